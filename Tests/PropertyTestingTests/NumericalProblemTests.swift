import Testing

@testable import PropertyTesting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Problems about rounding shrink to one answer, whatever failed first.
@Suite struct NumericalProblemTests {
  /// The values to which a problem shrinks from a hundred seeds.
  private func answers<Value>(
    _ generator: Generator<Value>, property: @escaping (Value) throws -> Bool
  ) -> Set<String> {
    Set(
      (0..<100).map { seed in
        let settings = Settings(cases: 10_000, seed: UInt64(seed), failureLimit: 1)
        let verdict = check(generator, settings, property: property)
        return verdict.counterexample.map { "\($0.value)" } ?? "no failure"
      })
  }

  private static let floats = Generator<Double>.floats()

  @Test func `adding one and taking it away`() {
    // Both steps are exact for whole numbers below 2⁵³; 2⁵³ + 1 is no double.
    #expect(answers(Self.floats) { ($0 + 1) - 1 == $0 } == ["\(0x1p53)"])
  }

  @Test func `addition in two orders`() {
    // With a zero in front both orders are the same sum; with 1 and 0 too. From 1, 1 on all sums of
    // whole numbers are exact until the last one is 2⁵³, to which a single 1 adds nothing.
    let found = answers(tuple(Self.floats, Self.floats, Self.floats)) { a, b, c in
      let (one, other) = ((a + b) + c, a + (b + c))
      return one == other || one.isNaN || other.isNaN
    }
    #expect(found == ["(1.0, 1.0, \(0x1p53))"])
  }

  @Test func `dividing and multiplying by a number`() {
    // 0 passes with every divisor; of 1 the first whole divisor that fails is the answer.
    let first = (1...1_000).first { 1 / Double($0) * Double($0) != 1 }
    let found = answers(tuple(Self.floats, Self.floats.filter { $0 != 0 })) { $0 / $1 * $1 == $0 }
    #expect(found == ["(1.0, \(Double(first ?? 0)))"])
  }

  @Test func `a variance that is not negative`() {
    // Of 0 and b the naive variance is b²/4, rounded. The next pair is 1 and a number: all whole
    // ones are far from 1 or exact, so that the other one is a neighbour of 1, here the next one
    // below. It has fewer elements than three numbers would.
    let found = answers(Self.floats.array(count: 2...20)) { numbers in
      let count = Double(numbers.count)
      let mean = numbers.reduce(0, +) / count
      let variance = numbers.reduce(0) { $0 + $1 * $1 } / count - mean * mean
      // What overflows is another failure.
      return variance >= 0 || !variance.isFinite
    }
    #expect(found == ["[1.0, \(1.0.nextDown)]"])
  }

  /// The sum of some doubles without rounding, as doubles of which none overlaps another one, the
  /// greatest last (Shewchuk, *Adaptive Precision Floating-Point Arithmetic*, 1997, section 2.4).
  private static func expansion(_ numbers: [Double]) -> [Double] {
    var parts: [Double] = []
    for number in numbers {
      var carry = number
      var grown: [Double] = []
      for part in parts {
        let sum = carry + part
        let back = sum - carry
        let error = (carry - (sum - back)) + (part - back)
        if error != 0 { grown.append(error) }
        carry = sum
      }
      parts = carry == 0 ? grown : grown + [carry]
    }
    return parts
  }

  /// Whether the sum from left to right is within a unit in the last place of the exact sum, as
  /// that of two numbers always is.
  private static func isSumAccurate(_ numbers: [Double]) -> Bool {
    guard numbers.count > 2 else { return true }
    var sum = 0.0
    var isExact = true
    for number in numbers {
      let next = sum + number
      let back = next - sum
      if (sum - (next - back)) + (number - back) != 0 { isExact = false }
      sum = next
    }
    if isExact { return true }
    let exact = expansion(numbers)
    let unit = exact.reduce(0, +).ulp
    let error = expansion(exact + [-sum])
    let magnitude = (error.last ?? 0) < 0 ? error.map { -$0 } : error
    return (expansion(magnitude + [-unit]).last ?? 0) <= 0
  }

  @Test func `a sum within a unit in the last place`() {
    // The sum of two numbers is rounded correctly, so that three are needed, none of them zero. With
    // whole numbers below 2⁵³ the first sum is exact and the second one rounded correctly: 1 and 2⁵³
    // come first. Their sum drops the 1, which must be more than a unit in the last place of what is
    // left: less than 2⁵².
    let floats = Generator<Double>.floats(in: -0x1p500...0x1p500)
    let found = answers(floats.array(count: 0...12)) { Self.isSumAccurate($0) }
    #expect(found == ["[1.0, \(0x1p53), \(-0x1p52 - 2)]"])
  }

  @Test func `a softmax that is finite`() {
    let first = (1...1_000).first { !exp(Double($0)).isFinite }
    let found = answers(Self.floats.array(count: 1...20)) { numbers in
      let powers = numbers.map { exp($0) }
      let sum = powers.reduce(0, +)
      return powers.allSatisfy { ($0 / sum).isFinite }
    }
    #expect(found == ["[\(Double(first ?? 0))]"])
  }

  @Test func `matrices that commute`() {
    // The product of two matrices with a 1 in one place each; of all pairs that do not commute this
    // one has its first number other than zero last, and then its second.
    let matrices = Self.floats.array(exactly: 4)
    let found = answers(tuple(matrices, matrices)) { a, b in
      let one = Self.product(a, b)
      let other = Self.product(b, a)
      return zip(one, other).allSatisfy { $0 == $1 || $0.isNaN || $1.isNaN }
    }
    #expect(found == ["([0.0, 0.0, 0.0, 1.0], [0.0, 0.0, 1.0, 0.0])"])
  }

  private static func product(_ a: [Double], _ b: [Double]) -> [Double] {
    [
      a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2],
      a[2] * b[1] + a[3] * b[3],
    ]
  }
}
