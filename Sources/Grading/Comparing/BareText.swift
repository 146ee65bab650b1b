import Formats

/// A key or an answer without what stands around all of it and says nothing: the signs of a formula in a text, boxes and
/// styles, the size of its brackets, spaces, and a full stop.
///
/// White space takes the place of each, so that all other places stay. What is read by its first and its last sign, a pair
/// or an interval, is the same whichever way it was set.
struct BareText {
  var scalars: [Unicode.Scalar]
  /// Where the first sign stands that is no white space, and behind the last one.
  var start = 0
  var end: Int

  /// The most that is taken off.
  private static let mostLayers = 16

  /// A text without what stands around all of it.
  static func bared(_ text: String) -> String {
    guard mayBeDressed(text) else { return text }
    var bare = BareText(text)
    for _ in 0..<mostLayers {
      bare.shrink()
      guard bare.takeOff() else { break }
    }
    bare.joinChain()
    bare.takeOffEmptyGroups()
    return String(String.UnicodeScalarView(bare.scalars))
  }

  /// Whether there may be anything to take off: of plain texts there are so many that they are not cut.
  private static func mayBeDressed(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "~"), 0xE2, 0xEF: return true
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): continue
      case UInt8(ascii: "}") where last == UInt8(ascii: "{"): return true
      default: last = byte
      }
    }
    return last == UInt8(ascii: ".") || last == UInt8(ascii: ",") || last == UInt8(ascii: ";")
      || last == UInt8(ascii: "}")
  }

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    end = scalars.count
  }

  private mutating func shrink() {
    while start < end, Self.isBlank(scalars[start]) { start += 1 }
    while end > start, Self.isBlank(scalars[end - 1]) { end -= 1 }
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace
      || ["\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "~"].contains(scalar)
  }

  mutating func blank(_ places: Range<Int>) {
    for place in places { scalars[place] = " " }
  }

  /// Takes off what stands outermost; whether there was anything.
  private mutating func takeOff() -> Bool {
    guard start < end else { return false }
    return takeOffSpacing() || takeOffStop() || takeOffSigns() || takeOffHeading()
      || takeOffFrame() || takeOffEnvironment() || takeOffSizes()
  }

  // MARK: What stands there

  func has(_ written: String, at place: Int) -> Bool {
    guard place >= start else { return false }
    var next = place
    for sign in written.unicodeScalars {
      guard next < end, scalars[next] == sign else { return false }
      next += 1
    }
    return true
  }

  /// Whether a command stands at a place, and is no beginning of a longer one.
  func hasCommand(_ written: String, at place: Int) -> Bool {
    guard has(written, at: place) else { return false }
    let next = place + written.unicodeScalars.count
    return !(next < end && scalars[next].isASCII && scalars[next].properties.isAlphabetic)
  }

  /// How far the first of some commands goes that stands at a place; nil for none.
  private func command(among commands: [String], at place: Int) -> Int? {
    commands.first { hasCommand($0, at: place) }.map { place + $0.unicodeScalars.count }
  }

  private func skippingBlanks(_ place: Int) -> Int {
    var place = place
    while place < end, Self.isBlank(scalars[place]) { place += 1 }
    return place
  }

  // MARK: Spaces and stops

  private static let leading = [
    "\\displaystyle", "\\textstyle", "\\large", "\\Large", "\\normalsize", "\\quad", "\\qquad",
    "\\hfill", "\\therefore", "\\Rightarrow", "\\implies", "\\Longrightarrow",
  ]
  private static let trailing = ["\\quad", "\\qquad", "\\hfill"]
  private static let spaces = ["\\,", "\\;", "\\:", "\\!", "\\ "]

  private mutating func takeOffSpacing() -> Bool {
    if let next = command(among: Self.leading, at: start) {
      blank(start..<next)
      return true
    }
    if let space = Self.spaces.first(where: { has($0, at: start) }) {
      blank(start..<start + space.unicodeScalars.count)
      return true
    }
    if scalars[start] == "∴" || scalars[start] == "⇒" {
      blank(start..<start + 1)
      return true
    }
    // `42{}` has nothing behind it.
    if has("{}", at: end - 2), end - start > 2, !scalars[end - 3].properties.isAlphabetic {
      blank(end - 2..<end)
      return true
    }
    // The blank behind a backslash may be gone already.
    for space in Self.spaces + ["\\"] {
      let place = end - space.unicodeScalars.count
      guard has(space, at: place), place == start || scalars[place - 1] != "\\" else { continue }
      blank(place..<end)
      return true
    }
    for word in Self.trailing {
      let place = end - word.unicodeScalars.count
      guard hasCommand(word, at: place) else { continue }
      blank(place..<end)
      return true
    }
    return false
  }

  /// A stop behind a number may be its decimal point, and tells how many digits are written.
  private mutating func takeOffStop() -> Bool {
    guard end - start > 1 else { return false }
    switch scalars[end - 1] {
    case ",", ";": break
    case "." where scalars[end - 2].properties.numericType == nil && scalars[end - 2] != ".": break
    default: return false
    }
    // `\,` and `\;` are spaces, and `\right.` closes what was opened.
    guard scalars[end - 2] != "\\",
      !Self.closers.contains(where: { hasCommand($0, at: end - 1 - $0.unicodeScalars.count) })
    else { return false }
    blank(end - 1..<end)
    return true
  }

  // MARK: Signs and frames

  private static let signs = [("$$", "$$"), ("$", "$"), ("\\[", "\\]"), ("\\(", "\\)")]

  private mutating func takeOffSigns() -> Bool {
    if takeOffSeveral() { return true }
    for (open, close) in Self.signs {
      let (first, last) = (open.unicodeScalars.count, close.unicodeScalars.count)
      guard has(open, at: start), end - start > first + last, has(close, at: end - last),
        // `$a$ $b$` are two formulas.
        !(start + first..<end - last).contains(where: { scalars[$0] == "$" || has(close, at: $0) })
      else { continue }
      blank(start..<start + first)
      blank(end - last..<end)
      return true
    }
    return false
  }

  /// Takes off the signs of several formulas with words between them, `$x = 1$ or $x = 2$`.
  private mutating func takeOffSeveral() -> Bool {
    guard scalars[start] == "$", scalars[end - 1] == "$" else { return false }
    let dollars = (start..<end).filter { scalars[$0] == "$" && !has("\\$", at: $0 - 1) }
    guard dollars.count > 2, dollars.count.isMultiple(of: 2),
      stride(from: 1, to: dollars.count - 1, by: 2).allSatisfy({
        isWord(dollars[$0] + 1..<dollars[$0 + 1])
      })
    else { return false }
    for place in dollars { scalars[place] = " " }
    return true
  }

  /// Whether `or`, `and` or a comma is all that stands somewhere.
  private func isWord(_ places: Range<Int>) -> Bool {
    let text = String(String.UnicodeScalarView(scalars[places])).trimmed
    return text == "or" || text == "and" || text == ","
  }

  /// What a value may be called in the style of a text, `\text{Domain: }`.
  private static let headings: Set = [
    "domain", "range", "answer", "final answer", "the answer is", "solution", "solutions",
    "solution set", "result", "so", "hence", "thus", "therefore",
  ]
  private static let headingFrames = ["\\text", "\\textbf", "\\textrm", "\\mathrm", "\\mbox"]

  private mutating func takeOffHeading() -> Bool {
    guard let next = command(among: Self.headingFrames, at: start), next < end,
      scalars[next] == "{", let close = scalars.closing(from: next, before: end), close < end - 1
    else { return false }
    let words = String(scalars: scalars[(next + 1)..<close]).trimmed
    guard words.hasSuffix(":") || words.hasSuffix("is"),
      Self.headings.contains(words.exchanging(":", for: "").trimmed.lowercased())
    else { return false }
    blank(start..<close + 1)
    return true
  }

  private static let frames = [
    "\\boxed", "\\fbox", "\\framebox", "\\text", "\\textrm", "\\textbf", "\\textit", "\\mbox",
    "\\hbox", "\\mathbf", "\\mathrm", "\\mathit", "\\boldsymbol", "\\bm", "\\underline",
  ]
  private static let colours = ["\\textcolor", "\\color", "\\colorbox"]

  private mutating func takeOffFrame() -> Bool {
    // `{\color{red} x}` has braces for the colour alone.
    if scalars[start] == "{", hasCommand("\\color", at: start + 1),
      scalars.closing(from: start, before: end) == end - 1
    {
      blank(start..<start + 1)
      blank(end - 1..<end)
      return true
    }
    var place = start
    if let next = command(among: Self.colours, at: start) {
      let open = skippingBlanks(next)
      guard open < end, scalars[open] == "{", let close = scalars.closing(from: open, before: end)
      else { return false }
      place = skippingBlanks(close + 1)
      // `\color{red} x` has no braces around what it colours.
      guard place < end else { return false }
      guard scalars[place] == "{", scalars.closing(from: place, before: end) == end - 1 else {
        guard hasCommand("\\color", at: start) else { return false }
        blank(start..<place)
        return true
      }
    } else if let next = command(among: Self.frames, at: start) {
      place = skippingBlanks(next)
    } else {
      return false
    }
    guard place < end, scalars[place] == "{", scalars.closing(from: place, before: end) == end - 1,
      end - place > 2
    else { return false }
    blank(start..<place + 1)
    blank(end - 1..<end)
    return true
  }

  // MARK: Sizes of brackets

  private static let opening = ["\\left", "\\bigl", "\\Bigl", "\\biggl", "\\Biggl", "\\mathopen"]
  private static let closers = ["\\right", "\\bigr", "\\Bigr", "\\biggr", "\\Biggr", "\\mathclose"]
  private static let eitherSize = ["\\big", "\\Big", "\\bigg", "\\Bigg"]

  /// The size of two brackets around all of it; brackets that have names get their signs.
  private mutating func takeOffSizes() -> Bool {
    let sized = command(among: Self.opening + Self.eitherSize, at: start)
    let open = skippingBlanks(sized ?? start)
    guard open < end, sized != nil || hasCommand("\\lbrack", at: open), let last = lastBracket()
    else { return false }
    let sign: Unicode.Scalar
    switch scalars[open] {
    case "(", "[": sign = scalars[open]
    case "\\" where hasCommand("\\lbrack", at: open): sign = "["
    case "\\" where has("\\{", at: open): sign = "{"
    default: return false
    }
    // Square brackets around one formula are brackets like others.
    guard closesAll(from: open, last), sign != "[" || scalars[open..<end].contains(",") else {
      return false
    }
    blank(start..<open)
    if sign == "[", scalars[open] == "\\" {
      blank(open..<open + 6)
      scalars[open + 6] = "["
    }
    // The sign stands before the blanks, where nothing but white space follows.
    var closer = Array(scalars[last.brace..<end])
    if closer.count > 2 { closer = ["]"] }
    blank(last.start..<end)
    scalars.replaceSubrange(last.start..<last.start + closer.count, with: closer)
    return true
  }

  /// The bracket at the end with the command for its size.
  private struct Closer {
    /// Where the command for the size begins, or the bracket.
    var start: Int
    /// Where the sign of the bracket stands.
    let sign: Int
    /// The same with the backslash of a brace.
    let brace: Int
  }

  private func lastBracket() -> Closer? {
    var closer: Closer
    if hasCommand("\\rbrack", at: end - 7) {
      closer = Closer(start: end - 7, sign: end - 7, brace: end - 7)
    } else if [")", "]"].contains(scalars[end - 1]) {
      closer = Closer(start: end - 1, sign: end - 1, brace: end - 1)
    } else if has("\\}", at: end - 2) {
      closer = Closer(start: end - 2, sign: end - 1, brace: end - 2)
    } else {
      return nil
    }
    var before = closer.start
    while before > start, Self.isBlank(scalars[before - 1]) { before -= 1 }
    for word in Self.closers + Self.eitherSize {
      let place = before - word.unicodeScalars.count
      if hasCommand(word, at: place) || has(word, at: place) && before == closer.start {
        closer.start = place
        break
      }
    }
    return closer
  }

  /// Whether the bracket at a place is closed by the last one.
  private func closesAll(from open: Int, _ last: Closer) -> Bool {
    var depth = 0
    var place = open
    while place < end {
      if hasCommand("\\lbrack", at: place) {
        depth += 1
      } else if hasCommand("\\rbrack", at: place) {
        depth -= 1
      } else {
        switch scalars[place] {
        case "(", "[", "{": depth += 1
        case ")", "]", "}": depth -= 1
        default:
          place += 1
          continue
        }
      }
      if depth == 0 { return place == last.sign }
      place += 1
    }
    return false
  }
}
