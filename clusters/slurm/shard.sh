#!/bin/bash
#SBATCH --job-name=grade --ntasks=1 --cpus-per-task=1
# One share of a class; `submit` sets the variables.
exec "$GRADE" shard --shard auto --shards "$GRADE_SHARDS" --jobs "${SLURM_CPUS_PER_TASK:-1}" \
  --exercises "$GRADE_EXERCISES" --in "$GRADE_IN" \
  --out "$GRADE_FOLDER/part-$SLURM_ARRAY_TASK_ID.jsonl"
