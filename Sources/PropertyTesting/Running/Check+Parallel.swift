/// Checks a property with several cases at once; its verdict is that of any number of workers.
///
/// Blocks of cases are run side by side. Their outcomes are taken in by number, and what follows
/// the last case that a run in order would have had is thrown away, so that neither time nor the
/// number of workers decides anything. Small domains are not exhausted here. The property must be
/// safe to call from several tasks at once. A trap leaves nothing behind here.
public func checkInParallel<Value>(
  _ generator: Generator<Value>, _ settings: Settings = Settings(), workers: Int,
  property: @escaping @Sendable (Value) throws -> Bool
) async -> Verdict<Value> {
  let run = Run(
    Trial(generator: generator, settings: settings, property: property), settings,
    exhausts: false)
  run.observations.hearing { run.runStored() }
  var next = 0
  let width = max(1, workers)
  while run.goesOn {
    let blocks = (next..<(next + width)).map { $0 * settings.shard.count + settings.shard.index }
    next += width
    let reports = await withTaskGroup(of: (Int, [CaseReport]).self) { group in
      for block in blocks {
        group.addTask {
          (block, CaseReport.reports(of: generator, property, block, seed: settings.seed))
        }
      }
      var found: [Int: [CaseReport]] = [:]
      for await (block, reports) in group { found[block] = reports }
      return found
    }
    for block in blocks {
      for report in reports[block] ?? [] where run.goesOn { run.absorb(report) }
    }
  }
  return run.observations.hearing { run.finish() }
}

/// What a worker tells of a case.
struct CaseReport: Sendable {
  let hasPassed: Bool
  /// How the case failed, if it did.
  let failure: Failure?
  let said: Observations.Snapshot?

  /// The reports of a block, in order.
  static func reports<Value>(
    of generator: Generator<Value>, _ property: @escaping @Sendable (Value) throws -> Bool,
    _ block: Int, seed: UInt64
  ) -> [CaseReport] {
    let trial = Trial(generator: generator, property: property)
    let observations = Observations()
    let first = block * Source.blockSize
    return observations.hearing {
      (first..<(first + Source.blockSize)).map { number in
        let outcome = trial.run(number, seed: seed)
        defer { observations.clear() }
        switch outcome {
        case .passed:
          let said = observations.isTouched ? observations.snapshot : nil
          return CaseReport(hasPassed: true, failure: nil, said: said)
        case .failed(_, let failure):
          return CaseReport(hasPassed: false, failure: failure, said: nil)
        case .discarded, .overrun:
          return CaseReport(hasPassed: false, failure: nil, said: nil)
        }
      }
    }
  }
}

extension Run {
  /// Takes in what a worker tells of the case with the next number.
  ///
  /// A case that failed or was discarded, or has a score that is the highest so far, is run again
  /// here: these are few, and need more than a report can hold. So is every case that an observer
  /// is told of.
  func absorb(_ report: CaseReport) {
    let isHigher =
      report.said?.scores.contains { said in
        !statistics.scores.contains { $0.label == said.label && $0.score >= said.score }
      } ?? false
    guard report.hasPassed, !isHigher, settings.observer == nil else {
      return observations.hearing { absorb(rerun(number, report.failure)) }
    }
    if let said = report.said { observations.restore(said) }
    absorb(.passed)
  }

  /// Runs a numbered case whose predecessor was not run here; a failure that does not come back is
  /// one all the same.
  private func rerun(_ number: Int, _ failure: Failure?) -> Trial<Value>.Outcome {
    if Source.isMutant(number) {
      trial.source.begin(number - 1, seed: settings.seed)
      _ = try? trial.generator.draw(from: trial.source)
    }
    let outcome = trial.run(number, seed: settings.seed)
    if case .failed = outcome { return outcome }
    guard let failure, let value = trial.value(of: trial.source.record.choices) else {
      return outcome
    }
    return .failed(value, failure)
  }
}
