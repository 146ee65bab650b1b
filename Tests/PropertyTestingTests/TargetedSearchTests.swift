import Testing

@testable import PropertyTesting

@Suite struct TargetedSearchTests {
  /// The best scores of a search from each of forty seeds, in order.
  ///
  /// The starts are the first eight cases of the generator.
  private func best<Value>(
    _ generator: Generator<Value>, budget: Int = TargetedSearch.defaultBudget,
    score: @escaping (Value) -> Double
  ) -> [Double] {
    (0..<40 as Range<UInt64>).map { seed in
      let source = Source()
      var starts: [TargetedSearch.Scored] = []
      for number in 1...8 {
        source.begin(number, seed: seed)
        guard let value = try? generator.draw(from: source) else { continue }
        starts.append(.init(record: source.record, score: score(value)))
      }
      let search = TargetedSearch(seed: seed, budget: budget)
      let found = search.maximize(from: starts) { script in
        source.beginCase(script: script, afterwards: .simplest, size: 0)
        guard let value = try? generator.draw(from: source) else { return nil }
        return .init(record: source.record, score: score(value))
      }
      return found?.best.score ?? -.infinity
    }.sorted()
  }

  /// An error in ulps of the exact result; nothing is wrong with a result that is exactly 0, because
  /// there every error counts alike.
  private func ulps(_ error: Double, of exact: Double) -> Double {
    exact == 0 ? 0 : error.magnitude / exact.ulp
  }

  /// The sum of doubles to about twice their precision: the errors of the partial sums are exact, and
  /// are summed apart (Ogita, Rump and Oishi, *Accurate Sum and Dot Product*, 2005).
  private func sum(_ terms: [Double]) -> (naive: Double, error: Double) {
    var naive = 0.0
    var error = 0.0
    for term in terms {
      let next = naive + term
      let part = next - naive
      error += (naive - (next - part)) + (term - part)
      naive = next
    }
    return (naive, error)
  }

  private let numbers = Generator<Double>.floats(in: -1_000...1_000)

  // The figures that are asked for are the lower ends of what variants of such moves are known to reach
  // as a median after 2,000 evaluations: 2^29, 2^45 and 2^57 ulps. Random draws reach 2^5, 2^5 and 2^49.
  @Test func `the search finds cancellation in a discriminant`() {
    let found = best(numbers.array(exactly: 3)) { x in
      let (a, b, c) = (x[0], x[1], x[2])
      let computed = b * b - 4 * a * c
      let square = b * b
      let product = 4 * a * c
      let squareError = (-square).addingProduct(b, b)
      let productError = (-product).addingProduct(4 * a, c)
      let (naive, error) = sum([square, -product, squareError, -productError])
      let exact = naive + error
      return ulps(computed - naive - error, of: exact)
    }
    #expect(found[20] >= 0x1p29)
  }

  @Test func `the search finds cancellation in a sum`() {
    let found = best(numbers.array(exactly: 4)) { x in
      let (naive, error) = sum(x)
      let exact = naive + error
      return ulps(error, of: exact)
    }
    #expect(found[20] >= 0x1p45)
  }

  @Test func `the search finds where an expanded power is worst`() {
    let found = best(numbers) { x in
      let expanded = x * x * x - 3 * x * x + 3 * x - 1
      let exact = (x - 1) * (x - 1) * (x - 1)
      return ulps(expanded - exact, of: exact)
    }
    #expect(found[20] >= 0x1p57)
  }

  @Test func `the search mostly finds the one integer in a trillion that is looked for`() {
    let found = best(Generator<Int>.integers(in: 0...1 << 40), budget: 4_000) {
      -Double(($0 - 734_003_210_971).magnitude)
    }
    #expect(found[10] == 0)
  }

  @Test func `the search looks next to the numbers where rounding changes`() {
    let found = best(numbers) { x in
      (x - 1).magnitude > 0 && (x - 1).magnitude <= 0x1p-50 ? 1 : x.magnitude < 3 ? -1 : 0
    }
    #expect(found.allSatisfy { $0 == 1 })
  }

  private struct Run: Equatable {
    var scripts: [[Choice]] = []
    var result: TargetedSearch.Result?
  }

  /// What a search for the greatest sum tries and finds, with NaN for some of the cases.
  private func run(seed: UInt64, budget: Int) -> Run {
    let generator = Generator<Double>.floats(in: -5...3).array(count: 0...6)
    let source = Source()
    var run = Run()
    let score: ([Choice]) -> TargetedSearch.Scored? = { script in
      source.beginCase(script: script, afterwards: .simplest, size: 0)
      guard let value = try? generator.draw(from: source) else { return nil }
      #expect(value.allSatisfy { (-5...3).contains($0) } && value.count <= 6)
      let sum = value.reduce(0, +)
      return .init(record: source.record, score: value.count == 3 ? .nan : sum)
    }
    guard let start = score([]) else { return run }
    run.result = TargetedSearch(seed: seed, budget: budget).maximize(from: [start]) {
      run.scripts.append($0)
      return score($0)
    }
    return run
  }

  @Test func `seed and budget fix the search, which stays in range and passes over NaN`() {
    let one = run(seed: 1, budget: 1_000)
    #expect(one == run(seed: 1, budget: 1_000) && one != run(seed: 2, budget: 1_000))
    #expect(one.scripts.count == 1_000 && one.result?.evaluations == 1_000)
    // Six threes are the most, and an array of three has no score.
    #expect(one.result?.best.score == 18)
    #expect(run(seed: 1, budget: 0).result?.best.score == 0)
    #expect(run(seed: 1, budget: -4).scripts == [])
    let search = TargetedSearch(seed: 0)
    let empty = ChoiceSequence(choices: [], spans: [])
    #expect(search.maximize(from: []) { _ in nil } == nil)
    #expect(search.maximize(from: [.init(record: empty, score: .nan)]) { _ in nil } == nil)
    let only = search.maximize(from: [.init(record: empty, score: 3)]) { _ in
      .init(record: empty, score: 4)
    }
    #expect(only.map(\.best.score) == 3 && (only?.evaluations ?? .max) <= search.budget)
  }

  @Test func `every edit of a record is permitted, and edits change all that can change`() throws {
    let generator = tuple(
      Generator<Int>.integers(in: -3...900), Generator<Double>.floats(in: 0.25...8),
      Generator<Double>.anyFloats(), Generator<Int>.integers, Generator<Bool>.booleans)
    let source = Source()
    var moves = Moves(seed: 1)
    var wrong: [Choice] = []
    var values: [Set<UInt64>] = Array(repeating: [], count: 5)
    for number in 0..<200 {
      source.begin(number, seed: 3)
      _ = try generator.draw(from: source)
      let choices = source.record.choices
      for round in 0..<20 {
        if round % 5 == 4 { moves.remember() }
        // An edit may repeat or cut choices, so that others follow where these stood.
        let edited = moves.edited(choices)
        wrong += edited.filter { !$0.permits($0.bits) }
        if edited.count == 5 { for place in 0..<5 { values[place].insert(edited[place].bits) } }
      }
      for edit in [moves.critical(choices), moves.fresh(choices)] {
        wrong += edit.filter { !$0.permits($0.bits) }
        #expect(edit.map(\.kind) == choices.map(\.kind))
      }
    }
    #expect(wrong == [])
    #expect(values[..<4].allSatisfy { $0.count > 200 } && values[4] == [0, 1])
    #expect(moves.edited([]) == [])
  }

  @Test func `places among all doubles`() {
    #expect(Double(1).moved(by: 1) == Double(1).nextUp)
    #expect(Double.leastNonzeroMagnitude.moved(by: -1).bitPattern == 0)
    #expect(Double.leastNonzeroMagnitude.moved(by: -2).bitPattern == (-0.0).bitPattern)
    #expect((-0.0).moved(by: -1) == -.leastNonzeroMagnitude)
    #expect(Double.infinity.moved(by: .max) == .infinity)
    #expect((-3.5).moved(by: .min) == -.infinity)
    #expect(Double.nan.moved(by: 5).isNaN)
    let wrong = check(.anyFloats()) { value in
      value.isNaN || value == .infinity || value.moved(by: 1) >= value
    }
    #expect(wrong.counterexample == nil)
  }
}
