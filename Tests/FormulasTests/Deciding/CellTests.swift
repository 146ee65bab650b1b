import Exact
import Testing

@testable import Formulas

/// Maxima, minima and magnitudes of several formulas.
@Suite struct CellTests {
  private static let setting = Setting([
    "x": "real", "y": "real", "z": "real", "a": "real", "c": "positive", "r": "positive",
    "p": "(0, 1)", "k": "integer", "m": "integer",
  ])

  private static func decision(_ a: String, _ b: String) throws -> Comparison.Decision? {
    try Comparison(setting.variables).decide(setting.value(a), setting.value(b))
  }

  @Test(arguments: [
    ("min(c, max(-c, y))", "max(-c, min(c, y))"),
    ("x*min(1, c/abs(x))", "min(c, max(-c, x))"),
    ("x - min(c, max(-c, x))", "relu(x - c) - relu(-x - c)"),
    ("max(x, max(y, z)) - min(x, min(y, z))", "max(abs(x - y), max(abs(y - z), abs(x - z)))"),
    (
      "min(r*a, min(1 + p, max(1 - p, r))*a)",
      "max(0, a)*min(r, 1 + p) - relu(-a)*max(r, 1 - p)"
    ),
    ("sqrt(max(x^2, y^2))", "max(abs(x), abs(y))"),
    ("abs(k - m) + abs(k + m)", "2*max(abs(k), abs(m))"),
  ])
  func `formulas that are equal in each cell are equal`(a: String, b: String) throws {
    for (a, b) in [(a, b), (b, a)] {
      guard case .equal = try Self.decision(a, b) else {
        Issue.record("\(a) and \(b)")
        continue
      }
    }
  }

  @Test(arguments: [
    ("min(x, max(-x, y))", "max(-x, min(x, y))"),
    ("x - min(c, max(-c, x))", "relu(x - c) + relu(-x - c)"),
    ("max(x, max(y, z)) - min(x, min(y, z))", "max(abs(x - y), abs(y - z))"),
    ("min(r*a, min(1 + p, max(1 - p, r))*a)", "a*min(r, 1 + p)"),
    ("max(x, 0)/x", "1"),
  ])
  func `a cell in which they differ has a witness`(a: String, b: String) throws {
    for (a, b) in [(a, b), (b, a)] {
      guard case .different = try Self.decision(a, b) else {
        Issue.record("\(a) and \(b)")
        continue
      }
    }
  }

  @Test func `inequalities that only hold with equality do not hold strictly`() throws {
    try ClosedFormField.withVariables { field in
      let forms = FormBuilder(field, try Self.setting.variables)
      func mayHold(_ texts: [String]) throws -> Bool {
        try StrictInequalities.mayHold(
          texts.map { text in
            let formula = try #require(Self.setting.value(text).scalar)
            return try #require(forms.form(of: formula).polynomial)
          })
      }
      #expect(try mayHold(["x - y", "y - z"]))
      #expect(try !mayHold(["x - y", "y - z", "z - x"]))
      #expect(try !mayHold(["x - 1", "2 - 2*x"]))
      #expect(try mayHold(["x - 1", "3 - 2*x"]))
      #expect(try !mayHold(["x*y - 1", "-x*y"]))
      #expect(try mayHold([]))
    }
  }
}
