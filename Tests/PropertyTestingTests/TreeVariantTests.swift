import ChallengeProblems
import Testing

@testable import PropertyTesting

/// Variants of the two problems of the shrinking challenge that are about trees, drawn from a seed.
@Suite struct TreeVariantTests {
  private static let seeds: Range<UInt64> = 0..<6

  @Test(arguments: seeds) func calculator(_ seed: UInt64) {
    var random = Random(seed: seed)
    let low = random.number(-3...2)
    let depth = random.number(2...6)
    // Quotients come in one of the places, and another operation or two beside them.
    var operations: [CalculatorExpression.Operation] = [.difference]
    if random.number(0...1) == 1 { operations.append([.sum, .product][random.number(0...1)]) }
    operations.insert(.quotient, at: random.number(0...operations.count))
    let chosen = operations
    let expressions = Generator<CalculatorExpression>.recursive(
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

  @Test(arguments: seeds) func `a heap that is sorted wrongly`(_ seed: UInt64) {
    var random = Random(seed: seed)
    let (least, span) = (random.number(-4...4), random.number(6...900))
    let (size, isRightFirst) = (random.number(8...40), random.number(0...1) == 1)
    let heaps = Generator<Heap> { source throws(Stop) in
      try Heap.drawn(from: source, keys: least...least + span, size: size)
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
