import Exact
import Testing

@testable import Grading

/// How answers that are formulas in variables are marked.
@Suite struct FormulaMarkingTests {
  /// An answer, the verdict, credit and cause that it must get, and a piece of the reason.
  struct Row: CustomStringConvertible {
    let part: String
    let answer: String
    let line: String
    var reason = ""
    /// The student's other answers.
    var with: [String: String] = [:]

    init(
      _ part: String, _ answer: String, _ line: String, _ reason: String = "",
      with: [String: String] = [:]
    ) {
      (self.part, self.answer, self.line) = (part, answer, line)
      (self.reason, self.with) = (reason, with)
    }

    var description: String { "\(part): \(answer) \(with.isEmpty ? "" : "\(with)")" }
  }

  /// Parts with variables of every kind, abbreviations over abbreviations, and a given number.
  static let text = #"""
    {
      "id": "M", "followThrough": "1/2",
      "variables": { "x": "real", "y": "real", "p": "positive", "k": "integer" },
      "given": { "c": 3, "t": "x + 1", "u": "2*t", "s": "sigmoid(x*y)", "vs": [1, 2] },
      "parts": {
        "a": { "prompt": "`∂f/∂x`, also `f'`", "key": "grad(x^2*y, x)" },
        "b": {
          "prompt": "B", "key": "a*u",
          "mistakes": { "not doubled": { "edit": "u -> t", "credit": "1/4", "feedback": "The 2 is lost." } }
        },
        "hidden": { "prompt": "H", "variables": { "t": "positive" }, "key": "grad(t^2*x, t)" },
        "freed": { "prompt": "R", "variables": { "c": "positive" }, "key": "2*c*x" },
        "number": { "prompt": "N", "key": "c*2" },
        "mixed": { "prompt": "N", "key": "c*x" },
        "slope": { "prompt": "S", "key": "grad(s, x)" },
        "parity": { "prompt": "P", "key": "(-1)^(2*k)*x" },
        "root": { "prompt": "R", "key": "sqrt(p^2)" },
        "short": {
          "prompt": "F", "key": "grad(x^2*y, x)", "form": "operations:2",
          "mistakes": { "long": { "value": "key", "credit": "1/2", "feedback": "It is shorter." } }
        },
        "vector": {
          "prompt": "V", "variables": { "v": "vector(3)" }, "key": "grad(dot(v, v), v)", "byEntry": true
        },
        "family": {
          "prompt": "L", "variables": { "A": "matrix(N, d)", "v": "vector(d)", "r": "vector(N)" },
          "key": "grad(dot(r - A*v, r - A*v), v)"
        },
        "matrix": {
          "prompt": "M", "variables": { "B": "matrix(2, 2) of -3 .. 3" }, "key": "B + transpose(B)"
        },
        "pick": { "prompt": "C", "choices": { "yes": { "text": "Yes", "right": true }, "no": { "text": "No" } } },
      },
    }
    """#

  private func check(_ rows: [Row], _ text: String = text) throws {
    let exercise = try Exercising.exercise(text)
    var failures: [String] = []
    for row in rows {
      var answers = row.with.mapValues(WrittenAnswer.text)
      answers[row.part] = .text(row.answer)
      let mark = try #require(exercise.mark(answers).parts.first { $0.id == row.part })
      if mark.line != row.line || !(mark.reason ?? "").contains(row.reason) {
        failures.append(
          "\(row)\n    is       \(mark.line): \(mark.reason ?? "")\n    expected \(row.line): \(row.reason)"
        )
      }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func `equal formulas are right in every notation`() throws {
    try check(
      [
        "2xy", "2*x*y", "2x y", "y·2·x", "−2·(−x)·y", "x*y + y*x", "2(t - 1)y", "(u - 2)y", "4xy/2",
        "2x**1*y", "= 2xy", "≈ 2xy", "a = 2xy", "∂f/∂x = 2xy", "df/dx = 2xy", "f' = 2xy",
        "f′ = 2xy",
        "x*y*2 = 2xy", "2.0xy", "2e0*x*y", "200%*x*y", "x y/0.5", "xy + c - c + xy", "2{x}{y}",
        "2 x²y/x", "log(e^(2xy))", "(x+y)^2 - x^2 - y^2", "sum(i, 1, 2, x*y)", "2xy·1^(10^9)",
      ].map { Row("a", $0, "right 1") })
    try check([
      Row("slope", "y s(1 - s)", "right 1"), Row("slope", "ys(1-s)", "right 1", "read as y·s"),
      Row("slope", "y σ(xy) σ(-xy)", "right 1"),
      Row("slope", "y/(2 + e^(xy) + e^(-xy))", "right 1"),
      Row("slope", "y(1 - tanh²(xy/2))/4", "right 1"),
      Row("slope", "y np.exp(-x*y)*s**2", "right 1"),
      Row("root", "p", "right 1"), Row("root", "|p|", "right 1"), Row("root", "p^2/p", "right 1"),
      Row("number", "6", "right 1"), Row("mixed", "3x", "right 1"), Row("mixed", "c x", "right 1"),
      Row("parity", "(-1)^(2k)x", "right 1"), Row("hidden", "2tx", "right 1"),
      Row("pick", "yes", "right 1"), Row("pick", "no", "wrong 0"),
    ])
  }

  @Test func `different formulas are wrong with a point that shows it`() throws {
    try check([
      Row("a", "xy", "wrong 0 factor", "a factor of 2 everywhere"),
      Row("a", "-2xy", "wrong 0 sign", "opposite sign everywhere"),
      Row("a", "2x", "wrong 0 lost factor", "yours is 2, the right value is 0"),
      Row("a", "2xy + 10^-30", "wrong 0", "1.000e−30, the right value is 0"),
      Row("a", "2|x|y", "wrong 0", "At x = −1"), Row("a", "2xy²", "wrong 0", "At "),
      Row("a", "c", "wrong 0", "yours is 3"),
      Row("a", "[2xy]", "wrong 0", "not a vector with 1 entry"),
      Row("a", "(x + y)^10000", "wrong 0", "At "), Row("a", "x^(10^9)", "wrong 0", "At "),
      Row("root", "-p", "wrong 0 sign"), Row("root", "p^2", "wrong 0 exponent", "At p = 2"),
      Row("parity", "(-1)^k x", "wrong 0 lost factor", "k = 1 yours is −1, the right value is 1"),
      Row("hidden", "2(x + 1)x", "wrong 1", "Right with t = x + 1"),
      // With c = 3, which the part hides, these would be right.
      Row("freed", "6x", "wrong 0", "At "), Row("freed", "c^2 x - c x", "wrong 0", "At "),
      Row("short", "x*y + x*y + 0*x", "wrong 1/2 long", "It is shorter."),
      Row("short", "2xy", "right 1"),
    ])
  }

  /// 0.2500 and 1/4 are one number to a reader.
  @Test func `a witness has as many digits as it takes`() throws {
    try check([
      Row("a", "1.99999xy", "wrong 0", "yours is 1.9999900, the right value is 2"),
      Row("a", "2.000000001xy/8*8", "wrong 0", "yours is 2.000000001000000, the right"),
      Row(
        "slope", "0.99999 y s (1 - s)", "wrong 0", "yours is 99999/400000, the right value is 1/4"),
    ])
  }

  @Test func `vectors may be written entry by entry, as a row and as a column`() throws {
    let exercise = try Exercising.exercise(Self.text)
    let rows: [(String, String)] = [
      (#""2v""#, "right 1"), (#""v + v""#, "right 1"), (#""2vᵀ""#, "right 1"),
      (#""[2v_1, 2v_2, 2v_3]""#, "right 1"), (#""(2v₁, 2v₂, 2v₃)""#, "right 1"),
      (#""[2v[0], 2v[1], 2v[2]]""#, "right 1"), (#"["2v_1", "2v_2", "2v_3"]"#, "right 1"),
      (#"[["2v_1", "2v_2", "2v_3"]]"#, "right 1"), (#"[["2v_1"], ["2v_2"], ["2v_3"]]"#, "right 1"),
      (#"["2v_1", "2v_2", "v_3"]"#, "wrong 2/3"), (#"["2v_1", "2v_2"]"#, "wrong 0"),
      (#""v""#, "wrong 0 factor"), (#""dot(v, v)""#, "wrong 0"), (#"[1, 2, 3]"#, "wrong 0"),
      (#"[]"#, "unreadable 0"), (#"["2v_1", null, "2v_3"]"#, "unreadable 0"),
      (#"true"#, "unreadable 0"),
      (#""2v[3]""#, "unreadable 0"), (#"["v", 2]"#, "unreadable 0"), (#"null"#, "unanswered 0"),
    ]
    let difference = try differences(rows) { row in
      (try #require(exercise.marks("{\"vector\": \(row.0)}")["vector"]).line, row.1)
    }
    #expect(difference.isEmpty, "\(difference)")
    let mixed = try #require(exercise.marks(#"{"vector": ["v", 2]}"#)["vector"])
    #expect(mixed.reason == "entry 1 is a vector, and entry 2 is a number.")
  }

  @Test func `matrices of any size have a gradient`() throws {
    try check([
      Row("family", "-2Aᵀ(r - A v)", "right 1"), Row("family", "2Aᵀ(A v - r)", "right 1"),
      Row("family", "2AᵀA v - 2Aᵀr", "right 1"), Row("family", "2Aᵀ(r - A v)", "wrong 0 sign"),
      Row("family", "-2A(r - A v)", "unreadable 0"),
      Row("family", "r", "wrong 0", "The right answer is"),
      Row("matrix", "B + Bᵀ", "right 1"), Row("matrix", "Bᵀ + B", "right 1"),
      Row("matrix", "2B", "wrong 0"),
      Row("matrix", "[[2B[0, 0], B[0, 1] + B[1, 0]], [B[0, 1] + B[1, 0], 2B[1, 1]]]", "right 1"),
    ])
  }

  @Test func `an answer may not name what is asked, and says one thing`() throws {
    try check([
      Row("a", "grad(x^2*y, x)", "unreadable 0", "work it out"),
      Row("b", "a*u", "unreadable 0", "`a`"),
      Row("a", "vs[1]*x*y", "unreadable 0", "`vs`"), Row("a", "df/dx", "unreadable 0"),
      Row("a", "∇f = 2xy", "unreadable 0", "`∇f` before the equals sign cannot be read"),
      Row("a", "2xy = 0", "unreadable 0", "`0` is not the same"),
      Row("a", "2xy > 0", "unreadable 0", "not a statement"),
      Row("a", "true", "unreadable 0", "`true`"),
      Row("a", "2xy + C", "unreadable 0", "`C`"), Row("a", "2xz", "unreadable 0", "`xz`"),
      Row("a", "2x(y", "unreadable 0", "not closed"),
      Row("a", "1/0", "unreadable 0", "division by zero"),
      Row("a", "x/2y", "unreadable 0", "two readings"),
      Row("a", "2х·y", "unreadable 0", "CYRILLIC"),
      Row("a", "x\u{0}y", "unreadable 0", "U+0000"),
      Row("a", "2\u{202E}xy", "unreadable 0", "U+202E"),
      Row("a", "2^(2^(2^20))*x*y", "unreadable 0", "too large"),
      Row(
        "a", String(repeating: "(", count: 200) + "x" + String(repeating: ")", count: 200),
        "unreadable 0", "nested"),
      Row("a", "1e999999999", "unreadable 0", "too large"),
    ])
  }

  @Test func `an answer without any value is never right`() throws {
    try check(
      ["2xy + log(-1-x^2) - log(-1-x^2)", "2xy + 0*log(-1-x^2)", "2xy(x-x)/(x-x)"].map {
        Row("a", $0, "undecided 0", "A person decides")
      })
  }

  @Test
  func `what follows from a wrong formula gets its share, unless hardly anything was left to do`()
    throws
  {
    try check([
      Row("b", "4xy(x+1)", "right 1"), Row("b", "4xyt", "right 1", with: ["a": "2xy"]),
      Row("b", "2xyt", "wrong 1/2 follows 1/2", "Follows from your a = x·y", with: ["a": "xy"]),
      Row("b", "2xyt", "wrong 1/4 not doubled", "The 2 is lost.", with: ["a": "2xy"]),
      Row("b", "6xyt", "wrong 1/2 follows 1/2", "With the right one", with: ["a": "3xy"]),
      Row("b", "4xyt", "right 1", with: ["a": "3xy"]),
      Row("b", "0", "wrong 0", with: ["a": "0"]), Row("b", "0", "wrong 0", with: ["a": "x - x"]),
      Row("b", "2t", "wrong 0 lost factor", with: ["a": "1"]),
      Row("b", "2t", "wrong 0 lost factor", with: ["a": "x/x"]),
      Row("b", "1", "wrong 0", with: ["a": "1/u"]), Row("b", "2", "wrong 0", with: ["a": "1/t"]),
      Row("b", "10t", "wrong 0", with: ["a": "sin(x)²·5 + cos(x)²·5"]),
      Row("b", "0", "wrong 0", with: ["a": "a"]),
    ])
  }
}
