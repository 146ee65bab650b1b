import Exact

/// What is known of every point of the domains at which both formulas are defined, for every value of
/// the indices.
///
/// The steps keep this true: wherever both formulas were defined at first, they are so after each step,
/// with the same values. So what a side divides by is not zero, the argument of a logarithm is positive,
/// and so on, and what was once known stays known. Of what stands inside a sum this is
/// known only if the sum has at least one term.
struct Knowledge {
  typealias Tree = Certificate.Tree

  /// Expansions that are not zero.
  private(set) var nonzero: [Expansion] = []
  /// Expansions that are above 0.
  private(set) var positive: [Expansion] = []
  /// Expansions that are at least 0.
  private(set) var nonnegative: [Expansion] = []
  /// The atoms that are defined.
  private(set) var atoms: Set<Int> = []

  /// Notes that an expansion is not zero.
  mutating func note(nonzero value: Expansion) {
    if value.constant == nil, !nonzero.contains(value) { nonzero.append(value) }
  }

  /// Notes that an expansion is above 0.
  mutating func note(positive value: Expansion) {
    note(nonzero: value)
    if value.constant == nil, !positive.contains(value) { positive.append(value) }
  }

  /// Notes that an expansion is at least 0.
  mutating func note(nonnegative value: Expansion) {
    if value.constant == nil, !nonnegative.contains(value) { nonnegative.append(value) }
  }

  /// Notes that a quotient, which is defined, compares so with 0.
  mutating func note(
    _ quotient: Quotient, _ relation: Certificate.Condition.Relation
  ) throws(CertificateError) {
    let signed = try quotient.signed()
    switch relation {
    case .positive: note(positive: signed)
    case .nonnegative: note(nonnegative: signed)
    case .nonzero: note(nonzero: quotient.numerator)
    }
  }

  /// Notes that an atom is defined; false if it was noted before.
  mutating func note(defined atom: Int) -> Bool { atoms.insert(atom).inserted }
}

extension Checker {
  /// Notes all that follows from a tree being evaluated, and defined.
  mutating func learn(_ tree: Tree) throws(CertificateError) {
    var waiting = [tree]
    while let tree = waiting.popLast() {
      try Work.spend(Work.term)
      switch tree {
      case .name(let name):
        if let atom = scope.atoms[name], knowledge.note(defined: atom) {
          waiting.append(algebra.trees[atom])
        }
      case .quotient(let a, let b):
        waiting += [a, b]
        if let divisor = try algebra.expand(b) { try knowledge.note(divisor, .nonzero) }
      case .power(let base, let exponent):
        waiting += [base, exponent]
        if let value = exponent.constant {
          try learn(base, hasPower: value)
        } else if try ranges.range(of: exponent).isNegative, let value = try algebra.expand(base) {
          try knowledge.note(value, .nonzero)
        }
      case .apply(let function, let arguments):
        waiting += arguments
        guard let argument = try algebra.expand(arguments[0]) else { continue }
        switch function {
        case .log, .log2, .log10:
          try knowledge.note(argument, .positive)
          try learn(root: arguments[0], .positive)
        case .sqrt:
          try knowledge.note(argument, .nonnegative)
          try learn(root: arguments[0], .nonnegative)
        case .asin, .acos:
          let square = try argument.multiplied(by: argument)
          try knowledge.note(
            try Quotient(Rational.one).adding(square.negative), .nonnegative)
        case .factorial: try knowledge.note(argument, .nonnegative)
        default: break
        }
      case .series(_, let from, let to, let body), .indexedProduct(_, let from, let to, let body):
        if try ranges.isNonempty(Scope.Bounds(from: from, to: to)) { waiting.append(body) }
      default: waiting += tree.parts.map(\.tree)
      }
    }
  }

  /// Notes that what an odd power, or the divisor of a positive number, is made of has its sign.
  private mutating func learn(
    root tree: Tree, _ relation: Certificate.Condition.Relation
  ) throws(CertificateError) {
    var inner = tree
    while true {
      switch inner {
      case .power(let base, let exponent)
      where exponent.constant.map { $0.isInteger && $0.numerator.isOdd } ?? false:
        inner = base
      case .quotient(let above, let base) where (above.constant?.signum ?? 0) > 0: inner = base
      default:
        guard inner != tree, let value = try algebra.expand(inner) else { return }
        try knowledge.note(value, relation)
        return
      }
    }
  }

  private mutating func learn(
    _ base: Tree, hasPower exponent: Rational
  ) throws(CertificateError) {
    guard exponent.signum < 0 || !exponent.isInteger, let quotient = try algebra.expand(base)
    else { return }
    if exponent.isInteger {
      try knowledge.note(quotient, .nonzero)
    } else {
      try knowledge.note(quotient, exponent.signum < 0 ? .positive : .nonnegative)
      try learn(root: base, exponent.signum < 0 ? .positive : .nonnegative)
    }
  }
}
