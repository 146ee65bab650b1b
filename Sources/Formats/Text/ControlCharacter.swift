/// A control character in a text, and where it probably came from.
///
/// JSON's escapes `\b \f \n \r \t` swallow the first letter of TeX commands such as `\theta`:
/// the text then holds a tab followed by `heta`.
public struct ControlCharacter: Equatable, Sendable {
  /// The character: U+0000–U+001F, U+007F or U+0080–U+009F.
  public let scalar: Unicode.Scalar
  /// The letters behind the backslash that probably made it, such as `theta`; empty if none did.
  public let word: String
  /// Whether it came from an escape, or may have; false if it stands in the file as it is.
  public let isEscaped: Bool
  /// Its index in the UTF-8 of the text, if found in one.
  public let utf8Index: Int?

  init(_ scalar: Unicode.Scalar, word: String, isEscaped: Bool, utf8Index: Int? = nil) {
    self.scalar = scalar
    self.word = word
    self.isEscaped = isEscaped
    self.utf8Index = utf8Index
  }

  /// The first control character of a text; nil if there is none.
  ///
  /// - Complexity: O(length of the text).
  public init?(firstIn text: String) {
    var index = 0
    for (place, scalar) in zip(text.unicodeScalars.indices, text.unicodeScalars) {
      if Self.isControl(scalar) {
        let rest = text.unicodeScalars[place...].dropFirst().prefix(20)
        let letters = rest.prefix { $0.isASCII && Self.isLetter(UInt8($0.value)) }
        let letter = Self.escapeLetter(of: scalar)
        let word = letter.map { String($0) + String(String.UnicodeScalarView(letters)) } ?? ""
        self.init(scalar, word: word, isEscaped: true, utf8Index: index)
        return
      }
      index += UTF8.width(scalar)
    }
    return nil
  }

  /// The first control character that disturbs a formula; nil where line breaks and tabs are the only ones, and
  /// stand between words.
  ///
  /// A line break or a tab right before letters may be what a swallowed backslash made: `\nu` and a u on the next
  /// line are the same text.
  ///
  /// - Complexity: O(length of the text).
  public init?(disturbing text: String) {
    // Nearly no text has one: what is seen of ASCII and blanks are none.
    if HeldSigns(text).arePlain || !Self.mayStand(in: text) { return nil }
    if let swallowed = ControlCharacter(swallowedBefore: text) {
      self = swallowed
      return
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    for place in scalars[first...last].indices where Self.isControl(scalars[place]) {
      // The word behind it is all that is looked at.
      let word = String(String.UnicodeScalarView(scalars[place...].prefix(24)))
      guard let found = ControlCharacter(firstIn: word) else { continue }
      let isSpace = ["\n", "\r", "\t"].contains(found.scalar)
      if isSpace, TeXCommands.replacement(for: found.word) == nil { continue }
      self.init(found.scalar, word: found.word, isEscaped: true)
      return
    }
    return nil
  }

  /// The control character before the first word of a text, where a swallowed backslash made it: a form
  /// feed and `rac`; nil for any other white space.
  ///
  /// Words of two letters say nothing: `nu` behind a line break may be a u on a line of its own.
  ///
  /// - Complexity: O(length of the text).
  public init?(swallowedBefore text: String) {
    let scalars = text.unicodeScalars
    let space = scalars.prefix { $0.properties.isWhitespace }
    guard let place = space.indices.last, Self.isControl(scalars[place]),
      let character = ControlCharacter(firstIn: String(scalars[place...])),
      character.word.utf8.count > 2, TeXCommands.replacement(for: character.word) != nil
    else { return nil }
    self = character
  }

  /// Whether a control character may stand in a text, told by its bytes.
  private static func mayStand(in text: String) -> Bool {
    // U+0080–U+009F are two bytes, of which the first one is that of the signs up to U+00BF.
    text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
      || text.utf8.contains(0xC2) && text.unicodeScalars.contains(where: isControl)
  }

  /// Whether a character is a control character of ASCII or of the block behind it.
  public static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// The control character that a letter behind a backslash stands for.
  static func escaped(by letter: UInt8) -> Unicode.Scalar? {
    switch letter {
    case UInt8(ascii: "b"): "\u{8}"
    case UInt8(ascii: "f"): "\u{C}"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "t"): "\t"
    default: nil
    }
  }

  private static func escapeLetter(of scalar: Unicode.Scalar) -> Character? {
    switch scalar {
    case "\u{8}": "b"
    case "\u{C}": "f"
    case "\n": "n"
    case "\r": "r"
    case "\t": "t"
    default: nil
    }
  }
}
