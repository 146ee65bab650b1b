import Certificates
import Exact

// Roots of what is a square in other words: √(1 + sin 2x) = |sin x + cos x|.
extension ProofSearch {
  /// The most roots, and the most formulas that their magnitudes are looked for among.
  private static let (mostRoots, mostBases) = (3, 6)

  /// Roots of what has the values of the square of a formula that stands on either side.
  func roots(of question: Certificate.Question) throws -> [Certificate.Reduction] {
    let radicands = question.left.openRadicands + question.right.openRadicands
    guard !radicands.isEmpty, question.families.isEmpty,
      let point = question.genericPoint(0), let other = question.genericPoint(1)
    else { return [] }
    let names = Set(question.variables.map(\.name))
    var bases = question.left.magnitudes + question.right.magnitudes
    for side in [question.left, question.right] where !side.isRoot {
      bases.append(side)
    }
    bases = bases.filter { names.isSuperset(of: $0.freeNames) && !$0.hasSeries }
    var found: [Certificate.Reduction] = []
    for radicand in radicands.prefix(Self.mostRoots) {
      guard names.isSuperset(of: radicand.freeNames) else { continue }
      for base in bases.prefix(Self.mostBases) {
        let isSquare = try [point, other].allSatisfy { point in
          guard let x = try radicand.value(at: point), let y = try base.value(at: point) else {
            return false
          }
          return try !Comparison.areApart(x, y * y, [Self.precision])
        }
        if isSquare { found.append(.root(of: radicand, base)) }
      }
    }
    return found
  }
}

extension Certificate.Tree {
  /// What square roots are taken of outside of sums, but for what is written as a square.
  fileprivate var openRadicands: [Certificate.Tree] {
    if hasSeries { return [] }
    let inner = children.flatMap(\.openRadicands)
    switch self {
    case .apply(.sqrt, let items):
      if case .power(_, .number(2)) = items[0] { return inner }
      return inner + (items[0].freeNames.isEmpty ? [] : items)
    case .power(let base, let exponent) where exponent.constant?.scaled(byTwoToThe: 1) == .one:
      if case .power(_, .number(2)) = base { return inner }
      return inner + (base.freeNames.isEmpty ? [] : [base])
    default: return inner
    }
  }

  /// Whether it is a square root itself.
  fileprivate var isRoot: Bool {
    if case .apply(.sqrt, _) = self { return true }
    return false
  }

  /// What magnitudes are taken of.
  fileprivate var magnitudes: [Certificate.Tree] {
    let inner = children.flatMap(\.magnitudes)
    if case .apply(.abs, let items) = self { return inner + items }
    return inner
  }
}
