"""Marks a class with Spark: one submission a line in, one result a line out, in the same order.

usage: spark-submit grade_class.py IN OUT [PARTITIONS]

`grade` and the folder of exercises must be on every node: GRADE and EXERCISES name them, if they are not `grade`
in PATH and `exercises` here. What stands twice under one id is not looked for here: each line has its own result.
Exits with 1 where the results are not those of `grade filter`: lines that are not UTF-8 lose bytes on their way
through Spark.
"""

import os
import shlex
import shutil
import sys

from pyspark import SparkConf, SparkContext

# What Java reads in the place of bytes that are not UTF-8.
REPLACED = "\ufffd"


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    source, target = sys.argv[1:3]
    partitions = int(sys.argv[3]) if len(sys.argv) > 3 else None
    grade = os.environ.get("GRADE", "grade")
    command = shlex.join([
        shutil.which(grade) or grade, "filter", "--jobs", "1",
        "--exercises", os.path.abspath(os.environ.get("EXERCISES", "exercises")),
    ])
    # A line ends with \n alone: Hadoop would also end one at a carriage return within it.
    settings = SparkConf().set("spark.hadoop.textinputformat.record.delimiter", "\n")
    context = SparkContext(appName="grade", conf=settings)
    lines = context.textFile(source, partitions)
    # checkCode: otherwise a program that dies cuts its partition short, and the job succeeds. Without an
    # environment the program would have none, neither PATH nor LD_LIBRARY_PATH.
    results = lines.pipe(command, env=dict(os.environ), checkCode=True)
    results.saveAsTextFile(target)
    counts = lines.count(), context.textFile(target).count()
    if counts[0] != counts[1]:
        sys.exit("grade_class: %d lines in, %d results out" % counts)
    replaced = lines.filter(lambda line: REPLACED in line).count()
    if replaced:
        sys.exit("grade_class: %d lines are not UTF-8, or hold U+FFFD: look at their results" % replaced)


main()
