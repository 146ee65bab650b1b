import Testing

@testable import PropertyTesting

/// Variants of the two problems of the shrinking challenge that are about trees, drawn from a seed.
@Suite struct TreeVariantTests {
  private static let seeds: Range<UInt64> = 0..<6

  private enum Operation: String {
    case sum = "+"
    case product = "*"
    case difference = "-"
    case quotient = "/"
  }

  private indirect enum Expression: Sendable, CustomStringConvertible {
    case integer(Int)
    case operation(Operation, Expression, Expression)

    var description: String {
      switch self {
      case .integer(let value): "\(value)"
      case .operation(let operation, let left, let right):
        "(\(operation.rawValue) \(left) \(right))"
      }
    }

    var isDividedByLiteralZero: Bool {
      guard case .operation(let operation, let left, let right) = self else { return false }
      if operation == .quotient, case .integer(0) = right { return true }
      return left.isDividedByLiteralZero || right.isDividedByLiteralZero
    }

    /// The value; nothing where it divides by zero.
    var value: Int? {
      guard case .operation(let operation, let left, let right) = self else {
        if case .integer(let value) = self { return value }
        return nil
      }
      guard let one = left.value, let other = right.value else { return nil }
      switch operation {
      case .sum: return one &+ other
      case .product: return one &* other
      case .difference: return one &- other
      case .quotient: return other == 0 ? nil : one.dividedReportingOverflow(by: other).partialValue
      }
    }
  }

  @Test(arguments: seeds) func calculator(_ seed: UInt64) {
    var random = Random(seed: seed)
    let low = random.number(-3...2)
    let depth = random.number(2...6)
    // Quotients come in one of the places, and another operation or two beside them.
    var operations: [Operation] = [.difference]
    if random.number(0...1) == 1 { operations.append([.sum, .product][random.number(0...1)]) }
    operations.insert(.quotient, at: random.number(0...operations.count))
    let chosen = operations
    let expressions = Generator<Expression>.recursive(
      depth: depth, leaf: Generator<Int>.integers(in: low...1_000).map { .integer($0) }
    ) { part in
      .oneOf(
        chosen.map { operation in
          tuple(part, part).map { .operation(operation, $0.0, $0.1) }
        })
    }
    let found = shrinkingMisses(
      "\(low), \(depth), \(chosen.map(\.rawValue))", expressions, values: 3, choices: 10
    ) {
      try assume(!$0.isDividedByLiteralZero)
      return $0.value != nil
    }
    #expect(found == [])
  }

  private indirect enum Heap: Sendable, CustomStringConvertible {
    case none
    case node(Int, Heap, Heap)

    var description: String {
      guard case .node(let key, let left, let right) = self else { return "nil" }
      return "(\(key),\(left),\(right))"
    }

    /// The keys, each before those of the one and then of the other part.
    func keys(rightFirst: Bool) -> [Int] {
      var keys: [Int] = []
      var stack = [self]
      while let top = stack.popLast() {
        guard case .node(let key, let left, let right) = top else { continue }
        keys.append(key)
        stack += rightFirst ? [left, right] : [right, left]
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
    func wronglySorted(rightFirst: Bool) -> [Int] {
      guard case .node(let key, let left, let right) = self else { return [] }
      return [key] + Heap.merge(left, right).keys(rightFirst: rightFirst)
    }
  }

  private static func heap(
    _ source: Source, least: Int, most: Int, size: Int
  ) throws(Stop) -> Heap {
    try source.open(.recursive)
    defer { source.close() }
    guard try source.integer(0...(size == 0 ? 0 : 1)) == 1 else { return .none }
    let key = try source.integer(least...most)
    let left = try heap(source, least: key, most: most, size: size / 2)
    return .node(key, left, try heap(source, least: key, most: most, size: size / 2))
  }

  @Test(arguments: seeds) func `a heap that is sorted wrongly`(_ seed: UInt64) {
    var random = Random(seed: seed)
    let (least, span) = (random.number(-4...4), random.number(6...900))
    let (size, isRightFirst) = (random.number(8...40), random.number(0...1) == 1)
    let heaps = Generator<Heap> { source throws(Stop) in
      try Self.heap(source, least: least, most: least + span, size: size)
    }
    let found = shrinkingMisses(
      "\(least), \(span), \(size), \(isRightFirst)", heaps, values: 3, choices: 13
    ) { heap in
      let list = heap.wronglySorted(rightFirst: isRightFirst)
      return list == list.sorted() && list == heap.keys(rightFirst: isRightFirst).sorted()
    }
    #expect(found == [])
  }
}
