import Exact

extension Certificate.Tree {
  /// The definition of the function at the root; nil where the root has none.
  ///
  /// Each is an identity wherever the function is defined, and the definition is defined there too.
  ///
  /// | function | definition |
  /// |---|---|
  /// | `(sigmoid z)` | `(/ 1 (+ 1 (exp (- z))))` |
  /// | `(tanh z)` | `(/ (- (exp (* 2 z)) 1) (+ (exp (* 2 z)) 1))` |
  /// | `(sinh z)`, `(cosh z)` | `(/ (- (exp z) (exp (- z))) 2)`, with `+` |
  /// | `(softplus z)` | `(log (+ 1 (exp z)))` |
  /// | `(relu z)` | `(/ (+ z (abs z)) 2)` |
  /// | `(max a b)` | `(/ (+ (+ a b) (abs (- a b))) 2)` |
  /// | `(min a b)` | `(/ (- (+ a b) (abs (- a b))) 2)` |
  /// | `(sqrt a)` | `(^ a 1/2)` |
  /// | `(log2 a)`, `(log10 a)` | `(/ (log a) (log 2))`, with 10 |
  /// | `(tan z)` | `(/ (sin z) (cos z))` |
  /// | `(erfc z)` | `(- 1 (erf z))` |
  /// | `(^ a b)`, b no number | `(exp (* b (log a)))`, where a > 0 |
  /// | `(prod i lo hi a)` | `(exp (sum i lo hi (log a)))`, where a > 0 |
  /// | `(log (prod i lo hi a))` | `(sum i lo hi (log (abs a)))` |
  /// | `(factorial n)`, n a number | its value |
  /// | `(binomial a k)`, k a number | `(/ (* a (- a 1) …) k!)`, with k factors |
  public var unfolded: Certificate.Tree? {
    switch self {
    case .power(let a, let b) where b.constant == nil:
      return .apply(.exp, [.product([b, .apply(.log, [a])])])
    case .indexedProduct(let index, let from, let to, let body):
      return .apply(
        .exp, [.series(index: index, from: from, to: to, body: .apply(.log, [body]))])
    case .apply(.log, let arguments):
      // Where the product is above 0 none of its factors is zero.
      guard case .indexedProduct(let index, let from, let to, let body)? = arguments.first else {
        return nil
      }
      return .series(
        index: index, from: from, to: to, body: .apply(.log, [.apply(.abs, [body])]))
    case .apply(let function, let arguments):
      guard let z = arguments.first, arguments.count == function.arity else { return nil }
      let one = Certificate.Tree.number(1)
      let two = Certificate.Tree.number(2)
      func exp(_ tree: Certificate.Tree) -> Certificate.Tree { .apply(.exp, [tree]) }
      switch function {
      case .sigmoid: return .quotient(one, .sum([one, exp(.negative(z))]))
      case .tanh:
        let power = exp(.product([two, z]))
        return .quotient(.difference(power, one), .sum([power, one]))
      case .sinh: return .quotient(.difference(exp(z), exp(.negative(z))), two)
      case .cosh: return .quotient(.sum([exp(z), exp(.negative(z))]), two)
      case .softplus: return .apply(.log, [.sum([one, exp(z)])])
      case .relu: return .quotient(.sum([z, .apply(.abs, [z])]), two)
      case .max, .min:
        let sum = Certificate.Tree.sum([z, arguments[1]])
        let distance = Certificate.Tree.apply(.abs, [.difference(z, arguments[1])])
        return .quotient(
          function == .max ? .sum([sum, distance]) : .difference(sum, distance), two)
      case .sqrt: return (try? Rational(1, over: 2)).map { .power(z, .number($0)) }
      case .log2: return .quotient(.apply(.log, [z]), .apply(.log, [two]))
      case .log10: return .quotient(.apply(.log, [z]), .apply(.log, [.number(10)]))
      case .tan: return .quotient(.apply(.sin, [z]), .apply(.cos, [z]))
      case .erfc: return .difference(one, .apply(.erf, [z]))
      case .factorial:
        guard let n = z.constant.flatMap(Self.smallCount) else { return nil }
        return .number(Rational(Integer.factorial(UInt(n))))
      case .binomial: return Self.binomial(z, arguments[1])
      case .exp, .log, .abs, .sin, .cos, .asin, .acos, .atan, .erf, .floor, .sign: return nil
      }
    default: return nil
    }
  }
}

extension Certificate.Tree {
  /// The most factors of a factorial or a binomial coefficient that is written out.
  private static var mostFactors: Int { 64 }

  /// A whole number from 0 on that is small; nil for any other.
  private static func smallCount(_ value: Rational) -> Int? {
    guard value.isInteger, value.signum >= 0, let count = value.numerator.asInt,
      count <= mostFactors
    else { return nil }
    return count
  }

  /// a(a − 1)⋯(a − k + 1)/k! for a number k.
  private static func binomial(
    _ a: Certificate.Tree, _ k: Certificate.Tree
  ) -> Certificate.Tree? {
    guard let count = k.constant.flatMap(smallCount) else { return nil }
    var factors: [Certificate.Tree] = []
    for step in 0..<count {
      factors.append(step == 0 ? a : .difference(a, .number(Rational(step))))
    }
    switch count {
    case 0: return .number(.one)
    case 1: return a
    default:
      return .quotient(
        .product(factors), .number(Rational(Integer.factorial(UInt(count)))))
    }
  }

  /// The terms of a sum between two whole numbers; nil for other bounds and for too many terms.
  func unrolled(
    index: String, from low: Rational?, to high: Rational?, _ body: Certificate.Tree
  ) -> Certificate.Tree? {
    guard let low, let high, low.isInteger, high.isInteger, high - low >= -1,
      let count = (high - low + .one).numerator.asInt, count <= Certificate.Limits.cases
    else { return nil }
    let terms = (0..<count).map {
      body.substitutingIndex(index, by: .number(low + Rational($0)))
    }
    switch terms.count {
    case 0: return .number(.zero)
    case 1: return terms[0]
    default: return .sum(terms)
    }
  }

  /// The factors of a product between two whole numbers; nil as for sums.
  private func unrolledProduct(
    index: String, from low: Rational?, to high: Rational?, _ body: Certificate.Tree
  ) -> Certificate.Tree? {
    guard let sum = unrolled(index: index, from: low, to: high, body), let low, let high else {
      return nil
    }
    if high < low { return .number(.one) }
    if case .sum(let terms) = sum, high > low { return .product(terms) }
    return sum
  }

  /// The terms of a sum, or the factors of a product, whose bounds are arithmetic of numbers alone; nil for any other tree.
  package var unrolled: Certificate.Tree? {
    if case .indexedProduct(let index, let from, let to, let body) = self, !body.hasSeries {
      return unrolledProduct(index: index, from: from.wholeValue, to: to.wholeValue, body)
    }
    guard case .series(let index, let from, let to, let body) = self, !body.hasSeries else {
      return nil
    }
    return unrolled(index: index, from: from.wholeValue, to: to.wholeValue, body)
  }

  /// The value of sums, differences and products of numbers.
  private var wholeValue: Rational? {
    switch self {
    case .number(let value): return value
    case .negative(let a): return a.wholeValue.map { -$0 }
    case .difference(let a, let b):
      guard let x = a.wholeValue, let y = b.wholeValue else { return nil }
      return x - y
    case .sum(let items), .product(let items):
      var values: [Rational] = []
      for item in items {
        guard let value = item.wholeValue else { return nil }
        values.append(value)
      }
      if case .sum = self { return values.reduce(.zero, +) }
      return values.reduce(.one, *)
    default: return nil
    }
  }
}
