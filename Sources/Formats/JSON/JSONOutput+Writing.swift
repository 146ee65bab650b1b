extension JSON.Output {
  /// The value in one line without spaces or a line end.
  ///
  /// Quotes, backslashes, control characters and characters that are not seen (format characters,
  /// direction overrides, line separators) are escaped; everything else is written as it is. The
  /// text reads back as an equal value, and the same value gives the same bytes.
  public func compact() -> String { String(decoding: compactBytes(), as: UTF8.self) }

  /// The bytes of `compact`.
  public func compactBytes() -> [UInt8] {
    var writer = JSONWriter(indents: false)
    writer.bytes.reserveCapacity(512)
    writer.write(self, indent: 0)
    return writer.bytes
  }

  /// The value over many lines, two spaces a level, with a line end behind it.
  ///
  /// Arrays without arrays or objects in them stay on one line. Escapes are those of `compact`.
  public func pretty() -> String {
    var writer = JSONWriter(indents: true)
    writer.write(self, indent: 0)
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }
}

private struct JSONWriter {
  let indents: Bool
  var bytes: [UInt8] = []

  init(indents: Bool) { self.indents = indents }

  mutating func write(_ value: JSON.Output, indent: Int) {
    switch value {
    case .null: bytes += "null".utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .number(let literal):
      let digits = Array(literal.utf8)
      if endOfNumber(in: digits, from: 0) == digits.count {
        bytes += digits
      } else {
        writeString(literal)
      }
    case .string(let text): writeString(text)
    case .array(let elements):
      let isFlat = !indents || elements.allSatisfy(\.isScalar)
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        separate(index, indent: indent + 1, breaksLine: !isFlat)
        write(element, indent: indent + 1)
      }
      close(UInt8(ascii: "]"), indent: indent, breaksLine: !isFlat)
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        separate(index, indent: indent + 1, breaksLine: true)
        writeString(member.name)
        bytes.append(UInt8(ascii: ":"))
        if indents { bytes.append(UInt8(ascii: " ")) }
        write(member.value, indent: indent + 1)
      }
      close(UInt8(ascii: "}"), indent: indent, breaksLine: !members.isEmpty)
    case .written(let value): bytes += value
    }
  }

  private mutating func separate(_ index: Int, indent: Int, breaksLine: Bool) {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    if breaksLine {
      breakLine(indent: indent)
    } else if indents, index > 0 {
      bytes.append(UInt8(ascii: " "))
    }
  }

  private mutating func close(_ bracket: UInt8, indent: Int, breaksLine: Bool) {
    if breaksLine { breakLine(indent: indent) }
    bytes.append(bracket)
  }

  private mutating func breakLine(indent: Int) {
    guard indents else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
  }

  private mutating func writeString(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let isWritten = text.utf8.withContiguousStorageIfAvailable { writeRuns(of: $0) }
    if isWritten != true {
      for scalar in text.unicodeScalars { writeScalar(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a text of ASCII, what stands between two signs to be escaped at once; false for other texts.
  private mutating func writeRuns(of text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.allSatisfy({ $0 < 0x80 }) else { return false }
    var start = 0
    for (place, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), ..<0x20, 0x7F: break
      default: continue
      }
      bytes.append(contentsOf: text[start..<place])
      writeScalar(Unicode.Scalar(byte))
      start = place + 1
    }
    bytes.append(contentsOf: text[start...])
    return true
  }

  private mutating func writeScalar(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case "\n": bytes += "\\n".utf8
    case "\r": bytes += "\\r".utf8
    case "\t": bytes += "\\t".utf8
    case _ where InvisibleScalars.contains(scalar):
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { escape(unit) }
    case _ where scalar.isASCII: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }

  private mutating func escape(_ unit: UInt16) {
    let digits = String(unit, radix: 16)
    bytes += "\\u".utf8
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, 4 - digits.count)))
    bytes += digits.utf8
  }
}

extension JSON.Output {
  fileprivate var isScalar: Bool {
    switch self {
    case .array, .object, .written: false
    default: true
    }
  }
}
