@testable import PropertyTesting

/// Finds the simplest failing case of a generator by trying all cases in shortlex order.
///
/// It shares nothing with the shrinker but the order itself: it walks the tree of choices, one
/// length after the other, with the simplest values of each choice. The generator must be one whose
/// simplest way to go on is also the shortest one; what goes on too long then is left out early.
struct ExhaustiveSearch<Value> {
  let generator: Generator<Value>
  /// How many values of each integer are tried, the simplest ones; of a boolean all are.
  let values: Int
  private let source = Source()

  init(_ generator: Generator<Value>, values: Int) {
    self.generator = generator
    self.values = values
  }

  /// The simplest case with at most so many choices that fails; discarded cases do not.
  func simplest(choices most: Int, property: (Value) throws -> Bool) -> Value? {
    for length in 0...most {
      if let found = first(after: [], length: length, property) { return found }
    }
    return nil
  }

  private func first(
    after prefix: [Choice], length: Int, _ property: (Value) throws -> Bool
  ) -> Value? {
    source.beginCase(script: prefix, afterwards: .simplest, size: 0)
    let value = try? generator.draw(from: source)
    guard source.count > prefix.count else {
      guard prefix.count == length, let value, fails(value, property) else { return nil }
      return value
    }
    guard prefix.count < length, value == nil || source.count <= length else { return nil }
    let next = source.choices[prefix.count]
    for bits in simplestValues(of: next) {
      if let found = first(after: prefix + [next.with(bits)], length: length, property) {
        return found
      }
    }
    return nil
  }

  private func fails(_ value: Value, _ property: (Value) throws -> Bool) -> Bool {
    do { return try !property(value) } catch { return !(error is Discard) }
  }

  private func simplestValues(of choice: Choice) -> [UInt64] {
    let range = choice.integers
    let values = choice.kind == .boolean ? 2 : values
    var found: [Int] = []
    var distance = 0
    while found.count < values {
      let near = [range.simplest.adding(distance), range.simplest.subtracting(distance)]
      let members = near.compactMap(\.self).filter(range.contains)
      if members.isEmpty { break }
      found += distance == 0 ? [range.simplest] : members
      distance += 1
    }
    return found.prefix(values).map { UInt64(bitPattern: Int64($0)) }
  }
}

/// What a problem shrinks to from each of twelve seeds, where that is not what the search finds.
func shrinkingMisses<Value>(
  _ name: String, _ generator: Generator<Value>, values: Int, choices: Int,
  property: @escaping (Value) throws -> Bool
) -> [String] {
  let search = ExhaustiveSearch(generator, values: values)
  guard let ideal = search.simplest(choices: choices, property: property) else {
    return ["\(name): the search finds no failure"]
  }
  return shrinkingMisses(name, generator, "\(ideal)", property: property)
}

/// What a problem shrinks to from each of twelve seeds, where that is not the ideal.
func shrinkingMisses<Value>(
  _ name: String, _ generator: Generator<Value>, _ ideal: String,
  property: @escaping (Value) throws -> Bool
) -> [String] {
  var found: [String] = []
  for seed in 0..<12 as Range<UInt64> {
    let settings = Settings(cases: 20_000, seed: seed)
    let verdict = check(generator, settings, property: property)
    let text = verdict.counterexample.map { "\($0.value)" } ?? "no failure"
    if text != ideal { found.append("\(name), seed \(seed): \(text), not \(ideal)") }
  }
  return found
}

extension Random {
  /// A number of a range.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(upTo(UInt64(range.upperBound - range.lowerBound)))
  }
}
