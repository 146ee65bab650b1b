#!/bin/bash
#SBATCH --job-name=grade-merge --ntasks=1
# Puts the parts of a class together; names what is missing, and then exits with 1.
"$GRADE" merge --output "$GRADE_FOLDER/results.jsonl" --in "$GRADE_IN" --shards "$GRADE_SHARDS" \
  --exercises "$GRADE_EXERCISES" "$GRADE_FOLDER"/part-*.jsonl || exit
# What shares left behind that were killed on nodes that never came back.
rm -f "$GRADE_FOLDER"/.part-*.jsonl.*.tmp
