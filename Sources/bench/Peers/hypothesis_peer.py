"""Hypothesis on the properties of the benchmarks: throughput, and what shrinking costs.

Prints a figure a line, its fields separated by tabs:
  throughput, peer, problem, cases a CPU second, numbers a case
  shrinking, peer, problem, seeds, ideal results, median and greatest number of runs
A run is one of the property after the first failure, the last replay included.
"""

import hypothesis

from hypothesis_shrinking import shrinking_figures
from hypothesis_throughput import throughput_figures

PEER = f"Hypothesis {hypothesis.__version__}"


def show(kind, *fields):
    print(kind, PEER, *fields, sep="\t", flush=True)


if __name__ == "__main__":
    for problem, rate, numbers in throughput_figures():
        show("throughput", problem, f"{rate:.1f}", f"{numbers:.2f}")
    for problem, seeds, ideal, median, most in shrinking_figures():
        show("shrinking", problem, seeds, ideal, median, most)
