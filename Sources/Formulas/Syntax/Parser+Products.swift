import Exact

extension Parser {
  /// What may be spent on telling whether a number is written twice.
  private static let repetitionFuel = 100_000

  // MARK: Products

  /// Factors and divisors, from left to right; side by side means times where that has one reading.
  mutating func product() throws(FormulaError) -> Expression {
    let start = token.range.lowerBound
    let first = try power()
    // Most products are one factor.
    guard mayFollowFactor else { return first }
    var factors: [Expression.Factor] = [.init(isDivisor: false, first)]
    while true {
      if at(.hadamard) || at(.outer) || isRing {
        let function = at(.outer) ? "outer" : "hadamard"
        try requireAllowed(function, written: source(token.range), at: token.range)
        advance()
        let left =
          factors.count == 1
          ? factors[0].expression : Expression(.product(factors), at: start..<lastEnd)
        let right = try signedPower()
        factors = [
          .init(
            isDivisor: false, Expression(.call(function, [left, right]), at: start..<lastEnd))
        ]
      } else if atWholeQuotient {
        factors = [try wholeQuotient(factors, from: start)]
      } else if at(.times) || at(.over) {
        if endsWithTimes(after: factors) { break }
        let isDivisor = at(.over)
        let sign = token
        advance()
        let right = try signedPower()
        if factors.count == 1, let dot = dotOfColumns(factors[0].expression, sign, right) {
          factors = [.init(isDivisor: false, dot)]
        } else {
          factors.append(.init(isDivisor: isDivisor, right))
        }
      } else if startsFactor {
        if endsWithTimes(after: factors) { break }
        factors.append(try sideBySide(factors, from: start))
      } else {
        break
      }
    }
    if factors.count == 1 { return factors[0].expression }
    return Expression(.product(factors), at: start..<lastEnd)
  }

  /// Whether the token begins another factor without an operator before it.
  var startsFactor: Bool {
    switch token.kind {
    case .number: return true
    case .word(Lexer.over), .word(Lexer.choose): return false
    case .word: return !isUnit(token) && !(vocabulary.readsRatios && token.kind == .word("to"))
    case .sign(.open), .sign(.root), .sign(.openBrace): return true
    case .sign(.openBracket): return !endsAtBracket
    case .sign(.beginMatrix): return true
    case .sign(.bar): return openBars.last != .bar
    case .sign(.doubleBar): return openBars.last != .doubleBar
    default: return false
    }
  }

  /// A factor that follows another one without an operator.
  private mutating func sideBySide(
    _ factors: [Expression.Factor], from start: Int
  ) throws(FormulaError) -> Expression.Factor {
    guard let left = factors.last else { throw unexpected() }
    let first = token
    if first.kind == .sign(.openBrace), case .list = left.expression.kind {
      // `[0, 2]\{1\}` is more likely a set without an element than a product.
      throw FormulaError(
        .missingOperator(left: source(left.expression), right: source(first.range)),
        at: left.expression.range.lowerBound..<first.range.upperBound)
    }
    if first.kind == .word(Lexer.fraction), !left.isDivisor {
      try refuseMixedNumber(left.expression)
    }
    if case .number = first.kind, !isFactorialBehindAnother, !isFactorBehind(left.expression) {
      try refuseMixedNumberInLine(left.expression)
      let leftText = source(left.expression)
      throw FormulaError(
        .missingOperator(left: leftText, right: source(first.range)),
        at: left.expression.range.lowerBound..<first.range.upperBound)
    }
    let factor: Expression
    do {
      factor = try power()
    } catch {
      // The two readings say more than that a name is not known.
      guard left.isDivisor, case .unknownName = error.problem else { throw error }
      throw aboveOrBelow(
        left.expression, source(first.range), from: start, to: first.range.upperBound)
    }
    if repeats(left.expression, first, factor) {
      throw FormulaError(
        .missingOperator(left: source(left.expression), right: source(factor)),
        at: left.expression.range.lowerBound..<lastEnd)
    }
    if left.isDivisor, !isPlainlyOutside(first, factor) {
      throw aboveOrBelow(left.expression, source(factor), from: start, to: lastEnd)
    }
    return .init(isDivisor: false, factor)
  }

  /// `0.96 (24/25)`: a second number in brackets, behind a space, says the first one again.
  private func repeats(_ left: Expression, _ first: Token, _ factor: Expression) -> Bool {
    guard first.followsSpace, first.kind == .sign(.open), factor.range.upperBound == lastEnd,
      tokens[index - 1].kind == .sign(.close)
    else { return false }
    // A difference in brackets is a factor, and so is what stands in brackets of a size.
    if case .sum = factor.kind { return false }
    guard left.isPlainNumber, factor.isPlainNumber, first.range.lowerBound > 0,
      text[first.range.lowerBound - 1].properties.isWhitespace,
      let (a, b) = try? Fuel.limited(
        to: Parser.repetitionFuel,
        {
          (try left.evaluate().scalar, try factor.evaluate().scalar)
        }), let a, let b
    else { return false }
    // Two numbers within a hundredth of each other are one number written twice.
    let difference = (try? (a - b).absolute() * .rational(100)) ?? a
    return (try? difference.order(a.absolute())) == .less
  }

  /// `1/2x`: the x may stand above or below the line.
  private func aboveOrBelow(
    _ divisor: Expression, _ factor: String, from start: Int, to end: Int
  ) -> FormulaError {
    let above = source(start..<divisor.range.upperBound)
    let top = source(start..<slash(before: divisor))
    return FormulaError(
      .ambiguous(
        first: "(\(above))*\(factor)", second: "\(top)/(\(source(divisor))*\(factor))"),
      at: start..<end)
  }

  /// Whether spaces show that a factor is not below the line: `1/2 log(x)`, with a space only before
  /// the function.
  private func isPlainlyOutside(_ first: Token, _ factor: Expression) -> Bool {
    guard first.followsSpace, factor.isCallOrSeries else { return false }
    guard let slash = tokens[..<index].lastIndex(where: { $0.kind == .sign(.over) }) else {
      return true
    }
    return !tokens[slash].followsSpace && !tokens[min(slash + 1, tokens.count - 1)].followsSpace
  }

  private func slash(before divisor: Expression) -> Int {
    tokens.last { $0.kind == .sign(.over) && $0.range.upperBound <= divisor.range.lowerBound }?
      .range.lowerBound ?? divisor.range.lowerBound
  }

  // MARK: Powers

  /// A factor behind an operator, where a sign may stand.
  mutating func signedPower(isExponent: Bool = false) throws(FormulaError) -> Expression {
    let start = token.range.lowerBound
    let isNegative = signs()
    let value = try power(isExponent: isExponent)
    return isNegative ? Expression(.negative(value), at: start..<lastEnd) : value
  }

  /// A base with its exponent, which binds to the right.
  ///
  /// - Parameter isExponent: whether it is an exponent itself: then `A^{-1}^T` transposes the power.
  mutating func power(isExponent: Bool = false) throws(FormulaError) -> Expression {
    let start = token
    let base = try postfix()
    guard at(.power) else { return base }
    if let sign = raisedSign, sign != .word("T") || isMatrix(base) || !vocabulary.declares("T") {
      if sign == .sign(.degree) { return try raisedDegrees(base) }
      return isExponent && base.isPlainSignedNumber ? base : raisedTransposition(base)
    }
    if isExponent { try refuseSecondExponent(behind: base, from: start) }
    if let transposed = try transposedInverse(of: base) { return transposed }
    // Only what nests counts as depth: an exponent may have one of its own.
    try enter()
    defer { leave() }
    advance()
    let exponent = try signedPower(isExponent: true)
    let range = base.range.lowerBound..<lastEnd
    if case .number = tokens[index - 1].kind, exponent.isPlainSignedNumber, !token.followsSpace,
      isConstantBase(base), case .word = token.kind, !isUnit(token)
    {
      // `e^2x`: where the exponent ends cannot be seen.
      let factor = source(token.range)
      throw FormulaError(
        .ambiguous(
          first: "\(source(range))*\(factor)",
          second: "\(source(base))^(\(source(exponent))*\(factor))"),
        at: range.lowerBound..<token.range.upperBound)
    }
    let power =
      try inverse(base, exponent, at: range) ?? Expression(.power(base, exponent), at: range)
    guard at(.power), let sign = raisedSign, sign != .sign(.degree) else { return power }
    return raisedTransposition(power)
  }

  /// What is transposed by the sign above the line here, `x^T` and `x^{\top}`.
  private mutating func raisedTransposition(_ base: Expression) -> Expression {
    let isBraced = next.kind == .sign(.openBrace)
    if isBraced { advance() }
    advance()
    advance()
    let range = base.range.lowerBound..<lastEnd
    if isBraced { advance() }
    return Expression(.call("transpose", [base]), at: range)
  }

  /// Degrees whose sign is written above the line here, `30^\\circ`, with braces around it or without.
  mutating func raisedDegrees(_ value: Expression) throws(FormulaError) -> Expression {
    let isBraced = next.kind == .sign(.openBrace)
    if isBraced { advance() }
    advance()
    let degrees = try degrees(value)
    if isBraced { advance() }
    return degrees
  }

  /// The sign that is written above the line here, with or without braces: a `T`, `⊤` or degrees.
  var raisedSign: Token.Kind? {
    let isBraced = next.kind == .sign(.openBrace)
    let place = index + (isBraced ? 2 : 1)
    guard place < tokens.count,
      [.sign(.transpose), .word("T"), .sign(.degree)].contains(tokens[place].kind),
      !isBraced || (place + 1 < tokens.count && tokens[place + 1].kind == .sign(.closeBrace))
    else { return nil }
    return tokens[place].kind
  }

  private func isConstantBase(_ base: Expression) -> Bool {
    switch base.kind {
    case .number: true
    case .name(let name): name == Constant.e
    default: false
    }
  }

  // MARK: What stands behind an operand

  /// An operand with the signs behind it: `²`, `!`, `%`, `°`, `ᵀ`, and indices.
  mutating func postfix() throws(FormulaError) -> Expression {
    var value = numbered(try operand())
    // Every sign puts one more node above the operand, so signs count as depth as brackets do.
    let depthBefore = depth
    defer { depth = depthBefore }
    while true {
      let start = value.range.lowerBound
      if standsBehindOperand { try enter() }
      switch token.kind {
      case .superscript(let exponent):
        advance()
        let power = Expression(.number(Rational(exponent)), at: lastEnd - 1..<lastEnd)
        let range = start..<lastEnd
        value =
          try inverse(value, power, at: range) ?? Expression(.power(value, power), at: range)
      case .sign(.factorial):
        try requireAllowed("factorial", written: source(token.range), at: token.range)
        advance()
        try refuseDoubleFactorial(from: start)
        value = Expression(.call("factorial", [value]), at: start..<lastEnd)
      case .sign(.percent):
        try refuseComment(behind: value)
        advance()
        let hundred = Expression(.number(100), at: lastEnd - 1..<lastEnd)
        value = Expression(
          .product([.init(isDivisor: false, value), .init(isDivisor: true, hundred)]),
          at: start..<lastEnd)
      case .sign(.transpose):
        advance()
        value = Expression(.call("transpose", [value]), at: start..<lastEnd)
      case .sign(.degree):
        if isRing, !value.isPlainNumber { return value }
        value = try degrees(value)
      case .sign(.positivePart):
        try requireAllowed("relu", written: source(token.range), at: token.range)
        advance()
        value = Expression(.call("relu", [value]), at: start..<lastEnd)
      case .sign(.openBracket)
      where isIndexable(value) && !token.followsSpace && !endsAtBracket:
        value = try entry(of: value)
      case .sign(.method):
        value = try method(of: value)
      case .sign(.minute) where isTransposable(value):
        advance()
        value = Expression(.call("transpose", [value]), at: start..<lastEnd)
      case .sign(.minute), .sign(.second):
        let isName = if case .name = value.kind { true } else { false }
        throw FormulaError(
          .notAllowed(
            source((isName ? start : token.range.lowerBound)..<token.range.upperBound),
            reason: isName
              ? "a derivative has no sign here: write it out"
              : "minutes and seconds stand behind degrees: 16°15′37″"),
          at: token.range)
      default: return value
      }
    }
  }

  /// Refuses what stands behind a `%` that is not written as a number's, `x % comment` and `5 % x`.
  private func refuseComment(behind value: Expression) throws(FormulaError) {
    guard source(token.range) == "%" else { return }
    switch next.kind {
    case .number: break
    case .word(let word):
      if isUnit(next) || Parser.isJoint(word) || word == "to" { return }
    case .sign(let sign): guard [.open, .openBracket].contains(sign) else { return }
    case .superscript, .end: return
    }
    if case .number = value.kind, !token.followsSpace { return }
    throw FormulaError(
      .notAllowed(
        "%", reason: "it stands right behind a number: leave out comments and remainders"),
      at: token.range)
  }

  private var standsBehindOperand: Bool {
    switch token.kind {
    case .superscript, .sign(.factorial), .sign(.percent), .sign(.transpose), .sign(.degree),
      .sign(.openBracket), .sign(.positivePart), .sign(.method):
      true
    default: false
    }
  }

  private func isIndexable(_ value: Expression) -> Bool {
    switch value.kind {
    case .name, .entry, .list: !opensAngle
    case .call: !bracketHoldsCall && !opensAngle
    default: false
    }
  }

  /// Whether something is called in the square bracket here: no index is, so that `σ(z)[1 − σ(z)]` is a product.
  private var bracketHoldsCall: Bool {
    let inside = tokens[(index + 1)...].prefix { $0.kind != .sign(.closeBracket) }
    return inside.contains { $0.kind == .sign(.open) }
  }

  /// Degrees, with minutes and seconds where they follow.
  private mutating func degrees(_ value: Expression) throws(FormulaError) -> Expression {
    try refuseAngle(value, inDegrees: token)
    advance()
    var terms: [Expression.Term] = [.init(isSubtracted: false, value)]
    for (sign, parts) in [(Token.Sign.minute, 60), (.second, 3600)] {
      guard case .number(let number) = token.kind, next.kind == .sign(sign) else { continue }
      let range = token.range
      let share = try rational(number, over: parts, at: range)
      terms.append(.init(isSubtracted: false, Expression(.number(share), at: range)))
      advance()
      advance()
    }
    let range = value.range.lowerBound..<lastEnd
    let amount = terms.count == 1 ? value : Expression(.sum(terms), at: range)
    let degree = Expression(.name(Unit.degrees.rawValue), at: lastEnd - 1..<lastEnd)
    return Expression(
      .product([.init(isDivisor: false, amount), .init(isDivisor: false, degree)]), at: range)
  }

  private func rational(
    _ number: Rational, over parts: Int, at range: Range<Int>
  ) throws(FormulaError) -> Rational {
    do {
      return try number / Rational(parts)
    } catch {
      throw FormulaError(.arithmetic(error), at: range)
    }
  }

  private mutating func entry(of value: Expression) throws(FormulaError) -> Expression {
    let opening = token
    advance()
    let indices = try items(until: .closeBracket, opening: opening)
    return Expression(.entry(value, indices), at: value.range.lowerBound..<lastEnd)
  }
}

extension Expression {
  /// Whether it is a number as it is written, with a sign or without.
  fileprivate var isPlainSignedNumber: Bool {
    switch kind {
    case .number: true
    case .negative(let value): if case .number = value.kind { true } else { false }
    default: false
    }
  }

  fileprivate var isCallOrSeries: Bool {
    switch kind {
    case .call, .series: true
    default: false
    }
  }
}
