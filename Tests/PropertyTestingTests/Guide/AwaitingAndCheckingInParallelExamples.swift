import PropertyTesting
import Testing

/// Running totals that several tasks may ask for.
actor Totals {
  private var total = 0
  func add(_ number: Int) -> Int {
    total += number
    return total
  }
}

enum AwaitingAndCheckingInParallelExamples: GuideExamples {
  static func outputs() async -> [String] {
    await awaited()
    await parallel()
    return []
  }

  private static func awaited() async {
    let lists = Generator<Int>.integers(in: -100...100).array()
    let verdict = await checkAsync(lists) { numbers in
      let totals = Totals()
      var last = 0
      for number in numbers { last = await totals.add(number) }
      return last == numbers.reduce(0, +)
    }
    #expect(verdict.holds)
  }

  private static func parallel() async {
    let lists = Generator<Int>.integers(in: -100...100).array()
    let verdict = await checkInParallel(lists, Settings(cases: 10_000), workers: 4) { numbers in
      numbers.sorted() == numbers.reversed().sorted()
    }
    #expect(verdict.holds)
  }
}
