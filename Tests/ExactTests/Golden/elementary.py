#!/usr/bin/env python3
"""Writes elementary.tsv: values of the elementary functions by mpmath (needs version 1.3.0).

A line is: function, argument as an exact rational, value to 75 significant digits. The arguments are
chosen by size and by closeness to the places where precision is lost; the working precision is
raised with the size of the argument, so that all digits printed are right to the last but one.
"""
from fractions import Fraction
import mpmath
from mpmath import mp

DIGITS = 75
mp.dps = 220

F = Fraction
tiny = [F(1, 10**40), F(-3, 10**40), F(7, 10**12), F(-1, 2**33)]
small = [F(1, 1000), F(-1, 7), F(1, 3), F(1, 2)]
middle = [F(1), F(-1), F(3, 2), F(-22, 7), F(10), F(123456789, 1000)]


def near(value, digits):
    """The decimal of that many digits behind the point nearest to a real number."""
    return F(int(mpmath.nint(value * mpmath.mpf(10)**digits)), 10**digits)


turns = [near(k * mpmath.pi / 2, d) for k, d in [(1, 5), (1, 30), (2, 12), (2, 40), (3, 20), (4, 25),
                                                 (-5, 15), (1001, 35)]]
huge = [F(10**10 + 1), F(10**30), F(-10**30 - 7, 3), F(2**200 + 1), F(10**60 + 1, 7)]
near_one = [1 + s * F(1, 10**d) for d in (1, 5, 20, 40) for s in (1, -1)]
inside = [F(9, 10), F(-9, 10), F(-999, 1000), 1 - F(1, 10**20), -1 + F(1, 10**20), 1 - F(1, 10**40)]
positive = [x for x in tiny + small + middle + huge if x > 0]

arguments = {
    "sqrt": positive + near_one + [F(2), F(3), F(1, 10**61)],
    "log": positive + near_one + [F(2), F(3, 4), F(2, 3), F(1, 10**300), F(10**300)],
    "exp": tiny + small + middle + [F(-100), F(1000), F(-12345, 7), F(10**5 + 1), F(-10**5), F(5, 7)],
    "sin": tiny + small + middle + turns + huge,
    "cos": tiny + small + middle + turns + huge,
    "tan": tiny + small + middle + turns + huge,
    "asin": tiny + small + inside + [F(1), F(-1)],
    "acos": tiny + small + inside + [F(-1), F(3, 4)],
    "atan": tiny + small + middle + huge + near_one,
    "sinh": tiny + small + middle[:-1] + [F(-100), F(1000), F(123456, 7)],
    "cosh": tiny + small + middle[:-1] + [F(-100), F(1000), F(123456, 7)],
    "tanh": tiny + small + middle[:-1] + [F(-40), F(60), F(71, 7), F(-25)],
    "erf": tiny + small + middle[:4] + [F(5), F(-6, 1), F(15, 2), F(9), F(-12)],
    "erfc": tiny + small + middle[:5] + [F(-12), F(5), F(9), F(15, 2), F(35, 2), F(37), F(-37), F(300), F(1000, 3)],
}

powers = [(F(3, 2), F(7, 3)), (F(2), F(1, 2)), (F(1, 10**40), F(1, 3)), (F(10**30), F(-5, 7)),
          (1 + F(1, 10**20), F(10**20)), (1 - F(1, 10**10), F(-22, 7)), (F(7), F(100)),
          (F(2, 3), F(-1000)), (F(-5, 3), F(41)), (F(1, 3), F(1, 10**25)), (F(10), F(12345, 11)),
          (F(9, 10), F(10**6 + 1)), (F(3), F(-1, 3)), (1 + F(1, 10**40), F(10**41 + 1, 3))]
functions = {name: getattr(mpmath, name) for name in arguments}


def show(name, argument, value):
    print(f"{name}\t{argument}\t"
          + mpmath.nstr(value, DIGITS, strip_zeros=False, min_fixed=1, max_fixed=0))


def real(x):
    return mpmath.mpf(x.numerator) / x.denominator


print(f"# mpmath {mpmath.__version__}, mp.dps = {mp.dps}, {DIGITS} significant digits: elementary.py")
print("# function\targument\tvalue")
for name, values in arguments.items():
    seen = set()
    for x in values:
        if x in seen:
            continue
        seen.add(x)
        value = functions[name](real(x))
        if value != 0:
            show(name, x, value)
for base, exponent in powers:
    show("power", f"{base} {exponent}", mpmath.power(real(base), real(exponent)))
for name, value in [("pi", mpmath.pi), ("e", mpmath.e), ("log2", mpmath.log(2))]:
    show(name, "-", +value)
