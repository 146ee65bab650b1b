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
