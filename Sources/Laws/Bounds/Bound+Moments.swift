import Exact
import Reference

extension Bound {
  /// F17 for a covariance of pairs by two passes, with a divisor N or N − 1: with means that are off by
  /// e ≤ γₙ·mean|x| + u|x̄|, the sum Σ (xᵢ − x̄ − e)(yᵢ − ȳ − f) is that of the true distances and n·e·f,
  /// and its terms, their sum and the quotient have n + 4 roundings (Chan, Golub and LeVeque 1983; for
  /// y = x it is (n + 3)u + n²u²κ² of a variance, κ² = 1 + mean²/variance).
  static func twoPass(_ x: [Rational], _ y: [Rational], divisor: Int) throws -> Bound {
    let (left, right) = (try MeanError(x), try MeanError(y))
    var sizes = Rational.zero
    for (x, y) in zip(left.distances, right.distances) {
      sizes += (x + left.error) * (y + right.error)
    }
    let sum = gamma(x.count + 4) * sizes + Rational(x.count) * left.error * right.error
    return Bound("F17", try sum / Rational(divisor) + Rational(x.count).scaled(byTwoToThe: -1074))
  }

  /// The errors that the means and sums of Welford's recurrence, and of merging runs of it, add up to:
  /// F17, of order n·u·κ.
  ///
  /// - Parameter lengths: the lengths of the runs; all data by default.
  static func welford(
    _ x: [Rational], lengths: [Int]? = nil
  ) throws -> (mean: Bound, variance: Bound) {
    var total = RecurrenceError()
    var rest = x[...]
    for length in lengths ?? [x.count] {
      var run = RecurrenceError()
      for number in rest.prefix(length) { try run.add(number) }
      rest = rest.dropFirst(length)
      try total.merge(run)
    }
    // A subject may take two passes instead.
    let twoPass = try twoPass(x, x, divisor: x.count).amount
    let own = try total.squaresError / Rational(x.count)
    let exact = try total.moments.variance().asRational ?? .zero
    let rounding = unitRoundoff * (exact + own) + Rational(1).scaled(byTwoToThe: -1074)
    let mean = try max(total.meanError, plainMean(x).amount)
    return (Bound("F17", mean), Bound("F17", max(twoPass, own + rounding)))
  }

  /// F17 for a covariance of weighted outcomes by two passes: with expectations that are off by
  /// e ≤ γₙ₊₁·Σ p|x| the sum Σ p(x − μ − e)(y − ν − f) is that of the true distances, less
  /// e·Σ p(y − ν) + f·Σ p(x − μ), which is 0 where the weights add up to 1, and more by ef·Σ p.
  ///
  /// - Parameters:
  ///   - x: the value of each outcome, and `y` another.
  ///   - weights: the weight of each.
  static func weightedTwoPass(_ x: [Rational], _ y: [Rational], weights p: [Rational]) -> Bound {
    let (left, right) = (WeightedMeanError(x, p), WeightedMeanError(y, p))
    var sizes = Rational.zero
    for (place, weight) in p.enumerated() {
      sizes +=
        weight * (left.distances[place] + left.error) * (right.distances[place] + right.error)
    }
    let total = p.reduce(Rational.zero, +)
    let cross = left.error * right.rest + right.error * left.rest
    return Bound(
      "F17",
      gamma(p.count + 4) * sizes + cross + left.error * right.error * total
        + Rational(p.count).scaled(byTwoToThe: -1074))
  }

  /// The end of a confidence interval: 1 ulp, the rounding of the mean, and the error of the half.
  static func intervalEnd(_ end: Rational, mean: Rational, halfError: Rational) -> Bound {
    Bound(
      "an interval's end",
      ulps(1, of: end).amount + unitRoundoff * mean.magnitude + halfError
        + Rational(1).scaled(byTwoToThe: -1074))
  }
}

/// An expectation by a plain sum of products: the distances of values from the true one, its error, and
/// the magnitude of Σ p(x − μ).
private struct WeightedMeanError {
  let distances: [Rational]
  let error: Rational
  let rest: Rational

  init(_ x: [Rational], _ p: [Rational]) {
    let mean = zip(p, x).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
    distances = x.map { ($0 - mean).magnitude }
    let size = zip(p, x).reduce(Rational.zero) { $0 + $1.0 * $1.1.magnitude }
    error = Bound.gamma(p.count + 1) * size + Rational(p.count).scaled(byTwoToThe: -1075)
    rest = zip(p, x).reduce(Rational.zero) { $0 + $1.0 * ($1.1 - mean) }.magnitude
  }
}

/// A mean by a plain sum: the distances of data from the true one, and its error.
private struct MeanError {
  let distances: [Rational]
  let error: Rational

  init(_ x: [Rational]) throws {
    let mean = try x.reduce(Rational.zero, +) / Rational(x.count)
    distances = x.map { ($0 - mean).magnitude }
    let size = try x.reduce(Rational.zero) { $0 + $1.magnitude } / Rational(x.count)
    error = Bound.gamma(x.count) * size + Bound.unitRoundoff * mean.magnitude
  }
}

/// Welford's recurrence and merging, exactly, with bounds of what roundings add up to on the way.
private struct RecurrenceError {
  var moments = RunningMoments<Real>()
  /// The mean is off by this at most.
  var meanError = Rational.zero
  /// The sum of squares is off by this at most.
  var squaresError = Rational.zero

  private static let u = Bound.unitRoundoff

  /// Reads a number with the distance d = x − m and the new mean m' = m + d/n.
  ///
  /// With m off by e the distance is off by e and a rounding, the new mean by e(n − 1)/n, two roundings
  /// of d/n and one of itself. The term d·(x − m') is off by the errors of both, and by three
  /// roundings; the sum by one of itself.
  mutating func add(_ x: Rational) throws {
    let before = try mean()
    try moments.add(Real(x))
    let (after, count) = (try mean(), Rational(moments.count))
    let distance = (x - before).magnitude
    let newDistance = (x - after).magnitude
    let (error, bound) = (meanError, Bound.gamma(3))
    // All of the first number: x − 0 and x/1 are exact.
    if moments.count > 1 {
      let step = try (distance + error) / count
      meanError = try error * (count - .one) / count + bound * step
      meanError += Self.u * (after.magnitude + meanError)
    }
    let product = (distance + error) * (newDistance + meanError)
    squaresError += product - distance * newDistance + bound * product
    squaresError += Self.u * (try squares() + squaresError)
  }

  /// The same for the joint mean m + d·k/n and the sum S + S' + d²·jk/n of runs of j and k numbers.
  mutating func merge(_ other: RecurrenceError) throws {
    guard other.moments.count > 0 else { return }
    guard moments.count > 0 else { return self = other }
    let (j, k) = (Rational(moments.count), Rational(other.moments.count))
    let distance = try (other.mean() - mean()).magnitude
    let error = meanError + other.meanError
    try moments.merge(other.moments)
    let total = j + k
    // Means of the runs weighted, whichever way they are.
    let sizes = try (j * meanError + k * other.meanError) / total
    meanError = try sizes + Bound.gamma(4) * (distance + error) * max(j, k) / total
    meanError += Bound.gamma(2) * (try mean().magnitude + meanError)
    let share = try j * k / total
    let product = (distance + error) * (distance + error)
    squaresError += other.squaresError + share * (product - distance * distance)
    squaresError += Bound.gamma(6) * share * product
    squaresError += Bound.gamma(2) * (try squares() + squaresError)
  }

  private func mean() throws -> Rational { moments.mean.asRational ?? .zero }
  private func squares() throws -> Rational { moments.squares.asRational ?? .zero }
}
