extension ExerciseTemplate {
  static let number = """
    "title": "Mean of three numbers",
    "prompt": "Let x = {x}.", // {x} inserts the value; `x²` in back-ticks is a formula
    "given": { "x": [2, 4, 9] },
    "parts": {
      "mean": {
        "prompt": "The mean of the entries of x.",
        "points": 1,
        "key": "mean(x)", // a formula in the given values: the answer is computed, not typed
        "check": 5, // a number or a second formula that must agree with the key
        // "tolerance": "2 decimals", "unit": "degrees", "domain": "positive": how exact, in what, where
        "mistakes": {
          // a wrong answer as a formula, which may use `key`; "edit" and "when" are the other ways
          "not divided": {
            "value": "sum(x)",
            "credit": "1/2",
            "feedback": "This is the sum. Divide it by the number of entries.",
          },
          "median": { "value": "x[1]", "feedback": "This is the entry in the middle, not the mean." },
        },
        "hints": ["How much does each entry weigh?"],
        "solution": "The entries of {x} add up to 15, and there are three of them: 15/3 = {mean}.",
      },
    },
    // whole answers with what they must earn: a score, or per part a share, a verdict or a mistake
    "examples": [
      { "answers": { "mean": "15/3" }, "score": 1 },
      { "answers": { "mean": 15 }, "expect": { "mean": "not divided" } },
      { "answers": { "mean": "(2 + 4" }, "expect": { "mean": "unreadable" } },
    ],
    """

  static let vector = """
    "title": "A sum of multiples",
    "prompt": "Let a = {a} and b = {b}.",
    "given": { "a": [1, 2, 3], "b": [4, 0, -1] },
    "parts": {
      "combination": {
        "prompt": "The vector `2a − b`.", // an answer is an array, or [x, y, z] in quotes
        "points": 3,
        "key": "2*a - b",
        "check": "[-2, 4, 7]",
        "byEntry": true, // each right entry earns its share
        "mistakes": {
          "added": { "value": "2*a + b", "credit": "1/3", "feedback": "This is `2a + b`: b is subtracted." },
          "not doubled": { "value": "a - b", "feedback": "This is `a − b`: a counts twice." },
        },
        "hints": ["Work entry by entry."],
        "solution": "Entry by entry: 2·1 − 4, 2·2 − 0 and 2·3 + 1, so it is {combination}.",
      },
    },
    "examples": [
      { "answers": { "combination": [-2, 4, 7] }, "score": 3 },
      { "answers": { "combination": [-2, 4, 5] }, "expect": { "combination": "2/3" } },
      { "answers": { "combination": [6, 4, 5] }, "expect": { "combination": "added" } },
      { "answers": { "combination": 9 }, "expect": { "combination": "wrong" } },
    ],
    """

  static let matrix = """
    "title": "A product of matrices",
    "prompt": "Let A = {A} and B = {B}, row by row.",
    "given": { "A": [[1, 2], [3, 4]], "B": [[2, 0], [1, 3]] },
    "parts": {
      "product": {
        "prompt": "The product `A·B`.", // an answer is an array of rows
        "points": 4,
        "key": "A*B",
        "check": "[[4, 6], [10, 12]]",
        "byEntry": true, // each right entry earns its share
        "mistakes": {
          "other order": { "value": "B*A", "credit": "1/4", "feedback": "This is `B·A`: the order matters." },
          "sum": { "value": "A + B", "feedback": "This is the sum `A + B`." },
        },
        "hints": ["Each entry is the dot product of a row of A and a column of B."],
        "solution": "Row by column: 1·2 + 2·1 = 4, 1·0 + 2·3 = 6, 3·2 + 4·1 = 10 and 3·0 + 4·3 = 12.",
      },
    },
    "examples": [
      { "answers": { "product": [[4, 6], [10, 12]] }, "score": 4 },
      { "answers": { "product": [[4, 6], [10, 10]] }, "expect": { "product": "3/4" } },
      { "answers": { "product": [[3, 2], [4, 7]] }, "expect": { "product": "sum" } },
      { "answers": { "product": [[4, 6], [10]] }, "expect": { "product": "unreadable" } },
    ],
    """

  static let shape = """
    "title": "The shape of a layer's output",
    "prompt": "A batch x of {B} inputs with {n_in} entries each goes through `h = x·W`.",
    // the names of dimensions may stand in answers: (B, 3)
    "given": {
      "B": 4,
      "n_in": 8,
      "x": "tensor(B, n_in)",
      "W": "tensor(n_in, 3)",
    },
    "parts": {
      "output": {
        "prompt": "W has the shape {n_in} × 3. The shape of `h`.",
        "key": "shape(x*W)",
        "check": "[4, 3]",
        "mistakes": {
          "transposed": { "value": "[3, B]", "credit": "1/2", "feedback": "Rows and columns are exchanged." },
          "not contracted": {
            "value": "[B, n_in, 3]",
            "feedback": "The inner dimension is summed over, and does not appear.",
          },
        },
        "hints": ["Which dimension do x and W have in common?"],
        "solution": "The inner dimension {n_in} is summed over; the batch {B} and the 3 outputs are left.",
      },
    },
    "examples": [
      { "answers": { "output": "(4, 3)" }, "score": 1 },
      { "answers": { "output": [3, 4] }, "expect": { "output": "transposed" } },
      { "answers": { "output": "(4, 3.5)" }, "expect": { "output": "unreadable" } },
    ],
    """
}
