/// Checks that a property holds for the values of a generator.
///
/// The first case is the simplest one; the others are drawn at random, from seed and case number
/// alone. The first failure is shrunk as long as it fails alike, that is by being false or by an
/// error of the same type. Nothing but the seed decides the verdict, unless the property itself
/// depends on more than its value.
@inlinable
public func check<Value>(
  _ generator: Generator<Value>, _ settings: Settings = Settings(),
  property: @escaping (Value) throws -> Bool
) -> Verdict<Value> {
  let trial = Trial(generator: generator, property: property)
  let (most, overflow) = settings.cases.multipliedReportingOverflow(by: settings.discardRatio)
  var cases = 0
  var discards = 0
  var number = 0
  while cases < settings.cases {
    switch trial.run(number, seed: settings.seed) {
    case .passed: cases += 1
    case .discarded:
      discards += 1
      if !overflow, discards > most {
        return Verdict(.gaveUp, cases: cases, discards: discards, seed: settings.seed)
      }
    case .failed(let value, let failure):
      cases += 1
      let found = trial.shrunk(value, failure, number: number, limit: settings.shrinkLimit)
      return Verdict(.failed(found), cases: cases, discards: discards, seed: settings.seed)
    }
    number += 1
  }
  return Verdict(.passed, cases: cases, discards: discards, seed: settings.seed)
}

/// Checks that a property throws no error for the values of a generator.
///
/// It has a name of its own, because a closure of one `if` that throws fits both.
@inlinable
public func checkNoError<Value>(
  _ generator: Generator<Value>, _ settings: Settings = Settings(),
  property: @escaping (Value) throws -> Void
) -> Verdict<Value> {
  check(generator, settings) { (value: Value) throws -> Bool in
    try property(value)
    return true
  }
}

/// The value of one case of a check; nothing if the generator discards it.
///
/// Seed and number alone fix it. The earlier cases of its block are drawn too, at most 63.
public func replay<Value>(
  _ generator: Generator<Value>, seed: UInt64, caseNumber: Int
) -> Value? {
  guard caseNumber >= 0 else { return nil }
  return Trial(generator: generator, property: { _ in true }).value(caseNumber, seed: seed)
}

/// The value that a recorded sequence of choices stands for; nothing if the generator discards it
/// or needs more choices.
public func replay<Value>(_ generator: Generator<Value>, _ choices: [Choice]) -> Value? {
  Trial(generator: generator, property: { _ in true }).value(of: choices)
}

extension Trial {
  /// The simplest case that fails as one that was just run did.
  @usableFromInline
  func shrunk(
    _ value: Value, _ failure: Failure, number: Int, limit: Int
  ) -> Counterexample<Value> {
    let record = source.record
    var simplest = (value, failure)
    var drawn = value
    let fails = {
      guard case .failed(_, let found) = judge(drawn), found.errorType == failure.errorType
      else { return false }
      simplest = (drawn, found)
      return true
    }
    let draw: Shrinker.Draw = { script in
      guard let value = self.value(of: script) else { return nil }
      drawn = value
      return source.record
    }
    let isFlaky = draw(record.choices) != record || !fails()
    let shrinker = Shrinker(record, limit: isFlaky ? 0 : limit, draw: draw, fails: fails)
    shrinker.shrink()
    return Counterexample(
      value: simplest.0, original: value, failure: simplest.1, caseNumber: number,
      sequence: shrinker.best, evaluations: shrinker.evaluations, isFlaky: isFlaky)
  }
}
