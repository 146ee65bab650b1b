import Testing

@testable import PropertyTesting

@Suite struct NumberGeneratorTests {
  private struct Fraction<Part: FixedWidthInteger & Sendable>: Hashable, CustomStringConvertible {
    let numerator: Part
    let denominator: Part
    var description: String { "\(numerator)/\(denominator)" }
    var isInLowestTerms: Bool {
      // Trial division, so that the test does not repeat the algorithm of the generator.
      denominator > 0
        && (denominator == 1
          || (2...Swift.min(denominator, 100)).allSatisfy {
            numerator % $0 != 0 || denominator % $0 != 0
          })
    }
  }

  private func fractions<Part>(
    _ range: ClosedRange<Part>, _ greatest: Part
  ) -> Generator<Fraction<Part>> {
    .rationals(in: range, greatestDenominator: greatest) {
      Fraction(numerator: $0, denominator: $1)
    }
  }

  @Test func `rationals are those of a range with small denominators`() {
    let drawn = fractions(0...1, 5).examples(count: 1_000)
    let farey = [
      "0/1", "1/5", "1/4", "1/3", "2/5", "1/2", "3/5", "2/3", "3/4", "4/5", "1/1",
    ]
    #expect(Set(drawn.map(\.description)) == Set(farey) && drawn[0].description == "0/1")
    let wide = fractions(-7...12, 100)
    #expect(
      faultsOfEdits(wide) {
        $0.isInLowestTerms && (1...100).contains($0.denominator)
          && (-7 * $0.denominator...12 * $0.denominator).contains($0.numerator)
      } == [])
    let values = Set(wide.examples(count: 2_000).map(\.description))
    #expect(Set(["-7/1", "12/1", "0/1", "1/1", "-1/1"]).subtracting(values) == [])
    #expect(values.contains { $0.hasSuffix("/97") || $0.hasSuffix("/99") })
  }

  @Test func `half of the denominators are at most twelve`() throws {
    let source = Source()
    var counts = [0, 0]
    for number in 1...4_000 where !Source.isMutant(number) {
      source.begin(number, seed: 3)
      _ = try fractions(0...1, 100).draw(from: source)
      counts[source.record.choices[0].integer <= 12 ? 1 : 0] += 1
    }
    let binomial = Binomial(trials: counts[0] + counts[1], probability: (1 + 0.12) / 2)
    #expect(binomial.isPlausible(counts[1]))
  }

  @Test func `rationals of narrow and of extreme ranges`() {
    let small = fractions(Int8.min...Int8.max, 100).examples(count: 1_000)
    #expect(small.allSatisfy { $0.isInLowestTerms && $0.denominator <= 100 })
    #expect(small.contains { $0.denominator > 1 } && small.contains { $0.numerator < -100 })
    for end in [Int.min, Int.max, -1, 1] {
      let drawn = fractions(end...end, Int.max).examples(count: 100)
      #expect(Set(drawn) == [Fraction(numerator: end, denominator: 1)])
    }
    let high: ClosedRange<UInt64> = .max - 1 ... .max
    #expect(Set(fractions(high, 9).examples(count: 100).map(\.numerator)) == Set(high))
    #expect(Set(fractions(2...2, 0).examples(count: 9).map(\.description)) == ["2/1"])
    #expect(Set(fractions(2...2, Int.min).examples(count: 9).map(\.description)) == ["2/1"])
  }

  @Test func `a rational shrinks to the least denominator, then to the simplest numerator`() {
    let halves = shrunkValues(fractions(-100...100, 60), describe: { "\($0)" }) {
      $0.denominator == 1
    }
    #expect(halves == ["1/2"])
    let large = shrunkValues(fractions(-100...100, 60), describe: { "\($0)" }) {
      Double($0.numerator) / Double($0.denominator) <= 2.5
    }
    #expect(large == ["3/1"])
  }

  @Test func `integers of more than 64 bits stay in their range`() {
    let (far, limit) = (Int128(1) << 100, Int128(UInt64.max))
    for range in [-5...far, -far...far, -far ... -7, 3...far, limit - 1...far] {
      let drawn = Generator<Int128>.integers(in: range).examples(count: 500)
      #expect(drawn.count == 500 && drawn.allSatisfy(range.contains))
      let nearest = range.contains(0) ? 0 : max(range.lowerBound, min(0, range.upperBound))
      #expect(drawn.first == nearest)
    }
    #expect(Generator<Int128>.integers(in: far...far).examples(count: 5) == [])
    #expect(Generator<Int128>.integers(in: -far ... -far).examples(count: 5) == [])
    #expect(Generator<UInt128>.integers.examples(count: 500).contains { $0 > Int.max })
    let beyond = Int128(Int.min) - 1
    #expect(Generator<Int128>.integers(in: -far...beyond).examples(count: 5) == [])
    #expect(Set(Generator<Int128>.integers(in: -far...beyond + 1).examples()) == [beyond + 1])
  }

  @Test(arguments: FloatProfile.allCases)
  func `narrow floats stay in their range`(_ profile: FloatProfile) {
    for range: ClosedRange<Float> in [
      -1...1, 0.1...0.3, 5...5, -.greatestFiniteMagnitude ... .greatestFiniteMagnitude,
      .leastNonzeroMagnitude ... .leastNormalMagnitude, 1...Float(1).nextUp, 0 ... .infinity,
    ] {
      let generator = Generator<Float>.floats(in: range, profile: profile)
      #expect(generator.examples(count: 300).allSatisfy(range.contains))
      #expect(faultsOfEdits(generator, cases: 40, isLegal: range.contains) == [])
    }
    let halves = Generator<Float16>.floats(profile: profile).examples(count: 500)
    #expect(halves.allSatisfy { $0.isFinite })
  }

  @Test func `narrow floats reach the edges of their format`() {
    let drawn = Generator<Float>.floats().examples(count: 3_000)
    let edges: [Float] = [
      .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude,
      .leastNormalMagnitude, .ulpOfOne, 1 + .ulpOfOne, 1 - .ulpOfOne / 2, 0x1p24,
    ]
    #expect(edges.filter { !drawn.contains($0) } == [])
    #expect(drawn[0] == 0 && drawn.contains { $0 == 0 && $0.sign == .minus })
    let any = Generator<Float>.anyFloats().examples(count: 2_000)
    #expect(any.contains { $0.isNaN } && any.contains(.infinity) && any.contains(-.infinity))
    let pairs = tuple(Generator<Float>.floats(), Generator<Float>.floats())
      .examples(count: 2_000)
    #expect(Set(pairs.filter { $0.0.nextUp == $0.1 }.map(\.0)).count > 10)
    let halves = Generator<Float16>.floats(profile: .edges).examples(count: 2_000)
    #expect(halves.contains(65_504) && halves.contains(0x1p-24) && halves.contains(1 - 0x1p-11))
  }

  @Test func `all finite bit patterns of a narrow float are alike`() {
    let drawn = independentValues(Generator<Float16>.floats(profile: .allFinite), count: 31_000)
    // A sign, 31 exponents and 10 bits; the counts of each sign and exponent fail with a probability
    // of less than 10⁻⁹ in all.
    let each = Binomial(trials: 31_000, probability: 1 / 62)
    var counts: [Float16: Int] = [:]
    for value in drawn {
      let exponent = Float16(
        sign: value.sign, exponentBitPattern: value.exponentBitPattern, significandBitPattern: 1)
      counts[exponent, default: 0] += 1
    }
    #expect(counts.count == 62)
    #expect(counts.filter { !each.isPlausible($0.value, falseAlarm: 1e-9 / 62) } == [:])
  }

  @Test func `the choice of a narrow float is the number itself`() throws {
    let (source, generator) = (Source(), Generator<Float16>.anyFloats())
    var unequal: [Double] = []
    for number in 0..<500 {
      source.begin(number, seed: 4)
      let value = Double(try generator.draw(from: source))
      let choice = source.record.choices[0].float
      if value != choice, !(value.isNaN && choice.isNaN) { unequal.append(choice) }
    }
    #expect(unequal == [])
  }

  @Test func `no draw that is out of range ends up at an end of it`() {
    let drawn = Generator<Float>.floats(in: 0.25...0.75, profile: .allFinite)
      .examples(count: 1_001).dropFirst()
    // A number between the ends is rounded to one of them with a probability of less than 2⁻²¹, so
    // that three of a thousand are with one of less than 10⁻⁹.
    #expect(drawn.filter { $0 == 0.25 || $0 == 0.75 }.count < 3)
  }

  @Test func `narrow floats shrink to the simplest one that fails`() {
    let found = shrunkValues(Generator<Float>.floats(in: 0...0.9), describe: { "\($0)" }) {
      $0 < 0.6
    }
    #expect(found == ["0.75"])
    // Of the numbers up to one, half a unit in the last place of one is the simplest that is lost.
    let lost = shrunkValues(Generator<Float>.floats(in: -1...1), describe: { "\($0)" }) {
      ($0 + 1) - 1 == $0
    }
    #expect(lost == ["\(Float(0x1p-24))"])
    let half = shrunkValues(Generator<Float16>.floats(in: -1...1), describe: { "\($0)" }) {
      ($0 + 1) - 1 == $0
    }
    #expect(half == ["\(Float16(0x1p-11))"])
  }
}
