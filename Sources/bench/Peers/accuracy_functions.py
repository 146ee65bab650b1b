"""The functions of each library that the tables of accuracy and speed compare.

Each has the kinds of its arguments: V for a vector, M for a square matrix, C for a class. What a
library does not have as one function is written as its users write it.
"""

import math

import numpy as np


def row_major(product):
    """A product by the BLAS, which stores columns: (AB)' = B'A'."""
    return lambda a, b: product(1.0, b.T, a.T).T


def numpy_functions():
    def softmax(z):
        powers = np.exp(z - z.max())
        return powers / powers.sum()

    def log_sum_exp(z):
        greatest = z.max()
        return greatest + np.log(np.exp(z - greatest).sum())

    return {
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
        "softmax": ("V", softmax),
        "logSumExp": ("V", log_sum_exp),
        "ceLogits": ("VC", lambda z, c: log_sum_exp(z) - z[c]),
        "bceLogits": ("VV", lambda x, y: np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))),
        "sigmoid": ("V", lambda x: 1 / (1 + np.exp(-x))),
        "layerNorm": ("VV", lambda x, e: (x - x.mean()) / np.sqrt(x.var() + e[0])),
        "entropy": ("V", lambda p: -np.sum(p * np.log(p))),
        "kl": ("VV", lambda p, q: np.sum(p * np.log(p / q))),
        "mean": ("V", np.mean),
        "variance": ("V", np.var),
    }


def scipy_functions():
    import scipy.linalg
    import scipy.linalg.blas
    import scipy.spatial.distance
    import scipy.special as special

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
        "softmax": ("V", special.softmax),
        "logSumExp": ("V", special.logsumexp),
        "ceLogits": ("VC", lambda z, c: -special.log_softmax(z)[c]),
        "bceLogits": (
            "VV", lambda x, y: -(y * special.log_expit(x) + (1 - y) * special.log_expit(-x))),
        "sigmoid": ("V", special.expit),
        "gelu": ("V", lambda x: x * special.ndtr(x)),
        "entropy": ("V", lambda p: special.entr(p).sum()),
        "kl": ("VV", lambda p, q: special.rel_entr(p, q).sum()),
    }


def torch_functions():
    import torch
    import torch.nn.functional as functional

    torch.set_num_threads(1)
    tensor = torch.from_numpy

    def cross_entropy(z, c):
        return functional.cross_entropy(tensor(z)[None], torch.tensor([c]))

    def binary_cross_entropy(x, y):
        return functional.binary_cross_entropy_with_logits(tensor(x), tensor(y), reduction="none")

    return {
        "softmax": ("V", lambda z: torch.softmax(tensor(z), 0)),
        "logSumExp": ("V", lambda z: torch.logsumexp(tensor(z), 0)),
        "ceLogits": ("VC", cross_entropy),
        "bceLogits": ("VV", binary_cross_entropy),
        "sigmoid": ("V", lambda x: torch.sigmoid(tensor(x))),
        "layerNorm": (
            "VV", lambda x, e: functional.layer_norm(tensor(x), x.shape, eps=float(e[0]))),
        "gelu": ("V", lambda x: functional.gelu(tensor(x))),
        "entropy": ("V", lambda p: torch.distributions.Categorical(tensor(p)).entropy()),
        "kl": ("VV", lambda p, q: functional.kl_div(tensor(q).log(), tensor(p), reduction="sum")),
        "mean": ("V", lambda x: tensor(x).mean()),
        "variance": ("V", lambda x: tensor(x).var(correction=0)),
    }


def jax_functions():
    import jax
    import jax.scipy.special

    jax.config.update("jax_enable_x64", True)
    library = jax.nn
    array = jax.numpy.asarray

    def binary_cross_entropy(x, y):
        x, y = array(x), array(y)
        return -(y * library.log_sigmoid(x) + (1 - y) * library.log_sigmoid(-x))

    return {
        "softmax": ("V", lambda z: library.softmax(array(z))),
        "logSumExp": ("V", lambda z: library.logsumexp(array(z))),
        "ceLogits": ("VC", lambda z, c: -library.log_softmax(array(z))[c]),
        "bceLogits": ("VV", binary_cross_entropy),
        "sigmoid": ("V", lambda x: library.sigmoid(array(x))),
        "layerNorm": ("VV", lambda x, e: library.standardize(array(x), epsilon=e[0])),
        "gelu": ("V", lambda x: library.gelu(array(x), approximate=False)),
        "entropy": ("V", lambda p: jax.scipy.special.entr(array(p)).sum()),
        "kl": ("VV", lambda p, q: jax.scipy.special.rel_entr(array(p), array(q)).sum()),
        "mean": ("V", lambda x: array(x).mean()),
        "variance": ("V", lambda x: array(x).var()),
    }


LIBRARIES = {
    "numpy": numpy_functions,
    "scipy": scipy_functions,
    "torch": torch_functions,
    "jax": jax_functions,
}
