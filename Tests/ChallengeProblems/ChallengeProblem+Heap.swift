import PropertyTesting

extension ChallengeProblem {
  /// Taking a binary heap apart in a wrong way gives its keys in order.
  static let binheap = ChallengeProblem(
    "binheap", ideal: "(0,nil,(0,(0,nil,nil),(1,nil,nil)))",
    Generator<Heap> { source throws(Stop) in
      let size = try source.integer(0...20)
      return try Heap.drawn(from: source, least: 0, size: size)
    }
  ) { heap in
    let list = heap.wronglySorted
    return list == list.sorted() && list.sorted() == heap.keys.sorted()
  }
}

private indirect enum Heap: Sendable, CustomStringConvertible {
  case none
  case node(Int, Heap, Heap)

  /// A heap whose keys are at least so great; each part has half the size.
  static func drawn(from source: Source, least: Int, size: Int) throws(Stop) -> Heap {
    try source.open(.recursive)
    defer { source.close() }
    guard try source.integer(0...(size == 0 ? 0 : 1)) == 1 else { return .none }
    let key = try source.integer(least...Int.max)
    let left = try drawn(from: source, least: key, size: size / 2)
    return .node(key, left, try drawn(from: source, least: key, size: size / 2))
  }

  var description: String {
    switch self {
    case .none: "nil"
    case .node(let key, let left, let right): "(\(key),\(left),\(right))"
    }
  }

  /// The keys, each before those of its right and then of its left part.
  var keys: [Int] {
    var keys: [Int] = []
    var stack = [self]
    while let top = stack.popLast() {
      guard case .node(let key, let left, let right) = top else { continue }
      keys.append(key)
      stack += [left, right]
    }
    return keys
  }

  static func merge(_ one: Heap, _ other: Heap) -> Heap {
    guard case .node(let first, let left, let right) = one else { return other }
    guard case .node(let second, let otherLeft, let otherRight) = other else { return one }
    return first <= second
      ? .node(first, merge(right, other), left) : .node(second, merge(otherRight, one), otherLeft)
  }

  /// The keys in the order that the wrong sort gives.
  var wronglySorted: [Int] {
    guard case .node(let key, let left, let right) = self else { return [] }
    return [key] + Heap.merge(left, right).keys
  }
}
