/// The field of closed forms over one growing table of kernels.
///
/// One comparison has one field, so that equal kernels have one number in all that is compared.
///
/// An open field has variables. There a sign is that of the values that a form takes on the domains of
/// the variables: 1 says that none is negative. Every identity of an open field holds at all points at
/// which both of its sides are defined, so that no value needs to be told from zero.
package final class ClosedFormField {
  /// The most kernels of one comparison.
  static let mostKernels = 256
  /// The deepest nesting of functions in kernels; it bounds the recursion of `enclosure`.
  static let deepestKernel = 64

  let factorBase: FactorBase
  /// The units of angles.
  let angleUnits: AngleUnits
  /// Whether there are variables.
  let isOpen: Bool
  /// Whether sums of sums become sums over several indices.
  package var mergesSums = true
  /// Whether what is known of a sum of powers, or of a product, is used for sums over an index.
  package var closesSums = true
  /// Whether roots, logarithms and magnitudes of products become those of the magnitudes of the factors,
  /// whose signs are lost.
  package var splitsFactors = false
  /// Whether there was something that factors could be split of.
  package var metFactors = false
  /// Σ log|f| for the kernels that stand for Π f, where factors are taken apart.
  var productLogarithms: [Kernel: ClosedForm] = [:]
  /// Whether the addition theorems take angles apart; else only multiples of an angle are.
  package var splitsAngles = false
  /// Whether there was an angle of several terms.
  package var metAngles = false
  private(set) var definitions: [Kernel.Definition] = []
  private var reductions: [Kernel.Reduction] = []
  private var depths: [Int] = []
  private var numbers: [Kernel.Definition: Kernel] = [:]
  /// The enclosures of kernels, by precision.
  var enclosures: [Int: [Kernel: Interval]] = [:]
  /// What kernels are, in words, by kernel.
  var descriptions: [Kernel: String] = [:]
  /// The signs of kernels that were asked for; nil where no enclosure could tell.
  var signs: [Kernel: Int?] = [:]

  /// The variables that stand for whole numbers, by number.
  private(set) var wholeVariables: Set<Int> = []
  /// Forms that are not negative on the domains, where an end is no rational.
  package var nonnegativeForms: [ClosedForm] = []
  /// The values of the variables, by number.
  private(set) var variableRanges: [ExtendedInterval] = []
  /// The values of the entries of families, by number.
  private(set) var familyRanges: [ExtendedInterval] = []
  /// The values of indices of which more is known than that they are whole, by depth.
  package var indexRanges: [Int: ExtendedInterval] = [:]
  /// The rotations by the multiples of parts of π that were asked for, from 0 on.
  var multiplesOfParts: [Rational: [UnitVector]] = [:]
  /// The values of kernels that were asked for.
  var ranges: [Kernel: ExtendedInterval] = [:]
  /// Whether kernels depend on variables.
  private var dependence: [Bool] = []
  /// The indices of sums that kernels depend on.
  private(set) var indices: [Set<Kernel.Index>] = []

  init(
    factorBase: FactorBase = FactorBase(), angleUnits: AngleUnits = AngleUnits(),
    isOpen: Bool = false
  ) {
    self.factorBase = factorBase
    self.angleUnits = angleUnits
    self.isOpen = isOpen
  }

  // MARK: Variables

  /// A new variable with the values that it may have.
  package func variable(_ values: ExtendedInterval, isWhole: Bool = false) throws -> ClosedForm {
    variableRanges.append(values)
    if isWhole { wholeVariables.insert(variableRanges.count - 1) }
    return form(try kernel(.variable(variableRanges.count - 1)))
  }

  /// Whether a monomial takes whole values alone.
  func isWhole(_ monomial: Kernel.Monomial) -> Bool {
    monomial.factors.allSatisfy { factor in
      guard factor.exponent.isInteger, factor.exponent.signum > 0 else { return false }
      switch definition(factor.variable) {
      case .variable(let number): return wholeVariables.contains(number)
      case .index, .place: return true
      default: return false
      }
    }
  }

  /// (−1)^m for a monomial with whole values, where mᵏ is as odd as m: a kernel whose square is 1.
  func parity(_ monomial: Kernel.Monomial) throws -> ClosedForm {
    let plain = Kernel.Monomial(
      ascending: monomial.factors.map {
        Kernel.Monomial.Factor(variable: $0.variable, exponent: .one)
      })
    return try opaque("^", [ClosedForm(-1), ClosedForm(Kernel.Polynomial(1, plain))])
  }

  /// A new family of variables, told apart by indices, with the values that each may have.
  package func family(_ values: ExtendedInterval) -> Int {
    familyRanges.append(values)
    return familyRanges.count - 1
  }

  /// Whether a kernel depends on variables.
  package func isVariable(_ kernel: Kernel) -> Bool { dependence[kernel.index] }

  /// Whether a polynomial depends on variables.
  package func isVariable(_ polynomial: Kernel.Polynomial) -> Bool {
    isOpen && polynomial.variables.contains { isVariable($0) }
  }

  // MARK: Kernels

  /// The kernel with a definition.
  ///
  /// - Throws: `NoClosedForm` beyond the bounds.
  func kernel(_ definition: Kernel.Definition) throws -> Kernel {
    if let kernel = numbers[definition] { return kernel }
    if let kernel = try congruent(definition) { return kernel }
    let kernel = Kernel(index: definitions.count)
    let depth = 1 + parts(of: definition).reduce(0) { max($0, depths[$1.index]) }
    guard kernel.index < ClosedFormField.mostKernels, depth <= ClosedFormField.deepestKernel else {
      throw NoClosedForm()
    }
    var reduction = Kernel.Reduction.none
    switch definition {
    case .integer(let n): reduction = .integer(Rational(n))
    case .root(let polynomial): reduction = .polynomial(modulus: 1, polynomial)
    case .absolute(let polynomial):
      reduction = .polynomial(modulus: 2, try product(polynomial, polynomial))
    case .opaque("^", let arguments) where arguments.first == ClosedForm(-1):
      // (−1)^n is 1 or −1, where it is defined.
      reduction = .polynomial(modulus: 2, .one)
    case .function(.sin, let x):
      // sin² x = 1 − cos² x.
      let cosine = try self.kernel(.function(.cos, x))
      let square = Kernel.Polynomial(-1, Kernel.Monomial(cosine, exponent: 2))
      reduction = .polynomial(modulus: 2, try Kernel.Polynomial.one.adding(square))
    default: break
    }
    // The cosine that a sine needs may have been made just now.
    let number = Kernel(index: definitions.count)
    definitions.append(definition)
    reductions.append(reduction)
    depths.append(depth)
    numbers[definition] = number
    noteDependence(of: definition)
    return number
  }

  /// The kernel of the same function at an argument that is equal, though it is written as another
  /// quotient.
  private func congruent(_ definition: Kernel.Definition) throws -> Kernel? {
    guard isOpen, case .function(let function, let x) = definition, x.polynomial == nil else {
      return nil
    }
    for (index, known) in definitions.enumerated() {
      guard case .function(function, let y) = known, y.polynomial == nil else { continue }
      if try areEqual(x, y) { return Kernel(index: index) }
    }
    return nil
  }

  /// Whether two quotients are equal: by the products across, or by a separation bound.
  package func areEqual(_ a: ClosedForm, _ b: ClosedForm) throws -> Bool {
    if a == b { return true }
    let left = try product(a.numerator, b.denominator)
    let right = try product(b.numerator, a.denominator)
    return try left == right || vanishes(left.adding(-right))
  }

  private func noteDependence(of definition: Kernel.Definition) {
    let parts = parts(of: definition)
    var free = parts.reduce(into: Set<Kernel.Index>()) { $0.formUnion(indices[$1.index]) }
    var isVariable = parts.contains { dependence[$0.index] }
    switch definition {
    case .variable, .entry: isVariable = true
    case .index(let depth):
      free.insert(.open(depth))
      isVariable = true
    case .place(let place):
      free.insert(.bound(place))
      isVariable = true
    case .sum(let height, let bounds, _):
      for number in bounds.indices {
        free.remove(.bound(Kernel.Place(height: height, number: number)))
      }
    default: break
    }
    dependence.append(isVariable)
    indices.append(free)
  }

  /// The kernel with a definition, if there is one already.
  func known(_ definition: Kernel.Definition) -> Kernel? { numbers[definition] }

  /// The kernels in a definition.
  func parts(of definition: Kernel.Definition) -> [Kernel] {
    switch definition {
    case .pi, .integer, .variable, .index, .place: []
    case .root(let polynomial), .absolute(let polynomial): polynomial.variables
    case .function(_, let x): x.kernels
    case .opaque(_, let arguments), .entry(_, let arguments): arguments.flatMap(\.kernels)
    case .sum(_, let bounds, let summand):
      bounds.flatMap { $0.lower.kernels + $0.upper.kernels } + summand.kernels
    }
  }

  /// What a kernel is.
  package func definition(_ kernel: Kernel) -> Kernel.Definition { definitions[kernel.index] }

  /// What keeps the exponents of a kernel in range.
  func reduction(_ kernel: Kernel) -> Kernel.Reduction { reductions[kernel.index] }

  /// The closed form of a kernel.
  package func form(_ kernel: Kernel) -> ClosedForm {
    ClosedForm(Kernel.Polynomial(1, Kernel.Monomial(kernel)))
  }

  /// The circle constant.
  package var pi: ClosedForm { get throws { form(try kernel(.pi)) } }

  /// Whether a form has no variables.
  package func isConstant(_ a: ClosedForm) -> Bool {
    !isVariable(a.numerator) && !isVariable(a.denominator)
  }

  /// A rational multiple of π.
  func multipleOfPi(_ factor: Rational) throws -> ClosedForm {
    if factor.isZero { return .zero }
    return ClosedForm(Kernel.Polynomial(factor, Kernel.Monomial(try kernel(.pi))))
  }

  // MARK: Polynomials

  /// The polynomial with the exponents of all kernels in their ranges.
  ///
  /// kernel^e = kernel^(e mod m) · (kernel^m)^⌊e/m⌋, an identity for e ≥ 0; below zero only where
  /// kernel^m is a rational that is not zero.
  func reduced(_ polynomial: Kernel.Polynomial) throws -> Kernel.Polynomial {
    if isReduced(polynomial) { return polynomial }
    var finished: [Kernel.Polynomial.Term] = []
    var pending = polynomial.terms
    var isChanged = false
    while let term = pending.popLast() {
      var coefficient = term.coefficient
      var factors: [Kernel.Monomial.Factor] = []
      var expanded: (base: Kernel.Polynomial, exponent: Int)?
      for factor in term.monomial.factors {
        var exponent = factor.exponent
        switch reduction(factor.variable) {
        case .none: break
        case .integer(let n):
          let whole = exponent.floor
          if !whole.isZero {
            coefficient *= try boundedPower(n, whole)
            exponent = exponent - Rational(whole)
          }
        case .polynomial(let modulus, let base):
          let count = try (exponent / modulus).floor
          if count.signum < 0 { throw NoClosedForm() }
          if expanded == nil, !count.isZero {
            guard let count = count.asInt, count <= 64 else { throw NoClosedForm() }
            expanded = (base, count)
            exponent = exponent - Rational(count) * modulus
          }
        }
        factors.append(Kernel.Monomial.Factor(variable: factor.variable, exponent: exponent))
      }
      let rest = Kernel.Polynomial.Term(
        coefficient: coefficient, monomial: Kernel.Monomial(ascending: factors))
      isChanged = isChanged || rest != term || expanded != nil
      guard let expanded else {
        finished.append(rest)
        continue
      }
      var product = Kernel.Polynomial(rest.coefficient, rest.monomial)
      for _ in 0..<expanded.exponent { product = try product.multiplied(by: expanded.base) }
      pending += product.terms
      try Fuel.spend(product.terms.count)
      guard pending.count + finished.count <= 32 * Kernel.Polynomial.mostTerms else {
        throw NoClosedForm()
      }
    }
    return isChanged ? try Kernel.Polynomial(collecting: finished) : polynomial
  }

  /// Whether the exponents of all kernels are in their ranges.
  private func isReduced(_ polynomial: Kernel.Polynomial) -> Bool {
    polynomial.terms.allSatisfy { term in
      term.monomial.factors.allSatisfy { factor in
        switch reduction(factor.variable) {
        case .none: true
        case .integer: factor.exponent.signum >= 0 && factor.exponent < .one
        case .polynomial(let modulus, _):
          factor.exponent.signum >= 0 && factor.exponent < modulus
        }
      }
    }
  }

  /// The product of two polynomials.
  package func product(
    _ a: Kernel.Polynomial, _ b: Kernel.Polynomial
  ) throws -> Kernel.Polynomial {
    if a.isOne { return b }
    if b.isOne { return a }
    return try reduced(try a.multiplied(by: b))
  }

  /// A power of a rational that is refused where it would be too large.
  func boundedPower(_ base: Rational, _ exponent: Integer) throws -> Rational {
    if base == .one { return base }
    guard let n = exponent.asInt, n.magnitude <= UInt(Kernel.Polynomial.mostBits),
      base.bitWidth * Int(n.magnitude) <= 2 * Kernel.Polynomial.mostBits
    else { throw NoClosedForm() }
    try Fuel.spend(FuelCost.words(base.bitWidth * Int(n.magnitude)))
    return try base.power(n)
  }

  /// The exact quotient of two polynomials, if it is found: by long division in the order of the
  /// monomials, and checked by multiplication.
  package func exactQuotient(
    _ a: Kernel.Polynomial, _ b: Kernel.Polynomial
  ) throws -> Kernel.Polynomial? {
    guard let lead = b.terms.first, a.isZero || a.spans(b) else { return nil }
    var rest = a
    var quotient: [Kernel.Polynomial.Term] = []
    // A quotient of more terms than both operands together is not worth its price.
    for _ in 0..<(a.terms.count + b.terms.count) {
      guard let top = rest.terms.first else { break }
      let term = Kernel.Polynomial.Term(
        coefficient: try top.coefficient / lead.coefficient,
        monomial: top.monomial / lead.monomial)
      // A kernel whose powers are a polynomial has no negative exponents: then there is no quotient.
      guard term.monomial.factors.allSatisfy({ $0.exponent.signum > 0 || isFree($0.variable) })
      else { return nil }
      quotient.append(term)
      let step = try b.multiplied(
        by: Kernel.Polynomial.Term(coefficient: -term.coefficient, monomial: term.monomial))
      rest = try rest.adding(step)
    }
    guard rest.isZero else { return nil }
    let candidate = try reduced(Kernel.Polynomial(collecting: quotient))
    return try product(candidate, b) == a ? candidate : nil
  }
}
