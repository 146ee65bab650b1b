/// Why a textbook function has no value for its arguments, with the numbers that show it.
public enum DefinitionError: Error, Hashable, Sendable {
  /// Two vectors that should have the same length.
  case lengths(function: String, Int, Int)
  /// Two shapes that do not fit an operation.
  case shapes(function: String, [Int], [Int])
  /// A matrix that should be square.
  case notSquare(function: String, rows: Int, columns: Int)
  /// A function of nothing.
  case empty(function: String)
  /// A vector of length 0, which has no direction.
  case zeroVector(function: String)
  /// Probabilities whose sum is not 1.
  case notADistribution(function: String, argument: String, sum: String)
  /// A probability outside [0, 1].
  case notAProbability(function: String, argument: String, value: String)
  /// A divergence that is infinite: an outcome that the second distribution excludes.
  case infinite(function: String, index: Int)
  /// An argument that should be a whole number, in a range.
  case notACount(function: String, value: String)
}
