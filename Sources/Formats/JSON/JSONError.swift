/// Why a file is no JSON, and where.
public struct JSONError: Error, Equatable, Sendable {
  /// What is wrong.
  public let kind: Kind
  /// The byte offset of what is wrong; at most the length of the file.
  public let offset: Int

  /// What stands where something else was expected.
  public enum Found: Equatable, Sendable {
    /// The end of the file.
    case end
    /// A character.
    case character(Unicode.Scalar)
  }

  /// A bracket that opens an array or an object.
  public enum Bracket: Equatable, Sendable {
    /// The bracket of an array, `[`.
    case square
    /// The brace of an object, `{`.
    case curly
  }

  /// What can be wrong; an `at` or `opened` is the byte offset of the other place involved.
  public enum Kind: Equatable, Sendable {
    /// The file has more bytes than the limit.
    case tooLarge(bytes: Int, limit: Int)
    /// Nothing but white space and comments.
    case empty
    /// UTF-16, told by its byte order mark or a zero byte.
    case utf16
    /// A byte that is not UTF-8 there.
    case invalidUTF8(UInt8)
    /// Arrays and objects are nested deeper than the limit.
    case tooDeep(limit: Int)
    /// A name that stands before in the same object.
    case duplicateName(String, at: Int)
    /// No value where one must stand.
    case expectedValue(Found)
    /// No quoted name where a member must start.
    case expectedName(Found)
    /// A name without quotes.
    case unquotedName(String)
    /// A number with a comma in it; the payload has a point instead.
    case decimalComma(String)
    /// No colon behind the name.
    case expectedColon(name: String, Found)
    /// The next value or member follows without a comma; the offset is where the comma belongs.
    case missingComma(before: Unicode.Scalar)
    /// Neither a comma nor the closing bracket.
    case expectedCommaOrEnd(Bracket, Found)
    /// The closing bracket of the other kind than the one that is open.
    case wrongBracket(Bracket, opened: Int)
    /// The file ends before the bracket is closed.
    case unclosedBracket(Bracket, opened: Int)
    /// The line or the file ends before the string is closed; the offset is its opening quote.
    case unclosedString(typographicQuote: Unicode.Scalar?)
    /// Something behind the value.
    case trailing(Unicode.Scalar)
    /// A comma before a closing bracket, in strict JSON.
    case trailingComma(Bracket)
    /// A comment, in strict JSON.
    case comment
    /// A comment that does not start with `//`.
    case foreignComment(String)
    /// A quote from a word processor.
    case typographicQuote(Unicode.Scalar)
    /// A single straight quote or a backquote.
    case otherQuote(Unicode.Scalar)
    /// Almost a number; `write` is the number in JSON, if it is clear.
    case malformedNumber(String, write: String?)
    /// A number in another base.
    case otherBase(String)
    /// `NaN` or an infinity.
    case notFinite(String)
    /// A word that is not `true`, `false` or `null`; `write` is the one that was meant, if clear.
    case bareWord(String, write: String?)
    /// A control character in a string.
    case controlCharacter(ControlCharacter)
    /// A backslash before a character that makes no escape; `word` is the letters behind it.
    case invalidEscape(Unicode.Scalar, word: String)
    /// Fewer than four hexadecimal digits behind `\u`; `word` is the letters behind the backslash.
    case malformedUnicodeEscape(word: String)
    /// Half a surrogate pair.
    case loneSurrogate(UInt16)
  }
}
