import Exact
import Formats

@testable import Grading

/// One exercise whose parts come to all verdicts, and an answer to it.
enum SmallMark {
  static let file = """
    { "id": "X.1", "title": "All verdicts",
      "given": { "x": 3 },
      "parts": {
        "square": { "prompt": "S", "key": "x^2", "points": 2 },
        "next": { "prompt": "N", "key": "square + 5", "followThrough": "1/2" },
        "third": { "prompt": "T", "key": "x/7", "mistakes": { "rounding": { "credit": 1 }, "known": { "value": "7/x", "credit": "1/4", "feedback": "Upside `down`." } } },
        "root": { "prompt": "R", "key": "sqrt(x)" },
        "far": { "prompt": "F", "key": "x*x", "tolerance": "±1", "show": "answer" },
        "why": { "prompt": "W", "rubric": { "one": 1, "two": "1/2" } },
        "last": { "prompt": "L", "key": "x + 1" }
      } }
    """

  static let catalogue = Catalogue([
    ExerciseFile(name: "x.jsonc", problemSet: "set", bytes: Array(file.utf8))
  ])

  static func mark(_ answers: String, student: String = "ada") throws -> SubmissionMark {
    let text = "{ \"student\": \"\(student)\", \"answers\": { \"X.1\": \(answers) } }"
    return catalogue.mark(try Submission(Array(text.utf8)))
  }

  static let answers =
    #"{ "square": 8, "next": 13, "third": 0.4285, "root": "sqrt(3", "far": 12, "why": "Because it is so." }"#
}
