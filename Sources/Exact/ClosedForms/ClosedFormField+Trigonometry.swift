/// The cosine and the sine of one angle.
struct UnitVector {
  let cosine: ClosedForm
  let sine: ClosedForm
}

extension ClosedFormField {
  /// The largest n for which cos nx is expanded in cos x.
  static let largestMultiple = 24
  /// The most terms of an angle that are separated by the addition theorems.
  private static let mostSummands = 4

  /// The cosine and the sine of an angle.
  ///
  /// The angle is split into a rational multiple of π, arguments of Gaussian integers and other terms;
  /// the addition theorems put the parts together.
  func cosineAndSine(_ angle: ClosedForm) throws -> UnitVector {
    guard let polynomial = angle.polynomial else { return try rotation(byQuotient: angle) }
    var result = UnitVector(cosine: .one, sine: .zero)
    let isSum = polynomial.terms.count > 1 && polynomial.terms.contains { isVariable($0) }
    metAngles = metAngles || isSum
    let isLong = isSum && !splitsAngles || polynomial.terms.count > Self.mostSummands
    var rest: [Kernel.Polynomial.Term] = []
    for term in polynomial.terms {
      let rotation: UnitVector
      if let kernel = linearKernel(term), case .pi = definition(kernel) {
        rotation = try rotationByPi(times: term.coefficient)
      } else if let alternating = try alternatingRotation(term) {
        rotation = alternating
      } else if isLong {
        rest.append(term)
        continue
      } else {
        rotation = try self.rotation(by: term)
      }
      result = try added(result, rotation)
    }
    if rest.isEmpty { return result }
    return try added(result, try rotationByUnits(ClosedForm(Kernel.Polynomial(collecting: rest))))
  }

  private func isVariable(_ term: Kernel.Polynomial.Term) -> Bool {
    isOpen && term.monomial.factors.contains { isVariable($0.variable) }
  }

  /// The kernel, if a term is a rational multiple of one.
  private func linearKernel(_ term: Kernel.Polynomial.Term) -> Kernel? {
    guard term.monomial.factors.count == 1, term.monomial.factors[0].exponent == .one else {
      return nil
    }
    return term.monomial.factors[0].variable
  }

  /// The rotation by a whole multiple of π with a sign that depends on variables: (−1)^m for mπ.
  private func alternatingRotation(_ term: Kernel.Polynomial.Term) throws -> UnitVector? {
    guard isOpen, term.coefficient.isInteger, let pi = known(.pi),
      term.monomial.exponent(of: pi) == .one
    else { return nil }
    let rest = term.monomial / Kernel.Monomial(pi)
    guard isWhole(rest) else { return nil }
    let cosine = term.coefficient.numerator.isOdd ? try parity(rest) : .one
    return UnitVector(cosine: cosine, sine: .zero)
  }

  /// The addition theorems.
  func added(_ a: UnitVector, _ b: UnitVector) throws -> UnitVector {
    UnitVector(
      cosine: try difference(
        try product(a.cosine, b.cosine), try product(a.sine, b.sine)),
      sine: try sum(try product(a.sine, b.cosine), try product(a.cosine, b.sine)))
  }

  /// The rotation by n times an angle: cos nx + i·sin nx = (cos x + i·sin x)ⁿ; −x has the conjugate.
  func multiple(_ a: UnitVector, _ n: Int) throws -> UnitVector {
    let base =
      n < 0 ? UnitVector(cosine: a.cosine, sine: try negative(a.sine)) : a
    var result = UnitVector(cosine: .one, sine: .zero)
    for _ in 0..<n.magnitude {
      result = try added(result, base)
    }
    return result
  }

  /// The rotation by one term that is not a multiple of π.
  private func rotation(by term: Kernel.Polynomial.Term) throws -> UnitVector {
    let angle = ClosedForm(Kernel.Polynomial(term.coefficient, term.monomial))
    let half = try Rational(1, over: 2)
    guard let n = term.coefficient.numerator.asInt,
      n.magnitude <= UInt(ClosedFormField.largestMultiple),
      let kernel = linearKernel(term), case .function(let function, let x) = definition(kernel),
      let base = try inverseRotation(function, x)
    else { return try rotationByUnits(angle) }
    switch term.coefficient.denominator {
    case 1: return try multiple(base, n)
    case 2:
      // Half of an angle x in (−π/2, π/2): cos x/2 = √((1+cos x)/2) > 0, sin x/2 = sin x/(2 cos x/2).
      let cosine = try power(try scaled(try sum(.one, base.cosine), by: half), half)
      let sine = try quotient(try scaled(base.sine, by: half), cosine)
      return try multiple(UnitVector(cosine: cosine, sine: sine), n)
    default: return try rotationByUnits(angle)
    }
  }

  /// The rotation by the inverse function of a number; nil for any other function.
  private func inverseRotation(
    _ function: ElementaryFunction, _ x: ClosedForm
  ) throws -> UnitVector? {
    switch function {
    case .atan:
      // cos atan x = 1/√(1+x²), sin atan x = x/√(1+x²).
      let square = try sum(.one, try product(x, x))
      let cosine = try power(square, Rational(-1, over: 2))
      return UnitVector(cosine: cosine, sine: try product(x, cosine))
    case .asin:
      // sin asin x = x, cos asin x = √(1−x²) ≥ 0 where asin x is defined.
      let square = try difference(.one, try product(x, x))
      if !isOpen, try sign(of: square) != 1 { throw NoClosedForm() }
      return UnitVector(cosine: try power(square, Rational(1, over: 2)), sine: x)
    default: return nil
    }
  }

  /// The rotation by a multiple of the unit in which all multiples of an angle are counted.
  private func rotationByUnits(_ angle: ClosedForm) throws -> UnitVector {
    guard let unit = try unit(of: angle) else { return UnitVector(cosine: .one, sine: .zero) }
    return try multiple(try opaqueRotation(unit.angle), unit.multiple)
  }

  /// The rotation by a quotient: its multiple of π apart, and all of its parts where angles are split.
  private func rotation(byQuotient angle: ClosedForm) throws -> UnitVector {
    let (whole, parts) = try properParts(of: angle)
    if whole.isZero, parts.count < 2 { return try rotationByUnits(angle) }
    metAngles = true
    guard splitsAngles, parts.count <= Self.mostSummands else {
      guard let pi = known(.pi),
        let turn = whole.terms.first(where: { $0.monomial == Kernel.Monomial(pi) })
      else { return try rotationByUnits(angle) }
      let rest = try difference(angle, multipleOfPi(turn.coefficient))
      return try added(rotationByPi(times: turn.coefficient), rotationByUnits(rest))
    }
    var result = try cosineAndSine(ClosedForm(whole))
    for (coefficient, part) in parts {
      result = try added(result, rotationByUnits(scaled(part, by: coefficient)))
    }
    return result
  }

  /// The rotation by an angle as a pair of kernels: cosine is even and sine odd, so that the angle is
  /// taken with a positive leading coefficient.
  func opaqueRotation(_ angle: ClosedForm) throws -> UnitVector {
    guard let lead = angle.numerator.terms.first else {
      return UnitVector(cosine: .one, sine: .zero)
    }
    let isNegative = lead.coefficient.signum < 0
    let positive = isNegative ? try negative(angle) : angle
    let cosine = form(try kernel(.function(.cos, positive)))
    let sine = form(try kernel(.function(.sin, positive)))
    return UnitVector(cosine: cosine, sine: isNegative ? try negative(sine) : sine)
  }

  /// A part of an angle, with its multiple.
  package struct AnglePart {
    /// What the cosine and the sine of the angle are.
    package enum Kind {
      /// Those of π, of which halves are taken too.
      case turn
      /// (−1)^m and 0, for mπ with a whole m.
      case alternating(Kernel.Polynomial, sign: ClosedForm)
      /// Kernels.
      case kernels([Kernel])
      /// Forms, which follow from what the angle is.
      case known(cosine: ClosedForm, sine: ClosedForm)
      /// Forms, for half of the value of an inverse function, which follow from those of the whole of it.
      case half(of: ClosedForm, cosines: [ClosedForm], sines: [ClosedForm])
    }

    package let angle: ClosedForm
    package let multiple: Rational
    package let kind: Kind
  }

  /// The cosine and the sine of an angle, with the parts that the addition theorems put together.
  ///
  /// - Throws: `NoClosedForm` where something else was used: halves of inverse functions.
  package func rotation(
    by angle: ClosedForm
  ) throws -> (cosine: ClosedForm, sine: ClosedForm, parts: [AnglePart]) {
    var parts: [AnglePart] = []
    func note(_ part: ClosedForm) throws {
      guard let unit = try unit(of: part) else { return }
      parts.append(
        AnglePart(
          angle: unit.angle, multiple: Rational(unit.multiple),
          kind: .kernels([
            try kernel(.function(.cos, unit.angle)), try kernel(.function(.sin, unit.angle)),
          ])))
    }
    if let polynomial = angle.polynomial {
      let isSum = polynomial.terms.count > 1 && polynomial.terms.contains { isVariable($0) }
      let isLong = isSum && !splitsAngles || polynomial.terms.count > Self.mostSummands
      var rest: [Kernel.Polynomial.Term] = []
      for term in polynomial.terms {
        if let kernel = linearKernel(term), case .pi = definition(kernel) {
          parts.append(try part(ofTurn: kernel, term.coefficient))
        } else if let part = try part(alternating: term) {
          parts.append(part)
        } else if isLong {
          rest.append(term)
        } else {
          if let part = try part(inverse: term) {
            parts.append(part)
          } else {
            try note(ClosedForm(Kernel.Polynomial(term.coefficient, term.monomial)))
          }
        }
      }
      if !rest.isEmpty { try note(ClosedForm(Kernel.Polynomial(collecting: rest))) }
    } else {
      let (whole, pieces) = try properParts(of: angle)
      let pi = known(.pi)
      let turn = whole.terms.first { term in
        pi.map { term.monomial == Kernel.Monomial($0) } ?? false
      }
      if whole.isZero, pieces.count < 2 {
        try note(angle)
      } else if splitsAngles, pieces.count <= Self.mostSummands {
        parts += try rotation(by: ClosedForm(whole)).parts
        for (coefficient, piece) in pieces { try note(scaled(piece, by: coefficient)) }
      } else if let pi, let turn {
        parts.append(try part(ofTurn: pi, turn.coefficient))
        try note(difference(angle, multipleOfPi(turn.coefficient)))
      } else {
        try note(angle)
      }
    }
    let value = try cosineAndSine(angle)
    return (value.cosine, value.sine, parts)
  }

  /// The part rπ of an angle.
  private func part(ofTurn pi: Kernel, _ r: Rational) throws -> AnglePart {
    if (r + r).isInteger { return AnglePart(angle: form(pi), multiple: r, kind: .turn) }
    let value = try rotationByPi(times: r)
    return AnglePart(
      angle: try multipleOfPi(r), multiple: .one,
      kind: .known(cosine: value.cosine, sine: value.sine))
  }

  /// The part mπ of an angle with a whole m that depends on variables.
  private func part(alternating term: Kernel.Polynomial.Term) throws -> AnglePart? {
    guard try alternatingRotation(term) != nil, let pi = known(.pi) else { return nil }
    let rest = term.monomial / Kernel.Monomial(pi)
    return AnglePart(
      angle: ClosedForm(Kernel.Polynomial(1, term.monomial)), multiple: term.coefficient,
      kind: .alternating(Kernel.Polynomial(1, rest), sign: try parity(rest)))
  }

  /// The part of an angle that is a whole multiple of an inverse function.
  private func part(inverse term: Kernel.Polynomial.Term) throws -> AnglePart? {
    guard let kernel = linearKernel(term), case .function(let function, let x) = definition(kernel),
      function == .atan || function == .asin
    else { return nil }
    guard let value = try inverseRotation(function, x) else { throw NoClosedForm() }
    if term.coefficient.denominator == 2 {
      // As `rotation` of a term makes it.
      let half = try Rational(1, over: 2)
      let cosine = try power(try scaled(try sum(.one, value.cosine), by: half), half)
      let sine = try quotient(try scaled(value.sine, by: half), cosine)
      return AnglePart(
        angle: try scaled(form(kernel), by: half),
        multiple: Rational(term.coefficient.numerator),
        kind: .half(
          of: form(kernel), cosines: [value.cosine, cosine], sines: [value.sine, sine]))
    }
    guard term.coefficient.isInteger else { throw NoClosedForm() }
    return AnglePart(
      angle: form(kernel), multiple: term.coefficient,
      kind: .known(cosine: value.cosine, sine: value.sine))
  }

  /// The unit in which an angle is counted, and how often it is taken; nil for 0.
  private func unit(of angle: ClosedForm) throws -> (angle: ClosedForm, multiple: Int)? {
    guard let lead = angle.numerator.terms.first else { return nil }
    let content =
      angle.numerator.terms.count == 1 ? lead.coefficient.magnitude : angle.numerator.content
    let primitive = try scaled(angle, by: try content.reciprocal())
    let isNegative = lead.coefficient.signum < 0
    let positive = isNegative ? try negative(primitive) : primitive
    let unit = try angleUnits.unit(of: description(of: positive), dividing: content)
    let count = try content / unit
    guard let n = count.numerator.asInt, n <= ClosedFormField.largestMultiple else {
      return (isNegative ? try negative(angle) : angle, isNegative ? -1 : 1)
    }
    return (try scaled(positive, by: unit), isNegative ? -n : n)
  }
}
