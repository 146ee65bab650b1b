"""How often Hypothesis runs a property to shrink its failure: the shrinking challenge."""

import statistics

from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from hypothesis import strategies as st

SEEDS = 20
# The phase that explains a failure runs the property too, and is left out.
SETTINGS = settings(
    max_examples=10_000,
    database=None,
    deadline=None,
    phases=[Phase.generate, Phase.shrink],
    report_multiple_bugs=False,
    print_blob=False,
    suppress_health_check=list(HealthCheck),
)

integers = st.integers(-(2**63), 2**63 - 1)


class Broken(Exception):
    """A property is false."""


def wrapped(total):
    """A number in 16 bits."""
    return (total + 32768) % 65536 - 32768


def bound5(lists):
    return wrapped(sum(map(sum, lists))) < 1280


short_lists = st.lists(st.integers(-32768, 32767), max_size=10).filter(
    lambda numbers: wrapped(sum(numbers)) < 256
)


def deletion(pair):
    numbers, index = pair
    assume(index < len(numbers))
    rest = list(numbers)
    rest.remove(numbers[index])
    return numbers[index] not in rest


def coupling(numbers):
    assume(all(number < len(numbers) for number in numbers))
    return all(j == i or numbers[j] != i for i, j in enumerate(numbers))


def difference(refused):
    return lambda pair: pair[0] < 10 or abs(pair[0] - pair[1]) not in refused


positive = st.integers(1, 2**31 - 1)
pairs = st.tuples(positive, positive)

expressions = st.deferred(
    lambda: integers
    | st.tuples(st.just("+"), expressions, expressions)
    | st.tuples(st.just("/"), expressions, expressions)
)


def divides_by_literal_zero(expression):
    if isinstance(expression, int):
        return False
    operation, left, right = expression
    if operation == "/" and right == 0:
        return True
    return divides_by_literal_zero(left) or divides_by_literal_zero(right)


def evaluate(expression):
    if isinstance(expression, int):
        return expression
    operation, left, right = expression
    one, other = evaluate(left), evaluate(right)
    return one + other if operation == "+" else one // other


def calculator(expression):
    assume(not divides_by_literal_zero(expression))
    try:
        evaluate(expression)
    except ZeroDivisionError:
        return False
    return True


@st.composite
def heaps(draw):
    def heap(least, size):
        if size == 0 or not draw(st.booleans()):
            return None
        key = draw(st.integers(least, 2**63 - 1))
        left = heap(key, size // 2)
        return (key, left, heap(key, size // 2))

    return heap(0, draw(st.integers(0, 20)))


def keys(heap):
    found, stack = [], [heap]
    while stack:
        top = stack.pop()
        if top is not None:
            found.append(top[0])
            stack += [top[1], top[2]]
    return found


def merge(one, other):
    if one is None:
        return other
    if other is None:
        return one
    if one[0] <= other[0]:
        return (one[0], merge(one[2], other), one[1])
    return (other[0], merge(other[2], one), other[1])


def binheap(heap):
    found = [] if heap is None else [heap[0]] + keys(merge(heap[1], heap[2]))
    return found == sorted(found) and sorted(found) == sorted(keys(heap))


def is_least_heap(heap):
    """Whether a heap has four keys, of which only one is not zero; three shapes of them fail."""
    return sorted(keys(heap)) == [0, 0, 0, 1]


lengths_first = st.integers(1, 100).flatmap(
    lambda count: st.lists(st.integers(0, 1000), min_size=count, max_size=count)
)

# The name, what draws, the property, and what is ideal: a value or a test.
PROBLEMS = [
    ("binheap", heaps(), binheap, is_least_heap),
    (
        "bound5",
        st.tuples(*[short_lists] * 5),
        bound5,
        lambda lists: sorted(map(tuple, lists)) == [(), (), (), (-32768,), (-1,)],
    ),
    ("calculator", expressions, calculator, ("/", 0, ("+", 0, 0))),
    ("coupling", st.lists(st.integers(0, 10)), coupling, [1, 0]),
    ("deletion", st.tuples(st.lists(integers), st.integers(0, 10)), deletion, ([0, 0], 0)),
    ("difference1", pairs, difference([0]), (10, 10)),
    ("difference2", pairs, difference([1, 2, 3, 4]), (10, 6)),
    ("difference3", pairs, difference([1]), (10, 9)),
    (
        "distinct",
        st.lists(integers),
        lambda numbers: len(set(numbers)) < 3,
        lambda numbers: numbers in ([0, 1, -1], [0, 1, 2]),
    ),
    (
        "largeunionlist",
        st.lists(st.lists(integers)),
        lambda lists: len({number for numbers in lists for number in numbers}) < 5,
        [[0, 1, -1, 2, -2]],
    ),
    ("lengthlist", lengths_first, lambda numbers: max(numbers) < 900, [900]),
    (
        "nestedlists",
        st.lists(st.lists(integers)),
        lambda lists: sum(map(len, lists)) <= 10,
        [[0] * 11],
    ),
    ("reverse", st.lists(integers), lambda numbers: numbers == numbers[::-1], [0, 1]),
]


def shrink(strategy, holds, number):
    """The value shrunk to, and how often the property was run after the first failure."""
    runs = 0
    last = None

    @seed(number)
    @SETTINGS
    @given(strategy)
    def run(value):
        nonlocal runs, last
        if last is not None:
            runs += 1
        if not holds(value):
            last = (value,)
            raise Broken

    try:
        run()
    except Broken:
        pass
    return last, runs


def shrinking_figures():
    """Of each problem the name, seeds, ideal results, median and greatest number of runs."""
    for name, strategy, holds, ideal in PROBLEMS:
        is_ideal = ideal if callable(ideal) else lambda value: value == ideal
        results = [shrink(strategy, holds, number) for number in range(SEEDS)]
        good = sum(1 for last, _ in results if last is not None and is_ideal(last[0]))
        runs = [count for _, count in results]
        yield name, SEEDS, good, round(statistics.median(runs)), max(runs)
