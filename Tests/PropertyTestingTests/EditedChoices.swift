@testable import PropertyTesting

/// What a generator makes of choices that were edited at random, where that is not legal or does not
/// read back as itself.
///
/// Whatever shrinking does is an edit of this kind, and these are wilder than those of any pass.
func faultsOfEdits<Value>(
  _ generator: Generator<Value>, cases: Int = 150, isLegal: (Value) -> Bool
) -> [String] {
  let source = Source()
  var random = Random(seed: 11)
  var faults: [String] = []
  for number in 0..<cases {
    source.begin(number, seed: 5)
    guard let value = try? generator.draw(from: source) else { continue }
    if !isLegal(value) { faults.append("case \(number): \(value)") }
    let original = source.record.choices
    for _ in 0..<4 {
      let script = edited(original, &random)
      source.beginCase(script: script, afterwards: .stop, size: 0)
      guard let read = try? generator.draw(from: source) else { continue }
      let record = source.record
      if !isLegal(read) { faults.append("case \(number): an edit gives \(read)") }
      if let strange = record.choices.first(where: { !$0.permits($0.bits) }) {
        faults.append("case \(number): an edit gives \(strange)")
      }
      if source.openSpan != -1 || record.spans.contains(where: { !isInParent($0, record) }) {
        faults.append("case \(number): an edit gives spans that do not nest")
      }
      source.beginCase(script: record.choices, afterwards: .stop, size: 0)
      _ = try? generator.draw(from: source)
      if source.record != record { faults.append("case \(number): an edit is read in two ways") }
    }
  }
  return faults
}

/// Whether a span lies within the one around it.
private func isInParent(_ span: Span, _ record: ChoiceSequence) -> Bool {
  guard span.parent >= 0 else { return span.parent == -1 }
  let parent = record.spans[Int(span.parent)]
  return parent.start <= span.start && span.start <= span.end && span.end <= parent.end
}

/// Choices with some of them changed, cut out or doubled.
private func edited(_ choices: [Choice], _ random: inout Random) -> [Choice] {
  var choices = choices
  for _ in 0...random.upTo(3) where !choices.isEmpty {
    let place = Int(random.upTo(UInt64(choices.count - 1)))
    let end = min(choices.count, place + Int(random.upTo(4)) + 1)
    switch random.upTo(4) {
    case 0: choices[place] = choices[place].simplified
    case 1: choices[place] = choices[place].adding(Int(random.upTo(2)) - 1)
    case 2: choices.removeSubrange(place..<end)
    case 3: choices.insert(contentsOf: choices[place..<end], at: place)
    default: choices[place] = choices[Int(random.upTo(UInt64(choices.count - 1)))]
    }
  }
  return choices
}

/// What a failure shrinks to, from each of a number of seeds.
func shrunkValues<Value>(
  _ generator: Generator<Value>, seeds: Range<UInt64> = 0..<20, describe: (Value) -> String,
  property: @escaping (Value) throws -> Bool
) -> Set<String> {
  Set(
    seeds.map { seed in
      let verdict = check(generator, Settings(cases: 5_000, seed: seed), property: property)
      return verdict.counterexample.map { describe($0.value) } ?? "no failure"
    })
}
