/// A row of the table of speed: a function, a size, and how many times the other libraries' time is
/// the most that is wanted.
struct SpeedRow {
  let function: String
  let size: Int
  /// Nothing where none is set.
  let limit: Double?
  /// Whose time that is; of two the shorter one.
  var peers = ["numpy"]

  static let all = reductions + matrices + logits + distributions

  /// At most NumPy's time at 10, three times it at 1,000; at a million, the correctly rounded ones
  /// may take ten times as long.
  private static let reductions = ["sum", "dot", "norm2", "cosine"].flatMap { function in
    [
      SpeedRow(function: function, size: 10, limit: 1),
      SpeedRow(function: function, size: 1_000, limit: 3),
      SpeedRow(
        function: function, size: 1_000_000, limit: ["sum", "dot"].contains(function) ? 10 : nil),
    ]
  }

  /// At most NumPy's time for small matrices, three times it for larger ones; a product of 256 may
  /// take five times as long.
  private static let matrices =
    matrixFunctions.flatMap { function in
      [
        SpeedRow(function: function, size: 8, limit: 1),
        SpeedRow(function: function, size: 64, limit: 3),
      ]
    } + [SpeedRow(function: "matmul", size: 256, limit: 5)]

  /// A third of the time of NumPy and SciPy at 10, and no more than theirs at larger sizes.
  private static let logits = ["softmax", "logSumExp", "ceLogits"].flatMap { function in
    [
      SpeedRow(function: function, size: 10, limit: 1 / 3, peers: ["numpy", "scipy"]),
      SpeedRow(function: function, size: 1_000, limit: 1, peers: ["numpy", "scipy"]),
      SpeedRow(function: function, size: 50_000, limit: 1, peers: ["numpy", "scipy"]),
    ]
  }

  /// As of logits.
  private static let distributions = ["entropy", "kl"].flatMap { function in
    [
      SpeedRow(function: function, size: 10, limit: 1 / 3, peers: ["numpy", "scipy"]),
      SpeedRow(function: function, size: 1_000, limit: 1, peers: ["numpy", "scipy"]),
      SpeedRow(function: function, size: 50_000, limit: 1, peers: ["numpy", "scipy"]),
    ]
  }

  private static let matrixFunctions = [
    "matmul", "det", "solve", "inverse", "singularValues", "svd", "eigenSymmetric",
  ]

  private var isOfMatrices: Bool { Self.matrixFunctions.contains(function) }

  var name: String {
    isOfMatrices ? "\(function), \(size) x \(size)" : "\(function), n = \(size)"
  }

  /// A matrix or vector, and a second one or a class; the matrix is symmetric where that is wanted.
  func arguments() -> [[Double]] {
    var numbers = NormalNumbers(seed: 1)
    if function == "ceLogits" { return [numbers.vector(size), [Double(size / 2)]] }
    if function == "entropy" { return [numbers.distribution(size)] }
    if function == "kl" { return [numbers.distribution(size), numbers.distribution(size)] }
    // Scaled, because sums of fixed-point numbers are often half-way between two doubles.
    guard isOfMatrices else {
      return [numbers.vector(size, scale: 0.7), numbers.vector(size, scale: 0.7)]
    }
    var matrix = numbers.vector(size * size)
    if function == "eigenSymmetric" {
      for row in 0..<size {
        for column in 0..<row { matrix[row * size + column] = matrix[column * size + row] }
      }
    }
    return [matrix, function == "solve" ? numbers.vector(size) : numbers.vector(size * size)]
  }
}
