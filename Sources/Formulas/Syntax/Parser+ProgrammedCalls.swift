import Exact

// Calls as NumPy and PyTorch have them: `np.clip(x, 0, None)`, `x.sum()`.
extension Parser {
  /// The functions that are called behind their first argument, by what they are called there.
  static let methods = [
    "sum": "sum", "mean": "mean", "max": "max", "min": "min", "prod": "product", "dot": "dot",
    "matmul": "matmul", "norm": "norm", "exp": "exp", "log": "log", "sqrt": "sqrt", "abs": "abs",
    "square": "square", "pow": "pow", "sigmoid": "sigmoid", "tanh": "tanh", "relu": "relu",
    "clip": "clip", "clamp": "clip", "trace": "trace", "det": "det", "inverse": "inverse",
    "transpose": "transpose", "t": "transpose",
  ]

  /// A function of an operand that it is called behind, from the point on.
  mutating func method(of value: Expression) throws(FormulaError) -> Expression {
    advance()
    let first = token
    guard case .word(let word) = first.kind, let function = Self.methods[word],
      next.kind == .sign(.open)
    else { throw unexpected(expected: "a function with its bracket") }
    try requireAllowed(function, written: word, at: first.range)
    advance()
    if let call = try programmedCall(function, behind: value, first) { return call }
    let opening = token
    advance()
    let arguments = [value] + (try items(until: .close, opening: opening))
    let range = value.range.lowerBound..<lastEnd
    // `x.sum(0)` adds up along an axis.
    let signature = Library.signature(of: function)
    let isVariadic = signature?.isVariadic == true
    guard isVariadic ? arguments.count == 1 : signature?.allows(arguments.count) == true else {
      throw FormulaError(
        .argumentCount(
          function: word,
          expected: isVariadic ? "1 argument (x)" : signature?.countText ?? "",
          found: arguments.count), at: range)
    }
    return Expression(.call(function == "dot" ? "matmul" : function, arguments), at: range)
  }

  /// A call with arguments that have names or are left out, from its bracket on; nil for any other call.
  ///
  /// - Parameter value: the first argument, where that stands before the call.
  mutating func programmedCall(
    _ function: String, behind value: Expression? = nil, _ first: Token
  ) throws(FormulaError) -> Expression? {
    guard at(.open), let names = Self.namesOfArguments[function] else { return nil }
    var ahead = self
    // A module before its name tells that the second argument is the one that programs have there.
    let isOfModule = source(first.range).contains(".") && Self.ofModules.contains(function)
    guard
      let arguments = ahead.arguments(
        named: names, behind: value, isTold: function == "norm" || isOfModule)
    else { return nil }
    let isNormOfModule = function == "norm" && source(first.range).contains(".")
    let range = (value?.range ?? first.range).lowerBound..<ahead.lastEnd
    let kind: Expression.Kind?
    switch function {
    case "norm": kind = Self.norm(arguments, isOfModule: isNormOfModule)
    case "clip": kind = Self.clip(arguments)
    case "normalpdf", "normalcdf": kind = Self.ofNormalDistribution(function, arguments)
    case "leakyrelu": kind = Self.leakyReLU(arguments)
    default: kind = Self.alongOnlyAxis(function, arguments)
    }
    guard let kind else {
      guard isOfModule, arguments["dim"] != nil else { return nil }
      // Without the module before it the axis would be a temperature.
      throw FormulaError(
        .argumentCount(function: function, expected: "1 argument (x)", found: 2), at: range)
    }
    let call = Expression(kind, at: range)
    if case .call(let name, _) = call.kind, name != "max", name != "min" {
      try requireAllowed(
        isNormOfModule ? function : name, written: source(first.range), at: first.range)
    }
    self = ahead
    return call
  }

  /// The arguments of functions that programs call with names for some, in their order; the first one has none.
  private static let namesOfArguments = [
    "norm": ["", "ord"], "clip": ["", "min", "max"], "normalpdf": ["", "loc", "scale"],
    "normalcdf": ["", "loc", "scale"], "softmax": ["", "dim"], "logsoftmax": ["", "dim"],
    "logsumexp": ["", "dim"], "leakyrelu": ["", "negative_slope"],
  ]
  /// Those of them that have another second argument where no module stands before their names, or none.
  private static let ofModules: Set = [
    "normalpdf", "normalcdf", "softmax", "logsoftmax", "logsumexp",
  ]

  /// What is written for an argument.
  private enum Argument {
    case value(Expression)
    /// `None`.
    case none
    case infinity
  }

  /// The arguments in the bracket here by their names, of which the first has none; nil where they are no such ones.
  ///
  /// - Parameter isTold: whether arguments without names are read as well: with two of these `clip(g, c)` may go from −c
  ///   to c.
  private mutating func arguments(
    named names: [String], behind value: Expression?, isTold: Bool
  ) -> [String: Argument]? {
    var found: [String: Argument] = value.map { ["": .value($0)] } ?? [:]
    var isTold = isTold
    advance()
    if take(.close) { return nil }
    repeat {
      var name = found.count < names.count ? names[found.count] : nil
      if case .word(let word) = token.kind, word.hasSuffix("=") {
        let written = String(word.dropLast())
        name =
          written == "axis"
          ? "dim" : written.hasPrefix("a_") ? String(written.dropFirst(2)) : written
        isTold = true
        advance()
      }
      guard let name, names.contains(name), found[name] == nil else { return nil }
      if token.kind == .word("None"), !vocabulary.declares("None") {
        advance()
        found[name] = Argument.none
        isTold = true
      } else if at(.infinity) {
        advance()
        found[name] = .infinity
      } else if case .word(let word) = token.kind, Parser.infinities.contains(word),
        !vocabulary.declares(word)
      {
        advance()
        found[name] = .infinity
        isTold = true
      } else {
        guard let value = try? sum() else { return nil }
        found[name] = .value(value)
      }
    } while take(.comma)
    return take(.close) && isTold ? found : nil
  }

  /// The norm that a second argument tells, 1, 2 or infinity; without one that of Frobenius where programs have it so.
  private static func norm(
    _ arguments: [String: Argument], isOfModule: Bool
  ) -> Expression.Kind? {
    guard case .value(let vector)? = arguments[""] else { return nil }
    switch arguments["ord"] {
    case .infinity?: return .call("norminf", [vector])
    case .value(let order)?:
      guard let number = order.asRational, number == 1 || number == 2 else { return nil }
      return .call(number == 1 ? "norm1" : "norm", [vector])
    case nil, Argument.none?: return isOfModule ? .call("frobenius", [vector]) : nil
    }
  }

  /// A number between two others, of which one may be left out: the larger or the smaller one of two numbers.
  private static func clip(_ arguments: [String: Argument]) -> Expression.Kind? {
    guard case .value(let number)? = arguments[""] else { return nil }
    var upper = arguments["max"] ?? Argument.none
    if case .infinity = upper { upper = Argument.none }
    switch (arguments["min"] ?? Argument.none, upper) {
    case (.value(let lower), .value(let upper)): return .call("clip", [number, lower, upper])
    case (.value(let lower), .none): return .call("max", [number, lower])
    case (.none, .value(let upper)): return .call("min", [number, upper])
    default: return nil
    }
  }

  /// What is worked out along an axis of a vector, which has only one.
  private static func alongOnlyAxis(
    _ function: String, _ arguments: [String: Argument]
  ) -> Expression.Kind? {
    guard case .value(let vector)? = arguments[""], case .value(let axis)? = arguments["dim"],
      let number = axis.writtenInteger, number == 0 || number == -1
    else { return nil }
    return .call(function, [vector])
  }

  /// The normal distribution around a place with a scale, as SciPy has it.
  private static func ofNormalDistribution(
    _ function: String, _ arguments: [String: Argument]
  ) -> Expression.Kind? {
    guard case .value(let number)? = arguments[""], arguments.count > 1 else { return nil }
    var standard = number
    if case .value(let place)? = arguments["loc"] {
      standard = Expression(
        .sum([.init(isSubtracted: false, number), .init(isSubtracted: true, place)]),
        at: number.range)
    } else if arguments["loc"] != nil {
      return nil
    }
    guard let written = arguments["scale"] else { return .call(function, [standard]) }
    guard case .value(let scale) = written else { return nil }
    standard = Expression(
      .product([.init(isDivisor: false, standard), .init(isDivisor: true, scale)]),
      at: number.range)
    let value = Expression(.call(function, [standard]), at: number.range)
    guard function == "normalpdf" else { return value.kind }
    return .product([.init(isDivisor: false, value), .init(isDivisor: true, scale)])
  }

  /// A leaky ReLU with its slope by name.
  private static func leakyReLU(_ arguments: [String: Argument]) -> Expression.Kind? {
    guard case .value(let number)? = arguments[""],
      case .value(let slope)? = arguments["negative_slope"]
    else { return nil }
    return .call("leakyrelu", [number, slope])
  }
}

extension Expression {
  /// The whole number that is written, with a sign or without; nil for anything else.
  fileprivate var writtenInteger: Int? {
    if case .negative(let inner) = kind { return inner.writtenInteger.map { -$0 } }
    guard let value = asRational, value.isInteger else { return nil }
    return value.numerator.asInt
  }
}
