#!/bin/bash
#SBATCH --job-name=grade-merge --ntasks=1
# Puts the parts of a class together; names what is missing, and then exits with 1.
exec "$GRADE" merge --output "$GRADE_FOLDER/results.jsonl" "$GRADE_FOLDER"/part-*.jsonl
