/// The most elements of a collection where no other number is given.
public let defaultGreatestCount = 50

extension Generator {
  /// Arrays of values, with a number of elements in a range.
  @inlinable
  public func array(count: ClosedRange<Int> = 0...defaultGreatestCount) -> Generator<[Value]> {
    let permitted = max(0, count.lowerBound)...max(0, count.upperBound)
    return Generator<[Value]> { source throws(Stop) in
      var values: [Value] = []
      let planned = source.plannedCount(permitted)
      values.reserveCapacity(min(planned, Source.capacity))
      try source.open(.collection)
      while true {
        try source.open(.element)
        guard try source.goesOn(after: values.count, permitted: permitted, planned: planned)
        else {
          source.close()
          break
        }
        values.append(try body(source))
        source.close()
      }
      source.close()
      return values
    }
  }

  /// Arrays of exactly so many values, without choices of their own.
  @inlinable
  public func array(exactly count: Int) -> Generator<[Value]> {
    Generator<[Value]> { source throws(Stop) in
      var values: [Value] = []
      values.reserveCapacity(min(max(0, count), Source.capacity))
      try source.open(.collection)
      while values.count < count {
        try source.open(.element)
        values.append(try body(source))
        source.close()
      }
      source.close()
      return values
    }
  }

  /// A value, or nothing, which is simpler.
  @inlinable
  public var optional: Generator<Value?> {
    Generator<Value?> { source throws(Stop) in
      guard try source.boolean(chances: 49_152) else { return nil }
      return try body(source)
    }
  }
}

extension Generator where Value == String {
  /// Strings of characters of an alphabet, the first of which is the simplest.
  public static func strings(
    of alphabet: [Unicode.Scalar], count: ClosedRange<Int> = 0...defaultGreatestCount
  ) -> Generator {
    Generator<Unicode.Scalar>.elements(alphabet).array(count: count).map { scalars in
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      return text
    }
  }

  /// Strings of any characters: letters and digits mostly, and otherwise all Unicode scalars.
  public static func strings(count: ClosedRange<Int> = 0...defaultGreatestCount) -> Generator {
    Generator<Unicode.Scalar>.scalars.array(count: count).map { scalars in
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      return text
    }
  }
}

extension Generator where Value == Unicode.Scalar {
  /// All Unicode scalars; `a` is the simplest, then the other printable characters of ASCII.
  public static var scalars: Generator {
    let printable = (Array(97...122) + Array(48...57) + Array(65...90)).map(UInt32.init)
    let others = (UInt32(32)...126).filter { !printable.contains($0) }
    let plain = (printable + others).compactMap(Unicode.Scalar.init)
    // The surrogates between these two stretches are no scalars.
    let low = Generator<Int>.integers(in: 0...0xD7FF).map { Unicode.Scalar(UInt32($0)) ?? "a" }
    let high = Generator<Int>.integers(in: 0xE000...0x10FFFF).map {
      Unicode.Scalar(UInt32($0)) ?? "a"
    }
    return .frequency([(6, .elements(plain)), (1, low), (1, high)])
  }
}
