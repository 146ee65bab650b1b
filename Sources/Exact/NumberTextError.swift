/// Why a text is not a number, with the place; offsets count UTF-8 bytes from the start of the text.
public enum NumberTextError: Error, Hashable, Sendable {
  /// What a number needed at the place where something else, or the end of the text, stands.
  public enum Expected: Hashable, Sendable {
    /// A digit from 0 to 9.
    case digit
    /// A digit from 0 to 9 or a letter from a to f.
    case hexadecimalDigit
    /// Nothing more: the number was complete before this place.
    case end
  }

  /// At `offset` the number cannot go on; `expected` is what could have stood there.
  case unexpected(offset: Int, expected: Expected)
  /// The exponent whose digits start at `offset` is larger in magnitude than `limit`.
  case exponentOutOfRange(offset: Int, limit: Int)
  /// The denominator whose digits start at `offset` is zero.
  case zeroDenominator(offset: Int)
}
