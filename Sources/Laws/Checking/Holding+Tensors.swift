import Exact
import PropertyTesting

extension Subject {
  /// Requires that a tensor is within bounds of the exact one, entry by entry.
  func hold(
    _ function: Function, _ computed: Tensor<Double>, to exact: Tensor<Rational>,
    within bound: (Rational, _ place: Int) throws -> Bound, file: String = #fileID,
    line: Int = #line
  ) throws {
    try requireShape(function, computed.shape, exact.shape, SourceLine(file: file, line: line))
    for (place, value) in exact.elements.enumerated() {
      try hold(
        function, computed.elements[place], to: value, within: try bound(value, place), file: file,
        line: line)
    }
  }
}

/// Requires that two tensors have the same shape and the same doubles, the signs of zeros among
/// them; one NaN is like another.
func requireSame(
  _ computed: Tensor<Double>, _ wanted: Tensor<Double>, file: String = #fileID, line: Int = #line
) throws {
  let isSame =
    computed.shape == wanted.shape
    && zip(computed.elements, wanted.elements).allSatisfy {
      $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN)
    }
  try require(isSame, "gave \(computed), where \(wanted) is due", file: file, line: line)
}

extension Tensor {
  /// The tensor of what a function makes of each element.
  func mapped<Result>(_ transform: (Element) throws -> Result) throws -> Tensor<Result> {
    try Tensor<Result>(shape: shape, elements: elements.map(transform))
  }
}
