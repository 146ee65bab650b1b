import Exact
import Formats
import Formulas

/// `∞` or `−∞` alone, which a limit may be and no number is.
struct UnboundedValue {
  /// Whether it is −∞.
  let isNegative: Bool
  /// Whether it is written as a word, which says so beside a sign only.
  let isWord: Bool
  /// What it is called, or computed from, without white space; empty where nothing says so.
  let label: String

  private static let signs: Set = ["∞", "\\infty", "\\infin"]
  private static let words: Set = ["infinity", "Infinity", "inf", "infty"]
  /// The longest text that may be one, without white space around it.
  private static let longest = 64

  /// The value of a text that is nothing but a sign of infinity, with a sign before it or without; nil for others.
  ///
  /// - Parameter names: the names that mean something else.
  init?(_ text: String, besides names: [String]) {
    let signs = HeldSigns(text)
    guard signs.contains("f") || !signs.areASCII else { return nil }
    var rest = text.trimmed
    guard rest.utf8.count <= Self.longest else { return nil }
    var label = ""
    if let sign = rest.lastIndex(of: "=") {
      label = rest[..<sign].filter { !$0.isWhitespace }
      guard Self.isLabel(label) else { return nil }
      rest = rest[rest.index(after: sign)...].trimmed
    }
    self.label = label
    if rest.hasPrefix("("), rest.hasSuffix(")") { rest = rest.dropFirst().dropLast().trimmed }
    var isNegative = false
    if let sign = rest.first, ["+", "-", "−", "–"].contains(sign) {
      isNegative = sign != "+"
      rest = rest.dropFirst().trimmed
    }
    isWord = Self.words.contains(rest)
    guard isWord || Self.signs.contains(rest), !names.contains(rest) else { return nil }
    self.isNegative = isNegative
  }

  /// Whether a text is a name, a value of a function or a limit, and says nothing else.
  private static func isLabel(_ text: String) -> Bool {
    if text.hasPrefix("\\lim_{") || text.hasPrefix("lim_{") {
      // What the limit is taken of, behind its braces.
      let behind = text.drop { $0 != "}" }.dropFirst()
      return behind.allSatisfy { $0.isLetter || $0.isNumber || "()_'/^+-*".contains($0) }
    }
    return text.first?.isLetter == true
      && text.allSatisfy { $0.isLetter || $0.isNumber || "()_'{}".contains($0) }
  }

  /// As people write it.
  var text: String { isNegative ? "−∞" : "∞" }
}

extension CompareRequest {
  /// What is found where the key or the answer is ∞ or −∞; nil where neither is, or the question asks for more than
  /// equality.
  ///
  /// It is right beside itself, and wrong beside any number that has a value, and beside the other one.
  ///
  /// - Throws: `CompareError` where the key cannot be read.
  func decideUnbounded() throws(CompareError) -> CompareFinding? {
    guard freedom == nil, forms.isEmpty, noAnswer == nil else { return nil }
    let names = (variables ?? []) + domains.flatMap(\.names)
    let wanted = UnboundedValue(key, besides: names)
    let found = UnboundedValue(answer, besides: names)
    if let wanted, let found {
      // What has another name may be something else.
      guard wanted.label == found.label || wanted.label.isEmpty || found.label.isEmpty else {
        return CompareFinding(.undecided, Reason.undecided)
      }
      return wanted.isNegative == found.isNegative
        ? CompareFinding(.right, Reason.bothUnbounded(wanted.text), evidence(.identity))
        : CompareFinding(
          .wrong, Reason.otherUnbounded(wanted.text, found.text), evidence(.different))
    }
    guard let value = wanted ?? found, !value.isWord else { return nil }
    var reader = reader(try scope())
    let side: ComparedSide
    if wanted == nil {
      side = try readKey(reader)
    } else {
      reader.vocabulary.functions = try allowedFunctions()
      do {
        side = try Fuel.limited(to: Limits.answerFuel) { try reader.read(answer) }
      } catch {
        return unreadable(error)
      }
    }
    guard case .value(let value) = side.meaning, let number = value.scalar, number.names.isEmpty
    else {
      let kind = side.meaning.kindName
      if case .value(let value) = side.meaning, value.scalar != nil {
        let reason =
          wanted == nil ? Reason.wrongKind("formula", found: "number") : Reason.numberOfShape
        return CompareFinding(.wrong, reason, evidence(.shape))
      }
      let (asked, written) = wanted == nil ? (kind, "number") : ("number", kind)
      return CompareFinding(.wrong, Reason.wrongKind(asked, found: written), evidence(.shape))
    }
    let real = try? Fuel.limited(to: Limits.answerFuel) { try number.evaluate([:]).scalar }
    guard real != nil else { return CompareFinding(.undecided, Reason.undecided) }
    return CompareFinding(
      .wrong,
      wanted.map { Reason.finite(side.text, wanted: $0.text) }
        ?? Reason.unbounded(found?.text ?? "", wanted: side.text), evidence(.different))
  }
}
