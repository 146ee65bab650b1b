"""NumPy or SciPy on the inputs of the tables of accuracy and speed.

    accuracy_peer.py numpy|scipy accuracy INPUTS   writes the result for each input as hex floats
    accuracy_peer.py numpy|scipy speed INPUTS      writes the time of a call in nanoseconds

A line of the inputs is the row's number, the function, and arguments as hex floats with spaces
between them, all with tabs between. A line of results is the row's number, a tab, and hex floats.
"""

import math
import os
import sys
import time

# The core uses one thread.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np

library = sys.argv[1]
if library == "scipy":
    import scipy.linalg
    import scipy.linalg.blas
    import scipy.spatial.distance


def row_major(product):
    """A product by the BLAS, which stores columns: (AB)' = B'A'."""
    return lambda a, b: product(1.0, b.T, a.T).T


# The kinds of the arguments, V for a vector and M for a square matrix, and the function.
NUMPY = {
    "sum": ("V", np.sum),
    "dot": ("VV", np.dot),
    "norm2": ("V", np.linalg.norm),
    "cosine": ("VV", lambda x, y: np.dot(x, y) / (np.linalg.norm(x) * np.linalg.norm(y))),
    "matmul": ("MM", np.matmul),
    "det": ("M", np.linalg.det),
    "solve": ("MV", np.linalg.solve),
    "inverse": ("M", np.linalg.inv),
    "singularValues": ("M", lambda a: np.linalg.svd(a, compute_uv=False)),
    "svd": ("M", np.linalg.svd),
    "eigenSymmetric": ("M", np.linalg.eigh),
}


def scipy_functions():
    return {
        # SciPy has no sum; its users have that of Python, which is correctly rounded.
        "sum": ("V", math.fsum),
        "dot": ("VV", scipy.linalg.blas.ddot),
        "norm2": ("V", scipy.linalg.norm),
        "cosine": ("VV", lambda x, y: 1 - scipy.spatial.distance.cosine(x, y)),
        "matmul": ("MM", row_major(scipy.linalg.blas.dgemm)),
        "det": ("M", scipy.linalg.det),
        "inverse": ("M", scipy.linalg.inv),
        "singularValues": ("M", lambda a: scipy.linalg.svd(a, compute_uv=False)),
    }


def argument(kind, text):
    flat = np.array([float.fromhex(word) for word in text.split(" ")])
    size = math.isqrt(flat.size)
    return flat.reshape(size, size) if kind == "M" else flat


def inputs(path):
    table = NUMPY if library == "numpy" else scipy_functions()
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
    task = {"accuracy": accuracy, "speed": speed}[sys.argv[2]]
    for row, function, arguments in inputs(sys.argv[3]):
        print(row, task(function, arguments), sep="\t")
