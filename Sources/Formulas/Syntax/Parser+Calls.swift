import Exact

// Calls of functions, with brackets around their arguments and without.
extension Parser {
  mutating func call(
    _ function: String, written word: String, _ first: Token
  ) throws(FormulaError) -> Expression {
    try requireAllowed(function, written: word, at: first.range)
    let order = primes()
    if order > 0 { return try derivative(of: function, order: order, written: word, first) }
    let exponent = try functionPower(word, function, first)
    let arguments: [Expression]
    if exponent == nil, let call = try programmedCall(function, first) { return call }
    if at(.open), function == "sum" || function == "product" {
      if let place = try placeOfIndexBehindBody() {
        return try seriesCall(isProduct: function == "product", indexAt: place, first)
      }
      if startsSeries { return try seriesCall(isProduct: function == "product", first) }
    }
    if at(.open) || at(.openBrace) {
      let opening = token
      let place = index
      advance()
      arguments = try items(
        until: opening.kind == .sign(.open) ? .close : .closeBrace, opening: opening)
      if arguments.count == 2, word == "root", function == "sqrt",
        let root = try root(ofDegreeBehind: arguments, written: word, first)
      {
        return root
      }
      if arguments.count == 2, function == "log", isPythons(first) {
        return try quotient(ofLogarithms: arguments, from: first)
      }
      // `log(0,5)`: the comma is a decimal one where the function takes one number only.
      if arguments.count == 2 {
        try refuseBase(arguments, of: function, written: word, first)
      }
      if arguments.count == 2, index == place + 5, let signature = Library.signature(of: function),
        signature.allows(1), !signature.allows(2),
        let error = decimalComma(at: place + 2, in: { "\(word)(\($0))" })
      {
        throw error
      }
    } else if at(.openBracket) {
      let opening = token
      advance()
      let entries = try items(until: .closeBracket, opening: opening)
      let range = opening.range.lowerBound..<lastEnd
      if function == "sqrt", exponent == nil, entries.count == 1,
        let root = try root(degree: entries[0], written: word, first)
      {
        return root
      }
      if function == "log", word == "Log", exponent == nil, entries.count == 2 {
        // In Mathematica the base stands first.
        return try quotient(ofLogarithms: entries.reversed(), from: first)
      }
      arguments = entries.count == 1 ? entries : [Expression(.list(entries), at: range)]
    } else {
      arguments = [try bareArgument(function, first)]
    }
    let range = first.range.lowerBound..<lastEnd
    if function == "grad", arguments.count == 3, exponent == nil,
      let derivative = repeated(function, arguments, at: range)
    {
      return derivative
    }
    try checkCount(arguments.count, of: function, at: range)
    switch exponent {
    case nil:
      // `np.dot` is the product of matrices, too.
      let isProduct = function == "dot" && source(first.range).contains(".")
      return Expression(.call(isProduct ? "matmul" : function, arguments), at: range)
    case .inverse(let inverse)?: return Expression(.call(inverse, arguments), at: range)
    case .power(let exponent)?:
      return Expression(
        .power(Expression(.call(function, arguments), at: range), exponent), at: range)
    }
  }

  /// The derivative of the order that is the third argument, `diff(f, x, 2)`; nil where that is none from 1 to 8.
  private func repeated(
    _ function: String, _ arguments: [Expression], at range: Range<Int>
  ) -> Expression? {
    guard let order = arguments[2].asRational, order.isInteger,
      let count = order.numerator.asInt, (1...8).contains(count)
    else { return nil }
    return (0..<count).reduce(arguments[0]) { inner, _ in
      Expression(.call(function, [inner, arguments[1]]), at: range)
    }
  }

  /// Refuses `log(8, 2)` and `root(8, 3)`, of which people write the second number in either place; the comma of
  /// `log(8,2)` may be a decimal one, too, and that of `log(0,5)` is.
  private func refuseBase(
    _ arguments: [Expression], of function: String, written word: String, _ called: Token
  ) throws(FormulaError) {
    let (first, second) = (source(arguments[0]), source(arguments[1]))
    let (reason, written): (String, String)
    switch function {
    case "log":
      written = "log_" + (second.count == 1 ? second : "{\(second)}") + "(\(first))"
      reason = "it takes one argument; the logarithm to a base is \(written)"
    case "sqrt":
      written = "nthroot(\(first), \(second))"
      reason = "it takes one argument; another root is \(written)"
    default: return
    }
    let range = called.range.lowerBound..<lastEnd
    let isTight = arguments[0].range.upperBound + 1 == arguments[1].range.lowerBound
    if isTight, first.allSatisfy(\.isNumber), second.allSatisfy(\.isNumber) {
      if first == "0" { return }
      throw FormulaError(
        .ambiguous(first: written, second: "\(word)(\(first).\(second))"), at: range)
    }
    throw FormulaError(.notAllowed(source(range), reason: reason), at: range)
  }

  /// Whether a function is called as one of Python's `math`, whose logarithm takes the base behind the number.
  private func isPythons(_ called: Token) -> Bool { source(called.range).hasPrefix("math.") }

  /// The logarithm of the first number to the second one as its base.
  private func quotient(
    ofLogarithms numbers: [Expression], from first: Token
  ) throws(FormulaError) -> Expression {
    let logarithms = numbers.map { Expression(.call("log", [$0]), at: $0.range) }
    return Expression(
      .product([
        .init(isDivisor: false, logarithms[0]), .init(isDivisor: true, logarithms[1]),
      ]), at: first.range.lowerBound..<lastEnd)
  }

  private enum FunctionPower {
    case power(Expression)
    case inverse(String)
  }

  /// The exponent between a function's name and its argument: `sin²(x)` is (sin x)², and `cos⁻¹(x)` is
  /// acos x, as calculators print it.
  private mutating func functionPower(
    _ word: String, _ function: String, _ first: Token
  ) throws(FormulaError) -> FunctionPower? {
    let start = token.range.lowerBound
    let exponent: Expression
    if case .superscript(let value) = token.kind {
      advance()
      exponent = Expression(.number(Rational(value)), at: start..<lastEnd)
    } else if at(.power) {
      advance()
      exponent = try writtenExponent(from: start)
    } else {
      return nil
    }
    guard exponent.asRational == Rational(-1) else { return .power(exponent) }
    guard let inverse = Library.inverse(of: function) else {
      throw FormulaError(
        .ambiguous(first: "1/\(word)(…)", second: "the inverse function of \(word)"),
        at: first.range.lowerBound..<lastEnd)
    }
    return .inverse(inverse)
  }

  /// A whole number or a name, or a formula with a name in brackets or braces.
  private mutating func writtenExponent(from start: Int) throws(FormulaError) -> Expression {
    let isNegative = take(.minus)
    let inBrace = take(.openBrace)
    let inBracket = inBrace || take(.open)
    let isNegativeInside = inBracket && take(.minus)
    var exponent: Expression
    switch token.kind {
    case .number(let value)
    where value.isInteger
      && (!inBracket || next.kind == .sign(.close) || next.kind == .sign(.closeBrace)):
      advance()
      exponent = Expression(.number(value), at: start..<lastEnd)
    case .word(let word) where vocabulary.declares(word):
      if inBracket {
        exponent = try sum()
      } else {
        exponent = Expression(.name(word), at: token.range)
        advance()
      }
    case .number where inBracket:
      exponent = try sum()
      guard !exponent.names.isEmpty else { throw unexpected(expected: "a whole number") }
    default: throw unexpected(expected: "a whole number or a name")
    }
    if inBracket, !take(inBrace ? .closeBrace : .close) { throw unexpected(expected: ")") }
    guard isNegative != isNegativeInside else { return exponent }
    if let value = exponent.asRational {
      exponent = Expression(.number(-value), at: start..<lastEnd)
    } else {
      exponent = Expression(.negative(exponent), at: start..<lastEnd)
    }
    return exponent
  }

  /// The argument of a function without brackets: a single number, name, root or magnitude.
  mutating func bareArgument(
    _ function: String, _ first: Token
  ) throws(FormulaError) -> Expression {
    switch token.kind {
    case .number, .sign(.root), .sign(.bar), .word(Lexer.root), .word(Lexer.fraction): break
    case .sign(.beginMatrix): break
    case .word(let word) where vocabulary.function(word) == nil || vocabulary.declares(word): break
    case .word where next.kind == .sign(.open): break
    // `\ln\sin x` is the function of the function; on a line `sin cos x` may be a product.
    case .word
    where isAtFunction && (isCommand(first) || !Self.functionsOfAngles.contains(function)):
      break
    case .word(let word) where Self.isFunctionName(word, in: tokens, at: index): break
    default: throw FormulaError(.functionWithoutArgument(source(first.range)), at: first.range)
    }
    try enter()
    defer { leave() }
    let nameEnd = lastEnd
    if let argument = try multipleOfName(function) { return argument }
    var argument = try operand()
    if at(.degree) || at(.percent) { argument = try postfixOnce(argument) }
    if at(.factorial), !token.followsSpace, isCommand(first) {
      // `\log n!` is log(n!): nobody takes the factorial of a logarithm.
      try requireAllowed("factorial", written: source(token.range), at: token.range)
      advance()
      argument = Expression(
        .call("factorial", [argument]), at: argument.range.lowerBound..<lastEnd)
    }
    if at(.power), raisedSign == .sign(.degree) { argument = try raisedDegrees(argument) }
    if let power = try powerOfBase(function, argument, first) { argument = power }
    // The square of `sin^2 x` belongs to the name.
    let name = source(first.range.lowerBound..<nameEnd)
    let text = source(argument)
    switch token.kind {
    case .superscript, .sign(.power), .sign(.factorial):
      let tail = tailText()
      throw FormulaError(
        .ambiguous(first: "\(name)(\(text)\(tail))", second: "(\(name)(\(text)))\(tail)"),
        at: first.range.lowerBound..<token.range.upperBound)
    case .sign(.over):
      let isCall: Bool =
        if case .word(let word) = next.kind {
          vocabulary.function(word) != nil && !vocabulary.declares(word)
        } else {
          false
        }
      if !isCall {
        let tail = divisorText()
        throw FormulaError(
          .ambiguous(first: "\(name)(\(text))/\(tail)", second: "\(name)(\(text)/\(tail))"),
          at: first.range.lowerBound..<next.range.upperBound)
      }
    case .word(let word)
    where !isUnit(token) && !isAtFunction && !(vocabulary.readsRatios && word == "to"):
      throw twoArguments(name, text, first)
    case .sign(.open):
      throw twoArguments(name, text, first)
    // `log σ√(2π)` is mostly the logarithm of both, and `sin x√2` hardly ever.
    case .sign(.root) where !Self.functionsOfAngles.contains(function):
      throw twoArguments(name, text, first)
    case .word(let word)
    where vocabulary.function(word) == "sqrt" && !vocabulary.declares(word)
      && !Self.functionsOfAngles.contains(function):
      throw twoArguments(name, text, first)
    default: break
    }
    return argument
  }

  /// Whether a function is written as a command of LaTeX, which print sets apart from what follows.
  private func isCommand(_ called: Token) -> Bool { source(called.range).hasPrefix("\\") }

  /// Functions of angles, whose values at a number alone nobody multiplies by a name: `sin 2x` is
  /// sin(2x), while `log 2x` may be (log 2)·x.
  private static let functionsOfAngles: Set = [
    "sin", "cos", "tan", "sec", "csc", "cot", "sinh", "cosh", "tanh", "sech", "csch", "coth",
  ]

  /// A whole number with a name right behind it, `2x`, or a multiple of π, `2\pi x`, where that is all of an argument
  /// without brackets; nil for anything else.
  private mutating func multipleOfName(_ function: String) throws(FormulaError) -> Expression? {
    let isOfAngle = Self.functionsOfAngles.contains(function)
    var ahead = self
    var factors: [Expression] = []
    if case .number(let value) = ahead.token.kind, value.isInteger {
      factors.append(Expression(.number(value), at: ahead.token.range))
      ahead.advance()
    }
    var hasPi = false
    if case .word(let word) = ahead.token.kind, Constant.canonicalName(word) == Constant.pi,
      !vocabulary.declares(word), function != "exp"
    {
      hasPi = true
      factors.append(Expression(.name(Constant.pi), at: ahead.token.range))
      ahead.advance()
    }
    if isOfAngle, case .word(let word) = ahead.token.kind, vocabulary.declares(word),
      hasPi || ahead.lastEnd == ahead.token.range.lowerBound
    {
      factors.append(Expression(.name(word), at: ahead.token.range))
      ahead.advance()
    }
    guard factors.count > 1, ahead.endsArgument else { return nil }
    self = ahead
    return Expression(
      .product(factors.map { .init(isDivisor: false, $0) }),
      at: factors[0].range.lowerBound..<lastEnd)
  }

  /// Whether nothing stands here that an argument without brackets could go on with.
  private var endsArgument: Bool {
    switch token.kind {
    case .end, .sign(.plus), .sign(.minus), .sign(.times), .sign(.close), .sign(.closeBrace),
      .sign(.closeBracket), .sign(.comma), .sign(.equal), .sign(.row), .sign(.column),
      .sign(.endMatrix):
      true
    case .word: isAtFunction
    default: false
    }
  }

  /// The sign behind an argument that is the token here, with the whole exponent if it has one.
  private func tailText() -> String {
    var ahead = self
    let start = token.range.lowerBound
    ahead.advance()
    if at(.power), (try? ahead.signedPower()) == nil { ahead.advance() }
    return source(start..<ahead.lastEnd)
  }

  /// What stands behind the slash that is the token here.
  private func divisorText() -> String {
    var ahead = self
    ahead.advance()
    let start = ahead.token.range.lowerBound
    guard (try? ahead.power()) != nil else { return source(next.range) }
    return source(start..<ahead.lastEnd)
  }

  private func twoArguments(_ name: String, _ text: String, _ first: Token) -> FormulaError {
    // The readings show all that is written side by side, up to the next function.
    let start = token.range.lowerBound
    var ahead = self
    var end = token.range.upperBound
    repeat {
      guard (try? ahead.power()) != nil else { break }
      end = ahead.lastEnd
    } while ahead.startsFactor && !ahead.isAtFunction
    let tail = source(start..<end)
    let argument = source(first.range.upperBound..<end).drop(while: \.isWhitespace)
    return FormulaError(
      .ambiguous(first: "\(name)(\(text))*\(tail)", second: "\(name)(\(argument))"),
      at: first.range.lowerBound..<end)
  }

  /// Whether the word here is a function and no name; σ without an argument is a name.
  private var isAtFunction: Bool {
    guard case .word(let word) = token.kind else { return false }
    return vocabulary.function(word) != nil && !vocabulary.declares(word)
      && !Self.isFunctionName(word, in: tokens, at: index)
  }

  private mutating func postfixOnce(_ value: Expression) throws(FormulaError) -> Expression {
    let isDegrees = at(.degree)
    advance()
    let range = value.range.lowerBound..<lastEnd
    let place = lastEnd - 1..<lastEnd
    let factor: Expression.Factor =
      isDegrees
      ? .init(isDivisor: false, Expression(.name(Unit.degrees.rawValue), at: place))
      : .init(isDivisor: true, Expression(.number(100), at: place))
    return Expression(.product([.init(isDivisor: false, value), factor]), at: range)
  }

  private func checkCount(
    _ count: Int, of function: String, at range: Range<Int>
  ) throws(FormulaError) {
    guard let signature = Library.signature(of: function), !signature.allows(count) else { return }
    throw FormulaError(
      .argumentCount(function: function, expected: signature.countText, found: count), at: range)
  }
}
