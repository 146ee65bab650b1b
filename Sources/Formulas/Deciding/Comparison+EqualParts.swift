// Formulas that are built alike, of parts that are equal.
extension Comparison {
  /// The share of the fuel that may be spent on a pair of parts.
  private static let fuelDivisor = 6
  /// The most pairs of different parts of formulas that are built alike.
  private static let mostParts = 4

  /// Whether two formulas are built alike, and the parts in which they differ are proved to be equal: f(u) = f(v)
  /// where u = v, whatever f is.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByParts(_ a: Expression, _ b: Expression) throws -> Bool {
    var pairs: [(Expression, Expression)] = []
    var stack = [(a, b)]
    while let (x, y) = stack.popLast() {
      if x == y || pairs.contains(where: { $0 == x && $1 == y }) { continue }
      if let parts = Self.unequalParts(x, y) {
        stack += parts
      } else {
        pairs.append((x, y))
        guard pairs.count <= Self.mostParts else { return false }
      }
    }
    // Of formulas that are built in two ways nothing is left to be compared.
    guard !pairs.contains(where: { $0 == a && $1 == b }) else { return false }
    // Whether parts are equal may be as hard a question as the whole one: most of the fuel is left for the other ways.
    return try pairs.allSatisfy { x, y in
      if case .equal? = try Self.affordable(Self.fuelDivisor, { try decide(x, y) }) {
        true
      } else {
        false
      }
    }
  }

  /// The parts in which two formulas differ that are built alike; nil for others.
  private static func unequalParts(
    _ x: Expression, _ y: Expression
  ) -> [(Expression, Expression)]? {
    switch (x.kind, y.kind) {
    case (.call(let f, let u), .call(let g, let v)):
      return f == g && u.count == v.count ? Array(zip(u, v)) : nil
    case (.negative(let u), .negative(let v)): return [(u, v)]
    case (.power(let u, let p), .power(let v, let q)): return [(u, v), (p, q)]
    case (.sum(let u), .sum(let v)): return rest(u, v).map { [$0] }
    case (.product(let u), .product(let v)): return rest(u, v).map { [$0] }
    default: return nil
    }
  }

  /// The one term, or factor, on either side that the other one does not have, with the same sign; nil for others.
  private static func rest<Part: CompoundPart>(
    _ u: [Part], _ v: [Part]
  ) -> (Expression, Expression)? {
    guard u.count == v.count else { return nil }
    var others = v
    var own: [Part] = []
    for part in u {
      if let place = others.firstIndex(of: part) {
        others.remove(at: place)
      } else {
        own.append(part)
      }
    }
    guard own.count == 1, let first = own.first, let second = others.first,
      first.isInverse == second.isInverse
    else { return nil }
    return (first.expression, second.expression)
  }
}

/// A term or a factor with its sign.
private protocol CompoundPart: Equatable {
  var isInverse: Bool { get }
  var expression: Expression { get }
}

extension Expression.Term: CompoundPart {
  fileprivate var isInverse: Bool { isSubtracted }
}

extension Expression.Factor: CompoundPart {
  fileprivate var isInverse: Bool { isDivisor }
}
