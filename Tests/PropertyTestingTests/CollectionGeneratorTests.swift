import Testing

@testable import PropertyTesting

@Suite struct CollectionGeneratorTests {
  private static let digits = Generator<Int>.integers(in: 0...9)

  @Test func `distinct elements differ, and have every permitted number`() {
    let drawn = Self.digits.distinctArray(count: 2...6).examples(count: 1_000)
    #expect(drawn.allSatisfy { Set($0).count == $0.count })
    #expect(Set(drawn.map(\.count)) == Set(2...6))
    #expect(Set(drawn.joined()) == Set(0...9))
    #expect(
      faultsOfEdits(Self.digits.distinctArray(count: 2...6)) {
        Set($0).count == $0.count && (2...6).contains($0.count)
      } == [])
    let byParity = Self.digits.distinctArray(count: 1...2) { $0 % 2 }
    #expect(byParity.examples(count: 500).allSatisfy { Set($0.map { $0 % 2 }).count == $0.count })
  }

  @Test func `a set of all values of a type costs no case, and one of more of them ends`() {
    // All choices of the first case are the simplest ones, and thus equal.
    let all = check(Self.digits.set(count: 10...10)) { $0 == Set(0...9) }
    #expect(all.counterexample == nil && all.cases == 1_000 && all.discards == 1)
    let open = check(Generator<Bool>.booleans.set()) { _ in true }
    #expect(open.cases == 1_000 && open.discards == 0)
    #expect(Set(Generator<Bool>.booleans.set().examples(count: 500)).count == 4)
    // What is refused early does not count against what comes later.
    let many = Generator<Int>.integers(in: 0...99).set(count: 0...90).examples(count: 500)
    #expect(many.contains { $0.count > 70 })
    let more = check(Self.digits.set(count: 11...20), Settings(cases: 20)) { _ in true }
    guard case .gaveUp = more.outcome else {
      Issue.record("eleven different digits were found")
      return
    }
    #expect(more.cases == 0)
  }

  @Test func `sets and dictionaries have every permitted number of members`() {
    let sets = Self.digits.set(count: 3...5)
    #expect(Set(sets.examples(count: 500).map(\.count)) == Set(3...5))
    let none = Generator<Int>.integers.set().examples(count: 1)
    #expect(none == [[]])
    let entries = Self.digits.dictionary(to: Generator<Bool>.booleans, count: 0...4)
    let drawn = entries.examples(count: 500)
    #expect(Set(drawn.map(\.count)) == Set(0...4) && drawn[0].isEmpty)
    #expect(Set(drawn.flatMap { $0.values }) == [false, true])
    #expect(Set(drawn.flatMap { $0.keys }) == Set(0...9))
    #expect(faultsOfEdits(entries) { (0...4).contains($0.count) } == [])
    #expect(faultsOfEdits(sets) { (3...5).contains($0.count) } == [])
  }

  @Test func `distinct elements, sets and dictionaries shrink to the simplest ones`() {
    let integers = Generator<Int>.integers
    let lists = shrunkValues(integers.distinctArray(), describe: { "\($0)" }) { $0.count < 3 }
    #expect(lists == ["[0, 1, -1]"])
    let sets = shrunkValues(integers.set(), describe: { "\($0.sorted())" }) { $0.count < 4 }
    #expect(sets == ["[-1, 0, 1, 2]"])
    let digits = shrunkValues(Self.digits.set(count: 4...10), describe: { "\($0.sorted())" }) {
      !$0.contains(7)
    }
    #expect(digits == ["[0, 1, 2, 7]"])
    let table = shrunkValues(
      integers.dictionary(to: integers), describe: { "\($0.sorted { $0.key < $1.key })" }
    ) { $0.values.allSatisfy { $0 < 6 } }
    #expect(table == ["[(key: 0, value: 6)]"])
  }

  @Test func `a refused element is cut out of the choices`() throws {
    let verdict = check(
      tuple(Generator<Int>.integers(in: 0...1).set(), Generator<Int>.integers(in: 0...9))
    ) { $0.count < 2 || $1 < 4 }
    let found = try #require(verdict.counterexample)
    #expect(found.value.0 == [0, 1] && found.value.1 == 4)
    #expect(!found.sequence.spans.contains { $0.label == .discarded })
    // Two elements and their decisions, the decision to end, and the number.
    #expect(found.sequence.choices.count == 6)
  }

  @Test func `a refused element is marked, and leaves its place to the next one`() throws {
    let source = Source()
    let pairs = Self.digits.distinctArray(count: 2...3)
    source.begin(1, seed: 0)
    _ = try pairs.draw(from: source)
    // The decision to go on and a digit, three times with one digit, then with another.
    let (goesOn, digit) = (source.record.choices[0].with(1), source.record.choices[1])
    let script = [3, 3, 3, 5].flatMap { [goesOn, digit.with($0)] }
    source.beginCase(script: script, afterwards: .simplest, size: 0)
    #expect(try pairs.draw(from: source) == [3, 5])
    let spans = source.record.spans.filter { $0.parent == 0 }
    #expect(spans.map(\.label) == [.element, .discarded, .discarded, .element, .element])
    #expect(spans.map(\.range.count) == [2, 2, 2, 2, 1])
  }

  @Test func `every permutation is as likely as any other`() {
    let orders = Generator.permutations(of: [1, 2, 3, 4])
    #expect(orders.examples(count: 1) == [[1, 2, 3, 4]])
    var counts: [[Int]: Int] = [:]
    for order in independentValues(orders, count: 4_800) { counts[order, default: 0] += 1 }
    #expect(counts.count == 24)
    // A right generator fails any of the 24 counts with a probability of less than 10⁻⁹.
    let binomial = Binomial(trials: 4_800, probability: 1 / 24)
    #expect(counts.filter { !binomial.isPlausible($0.value, falseAlarm: 1e-9 / 24) } == [:])
  }

  @Test func `permutations of few members, and edits of them`() {
    #expect(Generator.permutations(of: [Int]()).examples(count: 3) == [[], [], []])
    #expect(Generator.permutations(of: ["a"]).examples(count: 2) == [["a"], ["a"]])
    #expect(
      faultsOfEdits(.permutations(of: Array(0..<9))) { $0.sorted() == Array(0..<9) } == [])
  }

  @Test func `a permutation shrinks to the fewest and shortest swaps, the last ones first`() {
    let orders = Generator.permutations(of: Array(0..<8))
    let unsorted = shrunkValues(orders, describe: { "\($0)" }) { $0 == Array(0..<8) }
    #expect(unsorted == ["[0, 1, 2, 3, 4, 5, 7, 6]"])
    let first = shrunkValues(orders, describe: { "\($0)" }) { $0[0] != 5 }
    #expect(first == ["[5, 1, 2, 3, 4, 0, 6, 7]"])
    let ends = shrunkValues(orders, describe: { "\($0)" }) { $0[0] != 7 || $0[7] != 0 }
    #expect(ends == ["[7, 1, 2, 3, 4, 5, 6, 0]"])
    let moved = shrunkValues(orders, describe: { "\($0)" }) { order in
      order.indices.contains { order[$0] == $0 }
    }
    #expect(moved == ["[1, 0, 3, 2, 5, 4, 7, 6]"])
  }

  @Test func `parts of all sizes are alike, and so are the parts of one size`() {
    let members = Array(1...6)
    #expect(Generator.subsets(of: members).examples(count: 1) == [[]])
    let parts = independentValues(.subsets(of: members), count: 7_000)
    #expect(parts.allSatisfy { $0 == $0.sorted() && Set($0).isSubset(of: members) })
    // There are 7 sizes, and 15 parts of size 2: a right generator fails any of the 22 counts with a
    // probability of less than 10⁻⁹.
    let sizes = Binomial(trials: 7_000, probability: 1 / 7)
    let wrong = (0...6).filter { size in
      !sizes.isPlausible(parts.filter { $0.count == size }.count, falseAlarm: 1e-9 / 22)
    }
    #expect(wrong == [])
    var pairs: [[Int]: Int] = [:]
    for part in parts where part.count == 2 { pairs[part, default: 0] += 1 }
    let each = Binomial(trials: 7_000, probability: 1 / 7 / 15)
    #expect(pairs.count == 15)
    #expect(pairs.filter { !each.isPlausible($0.value, falseAlarm: 1e-9 / 22) } == [:])
  }

  @Test func `parts with a number of members`() {
    let members = Array(1...6)
    let some = Generator.subsets(of: members, count: 2...3)
    let drawn = some.examples(count: 1_000)
    // Of six members, 15 parts have two and 20 have three.
    #expect(drawn[0] == [1, 2] && Set(drawn).count == 35)
    #expect(drawn.allSatisfy { (2...3).contains($0.count) })
    #expect(faultsOfEdits(some) { (2...3).contains($0.count) && $0 == $0.sorted() } == [])
    #expect(Generator.subsets(of: members, count: 6...9).examples(count: 2) == [members, members])
    #expect(Generator.subsets(of: members, count: 7...9).examples(count: 2) == [])
    #expect(Generator.subsets(of: [Int]()).examples(count: 2) == [[], []])
  }

  @Test func `a part shrinks to the members that matter`() {
    let found = shrunkValues(.subsets(of: Array(0..<20)), describe: { "\($0)" }) {
      !($0.contains(3) && $0.contains(17))
    }
    #expect(found == ["[3, 17]"])
    let three = shrunkValues(
      .subsets(of: Array(0..<20), count: 3...9), describe: { "\($0)" }
    ) { !$0.contains(11) }
    #expect(three == ["[0, 1, 11]"])
  }

  private enum Suit: String, CaseIterable { case clubs, diamonds, hearts, spades }

  @Test func `cases of a type, characters and results`() {
    let suits = Generator<Suit>.allCases.examples(count: 200)
    #expect(suits[0] == .clubs && Set(suits) == Set(Suit.allCases))
    let characters = Generator<Character>.characters.examples(count: 1_000)
    #expect(characters[0] == "a" && characters.contains { $0.unicodeScalars.count > 2 })
    #expect(characters.contains { $0.unicodeScalars.allSatisfy { $0.value > 0xFFFF } })

    struct Broken: Error, Equatable { let code: Int }
    let results = Self.digits.result(or: Self.digits.map { Broken(code: $0) })
    #expect(results.examples(count: 1) == [.success(0)])
    let failures = independentValues(results, count: 2_000).filter { (try? $0.get()) == nil }.count
    #expect(Binomial(trials: 2_000, probability: 0.5).isPlausible(failures))
  }

  @Test func `examples are the first cases of a check`() {
    let lists = Generator<Int>.integers.array().filter { $0.count != 1 }
    var seen: [[Int]] = []
    _ = check(lists, Settings(cases: 70, seed: 8)) {
      seen.append($0)
      return true
    }
    #expect(lists.examples(count: 70, seed: 8) == seen && seen[0] == [])
    #expect(lists.examples(count: 0) == [] && lists.examples(count: -3) == [])
    #expect(Generator<Int>.elements([]).examples() == [])
  }
}
