extension JSONReader {
  /// Reads the number at `index`, and moves behind it; answers the literal as it is written.
  mutating func number() throws(JSONError) -> String {
    let start = index
    guard let end = endOfNumber(in: bytes, from: start), endsToken(at: end) else {
      throw try notANumber(at: start)
    }
    index = end
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The error for what stands where a number was begun.
  func notANumber(at start: Int) throws(JSONError) -> JSONError {
    let token = try token(at: start)
    let unsigned = token.drop { "+-\u{2212}".contains($0) }.lowercased()
    if ["nan", "inf", "infinity", "∞"].contains(unsigned) {
      return fail(.notFinite(token), at: start)
    }
    let isOtherBase = ["0x", "0b", "0o"].contains { unsigned.hasPrefix($0) }
    if isOtherBase { return fail(.otherBase(token), at: start) }
    return fail(.malformedNumber(token, write: repaired(token)), at: start)
  }

  /// The JSON number that was clearly meant: without a plus sign or leading zeros, with a straight
  /// minus sign and digits on both sides of the point.
  private func repaired(_ token: String) -> String? {
    var digits = Substring(token)
    var sign = ""
    if let first = digits.first, "+-\u{2212}".contains(first) {
      sign = first == "+" ? "" : "-"
      digits.removeFirst()
    }
    let exponent = digits.firstIndex { $0 == "e" || $0 == "E" } ?? digits.endIndex
    let mantissa = digits[..<exponent].split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = mantissa.first, mantissa.count <= 2 else { return nil }
    let written = whole.drop { $0 == "0" }
    var number = sign + (written.isEmpty ? "0" : String(written))
    if mantissa.count == 2 {
      guard !(whole.isEmpty && mantissa[1].isEmpty) else { return nil }
      number += "." + (mantissa[1].isEmpty ? "0" : String(mantissa[1]))
    } else if whole.isEmpty {
      return nil
    }
    number += digits[exponent...]
    let bytes = Array(number.utf8)
    return endOfNumber(in: bytes, from: 0) == bytes.count ? number : nil
  }
}

/// The offset behind the JSON number that starts at an offset; nil if none does.
func endOfNumber(in bytes: [UInt8], from start: Int) -> Int? {
  var index = start
  func skipDigits() -> Bool {
    let first = index
    while index < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index] { index += 1 }
    return index > first
  }
  func skip(_ allowed: UInt8, _ other: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == allowed || bytes[index] == other else {
      return false
    }
    index += 1
    return true
  }
  _ = skip(UInt8(ascii: "-"), UInt8(ascii: "-"))
  if !skip(UInt8(ascii: "0"), UInt8(ascii: "0")) {
    guard skipDigits() else { return nil }
  }
  if skip(UInt8(ascii: "."), UInt8(ascii: ".")) {
    guard skipDigits() else { return nil }
  }
  if skip(UInt8(ascii: "e"), UInt8(ascii: "E")) {
    _ = skip(UInt8(ascii: "+"), UInt8(ascii: "-"))
    guard skipDigits() else { return nil }
  }
  return index
}
