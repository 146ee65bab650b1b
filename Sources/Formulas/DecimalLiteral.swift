import Exact
import Formats

/// A bare number as a person wrote it: what it says, how finely, and in which unit.
public struct DecimalLiteral: Sendable {
  /// The number in the unit in which it is written; a percentage is already divided by 100.
  public let value: Rational
  /// One in the last place that is written.
  public let quantum: Rational
  /// The digits from the first that is not 0 to the last.
  public let significantDigits: Int
  /// The places behind the point, in the unit in which it is written (a percentage has two more).
  public let decimals: Int
  /// The unit behind the number; nil if there is none.
  public let unit: Unit?
  /// Whether a percent sign stands behind the number.
  public let isPercentage: Bool
  /// Whether the number is written with a point, an exponent or minutes: a whole number is meant as it
  /// stands, anything else stands for all numbers that round to it.
  public let isRounded: Bool

  /// A number without a unit.
  init(
    value: Rational, quantum: Rational, significantDigits: Int, decimals: Int, isPercentage: Bool,
    isRounded: Bool
  ) {
    self.value = value
    self.quantum = quantum
    self.significantDigits = significantDigits
    self.decimals = decimals
    unit = nil
    self.isPercentage = isPercentage
    self.isRounded = isRounded
  }

  /// The numbers that round to the literal, ends included.
  public var cell: (lower: Rational, upper: Rational) {
    guard isRounded else { return (value, value) }
    let half = quantum.scaled(byTwoToThe: -1)
    return (value - half, value + half)
  }

  /// The value in the base unit of its kind (radians, nats).
  ///
  /// - Parameter bareUnit: the unit in which a number without one is read.
  public func real(bareUnit: Unit?) throws -> Real {
    guard let unit = unit ?? bareUnit, !unit.isBase else { return .rational(value) }
    return try .rational(value) * unit.scale()
  }

  /// Reads a bare number; nil for anything else, which is then a formula.
  ///
  /// Signs, digits, a point, an exponent, and behind them a percent sign, a unit, degrees with minutes
  /// and seconds, or a `×` where the vocabulary reads ratios.
  public init?(_ text: String, _ vocabulary: Vocabulary) {
    if let plain = DecimalLiteral(plain: text) {
      self = plain
      return
    }
    guard let cut = try? CutText(text, vocabulary) else { return nil }
    self.init(cut)
  }

  /// Reads a bare number from its tokens; nil for anything else, which is then a formula.
  public init?(_ cut: CutText) {
    let (scalars, tokens, vocabulary) = (cut.scalars, cut.parser.tokens, cut.parser.vocabulary)
    var index = 0
    var isNegative = false
    // Brackets about a number mean nothing: `(0.774)`, `\boxed{0.774}`, `(16.26)°`.
    var open: [Token.Kind] = []
    while true {
      let kind = tokens[index].kind
      if kind == .sign(.open) || kind == .sign(.openBrace) {
        open.append(kind == .sign(.open) ? .sign(.close) : .sign(.closeBrace))
      } else if kind == .sign(.minus) {
        isNegative.toggle()
      } else if kind != .sign(.plus) {
        break
      }
      index += 1
    }
    func closeBrackets() {
      while let last = open.last, tokens[index].kind == last {
        open.removeLast()
        index += 1
      }
    }
    guard case .number(var value) = tokens[index].kind else { return nil }
    guard let digits = Digits(scalars[tokens[index].range]) else { return nil }
    index += 1
    var quantum = digits.quantum
    var unit: Unit?
    var isPercentage = false
    var isRounded = digits.isRounded
    var significant = digits.significant
    if let (power, count) = DecimalLiteral.powerOfTen(tokens[index...]),
      let scale = try? Rational(10).power(power)
    {
      value *= scale
      quantum *= scale
      isRounded = true
      index += count
    }
    closeBrackets()
    // `16.26^\circ` and `16.26^{\circ}` are degrees.
    if let count = DecimalLiteral.raisedDegree(tokens[index...]) {
      index += count
      unit = .degrees
    }
    switch tokens[index].kind {
    case .end, .sign(.close), .sign(.closeBrace): break
    case .sign(.percent),
      .word("percent") where !vocabulary.declares("percent"):
      index += 1
      isPercentage = true
      guard let hundredth = try? Rational(1, over: 100) else { return nil }
      value *= hundredth
      quantum *= hundredth
    case .sign(.degree):
      index += 1
      unit = .degrees
      for (sign, parts) in [(Token.Sign.minute, 60), (.second, 3600)] {
        guard case .number(let number) = tokens[index].kind,
          tokens[index + 1].kind == .sign(sign),
          let share = try? Rational(1, over: Integer(parts)),
          let part = Digits(scalars[tokens[index].range])
        else { continue }
        value += number * share
        quantum = part.quantum * share
        isRounded = true
        significant += 2
        index += 2
      }
    case .sign(.times) where vocabulary.readsRatios: index += 1
    case .word("x") where vocabulary.readsRatios && !vocabulary.declares("x"): index += 1
    case .word("X") where vocabulary.readsRatios && !vocabulary.declares("X"): index += 1
    case .word("times") where vocabulary.readsRatios && !vocabulary.declares("times"): index += 1
    case .word(let word) where !vocabulary.declares(word):
      guard let named = Unit(named: word) else { return nil }
      unit = named
      index += 1
    case .sign(.open):
      // A unit in brackets: `0.0823 (nats)`.
      guard case .word(let word) = tokens[index + 1].kind, let named = Unit(named: word),
        tokens[index + 2].kind == .sign(.close)
      else { return nil }
      unit = named
      index += 3
    default: return nil
    }
    closeBrackets()
    guard open.isEmpty, tokens[index].kind == .end else { return nil }
    self.value = isNegative ? -value : value
    self.quantum = quantum
    self.unit = unit
    self.isPercentage = isPercentage
    self.isRounded = isRounded
    significantDigits = significant
    decimals = max(0, -(quantum.decimalExponent ?? 0))
  }
}

extension DecimalLiteral {
  /// How many tokens `^\circ` or `^{\circ}` at the front takes; nil if there is none.
  private static func raisedDegree(_ tokens: ArraySlice<Token>) -> Int? {
    let kinds = tokens.prefix(4).map(\.kind)
    if kinds.starts(with: [.sign(.power), .sign(.degree)]) { return 2 }
    return kinds
      == [.sign(.power), .sign(.openBrace), .sign(.degree), .sign(.closeBrace)] ? 4 : nil
  }

  /// The exponent of `×10^-3` or `·10⁻³` at the front, and how many tokens it takes.
  private static func powerOfTen(_ tokens: ArraySlice<Token>) -> (exponent: Int, count: Int)? {
    let kinds = tokens.prefix(8).map(\.kind)
    guard kinds.count > 2, kinds[0] == .sign(.times), kinds[1] == .number(10) else { return nil }
    if case .superscript(let exponent) = kinds[2] { return (exponent, 3) }
    guard kinds[2] == .sign(.power) else { return nil }
    var index = 3
    let isOpen = kinds[index] == .sign(.open) || kinds[index] == .sign(.openBrace)
    if isOpen { index += 1 }
    var isNegative = false
    if index < kinds.count, kinds[index] == .sign(.minus) || kinds[index] == .sign(.plus) {
      isNegative = kinds[index] == .sign(.minus)
      index += 1
    }
    guard index < kinds.count, case .number(let number) = kinds[index], number.isInteger,
      let exponent = number.numerator.asInt,
      exponent.magnitude <= UInt(Rational.decimalExponentLimit)
    else { return nil }
    index += 1
    if isOpen {
      guard index < kinds.count,
        kinds[index] == .sign(.close) || kinds[index] == .sign(.closeBrace)
      else { return nil }
      index += 1
    }
    return (isNegative ? -exponent : exponent, index)
  }
}

/// How the digits of a number are written.
private struct Digits {
  let quantum: Rational
  let significant: Int
  let isRounded: Bool

  init?(_ written: ArraySlice<Unicode.Scalar>) {
    var places = 0
    var exponentText = ""
    var sawPoint = false
    var sawExponent = false
    var significant = 0
    // Full-width and styled digits, and every minus, count like plain ones.
    for scalar in written.map(Lexer.plain) {
      if sawExponent {
        exponentText.unicodeScalars.append(scalar)
      } else if ("0"..."9").contains(scalar) {
        if sawPoint { places += 1 }
        if significant > 0 || scalar != "0" { significant += 1 }
      } else if scalar == "." {
        sawPoint = true
      } else if scalar == "e" || scalar == "E" {
        sawExponent = true
      } else {
        return nil
      }
    }
    let exponent = sawExponent ? Int(exponentText) : 0
    guard let exponent, exponent.magnitude <= UInt(Rational.decimalExponentLimit),
      let quantum = try? Rational(10).power(exponent - places)
    else { return nil }
    self.quantum = quantum
    self.significant = significant
    isRounded = sawPoint || sawExponent
  }
}
