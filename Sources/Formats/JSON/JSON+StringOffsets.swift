extension JSON {
  /// The offset in the file of a byte of the decoded string, to point into a formula.
  ///
  /// A byte that comes from an escape has the offset of the escape's backslash; the index behind
  /// the last byte has the offset of the closing quote.
  ///
  /// - Parameters:
  ///   - index: An index in the UTF-8 of `string`.
  ///   - bytes: The file that the value was read from.
  /// - Returns: Nil if the value is no string or the index lies outside it.
  /// - Complexity: O(`index`).
  public func offsetInFile(ofUTF8 index: Int, in bytes: [UInt8]) -> Int? {
    guard case .string = kind else { return nil }
    return Self.offsetInFile(ofUTF8: index, stringAt: offset, in: bytes)
  }

  private static func offsetInFile(ofUTF8 index: Int, stringAt quote: Int, in bytes: [UInt8])
    -> Int?
  {
    guard index >= 0 else { return nil }
    var offset = quote + 1
    var decoded = 0
    while offset < bytes.count {
      let (length, width) = step(at: offset, in: bytes)
      let isEnd = bytes[offset] == UInt8(ascii: "\"")
      if isEnd { return decoded == index ? offset : nil }
      if index < decoded + width { return offset }
      offset += length
      decoded += width
    }
    return nil
  }

  /// How many bytes of the file stand for how many bytes of the string; the string is well formed.
  private static func step(at offset: Int, in bytes: [UInt8]) -> (length: Int, width: Int) {
    guard bytes[offset] == UInt8(ascii: "\\") else { return (1, 1) }
    guard offset + 5 < bytes.count, bytes[offset + 1] == UInt8(ascii: "u") else { return (2, 1) }
    let digits = String(decoding: bytes[(offset + 2)..<(offset + 6)], as: UTF8.self)
    let unit = UInt16(digits, radix: 16) ?? 0
    if UTF16.isSurrogate(unit) { return (12, 4) }
    return (6, unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3)
  }
}

extension JSON.Member {
  /// The offset in the file of a byte of the decoded name; as for string values.
  public func offsetInFile(ofUTF8 index: Int, in bytes: [UInt8]) -> Int? {
    JSON(.string(name), from: nameOffset, to: nameOffset)
      .offsetInFile(ofUTF8: index, in: bytes)
  }
}
