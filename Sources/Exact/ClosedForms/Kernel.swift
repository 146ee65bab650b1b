/// A constant that stands for itself in a closed form: a variable of the polynomials there.
///
/// Kernels are numbered in the order in which one `ClosedFormField` meets them.
package struct Kernel: Hashable, Comparable, Sendable {
  let index: Int

  /// The order in which kernels were met.
  package static func < (a: Kernel, b: Kernel) -> Bool { a.index < b.index }

  package typealias Monomial = Exact.Monomial
  package typealias Polynomial = Exact.Polynomial

  /// What a kernel is.
  package enum Definition: Hashable, Sendable {
    /// The circle constant.
    case pi
    /// An integer above 1; its exponents are kept in [0, 1).
    case integer(Integer)
    /// A positive polynomial; its exponents are kept in [0, 1).
    case root(Polynomial)
    /// An elementary function of a closed form.
    case function(ElementaryFunction, ClosedForm)
    /// The magnitude of a polynomial whose sign is open.
    case absolute(Polynomial)
    /// A function that no rule is known for.
    case opaque(String, [ClosedForm])
    /// A variable, by its number in the field.
    case variable(Int)
    /// An entry of an indexed family of variables, by the number of the family in the field.
    case entry(Int, [ClosedForm])
    /// The index of a sum that is being taken, by the depth of the sum.
    case index(Int)
    /// An index of the sum whose summand it stands in: the height of the sum, and the number of the
    /// index there.
    case place(Place)
    /// The sum of a closed form over whole numbers, for one index or several.
    case sum(height: Int, [Bounds], ClosedForm)
  }

  /// An index of a sum, named so that no two sums of which one stands in the other share a name: the
  /// height of a sum is one more than that of any sum in it.
  package struct Place: Hashable, Sendable {
    package let height: Int
    package let number: Int
  }

  /// An index that a kernel depends on: of a sum that is being taken, or of a sum that it stands in.
  package enum Index: Hashable, Sendable {
    case open(Int)
    case bound(Place)
  }

  /// What an index runs through: the whole numbers from one bound to another.
  package struct Bounds: Hashable, Sendable {
    package let lower: ClosedForm
    package let upper: ClosedForm
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

/// A real constant, or an expression in variables, as a quotient of Laurent polynomials over ℚ in
/// kernels.
///
/// Equal closed forms of one field are equal numbers; expressions have equal values wherever both are
/// defined. Different forms may be equal too: a form is a means to prove equality and never
/// inequality. The denominator is not zero.
package struct ClosedForm: Hashable, Sendable {
  package let numerator: Kernel.Polynomial
  package let denominator: Kernel.Polynomial

  /// The quotient of two polynomials in normal form.
  package init(numerator: Kernel.Polynomial, denominator: Kernel.Polynomial) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The polynomial as it is.
  package init(_ polynomial: Kernel.Polynomial) {
    self.init(numerator: polynomial, denominator: .one)
  }

  /// The closed form of a rational.
  package init(_ value: Rational) { self.init(Kernel.Polynomial(value)) }

  /// Zero.
  package static var zero: ClosedForm { ClosedForm(Rational.zero) }
  /// One.
  package static var one: ClosedForm { ClosedForm(Rational.one) }

  /// The polynomial, if there is no denominator.
  package var polynomial: Kernel.Polynomial? { denominator.isOne ? numerator : nil }

  /// The value, if the form shows that it is rational.
  package var rational: Rational? { polynomial?.rational }

  /// The kernels that occur.
  package var kernels: [Kernel] { numerator.variables + denominator.variables }

  /// Whether the form shows that the value is zero.
  package var isZero: Bool { numerator.isZero }
}

/// The real has no closed form that the rules can find.
package struct NoClosedForm: Error {
  package init() {}
}
