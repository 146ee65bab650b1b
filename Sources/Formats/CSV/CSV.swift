/// Comma-separated values as in RFC 4180: rows that every spreadsheet and grade book reads, and none
/// runs.
public struct CSV: Sendable {
  /// What stands between two cells.
  public enum Separator: String, Sendable, CaseIterable {
    case comma = ","
    case semicolon = ";"
    case tab = "\t"
  }

  /// One cell of a row.
  public enum Cell: Sendable, Hashable {
    /// Nothing.
    case empty
    /// A number of ours, written as it is.
    case number(String)
    /// A text of anybody: on one line, and no formula.
    case text(String)
    /// A text of ours that a reader of the file knows by its exact bytes, such as a heading.
    case literal(String)
  }

  /// What stands between two cells.
  public var separator: Separator

  /// A writer of rows.
  public init(separator: Separator = .comma) { self.separator = separator }

  /// A row with its line end, CR LF.
  ///
  /// - Complexity: O(length of all cells).
  public func row(_ cells: [Cell]) -> String {
    cells.map(written).joined(separator: separator.rawValue) + "\r\n"
  }

  private func written(_ cell: Cell) -> String {
    switch cell {
    case .empty: ""
    case .number(let text), .literal(let text): quoted(text)
    case .text(let text): quoted(CSV.shown(text))
    }
  }

  /// What a reader of the table finds in the cell of a text of anybody, another one for every text.
  ///
  /// What is not seen stands as an escape, `\u{1b}`; so does a backslash that begins what looks like one, `\u{5c}`. All
  /// else stays as it is, LaTeX too, and an apostrophe stands before what would be a formula.
  public static func shown(_ text: String) -> String {
    withoutFormula(SafeText.line(text.replacing(#"\u{"#, with: #"\u{5c}u{"#)))
  }

  /// The text in quotes where it needs them.
  private func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
        || byte == separator.rawValue.utf8.first || byte == UInt8(ascii: ";")
        || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\t")
    }
    let hasOuterSpace = text.utf8.first == UInt8(ascii: " ") || text.utf8.last == UInt8(ascii: " ")
    guard needsQuotes || hasOuterSpace else { return text }
    // By scalars: a quote with a mark on it is one character, and still a quote to every reader.
    var doubled = ""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { doubled.unicodeScalars.append(scalar) }
      doubled.unicodeScalars.append(scalar)
    }
    return "\"" + doubled + "\""
  }

  /// The text with an apostrophe before it where a spreadsheet would take it for a formula.
  ///
  /// What starts with `=`, `+`, `-` or `@`, or with a full-width form of these, is a formula to some
  /// of them, also behind spaces; a signed number is none. One that has apostrophes before it gets one more, so that it
  /// stays another text.
  public static func withoutFormula(_ text: String) -> String {
    let bare = text.unicodeScalars.drop { $0 == "'" }
    let first = bare.first { $0 != " " && $0 != "\u{A0}" && $0 != "\u{3000}" }
    switch first {
    case "=", "@", "＝", "＠", "|", "%": return "'" + text
    case "+", "-", "＋", "－": return isSignedNumber(String(bare)) ? text : "'" + text
    default: return text
    }
  }

  /// Whether a text is a sign, digits, and at most one point or comma with digits behind it.
  private static func isSignedNumber(_ text: String) -> Bool {
    let isAllowed = text.utf8.dropFirst().allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
    }
    let points = text.utf8.count { $0 == UInt8(ascii: ".") }
    return isAllowed && points <= 1 && text.utf8.count > 1 && text.utf8.count <= 40
      && (text.utf8.first == UInt8(ascii: "-") || text.utf8.first == UInt8(ascii: "+"))
  }
}
