import PropertyTesting

/// A binary heap of whole numbers, as the heap problems have it.
public indirect enum Heap: Sendable, CustomStringConvertible {
  case none
  case node(Int, Heap, Heap)

  /// A heap whose keys are in a range, and not less than those above them; each part has half the
  /// size.
  public static func drawn(
    from source: Source, keys: ClosedRange<Int>, size: Int
  ) throws(Stop) -> Heap {
    try source.open(.recursive)
    defer { source.close() }
    guard try source.integer(0...(size == 0 ? 0 : 1)) == 1 else { return .none }
    let key = try source.integer(keys)
    let rest = key...keys.upperBound
    let left = try drawn(from: source, keys: rest, size: size / 2)
    return .node(key, left, try drawn(from: source, keys: rest, size: size / 2))
  }

  /// The heap with the key first, then its parts.
  public var description: String {
    switch self {
    case .none: "nil"
    case .node(let key, let left, let right): "(\(key),\(left),\(right))"
    }
  }

  /// The keys, each before those of the one and then of the other part.
  public func keys(rightFirst: Bool) -> [Int] {
    var keys: [Int] = []
    var stack = [self]
    while let top = stack.popLast() {
      guard case .node(let key, let left, let right) = top else { continue }
      keys.append(key)
      stack += rightFirst ? [left, right] : [right, left]
    }
    return keys
  }

  /// The keys in the order that a wrong sort gives: merging stops after the root.
  public func wronglySorted(rightFirst: Bool) -> [Int] {
    guard case .node(let key, let left, let right) = self else { return [] }
    return [key] + Heap.merge(left, right).keys(rightFirst: rightFirst)
  }

  private static func merge(_ one: Heap, _ other: Heap) -> Heap {
    guard case .node(let first, let left, let right) = one else { return other }
    guard case .node(let second, let otherLeft, let otherRight) = other else { return one }
    return first <= second
      ? .node(first, merge(right, other), left) : .node(second, merge(otherRight, one), otherLeft)
  }
}
