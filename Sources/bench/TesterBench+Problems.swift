import PropertyTesting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A property that holds, by which the speed of a tester is measured.
struct ThroughputProblem: Sendable {
  /// The short name by which peers give their figures.
  let id: String
  let name: String
  /// How many cases make a run of some tenths of a second.
  let cases: Int
  /// Checks the property; whether it held in all cases.
  let holds: @Sendable (Settings) -> Bool
  /// How many numbers a case of the generator has on average.
  let numbersPerCase: @Sendable (Settings) -> Double

  static let all = [reverseTwice, transposedProduct, softmax]
}

// Each call of `check` stands in a closure of its own, as it stands in a test of its own elsewhere.
extension ThroughputProblem {
  /// A list reversed twice is the list: 0 to 20 integers of 64 bits.
  private static let reverseTwice = ThroughputProblem(
    id: "P1", name: "reverse twice", cases: 1_000_000,
    holds: { settings in
      check(lists, settings) { list in
        let reversed = Array(list.reversed())
        return Array(reversed.reversed()) == list
      }.outcome == .passed
    },
    numbersPerCase: { mean(of: lists, $0) { $0.count } })

  // The length is drawn first, uniform as with the peers, so that all have as many numbers a case.
  private static let lists = Generator<Int>.integers(in: 0...20).flatMap {
    Generator<Int>.integers.array(exactly: $0)
  }

  /// (AB)ᵀ = BᵀAᵀ for matrices of 1 to 8 rows and columns with entries from −100 to 100.
  private static let transposedProduct = ThroughputProblem(
    id: "P2", name: "transpose of a product", cases: 100_000,
    holds: { settings in
      check(factors, settings) { a, b in
        a.times(b).transposed == b.transposed.times(a.transposed)
      }.outcome == .passed
    },
    numbersPerCase: { mean(of: factors, $0) { $0.0.entries.count + $0.1.entries.count } })

  private static let factors = tuple(dimensions, dimensions, dimensions).flatMap {
    rows, inner, columns in
    tuple(matrices(rows, inner), matrices(inner, columns))
  }

  private static let dimensions = Generator<Int>.integers(in: 1...8)

  private static func matrices(_ rows: Int, _ columns: Int) -> Generator<IntegerMatrix> {
    Generator<Int>.integers(in: -100...100).array(exactly: rows * columns).map {
      IntegerMatrix(rows: rows, columns: columns, entries: $0)
    }
  }

  /// The softmax of 1 to 16 floats from −30 to 30 is finite, and its sum is 1 up to rounding.
  private static let softmax = ThroughputProblem(
    id: "P3", name: "softmax", cases: 500_000,
    holds: { settings in
      check(logits, settings) { logits in
        let shares = softmax(logits)
        var sum = 0.0
        for share in shares {
          guard share.isFinite else { return false }
          sum += share
        }
        return (sum - 1).magnitude <= softmaxSumBound(count: shares.count)
      }.outcome == .passed
    },
    numbersPerCase: { mean(of: logits, $0) { $0.count } })

  private static let logits = Generator<Int>.integers(in: 1...16).flatMap {
    Generator<Double>.floats(in: -30...30).array(exactly: $0)
  }

  private static func softmax(_ logits: [Double]) -> [Double] {
    let greatest = logits.max() ?? 0
    var shares = logits
    var sum = 0.0
    for index in shares.indices {
      let power = exp(shares[index] - greatest)
      shares[index] = power
      sum += power
    }
    for index in shares.indices { shares[index] /= sum }
    return shares
  }

  /// How far the sum of a softmax may be from 1.
  ///
  /// With u = 2⁻⁵³, the sum of the powers has a relative error of at most γ(n − 1), each division
  /// adds one rounding and the last sum n − 1 more: γ(2n − 1) in all, which is below 2nu while
  /// 2n(2n − 1)u ≤ 1 (Higham, *Accuracy and Stability of Numerical Algorithms*, §3.1 and §4.2).
  private static func softmaxSumBound(count: Int) -> Double { Double(2 * count) * 0x1p-53 }

  private static func mean<Value>(
    of generator: Generator<Value>, _ settings: Settings, numbers: @escaping (Value) -> Int
  ) -> Double {
    var sum = 0
    let verdict = check(generator, settings) { value in
      sum += numbers(value)
      return true
    }
    return Double(sum) / Double(max(1, verdict.cases))
  }
}

/// A matrix of integers, row after row.
private struct IntegerMatrix: Equatable, Sendable {
  let rows: Int
  let columns: Int
  var entries: [Int]

  var transposed: IntegerMatrix {
    var result = IntegerMatrix(
      rows: columns, columns: rows, entries: Array(repeating: 0, count: entries.count))
    for row in 0..<rows {
      for column in 0..<columns {
        result.entries[column * rows + row] = entries[row * columns + column]
      }
    }
    return result
  }

  func times(_ other: IntegerMatrix) -> IntegerMatrix {
    var result = IntegerMatrix(
      rows: rows, columns: other.columns,
      entries: Array(repeating: 0, count: rows * other.columns))
    for row in 0..<rows {
      for inner in 0..<columns {
        let factor = entries[row * columns + inner]
        for column in 0..<other.columns {
          result.entries[row * other.columns + column] +=
            factor * other.entries[inner * other.columns + column]
        }
      }
    }
    return result
  }
}
