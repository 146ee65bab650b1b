extension Descent {
  /// Gradient descent on x'Ax/2 − b'x, whose gradient is Ax − b: x ← x − η(Ax − b).
  ///
  /// A step has two roundings: an entry of the gradient is correctly rounded, and then one of x −
  /// η·g. So a step of x̂ₜ is off by δ, |δ| ≤ u|x̂ₜ₊₁| + u|η||Ax̂ₜ − b| entrywise, and the error
  /// after k steps is at most Σ |I − ηA|^(k−1−t)·|δₜ|, which implies F21.
  ///
  /// - Throws: `notSquare`, `shapes`; `domain` for an A that is not symmetric to the bit, steps < 0
  ///   or (steps + 1)·(n + 32) > 2^23; `notFinite`, also where a number leaves the range of
  ///   doubles.
  /// - Complexity: O(steps · n²).
  public static func gradientDescent(
    _ a: Matrix, _ b: [Double], _ x0: [Double], _ eta: Double, _ steps: Int
  ) throws(MathError) -> Matrix {
    let bowl = try Quadratic(a, b, x0, eta, in: "gradientDescent")
    let start = try GradientDescent(x0, .constant(eta), in: "gradientDescent")
    return try bowl.descend(start, steps)
  }

  /// Descent with momentum on x'Ax/2 − b'x: v ← μ·v + (Ax − b), x ← x − η·v, from v = 0.
  ///
  /// Three roundings a step: an entry of the gradient, one of v and one of x.
  ///
  /// - Throws: as ``gradientDescent(_:_:_:_:_:)``; `domain` for μ < 0.
  /// - Complexity: O(steps · n²).
  public static func momentumQuadratic(
    _ a: Matrix, _ b: [Double], _ x0: [Double], _ eta: Double, _ mu: Double, _ steps: Int
  ) throws(MathError) -> Matrix {
    let bowl = try Quadratic(a, b, x0, eta, in: "momentumQuadratic")
    let start = try Momentum(x0, .constant(eta), mu, .heavyBall, in: "momentumQuadratic")
    return try bowl.descend(start, steps)
  }

  /// Nesterov's descent on x'Ax/2 − b'x, the gradient taken ahead.
  ///
  /// y = x − η·μ·v, v ← μ·v + (Ay − b), x ← x − η·v, from v = 0. Five roundings a step: μ·v and y,
  /// and the three of ``momentumQuadratic(_:_:_:_:_:_:)``.
  ///
  /// - Throws: as ``gradientDescent(_:_:_:_:_:)``; `domain` for μ < 0.
  /// - Complexity: O(steps · n²).
  public static func nesterovQuadratic(
    _ a: Matrix, _ b: [Double], _ x0: [Double], _ eta: Double, _ mu: Double, _ steps: Int
  ) throws(MathError) -> Matrix {
    let bowl = try Quadratic(a, b, x0, eta, in: "nesterovQuadratic")
    let start = try Momentum(x0, .constant(eta), mu, .lookAhead, in: "nesterovQuadratic")
    return try bowl.descend(start, steps)
  }

  /// The function x'Ax/2 − b'x.
  private struct Quadratic {
    private let rows: [[Double]]
    private let function: String

    init(
      _ a: Matrix, _ b: [Double], _ x0: [Double], _ eta: Double, in function: String
    ) throws(MathError) {
      try Requirements.square(a, in: function)
      guard b.count == a.rowCount else { throw .shapes(function: function, a.shape, [b.count]) }
      guard x0.count == a.rowCount else { throw .shapes(function: function, a.shape, [x0.count]) }
      try Requirements.finite(a.elements, "a", in: function)
      try Requirements.finite(b, "b", in: function)
      try Requirements.finite(x0, "x0", in: function)
      try Requirements.finite(eta, "eta", in: function)
      for row in 0..<a.rowCount {
        for column in 0..<row where a[row, column] != a[column, row] {
          throw .outsideDomain(
            function: function, argument: "a[\(row), \(column)]",
            value: a[row, column].description,
            condition: "\(a[column, row]), as the matrix should be symmetric")
        }
      }
      rows = (0..<a.rowCount).map { a.row($0) + [-b[$0]] }
      self.function = function
    }

    /// Ax − b, each entry correctly rounded: a dot product with (x, 1).
    func gradient(_ x: [Double]) throws(MathError) -> [Double] {
      try Requirements.finite(x, "the point of the gradient", in: function)
      let point = x + [1]
      var gradient: [Double] = []
      gradient.reserveCapacity(rows.count)
      for row in rows { gradient.append(try Vectors.dot(row, point)) }
      return gradient
    }

    func descend(_ start: some Stepper, _ steps: Int) throws(MathError) -> Matrix {
      try Trajectory(start, steps: steps, in: function) {
        (_, point) throws(MathError) in try gradient(point)
      }.parameters
    }
  }
}
