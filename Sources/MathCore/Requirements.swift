/// What functions ask of their arguments before they compute.
enum Requirements {
  /// Throws unless every element is finite.
  static func finite(
    _ elements: [Double], _ argument: String, in function: String
  ) throws(MathError) {
    if Finiteness.holds(for: elements.span) { return }
    guard let index = elements.firstIndex(where: { !$0.isFinite }) else { return }
    throw .notFinite(
      function: function, argument: argument, index: index, value: elements[index].description)
  }

  /// Throws unless the number is finite.
  static func finite(
    _ number: Double, _ argument: String, in function: String
  ) throws(MathError) {
    guard !number.isFinite else { return }
    throw .notFinite(
      function: function, argument: argument, index: 0, value: number.description)
  }

  /// Throws unless two vectors have the same length.
  static func sameLength(
    _ x: [Double], _ y: [Double], in function: String
  ) throws(MathError) {
    guard x.count != y.count else { return }
    throw .shapes(function: function, [x.count], [y.count])
  }

  /// Throws unless the matrix is square.
  static func square(_ a: Matrix, in function: String) throws(MathError) {
    guard !a.isSquare else { return }
    throw .notSquare(function: function, shape: a.shape)
  }

  /// The most elements of a matrix that a function makes of smaller ones: 2 GiB.
  static let mostElements = 1 << 28

  /// Throws unless a result has at most 2²⁸ elements: two matrices without elements, N × 0 and 0 × N,
  /// have a product with N² of them.
  static func resultSize(
    _ rowCount: Int, _ columnCount: Int, in function: String
  ) throws(MathError) {
    let (count, overflows) = rowCount.multipliedReportingOverflow(by: columnCount)
    guard overflows || count > mostElements else { return }
    throw .outsideDomain(
      function: function, argument: "the shape of the result",
      value: "(\(rowCount), \(columnCount))", condition: "one of at most \(mostElements) elements")
  }
}
