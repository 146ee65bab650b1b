/// The gradient of a loss by the weights and the offset of w·x + b.
public struct AffineGradient: Sendable, Hashable {
  /// By the weights.
  public let w: [Double]
  /// By the offset.
  public let b: Double
}

extension Descent {
  /// The most examples that are shuffled: 2^24.
  private static let mostExamples = 1 << 24

  /// The examples 0 ..< n in a random order that the seed fixes, to be read in runs of `size`.
  ///
  /// The last run is shorter where size does not divide n. The order is
  /// ``RandomStream/permutation(_:)`` of the stream of the seed; size does not change it.
  ///
  /// - Throws: `domain` unless 0 ≤ n ≤ 2^24 and size ≥ 1.
  /// - Complexity: O(n).
  public static func minibatches(_ n: Int, _ size: Int, _ seed: Int) throws(MathError) -> [Int] {
    try Requirements.count(n, "n", in: 0...mostExamples, of: "minibatches")
    try Requirements.count(size, "size", in: 1...Int.max, of: "minibatches")
    var stream = RandomStream(seed: seed)
    return try stream.permutation(n)
  }

  /// The gradient of the mean squared error of w·x + b over some of the examples.
  ///
  /// x has a row an example; an example that is named twice counts twice. Its bound is that of
  /// ``Regression/mseGrad(_:_:_:_:)``.
  ///
  /// - Throws: `shapes`, `notFinite`; `empty` for no examples; `domain` for one that there is not.
  /// - Complexity: O(batch · columns).
  public static func batchGradient(
    _ x: Matrix, _ y: [Double], _ w: [Double], _ b: Double, _ indices: [Int]
  ) throws(MathError) -> AffineGradient {
    let function = "batchGradient"
    guard x.rowCount == y.count else { throw .shapes(function: function, x.shape, [y.count]) }
    for index in indices where !(0..<x.rowCount).contains(index) {
      throw .outsideDomain(
        function: function, argument: "indices", value: index.description,
        condition: "the number of a row, below \(x.rowCount)")
    }
    let rows = Matrix(checked: indices.count, x.columnCount, indices.flatMap(x.row))
    return try Regression.squaredErrorGradient(rows, indices.map { y[$0] }, w, b, in: function)
  }
}
