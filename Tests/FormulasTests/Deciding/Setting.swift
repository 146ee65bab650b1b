import Exact
import Testing

@testable import Formulas

/// The variables that a group of rows is written in, with abbreviations for formulas in them.
struct Setting: Sendable {
  let declarations: [(name: String, domain: String)]
  let abbreviations: [(name: String, formula: String)]

  init(
    _ declarations: KeyValuePairs<String, String>,
    given abbreviations: KeyValuePairs<String, String> = [:]
  ) {
    self.declarations = declarations.map { ($0.key, $0.value) }
    self.abbreviations = abbreviations.map { ($0.key, $0.value) }
  }

  var variables: Variables {
    get throws {
      var variables = Variables()
      for (name, domain) in declarations { try variables.declare(name, domain) }
      return variables
    }
  }

  /// All names that a row may use.
  func vocabulary(_ variables: Variables) -> Vocabulary {
    Vocabulary(names: variables.names + abbreviations.map(\.name))
  }

  /// What a formula comes to in the variables.
  func value(_ text: String) throws -> Value<Expression> {
    let variables = try variables
    let vocabulary = vocabulary(variables)
    var values = variables.values
    for (name, formula) in abbreviations {
      values[name] = try Formula(formula, vocabulary).expression.evaluate(values, in: variables)
    }
    return try Formula(text, vocabulary).expression.evaluate(values, in: variables)
  }

  /// What a formula comes to at a point, computed from what is written and not from its symbolic value;
  /// nil where it has none.
  ///
  /// A derivative has no value at a point: there the symbolic value is computed.
  func value(_ text: String, at point: [String: Value<Real>]) throws -> Value<Real>? {
    let variables = try variables
    let vocabulary = vocabulary(variables)
    do {
      if text.contains("grad") || abbreviations.contains(where: { $0.formula.contains("grad") }) {
        return try at(point, value(text))
      }
      var values = point
      for (name, formula) in abbreviations {
        // A witness has the variables of the two formulas alone, which need not be all of these.
        values[name] = try? Formula(formula, vocabulary).expression.evaluate(values)
      }
      return try Formula(text, vocabulary).expression.evaluate(values)
    } catch let error as FormulaError {
      if case .arithmetic(.outOfFuel) = error.problem { throw error }
      return nil
    }
  }

  private func at(
    _ point: [String: Value<Real>], _ value: Value<Expression>
  ) throws -> Value<Real> {
    switch value {
    case .family(let family):
      let counts = family.dimensions.map { dimension -> Int in
        if let count = dimension.count { return count }
        guard case .named(let name) = dimension else { return 1 }
        return point[name]?.scalar?.asRational?.numerator.asInt ?? 1
      }
      func entry(_ indices: [Int]) throws -> Real {
        var values = point
        for (number, index) in indices.enumerated() {
          values[Family<Real>.index(number)] = .scalar(Real(index))
        }
        return try #require(try family.entry.evaluate(values).scalar)
      }
      if counts.count == 1 { return .vector(try (1...counts[0]).map { try entry([$0]) }) }
      return .matrix(
        try Matrix(rowCount: counts[0], columnCount: counts[1]) { row, column in
          try entry([row + 1, column + 1])
        })
    default: return try value.map { try #require(try $0.evaluate(point).scalar) }
    }
  }

  /// What is decided about two formulas, within the fuel of marking.
  func decide(_ left: String, _ right: String) throws -> Comparison.Decision? {
    let (a, b) = (try value(left), try value(right))
    let comparison = Comparison(try variables)
    return try Fuel.limited(to: 40_000_000) { try comparison.decide(a, b) }
  }

  /// The verdict in a word, or why there is none.
  func verdict(_ left: String, _ right: String) -> String {
    do {
      return try decide(left, right).word
    } catch let error as FormulaError {
      return "refused: \(error.message)"
    } catch {
      return "refused: \(error)"
    }
  }
}

/// Two formulas, and why they are equal or different.
struct Row: Sendable {
  let left: String
  let right: String
  let why: String

  init(_ left: String, _ right: String, _ why: String) {
    self.left = left
    self.right = right
    self.why = why
  }
}

/// Rows in the same variables.
struct Table: Sendable {
  let setting: Setting
  let rows: [Row]
}

extension Comparison.Decision? {
  /// The verdict in a word.
  var word: String {
    switch self {
    case .equal?: "equal"
    case .different?: "different"
    case .undefined?: "equal, but not defined everywhere"
    case .undecided(let points)?: "undecided, equal at \(points) points"
    case nil: "of different shapes"
    }
  }
}

/// Whether two values at a point are told apart by disjoint enclosures of some entry.
func areApart(_ a: Value<Real>, _ b: Value<Real>) throws -> Bool {
  guard a.shape == b.shape, a.kindName == b.kindName else { return true }
  for (x, y) in zip(a.scalars, b.scalars) {
    if let p = x.asRational, let q = y.asRational {
      if p != q { return true }
      continue
    }
    for precision in [96, 400, 1600] {
      if let p = try x.enclosureIfTold(workingPrecision: precision),
        let q = try y.enclosureIfTold(workingPrecision: precision), p.isDisjoint(from: q)
      {
        return true
      }
    }
  }
  return false
}
