"""SymPy and Math-Verify on the pairs of keys and answers: how long each takes, and what it says.

    compare_peer.py FOLDER   reads FOLDER/compare.jsonl and FOLDER/compare/*.jsonl

Pairs with rules of their own (tolerances, forms, freedoms, domains, structures) are left out, as is what
a peer cannot read; each pair has ten seconds.
"""

import glob
import json
import os
import signal
import sys
import time

SECONDS = 10
LEFT_OUT = {"bombs.jsonl", "slow.jsonl"}


class Late(Exception):
    pass


def ring(_signal, _frame):
    raise Late


def pairs(folder):
    paths = [os.path.join(folder, "compare.jsonl")]
    paths += sorted(glob.glob(os.path.join(folder, "compare", "*.jsonl")))
    for path in paths:
        if os.path.basename(path) in LEFT_OUT:
            continue
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                pair = json.loads(line)
                if set(pair) == {"trap", "why", "verdict", "key", "answer"}:
                    if pair["verdict"] in ("right", "wrong"):
                        yield pair["key"], pair["answer"], pair["verdict"]


def measure(name, compare, questions):
    times = []
    accepted = rejected = unread = 0
    for key, answer, verdict in questions:
        start = time.perf_counter()
        signal.alarm(SECONDS)
        try:
            says = compare(key, answer)
        except Late:
            says = False
        except Exception:
            says = None
        finally:
            signal.alarm(0)
        times.append((time.perf_counter() - start) * 1000)
        if says is None:
            unread += 1
        elif says and verdict == "wrong":
            accepted += 1
        elif not says and verdict == "right":
            rejected += 1
    times.sort()
    print(
        f"{name}: {len(times)} pairs without rules, median {times[len(times) // 2]:.2f} ms, "
        f"mean {sum(times) / len(times):.2f} ms, p99 {times[len(times) * 99 // 100]:.1f} ms; "
        f"{accepted} wrong ones accepted, {rejected} right ones rejected, {unread} not read",
        flush=True,
    )


def sympy_comparison():
    import sympy
    from sympy.parsing import sympy_parser

    rules = sympy_parser.standard_transformations + (
        sympy_parser.convert_xor,
        sympy_parser.implicit_multiplication_application,
        sympy_parser.rationalize,
    )

    def read(text):
        names = {"e": sympy.E, "sigmoid": lambda z: 1 / (1 + sympy.exp(-z)), "abs": sympy.Abs}
        value = sympy_parser.parse_expr(text, names, rules)
        return value.subs({symbol: sympy.Symbol(symbol.name, real=True) for symbol in value.free_symbols})

    return f"SymPy {sympy.__version__} (simplify)", lambda key, answer: bool(
        sympy.simplify(read(key) - read(answer)) == 0
    )


def math_verify_comparison():
    import math_verify

    def compare(key, answer):
        gold = math_verify.parse(f"${key}$", parsing_timeout=None)
        target = math_verify.parse(f"${answer}$", parsing_timeout=None)
        if not gold or not target:
            return None
        return math_verify.verify(gold, target, timeout_seconds=None)

    return "Math-Verify", compare


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, ring)
    questions = list(pairs(sys.argv[1]))[::10]
    for peer in (sympy_comparison, math_verify_comparison):
        try:
            name, compare = peer()
        except ImportError as error:
            print(f"{error.name} is not installed", flush=True)
            continue
        measure(name, compare, questions)
