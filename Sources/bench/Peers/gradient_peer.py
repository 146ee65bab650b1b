"""PyTorch on the networks of the gradient table, in doubles on one thread.

    gradient_peer.py INPUTS   reads the networks, prints times in nanoseconds and the gradients

A line of the inputs is the network's name, a shape and hex floats, with tabs between them: for each
network the examples, the targets, and the weights and biases of two layers.
"""

import sys
import time

import torch

torch.set_num_threads(1)


def read(path):
    networks = {}
    with open(path) as lines:
        for line in lines:
            name, shape, elements = line.rstrip("\n").split("\t")
            tensor = torch.tensor(
                [float.fromhex(element) for element in elements.split()], dtype=torch.float64
            ).reshape([int(length) for length in shape.split()])
            networks.setdefault(name, []).append(tensor)
    return networks


def loss(x, target, w1, b1, w2, b2):
    hidden = torch.relu(torch.addmm(b1, x, w1))
    return torch.mean(torch.square(torch.addmm(b2, hidden, w2) - target))


def gradient(inputs):
    return torch.autograd.grad(loss(*inputs), inputs[2:])


def value(inputs):
    with torch.no_grad():
        return loss(*inputs)


def nanoseconds(body):
    body()
    start = time.perf_counter()
    body()
    runs = max(1, min(20000, int(0.2 / (time.perf_counter() - start))))
    rounds = []
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(runs):
            body()
        rounds.append((time.perf_counter() - start) / runs * 1e9)
    return min(rounds)


for name, inputs in read(sys.argv[1]).items():
    for parameter in inputs[2:]:
        parameter.requires_grad_()
    times = nanoseconds(lambda: value(inputs)), nanoseconds(lambda: gradient(inputs))
    print("time", name, *times, sep="\t")
    for part in gradient(inputs):
        print("gradient", name, " ".join(repr(number) for number in part.flatten().tolist()), sep="\t")
