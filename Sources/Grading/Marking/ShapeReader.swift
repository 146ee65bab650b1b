import Exact
import Formats
import Formulas

/// Reads a shape as people and libraries write it.
///
/// `[4, 16]`, `(4, 16)`, `4x16`, `4×16`, `(16,)`, `16`, `torch.Size([4, 16])`, `(B, 16)`. A cross
/// separates dimensions here: 8×16 is a shape, where it would be 128 as a number.
struct ShapeReader {
  private static let pairs: [Character: Character] = [
    "(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "<": ">", "⟨": "⟩",
  ]
  private static let separators: [Set<Character>] = [
    [",", ";", "，", "、"], ["×", "✕", "✖", "⨯", "*", "·", "∗", "⋅", "∙", "•", "x", "X", "х"],
  ]

  let part: Part

  /// Reads a shape as it is mostly written: whole numbers and commas between brackets, or one number, with
  /// blanks around; nil for anything else, which may be a shape all the same.
  static func plain(_ text: String) -> ReadAnswer? {
    var dimensions: [Int] = []
    var number: Int?
    var (closing, isClosed, isSeparated) = (UInt8(0), false, true)
    var bytes = text.utf8.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        // A number begins behind a bracket or a comma, and goes on behind a digit.
        guard !isClosed, isSeparated || number != nil, (number ?? 0) < 1 << 40 else { return nil }
        number = 10 * (number ?? 0) + Int(byte - UInt8(ascii: "0"))
        isSeparated = false
      case UInt8(ascii: " "), 0xC2:
        if byte == 0xC2, bytes.next() != 0xA0 { return nil }
        if let known = number { dimensions.append(known) }
        number = nil
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        guard closing == 0, dimensions.isEmpty, number == nil else { return nil }
        closing = byte == UInt8(ascii: "(") ? UInt8(ascii: ")") : byte + 2
      case UInt8(ascii: ","):
        guard closing != 0, !isClosed, !isSeparated else { return nil }
        if let known = number { dimensions.append(known) }
        number = nil
        isSeparated = true
      case closing where closing != 0 && !isClosed:
        if let known = number { dimensions.append(known) }
        number = nil
        isClosed = true
      default: return nil
      }
    }
    if let number { dimensions.append(number) }
    // One comma at the end, as Python writes a shape of one dimension, is no sign of another one.
    guard isClosed == (closing != 0), !dimensions.isEmpty, dimensions.allSatisfy({ $0 > 0 }) else {
      return nil
    }
    return ReadAnswer(
      entries: dimensions.map { AnswerEntry(readings: [.rational(Rational($0))], literal: nil) },
      shape: [dimensions.count])
  }

  /// Reads a shape in a string.
  func read(_ whole: String) throws(UnreadableAnswer) -> ReadAnswer {
    let items = dimensions(of: whole)
    return items == [""] ? ReadAnswer(entries: [], shape: [0]) : try combine(items)
  }

  /// The dimensions of a shape as they are written; one empty text for a shape without any.
  func dimensions(of whole: String) -> [String] {
    var text = whole.replacing("\\times", with: "×").replacing("\\cdot", with: "×")
      .replacing("\\boxed", with: "").replacing("\\left", with: "")
      .replacing("\\right", with: "").replacing("$", with: "").replacing(" by ", with: "×").trimmed
    text = Self.withoutSpace(text)
    for wrapper in ["torch.Size", "TensorShape", "Size", "shape", "tuple"] {
      if text.hasPrefix(wrapper) { text = String(text.dropFirst(wrapper.count)).trimmed }
    }
    if text.hasSuffix(".") { text = String(text.dropLast()).trimmed }
    // What the numbers in a tensor are says nothing of its shape.
    if let type = Self.types.first(where: { text.hasSuffix(" " + $0) }) {
      text = String(text.dropLast(type.count)).trimmed
    }
    while let inside = unbracketed(text) { text = inside }
    var items = split(text)
    // One comma at the end, as Python writes a shape of one dimension.
    if items.count > 1, items.last?.isEmpty == true { items.removeLast() }
    return items
  }

  /// Reads a shape in an array: each item is a number or a name.
  func read(_ items: [WrittenAnswer]) throws(UnreadableAnswer) -> ReadAnswer {
    var texts: [String] = []
    for item in items {
      guard case .text(let text) = item else {
        throw UnreadableAnswer(reason: .shapeIsAList, caret: nil)
      }
      texts.append(text.trimmed)
    }
    return try combine(texts)
  }

  private static let types = [
    "float16", "float32", "float64", "bfloat16", "int8", "int32", "int64", "bool",
  ]

  /// The exponent of the space of all matrices of a shape, `\mathbb{R}^{4×16}` and `ℝ^(4×16)`; the text itself for anything
  /// else.
  static func withoutSpace(_ text: String) -> String {
    for space in ["\\mathbb{R}^", "\\mathbb R^", "\\R^", "ℝ^", "R^"] where text.hasPrefix(space) {
      let rest = text.dropFirst(space.count).trimmed
      for (open, close) in [("{", "}"), ("(", ")")]
      where rest.hasPrefix(open) && rest.hasSuffix(close) {
        return String(rest.dropFirst().dropLast()).trimmed
      }
    }
    return text
  }

  private func unbracketed(_ text: String) -> String? {
    guard let first = text.first, let last = text.last, text.count >= 2 else { return nil }
    guard Self.pairs[first] == last else { return nil }
    let inside = text.dropFirst().dropLast()
    // Only a pair that belongs together: `(2)(3)` is none.
    guard !inside.contains(where: { $0 == first }) || inside.first == first else { return nil }
    return inside.trimmed
  }

  private func split(_ text: String) -> [String] {
    for set in Self.separators {
      let pieces = text.split(omittingEmptySubsequences: false) { set.contains($0) }
      let isSplit = pieces.count > 1 && (set.contains(",") || pieces.allSatisfy { isWord($0) })
      if isSplit { return pieces.map(\.trimmed) }
    }
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.count > 1 ? words.map(String.init) : [text.trimmed]
  }

  /// Whether a piece between two crosses is a number or a name of a dimension.
  private func isWord(_ piece: Substring) -> Bool {
    let word = piece.trimmed
    return part.dimensions[word] != nil || part.vocabulary.names.contains(word)
      || (!word.isEmpty && word.allSatisfy(\.isWholeNumber))
  }

  private func combine(_ texts: [String]) throws(UnreadableAnswer) -> ReadAnswer {
    var entries: [AnswerEntry] = []
    for text in texts { entries.append(try dimension(text)) }
    return ReadAnswer(entries: entries, shape: [entries.count])
  }

  private func dimension(_ text: String) throws(UnreadableAnswer) -> AnswerEntry {
    let shown = SafeText.line(text, limit: 30)
    do {
      let formula = try Formula(text, part.vocabulary)
      let value = try Fuel.limited(to: Limits.answerFuel) {
        try formula.expression.evaluate(part.dimensions)
      }
      if case .scalar(.rational(let number)) = value, number.isInteger, number.signum > 0 {
        return AnswerEntry(readings: [.rational(number)], literal: nil)
      }
    } catch let error as FormulaError {
      throw UnreadableAnswer(reason: .dimension(shown, error.problem), caret: nil)
    } catch {
      throw UnreadableAnswer(reason: .dimension(shown, nil), caret: nil)
    }
    throw UnreadableAnswer(
      reason: .noDimension(shown), caret: nil)
  }
}
