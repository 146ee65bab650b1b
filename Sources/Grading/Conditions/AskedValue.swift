import Exact
import Formulas

/// One thing that a part asks for by name, and where it can lie.
public struct AskedValue: Sendable {
  /// The name.
  public let name: String
  /// The domain as it was written.
  public let text: String
  /// Nothing for a number, the length of a vector, rows and columns of a matrix.
  public let shape: [Int]
  /// Where each number lies.
  let domain: Domain
  /// Whether the numbers must sum to 1.
  let isDistribution: Bool

  /// Reads a domain: `positive`, `(0, 1)`, `vector(3)`, `matrix(2, 2) of -3 .. 3`, `distribution(3)`.
  ///
  /// - Throws: `FormulaError`.
  init(_ name: String, _ text: String) throws(FormulaError) {
    self.name = name
    self.text = text.trimmed
    isDistribution = self.text.hasPrefix("distribution")
    let vector =
      isDistribution
      ? "vector" + self.text.dropFirst("distribution".count) + " of [0, 1]" : self.text
    var variables = Variables()
    try variables.declare(name, vector)
    guard let variable = variables[name], !variable.isFamily else {
      throw FormulaError(
        .unexpected(found: self.text, expected: "a domain with lengths that are numbers"),
        at: 0..<self.text.unicodeScalars.count)
    }
    shape = variable.dimensions.compactMap(\.count)
    domain = variable.domain
  }

  /// Why a value is none that is asked for, in one sentence; nil if it is one.
  ///
  /// - Throws: `ArithmeticError.undecided` where that cannot be told.
  func objection(to value: Value<Real>) throws -> Reason? {
    guard value.shape == shape else {
      return Reason.hasShape(name, shape, found: value.shape)
    }
    for number in value.scalars where try !domain.contains(number) {
      return .isNot(name, domain: text)
    }
    guard isDistribution else { return nil }
    let sum = try value.scalars.reduce(Real.zero) { try $0 + $1 }
    return try sum.order(.one) == .equal ? nil : Reason.sumsTo(name, NumberText.plain(sum))
  }
}

/// What the values that a part asks for must satisfy.
struct AnswerCondition: Sendable {
  /// The statement as it was written.
  let text: String
  let relation: Expression.Relation
  let left: Expression
  let right: Expression

  /// The statement; nil if a formula is none.
  init?(_ expression: Expression, text: String) {
    guard case .comparison(let relation, let left, let right) = expression.kind else { return nil }
    self.text = text
    self.relation = relation
    self.left = left
    self.right = right
  }

  /// What was decided, and both sides.
  struct Decision {
    let holds: Bool
    let left: Value<Real>
    let right: Value<Real>
  }

  /// Decides the statement.
  ///
  /// - Throws: `FormulaError`; `ArithmeticError.undecided` where enclosures do not tell.
  func decide(_ values: [String: Value<Real>]) throws -> Decision {
    let left = try left.evaluate(values)
    let right = try right.evaluate(values)
    return Decision(holds: try compare(left, right), left: left, right: right)
  }

  private func compare(_ a: Value<Real>, _ b: Value<Real>) throws -> Bool {
    if case .scalar(let x) = a, case .scalar(let y) = b {
      return relation.holds(try x.order(y))
    }
    guard relation == .equal || relation == .unequal else { throw ArithmeticError.undecided }
    guard a.kindName == b.kindName, a.shape == b.shape else { return relation == .unequal }
    // One entry that differs decides, whatever the others are.
    var isUndecided = false
    for (x, y) in zip(a.scalars, b.scalars) {
      do {
        if try x.order(y) != .equal { return relation == .unequal }
      } catch ArithmeticError.undecided {
        isUndecided = true
      }
    }
    if isUndecided { throw ArithmeticError.undecided }
    return relation == .equal
  }
}
