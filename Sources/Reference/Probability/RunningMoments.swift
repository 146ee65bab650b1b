import Exact

/// The count, mean and sum of squared deviations of data that are read one by one.
public struct RunningMoments<S: Scalar>: Sendable {
  /// How many numbers were read.
  public private(set) var count = 0
  /// Their mean; 0 of none.
  public private(set) var mean = S.zero
  /// The sum Σ (xᵢ − mean)².
  public private(set) var squares = S.zero

  /// Of no data.
  public init() {}

  /// The moments of a run of data.
  public init(_ x: [S]) throws {
    for x in x { try add(x) }
  }

  /// Reads a number: the mean moves by d/n for its distance d, and the sum grows by d·(x − mean) with
  /// the mean that has moved (Welford 1962).
  public mutating func add(_ x: S) throws {
    count += 1
    let distance = try x - mean
    mean = try mean + distance / S(count)
    squares = try squares + distance * (x - mean)
  }

  /// Joins another run: with d the distance of the means, the mean is the weighted one, and the sum
  /// grows by that of the run and by d²·mn/(m + n) (Chan, Golub and LeVeque 1979).
  public mutating func merge(_ other: RunningMoments) throws {
    guard other.count > 0 else { return }
    let total = count + other.count
    let distance = try other.mean - mean
    squares =
      try squares + other.squares + distance.squared() * S(count) * S(other.count) / S(total)
    mean = try mean + distance * S(other.count) / S(total)
    count = total
  }

  /// The variance with divisor N.
  ///
  /// - Throws: `DefinitionError.empty`.
  public func variance() throws -> S {
    guard count > 0 else { throw DefinitionError.empty(function: "variance") }
    return try squares / S(count)
  }
}
