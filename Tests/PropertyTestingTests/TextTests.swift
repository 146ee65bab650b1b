import Testing

@testable import PropertyTesting

@Suite struct TextTests {
  @Test func `texts stay within their alphabet and counts, and reach their ends`() {
    let texts = Generator<String>.strings(of: ["x", "y"], count: 2...4)
    let drawn = (0..<500).compactMap { replay(texts, seed: 1, caseNumber: $0) }
    #expect(drawn.count == 500 && drawn[0] == "xx")
    #expect(drawn.allSatisfy { (2...4).contains($0.count) && $0.allSatisfy { "xy".contains($0) } })
    // Of 4 + 8 + 16 texts, each length drawn alike, the rarest ones have a chance of 1/48.
    #expect(Set(drawn).count == 28)
    let bytes = Generator<[UInt8]>.bytes(count: 1...3)
    let rows = (0..<2_000).compactMap { replay(bytes, seed: 2, caseNumber: $0) }
    #expect(Set(rows.joined()) == Set(0...255) && Set(rows.map(\.count)) == [1, 2, 3])
  }

  @Test func `any characters are printable ones of ASCII mostly, and all others too`() {
    let texts = Generator<String>.strings(count: 0...20)
    let drawn = (0..<1_000).compactMap { replay(texts, seed: 3, caseNumber: $0) }
    let scalars = drawn.flatMap(\.unicodeScalars)
    let plain = scalars.filter { (0x20...0x7E).contains($0.value) }.count
    #expect(plain * 10 > scalars.count * 6 && plain * 10 < scalars.count * 9)
    #expect(scalars.contains { $0.value > 0xFFFF } && scalars.contains { $0.value == 0x7E })
  }

  @Test func `equal texts and equal beginnings are common among independent draws`() {
    let pairs = tuple(
      Generator<String>.strings(count: 5...20), Generator<String>.strings(count: 5...20))
    let drawn = (0..<500).compactMap { replay(pairs, seed: 4, caseNumber: $0) }
    #expect(drawn.contains { $0 == $1 })
    #expect(drawn.contains { $0 != $1 && $0.prefix(5) == $1.prefix(5) })
  }

  @Test func `an alphabet has its characters in order, without surrogates`() {
    #expect(Alphabet.ascii.count == 95 && Alphabet.unicode.count == 0x110000 - 0x800)
    #expect(Set((0..<95).compactMap { Alphabet.ascii[$0]?.value }) == Set(32...126))
    #expect(Alphabet.ascii[0] == "a" && Alphabet.ascii[26] == "0" && Alphabet.ascii[95] == nil)
    let all = Set((0..<Alphabet.unicode.count).compactMap { Alphabet.unicode[$0] })
    #expect(all.count == Alphabet.unicode.count)
    let none = Alphabet([Unicode.Scalar]())
    #expect(none.count == 0 && none[0] == nil && Alphabet.ascii[-1] == nil)
  }

  @Test func `an empty alphabet has the empty text alone`() {
    let none = Generator<String>.strings(of: [Unicode.Scalar](), count: 3...5)
    #expect(replay(none, seed: 1, caseNumber: 5) == nil)
    let empty = Generator<String>.strings(of: [Unicode.Scalar](), count: 0...5)
    #expect(replay(empty, seed: 1, caseNumber: 5) == "")
    let long = Generator<[UInt8]>.bytes(count: 9_000...10_000)
    #expect(replay(long, seed: 1, caseNumber: 5) == nil)
  }

  private func shrunk<Value>(
    _ generator: Generator<Value>, property: @escaping (Value) -> Bool
  ) -> Set<String> {
    Set(
      (0..<30).map { seed in
        let settings = Settings(cases: 10_000, seed: UInt64(seed), failureLimit: 1)
        let found = check(generator, settings, property: property).counterexample
        return found.map { "\($0.value)" } ?? "no failure"
      })
  }

  @Test func `texts shrink to the shortest, then to the simplest`() {
    let texts = Generator<String>.strings()
    #expect(shrunk(texts) { $0.unicodeScalars.count < 4 } == ["aaaa"])
    #expect(shrunk(texts) { !$0.contains("7") } == ["7"])
    #expect(shrunk(texts) { text in Set(text.unicodeScalars).count < 3 } == ["abc"])
    #expect(shrunk(texts) { $0.utf8.allSatisfy { $0 < 128 } } == ["\u{80}"])
    #expect(
      shrunk(Generator<[UInt8]>.bytes()) { $0.reduce(0) { $0 + Int($1) } < 300 } == ["[45, 255]"])
    #expect(shrunk(.strings(of: ["p", "q"], count: 2...9)) { !$0.contains("q") } == ["pq"])
    let both = shrunk(tuple(texts, texts)) { $0.count < 3 || $0 != $1 }
    #expect(both == ["(\"aaa\", \"aaa\")"])
  }

  @Test func `a text that does not fit becomes the simplest one`() throws {
    let long = Choice(ranks: [5, 6, 7], counts: 0...9, alphabet: 10, kind: .string)
    #expect(replay(.strings(of: .ascii, count: 0...9), [long]) == "fgh")
    #expect(replay(.strings(of: .ascii, count: 0...2), [long]) == "")
    #expect(replay(.strings(of: ["k", "l"], count: 1...9), [long]) == "k")
    #expect(replay(Generator<[UInt8]>.bytes(count: 0...9), [long]) == [])
    #expect(replay(Generator<Int>.integers(in: 4...9), [long]) == 4)
  }

  @Test func `texts beyond the budget are an overrun`() {
    let huge = Generator<String>.strings(of: ["a"], count: 5_000...5_000).array(exactly: 2)
    let verdict = check(huge, Settings(cases: 3)) { _ in true }
    #expect(verdict.cases == 0 && verdict.outcome == .gaveUp)
  }
}
