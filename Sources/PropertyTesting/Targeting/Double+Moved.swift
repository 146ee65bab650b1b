extension Double {
  /// The number so many places away among all doubles, at most as far as the infinities; a NaN stays
  /// as it is.
  func moved(by places: Int) -> Double {
    guard !isNaN else { return self }
    let (sum, overflow) = place.addingReportingOverflow(places)
    if overflow { return places < 0 ? -.infinity : .infinity }
    let greatest = Double.infinity.place
    return Double(place: min(max(sum, (-Double.infinity).place), greatest))
  }
}
