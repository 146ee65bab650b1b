"""Tensors, as users of NumPy write them."""

import re

import numpy as np

from numpy_data import Refusal, same, tensor, write_counts, write_tensor

T, I = tensor, same


def strides(shape):
    return np.cumprod([1, *shape[:0:-1]])[::-1][: len(shape)]


def reshape(x, shape):
    try:
        return np.reshape(x, shape)
    except ValueError:
        raise Refusal("elementCount")


def permute(x, axes):
    if sorted(axes) != list(range(x.ndim)):
        raise Refusal("axis")
    return x.transpose(axes)


def over_axes(body, of_nothing):
    def checked(x, axes):
        if len(set(axes)) != len(axes) or any(not 0 <= axis < x.ndim for axis in axes):
            raise Refusal("axis")
        # Where another axis has the length 0 too, there is no element that would have no value.
        kept = [length for axis, length in enumerate(x.shape) if axis not in axes]
        if x.size == 0 and all(kept) and not of_nothing:
            raise Refusal("empty")
        return body(x, axis=tuple(axes))

    return checked


def sum_to(x, shape):
    if np.broadcast_shapes(tuple(shape), x.shape) != x.shape:
        raise Refusal("shapes")
    lead = x.ndim - len(shape)
    stretched = [lead + axis for axis, length in enumerate(shape) if length == 1]
    return x.sum(axis=(*range(lead), *stretched), keepdims=True).reshape(shape)


def concat(x, y, axis):
    if not 0 <= axis < x.ndim:
        raise Refusal("axis")
    return np.concatenate((x, y), axis=axis)


def split_heads(x, heads):
    if x.ndim != 3 or heads < 1 or x.shape[2] % heads != 0:
        raise Refusal("domain")
    batch, length, width = x.shape
    return x.reshape(batch, length, heads, width // heads).transpose(0, 2, 1, 3)


def merge_heads(x):
    if x.ndim != 4:
        raise Refusal("domain")
    batch, heads, length, width = x.shape
    return x.transpose(0, 2, 1, 3).reshape(batch, length, heads * width)


def einsum(spec, x, y):
    if not re.fullmatch(r"[a-z]*,[a-z]*->[a-z]*", spec):
        raise Refusal("domain")
    return np.einsum(spec, x, y)


FUNCTIONS = {
    "strides": ((I,), write_counts, strides),
    "reshape": ((T, I), write_tensor, reshape),
    "permute": ((T, I), write_tensor, permute),
    "expand": ((T, I), write_tensor, np.broadcast_to),
    "broadcastShape": (
        (I, I), write_counts, lambda s, t: np.broadcast_shapes(tuple(s), tuple(t))
    ),
    "broadcastAdd": ((T, T), write_tensor, np.add),
    "broadcastSub": ((T, T), write_tensor, np.subtract),
    "broadcastMul": ((T, T), write_tensor, np.multiply),
    "sumAxes": ((T, I), write_tensor, over_axes(np.sum, of_nothing=True)),
    "meanAxes": ((T, I), write_tensor, over_axes(np.mean, of_nothing=False)),
    "maxAxes": ((T, I), write_tensor, over_axes(np.max, of_nothing=False)),
    "sumTo": ((T, I), write_tensor, sum_to),
    "concat": ((T, T, I), write_tensor, concat),
    "splitHeads": ((T, I), write_tensor, split_heads),
    "mergeHeads": ((T,), write_tensor, merge_heads),
    "einsum": ((I, T, T), write_tensor, einsum),
}
