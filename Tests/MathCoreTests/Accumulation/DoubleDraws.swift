import Exact
import PropertyTesting

/// Vectors on which careless sums and lengths go wrong, by a fixed sequence.
struct DoubleDraws {
  private var random: Random

  init(seed: UInt64) { random = Random(seed: seed) }

  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  /// A double with an exponent in a range, of either sign.
  mutating func double(exponents: ClosedRange<Int>) -> Double {
    let significand = Double(random.next() >> 11) * 0x1p-52 + 0x1p-52
    let sign = random.next() & 1 == 0 ? 1.0 : -1.0
    return Double(
      sign: .plus, exponent: integer(exponents), significand: sign * significand)
  }

  /// A vector of one of several kinds: one scale, all scales, tiny, huge, cancelling, integers, zeros.
  mutating func vector(count: Int) -> [Double] {
    switch integer(0...7) {
    case 0: (0..<count).map { _ in double(exponents: -3...3) }
    case 1: (0..<count).map { _ in double(exponents: -1080...1020) }
    case 2: (0..<count).map { _ in double(exponents: -1074 ... -1010) }
    case 3: (0..<count).map { _ in double(exponents: 1000...1022) }
    case 4: cancelling(count: count)
    case 5: (0..<count).map { _ in Double(integer(-9...9)) }
    case 6: (0..<count).map { _ in integer(0...2) > 0 ? 0 : double(exponents: -40...40) }
    default: (0..<count).map { _ in double(exponents: -300...300) }
    }
  }

  /// A vector whose elements nearly add up to nothing, in a random order.
  mutating func cancelling(count: Int) -> [Double] {
    var result = (0..<count / 2).map { _ in double(exponents: -60...60) }
    result += result.map { -$0 }
    while result.count < count { result.append(double(exponents: -110 ... -40)) }
    result.shuffle(using: &random)
    return result
  }

  mutating func shuffled(_ x: [Double]) -> [Double] { x.shuffled(using: &random) }
}

/// The exact sum of exact products.
func exactDot(_ x: [Double], _ y: [Double]) throws -> Rational {
  var total = Rational(0)
  for (a, b) in zip(x, y) { total += try Rational(a) * Rational(b) }
  return total
}

/// Whether a root is within so many units of its last place of the square root of a rational.
func isRoot(_ root: Double, of square: Rational, ulps: Rational) throws -> Bool {
  let slack = try Rational(root.ulp) * ulps
  let low = try Rational(root) - slack
  let high = try Rational(root) + slack
  return (low.signum <= 0 || low * low <= square) && high.signum >= 0 && square <= high * high
}

/// Whether a is p/√q within so many units of its last place.
func isQuotient(_ a: Double, _ p: Rational, overRootOf q: Rational, ulps: Rational) throws -> Bool {
  let slack = try Rational(a.ulp) * ulps
  let ends = try [Rational(a) - slack, Rational(a) + slack]
  // Signed squares are in the order of the numbers.
  func signedSquare(_ x: Rational) -> Rational { x.signum < 0 ? -(x * x) : x * x }
  let target = try signedSquare(p) / q
  return signedSquare(ends[0]) <= target && target <= signedSquare(ends[1])
}
