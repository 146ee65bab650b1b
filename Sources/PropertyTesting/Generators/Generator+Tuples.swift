/// Tuples of values, one of each generator, drawn in order.
@inlinable
public func tuple<each Part>(
  _ parts: repeat Generator<each Part>
) -> Generator<(repeat each Part)> {
  Generator { source throws(Stop) in
    (repeat try (each parts).member(source))
  }
}

extension Generator {
  /// Draws a value as a member of a tuple.
  @inlinable
  func member(_ source: Source) throws(Stop) -> Value {
    try source.open(.member)
    let value = try body(source)
    source.close()
    return value
  }
}
