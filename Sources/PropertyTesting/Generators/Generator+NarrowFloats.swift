extension Generator where Value: BinaryFloatingPoint & Sendable, Value.RawSignificand: Sendable {
  /// The numbers of a range of any type of floating point, ends included; the simplest is 0, or else
  /// a whole number, where one is in the range.
  ///
  /// The choice is a double that is rounded to the type. Edges and neighbours are those of the type.
  /// Of a type wider than `Double` the doubles and the ends of the range are drawn. NaN is never in
  /// a range.
  @inlinable
  public static func floats(
    in range: ClosedRange<Value>, profile: FloatProfile = .mixed
  ) -> Generator {
    Generator { source throws(Stop) in try source.narrowFloat(range, profile: profile) }
  }

  /// The finite numbers of the type.
  @inlinable
  public static func floats(profile: FloatProfile = .mixed) -> Generator {
    floats(in: -Value.greatestFiniteMagnitude...Value.greatestFiniteMagnitude, profile: profile)
  }

  /// All numbers of the type, the infinities and NaN among them.
  @inlinable
  public static func anyFloats(profile: FloatProfile = .mixed) -> Generator {
    Generator { source throws(Stop) in
      try source.narrowFloat(
        -Value.infinity...Value.infinity, permitsNaN: true, profile: profile)
    }
  }
}

extension Source {
  /// Draws a number of a type of floating point by a double that is rounded to it.
  @inlinable
  func narrowFloat<Number: BinaryFloatingPoint>(
    _ range: ClosedRange<Number>, permitsNaN: Bool = false, profile: FloatProfile
  ) throws(Stop) -> Number {
    let doubles = Double(range.lowerBound)...Double(range.upperBound)
    let bits = try choose(
      .float, lower: doubles.lowerBound.bitPattern, upper: doubles.upperBound.bitPattern,
      permitsNaN: permitsNaN
    ) {
      let special = specialFloat(range, profile: profile).map { Double($0) }
      var value = special ?? .nan
      if !doubles.contains(value) {
        value = randomFloat(FloatShape(doubles), permitsNaN: permitsNaN, profile: profile)
      }
      // Equal numbers are equal choices, so that shrinking sees that they are.
      let rounded = Double(Number(value))
      if doubles.contains(rounded) { value = rounded }
      recentFloats[recentFloatCount & (Self.remembered &- 1)] = value
      recentFloatCount &+= 1
      return value.bitPattern
    }
    let value = Number(Double(bitPattern: bits))
    return value.isNaN ? value : min(max(value, range.lowerBound), range.upperBound)
  }

  /// A number that matters for the type itself, if this draw is to be one.
  @inlinable
  func specialFloat<Number: BinaryFloatingPoint>(
    _ range: ClosedRange<Number>, profile: FloatProfile
  ) -> Number? {
    let dice = random.next()
    switch profile {
    case .unitScale: return nil
    case .allFinite: return finiteFloat()
    case .edges: return dice & 1 == 0 ? edge(dice >> 1) : nil
    case .neighbours: return dice & 1 == 0 ? neighbour(dice >> 1) : nil
    case .mixed:
      switch dice & 15 {
      case 0: return edge(dice >> 4)
      case 1: return neighbour(dice >> 4)
      default: return nil
      }
    }
  }

  /// The ends of a format, the unit in the last place of one, and the last whole numbers.
  @inlinable
  func edge<Number: BinaryFloatingPoint>(_ dice: UInt64) -> Number {
    let unit = Number.ulpOfOne
    let value: Number =
      switch (dice >> 1) & 7 {
      case 0: .greatestFiniteMagnitude
      case 1: .leastNormalMagnitude
      case 2: .leastNonzeroMagnitude
      case 3: unit
      case 4: 1 + unit
      case 5: 1 - unit / 2
      case 6: 2 / unit
      default: Number.leastNormalMagnitude.nextDown
      }
    return dice & 1 == 0 ? value : -value
  }

  /// The number next to the one that was drawn last in the block.
  @inlinable
  func neighbour<Number: BinaryFloatingPoint>(_ dice: UInt64) -> Number? {
    guard recentFloatCount > 0 else { return nil }
    let last = Number(recentFloats[(recentFloatCount &- 1) & (Self.remembered &- 1)])
    return dice & 1 == 0 ? last.nextUp : last.nextDown
  }

  /// A number with any bits but those of infinity and NaN.
  @inlinable
  func finiteFloat<Number: BinaryFloatingPoint>() -> Number {
    let exponents = UInt64(truncatingIfNeeded: Number.infinity.exponentBitPattern)
    let significand = Number.greatestFiniteMagnitude.significandBitPattern
    return Number(
      sign: random.next() & 1 == 0 ? .plus : .minus,
      exponentBitPattern: Number.RawExponent(
        truncatingIfNeeded: random.upTo(max(1, exponents) &- 1)),
      significandBitPattern: Number.RawSignificand(truncatingIfNeeded: random.next()) & significand)
  }
}
