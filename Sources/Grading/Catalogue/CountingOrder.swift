import Exact

/// The order in which people count: D.2 before D.10.
public enum CountingOrder {
  /// Whether one text stands before another one.
  public static func isBefore(_ a: String, _ b: String) -> Bool {
    let left = runs(a)
    let right = runs(b)
    for (x, y) in zip(left, right) where x != y {
      if let m = x.number, let n = y.number, m != n { return m < n }
      return x.text < y.text
    }
    return left.count == right.count ? a < b : left.count < right.count
  }

  private struct Run: Equatable {
    let text: String
    let number: Integer?
  }

  /// The text cut into runs of digits and runs of anything else.
  private static func runs(_ text: String) -> [Run] {
    var runs: [Run] = []
    var current = ""
    var isNumber = false
    for character in text {
      let isDigit = ("0"..."9").contains(character)
      if isDigit != isNumber, !current.isEmpty {
        runs.append(Run(text: current, number: isNumber ? Integer(digits: current) : nil))
        current = ""
      }
      isNumber = isDigit
      current.append(character)
    }
    if !current.isEmpty {
      runs.append(Run(text: current, number: isNumber ? Integer(digits: current) : nil))
    }
    return runs
  }
}
