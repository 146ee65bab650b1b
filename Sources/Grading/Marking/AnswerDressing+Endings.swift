import Formats

// Whether words about a value may stand at the end of an answer, told by its last bytes. Nearly no answer ends so, and what may
// is looked through sign by sign. In a text with signs of other alphabets anything may stand.
extension AnswerDressing {
  /// The length of the shortest remark, `exact`.
  private static let shortestRemark = 5
  /// The length of the shortest word for what is counted, `unit`.
  private static let shortestCounted = 4

  /// Whether a remark may stand in brackets at the end; where it is false, none does.
  static func mayEndInRemark(_ text: String) -> Bool {
    guard HeldSigns(text).areASCII else { return true }
    var bytes = withoutBlanks(text.utf8)
    guard bytes.popLast() == UInt8(ascii: ")") else { return false }
    let length = length(atEndOf: bytes) { isLetter($0) || isBlank($0) || $0 == UInt8(ascii: ".") }
    return length >= shortestRemark && bytes.dropLast(length).last == UInt8(ascii: "(")
  }

  /// Whether words for what is counted may stand at the end, in a command or without one; where it is false, none do.
  static func mayEndInCounted(_ text: String) -> Bool {
    let signs = HeldSigns(text)
    guard signs.areASCII else { return true }
    var bytes = withoutBlanks(text.utf8)
    let isInCommand = bytes.last == UInt8(ascii: "}")
    if isInCommand {
      guard signs.contains("\\") else { return false }
      bytes = withoutBlanks(bytes.dropLast())
    }
    let length = length(atEndOf: bytes, while: isLetter)
    guard length >= shortestCounted else { return false }
    return isInCommand || bytes.dropLast(length).last.map(isBlank) ?? false
  }

  private static func withoutBlanks(_ bytes: some Collection<UInt8>) -> ArraySlice<UInt8> {
    var rest = Array(bytes)[...]
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return rest
  }

  private static func length(
    atEndOf bytes: ArraySlice<UInt8>, while isPart: (UInt8) -> Bool
  ) -> Int {
    var start = bytes.endIndex
    while start > bytes.startIndex, isPart(bytes[start - 1]) { start -= 1 }
    return bytes.endIndex - start
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
}
