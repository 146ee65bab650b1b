import Exact
import PropertyTesting
import Reference

extension Bound {
  /// F7 and F9, for the residual of a solution by Gaussian elimination with the factors that were
  /// found: |b − Ax̂| ≤ γ₃ₙ P'|L̂||Û||x̂|, entry by entry (Higham, ASNA, Theorem 9.4).
  ///
  /// - Parameters:
  ///   - factors: the magnitudes P'|L̂||Û|, from `Bound.factorMagnitudes`.
  ///   - x: the computed solution, or several in columns.
  /// - Throws: `ArithmeticError.shapes` where they do not fit.
  public static func eliminationResiduals(
    factors: RationalMatrix, x: RationalMatrix
  ) throws(ArithmeticError) -> Matrix<Bound> {
    let gamma = gamma(3 * factors.rowCount)
    return try (factors * x.magnitudes).map { Bound("F7", gamma * $0) }
  }

  /// P'|L̂||Û|, with row p[i] of it the row i of |L̂||Û|.
  ///
  /// - Throws: `ArithmeticError.shapes` where the factors do not fit, or `permutation` is none.
  public static func factorMagnitudes(
    permutation: [Int], lower: RationalMatrix, upper: RationalMatrix
  ) throws(ArithmeticError) -> RationalMatrix {
    guard permutation.sorted() == Array(0..<lower.rowCount) else {
      throw .shapes(operation: "permutation", left: lower.shape, right: permutation)
    }
    let product = try lower.magnitudes * upper.magnitudes
    var rows = product.rows
    for (row, place) in permutation.enumerated() { rows[place] = product.row(row) }
    return try Matrix(rows: rows)
  }

  /// F8, for the factors themselves: |PA − L̂Û| ≤ γₙ|L̂||Û|, entry by entry (ASNA, Theorem 9.3), and
  /// what underflow adds: 2⁻¹⁰⁷⁵(1 + γₙ) for each product, and |uⱼⱼ|·2⁻¹⁰⁷⁵ below the diagonal, where
  /// a multiplier lᵢⱼ = aᵢⱼ/uⱼⱼ that underflows is multiplied by its pivot again.
  ///
  /// - Throws: `ArithmeticError.shapes` where the factors do not fit.
  public static func factors(
    lower: RationalMatrix, upper: RationalMatrix
  ) throws(ArithmeticError) -> Matrix<Bound> {
    let n = lower.rowCount
    let magnitudes = try lower.magnitudes * upper.magnitudes
    return Matrix(rowCount: n, columnCount: upper.columnCount) { row, column in
      let products = product(magnitudes: magnitudes[row, column], terms: n).amount
      guard row > column else { return Bound("F8", products) }
      let pivot = upper[column, column].magnitude
      return Bound("F8", products + (pivot * (.one + gamma(n))).scaled(byTwoToThe: -1075))
    }
  }

  /// The backward error of a solution after Oettli and Prager (1964), at most 1.
  ///
  /// It is the least ω for which (A + E)x̂ = b + f has a solution with |E| ≤ ω|A| and |f| ≤ ω|b|, and
  /// it is maxᵢ |b − Ax̂|ᵢ / (|A||x̂| + |b|)ᵢ with 0/0 = 0.
  ///
  /// - Throws: `ArithmeticError.shapes` where they do not fit.
  public static func backwardError(
    _ a: RationalMatrix, _ x: [Rational], _ b: [Rational]
  ) throws(ArithmeticError) -> Rational {
    let product = try a * x
    guard product.count == b.count else {
      throw .shapes(operation: "residual", left: [product.count], right: [b.count])
    }
    let scale = try a.magnitudes * x.map(\.magnitude)
    var greatest = Rational.zero
    for index in b.indices {
      let residual = (b[index] - product[index]).magnitude
      // A residual that is not 0 is at most the size, which is then not 0 either.
      guard !residual.isZero else { continue }
      greatest = try max(greatest, residual / (scale[index] + b[index].magnitude))
    }
    return greatest
  }

  /// F7 after one refinement with an accurate residual: ω ≤ 2u, provided that
  /// cond·u·max(|A||x|)/min(|A||x|) < 1/100 (Skeel 1980; ASNA, Theorem 12.4); nil where that is not
  /// so.
  ///
  /// Skeel's condition is that of the inverse, ‖|A||A⁻¹|‖∞; the greater of it and ‖|A⁻¹||A|‖∞ is
  /// taken, so that no solver is asked for more than the theorem says.
  ///
  /// - Throws: `ArithmeticError.shapes` where they do not fit.
  public static func refinedBackwardError(
    _ a: RationalMatrix, inverse: RationalMatrix, solution x: [Rational]
  ) throws(ArithmeticError) -> Bound? {
    let sizes = try a.magnitudes * x.map(\.magnitude)
    guard let greatest = sizes.max(), let least = sizes.min(), !least.isZero else { return nil }
    let (left, right) = (a.magnitudes, inverse.magnitudes)
    let condition = try max((left * right).rowSumNorm, (right * left).rowSumNorm)
    guard try condition * unitRoundoff * greatest / least < Rational(.one, over: 100) else {
      return nil
    }
    return Bound("F7, refined", Rational(2) * unitRoundoff)
  }
}

extension RationalMatrix {
  /// The norm induced by the maximum norm: the greatest sum of magnitudes in a row; 0 for no rows.
  var rowSumNorm: Rational {
    rows.map { $0.reduce(.zero) { $0 + $1.magnitude } }.max() ?? .zero
  }

  /// The norm induced by the 1-norm: the greatest sum of magnitudes in a column.
  var columnSumNorm: Rational { transposed().rowSumNorm }
}

extension Subject {
  /// The factors of a matrix by the subject, certified by F8, as the magnitudes P'|L̂||Û| which bound
  /// residuals.
  func certifiedFactorMagnitudes(_ a: Matrix<Double>) throws -> RationalMatrix {
    let fields = try lu(a)
    let (lower, upper) = (try fields.matrix("l").rationals(), try fields.matrix("u").rationals())
    let permutation = try fields.counts("p")
    let n = a.rowCount
    try require(
      lower.shape == [n, n] && upper.shape == [n, n] && permutation.sorted() == Array(0..<n),
      "the factors have shapes \(lower.shape), \(upper.shape) and the order \(permutation)")
    for row in 0..<n {
      try require(lower[row, row] == .one, "L has \(lower[row, row]) on its diagonal")
      for column in 0..<n where column != row {
        let outside = column > row ? lower[row, column] : upper[row, column]
        try require(outside.isZero, "L or U is not triangular at (\(row), \(column))")
        try require(lower[row, column].magnitude <= .one, "a multiplier is above 1: no pivoting")
      }
    }
    let exact = try a.rationals()
    let residual = try exact.permutingRows(permutation) - lower * upper
    let bounds = try Bound.factors(lower: lower, upper: upper)
    for (error, bound) in zip(residual.elements, bounds.elements) {
      try require(
        error.magnitude <= bound.amount,
        "PA − LU has an entry \(error.roundedToDouble()), and F8 permits \(bound.amount.roundedToDouble())"
      )
    }
    return try Bound.factorMagnitudes(permutation: permutation, lower: lower, upper: upper)
  }

  /// The inverse by the subject, held to the exact one by the forward bound of F9:
  /// X̂ − A⁻¹ = A⁻¹(AX̂ − I), so |X̂ − A⁻¹| ≤ |A⁻¹| γ₃ₙ P'|L̂||Û||X̂|.
  func heldInverse(_ a: Matrix<Double>, exact: RationalMatrix) throws -> Matrix<Double> {
    let factors = try certifiedFactorMagnitudes(a)
    let computed = try inverse(a)
    let residuals = try Bound.eliminationResiduals(factors: factors, x: computed.rationals())
    let forward = try exact.magnitudes * residuals.map(\.amount)
    try hold(.inverse, computed, to: exact) { Bound("F9", forward[$0, $1]) }
    return computed
  }

  /// The solution by the subject, held to F7: its residual is below that of elimination with the
  /// subject's own factors, and ω ≤ 2u where Skeel's proviso holds; and the solution is as near to
  /// the exact one as the residual makes it, |x̂ − x| ≤ |A⁻¹||b − Ax̂|.
  func heldSolution(
    _ a: Matrix<Double>, _ b: [Double], exact x: [Rational], inverse: RationalMatrix
  ) throws -> [Double] {
    let computed = try solve(a, b)
    let (exactA, exactB) = (try a.rationals(), try b.rationals())
    let found = try computed.rationals()
    try require(found.count == x.count, "the solution has \(found.count) elements")
    let factors = try certifiedFactorMagnitudes(a)
    let column = RationalMatrix(rowCount: found.count, columnCount: 1) { row, _ in found[row] }
    let limits = try Bound.eliminationResiduals(factors: factors, x: column).elements
    let residual = try zip(exactA * found, exactB).map { $0 - $1 }
    for (index, bound) in limits.enumerated() {
      try require(
        residual[index].magnitude <= bound.amount,
        "the residual of row \(index) is \(residual[index].roundedToDouble()), and F7 permits "
          + "\(bound.amount.roundedToDouble())")
    }
    let forward = try inverse.magnitudes * limits.map(\.amount)
    try hold(.solve, computed, to: x, within: forward.map { Bound("F7, forward", $0) })
    if let bound = try Bound.refinedBackwardError(exactA, inverse: inverse, solution: x) {
      let omega = try Bound.backwardError(exactA, found, exactB)
      try require(
        omega <= bound.amount, "ω is \(omega.roundedToDouble()), and 2u is permitted")
    }
    return computed
  }
}
