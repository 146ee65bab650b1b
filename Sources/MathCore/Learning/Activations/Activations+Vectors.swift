extension Activations {
  /// The logistic function of each element; throws as for one number.
  public static func sigmoid(_ x: [Double]) throws(MathError) -> [Double] {
    try each(x, sigmoid)
  }
  /// The hyperbolic tangent of each element; throws as for one number.
  public static func tanh(_ x: [Double]) throws(MathError) -> [Double] { try each(x, tanh) }
  /// The smooth ramp of each element; throws as for one number.
  public static func softplus(_ x: [Double]) throws(MathError) -> [Double] {
    try each(x, softplus)
  }
  /// The ramp of each element; throws as for one number.
  public static func relu(_ x: [Double]) throws(MathError) -> [Double] { try each(x, relu) }
  /// The product x·σ(x) of each element; throws as for one number.
  public static func silu(_ x: [Double]) throws(MathError) -> [Double] { try each(x, silu) }
  /// The Gaussian error linear unit of each element; throws as for one number.
  public static func gelu(_ x: [Double]) throws(MathError) -> [Double] { try each(x, gelu) }
  /// The approximation of the GELU of each element; throws as for one number.
  public static func geluTanh(_ x: [Double]) throws(MathError) -> [Double] {
    try each(x, geluTanh)
  }

  private static func each(
    _ x: [Double], _ function: (Double) throws(MathError) -> Double
  ) throws(MathError) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(x.count)
    for element in x { result.append(try function(element)) }
    return result
  }
}
