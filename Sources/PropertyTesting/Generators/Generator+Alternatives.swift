extension Generator {
  /// The members of a list, the first of which is the simplest; of an empty list every case is
  /// discarded.
  @inlinable
  public static func elements(_ values: [Value]) -> Generator where Value: Sendable {
    Generator { source throws(Stop) in
      guard !values.isEmpty else { throw .discarded }
      return values[try source.integer(0...(values.count - 1))]
    }
  }

  /// The values as successes, which are simpler, and those of another generator as failures.
  @inlinable
  public func result<Failure>(
    or failures: Generator<Failure>
  ) -> Generator<Result<Value, Failure>> {
    .oneOf([map { .success($0) }, failures.map { .failure($0) }])
  }

  /// The values of several generators alike; those of the first are the simplest.
  @inlinable
  public static func oneOf(_ alternatives: [Generator]) -> Generator {
    frequency(alternatives.map { (1, $0) })
  }

  /// The values of several generators, each as often as its weight says among the sum of the
  /// weights; those of the first are the simplest.
  ///
  /// The selector has a span of its own, so that shrinking knows it and guesses at none. Weights
  /// are cut to 1...65,535.
  @inlinable
  public static func frequency(_ alternatives: [(Int, Generator)]) -> Generator {
    var sums: [UInt64] = []
    var total: UInt64 = 0
    for (weight, _) in alternatives {
      total += UInt64(min(max(1, weight), 65_535))
      sums.append(total)
    }
    let limits = sums
    let bodies = alternatives.map { $0.1 }
    return Generator { source throws(Stop) in
      guard !bodies.isEmpty else { throw .discarded }
      try source.open(.alternative)
      try source.open(.selector)
      let chosen = try source.selector(limits)
      source.close()
      let value = try bodies[chosen].body(source)
      source.close()
      return value
    }
  }

  /// Values that contain others of their own kind, at most `depth` levels deep, and at most 1,000.
  ///
  /// `grow` gets the generator of the parts. At each level a leaf is drawn in one case of two, and
  /// always at the lowest one; a leaf is simpler than what is grown. All levels make the same
  /// choices for a leaf, so that a part can take the place of the whole.
  public static func recursive(
    depth: Int = 5, leaf: Generator, grow: (Generator) -> Generator
  ) -> Generator {
    var level = oneOf([leaf]).recursiveSpan
    for _ in 0..<min(max(0, depth), greatestDepth) {
      level = oneOf([leaf, grow(level)]).recursiveSpan
    }
    return level
  }

  /// The same values in a span of their own, which a part of the same kind may replace.
  private var recursiveSpan: Generator {
    Generator { source throws(Stop) in
      try source.open(.recursive)
      let value = try body(source)
      source.close()
      return value
    }
  }
}

extension Generator where Value: CaseIterable & Sendable {
  /// The cases of a type, the first of which is the simplest.
  @inlinable
  public static var allCases: Generator { elements(Array(Value.allCases)) }
}

/// The most levels of a recursive generator; each is a call within that of the level above.
private let greatestDepth = 1_000

extension Source {
  /// Draws the index of an alternative, by the running sums of the weights.
  @usableFromInline
  func selector(_ limits: [UInt64]) throws(Stop) -> Int {
    let greatest = UInt64(max(0, limits.count - 1))
    let bits = try choose(.integer, lower: 0, upper: greatest) {
      let place = random.upTo((limits.last ?? 1) - 1)
      return UInt64(limits.firstIndex { place < $0 } ?? 0)
    }
    return Int(truncatingIfNeeded: bits)
  }
}
