import Certificates
import Exact

// What the parts of formulas say of the reductions that are worth a trial.
extension Certificate.Question {
  /// The divisors by which a whole variable may be told apart: those that its multiples in whole parts have, or all.
  func divisors(of name: String) -> [Int] {
    let found = left.divisors(of: name).union(right.divisors(of: name))
    let named = Comparison.residueDivisors.filter { found.contains(Rational($0)) }
    return named.isEmpty ? Comparison.residueDivisors : named
  }

  /// What functions with corners, and roots, are taken of on either side: of two arguments the difference.
  var corners: [Certificate.Tree] { left.corners + right.corners }

  /// Whether a power of several terms has a very large exponent.
  var hugePowers: Bool { left.hasHugePower || right.hasHugePower }

  /// The bases, of several terms, of large powers.
  var largePowers: [Certificate.Tree] { left.largePowers + right.largePowers }
}

extension Certificate.Tree {
  /// Whether there is a whole part in the tree, or a power of a number below 0 with a name in its exponent.
  var hasResidues: Bool {
    switch self {
    case .apply(.floor, _): true
    case .power(let base, let exponent)
    where (base.constant?.signum ?? 1) < 0 && !exponent.names.isEmpty:
      true
    default: children.contains(where: \.hasResidues)
    }
  }

  /// The denominators that multiples of a name have in whole parts.
  func divisors(of name: String) -> Set<Rational> {
    var found = Set<Rational>()
    if case .apply(.floor, let items) = self, let slope = items[0].slope(in: name) {
      found.insert(Rational(slope.denominator))
    }
    for child in children { found.formUnion(child.divisors(of: name)) }
    return found
  }

  /// What functions with corners, and roots, are taken of: of two arguments the difference.
  var corners: [Certificate.Tree] {
    let inner = children.flatMap(\.corners)
    switch self {
    case .apply(.max, let items), .apply(.min, let items):
      return inner + [.difference(items[0], items[1])]
    case .apply(.abs, let items), .apply(.relu, let items), .apply(.sqrt, let items):
      return inner + items
    case .power(let base, let exponent):
      return exponent.constant.map { $0.isInteger } ?? true ? inner : inner + [base]
    default: return inner
    }
  }

  var hasHugePower: Bool {
    if case .power(let base, let exponent) = self, let value = exponent.constant,
      value.isInteger, value.magnitude >= 200
    {
      switch base {
      case .sum, .difference: return true
      default: break
      }
    }
    return children.contains { $0.hasHugePower }
  }

  var largePowers: [Certificate.Tree] {
    let inner = children.flatMap(\.largePowers)
    guard case .power(let base, let exponent) = self, let value = exponent.constant,
      value.isInteger, value.magnitude >= 20
    else { return inner }
    switch base {
    case .sum, .difference: return [base] + inner
    default: return inner
    }
  }
}
