/// A rectangular array of elements with any number of axes, stored with the last axis first.
public struct Tensor<Element> {
  /// The lengths of the axes; none for a scalar.
  public let shape: [Int]
  /// The elements: the product of the lengths many.
  public let elements: [Element]

  /// The tensor with these elements.
  ///
  /// - Throws: `ArithmeticError.shapes` with the shape and the number of elements where they do not
  ///   fit, or where a length is negative.
  public init(shape: [Int], elements: [Element]) throws(ArithmeticError) {
    var count = 1
    var fits = shape.allSatisfy { $0 >= 0 }
    for length in shape where fits && !shape.contains(0) {
      let (product, overflows) = count.multipliedReportingOverflow(by: length)
      fits = !overflows
      count = product
    }
    if shape.contains(0) { count = 0 }
    guard fits, count == elements.count else {
      throw .shapes(operation: "elements", left: shape, right: [elements.count])
    }
    self.shape = shape
    self.elements = elements
  }
}

extension Tensor: Sendable where Element: Sendable {}
extension Tensor: Equatable where Element: Equatable {}
extension Tensor: Hashable where Element: Hashable {}

extension Tensor: CustomStringConvertible where Element: CustomStringConvertible {
  /// The elements as nested lists, and the shape (`[[1, 2/3], [0, -5]] of shape (2, 2)`); a tensor
  /// without elements is one empty list.
  public var description: String {
    let lengths = shape.map(\.description).joined(separator: ", ")
    guard !elements.isEmpty else { return "[] of shape (\(lengths))" }
    var texts = elements.map(\.description)
    for length in shape.reversed() {
      texts = stride(from: 0, to: texts.count, by: length).map { start in
        "[" + texts[start..<start + length].joined(separator: ", ") + "]"
      }
    }
    return "\(texts[0]) of shape (\(lengths))"
  }
}
