import Exact

extension Expression {
  /// The formula as a person would write it: `−2x(y − ŷ)ŷ(1 − ŷ)`.
  public var text: String { ExpressionText.text(of: self) }
}

/// Writes formulas for people.
private enum ExpressionText {
  /// How tightly the outermost operator of a piece binds.
  private enum Binding: Int, Comparable {
    case sum, product, power, atom

    static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
  }

  private struct Piece {
    let text: String
    let binding: Binding

    /// The text, in brackets where an operator around it binds as tightly or more.
    func inside(_ outer: Binding) -> String { binding > outer ? text : "(\(text))" }
  }

  /// Functions that are written otherwise than by their own name.
  private static let names = ["sigmoid": "σ"]

  static func text(of expression: Expression) -> String { piece(expression).text }

  private static func piece(_ expression: Expression) -> Piece {
    switch expression.kind {
    case .number(let value): return number(value)
    case .name(let name): return Piece(text: written(name), binding: .atom)
    case .sum(let terms):
      var text = ""
      for (index, term) in terms.enumerated() {
        let inner = piece(term.expression)
        var isNegative = term.isSubtracted
        var body =
          inner.binding == .sum || (isNegative && inner.text.hasPrefix("−"))
          ? inner.inside(.sum) : inner.text
        if !isNegative, body.hasPrefix("−") {
          isNegative = true
          body.removeFirst()
        }
        if index == 0 {
          text = (isNegative ? "−" : "") + body
        } else {
          text += (isNegative ? " − " : " + ") + body
        }
      }
      return Piece(text: text, binding: .sum)
    case .negative(let inner):
      let body = piece(inner)
      return Piece(
        text: "−"
          + (body.text.hasPrefix("−")
            ? "(\(body.text))" : body.binding == .sum ? body.inside(.sum) : body.text),
        binding: .sum)
    case .product(let factors): return product(factors)
    case .power(let base, let exponent): return power(base, exponent)
    case .call("abs", let arguments) where arguments.count == 1:
      return Piece(text: "|\(piece(arguments[0]).text)|", binding: .atom)
    case .call("sqrt", let arguments) where arguments.count == 1:
      return Piece(text: "√" + piece(arguments[0]).inside(.power), binding: .power)
    case .call("nthroot", let arguments) where arguments.last?.asRational == 3:
      return Piece(text: "∛(\(piece(arguments[0]).text))", binding: .atom)
    case .call(let name, let arguments):
      if name == "prime", let call = arguments.first, let primed = Expression.primed(call) {
        let list = primed.arguments.map { piece($0).text }.joined(separator: ", ")
        let primes = String(repeating: "′", count: primed.order)
        return Piece(
          text: "\(names[primed.function] ?? primed.function)\(primes)(\(list))", binding: .atom)
      }
      let list = arguments.map { piece($0).text }.joined(separator: ", ")
      return Piece(text: "\(names[name] ?? name)(\(list))", binding: .atom)
    case .list(let entries):
      return Piece(
        text: "[\(entries.map { piece($0).text }.joined(separator: ", "))]", binding: .atom)
    case .entry(let base, let indices): return entry(base, indices)
    case .comparison(let relation, let a, let b):
      return Piece(
        text: "\(piece(a).text) \(relation.rawValue) \(piece(b).text)", binding: .sum)
    case .series(let series):
      let word = series.isProduct ? "product" : "sum"
      let parts = [series.lower, series.upper, series.body].map { piece($0).text }
      return Piece(
        text: "\(word)(\(written(series.index)), \(parts.joined(separator: ", ")))", binding: .atom)
    }
  }

  private static func written(_ name: String) -> String {
    switch name {
    case "#1": "i"
    case "#2": "j"
    default: name
    }
  }

  private static func number(_ value: Rational) -> Piece {
    let magnitude = value.magnitude.description
    let binding: Binding = value.isInteger ? .atom : .product
    return value.signum < 0
      ? Piece(text: "−" + magnitude, binding: .sum) : Piece(text: magnitude, binding: binding)
  }

  // MARK: Products

  private static func product(_ factors: [Expression.Factor]) -> Piece {
    let above = factors.filter { !$0.isDivisor }.map(\.expression)
    let below = factors.filter(\.isDivisor).map(\.expression)
    var numerator = juxtaposed(above)
    var isNegative = numerator.hasPrefix("−")
    if below.isEmpty {
      return Piece(text: numerator, binding: isNegative ? .sum : .product)
    }
    if above.count == 1, above[0].isSumOfTerms || (!isNegative && piece(above[0]).binding == .sum) {
      numerator = "(\(numerator))"
      isNegative = false
    }
    let denominator =
      below.count == 1 ? piece(below[0]).inside(.product) : "(\(juxtaposed(below)))"
    return Piece(
      text: "\(numerator)/\(denominator)", binding: isNegative ? .sum : .product)
  }

  /// Factors side by side, in their order.
  private static func juxtaposed(_ ordered: [Expression]) -> String {
    guard ordered.count > 1 else { return ordered.first.map { piece($0).text } ?? "1" }
    var text = ""
    for (index, factor) in ordered.enumerated() {
      let inner = piece(factor)
      let isNumber = factor.asRational != nil
      // A number in front keeps its sign; a fraction there needs its bracket.
      var body = inner.inside(index == 0 && isNumber ? .product : .product)
      if index == 0, isNumber, inner.text.hasPrefix("−") {
        body = factor.asRational?.isInteger == true ? inner.text : "−(\(inner.text.dropFirst()))"
      }
      if index > 0, needsDot(between: text, and: body) { text += "·" }
      text += body
    }
    return text
  }

  /// Whether two factors side by side would read as one name, one number or a call.
  private static func needsDot(between text: String, and body: String) -> Bool {
    guard let last = text.last, let first = body.first else { return false }
    if last.isNumber {
      // Behind a name with an index, such as `x_1`, a letter would go on with the name.
      let word = text.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      return first.isNumber || (first.isLetter && word.contains(where: \.isLetter))
    }
    let isWord = last.isLetter || last == "_"
    if isWord, first.isLetter || first.isNumber { return true }
    return last == ")" && (first.isLetter && body.contains("(")) ? false : first.isNumber
  }

  // MARK: Powers

  private static let raised: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
    "9": "⁹",
  ]

  private static func power(_ base: Expression, _ exponent: Expression) -> Piece {
    if let q = exponent.asRational {
      if q == Rational.one.scaled(byTwoToThe: -1) {
        return Piece(text: "√" + piece(base).inside(.power), binding: .power)
      }
      if q.isInteger, q.signum > 0 {
        let digits = String(q.description.map { raised[$0] ?? $0 })
        return Piece(text: piece(base).inside(.power) + digits, binding: .power)
      }
    }
    return Piece(
      text: "\(piece(base).inside(.power))^\(piece(exponent).inside(.power))", binding: .power)
  }

  private static func entry(_ base: Expression, _ indices: [Expression]) -> Piece {
    let places = indices.map { index -> String in
      if let name = index.indexName { return written(name) }
      if let next = try? index + .one { return piece(next).text }
      return piece(index).text
    }
    let isPlain = places.allSatisfy { $0.allSatisfy { $0.isLetter || $0.isNumber } }
    let list = places.joined(separator: places.allSatisfy { $0.count == 1 } ? "" : ",")
    return Piece(
      text: piece(base).inside(.power) + "_" + (isPlain && places.count == 1 ? list : "{\(list)}"),
      binding: .atom)
  }
}

extension Expression {
  /// The formula with the factors of products in the order of textbooks: the number first, then names,
  /// then the others as they stand.
  public var inTextbookOrder: Expression {
    let tree = replacingChildren(children.map(\.inTextbookOrder))
    guard case .product(let factors) = tree.kind else { return tree }
    var ordered = factors.filter { !$0.isDivisor && $0.expression.asRational != nil }
    ordered += factors.filter { !$0.isDivisor && $0.expression.isPlainName }
    ordered += factors.filter {
      $0.isDivisor || ($0.expression.asRational == nil && !$0.expression.isPlainName)
    }
    return Expression(.product(ordered), at: range)
  }

  /// Whether there is more than one term, so that a fraction bar needs a bracket above it.
  fileprivate var isSumOfTerms: Bool {
    if case .sum(let terms) = kind { terms.count > 1 } else { false }
  }

  fileprivate var isPlainName: Bool {
    switch kind {
    case .name, .entry: true
    default: false
    }
  }
}
