"""Writes the golden values for texts, doubles and decimals of rationals beside this file.

Made with CPython 3.11.7: `fractions`, the correctly rounded int / int, and `decimal`
(libmpdec 2.5.1), which divides with correct rounding.
Run: python3 rational-golden.py
"""

import random
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent
draw = random.Random(20250101)


def write(name, header, rows):
    lines = ["# " + header] + ["\t".join(map(str, row)) for row in rows]
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="ascii")


def texts():
    for text in ["-12.50", ".774", "5.", "1.6e-3", "1E5", "24/25", "-3/4", "0", "-0", "007.50",
                 "+.5e1", "1e-10", "100/40", "0.30000000000000004", "1e+20", "6.02214076e23",
                 "3.14159265358979323846264338327950288419716939937510"]:
        yield text, Fraction(text)
    for _ in range(20):
        digits = "".join(draw.choices("0123456789", k=draw.randint(2, 40)))
        cut = draw.randint(0, len(digits) - 1)
        text = f"{digits[:cut]}.{digits[cut:]}e{draw.randint(-30, 30)}"
        yield text, Fraction(text)
    for text in ["0x1.8p-3", "-0x1.921fb54442d18p+1", "0x1p-1074", "0x.8p1"]:
        yield text, Fraction(float.fromhex(text))


def nearest_double(x):
    try:
        return (x.numerator / x.denominator).hex()
    except OverflowError:
        return "inf" if x > 0 else "-inf"


def doubles():
    two = Fraction(2)
    cases = [Fraction(1, 3), Fraction(1, 10), Fraction(-2, 3), Fraction(24, 25), Fraction(10**23),
             Fraction(2**53 + 1), Fraction(2**53 + 3), Fraction(2**54 - 1), two**1024 - two**970,
             two**1024 - two**970 - 1, -(two**1024), two**-1074, two**-1075, two**-1075 * 3,
             two**-1076, two**-1022 - two**-1075, two**-1022 - two**-1074,
             Fraction("9007199254740993e-300"), Fraction("2.2250738585072011e-308"),
             Fraction("1.7976931348623158e308"), Fraction("1.7976931348623159e308")]
    for _ in range(60):
        bits = draw.choice([10, 53, 200])
        x = Fraction(draw.getrandbits(bits) + 1, draw.getrandbits(bits) + 1)
        cases.append(x * two ** draw.choice([0, 0, 500, 1020, -1040, -1060, -1073]))
    for x in cases:
        yield x, nearest_double(x)


def rounded_decimal(x, digits):
    context = Context(prec=digits, rounding=ROUND_HALF_EVEN, Emax=MAX_EMAX, Emin=MIN_EMIN)
    value = context.divide(Decimal(x.numerator), Decimal(x.denominator))
    value = value.quantize(Decimal((0, (1,), value.adjusted() - digits + 1)),
                           context=Context(prec=digits, Emax=MAX_EMAX, Emin=MIN_EMIN))
    if -7 <= value.adjusted() <= 20:
        return format(value, "f")
    return format(value, f".{digits - 1}e").replace("e+", "e")


def places_decimal(x, places):
    units = round(x * 10**places)  # ties to even
    sign = "-" if units < 0 else ""
    text = str(abs(units)).rjust(places + 1, "0")
    return sign + (text[:-places] + "." + text[-places:] if places else text)


def decimals():
    cases = [Fraction(1, 3), Fraction(2, 3), Fraction(-24, 25), Fraction(1, 8), Fraction(3, 8),
             Fraction(12345), Fraction(99999, 10), Fraction("9.9996"), Fraction("1e-7"),
             Fraction("9.9999e-8"), Fraction("9.99996e-8"), Fraction("1e20"), Fraction("1e21"),
             Fraction("9.99996e20"), Fraction(355, 113), Fraction(1, 7**40), Fraction(3**80, 7),
             Fraction("2.5"), Fraction("-3.5"), Fraction("0.5"), Fraction("-0.05")]
    for _ in range(40):
        bits = draw.choice([8, 40, 160])
        cases.append(Fraction(draw.choice([-1, 1]) * (draw.getrandbits(bits) + 1),
                              draw.getrandbits(draw.choice([8, 40, 160])) + 1))
    for x in cases:
        for n in [1, 2, 5, 17]:
            yield x, n, rounded_decimal(x, n), places_decimal(x, n - 1)


write("rational-text.tsv", "text, exact value", texts())
write("rational-double.tsv", "exact value, nearest double", doubles())
write("rational-decimal.tsv",
      "exact value, n, to n significant digits, to n - 1 places", decimals())
