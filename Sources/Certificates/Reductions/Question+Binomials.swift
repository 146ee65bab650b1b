import Exact

// Sums of binomial coefficients by the binomial theorem.
extension Certificate.Question {
  /// The part of a proof by the binomial theorem: its value for a sum.
  ///
  /// Σ_{k=0}^N C(N, k)·a^k·b^(N−k) is (a + b)^N for whole N from 0 on, also where a, b or their sum is 0, as 0⁰ is 1.
  /// With k·(k − 1)⋯(k − j + 1) in front it is the j-th derivative by a times a^j, N·(N − 1)⋯(N − j + 1)·a^j·(a + b)^(N−j);
  /// a polynomial in k is a sum of these. From k = 1 on the term of k = 0 is subtracted. The sum names no index of one around it; wherever it has a value so has what takes
  /// its place, for which N − j is not below 0 or a + b is 1.
  ///
  /// - Complexity: O(size of the sum).
  func binomials(
    _ whole: Certificate.Tree
  ) throws(CertificateError) -> Certificate.Question {
    try putting(binomialSum(whole), for: whole)
  }

  /// The value of a sum of binomial coefficients.
  ///
  /// - Throws: `CertificateError.reduction` for other trees.
  package func binomialSum(_ whole: Certificate.Tree) throws(CertificateError) -> Certificate.Tree {
    try checkNames(of: whole)
    guard let all = whole.seriesParts, !all.isProduct, case .number(let first) = all.from,
      first.isZero || first == .one,
      !all.body.hasSeries
    else { throw Self.noBinomials }
    let certificate = try alone(all.to)
    let scope = try Scope(certificate)
    let ranges = try Ranges(certificate, scope)
    let range = try ranges.range(of: all.to)
    // A sum without a term has a value where a and b may have none.
    guard isWhole(all.to, ranges), range.lower.value.map({ $0 >= first }) ?? false else {
      throw .reduction(.form(expected: "a last index that is whole and not below the first one"))
    }
    var terms = BinomialTerms(index: all.index, last: all.to, question: self)
    try terms.multiply(by: all.body, isDivisor: false)
    guard let product = terms.product else { throw Self.noBinomials }
    let base = Certificate.Tree.sum([product.a, product.b])
    let baseValue = try value(of: base)
    var parts: [Certificate.Tree] = []
    for (j, coefficient) in product.falling.enumerated() {
      guard let coefficient else { continue }
      let isInOrder = range.lower.value.map { $0 >= Rational(j) } ?? false
      guard isInOrder || baseValue == .one else {
        throw .reduction(.form(expected: "a last index that is not below \(j)"))
      }
      // A positive power of 0 is 0.
      if baseValue?.isZero == true, range.lower.value.map({ $0 > Rational(j) }) ?? false {
        continue
      }
      var factors: [Certificate.Tree] = coefficient == .number(.one) ? [] : [coefficient]
      for step in 0..<j {
        factors.append(step == 0 ? all.to : .sum([all.to, .number(Rational(-step))]))
      }
      if j > 0 { factors.append(j == 1 ? product.a : .power(product.a, .number(Rational(j)))) }
      if baseValue != .one {
        let exponent: Certificate.Tree = j == 0 ? all.to : .sum([all.to, .number(Rational(-j))])
        factors.append(.power(baseValue.map { .number($0) } ?? base, exponent))
      }
      parts.append(Certificate.Tree.productOf(factors))
    }
    let sum: Certificate.Tree =
      parts.isEmpty ? .number(.zero) : parts.count == 1 ? parts[0] : .sum(parts)
    let above = Certificate.Tree.productOf(product.constants + [sum])
    let value: Certificate.Tree =
      product.divisors.isEmpty
      ? above : .quotient(above, Certificate.Tree.productOf(product.divisors))
    if first.isZero { return value }
    return .difference(value, all.body.substitutingIndex(all.index, by: .number(.zero)))
  }

  /// The number that a tree is, for all numbers of its names; nil for others.
  private func value(of tree: Certificate.Tree) throws(CertificateError) -> Rational? {
    let certificate = try alone(tree)
    var algebra = try Algebra(certificate, Scope(certificate))
    guard let quotient = try algebra.expand(tree) else { return nil }
    for number in [Rational.one, .zero] {
      if let other = try algebra.expand(.number(number)), try algebra.areEqual(quotient, other) {
        return number
      }
    }
    return nil
  }

  fileprivate static var noBinomials: CertificateError {
    .reduction(.form(expected: "a sum of binomial coefficients and powers from 0 on"))
  }

  /// Whether the difference of two trees is 0, for all numbers of their names.
  fileprivate func areSame(
    _ a: Certificate.Tree, _ b: Certificate.Tree
  ) throws(CertificateError) -> Bool {
    if a == b { return true }
    let certificate = try alone(.difference(a, b))
    var algebra = try Algebra(certificate, Scope(certificate))
    guard let x = try algebra.expand(a), let y = try algebra.expand(b) else { return false }
    return try algebra.areEqual(x, y)
  }
}

/// The terms of a sum over k to N as P(k)·C(N, k)·a^k·b^(N−k) times what is free of k.
private struct BinomialTerms {
  /// The highest degree of P.
  private static let mostDegree = 4

  let index: String
  let last: Certificate.Tree
  let question: Certificate.Question
  private var constants: [Certificate.Tree] = []
  private var divisors: [Certificate.Tree] = []
  private var a: [Certificate.Tree] = []
  private var b: [Certificate.Tree] = []
  /// P, from its constant term on, each coefficient as a sum of products.
  private var polynomial: [[Certificate.Tree]] = [[.number(.one)]]
  private var coefficients = 0
  /// How often k!, and (N − k)!, divides.
  private var factorials = (ofIndex: 0, ofRest: 0)

  init(index: String, last: Certificate.Tree, question: Certificate.Question) {
    self.index = index
    self.last = last
    self.question = question
  }

  /// The parts, with P by its falling factorials; nil where no binomial coefficient stands there, or several do.
  var product:
    (
      constants: [Certificate.Tree], divisors: [Certificate.Tree], a: Certificate.Tree,
      b: Certificate.Tree, falling: [Certificate.Tree?]
    )?
  {
    var (constants, divisors) = (constants, divisors)
    switch (coefficients, factorials) {
    case (1, (0, 0)): break
    case (0, (1, 1)):
      // 1/(k!·(N − k)!) is C(N, k)/N!.
      let whole = Certificate.Tree.apply(.factorial, [last])
      if let place = constants.firstIndex(of: whole) {
        constants.remove(at: place)
      } else {
        divisors.append(whole)
      }
    default: return nil
    }
    return (
      constants, divisors, Certificate.Tree.productOf(a), Certificate.Tree.productOf(b), falling
    )
  }

  /// The trees d with P(k) = d₀ + d₁·k + d₂·k·(k − 1) + …, by Stirling's numbers of the second kind; nil for 0.
  private var falling: [Certificate.Tree?] {
    // S(p, j) = j·S(p − 1, j) + S(p − 1, j − 1).
    var numbers: [[Int]] = [[1]]
    for p in polynomial.indices.dropFirst() {
      let last = numbers[p - 1] + [0]
      numbers.append(last.indices.map { j in j * last[j] + (j > 0 ? last[j - 1] : 0) })
    }
    return polynomial.indices.map { j in
      var summands: [Certificate.Tree] = []
      for p in j..<polynomial.count where numbers[p][j] != 0 {
        for tree in polynomial[p] { summands.append(.number(Rational(numbers[p][j])).times(tree)) }
      }
      return summands.isEmpty ? nil : summands.count == 1 ? summands[0] : .sum(summands)
    }
  }

  /// Takes a factor, or a divisor, apart.
  ///
  /// The recursion is as deep as the tree.
  mutating func multiply(
    by tree: Certificate.Tree, isDivisor: Bool
  ) throws(CertificateError) {
    guard tree.allNames.contains(index) else {
      if isDivisor { divisors.append(tree) } else { constants.append(tree) }
      return
    }
    switch tree {
    case .product(let factors):
      for factor in factors { try multiply(by: factor, isDivisor: isDivisor) }
    case .quotient(let above, let below):
      try multiply(by: above, isDivisor: isDivisor)
      try multiply(by: below, isDivisor: !isDivisor)
    case .negative(let inner):
      constants.append(.number(-1))
      try multiply(by: inner, isDivisor: isDivisor)
    case .apply(.factorial, let arguments) where isDivisor:
      if arguments[0] == .name(index) {
        factorials.ofIndex += 1
      } else if try isRest(arguments[0]) {
        factorials.ofRest += 1
      } else {
        throw Certificate.Question.noBinomials
      }
    case .apply(.binomial, let arguments) where !isDivisor:
      guard try question.areSame(arguments[0], last) else {
        throw Certificate.Question.noBinomials
      }
      if arguments[1] != .name(index) {
        guard try isRest(arguments[1]) else { throw Certificate.Question.noBinomials }
      }
      coefficients += 1
    case .apply(.exp, let arguments) where !isDivisor:
      // exp(v·k) is the k-th power of exp(v).
      guard case .product(let factors) = arguments[0] else {
        guard arguments[0] == .name(index) else { throw Certificate.Question.noBinomials }
        a.append(.apply(.exp, [.number(.one)]))
        return
      }
      let others = factors.filter { $0 != .name(index) }
      guard others.count == factors.count - 1,
        !others.contains(where: { $0.allNames.contains(index) })
      else { throw Certificate.Question.noBinomials }
      a.append(.apply(.exp, [Certificate.Tree.productOf(others)]))
    case .power(let base, let exponent)
    where !isDivisor && !base.allNames.contains(index) && exponent.allNames.contains(index):
      if exponent == .name(index) {
        a.append(base)
      } else if try isRest(exponent) {
        b.append(base)
      } else {
        throw Certificate.Question.noBinomials
      }
    case .power(let base, .number(let count)) where !isDivisor:
      guard let count = count.isInteger ? count.numerator.asInt : nil,
        (1...Self.mostDegree).contains(count)
      else { throw Certificate.Question.noBinomials }
      for _ in 0..<count { try multiplyPolynomial(by: base) }
    default:
      guard !isDivisor else { throw Certificate.Question.noBinomials }
      try multiplyPolynomial(by: tree)
    }
  }

  /// Whether a tree is N − k.
  private func isRest(_ tree: Certificate.Tree) throws(CertificateError) -> Bool {
    guard tree.slope(in: index) == -1 else { return false }
    return try question.areSame(tree.substituting(index, .number(.zero)), last)
  }

  /// Takes s·k + r, with a number s and r free of k, for a factor of P.
  private mutating func multiplyPolynomial(
    by tree: Certificate.Tree
  ) throws(CertificateError) {
    guard let slope = tree.slope(in: index), !slope.isZero, polynomial.count <= Self.mostDegree
    else { throw Certificate.Question.noBinomials }
    let rest = tree.substituting(index, .number(.zero))
    let isHomogeneous = try question.areSame(rest, .number(.zero))
    let kept = isHomogeneous ? polynomial.map { _ in [] } : polynomial.map { $0.map(rest.times) }
    let raised = [[]] + polynomial.map { $0.map(Certificate.Tree.number(slope).times) }
    polynomial = zip(raised, kept + [[]]).map { $0 + $1 }
  }
}

extension Certificate.Tree {
  /// The product of some trees, 1 of none.
  fileprivate static func productOf(_ trees: [Certificate.Tree]) -> Certificate.Tree {
    switch trees.count {
    case 0: .number(.one)
    case 1: trees[0]
    default: .product(trees)
    }
  }

  /// The product with another tree, without a factor 1.
  fileprivate func times(_ other: Certificate.Tree) -> Certificate.Tree {
    if self == .number(.one) { return other }
    return other == .number(.one) ? self : .product([self, other])
  }
}
