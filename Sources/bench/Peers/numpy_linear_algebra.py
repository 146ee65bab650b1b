"""Vectors, matrices, systems, ranks, singular values, norms and spectra, as users of NumPy write them.

What is refused is what the laws ask for; how a value is computed is NumPy's way.
"""

import numpy as np

from numpy_data import (
    Refusal, fields, matrix, number, same, vector, write_counts, write_number, write_tensor,
    write_vector,
)

V, M, N, I = vector, matrix, number, same


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


def nonempty(body):
    def checked(a, *rest):
        if a.size == 0:
            raise Refusal("empty")
        return body(a, *rest)

    return checked


# Vectors


@nonempty
def normalize(x):
    if not x.any():
        raise Refusal("zeroVector")
    return x / np.linalg.norm(x)


@same_shape
@nonempty
def cosine(x, y):
    if not x.any() or not y.any():
        raise Refusal("zeroVector")
    return x @ y / (np.linalg.norm(x) * np.linalg.norm(y))


def angle(x, y):
    return np.arccos(np.clip(cosine(x, y), -1, 1))


def rank_by_cosine(query, documents):
    if documents.shape[1] != query.size:
        raise Refusal("shapes")
    if query.size == 0:
        raise Refusal("empty")
    if not query.any() or not documents.any(axis=1).all():
        raise Refusal("zeroVector")
    lengths = np.linalg.norm(documents, axis=1) * np.linalg.norm(query)
    return np.argsort(-(documents @ query) / lengths, kind="stable")


def identity(n):
    if n < 0:
        raise Refusal("domain")
    return np.identity(n)


# Systems


def lu(a):
    size = len(a)
    p, l, u = np.arange(size), np.identity(size), a.copy()
    for k in range(size):
        pivot = k + np.argmax(np.abs(u[k:, k]))
        p[[k, pivot]], u[[k, pivot]] = p[[pivot, k]], u[[pivot, k]]
        l[[k, pivot], :k] = l[[pivot, k], :k]
        if u[k, k] != 0:
            l[k + 1 :, k] = u[k + 1 :, k] / u[k, k]
            u[k + 1 :] -= np.outer(l[k + 1 :, k], u[k])
    return p, l, np.triu(u)


def det_scaled(a):
    sign, log = np.linalg.slogdet(a)
    if sign == 0:
        return 0.0, 0
    exponent = np.floor(log / np.log(2)) + 1
    return sign * np.exp(log - exponent * np.log(2)), exponent


def solve(a, b):
    if a.shape[0] != b.shape[0]:
        raise Refusal("shapes")
    return np.linalg.solve(a, b)


def adjugate(a):
    result = np.empty_like(a)
    for i, j in np.ndindex(*a.shape):
        minor = np.delete(np.delete(a, i, axis=0), j, axis=1)
        result[j, i] = (-1) ** (i + j) * np.linalg.det(minor)
    return result


def volume(a):
    return np.sqrt(max(np.linalg.det(a.T @ a), 0.0))


# Ranks


def rref(a):
    r, pivots = a.copy(), []
    tolerance = max(a.shape, default=0) * np.finfo(float).eps * np.abs(a).max(initial=0)
    for column in range(a.shape[1]):
        row = len(pivots)
        if row == a.shape[0]:
            break
        pivot = row + np.argmax(np.abs(r[row:, column]))
        if abs(r[pivot, column]) <= tolerance:
            r[row:, column] = 0
            continue
        r[[row, pivot]] = r[[pivot, row]]
        r[row] /= r[row, column]
        others = np.arange(a.shape[0]) != row
        r[others] -= np.outer(r[others, column], r[row])
        pivots.append(column)
    return r, pivots


def nullspace(a):
    r, pivots = rref(a)
    free = [column for column in range(a.shape[1]) if column not in pivots]
    result = np.zeros((a.shape[1], len(free)))
    result[free, range(len(free))] = 1
    result[pivots] = -r[: len(pivots), free]
    return result


def is_independent(a):
    return bool(np.linalg.matrix_rank(a) == a.shape[1])


def coordinates(a, v):
    if a.shape[0] != v.size:
        raise Refusal("shapes")
    if not is_independent(a):
        raise Refusal("singular")
    result = np.linalg.lstsq(a, v, rcond=None)[0]
    if not np.allclose(a @ result, v):
        raise Refusal("domain")
    return result


# Decompositions


def qr(a):
    q, r = np.linalg.qr(a)
    # LAPACK leaves the signs open.
    signs = np.where(np.diagonal(r) < 0, -1.0, 1.0)
    return q * signs, signs[:, np.newaxis] * r


def svd(a):
    u, s, vt = np.linalg.svd(a, full_matrices=False)
    return u, s, vt.T


def low_rank(a, k):
    if k < 0:
        raise Refusal("domain")
    u, s, vt = np.linalg.svd(a, full_matrices=False)
    return u[:, :k] * s[:k], vt[:k]


def truncate(a, k):
    left, right = low_rank(a, k)
    return left @ right


def lstsq(a, b):
    if a.shape[0] != b.shape[0]:
        raise Refusal("shapes")
    return np.linalg.lstsq(a, b, rcond=None)[0]


@nonempty
def pca(x):
    mean = x.mean(axis=0)
    _, s, components = np.linalg.svd(x - mean, full_matrices=False)
    largest = np.argmax(np.abs(components), axis=1)
    components *= np.sign(components[np.arange(len(components)), largest])[:, np.newaxis]
    return mean, components, s**2 / len(x), (x - mean) @ components.T


def eigen_symmetric(a):
    # eigh looks at one half only.
    if not np.array_equal(a, a.T):
        raise Refusal("domain")
    return np.linalg.eigh(a)


def eigenvalues(a):
    values = sorted(np.linalg.eigvals(a), key=lambda z: (-z.real, -z.imag))
    return [z.real for z in values], [z.imag for z in values]


def spectral_radius(a):
    return np.abs(np.linalg.eigvals(a)).max(initial=0)


# Norms and regularisers


def norm_of(order):
    return lambda a: np.linalg.norm(a, order) if a.size else 0.0


def norm_p(x, p):
    if not np.isfinite(x).all():
        raise Refusal("notFinite")
    if not p >= 1:
        raise Refusal("domain")
    return np.linalg.norm(x, p) if x.size else 0.0


def decay(factor):
    def checked(w, rate, penalty, steps):
        if steps < 0:
            raise Refusal("domain")
        return (1 - factor * rate * penalty) ** steps * w

    return checked


def soft_threshold(w, t):
    if t < 0:
        raise Refusal("domain")
    return np.sign(w) * np.maximum(np.abs(w) - t, 0)


FUNCTIONS = {
    "add": ((V, V), write_vector, same_shape(np.add)),
    "sub": ((V, V), write_vector, same_shape(np.subtract)),
    "scale": ((N, V), write_vector, np.multiply),
    "axpy": ((N, V, V), write_vector, lambda a, x, y: same_shape(np.add)(a * x, y)),
    "sum": ((V,), write_number, np.sum),
    "dot": ((V, V), write_number, np.dot),
    "norm2": ((V,), write_number, np.linalg.norm),
    "normalize": ((V,), write_vector, normalize),
    "distance": ((V, V), write_number, same_shape(lambda x, y: np.linalg.norm(x - y))),
    "cosine": ((V, V), write_number, cosine),
    "cosineDistance": ((V, V), write_number, lambda x, y: 1 - cosine(x, y)),
    "angle": ((V, V), write_number, angle),
    "rankByCosine": ((V, M), write_counts, rank_by_cosine),
    "addMatrices": ((M, M), write_tensor, same_shape(np.add)),
    "subMatrices": ((M, M), write_tensor, same_shape(np.subtract)),
    "scaleMatrix": ((N, M), write_tensor, np.multiply),
    "matvec": ((M, V), write_vector, np.matmul),
    "matmul": ((M, M), write_tensor, np.matmul),
    "transpose": ((M,), write_tensor, np.transpose),
    "outer": ((V, V), write_tensor, np.outer),
    "trace": ((M,), write_number, square(np.trace)),
    "identity": ((I,), write_tensor, identity),
    "gram": ((M,), write_tensor, lambda a: a.T @ a),
    "lu": ((M,), fields(p=write_counts, l=write_tensor, u=write_tensor), square(lu)),
    "det": ((M,), write_number, square(np.linalg.det)),
    "detScaled": ((M,), fields(significand=write_number, exponent=int), square(det_scaled)),
    "solve": ((M, V), write_vector, square(solve)),
    "inverse": ((M,), write_tensor, square(np.linalg.inv)),
    "adjugate": ((M,), write_tensor, square(adjugate)),
    "volume": ((M,), write_number, volume),
    "rank": ((M,), int, np.linalg.matrix_rank),
    "numericalRank": ((M,), int, np.linalg.matrix_rank),
    "rref": ((M,), fields(matrix=write_tensor, pivots=write_counts), rref),
    "basis": ((M,), write_tensor, lambda a: a[:, rref(a)[1]]),
    "nullspace": ((M,), write_tensor, nullspace),
    "isIndependent": ((M,), same, is_independent),
    "coordinates": ((M, V), write_vector, coordinates),
    "qr": ((M,), fields(q=write_tensor, r=write_tensor), qr),
    "svd": ((M,), fields(u=write_tensor, s=write_vector, v=write_tensor), svd),
    "singularValues": ((M,), write_vector, lambda a: np.linalg.svd(a, compute_uv=False)),
    "truncate": ((M, I), write_tensor, truncate),
    "lowRank": ((M, I), fields(left=write_tensor, right=write_tensor), low_rank),
    "pinv": ((M,), write_tensor, np.linalg.pinv),
    "lstsq": ((M, V), write_vector, lstsq),
    "cond": ((M,), write_number, nonempty(np.linalg.cond)),
    "pca": (
        (M,),
        fields(mean=write_vector, components=write_tensor, variances=write_vector, scores=write_tensor),
        pca,
    ),
    "eigenSymmetric": ((M,), fields(values=write_vector, vectors=write_tensor), square(eigen_symmetric)),
    "eigenvalues": ((M,), fields(re=write_vector, im=write_vector), square(eigenvalues)),
    "spectralRadius": ((M,), write_number, square(spectral_radius)),
    "norm1": ((V,), write_number, norm_of(1)),
    "normInf": ((V,), write_number, norm_of(np.inf)),
    "normP": ((V, N), write_number, norm_p),
    "inducedNorm1": ((M,), write_number, norm_of(1)),
    "inducedNorm2": ((M,), write_number, norm_of(2)),
    "inducedNormInf": ((M,), write_number, norm_of(np.inf)),
    "frobenius": ((M,), write_number, np.linalg.norm),
    "weightDecay": ((V, N, N, I), write_vector, decay(2)),
    "decoupledWeightDecay": ((V, N, N, I), write_vector, decay(1)),
    "softThreshold": ((V, N), write_vector, soft_threshold),
    "l1SubgradientStep": (
        (V, N, N), write_vector, lambda w, rate, penalty: w - rate * penalty * np.sign(w)
    ),
}
