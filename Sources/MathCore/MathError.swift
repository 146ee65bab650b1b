/// Why a function of the core has no value for its arguments, with the data that show it.
///
/// The policy is one for the whole core. Shapes that do not fit are refused, never broadcast in
/// silence. Functions of numbers take finite numbers; those that only move elements (transpose,
/// reshape, permute …) take any. A result beyond the range of doubles is what rounding makes of it:
/// an infinity, or zero.
public enum MathError: Error, Hashable, Sendable {
  /// Two shapes that do not fit an operation.
  case shapes(function: String, [Int], [Int])
  /// A matrix that should be square.
  case notSquare(function: String, shape: [Int])
  /// A value that should be a single number.
  case notScalar(function: String, shape: [Int])
  /// A function of nothing.
  case empty(function: String)
  /// An element that is NaN or infinite, by its place in the argument's elements.
  case notFinite(function: String, argument: String, index: Int, value: String)
  /// A vector of length 0, which has no direction.
  case zeroVector(function: String, argument: String)
  /// A matrix without an inverse, as an exact decision has found, and its rank.
  case singular(function: String, size: Int, rank: Int)
  /// A matrix so near to a singular one that no digit of the result would be right.
  case illConditioned(function: String, condition: Double)
  /// An argument outside of what the function is defined on.
  case outsideDomain(function: String, argument: String, value: String, condition: String)
  /// A number among probabilities that is none, by its place.
  case notAProbability(function: String, argument: String, index: Int, value: Double)
  /// Probabilities whose sum is off 1 by more than their roundings explain.
  case notADistribution(function: String, argument: String, excess: Double, allowed: Double)
  /// A covariance that is not symmetric, by a place whose mirror differs.
  case notSymmetric(function: String, argument: String, row: Int, column: Int)
  /// A covariance with a leading minor, by its size, that is not above 0: the sign of that minor.
  case notPositiveDefinite(function: String, argument: String, size: Int, sign: Int)
  /// An axis that a tensor does not have.
  case axis(function: String, axis: Int, rank: Int)
  /// An axis that is named twice, or a list of axes that is no permutation.
  case repeatedAxis(function: String, axes: [Int])
  /// A number of elements that does not fit a shape.
  case elementCount(function: String, count: Int, shape: [Int])
  /// Logits that are all −∞, so that every entry is deleted and no probabilities are left.
  case allMasked(function: String, count: Int)
  /// A result of a tape whose recording a backward pass has freed.
  case freedTape(function: String)
  /// A step of a program or of a tape that throws, counted from 0; the error names its operation.
  indirect case operation(function: String, step: Int, underlying: MathError)
  /// An iteration that did not end in so many steps.
  case notConverged(function: String, steps: Int)
}

extension MathError {
  /// The stable name of the kind of error, for programs that read it; of a step, that of its error.
  public var kind: String {
    switch self {
    case .shapes: "shapes"
    case .notSquare: "notSquare"
    case .notScalar: "notScalar"
    case .empty: "empty"
    case .notFinite: "notFinite"
    case .zeroVector: "zeroVector"
    case .singular: "singular"
    case .illConditioned: "illConditioned"
    case .outsideDomain: "domain"
    case .notAProbability: "probability"
    case .notADistribution: "distribution"
    case .notSymmetric: "notSymmetric"
    case .notPositiveDefinite: "notPositiveDefinite"
    case .axis, .repeatedAxis: "axis"
    case .elementCount: "elementCount"
    case .allMasked: "allMasked"
    case .freedTape: "freedTape"
    case .operation(_, _, let underlying): underlying.kind
    case .notConverged: "notConverged"
    }
  }
}
