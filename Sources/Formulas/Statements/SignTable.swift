import Exact

/// Writes the signs of formulas in several variables as products of the signs of a few polynomials, so that a
/// statement about the formulas becomes one about these signs.
final class SignTable {
  /// The sign of a formula: a sign times those of some polynomials.
  struct SignProduct {
    var constant: Int
    /// Places of polynomials in the table; a sign that is squared tells zero from other numbers alone.
    var factors: [(place: Int, isSquared: Bool)] = []
    /// The places of the polynomials that it is divided by.
    var divisors: Set<Int> = []

    /// The sign, from those of the polynomials; nil where a divisor is zero.
    func value(_ signs: [Int]) -> Int? {
      if divisors.contains(where: { signs[$0] == 0 }) { return nil }
      return factors.reduce(constant) {
        $0 * ($1.isSquared ? signs[$1.place].magnitude.asSign : signs[$1.place])
      }
    }
  }

  /// The most polynomials.
  static let mostPolynomials = 8
  private static let mostSteps = 24

  let field: ClosedFormField
  private(set) var polynomials: [Kernel.Polynomial] = []
  /// Where the polynomials lie at some points, as far as that is known.
  private var values: [[MachineInterval?]] = []
  private var steps = 0

  init(_ field: ClosedFormField) { self.field = field }

  /// The sign of a form that has a value everywhere.
  ///
  /// - Throws: `NoCuts` where it is no such product.
  func sign(of form: ClosedForm) throws -> SignProduct {
    var product = try sign(of: form.numerator)
    if !form.denominator.isOne {
      let divisor = try sign(of: form.denominator)
      try multiply(&product, by: divisor, isSquared: false)
      product.divisors.formUnion(divisor.factors.map(\.place))
    }
    return product
  }

  private func multiply(_ product: inout SignProduct, by other: SignProduct, isSquared: Bool) throws
  {
    product.constant *= isSquared ? other.constant * other.constant : other.constant
    product.factors += other.factors.map { ($0.place, $0.isSquared || isSquared) }
    product.divisors.formUnion(other.divisors)
  }

  private func sign(of polynomial: Kernel.Polynomial) throws -> SignProduct {
    steps += 1
    guard steps <= Self.mostSteps * Self.mostPolynomials else { throw NoCuts() }
    try Fuel.spend(64 * (polynomial.terms.count + 1))
    if polynomial.isZero { return SignProduct(constant: 0) }
    if let known = try knownSign(of: polynomial) { return SignProduct(constant: known) }
    let common = polynomial.commonMonomial
    var product = SignProduct(constant: 1)
    for factor in common.factors {
      // A power that is not whole has a base that is not negative.
      let isSquared = !factor.exponent.isInteger || !factor.exponent.numerator.isOdd
      try multiply(&product, by: sign(of: factor.variable), isSquared: isSquared)
    }
    let rest = try polynomial.multiplied(
      by: Kernel.Polynomial.Term(coefficient: .one, monomial: common.power(-1)))
    try multiply(&product, by: sign(ofRest: rest), isSquared: false)
    return product
  }

  /// The sign that a polynomial has everywhere; nil where none is shown.
  private func knownSign(of polynomial: Kernel.Polynomial) throws -> Int? {
    if let value = polynomial.rational { return value.signum }
    let form = ClosedForm(polynomial)
    if !field.isVariable(polynomial) {
      guard let sign = try field.sign(of: form) else { throw NoCuts() }
      return sign
    }
    let range = try field.range(of: form)
    if range.isPositive { return 1 }
    if range.isNegative { return -1 }
    if let sign = try field.sign(of: form), sign != 0, try field.isNonzero(form) { return sign }
    return nil
  }

  private func sign(of kernel: Kernel) throws -> SignProduct {
    switch field.definition(kernel) {
    case .function(.exp, _), .function(.cosh, _): return SignProduct(constant: 1)
    case .function(.log, let x): return try sign(of: field.difference(x, .one))
    case .function(.atan, let x), .function(.asin, let x), .function(.erf, let x):
      return try sign(of: x)
    case .absolute(let polynomial), .root(let polynomial):
      var product = SignProduct(constant: 1)
      try multiply(&product, by: sign(of: polynomial), isSquared: true)
      return product
    default:
      return try entered(Kernel.Polynomial(1, Kernel.Monomial(kernel)))
    }
  }

  /// The sign of a polynomial whose terms share no factor.
  private func sign(ofRest polynomial: Kernel.Polynomial) throws -> SignProduct {
    if let known = try knownSign(of: polynomial) { return SignProduct(constant: known) }
    for (square, sign) in [(polynomial, 1), (-polynomial, -1)] {
      guard let root = try field.squareRoot(of: square) else { continue }
      var product = SignProduct(constant: sign)
      try multiply(&product, by: self.sign(of: root), isSquared: true)
      return product
    }
    let plain = try polynomial.scaled(by: polynomial.content.reciprocal())
    if let product = try signOfMonotone(plain) ?? signOfLogarithms(plain) { return product }
    // Any polynomial is a multiple of a monomial, with negative exponents.
    for (place, known) in polynomials.enumerated() where known.terms.count > 1 {
      guard let quotient = try field.exactQuotient(polynomial, known) else { continue }
      var product = SignProduct(constant: 1, factors: [(place, false)])
      try multiply(&product, by: sign(of: quotient), isSquared: false)
      return product
    }
    if let product = try signWithRoot(polynomial) { return product }
    return try entered(polynomial)
  }

  /// The sign of A + B·k with A and B·k of opposite signs, which is that of A² − B²·k² or the opposite one;
  /// k is a square root or a magnitude, so that k² is known.
  private func signWithRoot(_ polynomial: Kernel.Polynomial) throws -> SignProduct? {
    for kernel in polynomial.variables.reversed() {
      let unit: Rational
      switch field.definition(kernel) {
      case .root: unit = try Rational(1, over: 2)
      case .absolute: unit = .one
      default: continue
      }
      let rooted = polynomial.terms.filter { $0.monomial.exponent(of: kernel) == unit }
      let plain = polynomial.terms.filter { $0.monomial.exponent(of: kernel).isZero }
      guard !rooted.isEmpty, !plain.isEmpty, rooted.count + plain.count == polynomial.terms.count
      else { continue }
      let first = try Kernel.Polynomial(collecting: plain)
      let second = try Kernel.Polynomial(collecting: rooted)
      guard let a = try field.sign(of: ClosedForm(first)),
        let b = try field.sign(of: ClosedForm(second)), a * b < 0
      else { continue }
      let norm = try field.product(first, first).adding(-field.product(second, second))
      guard !norm.variables.contains(kernel) else { continue }
      var product = SignProduct(constant: a)
      try multiply(&product, by: sign(of: norm), isSquared: false)
      return product
    }
    return nil
  }

  /// The sign of a polynomial as one of the table, where it is entered with coprime whole coefficients.
  private func entered(_ polynomial: Kernel.Polynomial) throws -> SignProduct {
    guard let first = polynomial.terms.first else { return SignProduct(constant: 0) }
    let sign = first.coefficient.signum
    let factor = try polynomial.content.reciprocal()
    let plain = try polynomial.scaled(by: sign < 0 ? -factor : factor)
    let place: Int
    if let known = polynomials.firstIndex(of: plain) {
      place = known
    } else {
      place = polynomials.count
      polynomials.append(plain)
      guard polynomials.count <= Self.mostPolynomials else { throw NoCuts() }
    }
    return SignProduct(constant: sign, factors: [(place, false)])
  }

  // MARK: Which signs go together

  /// How many points the polynomials are looked at.
  private static let looks = 6

  /// Looks at the polynomials at some points of the domains: of what is negative at one of them nothing else need be
  /// tried to be shown.
  ///
  /// - Parameter forms: what the polynomials were built by.
  func look(at variables: Variables, _ forms: FormBuilder) throws {
    var known: [Kernel: Expression] = [:]
    for variable in variables.all where variable.dimensions.isEmpty {
      let formula = Expression(.name(variable.name))
      if let kernel = try forms.form(of: formula).kernels.first { known[kernel] = formula }
    }
    let reader = FormReader(field: field, known: known)
    let formulas = try polynomials.map { try reader.formula(ClosedForm($0)) }
    let points = (0..<Self.looks).compactMap { EnclosedPoint(variables, number: $0) }
    values = points.map { point in
      formulas.map { $0.flatMap { MachineEvaluator.enclosure(of: $0, at: point) } }
    }
  }

  /// Whether a sum of polynomials with signs is surely negative at a point.
  private func isNegativeSomewhere(_ places: [Int], _ signs: [Int]) -> Bool {
    values.contains { values in
      var sum: MachineInterval? = .zero
      for (place, sign) in zip(places, signs) {
        guard let value = values[place] else { return false }
        sum = sum?.adding(sign > 0 ? value : value.negated)
      }
      return sum?.signum == -1
    }
  }

  /// All lists of signs that the polynomials may have at one point, and perhaps some that they have not.
  func possibleSigns() throws -> [[Int]] {
    var constraints: [(places: [Int], signs: [Int], isStrict: Bool)] = []
    let count = polynomials.count
    func note(_ places: [Int]) throws {
      for pattern in 0..<(1 << places.count) {
        let signs = places.indices.map { pattern >> $0 & 1 == 0 ? 1 : -1 }
        if isNegativeSomewhere(places, signs) { continue }
        var sum = Kernel.Polynomial.zero
        for (place, sign) in zip(places, signs) {
          sum = try sum.adding(sign > 0 ? polynomials[place] : -polynomials[place])
        }
        let form = ClosedForm(sum)
        let range = try field.range(of: form)
        if range.isPositive {
          constraints.append((places, signs, true))
        } else if try range.isNonnegative || sum.isZero || field.sign(of: form) == 1 {
          let isNonzero = try !sum.isZero && field.isNonzero(form)
          constraints.append((places, signs, isNonzero))
        }
      }
    }
    for a in 0..<count {
      try note([a])
      for b in 0..<a {
        try note([b, a])
        for c in 0..<b where count <= 6 { try note([c, b, a]) }
      }
    }
    var lists: [[Int]] = [[]]
    for _ in 0..<count { lists = lists.flatMap { list in [0, 1, -1].map { list + [$0] } } }
    try Fuel.spend(lists.count * (constraints.count + 1) * 4)
    return lists.filter { list in
      constraints.allSatisfy { places, signs, isStrict in
        // A sum that is positive has a positive term; one that is not negative has no negative term alone.
        let terms = zip(places, signs).map { list[$0] * $1 }
        if terms.contains(where: { $0 > 0 }) { return true }
        return !isStrict && terms.allSatisfy { $0 == 0 }
      }
    }
  }
}

extension UInt {
  /// 1 for a magnitude that is not 0.
  fileprivate var asSign: Int { self == 0 ? 0 : 1 }
}
