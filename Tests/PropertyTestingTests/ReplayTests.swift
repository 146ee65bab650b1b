import Testing

@testable import PropertyTesting

@Suite struct ReplayTests {
  private static let generator = tuple(
    Generator<Int>.integers.array(), Generator<Double>.floats(), Generator<String>.strings(),
    Generator<Int>.integers(in: 0...9).filter { $0 != 4 }.optional)

  /// All values of a check, as text.
  private func texts(cases: Int, seed: UInt64) -> [String] {
    var all: [String] = []
    _ = check(Self.generator, Settings(cases: cases, seed: seed)) {
      all.append("\($0)")
      return true
    }
    return all
  }

  @Test func `seed and case number give the same value again`() {
    let all = texts(cases: 300, seed: 5)
    // The check leaves out the cases that the filter discards.
    let again = (0..<400).compactMap { number in
      replay(Self.generator, seed: 5, caseNumber: number).map { "\($0)" }
    }
    #expect(all.count == 300 && all == Array(again.prefix(300)))
    #expect(Set(all).count > 250)
  }

  @Test func `the seed decides the run, and another seed gives another one`() {
    #expect(texts(cases: 100, seed: 1) == texts(cases: 100, seed: 1))
    #expect(texts(cases: 100, seed: 1) != texts(cases: 100, seed: 2))
    #expect(texts(cases: 50, seed: 1) == Array(texts(cases: 200, seed: 1).prefix(50)))
  }

  @Test func `a record replays to the same value and the same record`() {
    let source = Source()
    var wrong: [Int] = []
    for number in 0..<200 {
      source.beginCase(script: [], afterwards: .random, size: 50, seed: UInt64(number))
      source.beginCase(script: [], afterwards: .random, size: number % 100)
      guard let value = try? Self.generator.draw(from: source) else { continue }
      let record = source.record
      source.beginCase(script: record.choices, afterwards: .stop, size: 0)
      guard let again = try? Self.generator.draw(from: source) else {
        wrong.append(number)
        continue
      }
      if "\(value)" != "\(again)" || source.record != record { wrong.append(number) }
      if replay(Self.generator, record.choices).map({ "\($0)" }) != "\(value)" {
        wrong.append(number)
      }
    }
    #expect(wrong == [])
  }

  private func draw<Value>(
    _ generator: Generator<Value>, _ script: [Choice], _ afterwards: Source.Afterwards
  ) throws -> Value {
    let source = Source()
    source.beginCase(script: script, afterwards: afterwards, size: 0)
    return try generator.draw(from: source)
  }

  @Test func `a choice of another type or out of range becomes the simplest one`() throws {
    let source = Source()
    source.beginCase(script: [], afterwards: .random, size: 50, seed: 3)
    _ = try Generator<Int>.integers(in: 500...999).draw(from: source)
    let script = source.record.choices
    #expect(try draw(.integers(in: 0...9), script, .stop) == 0)
    #expect(try draw(.integers(in: 7...9), script, .stop) == 7)
    #expect(try draw(.floats(in: 0.3...0.6), script, .stop) == 0.5)
    #expect(try draw(.booleans, script, .stop) == false)
    #expect(try draw(.integers(in: 0...999), script, .stop) == script[0].integer)
  }

  @Test func `a script that ends stops the case, or goes on with the simplest choices`() throws {
    let pairs = tuple(Generator<Int>.integers(in: 3...9), Generator<Int>.integers(in: 4...9))
    #expect(throws: Stop.overrun) { try draw(pairs, [], .stop) }
    let simplest = try draw(pairs, [], .simplest)
    #expect(simplest.0 == 3 && simplest.1 == 4)
  }

  @Test func `a case with too many choices is an overrun and no trap`() {
    let source = Source()
    source.beginCase(script: [], afterwards: .random, size: 100)
    let endless = Generator<Bool> { source throws(Stop) in
      while true { _ = try source.boolean() }
    }
    #expect(throws: Stop.overrun) { try endless.draw(from: source) }
    #expect(source.record.choices.count == Source.capacity)
    source.beginCase(script: [], afterwards: .random, size: 100)
    let deep = Generator<Bool>.just(true).array(exactly: .max)
    #expect(throws: Stop.overrun) { try deep.draw(from: source) }
    #expect(source.record.spans.count == Source.capacity)
  }
}
