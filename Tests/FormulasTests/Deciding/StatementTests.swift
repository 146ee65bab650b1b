import Exact
import Testing

@testable import Formulas

/// Equations and inequalities that hold at the same points, or not.
@Suite struct StatementTests {
  private static let setting = Setting([
    "x": "real", "y": "real", "a": "positive", "n": "integer", "m": "integer", "s": "{-1, 1}",
    "t": "[0, 1]",
  ])

  /// The statement that is read from a text.
  private static func statement(_ text: String) throws -> Statement {
    func number(_ formula: Expression) throws -> Expression {
      let variables = try setting.variables
      return try #require(try formula.evaluate(variables.values, in: variables).scalar)
    }
    func statement(_ part: WrittenStatement.Part) throws -> Statement {
      switch part {
      case .comparison(let relation, let left, let right):
        .comparison(relation, try number(left), try number(right))
      case .all(let parts), .listed(let parts): .all(try parts.map(statement))
      case .any(let parts): .any(try parts.map(statement))
      case .element: throw NoCuts()
      }
    }
    let vocabulary = Vocabulary(names: try setting.variables.names)
    if let written = try WrittenStatement(CutText(text, vocabulary)) {
      return try statement(written.part)
    }
    let formula = try Formula(text, vocabulary).expression
    guard case .comparison(let relation, let left, let right) = formula.kind else {
      throw NoCuts()
    }
    return .comparison(relation, try number(left), try number(right))
  }

  @Test(arguments: [
    ("x > 0", "exp(x) > 1"), ("x^2 <= 0", "x = 0"), ("x^2 < 2", "-sqrt(2) < x < sqrt(2)"),
    ("x^3 - x - 1 > 0", "x^3 > x + 1"), ("sqrt(x) < 2", "0 <= x < 4"), ("1/x > 1", "0 < x < 1"),
    ("n > 0", "n >= 1"), ("n > m", "n >= m + 1"), ("a*x > a", "x > 1"),
    ("x^2 = y^2", "x = y or x = -y"), ("x*y > 0", "x > 0 and y > 0 or x < 0 and y < 0"),
    ("abs(x - y) < 1", "-1 < x - y < 1"), ("s*x > 0", "s = 1 and x > 0 or s = -1 and x < 0"),
    ("x/y = 1", "x = y and y != 0"), ("t^2 <= t", "0 <= t"), ("x^2 = -1", "x^2 < 0"),
    ("x + exp(x) > 1", "x > 0"), ("max(x, y) < a", "x < a and y < a"),
  ])
  func `statements that hold at the same points are proved to`(first: String, second: String) throws
  {
    for (a, b) in [(first, second), (second, first)] {
      let decision = try Comparison(Self.setting.variables).decide(
        Self.statement(a), Self.statement(b))
      guard case .same = decision else {
        Issue.record("\(a) and \(b): \(decision)")
        continue
      }
    }
  }

  @Test(arguments: [
    ("x > 0", "x >= 0"), ("x^2 < 2", "x < sqrt(2)"), ("x^3 - x - 1 >= 0", "x^3 - x - 1 > 0"),
    ("n > m", "n >= m"), ("a*x > a", "x > a"), ("x*y = 0", "x = 0"), ("x > y", "x^2 > y^2"),
    ("x^2 <= 0", "x^2 >= 0"), ("log(x) < 0", "x < 1"), ("n >= 1", "n != 0"), ("t < 1", "t <= 1"),
    ("x + y > 1", "x + y > 1.000001"), ("exp(x) > 1", "x > 1/1000000000000"),
  ])
  func `at a witness one of the two holds alone`(first: String, second: String) throws {
    let (a, b) = (try Self.statement(first), try Self.statement(second))
    let decision = try Comparison(Self.setting.variables).decide(a, b)
    guard case .different(let witness) = decision else {
      Issue.record("\(first) and \(second): \(decision)")
      return
    }
    let point = Dictionary(uniqueKeysWithValues: witness.point.map { ($0.name, $0.value) })
    for (name, value) in point {
      let number = try #require(value.scalar)
      #expect(try Self.setting.variables[name]?.domain.contains(number) == true)
    }
    // At a root that is only enclosed nothing can be evaluated again.
    if point.values.contains(where: { $0.scalar?.isUncertain == true }) { return }
    let truths = try [a, b].map { statement in
      try statement.conditions().truth { try SignAtPoint.sign(of: $0, at: point) }.holds
    }
    #expect(truths == [witness.firstHolds, !witness.firstHolds])
  }

  @Test(arguments: [
    ("x^2 < 2", "(−√2, √2)"),
    ("x^2 - x - 1 = 0", "{(1 − √5)/2} ∪ {(1 + √5)/2}"),
    ("1/x < 1", "(−∞, 0) ∪ (1, ∞)"), ("exp(x) >= 2", "[log(2), ∞)"),
  ])
  func `solutions have exact ends`(text: String, solutions: String) throws {
    let statement = try Self.statement(text)
    let decision = try Comparison(Self.setting.variables).decide(statement, statement)
    guard case .same(.some(name: "x", text: let found)?) = decision else {
      Issue.record("\(decision)")
      return
    }
    #expect(found == solutions)
  }

  @Test(arguments: [
    ("-1 < x < 1", "all"), ("x = 1 or x = 2", "any"), ("x = ±2", "any"), ("x != ±2", "all"),
    ("x = 1, x = 2", "listed"), ("x > 0 ∧ x < 1", "all"), ("x \\le -1 \\lor x \\ge 1", "any"),
    ("x = 1 or 2", "any"), ("x < 0 or x in (1, 2)", "any"), ("(x > 1) and (y > 1)", "all"),
    // A single one is a formula or a set, and numbers alone are none.
    ("x > 0", "none"), ("x in (0, 1)", "none"), ("1 < 2 < 3", "none"), ("x = 0,5", "none"),
    // A chain goes one way.
    ("x < y > 1", "none"), ("x + 1", "none"),
  ])
  func `statements of several parts are read`(text: String, kind: String) throws {
    let written = try WrittenStatement(CutText(text, Vocabulary(names: ["x", "y"])))
    switch written?.part {
    case .all: #expect(kind == "all")
    case .any: #expect(kind == "any")
    case .listed: #expect(kind == "listed")
    case .comparison, .element: #expect(kind == "single")
    case nil: #expect(kind == "none")
    }
  }

  @Test(arguments: [("x > 0 and", 0), ("x > 0 and y", 10), ("x > 0, y > 0 or x < 1", 5)])
  func `what can only be a statement says where its mistake is`(text: String, column: Int) throws {
    let error = #expect(throws: FormulaError.self) {
      _ = try WrittenStatement(CutText(text, Vocabulary(names: ["x", "y"])))
    }
    #expect(error?.range.lowerBound == column)
  }
}
