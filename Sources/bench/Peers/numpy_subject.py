"""NumPy as a subject of the laws: `verify --subject 'python3 Sources/bench/Peers/numpy_subject.py'`.

Reads a request a line, as {"id":1,"call":"dot","args":[[1,2],[3,4]]}, and answers each with a line.
What NumPy does not have is answered by an error of the kind "missing".
"""

import json
import sys

import numpy as np


class Refusal(Exception):
    """An argument that the function has no value for, by the kind of the error."""


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


def plain(value):
    value = float(value)
    return value if np.isfinite(value) else {np.inf: "inf", -np.inf: "-inf"}.get(value, "nan")


def write_vector(value):
    return [plain(entry) for entry in value]


def write_tensor(value):
    value = np.asarray(value)
    return {"shape": list(value.shape), "data": write_vector(value.reshape(-1))}


def whole(value):
    return [int(entry) for entry in value]


def fields(**writers):
    return lambda results: {
        name: write(result) for (name, write), result in zip(writers.items(), results)
    }


def identity(value):
    return value


V, M, T, N, I = vector, matrix, tensor, number, identity
FUNCTIONS = {}


def has(name, readers, write, body):
    FUNCTIONS[name] = (readers, write, body)


def same_shape(body):
    def checked(x, y):
        if x.shape != y.shape:
            raise Refusal("shapes")
        return body(x, y)

    return checked


def square(body):
    def checked(a, *rest):
        if a.shape[0] != a.shape[1]:
            raise Refusal("notSquare")
        return body(a, *rest)

    return checked


def lengths(x, y):
    if np.linalg.norm(x) == 0 or np.linalg.norm(y) == 0:
        raise Refusal("zeroVector")
    return np.linalg.norm(x) * np.linalg.norm(y)


def normalize(x):
    if x.size == 0:
        raise Refusal("empty")
    if not x.any():
        raise Refusal("zeroVector")
    return x / np.linalg.norm(x)


def solve(a, b):
    if a.shape[0] != b.shape[0]:
        raise Refusal("shapes")
    return np.linalg.solve(a, b)


def eigenvalues(a):
    values = np.linalg.eigvals(a)
    values = sorted(values, key=lambda z: (-z.real, -z.imag))
    return [z.real for z in values], [z.imag for z in values]


def axes_of(body):
    def checked(x, axes):
        if len(set(axes)) != len(axes) or any(not 0 <= axis < x.ndim for axis in axes):
            raise Refusal("axis")
        return body(x, axis=tuple(axes))

    return checked


def nonempty(body):
    def checked(x, axis):
        if any(x.shape[a] == 0 for a in axis):
            raise Refusal("empty")
        return body(x, axis=axis)

    return checked


def concat(x, y, axis):
    if not 0 <= axis < x.ndim:
        raise Refusal("axis")
    return np.concatenate((x, y), axis=axis)


def permute(x, axes):
    if sorted(axes) != list(range(x.ndim)):
        raise Refusal("axis")
    return x.transpose(axes)


def strides(shape):
    result = [1] * len(shape)
    for axis in range(len(shape) - 1, 0, -1):
        result[axis - 1] = result[axis] * shape[axis]
    return result


has("add", (V, V), write_vector, same_shape(np.add))
has("sub", (V, V), write_vector, same_shape(np.subtract))
has("scale", (N, V), write_vector, np.multiply)
has("sum", (V,), plain, np.sum)
has("dot", (V, V), plain, np.dot)
has("norm2", (V,), plain, np.linalg.norm)
has("normalize", (V,), write_vector, normalize)
has("distance", (V, V), plain, same_shape(lambda x, y: np.linalg.norm(x - y)))
has("cosine", (V, V), plain, same_shape(lambda x, y: x @ y / lengths(x, y)))
has("norm1", (V,), plain, lambda x: np.linalg.norm(x, 1))
has("normInf", (V,), plain, lambda x: np.linalg.norm(x, np.inf) if x.size else 0.0)
has("addMatrices", (M, M), write_tensor, same_shape(np.add))
has("subMatrices", (M, M), write_tensor, same_shape(np.subtract))
has("scaleMatrix", (N, M), write_tensor, np.multiply)
has("matvec", (M, V), write_vector, np.matmul)
has("matmul", (M, M), write_tensor, np.matmul)
has("transpose", (M,), write_tensor, np.transpose)
has("outer", (V, V), write_tensor, np.outer)
has("trace", (M,), plain, square(np.trace))
has("identity", (I,), write_tensor, np.identity)
has("gram", (M,), write_tensor, lambda a: a.T @ a)
has("det", (M,), plain, square(np.linalg.det))
has("solve", (M, V), write_vector, square(solve))
has("inverse", (M,), write_tensor, square(np.linalg.inv))
has("numericalRank", (M,), int, np.linalg.matrix_rank)
has("qr", (M,), fields(q=write_tensor, r=write_tensor), np.linalg.qr)
has("svd", (M,), fields(u=write_tensor, s=write_vector, v=write_tensor),
    lambda a: (lambda u, s, vt: (u, s, vt.T))(*np.linalg.svd(a, full_matrices=False)))
has("singularValues", (M,), write_vector, lambda a: np.linalg.svd(a, compute_uv=False))
has("eigenSymmetric", (M,), fields(values=write_vector, vectors=write_tensor), square(np.linalg.eigh))
has("eigenvalues", (M,), fields(re=write_vector, im=write_vector), square(eigenvalues))
has("pinv", (M,), write_tensor, np.linalg.pinv)
has("lstsq", (M, V), write_vector, lambda a, b: np.linalg.lstsq(a, b, rcond=None)[0])
has("cond", (M,), plain, np.linalg.cond)
has("frobenius", (M,), plain, np.linalg.norm)
has("inducedNorm1", (M,), plain, lambda a: np.linalg.norm(a, 1) if a.size else 0.0)
has("inducedNorm2", (M,), plain, lambda a: np.linalg.norm(a, 2) if a.size else 0.0)
has("inducedNormInf", (M,), plain, lambda a: np.linalg.norm(a, np.inf) if a.size else 0.0)
has("strides", (I,), whole, strides)
has("reshape", (T, I), write_tensor, np.reshape)
has("permute", (T, I), write_tensor, permute)
has("expand", (T, I), write_tensor, np.broadcast_to)
has("broadcastShape", (I, I), whole, lambda s, t: np.broadcast_shapes(tuple(s), tuple(t)))
has("broadcastAdd", (T, T), write_tensor, np.add)
has("broadcastSub", (T, T), write_tensor, np.subtract)
has("broadcastMul", (T, T), write_tensor, np.multiply)
has("sumAxes", (T, I), write_tensor, axes_of(np.sum))
has("meanAxes", (T, I), write_tensor, axes_of(nonempty(np.mean)))
has("maxAxes", (T, I), write_tensor, axes_of(nonempty(np.max)))
has("concat", (T, T, I), write_tensor, concat)
has("einsum", (I, T, T), write_tensor, np.einsum)

# What only moves elements takes any double; everything else takes finite ones.
MOVING = {"transpose", "reshape", "permute", "expand", "concat"}


def value(name, arguments):
    readers, write, body = FUNCTIONS[name]
    values = [read(argument) for read, argument in zip(readers, arguments)]
    if name not in MOVING:
        for entry in values:
            if isinstance(entry, (float, np.ndarray)) and not np.all(np.isfinite(entry)):
                raise Refusal("notFinite")
    return write(body(*values))


def answer(request):
    name = request["call"]
    if name not in FUNCTIONS:
        return {"error": {"kind": "missing", "message": f"NumPy has no {name}"}}
    try:
        return {"value": value(name, request["args"])}
    except Refusal as refusal:
        return {"error": {"kind": str(refusal), "message": f"{name} refuses its arguments"}}
    except np.linalg.LinAlgError as error:
        return {"error": {"kind": "singular", "message": str(error)}}
    except (ValueError, IndexError) as error:
        return {"error": {"kind": "shapes", "message": str(error)}}


if __name__ == "__main__":
    np.seterr(all="ignore")
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps({"id": request["id"], **answer(request)}), flush=True)
