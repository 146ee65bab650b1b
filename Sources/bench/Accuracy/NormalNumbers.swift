import Exact
import PropertyTesting

/// Draws of normal and uniform numbers from a seed, and what is made of them.
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

  /// Numbers that are uniform between two others.
  mutating func uniform(_ count: Int, from lower: Double, to upper: Double) -> [Double] {
    (0..<count).map { _ in lower + (upper - lower) * unit() }
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
