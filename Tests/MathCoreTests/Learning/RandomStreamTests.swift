import MathCore
import Testing

@Suite struct RandomStreamTests {
  @Test func `the stream of 1234567 is that of SplitMix64`() {
    var stream = RandomStream(seed: UInt64(1_234_567))
    // Computed from the definition with whole numbers of any size, in another language.
    let wanted: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(wanted.map { _ in stream.next() } == wanted)
    #expect(RandomStream(seed: -1) == RandomStream(seed: UInt64.max))
  }

  @Test func `whole numbers below a bound are the upper words of products`() {
    var stream = RandomStream(seed: UInt64(1_234_567))
    // ⌊x·10/2⁶⁴⌋ of the five numbers above: 3.5, 1.7, 5.3, 2.49 and 8.9 tenths.
    #expect((0..<5).map { _ in stream.integer(below: 10) } == [3, 1, 5, 2, 8])
    #expect((0..<20).allSatisfy { _ in stream.integer(below: 1) == 0 })
    #expect(stream.integer(below: 0) == 0)
  }

  @Test func `each whole number is about as often as the others`() {
    var stream = RandomStream(seed: 9)
    // A bound near 2⁶⁴·2/3, at which draws that are not made again would favour every second
    // number.
    let bound: UInt64 = 12_297_829_382_473_034_411
    var odd = 0
    for _ in 0..<10000 { odd += Int(stream.integer(below: bound) % 2) }
    // 6.1 deviations of √(10000/4) = 50: by Hoeffding beyond them with a probability of 1e-16 at
    // most.
    #expect(abs(odd - 5000) <= 430)
  }

  @Test func `uniform draws are multiples of 2^-53 in 0 ..< 1`() {
    var stream = RandomStream(seed: 10)
    var above = 0
    for _ in 0..<10000 {
      let draw = stream.unit()
      #expect(draw >= 0 && draw < 1 && (draw * 0x1p53).rounded() == draw * 0x1p53)
      if draw >= 0.75 { above += 1 }
    }
    // By Hoeffding 430 of 10,000 away from the mean with a probability of 2·e^(−2·43²/100) ≤ 1e-15.
    #expect(abs(above - 2500) <= 430)
  }

  @Test func `a permutation has each number once, and each order is as likely`() throws {
    var stream = RandomStream(seed: 11)
    #expect(try stream.permutation(1000).sorted() == Array(0..<1000))
    #expect(try stream.permutation(0) == [] && stream.permutation(1) == [0])
    #expect(throws: MathError.self) { try stream.permutation(-5) }
    #expect(throws: MathError.self) { try stream.permutation(.max) }
    var counts: [[Int]: Int] = [:]
    for _ in 0..<12000 { counts[try stream.permutation(3), default: 0] += 1 }
    #expect(counts.count == 6)
    // Hoeffding: 500 of 12,000 away with a probability of 2·e^(−2·500²/12000) ≤ 2e-18.
    #expect(counts.values.allSatisfy { abs($0 - 2000) <= 500 })
  }

  @Test func `normal draws have the distribution of the standard normal`() {
    var stream = RandomStream(seed: 12)
    // Upper quantiles at −2, −1, 0, 1/2, 1, 2, 3 from tables of Φ, to seven digits.
    let ends = [-2, -1, 0, 0.5, 1, 2, 3]
    let shares = [0.9772499, 0.8413447, 0.5, 0.3085375, 0.1586553, 0.0227501, 0.0013499]
    var above = [Int](repeating: 0, count: ends.count)
    let count = 40000
    for _ in 0..<count {
      let draw = stream.normal()
      for (index, end) in ends.enumerated() where draw > end { above[index] += 1 }
    }
    for (found, share) in zip(above, shares) {
      // By Bernstein six deviations and 12 are beyond with a probability of 2·e^(−18) each at most;
      // the seed is fixed, so that the test always says the same.
      let limit = 6 * (share * (1 - share) * Double(count)).squareRoot() + 12
      #expect(abs(Double(found) - share * Double(count)) <= limit)
    }
  }

  @Test func `minibatches are the permutation of the stream, whatever their size`() throws {
    let order = try Descent.minibatches(10, 3, 42)
    var stream = RandomStream(seed: 42)
    #expect(try order == stream.permutation(10))
    #expect(try Descent.minibatches(10, 100, 42) == order)
    #expect(try Descent.minibatches(10, 3, 43) != order)
    #expect(try Descent.minibatches(0, 1, 1) == [])
    #expect(throws: MathError.self) { try Descent.minibatches(-1, 1, 1) }
    #expect(throws: MathError.self) { try Descent.minibatches(.max, 1, 1) }
    #expect(throws: MathError.self) { try Descent.minibatches(1, 0, 1) }
  }
}
