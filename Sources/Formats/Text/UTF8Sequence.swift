/// The well-formed UTF-8 sequences of the Unicode standard, table 3-7.
enum UTF8Sequence {
  /// The length of the well-formed sequence that starts at an offset; nil if none does.
  ///
  /// Refuses overlong forms, surrogates and values above U+10FFFF.
  static func length(in bytes: [UInt8], at offset: Int) -> Int? {
    guard bytes.indices.contains(offset) else { return nil }
    let first = bytes[offset]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      second = 0xA0...0xBF
    case 0xE1...0xEC, 0xEE...0xEF: length = 3
    case 0xED:
      length = 3
      second = 0x80...0x9F
    case 0xF0:
      length = 4
      second = 0x90...0xBF
    case 0xF1...0xF3: length = 4
    case 0xF4:
      length = 4
      second = 0x80...0x8F
    default: return nil
    }
    guard length <= bytes.count - offset, second.contains(bytes[offset + 1]) else { return nil }
    for next in bytes[(offset + 2)..<max(offset + length, offset + 2)]
    where !(0x80...0xBF).contains(next) {
      return nil
    }
    return length
  }

  /// The character of a well-formed sequence.
  static func scalar(in bytes: [UInt8], at offset: Int, length: Int) -> Unicode.Scalar {
    let text = String(decoding: bytes[offset..<(offset + length)], as: UTF8.self)
    return text.unicodeScalars.first ?? "\u{FFFD}"
  }
}
