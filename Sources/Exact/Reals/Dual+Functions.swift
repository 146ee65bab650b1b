extension Dual {
  /// The power; (fᵍ)′ = g·f^(g−1)·f′ + fᵍ·log f·g′.
  ///
  /// - Throws: what the power throws; `ArithmeticError.divisionByZero` for a power of 0 with an exponent
  ///   below 1 other than 0, which has no derivative there.
  public func power(_ exponent: Dual) throws -> Dual {
    let power = try value.power(exponent.value)
    if try exponent.derivative.isZero {
      if try exponent.value.isZero { return Dual(constant: power) }
      let slope = try exponent.value * value.power(exponent.value - .one)
      return Dual(power, try slope * derivative)
    }
    let byBase = try exponent.value * value.power(exponent.value - .one) * derivative
    return Dual(power, try byBase + power * value.log() * exponent.derivative)
  }

  /// An elementary function, by the chain rule f(g)′ = f′(g)·g′.
  ///
  /// - Throws: what the function throws, and what its derivative throws (asin and acos have none at ±1).
  public func apply(_ function: ElementaryFunction) throws -> Dual {
    let result = try value.apply(function)
    return Dual(result, try value.slope(of: function) { result } * derivative)
  }
}

extension Scalar {
  /// The derivative of an elementary function here; `result` gives its value where that serves.
  package func slope(
    of function: ElementaryFunction, _ result: () throws -> Self
  ) throws -> Self {
    switch function {
    case .exp: return try result()
    case .log: return try .one / self
    case .sin: return try apply(.cos)
    case .cos: return try -apply(.sin)
    case .tan: return try .one + result().squared()
    case .asin: return try .one / (.one - squared()).sqrt()
    case .acos: return try -(.one / (.one - squared()).sqrt())
    case .atan: return try .one / (.one + squared())
    case .sinh: return try apply(.cosh)
    case .cosh: return try apply(.sinh)
    case .tanh: return try .one - result().squared()
    case .erf: return try gaussianSlope()
    case .erfc: return try -gaussianSlope()
    }
  }

  /// (2/√π)·exp(−x²), the derivative of the error function.
  private func gaussianSlope() throws -> Self {
    try Self(2) / Self.pi.sqrt() * (-squared()).exp()
  }
}
