"""NumPy and SciPy on the inputs of the accuracy table.

    accuracy_peer.py numpy|scipy accuracy INPUTS   reads the inputs, writes results as hex floats
    accuracy_peer.py numpy|scipy speed             prints the time of a call in nanoseconds

A line of the inputs is the row's number, the function, and arguments as hex floats with spaces
between them, all with tabs between. A line of results is the row's number and hex floats.
"""

import math
import sys
import time

import numpy as np

library = sys.argv[1]
if library == "scipy":
    import scipy.linalg
    import scipy.spatial.distance


def square(flat):
    size = math.isqrt(flat.size)
    return flat.reshape(size, size)


def functions():
    common = {
        "matmul": lambda a, b: square(a) @ square(b),
    }
    if library == "numpy":
        return common | {
            "sum": np.sum,
            "dot": np.dot,
            "norm2": np.linalg.norm,
            "cosine": lambda x, y: np.dot(x, y) / (np.linalg.norm(x) * np.linalg.norm(y)),
            "det": lambda a: np.linalg.det(square(a)),
            "inverse": lambda a: np.linalg.inv(square(a)),
            "singularValues": lambda a: np.linalg.svd(square(a), compute_uv=False),
        }
    return {
        # math.fsum is what SciPy's users have for exact sums.
        "sum": math.fsum,
        "norm2": scipy.linalg.norm,
        "cosine": lambda x, y: 1 - scipy.spatial.distance.cosine(x, y),
        "det": lambda a: scipy.linalg.det(square(a)),
        "inverse": lambda a: scipy.linalg.inv(square(a)),
        "singularValues": lambda a: scipy.linalg.svd(square(a), compute_uv=False),
    }


def accuracy(path):
    table = functions()
    with open(path) as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            function = table.get(fields[1])
            if function is None:
                continue
            arguments = [
                np.array([float.fromhex(word) for word in field.split(" ")]) for field in fields[2:]
            ]
            try:
                result = np.ravel(function(*arguments))
            except (np.linalg.LinAlgError, ValueError):
                result = [math.nan]
            print(fields[0], " ".join(float(value).hex() for value in result), sep="\t")


def speed():
    table = functions()
    random = np.random.default_rng(1)
    for name, sizes in [
        ("sum", [10, 1_000, 1_000_000]),
        ("dot", [10, 1_000, 1_000_000]),
        ("norm2", [10, 1_000]),
        ("cosine", [10, 1_000]),
        ("matmul", [8, 64, 256]),
        ("det", [10]),
        ("inverse", [10]),
        ("singularValues", [10]),
    ]:
        function = table.get(name)
        if function is None:
            continue
        for size in sizes:
            is_matrix = name in ("matmul", "det", "inverse", "singularValues")
            length = size * size if is_matrix else size
            count = 1 if name in ("sum", "norm2", "det", "inverse", "singularValues") else 2
            arguments = [random.standard_normal(length) for _ in range(count)]
            runs = max(3, min(20_000, 2_000_000 // length))
            best = math.inf
            for _ in range(5):
                start = time.perf_counter_ns()
                for _ in range(runs):
                    function(*arguments)
                best = min(best, (time.perf_counter_ns() - start) / runs)
            print(name, size, best, sep="\t")


np.seterr(all="ignore")
if sys.argv[2] == "speed":
    speed()
else:
    accuracy(sys.argv[3])
