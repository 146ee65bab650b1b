import Exact

// Calls as NumPy and PyTorch have them: `np.clip(x, 0, None)`, `x.sum()`.
extension Parser {
  /// The functions that are called behind their first argument, by what they are called there.
  static let methods = [
    "sum": "sum", "mean": "mean", "max": "max", "min": "min", "prod": "product", "dot": "dot",
    "matmul": "matmul", "norm": "norm", "exp": "exp", "log": "log", "sqrt": "sqrt", "abs": "abs",
    "square": "square", "pow": "pow", "sigmoid": "sigmoid", "tanh": "tanh", "relu": "relu",
    "clip": "clip", "clamp": "clip", "trace": "trace", "det": "det", "inverse": "inverse",
    "transpose": "transpose",
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
    guard at(.open), function == "norm" || function == "clip" else { return nil }
    var ahead = self
    guard let arguments = ahead.arguments(of: function, behind: value) else { return nil }
    let range = (value?.range ?? first.range).lowerBound..<ahead.lastEnd
    let call: Expression
    if function == "norm" {
      guard let norm = Self.norm(arguments) else { return nil }
      call = Expression(norm, at: range)
    } else {
      guard let clip = Self.clip(arguments) else { return nil }
      call = Expression(clip, at: range)
    }
    if case .call(let name, _) = call.kind, name != "max", name != "min" {
      try requireAllowed(name, written: source(first.range), at: first.range)
    }
    self = ahead
    return call
  }

  /// What is written for an argument.
  private enum Argument {
    case value(Expression)
    /// `None`.
    case none
    case infinity
  }

  /// The arguments in the bracket here by their names, of which the first has none; nil where they are no such ones.
  private mutating func arguments(
    of function: String, behind value: Expression?
  ) -> [String: Argument]? {
    let names = function == "norm" ? ["", "ord"] : ["", "min", "max"]
    var found: [String: Argument] = value.map { ["": .value($0)] } ?? [:]
    // With two arguments `clip(g, c)` may go from −c to c.
    var isTold = function == "norm"
    advance()
    if take(.close) { return nil }
    repeat {
      var name = found.count < names.count ? names[found.count] : nil
      if case .word(let word) = token.kind, word.hasSuffix("=") {
        name = String(word.dropLast()).replacing("a_", with: "")
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
      } else {
        guard let value = try? sum() else { return nil }
        found[name] = .value(value)
      }
    } while take(.comma)
    return take(.close) && isTold ? found : nil
  }

  /// The norm that a second argument tells, 1, 2 or infinity.
  private static func norm(_ arguments: [String: Argument]) -> Expression.Kind? {
    guard case .value(let vector)? = arguments[""] else { return nil }
    switch arguments["ord"] {
    case .infinity?: return .call("norminf", [vector])
    case .value(let order)?:
      guard let number = order.asRational, number == 1 || number == 2 else { return nil }
      return .call(number == 1 ? "norm1" : "norm", [vector])
    case nil, Argument.none?: return nil
    }
  }

  /// A number between two others, of which one may be left out: the larger or the smaller one of two numbers.
  private static func clip(_ arguments: [String: Argument]) -> Expression.Kind? {
    guard case .value(let number)? = arguments[""] else { return nil }
    switch (arguments["min"] ?? Argument.none, arguments["max"] ?? Argument.none) {
    case (.value(let lower), .value(let upper)): return .call("clip", [number, lower, upper])
    case (.value(let lower), .none): return .call("max", [number, lower])
    case (.none, .value(let upper)): return .call("min", [number, upper])
    default: return nil
    }
  }
}
