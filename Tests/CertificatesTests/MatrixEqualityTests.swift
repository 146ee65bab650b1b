import Testing

@testable import Certificates

/// Certificates about matrices as wholes: what is accepted, and what is refused although it looks alike.
@Suite struct MatrixEqualityTests {
  private static let head = [
    "touchstone/certificate/2", "claim matrices", "variable n positive integer",
    "variable d positive integer", "variable l positive", "variable r real", "variable c {0, 1}",
    "family A n,n real", "family B n,n real", "family C n,n real", "family X n,d real",
    "family u n real", "family v n real", "family W 2,3 real",
  ]

  private static func text(
    _ left: String, _ right: String, _ numbers: [String] = [], _ rest: [String] = []
  ) -> String {
    (head + numbers.map { "number \($0)" } + ["left \(left)", "right \(right)"] + rest + ["end"])
      .joined(separator: "\n") + "\n"
  }

  private func holds(
    _ left: String, _ right: String, _ numbers: [String] = [], _ rest: [String] = []
  ) -> Bool {
    refusal(Self.text(left, right, numbers, rest)) == nil
  }

  private static let ridge = "(plus (times (transpose X) X) (scaled l (eye d)))"
  private static let dualRidge = "(plus (times X (transpose X)) (scaled l (eye n)))"

  @Test(arguments: [
    ("(inverse (times A B))", "(times (inverse B) (inverse A))"),
    ("(transpose (inverse A))", "(inverse (transpose A))"),
    ("(times (plus A B) (plus A B))", "(plus (times A A) (times A B) (times B A) (times B B))"),
    ("(inverse (scaled l A))", "(scaled (/ 1 l) (inverse A))"),
    ("(scaled r A)", "(times A (scaled r (eye n)))"),
    ("(times u (transpose v) u)", "(times u (transpose u) v)"),
    // Nothing is shown of r, which may be zero: equal as rational functions of r.
    ("(times (inverse (plus A (scaled r B))) (plus A (scaled r B)))", "(eye n)"),
  ])
  func `products that come to the same`(left: String, right: String) throws {
    #expect(holds(left, right))
    let certificate = try Certificate(Self.text(left, right))
    #expect(try Certificate(certificate.text) == certificate)
  }

  @Test(arguments: [
    ("(times A B)", "(times B A)"), ("(inverse (times A B))", "(times (inverse A) (inverse B))"),
    ("(inverse (plus A B))", "(plus (inverse A) (inverse B))"), ("A", "(transpose A)"),
    ("(times A (transpose A))", "(times (transpose A) A)"), ("(scaled r A)", "(scaled l A)"),
    ("(times u (transpose v))", "(times v (transpose u))"),
    // Other sizes, and what has no inverse.
    ("(eye n)", "(eye d)"), ("(inverse X)", "(inverse X)"), ("(plus A X)", "(plus A X)"),
    ("(times X A)", "(times X A)"), ("(inverse (plus A (scaled -1 A)))", "A"),
    ("(inverse (times (transpose W) W))", "(inverse (times (transpose W) W))"),
    ("(eye r)", "(eye r)"), ("Y", "Y"), ("(scaled q A)", "(scaled q A)"),
    ("(scaled (/ 1 (- r r)) A)", "(scaled (/ 1 (- r r)) A)"),
  ])
  func `what is no law is refused`(left: String, right: String) {
    #expect(!holds(left, right))
  }

  @Test func `a difference is multiplied by what is inverted at its end`() {
    let sides = (
      "(times (transpose X) (inverse \(Self.dualRidge)))",
      "(times (inverse \(Self.ridge)) (transpose X))"
    )
    #expect(!holds(sides.0, sides.1))
    #expect(holds(sides.0, sides.1, [], ["multiply left"]))
    #expect(holds(sides.0, sides.1, [], ["multiply right"]))
    // Nothing is left to be multiplied.
    #expect(!holds(sides.0, sides.1, [], ["multiply left", "multiply right"]))
    #expect(!holds(sides.0, "(scaled 2 \(sides.1))", [], ["multiply left"]))
    // Nothing is inverted at the end of A − B.
    #expect(!holds("A", "B", [], ["multiply left"]))
    #expect(
      !holds("A", "A", [], Array(repeating: "multiply left", count: 9)))
  }

  @Test(arguments: [
    (["a (trace (times A B C))", "b (trace (times C A B))"], "a", "b", true),
    (["a (trace (times A B C))", "b (trace (times A C B))"], "a", "b", false),
    (["a (det (times A B))", "b (det B)", "f (det A)"], "a", "(* b f)", true),
    (["a (det (plus A B))", "b (det B)", "f (det A)"], "a", "(+ b f)", false),
    (["a (det (inverse A))", "b (det A)"], "a", "(/ 1 b)", true),
    (["a (trace (eye n))"], "a", "n", true),
    (
      ["a (entry (times (transpose u) A v))", "b (entry (times (transpose v) (transpose A) u))"],
      "a", "b", true
    ),
    (
      ["a (entry (times (transpose u) A v))", "b (entry (times (transpose v) A u))"], "a", "b",
      false
    ),
    (["a (trace (times u (transpose v)))", "b (entry (times (transpose v) u))"], "a", "b", true),
    // A number of which nothing is used may have no value where both sides have one.
    (["a (det A)", "b (det (inverse B))"], "a", "a", false),
    (["a (det A)", "a (det B)"], "a", "a", false), (["n (det A)"], "n", "n", false),
    (["a (entry A)"], "a", "a", false), (["a (trace X)"], "a", "a", false),
    (["a (det X)"], "a", "a", false), (["a (rank A)"], "a", "a", false),
  ])
  func `numbers that are made of matrices`(
    numbers: [String], left: String, right: String, isLaw: Bool
  ) {
    #expect(
      holds("(scaled \(left) (eye 1))", "(scaled \(right) (eye 1))", numbers) == isLaw)
  }

  @Test func `numbers are shown to be equal by parts`() {
    func part(_ left: String, _ right: String, _ variables: String...) -> [String] {
      ["part", "claim equal"] + variables.map { "variable \($0)" }
        + ["left \(left)", "right \(right)", "end"]
    }
    let sum = ["(scaled (abs r) A)", "(scaled (max r (- r)) A)"]
    #expect(!holds(sum[0], sum[1]))
    #expect(!holds(sum[0], sum[1], [], part("(abs r)", "(abs r)", "r real")))
    #expect(!holds("(scaled (* c c) A)", "(scaled c A)"))
    let cases = [
      "part", "claim equal", "variable c {0, 1}", "left (^ c 2)", "right c", "by cases c", "part",
      "claim equal", "left (^ 0 2)", "right 0", "end", "part", "claim equal", "left (^ 1 2)",
      "right 1", "end", "end",
    ]
    #expect(holds("(scaled (* c c) A)", "(scaled c A)", [], cases))
    #expect(!holds("(scaled (* c c) A)", "(scaled c A)", [], cases + cases))
    #expect(!holds("(scaled (* c c c) A)", "(scaled c A)", [], cases))
    // (A + cB)⁻¹ is taken apart by 1/c, and c may be zero: there the left side is 0, the right one is not.
    let inverse = "(times (inverse (plus A (scaled c B))) B)"
    #expect(
      refusal(Self.text("(scaled c \(inverse))", inverse, [], cases))
        == .reduction(.mayVanish("c")))
  }

  @Test(arguments: [
    "(inverse A B)", "(transpose)", "(eye)", "(eye n n)", "(scaled A)", "(plus)", "(power A 2)",
    "((A))", "()", "(inverse (transpose", "A B",
  ])
  func `what is no formula with matrices is not read`(term: String) {
    #expect(throws: CertificateError.self) { try Certificate(Self.text(term, term)) }
  }

  /// (A + B)⁸·(A + C)⁸ has 65,536 terms.
  @Test func `long products are refused before they are multiplied out`() throws {
    let power = { (term: String) in Array(repeating: term, count: 8).joined(separator: " ") }
    let long = "(times \(power("(plus A B)")) \(power("(plus A C)")))"
    let deep =
      String(repeating: "(transpose ", count: 200) + "A" + String(repeating: ")", count: 200)
    for text in [long, deep] {
      #expect(refusal(Self.text(text, text)) != nil)
    }
  }
}
