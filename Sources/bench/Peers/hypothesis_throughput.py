"""How many cases a CPU second Hypothesis runs of properties that hold."""

import math
import statistics
import time

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

RUNS = 5
CASES = 1_000
# Generation alone: no database, no deadline, and nothing that explains failures.
SETTINGS = settings(
    max_examples=CASES,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)

lists = st.lists(st.integers(-(2**63), 2**63 - 1), max_size=20)


def reverse_twice(numbers):
    assert list(reversed(list(reversed(numbers)))) == numbers


dimensions = st.integers(1, 8)


@st.composite
def factors(draw):
    rows, inner, columns = draw(dimensions), draw(dimensions), draw(dimensions)
    return draw(matrix(rows, inner)), draw(matrix(inner, columns))


def matrix(rows, columns):
    entries = st.integers(-100, 100)
    row = st.lists(entries, min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


def product(a, b):
    turned = list(zip(*b))
    return [[sum(map(int.__mul__, row, column)) for column in turned] for row in a]


def transpose(a):
    return [list(column) for column in zip(*a)]


def transposed_product(pair):
    a, b = pair
    assert transpose(product(a, b)) == product(transpose(b), transpose(a))


logits = st.lists(st.floats(-30, 30), min_size=1, max_size=16)


def softmax(numbers):
    greatest = max(numbers)
    powers = [math.exp(number - greatest) for number in numbers]
    total = sum(powers)
    shares = [power / total for power in powers]
    assert all(map(math.isfinite, shares))
    # One rounding for each addition and each division, all twice over.
    assert abs(sum(shares) - 1) <= 2 * len(shares) * 2.0**-53


PROBLEMS = [
    ("P1", lists, reverse_twice, len),
    ("P2", factors(), transposed_product, lambda pair: sum(len(m) * len(m[0]) for m in pair)),
    ("P3", logits, softmax, len),
]


def rate(strategy, body, number):
    """Cases a CPU second of one run."""
    cases = 0

    @seed(number)
    @SETTINGS
    @given(strategy)
    def run(value):
        nonlocal cases
        cases += 1
        body(value)

    start = time.process_time()
    run()
    return cases / (time.process_time() - start)


def numbers_per_case(strategy, count):
    counts = []

    @seed(0)
    @SETTINGS
    @given(strategy)
    def run(value):
        counts.append(count(value))

    run()
    return statistics.mean(counts)


def throughput_figures():
    """The name of each problem, the median rate, and the mean of numbers a case."""
    for name, strategy, body, count in PROBLEMS:
        rates = [rate(strategy, body, number) for number in range(RUNS + 1)][1:]
        yield name, statistics.median(rates), numbers_per_case(strategy, count)
