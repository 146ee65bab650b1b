extension Decompositions {
  /// The eigenvalues of a square matrix, ordered by falling real part, then falling imaginary part.
  ///
  /// They are those of A + E with |E| ≤ p(n)·u·|A| for the balanced A and a modest p: permutation to
  /// block triangular form, balancing by powers of two, Householder reduction to Hessenberg form and
  /// Francis's QR steps are all backward stable (Golub and Van Loan, §7.5.6; LAPACK Users' Guide,
  /// §4.8). Conjugate pairs are exact. A matrix that a permutation makes triangular gives its
  /// diagonal without rounding.
  ///
  /// - Throws: `MathError.notSquare`; `notFinite`; `notConverged` where the steps do not end.
  /// - Complexity: O(n³).
  public static func eigenvalues(_ a: Matrix) throws(MathError) -> ComplexEigenvalues {
    let found = try spectrum(a, in: "eigenvalues")
    return ComplexEigenvalues(re: found.map(\.re), im: found.map(\.im))
  }

  /// The largest magnitude of an eigenvalue; 0 for the matrix without elements.
  ///
  /// The bound is that of ``eigenvalues(_:)``, and a rounding or two for the magnitude.
  ///
  /// - Throws: as ``eigenvalues(_:)``.
  /// - Complexity: O(n³).
  public static func spectralRadius(_ a: Matrix) throws(MathError) -> Double {
    var largest = 0.0
    for (re, im) in try spectrum(a, in: "spectralRadius") {
      let long = max(abs(re), abs(im))
      let short = min(abs(re), abs(im))
      guard long > 0 else { continue }
      let ratio = short / long
      largest = max(largest, ratio == 0 ? long : long * (1 + ratio * ratio).squareRoot())
    }
    return largest
  }

  /// The eigenvalues in order, each diagonal block at its own scale.
  private static func spectrum(
    _ a: Matrix, in function: String
  ) throws(MathError) -> [(re: Double, im: Double)] {
    try Requirements.square(a, in: function)
    try Requirements.finite(a.elements, "a", in: function)
    var values: [(re: Double, im: Double)] = []
    for block in irreducibleBlocks(a) {
      if let index = block.first, block.count == 1 {
        values.append((a[index, index], 0))
        continue
      }
      let elements = block.flatMap { row in block.map { a[row, $0] } }
      let exponent = PowerOfTwoScale.exponent(for: elements, target: 0)
      let part = Matrix(checked: block.count, block.count, PowerOfTwoScale(exponent)(elements))
      guard let found = FrancisIteration(Hessenberg(part)) else {
        throw .notConverged(function: function, steps: FrancisIteration.stepLimit)
      }
      let scale = PowerOfTwoScale(-exponent)
      values += found.eigenvalues.map { (scale($0.re), scale($0.im)) }
    }
    values.sort { $0.re != $1.re ? $0.re > $1.re : $0.im > $1.im }
    return values
  }
}
