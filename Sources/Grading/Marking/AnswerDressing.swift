import Formats
import Formulas

/// What stands around an answer and says nothing of its value: marks of a text, remarks, and what a number counts.
enum AnswerDressing {
  /// Words for what is counted in a course, of which none is a unit.
  private static let counted: Set = [
    "parameter", "parameters", "param", "params", "weight", "weights", "bias", "biases", "neuron",
    "neurons", "unit", "units", "entry", "entries", "token", "tokens", "element", "elements",
    "coefficient", "coefficients", "feature", "features", "sample", "samples", "example",
    "examples", "operation", "operations", "multiplication", "multiplications", "addition",
    "additions", "flop", "flops", "step", "steps", "layer", "layers", "pixel", "pixels", "class",
    "classes",
  ]
  /// Words before these.
  private static let kinds: Set = ["trainable", "learnable", "free", "total", "distinct"]
  /// What is said of a value in brackets.
  private static let remarks: Set = [
    "exact", "exactly", "exact value", "rounded", "approx", "approx.", "approximately",
    "simplified",
  ]
  /// The signs that set a text in bold letters, in italics or as code, at both of its ends.
  private static let marks = ["***", "**", "__", "```", "`"]
  /// The signs of which one stands in every such mark and remark.
  private static let signs = HeldSigns("`*_)")
  /// The commands that words stand in.
  private static let textCommands = ["\\text", "\\textrm", "\\mathrm", "\\mbox", "\\textit"]

  /// The text with white space for the marks around all of it, and for a remark behind it.
  static func undressed(_ text: String) -> String {
    guard HeldSigns(text).meets(signs) else { return text }
    return withoutRemark(withoutMarks(withoutFence(text)))
  }

  /// The words behind three backticks that say in what language a block is written.
  private static let languages: Set = ["", "math", "latex", "tex", "python", "text", "txt"]

  /// The text with white space for the lines of backticks before and behind it.
  private static func withoutFence(_ text: String) -> String {
    let fence = "```"
    let trimmed = text.trimmed
    guard trimmed.hasPrefix(fence), trimmed.hasSuffix(fence),
      let line = text.firstIndex(where: { $0.isNewline }),
      let last = text.lastIndex(of: "`"), line < last
    else { return text }
    let language = String(text[..<line]).trimmed.dropFirst(fence.count)
    let end = text.index(last, offsetBy: 1 - fence.count)
    guard line < end, languages.contains(language.lowercased()),
      !text[line..<end].contains(fence)
    else { return text }
    let before = String(repeating: " ", count: text[..<line].count)
    return before + text[line..<end] + String(repeating: " ", count: fence.count)
      + text[last...].dropFirst()
  }

  private static func withoutMarks(_ text: String) -> String {
    let trimmed = text.trimmed
    guard let first = trimmed.utf8.first, let last = trimmed.utf8.last, mayMark(first),
      mayMark(last)
    else { return text }
    for mark in marks where trimmed.count > 2 * mark.count {
      guard trimmed.hasPrefix(mark), trimmed.hasSuffix(mark) else { continue }
      let inside = trimmed.dropFirst(mark.count).dropLast(mark.count)
      guard !inside.contains(mark), let first = inside.first, !first.isWhitespace,
        inside.last?.isWhitespace == false
      else { continue }
      return text.replacing(
        mark, with: String(repeating: " ", count: mark.count))
    }
    return text
  }

  /// Whether a mark may begin or end with a byte.
  private static func mayMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), 0x80...: true
    default: false
    }
  }

  private static func withoutRemark(_ text: String) -> String {
    mayEndInRemark(text) ? withoutBracketedRemark(text) : text
  }

  /// The text with white space for a remark in brackets behind it.
  static func withoutBracketedRemark(_ text: String) -> String {
    let (words, start) = lastWords(text, in: ("(", ")"))
    guard let words, remarks.contains(words.lowercased()), let start,
      text[..<start].contains(where: { !$0.isWhitespace })
    else { return text }
    return blanked(text, from: start)
  }

  /// The text with white space for the words that say what a number counts, `195 parameters` and
  /// `195\text{ trainable weights}`; nil where none stand there.
  ///
  /// - Parameter names: the words that mean something of their own.
  static func withoutCountedWords(_ text: String, keeping names: [String]) -> String? {
    mayEndInCounted(text) ? withoutWordsBehind(text, keeping: names) : nil
  }

  /// The text with white space for such words, wherever they may stand at its end.
  static func withoutWordsBehind(_ text: String, keeping names: [String]) -> String? {
    for command in textCommands {
      let (words, start) = lastWords(text, in: ("\(command){", "}"))
      if let words, let start, isCounted(words.split(separator: " "), names),
        endsValue(text[..<start])
      {
        return blanked(text, from: start)
      }
    }
    var start = text.endIndex
    var words: [Substring] = []
    while let last = text[..<start].lastIndex(where: { !$0.isWhitespace }), text[last].isLetter {
      let beginning =
        text[...last].lastIndex { !$0.isLetter }.map { text.index(after: $0) } ?? text.startIndex
      guard beginning > text.startIndex, text[text.index(before: beginning)].isWhitespace,
        isCounted([text[beginning...last]] + words, names)
      else { break }
      words.insert(text[beginning...last], at: 0)
      start = beginning
    }
    guard !words.isEmpty, endsValue(text[..<start]) else { return nil }
    return blanked(text, from: start)
  }

  /// Whether words are those for what is counted, the last one itself.
  private static func isCounted(_ words: [Substring], _ names: [String]) -> Bool {
    guard let last = words.last, counted.contains(last.lowercased()) else { return false }
    return words.dropLast().allSatisfy { kinds.contains($0.lowercased()) }
      && !words.contains { names.contains(String($0)) }
  }

  /// Whether a value may end where a text does.
  private static func endsValue(_ text: Substring) -> Bool {
    var text = text
    for space in ["\\ ", "\\,", "\\;", "~"] where text.hasSuffix(space) {
      text = text.dropLast(space.count)
    }
    guard let last = text.last(where: { !$0.isWhitespace }) else { return false }
    return last.isNumber || last.isLetter || [")", "]", "}", "!", "$"].contains(last)
  }

  /// What stands between two signs at the end of a text, and where the first of them begins.
  private static func lastWords(
    _ text: String, in signs: (open: String, close: String)
  ) -> (words: String?, start: String.Index?) {
    let trimmed = text.trimmed
    guard trimmed.hasSuffix(signs.close) else { return (nil, nil) }
    let scalars = Array(text)
    let open = Array(signs.open)
    guard let end = scalars.lastIndex(where: { !$0.isWhitespace }) else { return (nil, nil) }
    var place = end - open.count
    while place >= 0 {
      if scalars[place...].starts(with: open) {
        let inside = String(scalars[(place + open.count)..<end]).trimmed
        return (inside, text.index(text.startIndex, offsetBy: place))
      }
      if scalars[place] == "}" || scalars[place] == ")" { break }
      place -= 1
    }
    return (nil, nil)
  }

  /// The text with white space from a place on, a blank for each scalar.
  private static func blanked(_ text: String, from start: String.Index) -> String {
    text[..<start] + String(repeating: " ", count: text[start...].unicodeScalars.count)
  }
}
