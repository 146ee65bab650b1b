import Testing

@testable import PropertyTesting

/// Variants of the shrinking challenge with other constants and shapes, drawn from a seed: no pass
/// is made for the constants of the challenge.
///
/// The ideal of each variant is what an exhaustive search finds.
@Suite struct ChallengeVariantTests {
  private static let seeds: Range<UInt64> = 0..<6
  private static let integers = Generator<Int>.integers

  @Test(arguments: seeds) func reverse(_ seed: UInt64) {
    var random = Random(seed: seed)
    let (low, width) = (random.number(-9...9), random.number(1...300))
    let (least, more) = (random.number(0...5), random.number(2...60))
    let lists = Generator<Int>.integers(in: low...(low + width)).array(
      count: least...(least + more))
    let found = shrinkingMisses("\(low), \(width), \(least)", lists, values: 3, choices: 13) {
      $0 == $0.reversed()
    }
    #expect(found == [])
  }

  @Test(arguments: seeds) func distinct(_ seed: UInt64) {
    var random = Random(seed: seed)
    let (low, width) = (random.number(-9...9), random.number(8...900))
    let (limit, least) = (random.number(2...5), random.number(0...5))
    let lists = Generator<Int>.integers(in: low...(low + width)).array(count: least...60)
    let found = shrinkingMisses("\(low), \(width), \(limit)", lists, values: limit, choices: 11) {
      Set($0).count < limit
    }
    #expect(found == [])
  }

  @Test(arguments: seeds) func `large union list`(_ seed: UInt64) {
    var random = Random(seed: seed)
    let (low, width) = (random.number(-9...9), random.number(8...900))
    let (limit, least) = (random.number(2...4), random.number(0...2))
    let lists = Generator<Int>.integers(in: low...(low + width)).array(count: least...12)
    let found = shrinkingMisses(
      "\(low), \(width), \(limit)", lists.array(), values: limit, choices: 13
    ) {
      Set($0.joined()).count < limit
    }
    #expect(found == [])
  }

  @Test(arguments: seeds) func `nested lists`(_ seed: UInt64) {
    var random = Random(seed: seed)
    let limit = random.number(2...5)
    let (least, more) = (random.number(0...1), random.number(2...8))
    let lists = Self.integers.array(count: least...(least + more)).array()
    // The property does not look at the numbers, so that their simplest value is enough.
    let found = shrinkingMisses("\(limit), \(least), \(more)", lists, values: 1, choices: 19) {
      $0.map(\.count).reduce(0, +) <= limit
    }
    #expect(found == [])
  }

  @Test func `nested lists beyond the size of one list`() {
    // Two lists are needed at least, and the first one ends as early as it can.
    let two = shrinkingMisses(
      "limit 50", Self.integers.array().array(), "\([[0], Array(repeating: 0, count: 50)])"
    ) { $0.map(\.count).reduce(0, +) <= 50 }
    #expect(two == [])
    let one = shrinkingMisses(
      "limit 50 of 90", Self.integers.array(count: 0...90).array(),
      "\([Array(repeating: 0, count: 51)])"
    ) { $0.map(\.count).reduce(0, +) <= 50 }
    #expect(one == [])
  }

  @Test(arguments: seeds) func `length and list`(_ seed: UInt64) {
    var random = Random(seed: seed)
    let (least, more) = (random.number(1...3), random.number(20...60))
    let (low, limit) = (random.number(-5...5), random.number(8...30))
    let generator = Generator<Int>.integers(in: least...(least + more)).flatMap {
      Generator<Int>.integers(in: low...200).array(exactly: $0)
    }
    let found = shrinkingMisses(
      "\(least), \(more), \(low), \(limit)", generator, values: limit + 6, choices: 4
    ) { ($0.max() ?? 0) < limit }
    #expect(found == [])
  }

  @Test(arguments: seeds) func deletion(_ seed: UInt64) {
    var random = Random(seed: seed)
    let (low, width) = (random.number(-9...9), random.number(4...900))
    let (most, least) = (random.number(3...30), random.number(0...3))
    let lists = Generator<Int>.integers(in: low...(low + width)).array(count: least...40)
    let indices = Generator<Int>.integers(in: 0...most)
    let isLast = random.number(0...1) == 1
    let isDeleted: ([Int], Int) throws -> Bool = { list, index in
      try assume(index < list.count)
      var rest = list
      let place = isLast ? rest.lastIndex(of: list[index]) : rest.firstIndex(of: list[index])
      if let place { rest.remove(at: place) }
      return !rest.contains(list[index])
    }
    let name = "\(low), \(width), \(most), \(least)"
    let one = shrinkingMisses(name, tuple(lists, indices), values: 3, choices: 8) {
      try isDeleted($0.0, $0.1)
    }
    #expect(one == [])
    let other = shrinkingMisses(name, tuple(indices, lists), values: 3, choices: 8) {
      try isDeleted($0.1, $0.0)
    }
    #expect(other == [])
  }

  @Test(arguments: seeds) func coupling(_ seed: UInt64) {
    var random = Random(seed: seed)
    let (most, period) = (random.number(4...12), random.number(2...4))
    let least = random.number(0...3)
    let lists = Generator<Int>.integers(in: 0...most).array(count: least...20)
    let found = shrinkingMisses(
      "\(most), \(period), \(least)", lists, values: 5, choices: 2 * max(period, least) + 1
    ) { list in
      try assume(list.allSatisfy { $0 < list.count })
      return list.indices.allSatisfy { start in
        var place = start
        var steps = 0
        repeat {
          place = list[place]
          steps += 1
        } while place != start && steps < period
        return place != start || steps != period
      }
    }
    #expect(found == [])
  }

  @Test(arguments: seeds) func difference(_ seed: UInt64) {
    var random = Random(seed: seed)
    let (limit, low) = (random.number(3...20), random.number(0...9))
    let refused = low...(low + random.number(0...4))
    let numbers = Generator<Int>.integers(in: random.number(-2...3)...1_000_000)
    let name = "\(limit), \(refused)"
    let one = shrinkingMisses(name, tuple(numbers, numbers), values: 70, choices: 2) {
      $0.0 < limit || !refused.contains(abs($0.0 - $0.1))
    }
    #expect(one == [])
    let other = shrinkingMisses(name, tuple(numbers, numbers), values: 70, choices: 2) {
      $0.1 < limit || !refused.contains(abs($0.0 - $0.1))
    }
    #expect(other == [])
  }

  @Test(arguments: seeds) func `bounded lists`(_ seed: UInt64) {
    var random = Random(seed: seed)
    let (lists, most) = (random.number(2...6), random.number(2...12))
    let half = random.number(8...24)
    let (each, all) = (random.number(2...(half / 3)), random.number(half - 3...half - 1))
    // The sums wrap as those of a machine integer do, in a range of another width.
    let sum: @Sendable ([Int]) -> Int = { numbers in
      let rest = (numbers.reduce(0, +) + half) % (2 * half)
      return (rest < 0 ? rest + 2 * half : rest) - half
    }
    let numbers = Generator<Int>.integers(in: -half...(half - 1))
    let list = numbers.array(count: 0...most).filter { sum($0) < each }
    let found = shrinkingMisses(
      "\(lists), \(most), \(half), \(each), \(all)", list.array(exactly: lists),
      values: 2 * half, choices: lists + 6
    ) { sum(Array($0.joined())) < all }
    #expect(found == [])
  }

  @Test func `four bounded lists with a limit of 640`() {
    // One list alone stays below 256. Of two lists with a number each, the last two end latest; the
    // sum of 0, 1 and a number below 256 stays below 640 too, so that −1 is the simplest first
    // number, with the only partner that wraps.
    let list = Generator<Int16>.integers.array(count: 0...10).filter {
      $0.reduce(0, &+) < 256
    }
    let found = shrinkingMisses("640", list.array(exactly: 4), "[[], [], [-1], [-32768]]") {
      $0.joined().reduce(0, &+) < 640
    }
    #expect(found == [])
  }
}
