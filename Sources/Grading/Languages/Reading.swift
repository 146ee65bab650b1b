import Formulas

/// How an answer was understood, without whether it is right.
public indirect enum Reading: Sendable {
  /// Why it cannot be read.
  case unreadable(Reason)
  /// What an author wrote about a choice.
  case choice(String, text: String)
  case shape(String)
  case formula(String)
  case line(Int, String)
  case missing(String)
  case named(String, Reading)
  case text
  /// A vector or a matrix, and its size.
  case entries(String, shape: [Int])
  /// What the decimals in it stand for.
  case decimalsStandFor(String, to: String)
  case decimal(String, digits: Int, from: String, to: String, Units)
  case number(String, isWhole: Bool, Units)
  /// A formula with its value.
  case exact(String, Units)
  /// A product that was read into a word.
  case remark(Remark)

  /// How the unit of a number was found.
  public enum Units: Sendable {
    case none
    /// The one that was written.
    case written(Unit)
    /// That of the part.
    case assumed(Unit)
    /// That of the part, or radians where the formula computes an angle.
    case angle(Unit)
  }
}

/// Something that was read in one of several ways.
public struct Remark: Sendable {
  /// What was written, and how it was read.
  let written: String
  let read: String

  /// A remark of the parser, such as `` `wx` was read as w·x``.
  init(_ text: String) {
    let parts = text.split(separator: "`", maxSplits: 2, omittingEmptySubsequences: false)
    let behind = " was read as "
    guard parts.count == 3, parts[2].hasPrefix(behind) else {
      (written, read) = (text, "")
      return
    }
    written = String(parts[1])
    read = String(parts[2].dropFirst(behind.count))
  }
}
