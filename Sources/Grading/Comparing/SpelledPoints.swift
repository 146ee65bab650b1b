import Formats

/// Points side by side, `(1, 2), (3, 4)` and `(x, y) = (1, 2) or (x, y) = (3, 4)`, which are a set of points.
struct SpelledPoints {
  /// The points as they are written.
  private var points: [String] = []
  /// Whether they stand in the braces of a set.
  private var hasBraces = false
  /// Whether they stand in square brackets, which beside a set of points are those of a program's list.
  private var hasSquares = false
  /// What is said that they are, `(x, y) = `, without white space; nil where nothing is.
  private var label: String?
  private var hasLabel: Bool { label != nil }
  /// Whether words stand between them, which may join intervals as well.
  private var hasWords = false

  /// A side with the signs of a set that it lacks, as far as the other one tells that points are meant; nil where none does.
  static func sign(for side: String, beside other: String) -> String? {
    guard let own = SpelledPoints(side), own.isSeveral, !own.hasBraces || own.hasLabel else {
      return nil
    }
    let set = "{" + own.points.joined(separator: ", ") + "}"
    if let points = SpelledPoints(BareText.bared(other)) {
      // Points of other names are others.
      guard own.label == nil || points.label == nil || own.label == points.label else { return nil }
      if own.hasSquares { return points.hasBraces ? set : nil }
      // `(1, 2) or (3, 4)` alone may be intervals.
      let arePoints = points.hasBraces || points.points.count > 1 && !points.hasWords
      return arePoints || own.hasLabel || !own.hasWords ? set : nil
    }
    guard !own.hasSquares, !own.hasWords, !own.hasLabel, !ValueLabel.relates(other),
      let first = other.trimmed.first,
      first != "[", !other.filter({ !$0.isWhitespace }).hasPrefix("(("),
      !intervals.contains(where: { other.contains($0) })
    else { return nil }
    return set
  }

  /// What stands in other texts than those of points and numbers.
  private static let intervals = ["∪", "\\cup", "∞", "infty", "inf", "\\begin", "matrix", "]", "U"]

  private var isSeveral: Bool { points.count > 1 || hasBraces }

  /// The most points that are read.
  private static let mostPoints = 32

  private static let spellings = [
    ("\\left", ""), ("\\right", ""), ("\\text{ or }", " or "), ("\\text{or}", " or "),
    ("\\mathrm{or}", " or "), ("\\lor", " or "), ("\\vee", " or "), ("\\text{ and }", " and "),
    ("\\text{and}", " and "), ("\\mathrm{and}", " and "), ("\\{", "{"), ("\\}", "}"),
    ("\\qquad", " "), ("\\quad", " "), ("\\,", " "), ("\\;", " "), ("\\ ", " "), ("\\in", "∈"),
  ]

  /// The points of a text; nil where anything else stands there.
  private init?(_ text: String) {
    guard text.holds("("), text.holds(")"), text.holds(",") else { return nil }
    var text = text
    if text.holds("\\") {
      for (written, plain) in Self.spellings { text = text.exchanging(written, for: plain) }
    }
    var rest = text.trimmed[...]
    var count: Int?
    if let (label, behind) = Self.label(at: rest), behind.first == "{" {
      rest = behind
      self.label = label
    }
    if rest.first == "{" {
      guard rest.last == "}" else { return nil }
      hasBraces = true
      rest = rest.dropFirst().dropLast()
    } else if rest.first == "[", rest.last == "]" {
      hasSquares = true
      rest = rest.dropFirst().dropLast()
    }
    while points.count < Self.mostPoints {
      rest = rest.drop(while: \.isWhitespace)
      if let (label, behind) = Self.label(at: rest) {
        guard self.label == nil || self.label == label else { return nil }
        self.label = label
        rest = behind
      }
      guard let (point, entries, behind) = Self.point(at: rest), entries == count ?? entries else {
        return nil
      }
      count = entries
      points.append(point)
      rest = behind.drop(while: \.isWhitespace)
      if rest.isEmpty { return }
      var isJoined = false
      if rest.first == "," || rest.first == ";" {
        rest = rest.dropFirst().drop(while: \.isWhitespace)
        isJoined = true
      }
      for word in ["or", "and"] where rest.hasPrefix(word) {
        // Nothing is two points.
        if word == "and", hasLabel { return nil }
        rest = rest.dropFirst(word.count)
        (isJoined, hasWords) = (true, true)
      }
      guard isJoined else { return nil }
    }
    return nil
  }

  /// The names in `(x, y) =` or `(x, y) ∈`, in the order of their letters, and what stands behind; nil where nothing of the
  /// kind begins the text.
  private static func label(at text: Substring) -> (names: String, behind: Substring)? {
    guard text.first == "(", let close = text.firstIndex(of: ")") else { return nil }
    let names = text[text.index(after: text.startIndex)..<close].split(
      separator: ",", omittingEmptySubsequences: false
    ).map { String($0).trimmed }
    let behind = text[text.index(after: close)...].drop(while: \.isWhitespace)
    guard let sign = behind.first, sign == "=" || sign == "∈", names.count > 1,
      names == names.sorted(), Set(names).count == names.count,
      names.allSatisfy({ name in
        name.first?.isLetter == true && name.dropFirst().allSatisfy { $0 == "_" || $0.isNumber }
      })
    else { return nil }
    return (names.joined(separator: ","), behind.dropFirst().drop(while: \.isWhitespace))
  }

  /// A bracket with commas in it that begins a text, the number of its entries, and what is behind it.
  private static func point(
    at text: Substring
  ) -> (point: String, entries: Int, behind: Substring)? {
    guard text.first == "(" else { return nil }
    var depth = 0
    var entries = 1
    for place in text.indices {
      switch text[place] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        depth -= 1
        if depth == 0 {
          guard entries > 1 else { return nil }
          return (String(text[...place]), entries, text[text.index(after: place)...])
        }
      case ",": if depth == 1 { entries += 1 }
      case "=", "<", ">", ";", "∞", "∪": return nil
      default: continue
      }
    }
    return nil
  }
}
