/// A way to draw a value from choices.
///
/// Generators are values: they are combined by `map`, `flatMap` and `filter`, by `array`,
/// `optional` and `tuple`, and by `oneOf` and `frequency`. What they draw shrinks without more ado,
/// through every one of these, because a case shrinks by its choices and not by its value.
public struct Generator<Value>: Sendable {
  @usableFromInline let body: @Sendable (Source) throws(Stop) -> Value

  /// The generator that draws as a function says; the function must draw all that differs from case
  /// to case from the source.
  @inlinable
  public init(_ body: @escaping @Sendable (Source) throws(Stop) -> Value) { self.body = body }

  /// Draws a value.
  @inlinable
  public func draw(from source: Source) throws(Stop) -> Value { try body(source) }

  /// The generator of one value alone, without a choice.
  @inlinable
  public static func just(_ value: Value) -> Generator where Value: Sendable {
    Generator { _ in value }
  }

  /// The values, each changed by a function.
  @inlinable
  public func map<Result>(
    _ transform: @escaping @Sendable (Value) -> Result
  ) -> Generator<Result> {
    Generator<Result> { source throws(Stop) in transform(try body(source)) }
  }

  /// The values of a generator that depends on a value drawn first.
  @inlinable
  public func flatMap<Result>(
    _ transform: @escaping @Sendable (Value) -> Generator<Result>
  ) -> Generator<Result> {
    Generator<Result> { source throws(Stop) in
      try transform(try body(source)).body(source)
    }
  }

  /// The values that a condition accepts.
  ///
  /// After three refusals the case is discarded. Refused attempts are marked, so that shrinking
  /// removes them first.
  @inlinable
  public func filter(_ condition: @escaping @Sendable (Value) -> Bool) -> Generator {
    Generator { source throws(Stop) in
      let style = (reuse: source.reuse, reach: source.reach)
      for _ in 0..<filterAttempts {
        try source.open(.attempt)
        let value = try body(source)
        if condition(value) {
          source.close()
          (source.reuse, source.reach) = style
          return value
        }
        source.close(as: .discarded)
        // What was refused once would come again in a case of equal or of small numbers.
        (source.reuse, source.reach) = (0, nil)
      }
      throw .discarded
    }
  }
}

/// How often a filter draws before it discards the case.
@usableFromInline let filterAttempts = 3
