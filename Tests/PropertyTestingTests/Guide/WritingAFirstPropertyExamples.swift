import PropertyTesting
import TestSupport
import Testing

/// Merges two sorted arrays into one.
func merged(_ left: [Int], _ right: [Int]) -> [Int] {
  var (left, right) = (left[...], right[...])
  var result: [Int] = []
  while let a = left.first, let b = right.first {
    result.append(a <= b ? left.removeFirst() : right.removeFirst())
  }
  return result + left + right
}

@Suite struct MergingTests {
  private static let sorted = Generator<Int>.integers(in: -100...100).array().map { $0.sorted() }

  @Test func `merging two sorted arrays gives what sorting all of it gives`() async {
    await forAll(tuple(Self.sorted, Self.sorted)) { left, right in
      #expect(merged(left, right) == (left + right).sorted())
    }
  }
}

enum WritingAFirstPropertyExamples: GuideExamples {
  static func outputs() -> [String] { [draft(), whole()] }

  private static func draft() -> String {
    func merged(_ left: [Int], _ right: [Int]) -> [Int] {
      var (left, right) = (left[...], right[...])
      var result: [Int] = []
      while let a = left.first, let b = right.first {
        result.append(a <= b ? left.removeFirst() : right.removeFirst())
      }
      return result + left
    }

    let sorted = Generator<Int>.integers(in: -100...100).array().map { $0.sorted() }
    let verdict = check(tuple(sorted, sorted)) { left, right in
      merged(left, right) == (left + right).sorted()
    }
    return verdict.report
  }

  private static func whole() -> String {
    let sorted = Generator<Int>.integers(in: -100...100).array().map { $0.sorted() }
    let verdict = check(tuple(sorted, sorted), Settings(cases: 10_000)) { left, right in
      merged(left, right) == (left + right).sorted()
    }
    return verdict.report
  }
}
