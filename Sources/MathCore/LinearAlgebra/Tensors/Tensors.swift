/// Functions of tensors, as NumPy means them: row-major order, axes counted from 0, shapes aligned
/// at their last axis where one is broadcast to another.
///
/// Results are tensors of their own. Functions that only move elements (reshape, permute, expand,
/// concat, the heads) take any doubles; functions of numbers refuse NaN and the infinities.
/// Negative axes and lengths are refused, never counted from the end.
public enum Tensors {
  /// The largest number of elements that a result may have: 2²⁷, a gibibyte of doubles.
  ///
  /// A shape is a few numbers, so that broadcasting, an outer product or a sum over an empty axis
  /// can ask a small argument for more memory than there is; the system then ends the process.
  /// Results no larger than their arguments are not limited.
  public static let elementLimit = 1 << 27

  /// The number of elements of a shape of a result, whose lengths are not negative.
  ///
  /// - Throws: `MathError.outsideDomain` where it is beyond the limit and beyond the number of
  ///   elements that are given already.
  static func limitedCount(
    of shape: [Int], _ argument: String, given: Int, in function: String
  ) throws(MathError) -> Int {
    guard let count = Tensor.count(of: shape), count <= max(elementLimit, given) else {
      throw .outsideDomain(
        function: function, argument: argument, value: shape.description,
        condition: "a shape of at most \(elementLimit) elements")
    }
    return count
  }

  /// Throws unless no length is negative.
  static func lengths(
    _ shape: [Int], _ argument: String, in function: String
  ) throws(MathError) {
    guard shape.contains(where: { $0 < 0 }) else { return }
    throw .outsideDomain(
      function: function, argument: argument, value: shape.description,
      condition: "lengths that are not negative")
  }

  /// Throws unless each is an axis of a tensor of this rank and named once.
  static func axes(_ axes: [Int], rank: Int, in function: String) throws(MathError) {
    var isNamed = [Bool](repeating: false, count: rank)
    for axis in axes {
      guard axis >= 0, axis < rank else {
        throw .axis(function: function, axis: axis, rank: rank)
      }
      guard !isNamed[axis] else { throw .repeatedAxis(function: function, axes: axes) }
      isNamed[axis] = true
    }
  }
}
