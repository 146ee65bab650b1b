extension ExerciseTemplate {
  static let expression = """
    "title": "A derivative by a weight",
    "prompt": "One example with the input x and the target y, one weight w: `L = (w·x − y)^2`.",
    "variables": { "w": "real", "x": "real", "y": "real" }, // what answers may use, and where it lies
    "given": { "L": "(w*x - y)^2" },
    "parts": {
      "gradient": {
        "prompt": "The derivative of L by w, `∂L/∂w`.",
        "points": 2,
        "key": "grad(L, w)", // the derivative is taken, not typed
        "check": "2*x*(w*x - y)",
        "mistakes": {
          "no inner": {
            "value": "2*(w*x - y)",
            "credit": "1/2",
            "feedback": "The inner derivative x is missing: that of `w·x − y` by w.",
          },
          "by x": { "value": "grad(L, x)", "feedback": "This is the derivative by x, not by w." },
          "sign": { "credit": "1/2", "feedback": "Right up to the sign." }, // built in
        },
        "hints": ["The chain rule: what is inside of the square, and what is its derivative by w?"],
        "solution": "Outside `2·(w·x − y)`, inside `x`: together `2·x·(w·x − y)`.",
      },
    },
    "examples": [
      { "answers": { "gradient": "2x(wx - y)" }, "score": 2 },
      { "answers": { "gradient": "2(wx - y)" }, "expect": { "gradient": "no inner" } },
      { "answers": { "gradient": "-2x(wx - y)" }, "expect": { "gradient": "sign" } },
      { "answers": { "gradient": "2x(wx - y" }, "expect": { "gradient": "unreadable" } },
    ],
    """

  static let derivation = """
    "title": "A difference of squares",
    "parts": {
      "steps": {
        "prompt": "Show that `(x + 1)^2 − (x − 1)^2 = 4·x`, one step a line.",
        "points": 3,
        "variables": { "x": "real" },
        "derivation": {
          "from": "(x + 1)^2 - (x - 1)^2", // the first line must equal this, each other one the line before
          "to": "4*x", // the last line must have this form, up to order
          "lines": 3, // at least; repeats and mere reorderings do not count
        },
        "mistakes": {
          // a wrong line
          "minus once": {
            "value": "x^2 + 2*x + 1 - x^2 - 2*x + 1",
            "feedback": "The minus sign is for all terms of the bracket.",
          },
        },
        "hints": ["Write both squares out first."],
        "solution": "`(x² + 2x + 1) − (x² − 2x + 1)`, and all but `2x + 2x` cancels.",
      },
    },
    "examples": [
      { "answers": { "steps": ["(x+1)^2 - (x-1)^2", "(x^2 + 2x + 1) - (x^2 - 2x + 1)", "4x"] }, "score": 3 },
      { "answers": { "steps": ["(x+1)^2 - (x-1)^2", "x^2 + 2x + 1 - x^2 - 2x + 1", "2"] }, "expect": { "steps": "1/3" } },
    ],
    """

  static let choice = """
    "title": "Which divergence is larger",
    "prompt": "Let p = {p} and q = {q}.",
    "given": { "p": [0.3, 0.7], "q": [0.4, 0.6] },
    "parts": {
      "larger": {
        "prompt": "Which of the two divergences is larger?",
        // "choose": "all that apply" for several answers
        "choices": {
          // "right" is true, false, or a statement that is decided
          "pq": {
            "text": "`KL(p‖q)` is larger.",
            "right": "kl(p, q) > kl(q, p)",
            "feedback": "Compute both: `KL(p‖q)` is the smaller one.",
          },
          "qp": { "text": "`KL(q‖p)` is larger.", "right": "kl(q, p) > kl(p, q)" },
          "equal": {
            "text": "They are equal.",
            "right": "kl(p, q) = kl(q, p)",
            "feedback": "The divergence is not symmetric: the two directions have different weights.",
          },
        },
        "hints": ["The weights are those of the first distribution."],
        "solution": "Both are sums of two terms; with these numbers `KL(q‖p)` is a little larger.",
      },
    },
    "examples": [
      { "answers": { "larger": "qp" }, "score": 1 },
      { "answers": { "larger": "equal" }, "expect": { "larger": "wrong" } },
      { "answers": { "larger": "both" }, "expect": { "larger": "unreadable" } },
    ],
    """

  static let condition = """
    "title": "Matrices that do not commute",
    "parts": {
      "matrices": {
        "prompt": "Two 2×2 matrices A and B with `A·B ≠ B·A`.",
        "asks": { "A": "matrix(2, 2)", "B": "matrix(2, 2)" }, // the answer: { "A": …, "B": … }
        "condition": "A*B != B*A", // any values that satisfy it are right
        "hints": ["Diagonal matrices commute with each other."],
        "solution": "For example A = ((0, 1), (0, 0)) and B = ((0, 0), (1, 0)): the products have their 1 in different corners.",
      },
    },
    "examples": [
      { "answers": { "matrices": { "A": [[0, 1], [0, 0]], "B": [[0, 0], [1, 0]] } }, "score": 1 },
      { "answers": { "matrices": { "A": [[1, 0], [0, 1]], "B": [[1, 2], [3, 4]] } }, "expect": { "matrices": "wrong" } },
    ],
    """

  static let text = """
    "title": "A saturated sigmoid",
    "parts": {
      "why": {
        "prompt": "Why does training stall where a sigmoid saturates?",
        // points that a person gives; the part is worth their sum
        "rubric": {
          "names the factor ŷ(1 − ŷ)": 1,
          "says where it vanishes": 1,
        },
        "hints": ["Look at the derivative of the sigmoid."],
        "solution": "The gradient has the factor ŷ(1 − ŷ), which is almost 0 where ŷ is almost 0 or 1.",
      },
    },
    "examples": [
      { "answers": { "why": "Because the slope vanishes." }, "expect": { "why": "undecided" } },
    ],
    """
}
