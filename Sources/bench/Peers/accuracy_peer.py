"""A library on the inputs of the tables of accuracy and speed.

    accuracy_peer.py LIBRARY accuracy INPUTS   writes the result for each input as hex floats
    accuracy_peer.py LIBRARY speed INPUTS      writes the time of a call in nanoseconds
    accuracy_peer.py LIBRARY                   ends without an error where the library is installed

The library is numpy, scipy, torch or jax. A line of the inputs is the row's number, the function, and
arguments as hex floats with spaces between them, all with tabs between. A line of results is the
row's number, a tab, and hex floats.
"""

import math
import os
import sys
import time

# The core uses one thread.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np

# The program stays as it is in a checkout: no compiled copies of its modules beside it.
sys.dont_write_bytecode = True
from accuracy_functions import LIBRARIES


def argument(kind, text):
    flat = np.array([float.fromhex(word) for word in text.split(" ")])
    if kind == "C":
        return int(flat[0])
    size = math.isqrt(flat.size)
    return flat.reshape(size, size) if kind == "M" else flat


def inputs(table, path):
    with open(path) as lines:
        for line in lines:
            row, name, *texts = line.rstrip("\n").split("\t")
            if name in table:
                kinds, function = table[name]
                yield row, function, [argument(kind, text) for kind, text in zip(kinds, texts)]


def accuracy(function, arguments):
    try:
        result = np.ravel(function(*arguments))
    except (np.linalg.LinAlgError, ValueError):
        result = [math.nan]
    return " ".join(float(value).hex() for value in result)


def speed(function, arguments):
    """The least mean time of a call in rounds of 0.3 ms, as the core's is measured."""

    def mean(runs):
        start = time.perf_counter_ns()
        for _ in range(runs):
            function(*arguments)
        return (time.perf_counter_ns() - start) / runs

    once = max(min(mean(1), mean(1)), 50)
    runs = max(1, int(3e5 / once))
    rounds = max(5, min(100, int(3e8 / (once * runs))))
    return min(mean(runs) for _ in range(rounds))


if __name__ == "__main__":
    np.seterr(all="ignore")
    table = LIBRARIES[sys.argv[1]]()
    if len(sys.argv) == 2:
        sys.exit()
    task = {"accuracy": accuracy, "speed": speed}[sys.argv[2]]
    for row, function, arguments in inputs(table, sys.argv[3]):
        print(row, task(function, arguments), sep="\t")
