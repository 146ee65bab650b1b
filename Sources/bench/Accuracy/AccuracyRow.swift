/// A row of the accuracy table: inputs of a kind, a function, and what counts as its error.
struct AccuracyRow: Sendable {
  /// How an error is measured.
  enum Measure: String, Sendable {
    /// The greatest error of an entry, in units in the last place of its exact value.
    case ulps
    /// The greatest error of an entry, as a share of the greatest entry.
    case normwise
    /// The error of the last entry as a share of it.
    case relative
  }

  /// What it is called in the table.
  let name: String
  /// The function.
  let function: String
  /// The unit of its error.
  let measure: Measure
  /// Draws one input: vectors, and matrices as rows one behind the other; a class is a vector of one.
  let draw: @Sendable (inout NormalNumbers) -> [[Double]]

  init(
    _ name: String, _ function: String, _ measure: Measure = .ulps,
    draw: @escaping @Sendable (inout NormalNumbers) -> [[Double]]
  ) {
    self.name = name
    self.function = function
    self.measure = measure
    self.draw = draw
  }

  /// The number of inputs of a row, split evenly over the seeds.
  static let inputCount = 1_000
  static let seeds: [UInt64] = [1, 2, 3, 4, 5]

  /// All rows, in the order of the table.
  static let all = linearAlgebra + learning + probability + normalisation

  private static let linearAlgebra: [AccuracyRow] = [
    AccuracyRow("sum, normal, n = 1,000", "sum") { [$0.vector(1_000)] },
    AccuracyRow("sum, condition 1e8, n = 100", "sum") { [$0.cancellingSum(100, condition: 27)] },
    AccuracyRow("sum, condition 1e16, n = 100", "sum") { [$0.cancellingSum(100, condition: 53)] },
    AccuracyRow("dot, normal, n = 1,000", "dot") { [$0.vector(1_000), $0.vector(1_000)] },
    AccuracyRow("dot, condition 1e8, n = 100", "dot") { $0.cancellingDot(100, condition: 27) },
    AccuracyRow("dot, condition 1e16, n = 100", "dot") { $0.cancellingDot(100, condition: 53) },
    AccuracyRow("norm2, normal, n = 50", "norm2") { [$0.vector(50)] },
    AccuracyRow("norm2, scale 1e-200", "norm2") { [$0.vector(50, scale: 1e-200)] },
    AccuracyRow("norm2, scale 1e200", "norm2") { [$0.vector(50, scale: 1e200)] },
    AccuracyRow("norm2, subnormal", "norm2") { [$0.vector(50, scale: 0x1p-1050)] },
    AccuracyRow("cosine, normal, n = 10", "cosine") { [$0.vector(10), $0.vector(10)] },
    AccuracyRow("cosine, scale 1e-9", "cosine") {
      [$0.vector(10, scale: 1e-9), $0.vector(10, scale: 1e-9)]
    },
    AccuracyRow("cosine, scales 1e170 and 1e-170", "cosine") {
      [$0.vector(10, scale: 1e170), $0.vector(10, scale: 1e-170)]
    },
    AccuracyRow("matmul, normal, 64 x 64", "matmul", .normwise) {
      [$0.vector(64 * 64), $0.vector(64 * 64)]
    },
    AccuracyRow("det, Hilbert-like, n = 4 to 10", "det") { [$0.hilbertLike($0.whole(4...10))] },
    AccuracyRow("inverse, Hilbert-like, n = 10", "inverse", .normwise) { [$0.hilbertLike(10)] },
    AccuracyRow("SVD, normal, 8 x 8", "singularValues", .normwise) { [$0.vector(64)] },
    AccuracyRow("SVD, Hilbert-like, 8 x 8, smallest", "singularValues", .relative) {
      [$0.hilbertLike(8)]
    },
  ]
}
