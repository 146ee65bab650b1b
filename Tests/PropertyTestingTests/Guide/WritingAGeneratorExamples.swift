import PropertyTesting
import Testing

/// An expression of whole numbers, sums and products.
indirect enum Expression: Sendable {
  case number(Int)
  case sum(Expression, Expression)
  case product(Expression, Expression)
}

let expressions = Generator<Expression>.recursive(
  leaf: Generator<Int>.integers(in: -9...9).map { .number($0) }
) { part in
  .oneOf([
    tuple(part, part).map { .sum($0, $1) },
    tuple(part, part).map { .product($0, $1) },
  ])
}

/// A part of the line of numbers, ends included.
struct Segment: Sendable {
  let lower: Double
  let upper: Double
}

let segments = tuple(Generator<Double>.floats(in: -10...10), Generator<Double>.floats(in: 0...5))
  .map { Segment(lower: $0, upper: $0 + $1) }

let ascending = Generator<[Int]> { source throws(Stop) in
  var numbers = [try source.integer(0...9)]
  while numbers.count < 5, try source.boolean() {
    numbers.append(numbers[numbers.count - 1] + (try source.integer(1...9)))
  }
  return numbers
}

@Suite struct WritingAGeneratorExamplesTests {
  @Test func `examples come on request, the simplest one first`() {
    let rolls = Generator<Int>.integers(in: 1...6).array(exactly: 2).examples(count: 5)
    #expect(rolls.count == 5 && rolls[0] == [1, 1])
  }

  @Test func `values are changed, chosen and made to depend on others`() {
    let even = Generator<Int>.integers(in: 0...500).map { 2 * $0 }
    let odd = Generator<Int>.integers(in: 0...1_000).filter { !$0.isMultiple(of: 2) }
    let matrices = Generator<Int>.integers(in: 1...4).flatMap { columns in
      Generator<Double>.floats(in: -1...1).array(exactly: columns).array(count: 1...4)
    }
    #expect(even.examples(count: 50).allSatisfy { $0.isMultiple(of: 2) })
    #expect(odd.examples(count: 50).allSatisfy { !$0.isMultiple(of: 2) })
    #expect(matrices.examples(count: 50).allSatisfy { rows in Set(rows.map(\.count)).count == 1 })
  }

  @Test func `alternatives are drawn by weight`() {
    let activations = Generator<String>.elements(["identity", "relu", "tanh"])
    let sizes = Generator<Int>.oneOf([.just(0), .integers(in: 1...8), .integers(in: 1_000...2_000)])
    let sparse = Generator<Double>.frequency([(3, .just(0)), (1, .floats(in: -1...1))])
    #expect(Set(activations.examples(count: 100)) == ["identity", "relu", "tanh"])
    #expect(sizes.examples(count: 100).contains { $0 >= 1_000 })
    #expect(sparse.examples(count: 100).count { $0 == 0 } > 50)
  }

  @Test func `collections have bounded counts`() {
    let digits = Generator<Int>.integers(in: 0...9)
    let lists = digits.array(count: 1...20)
    let keys = digits.distinctArray(count: 0...10)
    let labels = digits.set(count: 0...3)
    let counts = digits.dictionary(to: .integers(in: 0...100), count: 0...10)
    let axes = Generator<[Int]>.permutations(of: [0, 1, 2])
    let features = Generator<[String]>.subsets(of: ["age", "height", "mass"], count: 1...2)
    #expect(lists.examples()[0] == [0] && keys.examples()[0] == [] && labels.examples()[0] == [])
    #expect(counts.examples()[0] == [:] && axes.examples()[0] == [0, 1, 2])
    #expect(features.examples()[0] == ["age"])
  }

  @Test func `numbers and texts come from ranges and alphabets`() {
    let weights = Generator<Double>.floats(in: -1...1, profile: .unitScale)
    let everything = Generator<Double>.anyFloats()
    let single = Generator<Float>.floats(in: 0...1)
    let shares = Generator<[Int]>.rationals(in: 0...1, greatestDenominator: 12) {
      numerator, denominator in [numerator, denominator]
    }
    let names = Generator<String>.strings(of: .ascii, count: 1...8)
    let bases = Generator<String>.strings(of: ["A", "C", "G", "T"], count: 0...30)
    let bytes = Generator<[UInt8]>.bytes(count: 0...16)
    #expect(weights.examples().allSatisfy { (-1...1).contains($0) })
    #expect(everything.examples(count: 1_000).contains { $0.isNaN })
    #expect(single.examples()[0] == 0 && shares.examples()[0] == [0, 1])
    #expect(names.examples()[0] == "a" && bases.examples()[0] == "" && bytes.examples()[0] == [])
  }

  @Test func `a generator of one's own draws from the source`() {
    let isAscending: ([Int]) -> Bool = { zip($0, $0.dropFirst()).allSatisfy { $0 < $1 } }
    #expect(ascending.examples(count: 100).allSatisfy(isAscending))
    #expect(segments.examples(count: 100).allSatisfy { $0.lower <= $0.upper })
    #expect(expressions.examples(count: 5).count == 5)
  }

  /// The simplest value of a generator that is not accepted.
  private func simplest<Value>(_ generator: Generator<Value>, _ isFine: @escaping (Value) -> Bool)
    -> Value?
  {
    check(generator, property: isFine).counterexample?.value
  }

  @Test func `what shrinks, and how, is as the table says`() {
    #expect(simplest(.integers(in: -100...100)) { $0 > -7 } == -7)
    #expect(simplest(.integers(in: 20...90)) { _ in false } == 20)
    #expect(simplest(.floats(in: 0...10)) { $0 < 2.3 } == 3)
    #expect(simplest(.floats(in: 2.1...2.9)) { $0 < 2.3 } == 2.5)
    #expect(simplest(Generator<Int>.integers(in: 0...9).array()) { $0.count < 2 } == [0, 0])
    #expect(simplest(.strings()) { $0.isEmpty } == "a")
    #expect(simplest(.permutations(of: [1, 2, 3])) { $0[0] == 1 } == [2, 1, 3])
    #expect(simplest(.elements(["relu", "tanh"])) { _ in false } == "relu")
    #expect(simplest(Generator<Bool>.booleans.optional) { $0 == nil } == .some(false))
  }
}

enum WritingAGeneratorExamples: GuideExamples {
  static func outputs() -> [String] { [] }
}
