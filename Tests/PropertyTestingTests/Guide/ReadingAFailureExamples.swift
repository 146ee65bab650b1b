import PropertyTesting

enum ReadingAFailureExamples: GuideExamples {
  static func outputs() -> [String] {
    [failing(), labelled(), proved(), failingTwice(), flaky(), givingUp()]
  }

  private static func failing() -> String {
    func median(_ numbers: [Int]) -> Double {
      Double(numbers.sorted()[numbers.count / 2])
    }

    let samples = Generator<Int>.integers(in: -1_000...1_000).distinctArray(count: 1...9)
    let verdict = checkNoError(samples) { numbers in
      let middle = median(numbers)
      note("the median is \(middle)")
      let below = numbers.count { Double($0) < middle }
      let above = numbers.count { Double($0) > middle }
      try require(below == above, "\(below) below the median, and \(above) above it")
    }
    return verdict.report
  }

  private static func labelled() -> String {
    let samples = Generator<Int>.integers(in: 0...100).array(count: 1...20)
    let verdict = check(samples) { numbers in
      let sorted = numbers.sorted()
      classify(numbers == sorted, as: "in order")
      cover(90, Set(numbers).count < numbers.count, "with a number twice")
      return sorted.count == numbers.count
    }
    return verdict.report
  }

  private static func proved() -> String {
    let verdict = check(Generator<UInt8>.integers) { ~(~$0) == $0 }
    return verdict.report
  }

  private static func failingTwice() -> String {
    let verdict = checkNoError(Generator<Int>.integers(in: 0...1_000)) { number in
      try require(number < 500, "below 500")
      try require(!number.isMultiple(of: 50) || number == 0, "no multiple of 50")
    }
    return verdict.report
  }

  private static func flaky() -> String {
    var calls = 0
    let verdict = check(Generator<Int>.integers(in: 0...1_000)) { _ in
      calls += 1
      return calls != 10
    }
    return verdict.report
  }

  private static func givingUp() -> String {
    let verdict = checkNoError(Generator<Int>.integers(in: 0...1_000_000)) { number in
      try assume(number.isMultiple(of: 1_001))
    }
    return verdict.report
  }
}
