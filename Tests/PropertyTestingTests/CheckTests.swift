import Testing

@testable import PropertyTesting

@Suite struct CheckTests {
  private struct TooLarge: Error {}
  private struct Other: Error {}

  @Test func `a property that holds passes in as many cases as asked for`() {
    var runs = 0
    let verdict = check(Generator<Int>.integers) { _ in
      runs += 1
      return true
    }
    #expect(verdict.counterexample == nil && verdict.cases == 1_000 && runs == 1_000)
    #expect(verdict.seed == Settings.defaultSeed && verdict.discards == 0)
  }

  @Test func `a failure has its value, its original, its case and how it fails`() throws {
    let settings = Settings(seed: 3, failureLimit: 1)
    let verdict = checkNoError(Generator<Int>.integers(in: 0...100_000), settings) { value in
      if value > 1_234 { throw TooLarge() }
    }
    let found = try #require(verdict.counterexample)
    #expect(found.value == 1_235 && found.original >= 1_235 && !found.isFlaky)
    #expect(found.failure.errorType?.hasSuffix("TooLarge") == true)
    let generator = Generator<Int>.integers(in: 0...100_000)
    let number = try #require(found.caseNumber)
    #expect(replay(generator, seed: 3, caseNumber: number) == found.original)
    #expect(replay(generator, found.sequence.choices) == 1_235)
    #expect(verdict.cases == number + 1)
  }

  @Test func `shrinking does not slip to another failure`() throws {
    let verdict = checkNoError(Generator<Int>.integers(in: 0...100_000), Settings(seed: 1)) {
      value in
      if value > 50_000 { throw TooLarge() }
      if value > 10, value < 20 { throw Other() }
    }
    let found = try #require(verdict.counterexample)
    let slipped = found.failure.errorType?.hasSuffix("Other") == true
    #expect(found.value == (slipped ? 11 : 50_001))
    #expect((found.original > 50_000) == !slipped)
  }

  @Test func `discarded cases are counted and replaced`() {
    let wide = Generator<Int>.integers(in: 0...99_999)
    let verdict = checkNoError(wide, Settings(cases: 200)) { value in
      try assume(value % 8 != 3)
    }
    #expect(verdict.cases == 200 && (5...80).contains(verdict.discards))
    let never = checkNoError(Generator<Int>.integers, Settings(cases: 20, discardRatio: 2)) { _ in
      try assume(false)
    }
    guard case .gaveUp = never.outcome else {
      Issue.record("all cases were discarded, and yet the property was decided")
      return
    }
    #expect(never.discards == 41 && never.cases == 0)
  }

  @Test func `a failure that does not come back is flaky`() throws {
    var runs = 0
    let verdict = check(Generator<Int>.integers) { _ in
      runs += 1
      return runs != 10
    }
    let found = try #require(verdict.counterexample)
    #expect(found.isFlaky && found.caseNumber == 9)
    #expect(found.reproduced == (0, Settings.flakyRuns))
  }

  @Test func `the limit of shrinking is kept`() throws {
    for limit in [0, 1, 7] {
      let settings = Settings(cases: 1_000, seed: 2, shrinkLimit: limit)
      let verdict = check(Generator<Int>.integers.array(), settings) { $0.count < 5 }
      let found = try #require(verdict.counterexample)
      // The last runs, which confirm the failure, shrink nothing.
      #expect(found.evaluations <= limit + Settings.confirmingRuns && found.value.count >= 5)
    }
  }
}
