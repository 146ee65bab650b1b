import Exact

// The rule for cosines and sines.
extension Checker {
  /// The largest multiple of an angle.
  private static let largestMultiple = 256

  /// `angle`: cos a or sin a = r, where a ≡ Σ n·b, and r is the real or the imaginary part of
  /// Π (cos b + i·sin b)^n.
  ///
  /// By de Moivre and the addition theorems, which hold for all numbers. Each n is whole, and cos b and sin b are
  /// atoms; where b is π, 2n is whole, and the turn by a multiple of π/2 has parts 0, 1 and −1. For
  /// a negative n the sine changes its sign.
  mutating func checkAngle(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard case .apply(let function, let arguments) = target, function == .cos || function == .sin
    else { throw fault(.form(expected: "a cosine or a sine")) }
    var angle = Quotient(Rational.zero)
    var real = Quotient(Rational.one)
    var imaginary = Quotient(Rational.zero)
    for pair in step.pairs {
      let multiple = try exponent(pair.second)
      try checkDefined(pair.first)
      let base = try arithmetic(pair.first)
      angle = try angle.adding(try base.multiplied(by: Quotient(multiple)))
      let (count, cosine, sine) = try rotation(pair, base, multiple)
      for _ in 0..<count {
        try Work.spend(Work.term)
        (real, imaginary) = (
          try real.multiplied(by: cosine).adding(try imaginary.multiplied(by: sine).negative),
          try real.multiplied(by: sine).adding(try imaginary.multiplied(by: cosine))
        )
      }
    }
    try checkEquality(try arithmetic(arguments[0]), angle, arguments[0], step.result)
    try checkDefined(step.result)
    try checkEquality(
      try arithmetic(step.result), function == .cos ? real : imaginary, target, step.result)
  }

  /// How often a rotation is made, and its cosine and sine.
  private mutating func rotation(
    _ pair: Certificate.Pair, _ base: Quotient, _ multiple: Rational
  ) throws(CertificateError) -> (count: Int, cosine: Quotient, sine: Quotient) {
    let (zero, one) = (Quotient(Rational.zero), Quotient(Rational.one))
    let sign: Rational = multiple.signum < 0 ? -1 : 1
    if pair.first == .pi {
      guard let quarters = Algebra.small((multiple.magnitude + multiple.magnitude).numerator),
        (multiple + multiple).isInteger
      else { throw fault(.form(expected: "a multiple of half of pi")) }
      return (quarters % 4, zero, Quotient(sign))
    }
    guard multiple.isInteger, let count = Algebra.small(multiple.numerator)?.magnitude,
      count <= UInt(Self.largestMultiple)
    else {
      throw fault(.form(expected: "a whole multiple of at most \(Self.largestMultiple)"))
    }
    guard let cosine = try atom(.cos, of: base), let sine = try atom(.sin, of: base) else {
      throw fault(.form(expected: "atoms for the cosine and the sine of \(pair.first.text)"))
    }
    return (Int(count), cosine, try one.multiplied(by: sine).multiplied(by: Quotient(sign)))
  }

  /// The atom that is a function of a quotient, if there is one.
  private mutating func atom(
    _ function: Certificate.Function, of argument: Quotient
  ) throws(CertificateError) -> Quotient? {
    for (atom, definition) in algebra.definitions.enumerated() {
      guard case .function(function, let arguments) = definition,
        try algebra.areEqual(arguments[0], argument)
      else { continue }
      return Quotient(Expansion(symbol: algebra.symbol(.atom(atom))))
    }
    return nil
  }
}
