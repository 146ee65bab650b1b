import Formats

/// Whole numbers in braces of which only the first and the last ones are written, `{1, 2, …, 9}`.
enum SpelledProgression {
  private static let dots = ["...", "…", "\\ldots", "\\dots", "\\cdots", "⋯", ".."]
  /// The most numbers that are written out.
  private static let most = 1_000

  /// The set with all its numbers, which have equal distances; nil for anything else.
  static func listed(_ side: String) -> String? {
    var inside = side.trimmed[...]
    guard dots.contains(where: { inside.contains($0) }) else { return nil }
    for (open, close) in [("\\left\\{", "\\right\\}"), ("\\{", "\\}"), ("{", "}")]
    where inside.hasPrefix(open) && inside.hasSuffix(close) {
      inside = inside.dropFirst(open.count).dropLast(close.count)
      let parts = inside.split(separator: ",", omittingEmptySubsequences: false).map {
        String($0).trimmed
      }
      guard let gap = parts.firstIndex(where: dots.contains), gap > 0,
        let numbers = numbers(parts[..<gap], parts[(gap + 1)...])
      else { return nil }
      return open + numbers.map { String($0) }.joined(separator: ", ") + close
    }
    return nil
  }

  /// The numbers from the first to the last one, in the steps that are written; those from one to a larger one where no
  /// step is.
  private static func numbers(_ first: ArraySlice<String>, _ last: ArraySlice<String>) -> [Int]? {
    let (heads, tails) = (first.compactMap(number), last.compactMap(number))
    guard heads.count == first.count, tails.count == last.count, let start = heads.first,
      let end = tails.last
    else { return nil }
    let steps =
      zip(heads, heads.dropFirst()).map { $1 - $0 } + zip(tails, tails.dropFirst()).map { $1 - $0 }
    let step = steps.first ?? 1
    guard step != 0, steps.allSatisfy({ $0 == step }), (end - start) % step == 0 else { return nil }
    let count = (end - start) / step + 1
    guard count > heads.count, count >= heads.count + tails.count, count <= most else { return nil }
    return (0..<count).map { start + $0 * step }
  }

  /// A whole number of up to nine digits, with a sign or without.
  private static func number(_ text: String) -> Int? {
    let digits = text.exchanging("−", for: "-")
    guard digits.utf8.count <= 10 else { return nil }
    return digits.first == "+" ? nil : Int(digits)
  }
}
