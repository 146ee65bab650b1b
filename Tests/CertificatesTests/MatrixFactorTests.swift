import Testing

@testable import Certificates

/// What the second laws of matrix algebra take out and turn round: what is accepted, and what is refused although it looks
/// alike.
@Suite struct MatrixFactorTests {
  private static let head = [
    "touchstone/certificate/2", "claim matrices", "variable n positive integer",
    "variable d positive integer", "variable l positive", "variable r real", "family A n,n real",
    "family B n,n real", "family C n,n real", "family X n,d real", "family Y d,n real",
    "family u n real", "family v n real", "family W 2,3 real", "family V 3,2 real",
  ]

  private func holds(
    _ left: String, _ right: String, _ numbers: [String] = [], laws: [String] = ["laws 2"]
  ) -> Bool {
    let lines =
      Self.head + laws + numbers.map { "number \($0)" } + ["left \(left)", "right \(right)", "end"]
    return refusal(lines.joined(separator: "\n") + "\n") == nil
  }

  private func holds(
    number left: String, _ right: String, _ numbers: [String], laws: [String] = ["laws 2"]
  ) -> Bool {
    holds("(scaled \(left) (eye 1))", "(scaled \(right) (eye 1))", numbers, laws: laws)
  }

  @Test(arguments: [
    ("(inverse (plus (inverse A) (inverse B)))", "(times A (inverse (plus A B)) B)"),
    ("(inverse (plus (inverse A) (inverse B)))", "(times B (inverse (plus A B)) A)"),
    ("(inverse (plus (eye n) (inverse A)))", "(times A (inverse (plus (eye n) A)))"),
    ("(inverse (plus (times A B) (times A C)))", "(times (inverse (plus B C)) (inverse A))"),
    (
      "(inverse (plus (inverse A) (scaled l B)))",
      "(times (inverse (plus (eye n) (scaled l (times A B)))) A)"
    ),
  ])
  func `what is taken out of an inverse`(left: String, right: String) throws {
    #expect(holds(left, right))
    #expect(!holds(left, right, laws: []))
    let text =
      (Self.head + ["laws 2", "left \(left)", "right \(right)", "end"])
      .joined(separator: "\n") + "\n"
    #expect(try Certificate(text).text == text)
  }

  @Test(arguments: [
    ("(inverse (plus (inverse A) (inverse B)))", "(inverse (plus A B))"),
    ("(inverse (plus (inverse A) (inverse B)))", "(times (inverse (plus A B)) A B)"),
    ("(inverse (plus (inverse A) (inverse B)))", "(times A (inverse (plus A B)) A)"),
    ("(inverse (plus (inverse A) (inverse B)))", "(times A (inverse (plus A (scaled -1 B))) B)"),
    ("(inverse (plus (eye n) (inverse A)))", "(times A (inverse (plus (eye n) (transpose A))))"),
    ("(inverse (plus (times A B) (times A C)))", "(times (inverse A) (inverse (plus B C)))"),
    ("(inverse (plus (times A B) (times C A)))", "(times (inverse (plus B C)) (inverse A))"),
    // Not square: nothing of them has an inverse of its own.
    ("(inverse (times X Y))", "(times (inverse Y) (inverse X))"),
    ("(inverse (plus (times X Y) (times X (scaled 2 Y))))", "(inverse (times X Y))"),
  ])
  func `what is not taken out of an inverse`(left: String, right: String) {
    #expect(!holds(left, right))
  }

  @Test(arguments: [
    // Sylvester's law, for all sizes.
    (["a (det (plus (eye n) (times X Y)))", "b (det (plus (eye d) (times Y X)))"], "a", "b"),
    (["a (det (plus (eye n) (times A B)))", "b (det (plus (eye n) (times B A)))"], "a", "b"),
    (
      [
        "a (det (plus (eye n) (times X (transpose X))))",
        "b (det (plus (eye d) (times (transpose X) X)))",
      ], "a", "b"
    ),
    (
      [
        "a (det (plus (scaled l (eye n)) (times X Y)))",
        "b (det (plus (scaled l (eye d)) (times Y X)))",
      ], "b", "(* (^ l (- d n)) a)"
    ),
    (
      [
        "a (det (plus (scaled r (eye 2)) (times W V)))",
        "b (det (plus (scaled r (eye 3)) (times V W)))",
      ], "(* r a)", "b"
    ),
    (["a (det (plus (eye n) (times A B C)))", "b (det (plus (eye n) (times C A B)))"], "a", "b"),
    // Of a column and a row.
    (
      ["a (det (plus (eye n) (times u (transpose v))))", "b (entry (times (transpose v) u))"], "a",
      "(+ 1 b)"
    ),
    (
      [
        "a (det (plus A (times u (transpose v))))", "b (det A)",
        "f (entry (times (transpose v) (inverse A) u))",
      ], "a", "(* b (+ 1 f))"
    ),
    // What is taken out.
    (
      ["a (det (plus A B))", "b (det A)", "f (det (plus (eye n) (times (inverse A) B)))"], "a",
      "(* b f)"
    ),
    (
      ["a (det (plus A B))", "b (det A)", "f (det (plus (eye n) (times B (inverse A))))"], "a",
      "(* f b)"
    ),
    (
      ["a (det (plus (times A B) (times A C)))", "b (det A)", "f (det (plus B C))"], "a", "(* f b)"
    ),
  ])
  func `determinants by other ones`(numbers: [String], left: String, right: String) {
    #expect(holds(number: left, right, numbers))
    #expect(!holds(number: left, right, numbers, laws: []))
  }

  @Test(arguments: [
    (
      ["a (det (plus (eye n) (times A B)))", "b (det (plus (eye n) (times (transpose B) A)))"], "a",
      "b"
    ),
    (
      ["a (det (plus (eye n) (times A B)))", "b (det (plus (eye n) (scaled -1 (times B A))))"], "a",
      "b"
    ),
    (["a (det (plus (eye n) (times A B C)))", "b (det (plus (eye n) (times B A C)))"], "a", "b"),
    (["a (det (times X Y))", "b (det (times Y X))"], "a", "b"),
    (["a (det (plus (eye n) (times X Y)))", "b (det (plus (eye n) (times Y X)))"], "a", "b"),
    (
      [
        "a (det (plus (scaled l (eye n)) (times X Y)))",
        "b (det (plus (scaled l (eye d)) (times Y X)))",
      ], "a", "b"
    ),
    (
      [
        "a (det (plus (scaled r (eye 2)) (times W V)))",
        "b (det (plus (scaled r (eye 3)) (times V W)))",
      ], "a", "(* r b)"
    ),
    (
      ["a (det (plus (eye n) (times u (transpose v))))", "b (entry (times (transpose v) u))"], "a",
      "(- 1 b)"
    ),
    (
      ["a (det (plus (eye n) (times u (transpose v))))", "b (entry (times (transpose v) u))"], "a",
      "(+ n b)"
    ),
    (
      [
        "a (det (plus A (times u (transpose v))))", "b (det A)",
        "f (entry (times (transpose v) A u))",
      ], "a", "(* b (+ 1 f))"
    ),
    (
      [
        "a (det (plus A (times u (transpose v))))", "b (det A)",
        "f (entry (times (transpose u) (inverse A) v))",
      ], "a", "(* b (+ 1 f))"
    ),
    (["a (det (plus A B))", "b (det A)", "f (det (plus (eye n) (times A B)))"], "a", "(* b f)"),
    (
      ["a (det (plus (times A B) (times C A)))", "b (det A)", "f (det (plus B C))"], "a", "(* f b)"
    ),
    (["a (det (plus (times X Y) (times X Y)))", "b (det X)", "f (det Y)"], "a", "(* f b)"),
  ])
  func `determinants that are others`(numbers: [String], left: String, right: String) {
    #expect(!holds(number: left, right, numbers))
  }

  @Test(arguments: [["laws 1"], ["laws"], ["laws 3"], ["laws 2 2"], ["laws 2", "laws 2"]])
  func `other laws are not read`(laws: [String]) {
    #expect(!holds("A", "A", laws: laws))
  }
}
