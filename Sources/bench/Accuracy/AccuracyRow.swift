import Exact
import PropertyTesting

/// A row of the accuracy table: inputs of a kind, a function, and what counts as its error.
struct AccuracyRow: Sendable {
  /// How an error is measured.
  enum Measure: Sendable {
    /// In units in the last place of the exact value.
    case ulps
    /// The greatest error of an entry, as a share of the greatest entry.
    case normwise
    /// The error of the last entry as a share of it.
    case lastRelative
  }

  /// The name, by which peers find the function.
  let name: String
  /// The function.
  let function: String
  /// The unit of its error.
  let measure: Measure
  /// Draws one input: vectors, and matrices as rows one behind the other.
  let draw: @Sendable (inout NormalNumbers) -> [[Double]]

  /// The number of inputs of a row, split evenly over the seeds 1 to 5.
  static let inputCount = 1_000
  static let seeds: [UInt64] = [1, 2, 3, 4, 5]

  static let all: [AccuracyRow] = [
    AccuracyRow(name: "sum, normal, n = 1000", function: "sum", measure: .ulps) {
      [$0.vector(1_000)]
    },
    AccuracyRow(name: "sum, condition 1e8, n = 100", function: "sum", measure: .ulps) {
      [$0.cancellingSum(100, condition: 27)]
    },
    AccuracyRow(name: "sum, condition 1e16, n = 100", function: "sum", measure: .ulps) {
      [$0.cancellingSum(100, condition: 53)]
    },
    AccuracyRow(name: "dot, normal, n = 1000", function: "dot", measure: .ulps) {
      [$0.vector(1_000), $0.vector(1_000)]
    },
    AccuracyRow(name: "dot, condition 1e8, n = 100", function: "dot", measure: .ulps) {
      $0.cancellingDot(100, condition: 27)
    },
    AccuracyRow(name: "dot, condition 1e16, n = 100", function: "dot", measure: .ulps) {
      $0.cancellingDot(100, condition: 53)
    },
    AccuracyRow(name: "norm2, normal, n = 50", function: "norm2", measure: .ulps) {
      [$0.vector(50)]
    },
    AccuracyRow(name: "norm2, scale 1e-200", function: "norm2", measure: .ulps) {
      [$0.vector(50, scale: 1e-200)]
    },
    AccuracyRow(name: "norm2, scale 1e200", function: "norm2", measure: .ulps) {
      [$0.vector(50, scale: 1e200)]
    },
    AccuracyRow(name: "norm2, subnormal", function: "norm2", measure: .ulps) {
      [$0.vector(50, scale: 0x1p-1050)]
    },
    AccuracyRow(name: "cosine, normal, n = 10", function: "cosine", measure: .ulps) {
      [$0.vector(10), $0.vector(10)]
    },
    AccuracyRow(name: "cosine, scale 1e-9", function: "cosine", measure: .ulps) {
      [$0.vector(10, scale: 1e-9), $0.vector(10, scale: 1e-9)]
    },
    AccuracyRow(name: "cosine, scales 1e170 and 1e-170", function: "cosine", measure: .ulps) {
      [$0.vector(10, scale: 1e170), $0.vector(10, scale: 1e-170)]
    },
    AccuracyRow(name: "matmul, 64 x 64, normal", function: "matmul", measure: .normwise) {
      [$0.vector(64 * 64), $0.vector(64 * 64)]
    },
    AccuracyRow(name: "det, Hilbert-like, n = 4 to 10", function: "det", measure: .ulps) {
      [$0.hilbertLike($0.whole(4...10))]
    },
    AccuracyRow(name: "inverse, Hilbert-like, n = 10", function: "inverse", measure: .normwise) {
      [$0.hilbertLike(10)]
    },
    AccuracyRow(name: "SVD, 8 x 8, normal", function: "singularValues", measure: .normwise) {
      [$0.vector(64)]
    },
    AccuracyRow(
      name: "SVD, Hilbert-like 8 x 8, smallest", function: "singularValues", measure: .lastRelative
    ) {
      [$0.hilbertLike(8)]
    },
  ]
}

/// Draws of normal numbers from a seed, and what is made of them.
struct NormalNumbers {
  private var random: Random

  init(seed: UInt64) { random = Random(seed: seed) }

  /// A double in (0, 1).
  private mutating func unit() -> Double {
    (Double(random.next() >> 11) + 0.5) * 0x1p-53
  }

  /// A whole number of a range.
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(random.next() % UInt64(range.count))
  }

  /// A number that is nearly normal: the sum of twelve uniform ones less their mean (variance 1).
  ///
  /// No function of libm is needed, so that the inputs are the same everywhere.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return sum
  }

  mutating func vector(_ count: Int, scale: Double = 1) -> [Double] {
    (0..<count).map { _ in normal() * scale }
  }

  /// Numbers whose sum is about 2^condition times smaller than the sum of their magnitudes: the
  /// second half cancels what the first half left, down to about 1.
  mutating func cancellingSum(_ count: Int, condition: Int) -> [Double] {
    var elements = (0..<count / 2).map { _ in normal() * power(whole(0...condition)) }
    elements[0] = power(condition)
    var sum = elements.reduce(Rational.zero) { $0 + ((try? Rational($1)) ?? .zero) }
    for index in count / 2..<count {
      let target = normal() * power(condition * (count - 1 - index) / (count / 2))
      let element = (((try? Rational(target)) ?? .zero) - sum).roundedToDouble()
      elements.append(element)
      sum += (try? Rational(element)) ?? .zero
    }
    shuffle(&elements)
    return elements
  }

  /// Two vectors whose dot product is about 2^condition times smaller than that of their magnitudes.
  mutating func cancellingDot(_ count: Int, condition: Int) -> [[Double]] {
    var pairs: [(Double, Double)] = (0..<count / 2).map { _ in
      let exponent = whole(0...condition)
      return (normal() * power(exponent / 2), normal() * power(exponent - exponent / 2))
    }
    pairs[0] = (power(condition / 2), power(condition - condition / 2))
    var sum = pairs.reduce(Rational.zero) { $0 + Self.product($1.0, $1.1) }
    for index in count / 2..<count {
      let exponent = condition * (count - 1 - index) / (count / 2)
      let target = (try? Rational(normal() * power(exponent))) ?? .zero
      let x = (1 + unit()) * power(exponent / 2)
      let y = ((try? (target - sum) / Rational(x)) ?? .zero).roundedToDouble()
      pairs.append((x, y))
      sum += Self.product(x, y)
    }
    shuffle(&pairs)
    return [pairs.map(\.0), pairs.map(\.1)]
  }

  private static func product(_ x: Double, _ y: Double) -> Rational {
    (try? Rational(x) * Rational(y)) ?? .zero
  }

  /// The matrix of 1/(i + j + s) with a whole s from 1 on, which is ill-conditioned; rows are
  /// exchanged at random.
  mutating func hilbertLike(_ size: Int) -> [Double] {
    let start = whole(1...3)
    var rows = Array(0..<size)
    shuffle(&rows)
    return rows.flatMap { row in (0..<size).map { 1 / Double(row + $0 + start) } }
  }

  private func power(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }

  private mutating func shuffle<Element>(_ elements: inout [Element]) {
    for index in elements.indices.dropFirst().reversed() {
      elements.swapAt(index, whole(0...index))
    }
  }
}
