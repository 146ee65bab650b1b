import Certificates
import Exact

// Logarithms of algebraic numbers, of which a power is a product of powers of others.
extension ProofWriter {
  /// The most logarithms that one is told by, and the largest exponents.
  private static let (mostKnown, largestExponent, largestRoot) = (3, 4, 3)

  /// The logarithm of a number by those that have names: aᵐ = Π Bᵉ for small m and e; nil where none is
  /// found.
  ///
  /// Enclosures propose what arithmetic then shows.
  func logarithmByOthers(_ argument: ClosedForm) throws -> Replacement? {
    guard field.isConstant(argument), argument.rational == nil,
      let value = try logarithm(ofNumber: argument)
    else { return nil }
    var known: [(name: String, argument: Certificate.Tree, form: ClosedForm, value: Rational)] = []
    for atom in atoms.reversed() where known.count < Self.mostKnown {
      guard case .apply(.log, let arguments) = atom.definition else { continue }
      let inner = try form(arguments[0])
      guard field.isConstant(inner),
        let number = try logarithm(ofNumber: inner)
      else { continue }
      known.append((atom.name, arguments[0], inner, number))
    }
    guard !known.isEmpty else { return nil }
    for root in 1...Self.largestRoot {
      let wanted = value * Rational(root)
      for exponents in Self.exponents(known.count) {
        try Fuel.spend(64)
        let sum = zip(exponents, known).reduce(Rational.zero) { $0 + Rational($1.0) * $1.1.value }
        guard (sum - wanted).magnitude < Self.tolerance else { continue }
        var product = ClosedForm.one
        for (exponent, base) in zip(exponents, known) {
          product = try field.product(product, field.power(base.form, Rational(exponent)))
        }
        guard try field.areEqual(field.power(argument, Rational(root)), product) else { continue }
        var result = ClosedForm.zero
        var pairs: [Certificate.Pair] = []
        for (exponent, base) in zip(exponents, known) where exponent != 0 {
          let share = try Rational(Integer(exponent), over: Integer(root))
          guard let logarithm = forms[base.name] else { return nil }
          result = try field.sum(result, field.scaled(logarithm, by: share))
          pairs.append(Certificate.Pair(base.argument, .number(share)))
        }
        return (.log, try tree(of: result), pairs)
      }
    }
    return nil
  }

  /// How near two logarithms have to be to be compared exactly.
  private static var tolerance: Rational { Rational.one.scaled(byTwoToThe: -80) }

  /// All lists of small exponents that are not all 0, the smallest first.
  private static func exponents(_ count: Int) -> [[Int]] {
    var lists: [[Int]] = [[]]
    for _ in 0..<count {
      lists = lists.flatMap { list in (-largestExponent...largestExponent).map { list + [$0] } }
    }
    return lists.filter { $0.contains { $0 != 0 } }.enumerated().sorted { a, b in
      let (x, y) = (
        a.element.reduce(0) { $0 + abs($1) }, b.element.reduce(0) { $0 + abs($1) }
      )
      return x == y ? a.offset < b.offset : x < y
    }.map(\.element)
  }

  /// About the logarithm of a number; nil where it has none.
  private func logarithm(ofNumber argument: ClosedForm) throws -> Rational? {
    var written = Certificate.Tree.apply(.log, [try tree(of: argument)])
    // Atoms use only earlier ones.
    for atom in atoms.reversed() where written.names.contains(atom.name) {
      written = written.substituting(atom.name, atom.definition)
      guard written.extent.nodes < 2_000 else { return nil }
    }
    guard written.names.isEmpty, let value = try written.value(at: [:]) else { return nil }
    return try value.enclosureIfTold(workingPrecision: 160)?.midpoint.rational
  }
}
