extension Generator {
  /// Arrays of values that differ by a key, with a number of elements in a range.
  ///
  /// A value whose key is taken is drawn again; the refused ones are marked, so that shrinking
  /// removes them first. After some refusals in a row the array ends where it is, if it has the
  /// least number of elements, and otherwise the case is discarded. So a type with few values is no
  /// trouble: an array of more elements than there are keys is never asked for twice.
  @inlinable
  public func distinctArray<Key: Hashable & SendableMetatype>(
    count: ClosedRange<Int> = 0...defaultGreatestCount, by key: @escaping @Sendable (Value) -> Key
  ) -> Generator<[Value]> {
    let permitted = max(0, count.lowerBound)...max(0, count.upperBound)
    return Generator<[Value]> { source throws(Stop) in
      var values: [Value] = []
      var keys: Set<Key> = []
      try source.acceptedElements(permitted) { () throws(Stop) in
        let value = try body(source)
        guard keys.insert(key(value)).inserted else { return false }
        values.append(value)
        return true
      }
      return values
    }
  }
}

extension Generator where Value: Hashable & SendableMetatype {
  /// Arrays of values that all differ, with a number of elements in a range.
  @inlinable
  public func distinctArray(
    count: ClosedRange<Int> = 0...defaultGreatestCount
  ) -> Generator<[Value]> {
    distinctArray(count: count) { $0 }
  }

  /// Sets of values, with a number of members in a range; the empty set is the simplest.
  ///
  /// The members of a set print in an order that differs from run to run; where the order matters,
  /// draw an array of distinct values.
  @inlinable
  public func set(count: ClosedRange<Int> = 0...defaultGreatestCount) -> Generator<Set<Value>> {
    distinctArray(count: count).map { Set($0) }
  }

  /// Dictionaries from these keys to values of a generator, with a number of entries in a range; the
  /// empty one is the simplest.
  @inlinable
  public func dictionary<Element>(
    to values: Generator<Element>, count: ClosedRange<Int> = 0...defaultGreatestCount
  ) -> Generator<[Value: Element]> {
    // The value is drawn before a taken key is refused, so that a refused entry has the choices of
    // any other one.
    tuple(self, values).distinctArray(count: count) { $0.0 }.map { entries in
      Dictionary(entries) { first, _ in first }
    }
  }
}

extension Source {
  /// How many elements in a row may be refused before a collection ends that has enough of them.
  @usableFromInline static let refusalsBeforeEnd = 10
  /// How many elements in a row may be refused, for each element that there will be, before a
  /// collection is given up that has too few.
  ///
  /// Of a generator whose n values are equally likely, the last of n distinct ones does not come in
  /// 16·n draws with a probability of less than e⁻¹⁶.
  @usableFromInline static let refusalsForEach = 16

  /// Draws the elements of a collection that may refuse what is drawn; `accept` draws one element,
  /// and says whether it is taken.
  ///
  /// A refused element has the same choices as one that is taken, the decision to have it among
  /// them, so that it can be cut out, and so that what follows keeps its place where an edit of
  /// the choices makes an element a refused one.
  @inlinable
  func acceptedElements(
    _ permitted: ClosedRange<Int>, accept: () throws(Stop) -> Bool
  ) throws(Stop) {
    let planned = plannedCount(permitted)
    var permitted = permitted
    var accepted = 0
    var refused = 0
    let style = (reuse: reuse, reach: reach)
    try open(.collection)
    while true {
      try open(.element)
      guard try goesOn(after: accepted, permitted: permitted, planned: planned) else {
        close()
        break
      }
      if try accept() {
        close()
        accepted += 1
        refused = 0
        (reuse, reach) = style
        continue
      }
      close(as: .discarded)
      refused += 1
      // A case of equal or of small numbers would go on being refused.
      (reuse, reach) = (0, nil)
      if accepted >= permitted.lowerBound {
        if refused >= Self.refusalsBeforeEnd { permitted = accepted...accepted }
      } else if refused >= Self.refusalsForEach * (accepted + 1) {
        throw .discarded
      }
    }
    (reuse, reach) = style
    close()
  }
}
