/// Several equations and inequalities as one answer: `−1 < x < 1`, `x = 2 or x = −2`, `x = ±2`,
/// `x > 0 and y > 0`, `x < 0 or x in (1, 2)`.
public struct WrittenStatement: Sendable {
  /// What is joined.
  public indirect enum Part: Sendable {
    /// Two sides and how they are related.
    case comparison(Expression.Relation, Expression, Expression)
    /// A side that lies in a set.
    case element(Expression, WrittenSet)
    case all([Part])
    case any([Part])
    /// Parts with commas between them, which may mean "and" or "or".
    case listed([Part])

    /// Whether it is one equation.
    var isEquation: Bool { if case .comparison(.equal, _, _) = self { true } else { false } }

    /// What holds where this does not; nil where commas leave open what this is.
    var negated: Part? {
      switch self {
      case .comparison(let relation, let left, let right):
        return .comparison(relation.negated, left, right)
      case .element(let left, let set):
        return set.complement.map { .element(left, $0) }
      case .all(let parts), .any(let parts):
        let negated = parts.compactMap(\.negated)
        guard negated.count == parts.count else { return nil }
        if case .all = self { return .any(negated) }
        return .all(negated)
      case .listed: return nil
      }
    }
  }

  /// The parts.
  public let part: Part
  /// The name that a set is written with, `{x : x > 0}`; nil for a statement alone.
  public let member: String?
  /// What was read in a way that the writer should know of, in sentences without an end.
  public let remarks: [String]

  /// Reads a statement of more than one part; nil for anything else, also for a single equation.
  ///
  /// - Throws: `FormulaError` where something that can only be such a statement has a mistake in it.
  public init?(_ text: CutText) throws(FormulaError) {
    guard let found = try text.parser.statement() else { return nil }
    part = found.part
    member = found.member
    remarks = found.remarks
  }

  /// All formulas that are written in the statement, in their order.
  public var formulas: [Expression] { Self.formulas(of: part) }

  private static func formulas(of part: Part) -> [Expression] {
    switch part {
    case .comparison(_, let left, let right): [left, right]
    case .element(let left, let set): [left] + set.numbers
    case .all(let parts), .any(let parts), .listed(let parts): parts.flatMap { formulas(of: $0) }
    }
  }
}
