/// The field of closed forms over one growing table of kernels.
///
/// One comparison has one field, so that equal kernels have one number in all that is compared.
final class ClosedFormField {
  /// The most kernels of one comparison.
  static let mostKernels = 256
  /// The deepest nesting of functions in kernels; it bounds the recursion of `enclosure`.
  static let deepestKernel = 64

  let factorBase: FactorBase
  private(set) var definitions: [Kernel.Definition] = []
  private var reductions: [Kernel.Reduction] = []
  private var depths: [Int] = []
  private var numbers: [Kernel.Definition: Kernel] = [:]
  /// The enclosures of kernels, by precision.
  var enclosures: [Int: [Kernel: Interval]] = [:]
  /// The signs of kernels that were asked for; nil where no enclosure could tell.
  var signs: [Kernel: Int?] = [:]

  init(factorBase: FactorBase) { self.factorBase = factorBase }

  // MARK: Kernels

  /// The kernel with a definition.
  ///
  /// - Throws: `NoClosedForm` beyond the bounds.
  func kernel(_ definition: Kernel.Definition) throws -> Kernel {
    if let kernel = numbers[definition] { return kernel }
    let kernel = Kernel(index: definitions.count)
    let depth = 1 + parts(of: definition).reduce(0) { max($0, depths[$1.index]) }
    guard kernel.index < ClosedFormField.mostKernels, depth <= ClosedFormField.deepestKernel else {
      throw NoClosedForm()
    }
    var reduction = Kernel.Reduction.none
    switch definition {
    case .integer(let n): reduction = .integer(Rational(n))
    case .root(let polynomial): reduction = .polynomial(modulus: 1, polynomial)
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
    return number
  }

  /// The kernels in a definition.
  private func parts(of definition: Kernel.Definition) -> [Kernel] {
    switch definition {
    case .pi, .integer: []
    case .root(let polynomial): polynomial.variables
    case .function(_, let x): x.numerator.variables + x.denominator.variables
    }
  }

  /// What a kernel is.
  func definition(_ kernel: Kernel) -> Kernel.Definition { definitions[kernel.index] }

  /// What keeps the exponents of a kernel in range.
  func reduction(_ kernel: Kernel) -> Kernel.Reduction { reductions[kernel.index] }

  /// The closed form of a kernel.
  func form(_ kernel: Kernel) -> ClosedForm {
    ClosedForm(Kernel.Polynomial(1, Kernel.Monomial(kernel)))
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

  /// The product of two polynomials.
  func product(
    _ a: Kernel.Polynomial, _ b: Kernel.Polynomial
  ) throws -> Kernel.Polynomial {
    if a == .one { return b }
    if b == .one { return a }
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
  func exactQuotient(
    _ a: Kernel.Polynomial, _ b: Kernel.Polynomial
  ) throws -> Kernel.Polynomial? {
    guard let lead = b.terms.first else { return nil }
    var rest = a
    var quotient: [Kernel.Polynomial.Term] = []
    // A quotient of more terms than both operands together is not worth its price.
    for _ in 0..<(a.terms.count + b.terms.count) {
      guard let top = rest.terms.first else { break }
      let term = Kernel.Polynomial.Term(
        coefficient: try top.coefficient / lead.coefficient,
        monomial: top.monomial / lead.monomial)
      quotient.append(term)
      let step = try b.multiplied(
        by: Kernel.Polynomial.Term(coefficient: -term.coefficient, monomial: term.monomial))
      rest = try rest.adding(step)
    }
    // A kernel whose powers are a polynomial has no negative exponents: then there is no quotient.
    guard rest.isZero,
      quotient.allSatisfy({
        $0.monomial.factors.allSatisfy { $0.exponent.signum > 0 || isFree($0.variable) }
      })
    else { return nil }
    let candidate = try reduced(Kernel.Polynomial(collecting: quotient))
    return try product(candidate, b) == a ? candidate : nil
  }
}
