/// The square q = (x − μ)'Σ⁻¹(x − μ) and the determinant of Σ, exactly.
///
/// The difference x − μ has entries that are no doubles. So q is one unknown of a larger system of
/// doubles, whose determinant is that of Σ:
///
///     Σy + μs = x,  s = 1,  z₁ − x'y = 0,  z₂ − μ'y = 0,  q − z₁ + z₂ = 0.
struct MahalanobisForm {
  private let solution: RationalSolution
  private let place: Int

  /// The form of finite vectors and a positive definite matrix, all of one size.
  init(_ x: [Double], _ mean: [Double], _ covariance: Matrix) {
    let n = x.count
    var system = Matrix(zeros: n + 4, n + 5)
    for row in 0..<n {
      for column in 0..<n { system[row, column] = covariance[row, column] }
      system[row, n] = mean[row]
      system[row, n + 4] = x[row]
      system[n + 1, row] = -x[row]
      system[n + 2, row] = -mean[row]
    }
    system[n, n] = 1
    system[n, n + 4] = 1
    system[n + 1, n + 1] = 1
    system[n + 2, n + 2] = 1
    system[n + 3, n + 1] = -1
    system[n + 3, n + 2] = 1
    system[n + 3, n + 3] = 1
    solution = RationalSolution(system)
    place = n + 3
  }

  /// q, correctly rounded.
  var rounded: Double { solution.rounded(place, 0) }

  /// The logarithm of the density, −½(n·log 2π + log det Σ + q), and a bound of its error.
  ///
  /// The logarithms are within 2^-97 of themselves and 2^-104, and q within 2^-101; sums of three
  /// pairs lose 6u² of the magnitudes.
  var logDensity: (value: ScaledPair, error: ScaledPair) {
    let half = ScaledPair(0.5)
    let peak = ScaledPair(Elementary.densityAtZero).log * ScaledPair(place - 3)
    let volume = ScaledPair(solution.determinant).log * half
    let square = solution.pair(place, 0) * half
    let magnitude = peak.magnitude + volume.magnitude + square
    return (
      peak - volume - square, magnitude * ScaledPair(0x1p-96) + ScaledPair(0x1p-103)
    )
  }

  /// The logarithm of the density, correctly rounded.
  var roundedLogDensity: Double {
    let (value, error) = logDensity
    if let rounded = value.rounding(within: error) { return rounded }
    return HighPrecision.logDensity(place - 3, determinant: solution.determinant) {
      solution.quotient(place, 0, at: $0)
    }
  }
}
