import Formats

/// Rows with spaces between their entries, `[b a]` and `[2x 2y]`, as MATLAB writes them, beside a vector.
enum SpacedRow {
  /// The signs that an entry may be of, but for letters and digits.
  private static let signs: Set<Unicode.Scalar> = [
    "_", "^", "/", "*", ".", "(", ")", "-", "−", "+",
  ]

  /// A text with commas between the entries of the only row in it; nil where there is none with so many entries.
  static func withCommas(_ text: String, count: Int) -> String? {
    guard count > 1, text.holds("["), text.holds("]"), !text.holds(",") else { return nil }
    var scalars = text.scalars
    guard let open = scalars.firstIndex(of: "["), let close = scalars.lastIndex(of: "]"),
      open < close, !scalars[(open + 1)..<close].contains("["),
      scalars[(open + 1)..<close].allSatisfy({ isOfEntry($0) || $0 == " " })
    else { return nil }
    var starts: [Int] = []
    var depth = 0
    for place in (open + 1)..<close where scalars[place] != " " {
      if scalars[place] == "(" { depth += 1 }
      if scalars[place] == ")" { depth -= 1 }
      let isFirst = scalars[place - 1] == " " || place == open + 1
      guard isFirst, depth == 0 || depth == 1 && scalars[place] == "(" else { continue }
      starts.append(place)
      // What begins with a sign of an operation, or ends with one, goes on.
      let next = scalars[place + 1]
      let last = scalars[(open + 1)..<place].last { $0 != " " } ?? "("
      if ["+", "*", "/", "^", ".", ")"].contains(scalars[place])
        || ["-", "−"].contains(scalars[place]) && (next == " " || place + 1 == close)
        || starts.count > 1 && ["+", "*", "/", "^", "-", "−", "("].contains(last)
      {
        return nil
      }
    }
    guard starts.count == count else { return nil }
    for start in starts.dropFirst() { scalars[start - 1] = "," }
    return String(String.UnicodeScalarView(scalars))
  }

  /// How many entries stand between commas in a text that is one vector in brackets; nil for other texts.
  static func count(ofVector text: String) -> Int? {
    let scalars = text.trimmed.scalars
    guard scalars.first == "[", scalars.closing(from: 0) == scalars.count - 1 else { return nil }
    var depth = 0
    var commas = 0
    for scalar in scalars {
      switch scalar {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case "," where depth == 1: commas += 1
      default: continue
      }
    }
    return commas > 0 ? commas + 1 : nil
  }

  private static func isOfEntry(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || signs.contains(scalar)
  }
}
