extension Source {
  /// Draws a double of a range, or NaN where it is permitted.
  @inlinable
  public func float(
    _ range: ClosedRange<Double>, permitsNaN: Bool = false, profile: FloatProfile = .mixed
  ) throws(Stop) -> Double {
    try float(FloatShape(range), permitsNaN: permitsNaN, profile: profile)
  }

  /// Draws a double of a range whose shape is known.
  @inlinable @inline(__always)
  func float(
    _ shape: FloatShape, permitsNaN: Bool = false, profile: FloatProfile = .mixed
  ) throws(Stop) -> Double {
    let range = shape.range
    let bits = try choose(
      .float, lower: range.lowerBound.bitPattern, upper: range.upperBound.bitPattern,
      permitsNaN: permitsNaN
    ) {
      let value = randomFloat(shape, permitsNaN: permitsNaN, profile: profile)
      recentFloats[recentFloatCount & (Self.remembered &- 1)] = value
      recentFloatCount &+= 1
      return value.bitPattern
    }
    return Double(bitPattern: bits)
  }

  /// A double of a range at random.
  @usableFromInline
  func randomFloat(
    _ shape: FloatShape, permitsNaN: Bool, profile: FloatProfile
  ) -> Double {
    let range = shape.range
    let dice = random.next()
    let value: Double
    switch profile {
    case .unitScale: value = unitScale(shape, dice)
    case .edges: value = edge(range, permitsNaN: permitsNaN, dice)
    case .neighbours: value = neighbour(shape, dice)
    case .allFinite: value = finiteBits(dice)
    case .mixed:
      // One way to draw for most cases as a whole is foreseen by the processor, and makes cases
      // differ; the shares are those of the profile still: 5/8 + 3/8 · 1/5 = 7/10.
      switch hasUnitScale ? 0 : ((dice >> 58) &* 5) >> 6 {
      case 0: value = unitScale(shape, dice)
      case 1, 2: value = edge(range, permitsNaN: permitsNaN, dice)
      default: value = neighbour(shape, dice)
      }
    }
    if value.isNaN { return permitsNaN ? value : inside(range) }
    return range.contains(value) ? value : inside(range)
  }

  @inline(__always)
  private func unitScale(_ shape: FloatShape, _ dice: UInt64) -> Double {
    let bits = random.next()
    let exponent = shape.lowExponent &+ ((dice >> 16 & 0xFFFF) &* shape.exponents) >> 16
    let scaled = exponent << 52 | bits >> 12
    let most = min(UInt64(truncatingIfNeeded: size &+ 11), shape.wholes)
    // Masks choose between the forms, because no processor foresees a branch on random bits: the
    // exponent is uniform three times in eight, the number is whole three times, and has few
    // binary places twice.
    let first = Self.mask(dice, bit: 1)
    let second = Self.mask(dice, bit: 2)
    let isScaled = first & ~(second & Self.mask(dice, bit: 3))
    let isShort = second & ~first
    let whole = ((bits >> 32) &* most) >> 32
    let numerator = whole ^ ((whole ^ (bits & 63)) & isShort)
    let unit = Double(bitPattern: (1023 &- (bits >> 60 & 7 & isShort)) << 52)
    let plain = (Double(Int64(bitPattern: numerator)) * unit).bitPattern
    let value = plain ^ ((plain ^ scaled) & isScaled)
    return Double(bitPattern: value | dice << 63 & shape.signs | shape.sign)
  }

  /// All bits where a bit is set, and none where it is not.
  @inline(__always)
  private static func mask(_ bits: UInt64, bit: UInt64) -> UInt64 {
    UInt64(bitPattern: Int64(bitPattern: bits << (63 &- bit)) >> 63)
  }

  /// Where rounding, range or a formula changes: the ends of the format, the units in the last
  /// place of single and double precision, the last whole numbers, numbers that are no binary
  /// fractions.
  private static let critical: [Double] = [
    0, 1, 2, 10, 0.5, 0.1, 1 / 3, 1.1, 3.141592653589793, 2.718281828459045, 0x1p-24, 0x1p-52,
    0x1p-53, 0x1p-54, 0x1p24, 0x1p52, 0x1p53, 0x1p53 + 2, 1 + 0x1p-52, 1 - 0x1p-53, 709, 710, 745,
    .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 0x1p-149, 0x1p-126,
    0x1p127, 0x1p511, 0x1p512, 0x1p-511, 0x1p-537, 1e16, 1e-16, .infinity,
  ]

  private func edge(_ range: ClosedRange<Double>, permitsNaN: Bool, _ dice: UInt64) -> Double {
    switch dice >> 1 & 15 {
    case 0: return range.lowerBound
    case 1: return range.upperBound
    case 2: return range.lowerBound.nextUp
    case 3: return range.upperBound.nextDown
    case 4 where permitsNaN: return .nan
    default:
      let place = ((dice >> 16 & 0xFFFF) &* UInt64(Self.critical.count)) >> 16
      let value = Self.critical[Int(place)]
      return dice & 1 == 0 ? value : -value
    }
  }

  private func neighbour(_ shape: FloatShape, _ dice: UInt64) -> Double {
    guard recentFloatCount > 0 else { return unitScale(shape, dice) }
    let value = recentFloat(dice >> 8)
    switch dice & 7 {
    case 0: return value
    case 1: return value.nextUp
    case 2: return value.nextDown
    case 3: return -value
    case 4: return -value * (1 + 0x1p-52)
    case 5: return value / 2 + recentFloat(dice >> 32) / 2
    case 6: return value * 0x1p-53
    default: return value * Double(sign: .plus, exponent: Int(dice >> 4 & 7) - 4, significand: 1)
    }
  }

  private func recentFloat(_ bits: UInt64) -> Double {
    let known = UInt64(min(recentFloatCount, Self.remembered))
    return recentFloats[Int(truncatingIfNeeded: ((bits & 0xFFFF) &* known) >> 16)]
  }

  private func finiteBits(_ dice: UInt64) -> Double {
    // An exponent of 2047 stands for infinity and NaN; 2047 exponents are left.
    let exponent = random.upTo(2046)
    return Double(bitPattern: dice & (1 << 63 | (1 << 52 - 1)) | exponent << 52)
  }

  /// A number between the ends, uniform up to rounding; infinite ends count as the greatest double.
  @inline(__always)
  private func inside(_ range: ClosedRange<Double>) -> Double {
    let greatest = Double.greatestFiniteMagnitude
    let lower = max(range.lowerBound, -greatest)
    let upper = min(range.upperBound, greatest)
    let share = Double(random.next() >> 11) * 0x1p-53
    return min(max(lower * (1 - share) + upper * share, range.lowerBound), range.upperBound)
  }
}
