import Testing

@testable import PropertyTesting

@Suite struct NoveltyTests {
  /// The values that a check ran, and how it ended.
  private func run<Value>(
    _ generator: Generator<Value>, cases: Int = 1_000
  ) -> (values: [String], outcome: Verdict<Value>.Outcome) {
    var values: [String] = []
    let verdict = check(generator, Settings(cases: cases)) {
      values.append("\($0)")
      return true
    }
    return (values, verdict.outcome)
  }

  @Test func `a small domain is run as a whole and proved`() {
    let pairs = tuple(Generator<Int>.integers(in: -3...3), Generator<Bool>.booleans)
    let found = run(pairs)
    #expect(found.outcome == .proved(inputs: 14) && Set(found.values).count == 14)
  }

  @Test func `the number of inputs is that of the choices that can be made`() {
    let digits = Generator<Int>.integers(in: 0...5)
    #expect(run(.integers(in: 5...5)).outcome == .proved(inputs: 1))
    #expect(run(.integers(in: -1...1)).outcome == .proved(inputs: 3))
    #expect(run(.integers(in: 0...999)).outcome == .proved(inputs: 1_000))
    #expect(run(.just(7)).outcome == .proved(inputs: 1))
    let dependent = Generator<Int>.integers(in: 0...3).flatMap { .integers(in: 0...$0) }
    #expect(run(dependent).outcome == .proved(inputs: 1 + 2 + 3 + 4))
    // Odd numbers; that they may come after refused ones makes no further inputs.
    let odd = digits.filter { $0 % 2 == 1 }
    #expect(run(odd).outcome == .proved(inputs: 3))
  }

  @Test func `lists, texts, short ranges of doubles and both zeros are counted`() {
    let lists = Generator<Bool>.booleans.array(count: 0...4)
    #expect(run(lists).outcome == .proved(inputs: 1 + 2 + 4 + 8 + 16))
    let texts = Generator<String>.strings(of: ["a", "b", "c"], count: 0...3)
    let found = run(texts)
    #expect(found.outcome == .proved(inputs: 1 + 3 + 9 + 27) && Set(found.values).count == 40)
    #expect(run(Generator<[UInt8]>.bytes(count: 0...1)).outcome == .proved(inputs: 257))
    let floats = Generator<Double>.floats(in: 1...(1 + 8 * 0x1p-52))
    #expect(run(floats).outcome == .proved(inputs: 9))
    let zeros = run(Generator<Double>.floats(in: 0...0))
    #expect(zeros.outcome == .proved(inputs: 2) && Set(zeros.values) == ["0.0", "-0.0"])
  }

  @Test func `a domain with more inputs than cases is not proved`() {
    #expect(run(.integers(in: 0...99_999)).outcome == .passed)
    #expect(run(Generator<Int>.integers(in: 0...9).array(), cases: 300).outcome == .passed)
    #expect(run(Generator<Double>.floats()).outcome == .passed)
  }

  @Test func `inputs that the property says nothing about are none`() {
    let verdict = checkNoError(Generator<Int>.integers(in: 0...9)) { try assume($0 > 3) }
    #expect(verdict.outcome == .proved(inputs: 6))
    let nothing = checkNoError(Generator<Int>.integers(in: 0...9)) { try assume($0 > 30) }
    #expect(nothing.outcome == .gaveUp)
  }

  @Test func `an overrun that nothing but exhausting comes to leaves nothing proved`() {
    let rare = Generator<Int>.frequency([
      (65_535, .just(0)), (1, Generator<Int>.just(1).array(exactly: 9_000).map(\.count)),
    ])
    #expect(check(rare) { $0 == 0 }.outcome == .passed)
  }

  @Test func `an overrun leaves nothing proved`() {
    let endless = Generator<Bool> { source throws(Stop) in
      guard try source.boolean() else { return false }
      while true { _ = try source.boolean() }
    }
    #expect(check(endless, Settings(cases: 50)) { _ in true }.outcome != .proved(inputs: 1))
  }

  @Test func `a rare value of a small domain is found, however unlikely it is`() {
    let rare = tuple(
      Generator<Int>.frequency([(1_000, .just(0)), (1, .just(1))]),
      Generator<Int>.frequency([(1_000, .just(0)), (1, .just(1))]))
    let verdict = check(rare, Settings(cases: 100)) { $0 + $1 < 2 }
    #expect(verdict.counterexample.map { "\($0.value)" } == "(1, 1)")
  }

  @Test func `a generator that depends on more than its choices is told`() {
    nonisolated(unsafe) var calls = 0
    let moody = Generator<Int> { source throws(Stop) in
      calls += 1
      return try source.integer(0...(calls % 5 + 1))
    }
    let verdict = check(moody) { _ in true }
    #expect(verdict.health == [.unstableGenerator] && verdict.outcome == .passed)
  }

  @Test func `the members of a choice are all its values, each once`() {
    for range in [0...0, -3...3, -7...2, -2...7, 5...11, -11 ... -5] {
      let members = (0..<range.count).map { range.member($0) }
      #expect(Set(members) == Set(range))
      let distances = members.map { $0.distance(from: range.simplest) }
      #expect(distances == distances.sorted())
    }
    #expect((Int.min...Int.max).member(2) == -1 && (Int.max - 1...Int.max).member(1) == Int.max)
    for value in [0.0, -0.0, 1, -1, 0.1, .infinity, -.infinity, .leastNonzeroMagnitude] {
      #expect(Double(place: value.place).bitPattern == value.bitPattern)
      #expect(!value.isNormal || value.nextUp.place == value.place + 1)
    }
  }
}
