import Exact

// Logarithms to a base below the line, `log_3(x)` and `\log_b x`.
extension Parser {
  /// The logarithm that a word calls with its base; nil for any other word.
  mutating func logarithm(_ word: String, _ first: Token) throws(FormulaError) -> Expression? {
    guard let base = Parser.logarithmBase(of: word), vocabulary.function(word) == nil else {
      return nil
    }
    let value: Expression
    if let number = Int(base), number > 1 {
      value = Expression(.number(Rational(number)), at: first.range)
    } else if vocabulary.declares(base) {
      value = Expression(.name(base), at: first.range)
    } else if let constant = Constant.canonicalName(base), Constant.e == constant {
      value = Expression(.name(constant), at: first.range)
    } else {
      return nil
    }
    let argument = try call("log", written: word, first)
    let range = first.range.lowerBound..<lastEnd
    return Expression(
      .product([
        .init(isDivisor: false, argument),
        .init(isDivisor: true, Expression(.call("log", [value]), at: first.range)),
      ]), at: range)
  }

  /// What stands below the line of `log_…`.
  static func logarithmBase(of word: String) -> String? {
    guard word.hasPrefix("log_"), word.count > 4 else { return nil }
    return String(word.dropFirst(4))
  }
}
