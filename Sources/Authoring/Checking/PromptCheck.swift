import Grading

/// Checks that the digits that a prompt asks for are those of the rule.
struct PromptCheck {
  let part: Part
  let exercise: Exercise

  private static let counts = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
  ]

  func check(_ log: inout FlawLog) {
    guard part.keyValue != nil, part.kind != .shape, let asked else { return }
    let rule: (count: Int, words: String)?
    switch part.tolerance {
    case .decimals(let n), .exactlyDecimals(let n): rule = (n, Self.text(n, "decimal"))
    case .significantDigits(let n): rule = (n, Self.text(n, "significant digit"))
    case .exact: rule = (0, "no rounding")
    case .absolute, .relative: rule = nil
    }
    guard let rule else { return }
    let isSignificant: Bool
    if case .significantDigits = part.tolerance {
      isSignificant = true
    } else {
      isSignificant = false
    }
    if asked.count == rule.count, asked.isSignificant == isSignificant { return }
    let words = Self.text(asked.count, asked.isSignificant ? "significant digit" : "decimal")
    log.add(.promptDisagrees(asked: words, rule: rule.words), at: ["parts", part.id, "prompt"])
  }

  /// The number of digits that the prompt asks for, if it says one.
  private var asked: (count: Int, isSignificant: Bool)? {
    let words = exercise.render(part.prompt).lowercased()
      .split { !$0.isLetter && !$0.isNumber }.map(String.init)
    for (index, word) in words.enumerated() {
      guard let count = Self.counts[word] ?? Int(word), (1...20).contains(count),
        index + 1 < words.count, !Self.tellsOfOthers(words[..<index])
      else { continue }
      let next = words[index + 1]
      if ["decimal", "decimals"].contains(next) { return (count, false) }
      if next == "significant" { return (count, true) }
      if ["digits", "digit"].contains(next) {
        let isBehindPoint = words.dropFirst(index + 2).starts(with: ["after", "the"])
        return (count, !isBehindPoint)
      }
    }
    return nil
  }

  /// Whether the words before are those about numbers that were rounded: "each is rounded to".
  private static func tellsOfOthers(_ words: ArraySlice<String>) -> Bool {
    let last = Array(words.suffix(3))
    return last.count == 3 && last[1] == "rounded" && last[2] == "to"
      && ["is", "are", "was", "were", "each"].contains(last[0])
  }

  private static func text(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
