extension ScaledPair {
  /// The rounding of every number within an error of the pair, where that is one double.
  ///
  /// Rounding is monotone: where both ends of an interval round to one double, all of it does.
  func rounding(within error: ScaledPair) -> Double? {
    let up = (self + error).rounded
    return up == (self - error).rounded ? up : nil
  }

  /// The rounding of every number within a relative error of the pair, where that is one double.
  func rounding(withinRelative error: Double) -> Double? {
    rounding(within: self * ScaledPair(error))
  }
}
