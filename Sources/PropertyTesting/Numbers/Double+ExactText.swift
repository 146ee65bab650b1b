extension Double {
  /// The number as a person reads it, without loss: `710`, `0.5 (0x1p-1)`,
  /// `1 + 2^-52 (0x1.0000000000001p+0)`, `≈0.1 (0x1.999999999999ap-4)`.
  ///
  /// What stands before the brackets is equal to the number unless `≈` says that it is rounded: a
  /// short decimal, or a sum of at most three powers of two. The hexadecimal form reads back to the
  /// same bits; it is left out where the number is whole and at most 2²⁰ in magnitude. Zero keeps
  /// its sign, and a NaN is `nan`, whatever its payload.
  public var exactText: String {
    if isNaN { return "nan" }
    if isInfinite { return self < 0 ? "-inf" : "inf" }
    let sign = sign == .minus ? "-" : ""
    if let whole = UInt64(exactly: magnitude), whole <= 1 << 20 { return "\(sign)\(whole)" }
    return "\(readableText) (\(hexadecimalText))"
  }

  /// The hexadecimal form of C, normalised: one digit before the point, the exponent in decimal.
  var hexadecimalText: String {
    guard isFinite else { return exactText }
    let sign = sign == .minus ? "-" : ""
    guard self != 0 else { return "\(sign)0x0p+0" }
    var digits = String(magnitude.significand.significandBitPattern, radix: 16)
    digits = String(repeating: "0", count: 13 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    let point = digits.isEmpty ? "" : "."
    return "\(sign)0x1\(point)\(digits)p\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
  }

  /// A decimal of few digits, a sum of few powers of two, any exact decimal, or a rounded one.
  private var readableText: String {
    let decimal = description.hasSuffix(".0") ? String(description.dropLast(2)) : description
    let isExact = isExactDecimal
    if isExact, decimal.utf8.count <= 8 { return decimal }
    if let sum = wholeAndPowerText { return sum }
    if let sum = powersOfTwoText { return sum }
    return isExact ? decimal : "≈\(decimal)"
  }

  /// Whether the shortest decimal that reads back to the number is equal to it.
  private var isExactDecimal: Bool {
    let (digits, exponent) = shortestDecimal
    guard digits > 0 else { return true }
    guard exponent < 0 else {
      // The odd part of digits · 10^exponent must fit the significand.
      var odd = digits >> UInt64(digits.trailingZeroBitCount)
      for _ in 0..<exponent where odd < 1 << 53 { odd *= 5 }
      return odd < 1 << 53
    }
    // An odd number over 2^k has exactly k decimals.
    let lowest = Int(self.exponent) - significandWidth
    return -lowest == -exponent
  }

  /// The digits of the shortest decimal, without zeros at the end, and the power of ten that they
  /// count.
  private var shortestDecimal: (digits: UInt64, exponent: Int) {
    var digits: UInt64 = 0
    var exponent = 0
    var isFraction = false
    let parts = magnitude.description.split(separator: "e")
    for character in parts.first.map(Array.init) ?? [] {
      guard let digit = character.wholeNumberValue else {
        isFraction = true
        continue
      }
      digits = digits &* 10 &+ UInt64(digit)
      if isFraction { exponent -= 1 }
    }
    if parts.count > 1 { exponent += Int(parts[1]) ?? 0 }
    while digits > 0, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    return (digits, exponent)
  }

  /// A whole number with one power of two added or subtracted: `3 + 2^-51`.
  private var wholeAndPowerText: String? {
    let whole = rounded()
    // The difference is exact: it has no more bits than the number.
    let rest = self - whole
    guard whole != 0, let integer = Int(exactly: whole), integer.magnitude <= 1 << 20, rest != 0,
      rest.significandWidth == 0
    else { return nil }
    return "\(integer) \(rest < 0 ? "-" : "+") 2^\(rest.exponent)"
  }

  /// The sum of at most three powers of two, with signs, that is equal to the number.
  ///
  /// The digits −1, 0 and 1 of the non-adjacent form have the fewest that are not zero (Reitwiesner,
  /// *Binary Arithmetic*, 1960).
  private var powersOfTwoText: String? {
    let lowest = Int(exponent) - significandWidth
    var rest = magnitude.significand.significandBitPattern | 1 << 52
    rest >>= UInt64(rest.trailingZeroBitCount)
    var terms: [(isNegative: Bool, exponent: Int)] = []
    var place = lowest
    while rest > 0 {
      let zeros = rest.trailingZeroBitCount
      rest >>= UInt64(zeros)
      place += zeros
      let isNegative = rest & 3 == 3
      terms.append((isNegative != (sign == .minus), place))
      rest = isNegative ? rest + 1 : rest - 1
      guard terms.count <= 3 else { return nil }
    }
    var text = ""
    for (index, term) in terms.reversed().enumerated() {
      let power = term.exponent == 0 ? "1" : "2^\(term.exponent)"
      if index > 0 { text += term.isNegative ? " - " : " + " }
      if index == 0, term.isNegative { text += "-" }
      text += power
    }
    return text
  }
}

/// A value as text in which every double is written by `exactText`, within collections and tuples.
func exactText(of value: Any) -> String {
  if let number = value as? Double { return number.exactText }
  let mirror = Mirror(reflecting: value)
  // Among other values a text needs its quotes.
  let parts = mirror.children.map { child in
    (child.value as? String)?.debugDescription ?? exactText(of: child.value)
  }.joined(separator: ", ")
  switch mirror.displayStyle {
  case .collection: return "[\(parts)]"
  case .tuple: return "(\(parts))"
  default: return String(describing: value)
  }
}
