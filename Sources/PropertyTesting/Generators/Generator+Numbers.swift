extension Generator where Value == Bool {
  /// Yes and no alike; no is simpler.
  public static var booleans: Generator {
    Generator { source throws(Stop) in try source.boolean() }
  }
}

extension Generator where Value: FixedWidthInteger & Sendable {
  /// The integers of a range, for any type; the nearest to zero is the simplest.
  ///
  /// Unsigned values from 2⁶³ on take two choices, the highest bit and the others. Of a type with
  /// more than 64 bits only those that `Int` has are drawn, or `UInt64` where the range has no
  /// negative number; where the range has none of them every case is discarded.
  @inlinable
  public static func integers(in range: ClosedRange<Value>) -> Generator {
    if let lower = Int(exactly: range.lowerBound), let upper = Int(exactly: range.upperBound) {
      let permitted = lower...max(lower, upper)
      return Generator { source throws(Stop) in
        Value(truncatingIfNeeded: try source.integer(permitted))
      }
    }
    if range.lowerBound >= 0 {
      guard let lower = UInt64(exactly: range.lowerBound) else { return none }
      return aboveInt(lower...max(lower, UInt64(clamping: range.upperBound)))
    }
    let permitted = Int(clamping: range.lowerBound)...Int(clamping: range.upperBound)
    guard range.upperBound >= Value(truncatingIfNeeded: permitted.lowerBound) else { return none }
    return Generator { source throws(Stop) in
      Value(truncatingIfNeeded: try source.integer(permitted))
    }
  }

  /// No value: every case is discarded.
  @usableFromInline static var none: Generator {
    Generator { _ throws(Stop) in throw .discarded }
  }

  /// Unsigned values, some of which are beyond `Int`.
  @usableFromInline
  static func aboveInt(_ range: ClosedRange<UInt64>) -> Generator {
    let half: UInt64 = 1 << 63
    let high = Int(range.upperBound & (half - 1))
    guard range.lowerBound < half else {
      let low = Int(range.lowerBound & (half - 1))
      return Generator { source throws(Stop) in
        Value(truncatingIfNeeded: half | UInt64(try source.integer(low...max(low, high))))
      }
    }
    let low = Int(range.lowerBound)
    return Generator { source throws(Stop) in
      if try source.boolean() {
        return Value(truncatingIfNeeded: half | UInt64(try source.integer(0...high)))
      }
      return Value(truncatingIfNeeded: UInt64(try source.integer(low...Int.max)))
    }
  }

  /// All integers of the type.
  @inlinable public static var integers: Generator { integers(in: Value.min...Value.max) }
}

extension Generator where Value == Double {
  /// The doubles of a range, ends included; the simplest is 0, or else a whole number, where one is
  /// in the range.
  ///
  /// Ends that are infinite permit infinity. NaN is never in a range.
  @inlinable
  public static func floats(
    in range: ClosedRange<Double>, profile: FloatProfile = .mixed
  ) -> Generator {
    let shape = FloatShape(range)
    return Generator { source throws(Stop) in try source.float(shape, profile: profile) }
  }

  /// The finite doubles.
  public static func floats(profile: FloatProfile = .mixed) -> Generator {
    let greatest = Double.greatestFiniteMagnitude
    return floats(in: -greatest...greatest, profile: profile)
  }

  /// All doubles, the infinities and NaN among them.
  public static func anyFloats(profile: FloatProfile = .mixed) -> Generator {
    Generator { source throws(Stop) in
      try source.float(-Double.infinity...Double.infinity, permitsNaN: true, profile: profile)
    }
  }
}
