extension Rational {
  /// The largest magnitude of a decimal exponent that is read.
  public static let decimalExponentLimit = 300_000
  /// The largest magnitude of a binary exponent that is read: as many bits as the decimal one has.
  public static let binaryExponentLimit = 996_578  // ⌊300 000 · log₂ 10⌋

  /// The number that a text writes, exactly.
  ///
  /// Read are decimals (`-12.50`, `.774`, `5.`, `1.6e-3`, `1E5`), fractions of whole numbers
  /// (`24/25`, `-3/4`) and hexadecimal numbers with a binary exponent (`0x10`, `0x1.8p-3`), each with
  /// an optional sign, in ASCII, with nothing before or behind, at any length. An exponent is
  /// refused by its own size, whatever digits stand before it.
  ///
  /// - Throws: `NumberTextError`, with the place of the first byte that does not fit.
  /// - Complexity: quasi-linear in the length of the text and the magnitude of the exponent.
  public init(_ text: some StringProtocol) throws(NumberTextError) {
    var reader = NumberReader(bytes: Array(text.utf8))
    try reader.readNumber()
    let whole: Rational
    do {
      whole = try Rational(reader.numerator, over: reader.denominator)
    } catch {
      throw .zeroDenominator(offset: reader.denominatorOffset)
    }
    self = whole.scaled(byTwoToThe: reader.binaryExponent)
  }
}

/// Reads one number as numerator / denominator · 2^exponent, from left to right.
private struct NumberReader {
  let bytes: [UInt8]
  private var position = 0

  private(set) var numerator = Integer.zero
  private(set) var denominator = Integer.one
  private(set) var denominatorOffset = 0
  private(set) var binaryExponent = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func readNumber() throws(NumberTextError) {
    let isNegative = readSign()
    if startsWithHexadecimalPrefix {
      position += 2
      try readHexadecimal()
    } else {
      try readDecimalOrFraction()
    }
    guard position == bytes.count else { throw .unexpected(offset: position, expected: .end) }
    if isNegative { numerator = -numerator }
  }

  private mutating func readDecimalOrFraction() throws(NumberTextError) {
    let whole = readRun(of: isDecimalDigit)
    if !whole.isEmpty, skip("/") {
      denominatorOffset = position
      let below = readRun(of: isDecimalDigit)
      guard !below.isEmpty else { throw .unexpected(offset: position, expected: .digit) }
      numerator = Integer(ascii: Array(whole), radix: 10)
      denominator = Integer(ascii: Array(below), radix: 10)
      return
    }
    let fraction = skip(".") ? readRun(of: isDecimalDigit) : []
    guard !whole.isEmpty || !fraction.isEmpty else {
      throw .unexpected(offset: position, expected: .digit)
    }
    let written = try readExponent("e", "E", limit: Rational.decimalExponentLimit)
    let exponent = written - fraction.count

    // 10^k = 5^k · 2^k: only the power of five is a division, or a product, of large integers.
    let fives = Integer(5).power(exponent.magnitude)
    numerator = Integer(ascii: Array(whole + fraction), radix: 10)
    if exponent >= 0 { numerator *= fives } else { denominator = fives }
    binaryExponent = exponent
  }

  private mutating func readHexadecimal() throws(NumberTextError) {
    let whole = readRun(of: isHexadecimalDigit)
    let fraction = skip(".") ? readRun(of: isHexadecimalDigit) : []
    guard !whole.isEmpty || !fraction.isEmpty else {
      throw .unexpected(offset: position, expected: .hexadecimalDigit)
    }
    let written = try readExponent("p", "P", limit: Rational.binaryExponentLimit)
    numerator = Integer(ascii: Array(whole + fraction), radix: 16)
    binaryExponent = written - 4 * fraction.count
  }

  /// The exponent behind one of two letters; 0 if neither letter stands here.
  private mutating func readExponent(
    _ lower: Unicode.Scalar, _ upper: Unicode.Scalar, limit: Int
  ) throws(NumberTextError) -> Int {
    guard skip(lower) || skip(upper) else { return 0 }
    let isNegative = readSign()
    let start = position
    let digits = readRun(of: isDecimalDigit)
    guard !digits.isEmpty else { throw .unexpected(offset: position, expected: .digit) }
    var magnitude = 0
    for digit in digits {
      magnitude = magnitude * 10 + Int(digit - UInt8(ascii: "0"))
      guard magnitude <= limit else { throw .exponentOutOfRange(offset: start, limit: limit) }
    }
    return isNegative ? -magnitude : magnitude
  }

  /// Skips a sign, if one stands here, and says whether it was a minus.
  private mutating func readSign() -> Bool {
    if skip("-") { return true }
    _ = skip("+")
    return false
  }

  private var startsWithHexadecimalPrefix: Bool {
    bytes.dropFirst(position).starts(with: "0x".utf8)
      || bytes.dropFirst(position).starts(with: "0X".utf8)
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  private mutating func readRun(of isMember: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, isMember(bytes[position]) { position += 1 }
    return bytes[start..<position]
  }

  private func isDecimalDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private func isHexadecimalDigit(_ byte: UInt8) -> Bool {
    isDecimalDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20
  }
}
