/// A constant that stands for itself in a closed form: a variable of the polynomials there.
///
/// Kernels are numbered in the order in which one `ClosedFormField` meets them.
struct Kernel: Hashable, Comparable, Sendable {
  let index: Int

  /// The order in which kernels were met.
  static func < (a: Kernel, b: Kernel) -> Bool { a.index < b.index }

  typealias Monomial = Exact.Monomial<Kernel>
  typealias Polynomial = Exact.Polynomial<Kernel>

  /// What a kernel is.
  enum Definition: Hashable {
    /// The circle constant.
    case pi
    /// An integer above 1; its exponents are kept in [0, 1).
    case integer(Integer)
    /// A positive polynomial; its exponents are kept in [0, 1).
    case root(Polynomial)
    /// An elementary function of a closed form.
    case function(ElementaryFunction, ClosedForm)
  }

  /// What keeps the exponents of a kernel in a range [0, modulus).
  enum Reduction {
    /// Every exponent stands.
    case none
    /// kernel¹ = the integer.
    case integer(Rational)
    /// kernel^modulus = the polynomial.
    case polynomial(modulus: Rational, Polynomial)
  }
}

/// A real constant as a quotient of Laurent polynomials over ℚ in kernels.
///
/// Equal closed forms of one field are equal numbers. Different ones may be equal numbers too: the form
/// is a means to prove equality and never inequality. The denominator is not zero.
struct ClosedForm: Hashable, Sendable {
  let numerator: Kernel.Polynomial
  let denominator: Kernel.Polynomial

  /// The quotient of two polynomials in normal form.
  init(numerator: Kernel.Polynomial, denominator: Kernel.Polynomial) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The polynomial as it is.
  init(_ polynomial: Kernel.Polynomial) {
    self.init(numerator: polynomial, denominator: .one)
  }

  /// The closed form of a rational.
  init(_ value: Rational) { self.init(Kernel.Polynomial(value)) }

  /// Zero.
  static var zero: ClosedForm { ClosedForm(Rational.zero) }
  /// One.
  static var one: ClosedForm { ClosedForm(Rational.one) }

  /// The polynomial, if there is no denominator.
  var polynomial: Kernel.Polynomial? { denominator == .one ? numerator : nil }

  /// The value, if the form shows that it is rational.
  var rational: Rational? { polynomial?.rational }

  /// Whether the form shows that the value is zero.
  var isZero: Bool { numerator.isZero }
}

/// The real has no closed form that the rules can find.
struct NoClosedForm: Error {}
