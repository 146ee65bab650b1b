import Exact

// Zeros of canonical forms.
extension CutFinder {
  /// Adds the zeros of a form, and where its parts begin and end to have values.
  ///
  /// - Parameter steps: how often a kernel may still be solved for.
  func addZeros(of form: ClosedForm, steps: Int) throws {
    try addZeros(of: form.numerator, steps: steps)
    if !form.denominator.isOne { try addZeros(of: form.denominator, steps: steps) }
  }

  private func addZeros(of polynomial: Kernel.Polynomial, steps: Int) throws {
    guard field.isVariable(polynomial) else { return }
    guard steps > 0 else { throw NoCuts() }
    try Fuel.spend(64 * polynomial.terms.count)
    let common = polynomial.commonMonomial
    for factor in common.factors where field.isVariable(factor.variable) {
      try addZeros(of: factor.variable, steps: steps - 1)
    }
    let rest = try polynomial.multiplied(
      by: Kernel.Polynomial.Term(coefficient: .one, monomial: common.power(-1)))
    let kernels = rest.variables.filter { field.isVariable($0) }
    for kernel in kernels { try addEdges(of: kernel, steps: steps - 1) }
    if kernels.isEmpty { return }
    if kernels.count == 1 {
      return try addZeros(of: rest, in: kernels[0], steps: steps - 1)
    }
    guard let split = try split(rest, kernels) else { throw NoCuts() }
    try addZeros(of: split.norm, steps: steps - 1)
    if isNonzeroAlmostEverywhere(split.norm) { return }
    // Where the norm is zero on an interval, A + B·k is 2·A or 0 there, as the signs of A and B tell.
    try addZeros(of: split.plain, steps: steps - 1)
    try addZeros(of: split.rooted, steps: steps - 1)
  }

  /// Whether a polynomial is shown to be zero at single numbers alone.
  private func isNonzeroAlmostEverywhere(_ polynomial: Kernel.Polynomial) -> Bool {
    if let value = polynomial.rational { return value.signum != 0 }
    return polynomial.variables.allSatisfy { kernel in
      if case .variable = field.definition(kernel) { true } else { false }
    }
  }

  /// A polynomial P = A + B·k with one kernel whose square is known as A, B and its norm A² − B²·k², which has no
  /// k and is zero where P is.
  private func split(
    _ polynomial: Kernel.Polynomial, _ kernels: [Kernel]
  ) throws -> (plain: Kernel.Polynomial, rooted: Kernel.Polynomial, norm: Kernel.Polynomial)? {
    for kernel in kernels.reversed() {
      let unit: Rational
      switch field.definition(kernel) {
      case .root: unit = try Rational(1, over: 2)
      case .absolute, .function(.sin, _): unit = .one
      default: continue
      }
      let rooted = polynomial.terms.filter { $0.monomial.exponent(of: kernel) == unit }
      let plain = polynomial.terms.filter { $0.monomial.exponent(of: kernel).isZero }
      guard !rooted.isEmpty, rooted.count + plain.count == polynomial.terms.count else { continue }
      let first = try Kernel.Polynomial(collecting: plain)
      let second = try Kernel.Polynomial(collecting: rooted)
      let norm = try field.product(first, first).adding(-field.product(second, second))
      guard !norm.variables.contains(kernel) else { continue }
      return (first, second, norm)
    }
    return nil
  }

  /// Adds where a kernel is zero or begins and ends to have values.
  private func addZeros(of kernel: Kernel, steps: Int) throws {
    try addEdges(of: kernel, steps: steps)
    switch field.definition(kernel) {
    case .variable: try add(Cut(.zero as Rational))
    case .function(.exp, _), .function(.cosh, _), .function(.erfc, _): return
    case .function(.log, let x), .function(.acos, let x):
      try addZeros(of: field.difference(x, .one), steps: steps)
    case .function(.atan, let x), .function(.asin, let x), .function(.erf, let x):
      try addZeros(of: x, steps: steps)
    case .function(.sin, _), .function(.cos, _): try solve(kernel, for: .zero, steps: steps)
    case .root, .absolute: return
    default: throw NoCuts()
    }
  }

  /// Adds where the argument of a kernel leaves the domain of its function.
  private func addEdges(of kernel: Kernel, steps: Int) throws {
    switch field.definition(kernel) {
    case .variable, .function(.exp, _), .function(.cos, _), .function(.sin, _), .function(.atan, _),
      .function(.erf, _), .function(.erfc, _):
      return
    case .function(.log, let x): try addZeros(of: x, steps: steps)
    case .function(.asin, let x), .function(.acos, let x):
      try addZeros(of: field.difference(x, .one), steps: steps)
      try addZeros(of: field.sum(x, .one), steps: steps)
    case .root(let polynomial), .absolute(let polynomial):
      try addZeros(of: polynomial, steps: steps)
    default: throw NoCuts()
    }
  }

  // MARK: One kernel

  /// Adds the zeros of a polynomial in one kernel whose coefficients are constants.
  private func addZeros(
    of polynomial: Kernel.Polynomial, in kernel: Kernel, steps: Int
  ) throws {
    // With t = k^(1/d) the exponents are whole.
    var denominator = Integer.one
    for term in polynomial.terms {
      denominator = Integer.leastCommonMultiple(
        denominator, term.monomial.exponent(of: kernel).denominator)
    }
    guard let d = denominator.asInt, d <= 64 else { throw NoCuts() }
    var coefficients: [Int: [Kernel.Polynomial.Term]] = [:]
    for term in polynomial.terms {
      let exponent = term.monomial.exponent(of: kernel)
      guard let place = (exponent * Rational(d)).numerator.asInt, place >= 0, place <= 200 else {
        throw NoCuts()
      }
      let rest = term.monomial / Kernel.Monomial(kernel, exponent: exponent)
      coefficients[place, default: []].append(
        .init(coefficient: term.coefficient, monomial: rest))
    }
    // With t = s^(1/g) the polynomial is as short as it gets.
    let step = coefficients.keys.reduce(0) { Self.greatestCommonDivisor($0, $1) }
    guard step > 0 else { return }
    var list = Array(
      repeating: Kernel.Polynomial.zero, count: (coefficients.keys.max() ?? 0) / step + 1)
    for (place, terms) in coefficients {
      list[place / step] = try Kernel.Polynomial(collecting: terms)
    }
    // What is solved for is s = k^e.
    let exponent = try Rational(Integer(step), over: Integer(d))
    if case .variable = field.definition(kernel), exponent.isInteger,
      let whole = Self.polynomial(list, step: step)
    {
      return try addRoots(of: whole)
    }
    for root in try roots(of: list) {
      try solve(kernel, exponent: exponent, for: root, steps: steps)
    }
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }

  /// The polynomial with whole coefficients, up to a factor; nil where a coefficient is irrational, or the
  /// degree is too large.
  private static func polynomial(_ list: [Kernel.Polynomial], step: Int) -> WholePolynomial? {
    let rationals = list.compactMap(\.rational)
    guard rationals.count == list.count, (list.count - 1) * step <= RealRoot.mostDegree else {
      return nil
    }
    let denominator = rationals.reduce(Integer(1)) {
      Integer.leastCommonMultiple($0, $1.denominator)
    }
    var coefficients: [Integer] = []
    for (place, value) in rationals.enumerated() {
      if place > 0 { coefficients += Array(repeating: 0, count: step - 1) }
      coefficients.append((value * Rational(denominator)).numerator)
    }
    return WholePolynomial(coefficients)
  }

  private func addRoots(of polynomial: WholePolynomial) throws {
    guard let roots = try RealRoot.roots(of: polynomial) else { throw NoCuts() }
    for root in roots {
      switch root {
      case .rational(let value): try add(Cut(value))
      case .irrational(let root): try add(Cut(root))
      }
    }
  }

  /// The real roots of a polynomial, as forms.
  private func roots(of list: [Kernel.Polynomial]) throws -> [ClosedForm] {
    if let whole = Self.polynomial(list, step: 1) {
      guard let found = try RealRoot.roots(of: whole) else { throw NoCuts() }
      return try found.map { root in
        switch root {
        case .rational(let value): return ClosedForm(value)
        case .irrational(let root):
          guard let radicals = try root.radicals else { throw NoCuts() }
          return try forms.form(of: radicals)
        }
      }
    }
    let c = list.map { ClosedForm($0) }
    switch c.count {
    case 2: return [try field.quotient(field.negative(c[0]), c[1])]
    case 3:
      let half = try Rational(1, over: 2)
      let discriminant = try field.difference(
        field.product(c[1], c[1]), field.scaled(field.product(c[0], c[2]), by: 4))
      if discriminant.isZero {
        return [try field.scaled(field.quotient(field.negative(c[1]), c[2]), by: half)]
      }
      guard let sign = try field.sign(of: discriminant) else { throw NoCuts() }
      if sign < 0 { return [] }
      let root = try field.power(discriminant, half)
      return try [root, field.negative(root)].map {
        try field.scaled(field.quotient(field.difference($0, c[1]), c[2]), by: half)
      }
    default: throw NoCuts()
    }
  }

  // MARK: Inverse functions

  /// Adds where k^e has a value.
  private func solve(
    _ kernel: Kernel, exponent: Rational, for value: ClosedForm, steps: Int
  ) throws {
    if exponent == .one { return try solve(kernel, for: value, steps: steps) }
    if value.isZero { return try solve(kernel, for: .zero, steps: steps) }
    guard let sign = try field.sign(of: value) else { throw NoCuts() }
    let root = try exponent.reciprocal()
    if sign > 0 {
      let magnitude = try field.power(value, root)
      try solve(kernel, for: magnitude, steps: steps)
      if exponent.numerator.isOdd { return }
      return try solve(kernel, for: field.negative(magnitude), steps: steps)
    }
    // An odd power is negative where its base is; a root is not.
    guard exponent.numerator.isOdd, exponent.isInteger else { return }
    try solve(
      kernel, for: field.negative(field.power(field.negative(value), root)), steps: steps)
  }

  /// Adds where a kernel has a value.
  private func solve(_ kernel: Kernel, for value: ClosedForm, steps: Int) throws {
    guard steps > 0 else { throw NoCuts() }
    func equate(_ form: ClosedForm, _ other: ClosedForm) throws {
      try addZeros(of: field.difference(form, other), steps: steps - 1)
    }
    switch field.definition(kernel) {
    case .variable: try add(cut(value))
    case .function(.exp, let x):
      guard let sign = try value.isZero ? 0 : field.sign(of: value) else { throw NoCuts() }
      if sign > 0 { try equate(x, field.apply(.log, value)) }
    case .function(.log, let x): try equate(x, field.apply(.exp, value))
    case .root(let polynomial): try equate(ClosedForm(polynomial), value)
    case .absolute(let polynomial):
      try equate(ClosedForm(polynomial), value)
      try equate(ClosedForm(polynomial), field.negative(value))
    case .function(.atan, let x):
      // tan is the inverse between −π/2 and π/2 alone.
      let quarter = try field.scaled(field.pi, by: Rational(1, over: 2))
      if try isBetween(value, field.negative(quarter), quarter) {
        try equate(x, field.apply(.tan, value))
      }
    case .function(.asin, let x): try equate(x, field.apply(.sin, value))
    case .function(.acos, let x): try equate(x, field.apply(.cos, value))
    case .function(.cos, let x):
      guard try isBetween(value, ClosedForm(-1), .one, orAt: true) else { return }
      let angle = try field.apply(.acos, value)
      try solve(x, for: [angle, field.negative(angle)], steps: steps - 1)
    case .function(.sin, let x):
      guard try isBetween(value, ClosedForm(-1), .one, orAt: true) else { return }
      let angle = try field.apply(.asin, value)
      try solve(x, for: [angle, field.difference(field.pi, angle)], steps: steps - 1)
    case .function(.erf, let x) where value.isZero: try equate(x, .zero)
    default: throw NoCuts()
    }
  }

  /// Adds where an angle is one of some angles, up to whole turns, as far as its values go.
  private func solve(_ x: ClosedForm, for angles: [ClosedForm], steps: Int) throws {
    let range = try field.range(of: x)
    guard let low = range.lower.value, let high = range.upper.value else { throw NoCuts() }
    let reach = max(low.magnitude, high.magnitude)
    // A turn is more than 6, and the angles are less than two turns.
    guard reach <= 60, let turns = try (reach / 6).floor.asInt else { throw NoCuts() }
    for turn in -(turns + 2)...(turns + 2) {
      let shift = try field.scaled(field.pi, by: Rational(2 * turn))
      for angle in angles {
        try addZeros(of: field.difference(x, field.sum(angle, shift)), steps: steps)
      }
    }
  }

  private func isBetween(
    _ value: ClosedForm, _ lower: ClosedForm, _ upper: ClosedForm, orAt isClosed: Bool = false
  ) throws -> Bool {
    for difference in [
      try field.difference(value, lower), try field.difference(upper, value),
    ] {
      if difference.isZero {
        if isClosed { continue }
        return false
      }
      guard let sign = try field.sign(of: difference) else { throw NoCuts() }
      if sign < 0 { return false }
    }
    return true
  }

  /// A constant form as a number with its formula.
  private func cut(_ form: ClosedForm) throws -> Cut {
    if let value = form.rational { return Cut(value) }
    guard let formula = try FormReader(field: field, known: [:]).formula(form) else {
      throw NoCuts()
    }
    return try Cut(formula)
  }
}
