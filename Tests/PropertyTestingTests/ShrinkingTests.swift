import Testing

@testable import PropertyTesting

@Suite struct ShrinkingTests {
  /// What shrinking a failing case of each seed does wrong.
  private func faults<Value>(
    _ generator: Generator<Value>, isLegal: @escaping (Value) -> Bool,
    fails: @escaping (Value) -> Bool
  ) -> (faults: [String], shrunk: Int) {
    let source = Source()
    var faults: [String] = []
    var shrunk = 0
    for seed in 0..<60 as Range<UInt64> {
      source.beginCase(script: [], afterwards: .random, size: 60, seed: seed)
      guard let value = try? generator.draw(from: source), fails(value) else { continue }
      let first = source.record
      var taken = first
      var last = value
      let draw: Shrinker.Draw = { script in
        source.beginCase(script: script, afterwards: .stop, size: 0)
        guard let value = try? generator.draw(from: source) else { return nil }
        if !isLegal(value) { faults.append("seed \(seed): \(value) is not legal") }
        let record = source.record
        let strange = record.choices.filter { !$0.permits($0.bits) }
        if !strange.isEmpty { faults.append("seed \(seed): \(strange) is not permitted") }
        last = value
        return record
      }
      let shrinker = Shrinker(first, limit: 3_000, draw: draw) {
        guard fails(last) else { return false }
        if source.record.isSimpler(than: taken) { taken = source.record }
        return true
      }
      shrinker.shrink()
      shrunk += 1
      if shrinker.isExhausted { faults.append("seed \(seed): does not end") }
      if first.isSimpler(than: shrinker.best) { faults.append("seed \(seed): has grown") }
      if taken != shrinker.best { faults.append("seed \(seed): a simpler one was passed over") }
    }
    return (faults, shrunk)
  }

  @Test func `candidates are legal, shrinking ends, never grows and keeps the simplest`() {
    let lists = Generator<Int>.integers(in: -20...300).array(count: 2...30)
    let sums = faults(
      lists, isLegal: { $0.allSatisfy((-20...300).contains) && (2...30).contains($0.count) },
      fails: { $0.reduce(0, +) > 400 })
    #expect(sums.faults == [] && sums.shrunk > 20)

    let dependent = Generator<Int>.integers(in: 5...40).flatMap { count in
      Generator<Double>.floats(in: 1.5...8).array(exactly: count)
    }
    let floats = faults(
      dependent,
      isLegal: { $0.allSatisfy((1.5...8).contains) && (5...40).contains($0.count) },
      fails: { $0.contains { $0 > 2.7 } && $0.count > 6 })
    #expect(floats.faults == [] && floats.shrunk > 20)

    let filtered = Generator<Int>.oneOf([
      .integers(in: 100...900).filter { $0 % 7 != 0 }, .integers(in: -90 ... -10),
    ]).array(count: 1...20)
    let strange = faults(
      filtered,
      isLegal: {
        $0.allSatisfy { (100...900).contains($0) && $0 % 7 != 0 || (-90 ... -10).contains($0) }
      }, fails: { Set($0).count > 3 })
    #expect(strange.faults == [] && strange.shrunk > 20)
  }

  /// The value to which a failure shrinks from each of twenty seeds.
  private func results<Value>(
    _ generator: Generator<Value>, property: @escaping (Value) throws -> Bool
  ) -> Set<String> {
    Set(
      (0..<20).map { seed in
        let verdict = check(
          generator, Settings(cases: 10_000, seed: UInt64(seed)), property: property)
        return verdict.counterexample.map { "\($0.value)" } ?? "no failure"
      })
  }

  @Test func `floats shrink to the simplest one that fails`() {
    let floats = Generator<Double>.floats()
    #expect(results(floats) { $0 < 709.5 } == ["710.0"])
    #expect(results(floats) { $0 > -3.2 } == ["-4.0"])
    #expect(results(floats) { $0 == $0.rounded() } == ["0.5"])
    #expect(results(floats) { $0.magnitude < 0x1p60 } == ["\(0x1p60)"])
    #expect(results(.floats(in: 0...1)) { $0 < 0.6 } == ["1.0"])
    #expect(results(.floats(in: 0...0.9)) { $0 < 0.6 } == ["0.75"])
    #expect(results(.anyFloats()) { !$0.isNaN } == ["nan"])
    #expect(results(.anyFloats()) { $0.isFinite } == ["inf"])
    let lists = Generator<Double>.floats(in: 0.25...8).array()
    #expect(results(lists) { $0.allSatisfy { $0 < 2.5 } } == ["[3.0]"])
  }

  @Test func `what is below the last place of one shrinks to half a unit`() {
    let found = results(.floats()) { ($0 + 1) - 1 == $0 }
    // The whole number is the simpler one of the two places where rounding sets in.
    #expect(found.isSubset(of: ["\(0x1p53)", "\(0x1p-53)"]))
  }

  @Test func `each type of value shrinks to its simplest one`() {
    #expect(results(.strings()) { $0.count < 3 } == ["aaa"])
    #expect(results(Generator<Int>.integers.optional) { $0 == nil } == ["Optional(0)"])
    #expect(
      results(Generator<UInt64>.integers) { $0 < 1 << 63 + 4 } == ["\(1 << 63 + 4 as UInt64)"])
    #expect(results(Generator<Int>.integers) { $0 > -1_000 } == ["-1000"])
    #expect(results(Generator<Int>.elements([5, 3, 8])) { $0 != 8 } == ["8"])
    #expect(results(Generator<Int>.integers.filter { $0 % 2 == 1 }) { $0 < 100 } == ["101"])
  }

  private indirect enum Parcel: Sendable {
    case content(Int)
    case wrapped([Int], Parcel)
    var content: Int {
      switch self {
      case .content(let value): value
      case .wrapped(_, let inner): inner.content
      }
    }
  }

  @Test func `a part takes the place of the whole`() {
    let wrappers = Generator<Int>.integers(in: 0...9).array(exactly: 8)
    let parcels = Generator<Parcel>.recursive(
      leaf: Generator<Int>.integers(in: 0...1_000).map { .content($0) }
    ) { part in
      tuple(wrappers, part).map { .wrapped($0.0, $0.1) }
    }
    let found = results(parcels.map { ("\($0)", $0.content) }) { $0.1 < 100 }
    #expect(found.count == 1 && found.allSatisfy { $0.hasSuffix("content(100)\", 100)") })
    #expect(found.allSatisfy { !$0.contains("wrapped") })
  }

  @Test func `numbers that hold a difference are lowered together`() {
    let positive = Generator<Int>.integers(in: 1...1_000_000_000)
    #expect(results(tuple(positive, positive)) { $0 < 10 || $0 - $1 != 4 } == ["(10, 6)"])
  }

  @Test func `the number of steps is found in about twice its logarithm`() {
    for most in [0, 1, 3, 4, 5, 17, 1_000, 99_999] {
      var tries = 0
      let found = Shrinker.steps {
        tries += 1
        return $0 <= most
      }
      #expect(found == most && tries <= 40)
      #expect(Shrinker.steps(upTo: 12) { $0 <= most } == min(most, 12))
    }
    #expect(Shrinker.steps(upTo: .max) { _ in true } == Int.max / 4)
    #expect(Shrinker.bisect(from: 0, to: 1_000) { $0 >= 77 } == 77)
  }
}
