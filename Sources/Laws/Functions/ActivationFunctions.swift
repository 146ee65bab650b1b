extension Function {
  /// The logistic function 1/(1 + e^−x).
  public static let sigmoid = Function(
    "sigmoid", .networks, ["x": .number], .number, "The logistic function 1/(1 + e^−x).")

  /// The hyperbolic tangent.
  public static let tanh = Function(
    "tanh", .networks, ["x": .number], .number, "The hyperbolic tangent.")

  /// The smooth ramp log(1 + e^x).
  public static let softplus = Function(
    "softplus", .networks, ["x": .number], .number, "The smooth ramp log(1 + e^x).")

  /// The Gaussian error linear unit x·Φ(x).
  public static let gelu = Function(
    "gelu", .networks, ["x": .number], .number, "The Gaussian error linear unit x·Φ(x).")

  /// The approximation of the GELU by a hyperbolic tangent.
  public static let geluTanh = Function(
    "geluTanh", .networks, ["x": .number], .number,
    "The approximation of the GELU by a hyperbolic tangent.")

  /// The product x·σ(x).
  public static let silu = Function(
    "silu", .networks, ["x": .number], .number, "The product x·σ(x).")

  /// The ramp max(x, 0).
  public static let relu = Function(
    "relu", .networks, ["x": .number], .number, "The ramp max(x, 0).")

  /// The derivative of the logistic function.
  public static let sigmoidGrad = Function(
    "sigmoidGrad", .networks, ["x": .number], .number, "The derivative of the logistic function.")

  /// The derivative of the hyperbolic tangent.
  public static let tanhGrad = Function(
    "tanhGrad", .networks, ["x": .number], .number, "The derivative of the hyperbolic tangent.")

  /// The derivative of the smooth ramp.
  public static let softplusGrad = Function(
    "softplusGrad", .networks, ["x": .number], .number, "The derivative of the smooth ramp.")

  /// The derivative of the GELU.
  public static let geluGrad = Function(
    "geluGrad", .networks, ["x": .number], .number, "The derivative of the GELU.")

  /// The derivative of x·σ(x).
  public static let siluGrad = Function(
    "siluGrad", .networks, ["x": .number], .number, "The derivative of x·σ(x).")

  /// The derivative of the ramp, 0 at 0.
  public static let reluGrad = Function(
    "reluGrad", .networks, ["x": .number], .number, "The derivative of the ramp, 0 at 0.")

  /// The functions of one number in the section.
  static let activationFunctions: [Function] = [
    .sigmoid, .tanh, .softplus, .gelu, .geluTanh, .silu, .relu, .sigmoidGrad, .tanhGrad,
    .softplusGrad, .geluGrad, .siluGrad, .reluGrad,
  ]
}

extension Subject {
  /// The logistic function 1/(1 + e^−x).
  public func sigmoid(_ x: Double) throws -> Double {
    try call(.sigmoid, .number(x)).asNumber()
  }

  /// The hyperbolic tangent.
  public func tanh(_ x: Double) throws -> Double {
    try call(.tanh, .number(x)).asNumber()
  }

  /// The smooth ramp log(1 + e^x).
  public func softplus(_ x: Double) throws -> Double {
    try call(.softplus, .number(x)).asNumber()
  }

  /// The Gaussian error linear unit x·Φ(x).
  public func gelu(_ x: Double) throws -> Double {
    try call(.gelu, .number(x)).asNumber()
  }

  /// The approximation of the GELU by a hyperbolic tangent.
  public func geluTanh(_ x: Double) throws -> Double {
    try call(.geluTanh, .number(x)).asNumber()
  }

  /// The product x·σ(x).
  public func silu(_ x: Double) throws -> Double {
    try call(.silu, .number(x)).asNumber()
  }

  /// The ramp max(x, 0).
  public func relu(_ x: Double) throws -> Double {
    try call(.relu, .number(x)).asNumber()
  }

  /// The derivative of the logistic function.
  public func sigmoidGrad(_ x: Double) throws -> Double {
    try call(.sigmoidGrad, .number(x)).asNumber()
  }

  /// The derivative of the hyperbolic tangent.
  public func tanhGrad(_ x: Double) throws -> Double {
    try call(.tanhGrad, .number(x)).asNumber()
  }

  /// The derivative of the smooth ramp.
  public func softplusGrad(_ x: Double) throws -> Double {
    try call(.softplusGrad, .number(x)).asNumber()
  }

  /// The derivative of the GELU.
  public func geluGrad(_ x: Double) throws -> Double {
    try call(.geluGrad, .number(x)).asNumber()
  }

  /// The derivative of x·σ(x).
  public func siluGrad(_ x: Double) throws -> Double {
    try call(.siluGrad, .number(x)).asNumber()
  }

  /// The derivative of the ramp, 0 at 0.
  public func reluGrad(_ x: Double) throws -> Double {
    try call(.reluGrad, .number(x)).asNumber()
  }
}
