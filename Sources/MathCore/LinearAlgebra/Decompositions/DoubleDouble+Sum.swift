extension DoubleDouble {
  /// The sum, with the error of a difference.
  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a - -b }
}
