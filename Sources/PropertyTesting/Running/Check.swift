/// Checks that a property holds for the values of a generator.
///
/// The failures of earlier runs come first, if there is a store. Then the numbered cases are run:
/// the first one is the simplest, the others are drawn at random, from seed and case number alone.
/// Where the generator has few cases all of them are run, and the property is proved. Each kind of
/// failure, told apart by the type of the error and its line, is shrunk as long as it stays of that
/// kind. Nothing but the seed decides the verdict, unless the property itself depends on more than
/// its value.
@inlinable
public func check<Value>(
  _ generator: Generator<Value>, _ settings: Settings = Settings(),
  property: @escaping (Value) throws -> Bool
) -> Verdict<Value> {
  let trial = Trial(generator: generator, settings: settings, property: property)
  let run = Run(trial, settings)
  return run.observations.hearing {
    run.runStored()
    while run.goesOn { run.absorb(trial.run(run.number, seed: settings.seed)) }
    return run.finish()
  }
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
/// Seed and number alone fix it.
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
