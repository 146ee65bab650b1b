import Testing

@testable import PropertyTesting

@Suite struct ChoiceOrderTests {
  private func integer(_ value: Int, _ range: ClosedRange<Int>) -> Choice {
    Choice(
      bits: UInt64(bitPattern: Int64(value)), lower: UInt64(bitPattern: Int64(range.lowerBound)),
      upper: UInt64(bitPattern: Int64(range.upperBound)), kind: .integer)
  }

  @Test func `integers come by distance from the nearest to zero, positive first`() {
    let whole = [0, 1, -1, 2, -2, 3, Int.max, -Int.max, Int.min]
    let above = [5, 6, 7, 100]
    let below = [-5, -6, -100]
    for (order, range) in [(whole, Int.min...Int.max), (above, 5...100), (below, -100 ... -5)] {
      let places = order.map { integer($0, range).complexity }
      #expect(places == places.sorted())
      #expect(Set(order).count == order.count && integer(order[0], range).isSimplest)
      #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func `floats come as people would order them`() {
    let order: [Double] = [
      0, -0.0, 1, -1, 2, -2, 3, 710, 0x1p53, -0x1p53, 0.5, -0.5, 0.25, 0x1p-53, 0x1p54, 0x1p1000,
      .leastNormalMagnitude, .leastNonzeroMagnitude, 1.5, 0.75, 1.25, 1.75, 0.1, 1 + 0x1p-52,
      1.7976931348623157e308, .infinity, -.infinity, .nan,
    ]
    let places = order.map(FloatOrder.complexity)
    let wrong = order.indices.dropFirst().filter { !(places[$0 - 1] < places[$0]) }
    #expect(wrong.map { order[$0] } == [])
  }

  @Test func `the simplest float of a range is a member that no other member is simpler than`() {
    var random = Random(seed: 1)
    var wrong: [String] = []
    for _ in 0..<20_000 {
      let near = Double(Int(random.upTo(2_000)) - 1_000) * 0x1p-7
      let bits = Double(bitPattern: random.next())
      let ends = [near, random.upTo(1) == 0 ? near + Double(random.upTo(99)) * 0x1p-9 : bits]
      guard !bits.isNaN else { continue }
      let range = min(ends[0], ends[1])...max(ends[0], ends[1])
      let simplest = FloatOrder.simplest(in: range)
      if !range.contains(simplest) { wrong.append("\(range): \(simplest) is outside") }
      let source = Source()
      source.beginCase(script: [], afterwards: .random, size: 50, seed: random.next())
      for _ in 0..<8 {
        let value = source.randomFloat(FloatShape(range), permitsNaN: false, profile: .mixed)
        for other in [value, value.rounded(), FloatOrder.truncated(value, bits: 1)]
        where range.contains(other)
          && FloatOrder.complexity(of: other) < FloatOrder.complexity(of: simplest)
        {
          wrong.append("\(range): \(other) is simpler than \(simplest)")
        }
      }
    }
    #expect(wrong.prefix(3) == [])
  }

  @Test(arguments: [
    (0.3...0.3, 0.3), (0.3...0.6, 0.5), (-0.6 ... -0.3, -0.5), (0.1...0.9, 0.5), (0.51...0.9, 0.75),
    (2.5...7.5, 3), (0x1p60...0x1p70, 0x1p60), (0x1p60 + 0x1p10...0x1p62, 0x1p61),
    (-1...1, 0), (0x1.8p-1060...0x1.8p-1030, 0x1p-1030), (.infinity ... .infinity, .infinity),
    (0x1.ap1023 ... .infinity, 0x1.cp1023),
  ]) func `the simplest float of a range`(_ range: ClosedRange<Double>, _ simplest: Double) {
    #expect(FloatOrder.simplest(in: range) == simplest)
  }

  @Test func `fewer choices are simpler, then the first one that differs decides`() {
    let range = -9...9
    func sequence(_ values: [Int]) -> ChoiceSequence {
      ChoiceSequence(choices: values.map { integer($0, range) }, spans: [])
    }
    let order = [[], [9], [0, 0], [0, -9], [1, 0], [0, 0, 0]].map(sequence)
    for (place, one) in order.enumerated() {
      for (other, two) in order.enumerated() {
        #expect(one.isSimpler(than: two) == (place < other))
      }
    }
  }

  @Test func `an amount is added round the range`() {
    #expect(integer(32_767, -32_768...32_767).adding(1).integer == -32_768)
    #expect(integer(-5, -5...4).adding(-1).integer == 4)
    #expect(integer(3, 0...9).adding(29).integer == 2)
    #expect(integer(Int.max, Int.min...Int.max).adding(2).integer == Int.min + 1)
    var random = Random(seed: 2)
    let wrong = (0..<1_000).filter { _ in
      let ends = [Int(truncatingIfNeeded: random.next()), Int(truncatingIfNeeded: random.next())]
      let range = min(ends[0], ends[1])...max(ends[0], ends[1])
      let moved = integer(range.lowerBound, range).adding(Int(truncatingIfNeeded: random.next()))
      return !range.contains(moved.integer)
    }
    #expect(wrong == [])
  }
}
