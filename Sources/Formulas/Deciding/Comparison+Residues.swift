import Exact

// Whole numbers by what is left of them when they are divided.
extension Comparison {
  /// The divisors that are tried.
  static let residueDivisors = [2, 3, 4]

  /// Whether two formulas with whole parts, or powers of −1, are proved to be equal for n = d·m, d·m + 1, … with a
  /// small divisor d of a whole variable n.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByResidues(_ a: Expression, _ b: Expression) throws -> Bool {
    guard a.hasResidues || b.hasResidues else { return false }
    let used = Set(a.names + b.names)
    for variable in variables.all where used.contains(variable.name) {
      guard variable.dimensions.isEmpty, case .integers(let from) = variable.domain.set else {
        continue
      }
      for divisor in Self.residueDivisors {
        let isProved = try (0..<divisor).allSatisfy { residue in
          try agree(a, b, variable.name, from: from, divisor, residue)
        }
        if isProved { return true }
      }
    }
    return false
  }

  /// Whether two formulas are proved to be equal for n = d·m + r, where m takes the place of n.
  private func agree(
    _ a: Expression, _ b: Expression, _ name: String, from: Rational?, _ divisor: Int,
    _ residue: Int
  ) throws -> Bool {
    let (d, r) = (Rational(divisor), Rational(residue))
    let start = try from.map { try Rational(-(-(($0 - r) / d)).floor) }
    let domain = try start.map { Domain(integersFrom: $0) } ?? Domain("integer")
    let part = Comparison(variables.replacing(domainOf: name, by: domain))
    let number = try Expression(.name(name)) * Expression(d) + Expression(r)
    guard let x = try part.evaluated(a.substituting([name: number])),
      let y = try part.evaluated(b.substituting([name: number]))
    else { return false }
    return try part.areProvedEqual(x, y)
  }
}

extension Expression {
  /// Whether there is a whole part in it, or a power of a number below 0 with a name in its exponent.
  fileprivate var hasResidues: Bool {
    switch kind {
    case .call("floor", _): true
    case .power(let base, let exponent)
    where (base.asRational?.signum ?? 1) < 0 && !exponent.names.isEmpty:
      true
    default: children.contains(where: \.hasResidues)
    }
  }
}
