/// A tensor of doubles, stored with the last axis first (row-major order).
public struct Tensor: Sendable, Hashable {
  /// The lengths of the axes; none for a scalar.
  public let shape: [Int]
  /// The elements: the product of the lengths many.
  public internal(set) var elements: [Double]

  /// The tensor with these elements.
  ///
  /// - Throws: `MathError.elementCount` where they do not fill the shape.
  public init(shape: [Int], elements: [Double]) throws(MathError) {
    guard Tensor.count(of: shape) == elements.count else {
      throw .elementCount(function: "tensor", count: elements.count, shape: shape)
    }
    self.init(checked: shape, elements)
  }

  /// The tensor of elements whose number is known to fit.
  init(checked shape: [Int], _ elements: [Double]) {
    self.shape = shape
    self.elements = elements
  }

  /// The number of elements of a shape; nothing where a length is negative or the product too large.
  static func count(of shape: [Int]) -> Int? {
    guard shape.allSatisfy({ $0 >= 0 }) else { return nil }
    if shape.contains(0) { return 0 }
    var count = 1
    for length in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: length)
      guard !overflows else { return nil }
      count = product
    }
    return count
  }
}
