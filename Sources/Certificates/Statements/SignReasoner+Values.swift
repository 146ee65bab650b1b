import Exact

// Where trees have values, and their signs by those of their parts.
extension SignReasoner {
  /// What is known of a tree by its parts alone.
  func plainStatus(of tree: Tree, _ level: Int) throws(CertificateError) -> Status {
    switch tree {
    case .number(let value): return .defined(Signs(of: value.signum))
    case .pi: return .defined(.positive)
    case .name(let name):
      guard let variable = variables.first(where: { $0.name == name }) else { return .open }
      return .defined(Signs(variable.domain.hull))
    case .entry(let name, _):
      guard let family = families.first(where: { $0.name == name }) else { return .open }
      return .defined(Signs(family.domain.hull))
    // Of no terms, or factors, there is a value whatever the body is.
    case .series, .indexedProduct: return .open
    default: break
    }
    if tree.names.isEmpty, !tree.hasEntries, !tree.hasSeries { return try tree.constantStatus() }
    var signs: [Signs] = []
    var isOpen = false
    for child in tree.children {
      switch try status(of: child, level) {
      case .undefined: return .undefined
      case .open: isOpen = true
      case .defined(let own): signs.append(own)
      }
    }
    if isOpen { return .open }
    switch tree {
    case .negative: return .defined(signs[0].negated)
    case .difference: return .defined(signs[0].adding(signs[1].negated))
    case .sum: return .defined(signs.reduce(.zero) { $0.adding($1) })
    case .product: return .defined(signs.reduce(.positive) { $0.multiplied(by: $1) })
    case .quotient:
      if signs[1] == .zero { return .undefined }
      guard signs[1].excludesZero else { return .open }
      return .defined(signs[0].multiplied(by: signs[1]))
    case .power(_, let exponent): return Self.status(ofPower: signs[0], exponent.constant)
    case .apply(let function, let arguments):
      return try status(of: function, arguments, signs, level)
    default: return .open
    }
  }

  /// A power, by the signs of its base: with an exponent that is not whole for a > 0, and for a = 0 where
  /// the exponent is above 0.
  private static func status(ofPower base: Signs, _ exponent: Rational?) -> Status {
    guard let exponent else { return base == .positive ? .defined(.positive) : .open }
    if exponent.isZero { return .defined(.positive) }
    if exponent.isInteger {
      let powers = base.power(isOdd: exponent.numerator.isOdd)
      if exponent.signum > 0 { return .defined(powers) }
      if base == .zero { return .undefined }
      return base.excludesZero ? .defined(powers) : .open
    }
    if base == .negative || (exponent.signum < 0 && base.isSubset(of: .nonpositive)) {
      return .undefined
    }
    let needed: Signs = exponent.signum > 0 ? .nonnegative : .positive
    return base.isSubset(of: needed) ? .defined(base) : .open
  }

  private func status(
    of function: Certificate.Function, _ arguments: [Tree], _ signs: [Signs], _ level: Int
  ) throws(CertificateError) -> Status {
    let (x, sign) = (arguments[0], signs[0])
    switch function {
    case .exp, .sigmoid, .cosh, .softplus, .erfc: return .defined(.positive)
    case .abs: return .defined(sign.power(isOdd: false))
    case .relu:
      return .defined(sign == .negative ? .zero : sign.union(.zero).subtracting(.negative))
    case .tanh, .sinh, .atan, .erf, .sign: return .defined(sign)
    case .sin, .cos, .floor: return .defined(.all)
    case .factorial, .binomial: return .open
    case .log, .log2, .log10:
      if sign.isSubset(of: .nonpositive) { return .undefined }
      guard sign == .positive else { return .open }
      return .defined(try self.signs(of: .difference(x, .number(.one)), level))
    case .sqrt:
      if sign == .negative { return .undefined }
      return sign.isSubset(of: .nonnegative) ? .defined(sign) : .open
    case .asin, .acos:
      let above = try self.signs(of: .difference(x, .number(.one)), level)
      let below = try self.signs(of: .sum([x, .number(.one)]), level)
      if above == .positive || below == .negative { return .undefined }
      guard above.isSubset(of: .nonpositive), below.isSubset(of: .nonnegative) else {
        return .open
      }
      return .defined(function == .asin ? sign : above.negated)
    case .tan:
      let cosine = try self.signs(of: .apply(.cos, [x]), level)
      guard cosine.excludesZero else { return .open }
      return .defined(try self.signs(of: .apply(.sin, [x]), level).multiplied(by: cosine))
    case .max, .min:
      // The larger one of two has the sign of the one or of the other.
      let (a, b) = (sign, signs[1])
      var either = a.union(b)
      let isMax = function == .max
      if isMax {
        if a == .positive || b == .positive { either = .positive }
        if a.excludesNegative || b.excludesNegative { either.remove(.negative) }
      } else {
        if a == .negative || b == .negative { either = .negative }
        if a.excludesPositive || b.excludesPositive { either.remove(.positive) }
      }
      return .defined(either)
    }
  }

  // MARK: Comparisons of alike

  /// The sign of a difference of what is alike; nil for other trees.
  ///
  /// That of f(a) − f(b) for a function f that rises or falls is that of a − b or b − a, and that of f(a) − w that
  /// of a and the number of which f is w. The tree has a value, so that the arguments lie in the domains of
  /// their functions.
  func comparedSigns(of tree: Tree, _ level: Int) throws(CertificateError) -> Signs? {
    var (a, b): (Tree, Tree)
    switch tree {
    case .difference(let x, let y): (a, b) = (x, y)
    case .sum(let items) where items.count == 2:
      if let y = items[1].subtracted {
        (a, b) = (items[0], y)
      } else if items[1].radicand != nil {
        (a, b) = (items[1], .negative(items[0]))
      } else if items[0].radicand != nil {
        (a, b) = (items[0], .negative(items[1]))
      } else {
        return nil
      }
    default: return nil
    }
    func compare(_ x: Tree, _ y: Tree) throws(CertificateError) -> Signs? {
      try status(of: y == .number(.zero) ? x : .difference(x, y), level).signs
    }
    (a, b) = (a.withRootsByName, b.withRootsByName)
    if let x = a.exponentialParts, let y = b.exponentialParts,
      !x.exponents.isEmpty || !y.exponents.isEmpty
    {
      // c·exp(u) > d·exp(v) is u + log c > v + log d.
      return try compare(Self.logarithm(of: x), Self.logarithm(of: y))
    }
    switch (a, b) {
    case (.negative(let x), .negative(let y)): return try compare(y, x)
    case (.apply(let f, let x), .apply(let g, let y)) where f == g && x.count == 1:
      if f.rises { return try compare(x[0], y[0]) }
      if f == .acos || f == .erfc { return try compare(y[0], x[0]) }
    case (.power(let x, let p), .power(let y, let q)) where p == q:
      guard let exponent = p.constant, exponent.signum > 0 else { break }
      if exponent.isInteger, !exponent.numerator.isOdd {
        return try compare(.apply(.abs, [x]), .apply(.abs, [y]))
      }
      return try compare(x, y)
    case (.negative(.apply(.sqrt, let x)), _):
      // −√x − b is −(√x − (−b)).
      return try signs(ofRoot: x[0], minus: .negative(b), level)?.negated
    case (_, .negative(.apply(.sqrt, let y))):
      return try signs(ofRoot: y[0], minus: .negative(a), level)
    default: break
    }
    if case .apply(let f, let x) = a, x.count == 1 {
      return try signs(of: f, x[0], minus: b, level)
    }
    if case .apply(let f, let y) = b, y.count == 1 {
      return try signs(of: f, y[0], minus: a, level)?.negated
    }
    return nil
  }

  /// log c + u + … for c·exp(u)·….
  private static func logarithm(of parts: (number: Rational, exponents: [Tree])) -> Tree {
    var terms = parts.exponents
    if parts.number != .one { terms.append(.apply(.log, [.number(parts.number)])) }
    return terms.isEmpty ? .number(.zero) : terms.count == 1 ? terms[0] : .sum(terms)
  }

  /// The sign of √x − w: positive for w < 0, and that of x − w² else.
  private func signs(
    ofRoot x: Tree, minus w: Tree, _ level: Int
  ) throws(CertificateError) -> Signs? {
    if Self.isAboveSquare(x, of: w) { return .positive }
    let sign = try signs(of: w, level)
    if sign == .negative { return .positive }
    let rest = try status(of: .difference(x, .power(w, .number(2))), level).signs
    if sign.isSubset(of: .nonnegative) { return rest }
    // √x > |w| where x > w².
    return rest == .positive ? .positive : nil
  }

  /// Whether a tree is written as w² + c with a number c above 0: √(w² + c) is above w.
  private static func isAboveSquare(_ x: Tree, of w: Tree) -> Bool {
    guard case .sum(let items) = x, items.count == 2 else { return false }
    var bare = w
    if case .negative(let inner) = w { bare = inner }
    return [(items[0], items[1]), (items[1], items[0])].contains { square, rest in
      guard case .number(let value) = rest, value.signum > 0 else { return false }
      return square == .power(bare, .number(2)) || square == .product([bare, bare])
    }
  }

  /// The sign of f(x) − w, where there is a number of which f is w; nil for other functions.
  private func signs(
    of function: Certificate.Function, _ x: Tree, minus w: Tree, _ level: Int
  ) throws(CertificateError) -> Signs? {
    switch function {
    case .sqrt: return try signs(ofRoot: x, minus: w, level)
    case .exp:
      let sign = try signs(of: w, level)
      if sign.isSubset(of: .nonpositive) { return .positive }
      guard sign == .positive else { return nil }
      return try status(of: .difference(x, .apply(.log, [w])), level).signs
    case .log: return try status(of: .difference(x, .apply(.exp, [w])), level).signs
    case .sigmoid:
      // σ(x) > w is x > log(w/(1 − w)).
      let rest = Tree.difference(.number(.one), w)
      guard try signs(of: w, level) == .positive, try signs(of: rest, level) == .positive else {
        return nil
      }
      if w.constant == (try? Rational(1, over: 2)) { return try status(of: x, level).signs }
      let logit = Tree.apply(.log, [.quotient(w, rest)])
      return try status(of: .difference(x, logit), level).signs
    default: return nil
    }
  }
}

extension Certificate.Tree {
  /// What is subtracted where the tree is added; nil for trees that are written without a sign.
  fileprivate var subtracted: Certificate.Tree? {
    switch self {
    case .negative(let a): return a
    case .number(let value): return value.signum < 0 ? .number(-value) : nil
    case .product(let items):
      guard case .number(let value)? = items.first, value.signum < 0 else { return nil }
      return .product([.number(-value)] + items.dropFirst())
    default: return nil
    }
  }

  /// The tree with the square root by its name where it is a power, or the negative of one.
  fileprivate var withRootsByName: Certificate.Tree {
    switch self {
    case .negative(let a): return .negative(a.withRootsByName)
    case .power(let base, let exponent) where exponent.constant?.scaled(byTwoToThe: 1) == .one:
      return .apply(.sqrt, [base])
    default: return self
    }
  }

  /// A number above 0 and exponents u with which the tree is c·exp(u)·…; nil for other trees.
  fileprivate var exponentialParts: (number: Rational, exponents: [Certificate.Tree])? {
    switch self {
    case .number(let value): return value.signum > 0 ? (value, []) : nil
    case .apply(.exp, let items): return (.one, items)
    case .product(let items):
      var parts = (number: Rational.one, exponents: [Certificate.Tree]())
      for item in items {
        guard let own = item.exponentialParts,
          own.number.bitWidth + parts.number.bitWidth <= Expansion.mostBits
        else { return nil }
        parts.number = parts.number * own.number
        parts.exponents += own.exponents
      }
      return parts
    case .quotient(let a, let b):
      guard let above = a.exponentialParts, let below = b.exponentialParts,
        above.number.bitWidth + below.number.bitWidth <= Expansion.mostBits,
        let number = try? above.number / below.number
      else { return nil }
      return (number, above.exponents + below.exponents.map { .negative($0) })
    default: return nil
    }
  }
}

extension Signs {
  fileprivate var excludesNegative: Bool { !contains(.negative) }
  fileprivate var excludesPositive: Bool { !contains(.positive) }
}

extension Certificate.Function {
  /// Whether the function rises strictly wherever it is defined.
  var rises: Bool {
    switch self {
    case .exp, .log, .log2, .log10, .sqrt, .sigmoid, .tanh, .sinh, .softplus, .asin, .atan, .erf:
      true
    case .abs, .cosh, .relu, .max, .min, .sin, .cos, .tan, .acos, .erfc, .factorial, .binomial,
      .floor, .sign:
      false
    }
  }
}
