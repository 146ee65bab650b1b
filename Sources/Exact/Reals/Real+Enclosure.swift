extension Construction.Step {
  /// The enclosure of the step from enclosures of its operands.
  func enclose(_ operands: [Interval], precision: Int) throws(ArithmeticError) -> Interval {
    switch self {
    case .pi:
      try Fuel.spend(FuelCost.function(precision))
      return Interval.pi(precision: precision)
    case .within(let interval):
      return interval
    case .sum:
      try Fuel.spend(FuelCost.arithmetic(precision))
      return operands[0].adding(operands[1], precision: precision)
    case .product:
      try Fuel.spend(FuelCost.arithmetic(precision))
      return try operands[0].multiplied(by: operands[1], precision: precision)
    case .quotient:
      try Fuel.spend(FuelCost.arithmetic(precision))
      return try operands[0].divided(by: operands[1], precision: precision)
    case .integerPower(_, let n):
      try Fuel.spend(FuelCost.arithmetic(precision) * (2 * n.magnitude.bitWidthUsed + 1))
      return try operands[0].power(n, precision: precision)
    case .power(_, .rational(let q)) where q.denominator == 2 && q.numerator == 1:
      try Fuel.spend(4 * FuelCost.arithmetic(precision))
      return try operands[0].squareRoot(precision: precision)
    case .power:
      try Fuel.spend(2 * FuelCost.function(precision))
      return try operands[0].power(operands[1], precision: precision)
    case .function(let function, _):
      try Fuel.spend(operands[0].cost(of: function, precision: precision))
      return try operands[0].apply(function, precision: precision)
    case .absolute:
      return operands[0].magnitude
    case .maximum:
      return Interval(
        lower: max(operands[0].lower, operands[1].lower),
        upper: max(operands[0].upper, operands[1].upper))
    }
  }
}

extension UInt {
  fileprivate var bitWidthUsed: Int { UInt.bitWidth - leadingZeroBitCount }
}

extension Interval {
  /// The bits in front of the binary point of the larger end, which a reduction by π has to cross.
  var magnitudeBits: Int {
    let end = max(lower.magnitudeExponent, upper.magnitudeExponent)
    return min(max(end, 0), 1 << 24)
  }

  /// What an elementary function costs here, in units of fuel.
  func cost(of function: ElementaryFunction, precision: Int) -> Int {
    switch function {
    case .erf, .erfc: FuelCost.errorFunction(precision, atExponent: magnitudeBits)
    default: FuelCost.function(precision + magnitudeBits)
    }
  }

  /// An elementary function, by name.
  package func apply(
    _ function: ElementaryFunction, precision: Int
  ) throws(ArithmeticError) -> Interval {
    switch function {
    case .exp: try exponential(precision: precision)
    case .log: try logarithm(precision: precision)
    case .sin: try sine(precision: precision)
    case .cos: try cosine(precision: precision)
    case .tan: try tangent(precision: precision)
    case .asin: try arcsine(precision: precision)
    case .acos: try arccosine(precision: precision)
    case .atan: try arctangent(precision: precision)
    case .sinh: try hyperbolicSine(precision: precision)
    case .cosh: try hyperbolicCosine(precision: precision)
    case .tanh: try hyperbolicTangent(precision: precision)
    case .erf: try errorFunction(precision: precision)
    case .erfc: try complementaryErrorFunction(precision: precision)
    }
  }
}

extension Interval {
  /// The exponent of 2, up or down, that the magnitude of an end reaches: how long its digits are.
  public var exponentReach: Int {
    let reach = max(
      lower.magnitudeExponent.magnitude, upper.magnitudeExponent.magnitude)
    return Int(clamping: reach)
  }
}

extension Dyadic {
  /// e with 2^(e−1) ≤ |x| < 2^e; 0 for zero.
  var magnitudeExponent: Int { signum == 0 ? 0 : significand.bitWidth + exponent }
}

extension Real {
  /// The enclosure that a working precision gives, however wide it is.
  ///
  /// - Throws: `ArithmeticError` when the fuel is out, or when the precision cannot tell whether the
  ///   number is defined (`.straddlesEdge`).
  public func enclosure(workingPrecision: Int) throws -> Interval {
    var known: [ObjectIdentifier: Interval] = [:]
    return try enclosure(workingPrecision: workingPrecision, known: &known)
  }

  /// The enclosure that a working precision gives; nil if the precision cannot tell whether the number
  /// is defined, which a higher one then does.
  ///
  /// - Throws: `ArithmeticError` when the fuel is out.
  public func enclosureIfTold(workingPrecision: Int) throws -> Interval? {
    do {
      return try enclosure(workingPrecision: workingPrecision)
    } catch ArithmeticError.straddlesEdge {
      return nil
    }
  }

  /// Constructions share parts, so what was enclosed once in this pass is looked up.
  private func enclosure(
    workingPrecision precision: Int, known: inout [ObjectIdentifier: Interval]
  ) throws -> Interval {
    switch self {
    case .rational(let value):
      try Fuel.spend(FuelCost.words(value.bitWidth) + FuelCost.words(precision))
      return Interval(value, precision: precision)
    case .constructed(let construction):
      if precision <= Real.basePrecision { return construction.enclosure }
      if let interval = known[ObjectIdentifier(construction)] { return interval }
      var operands: [Interval] = []
      for operand in Construction.operands(of: construction.step) {
        operands.append(try operand.enclosure(workingPrecision: precision, known: &known))
      }
      let interval = try construction.step.enclose(operands, precision: precision)
      known[ObjectIdentifier(construction)] = interval
      return interval
    }
  }
}
