import Exact
import Testing

@testable import Formulas

/// Vectors and matrices as programs and papers write them.
@Suite struct ArrayNotationTests {
  private static func value(
    _ text: String, _ conventions: ArrayConventions
  ) throws(FormulaError) -> Value<Real> {
    try Formula(text, Vocabulary()).expression.evaluate([:], with: .real.with(conventions))
  }

  private static func areEqual(
    _ text: String, _ other: String, _ conventions: ArrayConventions = .ofPrograms
  ) throws -> Bool {
    let (a, b) = try (value(text, conventions), value(other, conventions))
    return try Operations.compare(.equal, a, b)
  }

  @Test(arguments: [
    ("[1, 2, 3] + 1", "[2, 3, 4]"), ("1 - [1, 2, 3]", "[0, -1, -2]"),
    ("[1, 2] + 3 - [1, 2]", "[3, 3]"), ("[[1, 2, 3], [4, 5, 6]] - 1", "[[0, 1, 2], [3, 4, 5]]"),
    ("sum([1, 2, 3]^2)", "14"), ("mean(([1, 2, 3] - [0, 0, 3])^2)", "5/3"),
    ("sum([1, 2]*[3, 4] + 1)", "13"), ("max([1, 2]*[3, -4])", "3"),
    ("sum([1, 2]*[3, 4]*[5, 6])", "121"), ("pow([1, 2], 3)", "[1, 8]"),
    ("([[1, 2], [3, 4]]*[[1, 0], [0, 2]])^(-1)", "inverse([[1, 4], [3, 8]])"),
    ("([[1, 2], [3, 4]]*1)^(-2)", "inverse([[7, 10], [15, 22]])"),
    ("[[1, 2], [3, 4]]^{-\\top}", "[[-2, 3/2], [1, -1/2]]"),
    ("np.eye(2)", "[[1, 0], [0, 1]]"), ("np.zeros(3)", "[0, 0, 0]"),
    ("np.ones((2, 1))", "[[1], [1]]"), ("np.dot([[1, 2], [3, 4]], [1, 1])", "[3, 7]"),
    ("[[1, 2], [3, 4]].dot([1, 1]).sum()", "10"), ("[3, 4].norm()", "5"),
    ("np.linalg.norm([3, -4], 1)", "7"), ("np.linalg.norm([3, -4], ord=np.inf)", "4"),
    ("np.linalg.solve([[2, 0], [0, 4]], [2, 2])", "[1, 1/2]"),
    ("np.clip(7, None, 6)", "6"), ("torch.clamp(-7, min=0)", "0"), ("(-7).clamp(max=-8)", "-8"),
    ("torch.clamp(7, min=0, max=6)", "6"),
  ])
  func `they have the value of what is written out`(text: String, other: String) throws {
    #expect(try Self.areEqual(text, other), "\(text)")
  }

  @Test(arguments: [
    "[[1, 2], [3, 4]] + 1", "[1, 2]^2", "[1, 2]*[3, 4] + [1, 2]", "[1, 2, 3] + [1, 2]",
    "sum(5)", "np.eye(0)", "np.eye(1/2)", "np.eye(10^9)", "np.zeros((1000, 1000))", "np.eye(2, 3)",
    "[1, 2].sum(0)", "np.linalg.norm([1, 2], 3)", "[[1, 2], [2, 4]]^-1", "clip(3, 1)",
    "np.linalg.solve([[1]])", "np.where(1 > 0)",
  ])
  func `what may be meant in two ways or in none has no value`(text: String) {
    #expect(throws: FormulaError.self, "\(text)") { try Self.value(text, .ofPrograms) }
  }

  @Test(arguments: ["[1, 2, 3] + 1", "sum([1, 2]^2)", "([[1, 2], [3, 4]]*1)^(-1)"])
  func `the rules of linear algebra alone have none of it`(text: String) {
    #expect(throws: FormulaError.self, "\(text)") { try Self.value(text, ArrayConventions()) }
  }

  @Test func `an inverse is refused where it may not be used`() {
    let vocabulary = Vocabulary(functions: ["transpose"])
    for text in ["[[1, 2], [3, 4]]^{-\\top}", "np.linalg.solve([[1]], [1])"] {
      #expect(throws: FormulaError.self, "\(text)") { try Formula(text, vocabulary) }
    }
  }

  @Test(arguments: [
    ("transpose([1, 2])*[3, 4]", "11"), ("[1, 2]*transpose([3, 4])", "[[3, 4], [6, 8]]"),
    ("[1, 2]*transpose(transpose([3, 4]))", "11"),
    ("[1, 2]*(-transpose([3, 4]))", "[[-3, -4], [-6, -8]]"),
    ("[1, 2]*(transpose([3, 4]) + transpose([1, 0]))", "[[4, 4], [8, 8]]"),
    ("[1, 2]*(transpose([3, 4])*[[0, 1], [1, 0]])", "[[4, 3], [8, 6]]"),
    ("[1, 2]*transpose([3, 4]*2)", "[[6, 8], [12, 16]]"),
  ])
  func `rows and columns are told apart`(text: String, other: String) throws {
    #expect(try Self.areEqual(text, other, ArrayConventions()), "\(text)")
  }

  /// Whether it is a row is found with its value, not anew at each bracket.
  @Test func `a row inside of many brackets takes no more work than its length`() throws {
    let deep =
      "[1, 2]*" + String(repeating: "(", count: 40) + "transpose([3, 4])"
      + String(repeating: "*1)", count: 40)
    let isOuter = try Fuel.limited(to: 200_000) { try Self.areEqual(deep, "[[3, 4], [6, 8]]") }
    #expect(isOuter)
  }

  /// Each function of entries inside of another one is read in two ways, but only as far as a bound allows.
  @Test func `sums inside of sums take no more work than their length`() {
    let deep =
      String(repeating: "sum(2*", count: 40) + "[1, 2]*[3, 4]" + String(repeating: ")", count: 40)
    do {
      _ = try Fuel.limited(to: 200_000) { try Self.value(deep, .ofPrograms) }
      Issue.record("a number has no entries")
    } catch let error as FormulaError {
      if case .arithmetic = error.problem { Issue.record("\(error.message)") }
    } catch {
      Issue.record("\(error)")
    }
  }
}
