extension ClosedForm {
  /// The factors of integers, or the units of angles, are finer than those that a conversion began
  /// with: it has to be made again.
  struct Refined: Error {}

  /// The most times that a conversion is repeated.
  static let mostRefinements = 12

  /// The rational that a real is proved to equal; nil if it is not known to be rational.
  ///
  /// Every rule is an identity whose side conditions are checked, where they are on signs or branches,
  /// by enclosures: a result is a proof, nil is no statement at all.
  ///
  /// - Throws: `ArithmeticError.outOfFuel` and nothing else.
  static func rationalValue(of real: Real) throws -> Rational? {
    guard case .constructed(let construction) = real else { return real.asRational }
    if construction.isUncertain { return nil }
    return try ClosedFormField.settled(isOpen: false) { field in
      try field.form(of: construction).rational
    } ?? nil
  }
}

extension ClosedFormField {
  /// The closed form of a construction.
  ///
  /// Works off an explicit stack: constructions may be deep, and what they share is converted once.
  func form(of root: Construction) throws -> ClosedForm {
    var forms: [ObjectIdentifier: ClosedForm] = [:]
    var stack = [root]
    while let construction = stack.last {
      let id = ObjectIdentifier(construction)
      if forms[id] != nil {
        stack.removeLast()
        continue
      }
      var operands: [ClosedForm] = []
      var isReady = true
      for operand in Construction.operands(of: construction.step) {
        switch operand {
        case .rational(let value): operands.append(ClosedForm(value))
        case .constructed(let part):
          if let form = forms[ObjectIdentifier(part)] {
            operands.append(form)
          } else {
            stack.append(part)
            isReady = false
          }
        }
      }
      guard isReady else { continue }
      stack.removeLast()
      try Fuel.spend(4)
      forms[id] = try form(of: construction.step, operands)
    }
    guard let form = forms[ObjectIdentifier(root)] else { throw NoClosedForm() }
    return form
  }

  /// The closed form of a real; nil where it is not known how it was constructed.
  package func constant(_ real: Real) throws -> ClosedForm? {
    switch real {
    case .rational(let value): return ClosedForm(value)
    case .constructed(let construction):
      return construction.isUncertain ? nil : try form(of: construction)
    }
  }

  private func form(
    of step: Construction.Step, _ operands: [ClosedForm]
  ) throws -> ClosedForm {
    switch step {
    case .pi: return form(try kernel(.pi))
    case .within: throw NoClosedForm()
    case .sum: return try sum(operands[0], operands[1])
    case .product: return try product(operands[0], operands[1])
    case .quotient: return try quotient(operands[0], operands[1])
    case .integerPower(_, let n): return try power(operands[0], n)
    case .power: return try power(operands[0], operands[1])
    case .function(let function, _): return try apply(function, operands[0])
    case .absolute: return try absolute(operands[0])
    case .maximum:
      switch try sign(of: try difference(operands[0], operands[1])) {
      case .some(let sign): return sign < 0 ? operands[1] : operands[0]
      default: throw NoClosedForm()
      }
    }
  }

  /// An elementary function of a closed form.
  package func apply(_ function: ElementaryFunction, _ x: ClosedForm) throws -> ClosedForm {
    switch function {
    case .exp: return try exponential(x)
    case .log: return try logarithm(x)
    case .sin: return try cosineAndSine(x).sine
    case .cos: return try cosineAndSine(x).cosine
    case .tan:
      let pair = try cosineAndSine(x)
      return try quotient(pair.sine, pair.cosine)
    case .asin: return try arcsine(x)
    case .acos: return try difference(try multipleOfPi(Rational(1, over: 2)), try arcsine(x))
    case .atan: return try arctangent(x)
    case .sinh, .cosh, .tanh: return try hyperbolic(function, x)
    case .erf: return try oddKernel(.erf, x)
    case .erfc: return try difference(.one, try oddKernel(.erf, x))
    }
  }

  /// sinh x = (u − 1/u)/2, cosh x = (u + 1/u)/2 with u = e^x; tanh x is their quotient.
  private func hyperbolic(_ function: ElementaryFunction, _ x: ClosedForm) throws -> ClosedForm {
    let half = try Rational(1, over: 2)
    let u = try exponential(x)
    let v = try exponential(try negative(x))
    switch function {
    case .sinh: return try scaled(try difference(u, v), by: half)
    case .cosh: return try scaled(try sum(u, v), by: half)
    default: return try quotient(try difference(u, v), try sum(u, v))
    }
  }
}

extension ClosedFormField {
  /// Runs work in a field with variables; nil where a form cannot be found, or is too large.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`, and what is no question of forms.
  package static func withVariables<T>(_ work: (ClosedFormField) throws -> T) throws -> T? {
    try settled(isOpen: true, work)
  }

  /// Runs work again for as long as a factor of an integer, or a unit of an angle, becomes known only on
  /// the way.
  fileprivate static func settled<T>(
    isOpen: Bool, _ work: (ClosedFormField) throws -> T
  ) throws -> T? {
    let (base, units) = (FactorBase(), AngleUnits())
    for _ in 0..<ClosedForm.mostRefinements {
      do {
        return try work(ClosedFormField(factorBase: base, angleUnits: units, isOpen: isOpen))
      } catch is ClosedForm.Refined {
        continue
      } catch is NoClosedForm {
        return nil
      } catch let error as ArithmeticError {
        if case .outOfFuel = error { throw error }
        return nil
      }
    }
    return nil
  }
}
