import Exact

extension DecimalLiteral {
  /// The most digits of a number that is read here: those of a machine integer.
  private static let mostDigits = 17

  /// Reads a number as it is mostly written: a sign, digits, a point and digits, and a percent sign, in ASCII
  /// with blanks around; nil for anything else, which may be a bare number all the same.
  ///
  /// What it gives is what the tokens of the text give, whatever the vocabulary.
  public init?(plain text: String) {
    var bytes = text.utf8.makeIterator()
    var byte = bytes.next()
    func isBlank(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: " ") || byte == 0xC2 }
    /// Moves behind blanks: spaces, and those that do not break a line.
    func skipBlanks() -> Bool {
      while isBlank(byte) {
        if byte == 0xC2, bytes.next() != 0xA0 { return false }
        byte = bytes.next()
      }
      return true
    }
    guard skipBlanks() else { return nil }
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative || byte == UInt8(ascii: "+") { byte = bytes.next() }
    var digits = 0
    var places = 0
    var count = 0
    var significant = 0
    var hasPoint = false
    while let next = byte {
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) {
        count += 1
        guard count <= DecimalLiteral.mostDigits else { return nil }
        digits = 10 * digits + Int(next - UInt8(ascii: "0"))
        if hasPoint { places += 1 }
        if digits > 0 { significant += 1 }
      } else if next == UInt8(ascii: "."), !hasPoint, count > 0 {
        hasPoint = true
      } else {
        break
      }
      byte = bytes.next()
    }
    guard count > 0, hasPoint == (places > 0), skipBlanks() else { return nil }
    let isPercentage = byte == UInt8(ascii: "%")
    if isPercentage {
      byte = bytes.next()
      guard skipBlanks() else { return nil }
    }
    guard byte == nil else { return nil }
    let decimals = places + (isPercentage ? 2 : 0)
    guard decimals <= DecimalLiteral.mostDigits else { return nil }
    var power = 1
    for _ in 0..<decimals { power *= 10 }
    guard let value = try? Rational(Integer(isNegative ? -digits : digits), over: Integer(power)),
      let quantum = try? Rational(1, over: Integer(power))
    else { return nil }
    self.init(
      value: value, quantum: quantum, significantDigits: significant, decimals: decimals,
      isPercentage: isPercentage, isRounded: hasPoint)
  }
}
