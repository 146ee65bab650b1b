"""How numbers, vectors, matrices and tensors stand in requests and answers, for NumPy."""

import numpy as np


class Refusal(Exception):
    """An argument that the function has no value for, by the kind of the error."""

    def __init__(self, kind):
        super().__init__(kind)
        self.kind = kind


def number(value):
    if isinstance(value, str):
        return float.fromhex(value) if "x" in value.lower() else float(value)
    return float(value)


def vector(value):
    return np.array([number(entry) for entry in value], dtype=np.float64)


def matrix(value):
    if isinstance(value, dict):
        return tensor(value)
    return np.array([vector(row) for row in value]).reshape(len(value), -1 if value and value[0] else 0)


def tensor(value):
    return vector(value["data"]).reshape(value["shape"])


def same(value):
    return value


def write_number(value):
    value = float(value)
    return value if np.isfinite(value) else {np.inf: "inf", -np.inf: "-inf"}.get(value, "nan")


def write_vector(value):
    return [write_number(entry) for entry in value]


def write_tensor(value):
    value = np.asarray(value)
    return {"shape": list(value.shape), "data": write_vector(value.reshape(-1))}


def write_counts(value):
    return [int(entry) for entry in value]


def fields(**writers):
    """Writes several results under their names."""
    return lambda results: {
        name: write(result) for (name, write), result in zip(writers.items(), results)
    }
