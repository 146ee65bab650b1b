"""NumPy as a subject of the laws: `verify --subject 'python3 Sources/bench/Peers/numpy_subject.py'`.

Reads a request a line, as {"id":1,"call":"dot","args":[[1,2],[3,4]]}, and answers each with a line.
A function that stands in no table is answered by an error of the kind "missing".
"""

import json
import sys
import warnings

# No folder of compiled modules beside the sources.
sys.dont_write_bytecode = True

import numpy as np

import numpy_linear_algebra
import numpy_tensors
from numpy_data import Refusal

FUNCTIONS = numpy_linear_algebra.FUNCTIONS | numpy_tensors.FUNCTIONS

# What only moves elements takes any double, and the p of a norm may be infinite; else finite
# numbers are due.
MOVING = {"transpose", "reshape", "permute", "expand", "concat", "splitHeads", "mergeHeads", "normP"}


def value(name, arguments):
    readers, write, body = FUNCTIONS[name]
    if len(arguments) != len(readers):
        raise Refusal("arguments")
    values = [read(argument) for read, argument in zip(readers, arguments)]
    for entry in values:
        if isinstance(entry, (float, np.ndarray)) and name not in MOVING:
            if not np.all(np.isfinite(entry)):
                raise Refusal("notFinite")
    return write(body(*values))


def answer(request):
    name = request["call"]
    if name not in FUNCTIONS:
        return {"error": {"kind": "missing", "message": f"the subject has no {name}"}}
    try:
        return {"value": value(name, request["args"])}
    except Refusal as refusal:
        return {"error": {"kind": refusal.kind, "message": f"{name} refuses its arguments"}}
    except np.linalg.LinAlgError as error:
        return {"error": {"kind": "singular", "message": str(error)}}
    except (ValueError, IndexError) as error:
        return {"error": {"kind": "shapes", "message": str(error)}}


if __name__ == "__main__":
    np.seterr(all="ignore")
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps({"id": request["id"], **answer(request)}), flush=True)
