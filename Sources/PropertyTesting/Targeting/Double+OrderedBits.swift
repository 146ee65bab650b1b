extension Double {
  /// The place of the number among all doubles by size: neighbours differ by 1, and −0 stands right
  /// below 0.
  ///
  /// Infinities and NaNs have places too, beyond the greatest finite numbers.
  var orderedBits: Int64 {
    let bits = Int64(bitPattern: bitPattern)
    return bits < 0 ? bits ^ Int64.max : bits
  }

  /// The number at a place.
  init(orderedBits place: Int64) {
    self.init(bitPattern: UInt64(bitPattern: place < 0 ? place ^ Int64.max : place))
  }

  /// The number so many places away, at most as far as the infinities; a NaN stays as it is.
  func moved(by places: Int64) -> Double {
    guard !isNaN else { return self }
    let (sum, overflow) = orderedBits.addingReportingOverflow(places)
    let greatest = Double.infinity.orderedBits
    // The place of −infinity is the complement of that of infinity, because of −0.
    if overflow { return places < 0 ? -.infinity : .infinity }
    return Double(orderedBits: min(max(sum, ~greatest), greatest))
  }
}
