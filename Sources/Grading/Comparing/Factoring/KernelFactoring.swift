import Exact
import Formulas

/// Whether sums of roots, exponentials and values of functions are products, as polynomials over the rationals in these.
enum KernelFactoring {
  /// Whether a sum is no product; nil where that is not told.
  static func isIrreducible(_ sum: Expression) -> Bool? {
    try? Fuel.share(ofLeftBy: 4) { () throws -> Bool? in
      var reader = KernelReader()
      guard let polynomial = try reader.polynomial(of: sum),
        polynomial.kernels.isDisjoint(with: reader.bound),
        let named = try named(polynomial, reader)
      else { return nil }
      // A number is no product of what is asked for.
      if sum.names.isEmpty { return true }
      guard let image = PolynomialImage(named) else { return nil }
      guard image.isDrawnOut else { return false }
      let isIrreducible = image.isIrreducible
      let roots = reader.squares.filter { polynomial.kernels.contains($0.key) }
      guard isIrreducible == true, !roots.isEmpty else { return isIrreducible }
      // Over the numbers with roots more is a product, but not what has a degree of 1.
      guard roots.values.allSatisfy({ $0.number != nil }) else { return nil }
      return isLinear(polynomial, roots: Set(roots.keys)) ? true : nil
    }
  }

  /// Whether a kernel that is no root occurs with the exponent 1 alone, and a number before it.
  private static func isLinear(_ polynomial: KernelPolynomial, roots: Set<Int>) -> Bool {
    polynomial.kernels.subtracting(roots).contains { kernel in
      let terms = polynomial.coefficients.keys.filter { $0[kernel] != nil }
      return terms.allSatisfy { powers in
        powers[kernel] == .one && powers.keys.allSatisfy { $0 == kernel || roots.contains($0) }
      } && terms.count == 1
    }
  }

  /// The polynomial with a name for each kernel, whose exponents are made whole; nil where a kernel has exponents on
  /// both sides of 0, or a name one below it.
  private static func named(
    _ polynomial: KernelPolynomial, _ reader: KernelReader
  ) throws -> Expression? {
    var units: [Int: Rational] = [:]
    for kernel in polynomial.kernels {
      guard let range = polynomial.exponents(of: kernel) else { return nil }
      let isBelow = range.lowerBound.signum < 0
      if isBelow {
        guard range.upperBound.signum <= 0, case .power = reader.kernels[kernel].kind else {
          return nil
        }
      }
      let exponents = polynomial.coefficients.keys.map { $0[kernel] ?? .zero }
      let denominator = exponents.reduce(Integer(1)) {
        Integer.leastCommonMultiple($0, $1.denominator)
      }
      let share = try Rational(1, over: denominator)
      units[kernel] = isBelow ? -share : share
    }
    let terms = try polynomial.terms.map { powers, coefficient -> Expression.Term in
      var factors: [Expression.Factor] = [
        .init(isDivisor: false, Expression(.number(coefficient)))
      ]
      for (kernel, exponent) in powers.sorted(by: { $0.key < $1.key }) {
        let n = Expression(.number(try exponent / (units[kernel] ?? .one)))
        let name = Expression(.name("k\(kernel)"))
        factors.append(.init(isDivisor: false, Expression(.power(name, n))))
      }
      return .init(isSubtracted: false, Expression(.product(factors)))
    }
    return Expression(.sum(terms))
  }
}
