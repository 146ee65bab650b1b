/// How one double becomes simpler, in the order of `FloatOrder`.
extension Shrinker {
  /// Where rounding changes, simplest first: no small change leads to these from a number with many
  /// bits.
  private static let critical: [Double] = [
    0.5, -0.5, 0.25, 0x1p-24, 0x1p-25, 0x1p-52, -0x1p-52, 0x1p-53, -0x1p-53, 0x1p-54,
    .leastNormalMagnitude, .leastNonzeroMagnitude, 1.5, 1 - 0x1p-53, 1 + 0x1p-52,
  ]

  func minimizeFloat(at place: Int, _ attempt: @escaping (UInt64) -> Bool) {
    let tryValue: (Double) -> Bool = { attempt($0.bitPattern) }
    var value = choices[place].float
    let refresh: () -> Bool = { [self] in
      guard place < choices.count, choices[place].kind == .float else { return false }
      let changed = choices[place].float.bitPattern != value.bitPattern
      value = choices[place].float
      return changed
    }
    if value.isNaN || value.isInfinite {
      let greatest = Double.greatestFiniteMagnitude
      for simpler in [1, -1, greatest, -greatest, .infinity, -.infinity] where tryValue(simpler) {
        break
      }
      _ = refresh()
    }
    guard value.isFinite else { return }
    if value.sign == .minus, tryValue(-value) { _ = refresh() }
    if !isWhole(value), Self.critical.contains(where: tryValue) { _ = refresh() }
    repeat {
      minimizeToWhole(value, tryValue)
      _ = refresh()
      shortenSignificand(value, tryValue)
      _ = refresh()
      if !isWhole(value) { centreExponent(value, tryValue) }
    } while refresh()
  }

  private func isWhole(_ value: Double) -> Bool {
    value.magnitude <= FloatOrder.wholeLimit && value == value.rounded()
  }

  /// Rounds to a whole number, and finds the least one.
  private func minimizeToWhole(_ value: Double, _ tryValue: (Double) -> Bool) {
    guard value.magnitude <= FloatOrder.wholeLimit else { return }
    let sign = value.sign == .minus ? -1.0 : 1.0
    var whole = value
    if !isWhole(value) {
      let near = [value.rounded(.towardZero), value.rounded(.awayFromZero)]
      guard let found = near.first(where: tryValue) else { return }
      whole = found
    }
    let distance = UInt64(whole.magnitude)
    guard distance > 1, !tryValue(sign) else { return }
    var known = distance
    Self.steps(upTo: 63) { shift in
      guard distance >> shift > 1, tryValue(sign * Double(distance >> shift)) else { return false }
      known = distance >> shift
      return true
    }
    Self.bisect(from: known / 2, to: known) { tryValue(sign * Double($0)) }
  }

  /// Keeps the fewest bits after the leading one, rounded down or else up; or drops the leading
  /// one, which leaves the part of the size of a unit in the last place.
  private func shortenSignificand(_ value: Double, _ tryValue: (Double) -> Bool) {
    guard !isWhole(value), value.significandWidth > 0 else { return }
    for bits in 0..<value.significandWidth {
      let down = FloatOrder.truncated(value, bits: bits)
      if tryValue(down) { return }
      let unit = Double(sign: .plus, exponent: value.exponent - bits, significand: 1)
      let up = value.sign == .minus ? down - unit : down + unit
      if up.isFinite, tryValue(up) { return }
    }
    _ = tryValue(value - FloatOrder.truncated(value, bits: 0))
  }

  /// Moves the exponent towards zero while the significand stays.
  private func centreExponent(_ value: Double, _ tryValue: (Double) -> Bool) {
    let exponent = Int(value.exponent)
    let toward = exponent < 0 ? 1 : -1
    Self.steps(upTo: Int(exponent.magnitude)) { count in
      tryValue(
        Double(sign: .plus, exponent: exponent + toward * count, significand: value.significand)
          * (value.sign == .minus ? -1 : 1))
    }
  }
}
