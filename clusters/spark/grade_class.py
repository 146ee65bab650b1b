"""Marks a class with Spark: one submission a line in, one result a line out, in the same order.

usage: spark-submit grade_class.py IN OUT [PARTITIONS]

`grade` and the folder of exercises must be on every node: GRADE and EXERCISES name them. What stands twice
under one id is not looked for here: each line has its own result.
"""

import os
import shlex
import sys

from pyspark import SparkContext


def main():
    source, target = sys.argv[1:3]
    partitions = int(sys.argv[3]) if len(sys.argv) > 3 else None
    command = shlex.join([
        os.environ.get("GRADE", "grade"), "filter", "--jobs", "1",
        "--exercises", os.path.abspath(os.environ.get("EXERCISES", "exercises")),
    ])
    context = SparkContext(appName="grade")
    lines = context.textFile(source, partitions)
    # checkCode: otherwise a program that dies cuts its partition short, and the job succeeds.
    results = lines.pipe(command, checkCode=True)
    results.saveAsTextFile(target)
    counts = lines.count(), context.textFile(target).count()
    if counts[0] != counts[1]:
        sys.exit("grade_class: %d lines in, %d results out" % counts)


main()
