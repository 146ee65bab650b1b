import Exact
import Testing

@testable import Formulas

/// Formulas that would take all memory or time: each is refused, left open, or decided within the fuel
/// of marking.
@Suite struct HostileFormulaTests {
  /// What is allowed for deciding one answer.
  private static let fuel = 40_000_000

  private static let declarations: KeyValuePairs<String, String> = [
    "x": "real", "y": "real", "z": "real", "a": "positive", "v": "vector(N)", "A": "matrix(N, N)",
  ]

  /// What comes of comparing two formulas, with abbreviations that build on each other.
  private func outcome(
    _ left: String, _ right: String, given abbreviations: [(String, String)] = []
  ) throws -> String {
    let variables = try Setting(Self.declarations).variables
    var values = variables.values
    var names = variables.names
    do {
      return try Fuel.limited(to: Self.fuel) {
        for (name, formula) in abbreviations {
          let tree = try Formula(formula, Vocabulary(names: names)).expression
          values[name] = try tree.evaluate(values, in: variables)
          names.append(name)
        }
        let vocabulary = Vocabulary(names: names)
        let a = try Formula(left, vocabulary).expression.evaluate(values, in: variables)
        let b = try Formula(right, vocabulary).expression.evaluate(values, in: variables)
        return try Comparison(variables).decide(a, b).word
      }
    } catch let error as FormulaError {
      if case .arithmetic(.outOfFuel) = error.problem { return "out of fuel" }
      return "refused: \(error.message)"
    } catch ArithmeticError.outOfFuel {
      return "out of fuel"
    }
  }

  private static func nested(_ depth: Int, _ open: String, _ inside: String, _ close: String)
    -> String
  {
    String(repeating: open, count: depth) + inside + String(repeating: close, count: depth)
  }

  private struct Row {
    let left: String
    let right: String
    let outcome: String
    var abbreviations: [(String, String)] = []
  }

  /// Sixty abbreviations, each made of the one before it.
  private static func chain(from first: String, _ next: (String) -> String) -> [(String, String)] {
    (1...60).map { ("d\($0)", $0 == 1 ? first : next("d\($0 - 1)")) }
  }

  private func check(_ rows: [Row]) throws {
    for row in rows {
      let found = try outcome(row.left, row.right, given: row.abbreviations)
      #expect(
        found.hasPrefix(row.outcome),
        "\(row.left.prefix(60))  |  \(row.right.prefix(60)): \(found)")
    }
  }

  @Test func `towers and large exponents`() throws {
    try check([
      Row(left: String(repeating: "2^", count: 90) + "x", right: "x", outcome: "undecided"),
      Row(left: String(repeating: "x^", count: 90) + "x", right: "x", outcome: "different"),
      Row(
        left: "(x + y + z)^500", right: "(x + y + z)^499*(x + y + z)", outcome: "equal"),
      Row(left: "(x + y + z)^500", right: "(x + y + z)^500 + 10^-30", outcome: "different"),
      Row(left: "(x + y + z)^(10^9)", right: "(z + y + x)^(10^9)", outcome: "equal"),
      Row(left: "(x + y)^(10^30)", right: "(y + x)^(10^30)", outcome: "equal"),
      Row(left: "(x + y)^(10^30)", right: "(x + y)^(10^30)", outcome: "equal"),
      Row(left: "x^(10^30)", right: "x^(10^30 + 1)", outcome: "different"),
      Row(left: "2^(10^9*x)", right: "2^(10^9*x) + 1", outcome: "different"),
      Row(left: "10^9999999*x", right: "x", outcome: "refused: too large"),
      Row(left: "x^0.000000000000000000000000000001", right: "x", outcome: "different"),
      Row(
        left: "(1 + x + y + z + a)^40", right: "(a + z + y + x + 1)^40", outcome: "equal"),
    ])
  }

  @Test func `nested functions`() throws {
    try check([
      Row(left: Self.nested(90, "exp(", "x", ")"), right: "x", outcome: "out of fuel"),
      Row(
        left: Self.nested(90, "exp(", "-x^2", ")"), right: Self.nested(90, "exp(", "-x*x", ")"),
        outcome: "equal"),
      Row(
        left: Self.nested(90, "exp(", "-x^2", ")"),
        right: Self.nested(90, "exp(", "1 - x*x", ")"), outcome: "out of fuel"),
      Row(
        left: Self.nested(90, "log(1 + abs(", "x", "))"), right: "x",
        outcome: "refused: brackets are nested more than"),
      Row(
        left: Self.nested(45, "log(1 + abs(", "x", "))"), right: "x", outcome: "different"),
      Row(
        left: Self.nested(90, "sqrt(1 + ", "x^2", ")"),
        right: Self.nested(90, "sqrt(1 + ", "x*x", ")"), outcome: "equal"),
      Row(left: Self.nested(60, "1/(1 + ", "x", ")"), right: "x", outcome: "different"),
      Row(left: "exp(10^30*x)", right: "exp(10^30*x)*2", outcome: "different"),
      Row(left: "exp(exp(exp(10*x)))", right: "1", outcome: "different"),
      Row(left: "log(log(log(log(a))))", right: "a", outcome: "different"),
    ])
  }

  @Test func `sums of sums`() throws {
    let sums = (0..<95).map { "sum(i\($0), 1, N, " }.joined()
    let closing = String(repeating: ")", count: 95)
    try check([
      Row(left: sums + "v_i0" + closing, right: "N^94*sum(v)", outcome: "equal"),
      Row(left: sums + "v_i94*v_i0" + closing, right: "N^93*sum(v)^2", outcome: "equal"),
      Row(
        left: (0..<120).map { "sum(i\($0), 1, N, " }.joined(), right: "x",
        outcome: "refused: brackets are nested more than"),
      Row(left: "sum(i, 1, 10^9, x^i)", right: "x", outcome: "refused: 1 to 1000000000 as bounds"),
      Row(left: "sum(i, 1, 10^30, x^i)", right: "x", outcome: "undecided"),
      Row(left: "sum(i, 1, 9999, x^i)", right: "x", outcome: "different"),
      Row(
        left: "sum(i, 1, 100, sum(j, 1, 100, sum(k, 1, 100, x)))", right: "10^6*x",
        outcome: "out of fuel"),
      Row(left: "sum(i, 1, 9999, sum(j, 1, 9999, x))", right: "x", outcome: "out of fuel"),
      Row(left: "A*A*A*A*A*A*v", right: "(A*A*A)*(A*A*A*v)", outcome: "out of fuel"),
      Row(left: "dot(A*A*A*A*v, A*A*A*A*v)", right: "norm(A*A*A*A*v)^2", outcome: "equal"),
    ])
  }

  @Test func `abbreviations that grow`() throws {
    try check([
      Row(
        left: "d60", right: "d59", outcome: "refused: too large",
        abbreviations: Self.chain(from: "x*y + y") { "\($0)*\($0) + \($0)" }),
      Row(
        left: "d60", right: "2^59*exp(x)", outcome: "refused: too large",
        abbreviations: Self.chain(from: "exp(x)") { "\($0) + \($0)" }),
      Row(
        left: "d60", right: "d60 + 1", outcome: "out of fuel",
        abbreviations: Self.chain(from: "x") { "exp(\($0))" }),
      Row(
        left: "d60", right: "d59", outcome: "out of fuel",
        abbreviations: Self.chain(from: "x^2") { "log(1 + \($0)^2)" }),
    ])
  }

  @Test func `long formulas`() throws {
    let terms = (1...10_000).map { "x^\($0)" }.joined(separator: " + ")
    let factors = (1...5_000).map { "(x + \($0))" }.joined(separator: "*")
    let magnitudes = (0..<200).map { "abs(x - \($0))" }.joined(separator: "*")
    let roots = (0..<40).map { "(sqrt(a + \($0)) + 1)" }.joined(separator: "*")
    try check([
      Row(left: terms, right: terms + " + 10^-30", outcome: "different"),
      Row(left: terms, right: terms, outcome: "equal"),
      Row(left: factors, right: "x", outcome: "different"),
      Row(left: "grad(\(factors), x)", right: "x", outcome: "out of fuel"),
      Row(left: terms + terms, right: "x", outcome: "refused: the formula has"),
      Row(left: magnitudes, right: "x", outcome: "different"),
      Row(left: magnitudes + "*2", right: "2*" + magnitudes, outcome: "equal"),
      Row(left: roots, right: "x", outcome: "different"),
      Row(left: roots + "*2", right: "2*" + roots + " - 2*x + 2*x", outcome: "out of fuel"),
    ])
  }

  @Test func `an answer that is refused for want of fuel is refused at every smaller limit`() throws
  {
    let setting = Setting(["x": "real"])
    let text = Self.nested(60, "exp(", "x", ")")
    for limit in [1, 100, 10_000, 1_000_000] {
      let (a, b) = (try setting.value(text), try setting.value("x"))
      let comparison = Comparison(try setting.variables)
      #expect(throws: ArithmeticError.self) {
        try Fuel.limited(to: limit) { _ = try comparison.decide(a, b) }
      }
    }
  }
}
