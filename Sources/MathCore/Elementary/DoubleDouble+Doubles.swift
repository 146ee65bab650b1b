extension DoubleDouble {
  /// The sum with a double.
  static func + (a: DoubleDouble, b: Double) -> DoubleDouble {
    let (high, error) = ErrorFree.sum(a.high, b)
    return DoubleDouble(high, error + a.low)
  }

  /// The product with a double.
  static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let (product, error) = ErrorFree.product(a.high, b)
    return DoubleDouble(product, error + a.low * b)
  }

  /// The product with a power of two, exact where nothing overflows or underflows.
  func scaled(_ power: Double) -> DoubleDouble { DoubleDouble(high * power, low * power) }
}
