/// Least squares by A·P = Q·R, for independent columns: a Householder factorisation with pivoting,
/// and a refinement of the solution and its residual together.
///
/// The weights x and the residual r = b − A·x solve r + A·x = b, A'·r = 0. With the residuals
/// f = b − r − A·x and g = −A'·r of these, correctly rounded, a step (Björck 1967; ASNA §20.5) is
///
///     (d₁, d₂) = Q'·f,   h = R'⁻¹·P'·g,   dx = P·R⁻¹·(d₁ − h),   dr = Q·(h, d₂).
///
/// From x = r = 0 the first step is the plain solution by QR. A step shrinks the error by about
/// p(m, n)·u·cond(A), where the columns are scaled by powers of two to one size; steps are made
/// while they shrink by half. So the error is a few u where cond(A) is below about 2⁴⁵, however
/// large the residual is, and else at most that of the plain solution, about p(m, n)·u·(cond(A)·|x|
/// + cond(A)²·|r|/|A|) (ASNA, theorem 20.3).
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
    var r = [Double](repeating: 0, count: rows.count)
    var last = Double.infinity
    for _ in 0..<Self.stepLimit {
      var f: [Double] = []
      let terms = x.map { -$0 } + [1, -1]
      for (index, row) in rows.enumerated() {
        f.append(try Vectors.dot(row + [right[index], r[index]], terms))
      }
      var g: [Double] = []
      for column in columns { g.append(-(try Vectors.dot(column, r))) }
      let (dx, dr) = step(f, g)
      let size = dx.reduce(0) { max($0, $1.magnitude) }
      guard dx.allSatisfy(\.isFinite), dr.allSatisfy(\.isFinite) else { return nil }
      guard size <= last / 2 else { break }
      for index in x.indices { x[index] += dx[index] }
      for index in r.indices { r[index] += dr[index] }
      if size == 0 { break }
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
