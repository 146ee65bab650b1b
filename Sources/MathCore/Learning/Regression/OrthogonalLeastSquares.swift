/// Least squares by A·P = Q·R, for independent columns: a Householder factorisation with pivoting,
/// and a refinement of the solution and its residual together.
///
/// The weights x and the residual r = b − A·x solve r + A·x = b, A'·r = 0. With the residuals
/// f = b − r − A·x and g = −A'·r of these, correctly rounded, a step (Björck 1967; ASNA §20.5) is
///
///     (d₁, d₂) = Q'·f,   h = R'⁻¹·P'·g,   dx = P·R⁻¹·(d₁ − h),   dr = Q·(h, d₂).
///
/// From x = r = 0 the first step is the plain solution by QR. Let the columns be scaled by powers of
/// two to one size, κ their condition number, and ε = p(m, n)·u the backward error of the factors.
/// By Wedin's theorem (ASNA, theorem 20.1) a step leaves of the errors dx and dr
///
///     |dx'| ≤ εκ·|dx| + εκ²·|dr|,   |dr'| ≤ ε·|dx| + εκ·|dr|:
///
/// |dx'| + κ|dr'| ≤ 2εκ·(|dx| + κ|dr|). With r as a pair, rounding adds u·|x| + κu²·|r|, so that in the
/// end the error of x is at most 2u·|x| + 2κu²·|r| in norm where 2εκ ≤ 1/4. If that sum is halved one
/// of dx and dr is halved, so steps are made while one is. Else the error is that of the plain
/// solution, ε·(κ|x| + κ²|r|).
struct OrthogonalLeastSquares {
  /// More steps do not shrink by half each, unless the first were far off.
  private static let stepLimit = 20

  private let rows: [[Double]]
  private let columns: [[Double]]
  /// A column is scaled by 2 to this exponent.
  private let exponents: [Int]
  private let factors: Decompositions.HouseholderFactorization

  /// The factors of a matrix with at least as many rows as columns.
  init(_ a: Matrix) {
    var scaled = Decompositions.Columns(a)
    exponents = (0..<scaled.count).map { column in
      let exponent = Decompositions.PowerOfTwoScale.exponent(
        for: scaled.column(column), target: 0)
      let scale = Decompositions.PowerOfTwoScale(exponent)
      for row in 0..<scaled.height { scaled[row, column] = scale(scaled[row, column]) }
      return exponent
    }
    columns = (0..<scaled.count).map(scaled.column)
    rows = scaled.matrix.rows
    factors = Decompositions.HouseholderFactorization(scaled, pivoting: true)
  }

  /// The x of least |b − A·x|; nothing where R is singular as doubles.
  func solution(_ b: [Double]) throws(MathError) -> [Double]? {
    let exponent = Decompositions.PowerOfTwoScale.exponent(for: b, target: 0)
    let right = Decompositions.PowerOfTwoScale(exponent)(b)
    var x = [Double](repeating: 0, count: columns.count)
    // r as a pair, high parts and low parts.
    var r = [Double](repeating: 0, count: rows.count)
    var rest = r
    var last = (dx: Double.infinity, dr: Double.infinity)
    for _ in 0..<Self.stepLimit {
      var f: [Double] = []
      let terms = x.map { -$0 } + [1, -1, -1]
      for (index, row) in rows.enumerated() {
        f.append(try Vectors.dot(row + [right[index], r[index], rest[index]], terms))
      }
      var g: [Double] = []
      for column in columns { g.append(-(try Vectors.dot(column + column, r + rest))) }
      let (dx, dr) = step(f, g)
      guard dx.allSatisfy(\.isFinite), dr.allSatisfy(\.isFinite) else { return nil }
      let size = (
        dx: PowerOfTwo.largestMagnitude(dx.span), dr: PowerOfTwo.largestMagnitude(dr.span)
      )
      guard size.dx <= last.dx / 2 || size.dr <= last.dr / 2 else { break }
      for index in x.indices { x[index] += dx[index] }
      for index in r.indices {
        let sum = DoubleDouble(known: r[index], rest[index]) + dr[index]
        (r[index], rest[index]) = (sum.high, sum.low)
      }
      if size == (0, 0) { break }
      last = size
    }
    return x.indices.map { PowerOfTwo.scale(x[$0], by: exponents[$0] - exponent) }
  }

  /// The step for the residuals of the two equations.
  private func step(_ f: [Double], _ g: [Double]) -> (dx: [Double], dr: [Double]) {
    let n = columns.count
    var rotated = Decompositions.Columns(zeros: f.count, 1)
    rotated.values = f
    factors.applyTransposedQ(to: &rotated)
    // R'·h = P'·g from the top, then R·z = d₁ − h from the bottom.
    var h = factors.pivots.map { g[$0] }
    for row in 0..<n {
      for before in 0..<row { h[row] -= factors.columns[before, row] * h[before] }
      h[row] /= factors.columns[row, row]
    }
    var z = (0..<n).map { rotated[$0, 0] - h[$0] }
    for row in (0..<n).reversed() {
      for after in row + 1..<max(n, row + 1) { z[row] -= factors.columns[row, after] * z[after] }
      z[row] /= factors.columns[row, row]
    }
    var dx = [Double](repeating: 0, count: n)
    for (place, column) in factors.pivots.enumerated() { dx[column] = z[place] }
    for row in 0..<n { rotated[row, 0] = h[row] }
    factors.applyQ(to: &rotated)
    return (dx, rotated.values)
  }
}
