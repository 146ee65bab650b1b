import Testing

@testable import PropertyTesting

@Suite struct StatisticsTests {
  private static let wide = Generator<Int>.integers(in: 0...1_000_000)
  private static let fair = Generator<[Bool]> { source throws(Stop) in
    [try source.boolean(), try source.integer(0...1_000_000) > 5]
  }

  @Test func `labels count independent cases alone`() {
    let verdict = check(Self.wide, Settings(cases: 800)) {
      label("all")
      classify($0 % 2 == 0, as: "even")
      classify(false, as: "never")
      label("all")
      return true
    }
    let statistics = verdict.statistics
    #expect(statistics.independent + statistics.mutants + 1 == 800)
    #expect(statistics.mutants == 800 / Source.mutantPeriod)
    #expect(statistics.labels.map(\.label) == ["all", "even"])
    #expect(statistics.labels.first?.cases == statistics.independent)
    #expect(verdict.report.contains("100.0 % all"))
  }

  @Test func `outside of a run nothing is said, and nothing traps`() {
    label("x")
    cover(10, true, "y")
    target(1)
    note("z")
    #expect(Observations.current == nil)
  }

  @Test func `coverage is decided as soon as the cases tell`() throws {
    func decision(_ percent: Double) throws -> Coverage {
      let verdict = check(Self.fair, Settings(cases: 100)) {
        cover(percent, $0[0], "heads")
        return true
      }
      return try #require(verdict.statistics.coverage.first)
    }
    // A fair coin: half of the cases are covered.
    #expect(try decision(0).decision == .enough)
    #expect(try decision(30).decision == .enough)
    #expect(try decision(90).decision == .tooWeak)
    #expect(try decision(100).decision == .tooWeak)
    // The run went on beyond the hundred cases, because they do not suffice.
    #expect(try decision(52).cases > 1_000)
  }

  @Test func `a case that says twice that it is covered counts once`() {
    let verdict = check(Self.wide, Settings(cases: 200)) { number in
      for _ in 0..<3 { cover(90, number % 4 == 0, "multiples of four") }
      return true
    }
    #expect(verdict.statistics.coverage.map(\.decision) == [.tooWeak])
    #expect(verdict.statistics.coverage.allSatisfy { $0.covered < $0.cases / 2 })
  }

  @Test func `weak coverage is told, and the property holds`() {
    let verdict = check(Self.fair) {
      cover(80, $0[0], "heads")
      return true
    }
    #expect(verdict.holds && verdict.health.count == 1)
    #expect(verdict.report.contains("warning: ") && verdict.report.contains("80.0 % required"))
  }

  @Test func `a share at the border is not called too weak`() {
    // The supermartingale bounds the probability to call a share too weak that is large enough by
    // 10⁻⁹ for one run, so none of two thousand should be.
    var wrong = 0
    for seed in 0..<2_000 as Range<UInt64> {
      var random = Random(seed: seed)
      var coverage = Coverage(label: "x", percent: 25)
      for _ in 0..<200 {
        coverage.cases += 1
        if random.next() >> 62 == 0 { coverage.covered += 1 }
        coverage.decide()
      }
      if coverage.decision == .tooWeak { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test func `a coverage that no case or every case meets is decided`() {
    var never = Coverage(label: "x", percent: 1)
    never.cases = 100_000
    never.decide()
    #expect(never.decision == .tooWeak)
    var always = Coverage(label: "x", percent: 100)
    always.cases = 1_000
    always.covered = 1_000
    always.decide()
    #expect(always.decision == .enough)
    #expect(Coverage(label: "x", percent: .nan).decision == .enough)
  }

  @Test func `the bound on failures is that of Clopper and Pearson`() {
    var statistics = Statistics()
    #expect(statistics.failureBound() == 1)
    statistics.independent = 1
    // One case that holds: 1 − α.
    #expect((statistics.failureBound(confidence: 0.75) - 0.75).magnitude < 1e-15)
    statistics.independent = 2
    // Two cases: p² of passing is (1 − p)² = α = 1/4, so that p = 1/2.
    #expect((statistics.failureBound(confidence: 0.75) - 0.5).magnitude < 1e-15)
    statistics.independent = 10_000
    // −ln(0.001) is 6.9078 to four digits; the bound is a little below 6.9078/n.
    let bound = statistics.failureBound()
    #expect(bound < 6.9078e-4 && bound > 6.905e-4)
  }

  @Test func `scores keep the highest, by label`() {
    let verdict = check(Self.wide) {
      target(Double($0), "high")
      target(-Double($0), "low")
      target(.nan, "none")
      return true
    }
    #expect(verdict.statistics.scores.map(\.label) == ["high", "low"])
    #expect(verdict.statistics.scores.last?.score == 0)
  }

  @Test func `a summary says what was run and what follows`() {
    // Of 1,000 cases 62 are mutants and one is the simplest; 6.9078/937 is 0.737 %.
    #expect(
      check(Self.wide, Settings(cases: 1_000, seed: 9)) { _ in true }.summary.hasPrefix(
        "held in 1,000 cases (seed 9); with 99.9 % confidence fewer than 0.74 % of the inputs"))
    #expect(
      check(Generator<Bool>.booleans) { _ in true }.summary
        == "proved on all 2 inputs of this generator")
    #expect(check(Self.wide) { $0 < 3 }.summary.hasPrefix("failed; "))
    #expect(
      checkNoError(Self.wide, Settings(cases: 5)) { _ in throw Discard() }.summary.hasPrefix(
        "gave up after 0 cases (seed 0, 51 discards)"))
  }

  @Test(arguments: [
    (0.0069, "0.69 %"), (0.5, "50 %"), (0.123456, "13 %"), (1, "100 %"), (0.000691, "0.070 %"),
    (6.9e-6, "0.00069 %"), (0, "0.000000 %"),
  ]) func `a share is rounded up to two digits`(_ share: Double, _ text: String) {
    #expect(Wording.percent(share) == text)
  }
}
