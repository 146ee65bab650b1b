/// A check while it runs: what was found so far, and whether it goes on.
///
/// What is done for each case can be inlined into the loop; all else is done now and then.
@usableFromInline
final class Run<Value> {
  /// A failure, before it is shrunk.
  struct Found {
    let failure: Failure
    let original: Value
    let caseNumber: Int?
    /// The simplest case that failed in this way by chance.
    var record: ChoiceSequence
  }

  @usableFromInline let trial: Trial<Value>
  @usableFromInline let settings: Settings
  @usableFromInline let observations = Observations()
  /// The number of the case to be run next.
  @usableFromInline @exclusivity(unchecked) var number: Int
  /// How many cases of other shards lie behind each block.
  @usableFromInline let gap: Int
  /// How many numbered cases were run, without the discarded ones.
  @usableFromInline @exclusivity(unchecked) var cases = 0
  @usableFromInline @exclusivity(unchecked) var independent = 0
  @usableFromInline @exclusivity(unchecked) var mutants = 0
  /// How many cases are to be run.
  @usableFromInline var wanted: Int
  /// The number at which the search for further failures ends.
  @usableFromInline var end = Int.max
  /// Whether each case is looked at by more than the property.
  @usableFromInline var isWatching: Bool

  private var discards = 0
  private var overruns = 0
  private var hasGivenUp = false
  private var isReplayJudged = false
  private var isUnstable = false
  private(set) var found: [Found] = []
  var statistics = Statistics()
  private var tree = NoveltyTree()

  @usableFromInline
  init(_ trial: Trial<Value>, _ settings: Settings, exhausts: Bool = true) {
    self.trial = trial
    self.settings = settings
    wanted = settings.shard.cases(of: settings.cases)
    number = settings.shard.firstCase
    gap = settings.shard.gap
    if !exhausts { tree.drop() }
    isWatching = exhausts || settings.observer != nil
    settings.observer?(.began(seed: settings.seed, cases: settings.cases))
  }

  /// Whether another numbered case is to be run.
  @inlinable @inline(__always)
  var goesOn: Bool { number < end && (cases < wanted || extends()) }

  /// Takes in the outcome of the numbered case that was just run.
  @inlinable @inline(__always)
  func absorb(_ outcome: Trial<Value>.Outcome) {
    if case .passed = outcome {
      cases &+= 1
      if Source.isMutant(number) { mutants &+= 1 } else if number > 0 { independent &+= 1 }
      if isWatching || observations.isTouched { watchPassed() }
    } else {
      absorbOther(outcome)
    }
    number &+= 1
    if number & (Source.blockSize &- 1) == 0 { number &+= gap }
  }

  /// Whether the numbered cases go on beyond those that were asked for.
  @usableFromInline
  func extends() -> Bool {
    statistics.independent = independent
    statistics.decideCoverage()
    guard statistics.wantsMoreCases, found.isEmpty else { return false }
    let (most, overflow) = settings.cases.multipliedReportingOverflow(by: coverageFactor)
    guard !overflow, wanted < most else { return false }
    wanted += Source.blockSize
    return true
  }

  private var origin: CaseEvent.Origin { Source.isMutant(number) ? .mutant : .drawn }

  @usableFromInline
  func watchPassed() { watch(.passed, origin, number: number) }

  @usableFromInline
  func absorbOther(_ outcome: Trial<Value>.Outcome) {
    switch outcome {
    case .passed: return
    case .discarded, .overrun:
      discards += 1
      if case .overrun = outcome { overruns += 1 }
      watch(outcome, origin, number: number)
      let (most, overflow) = settings.cases.multipliedReportingOverflow(by: settings.discardRatio)
      if !overflow, discards > most {
        hasGivenUp = true
        end = number
      }
    case .failed(let value, let failure):
      cases += 1
      watch(outcome, origin, number: number)
      guard add(failure, value, caseNumber: number) else { return }
      // As many cases again are searched for other failures, and one block at least.
      let (further, overflow) = number.addingReportingOverflow(number + Source.blockSize)
      end = found.count < settings.failureLimit && !overflow ? further + 1 : number
    }
  }

  /// Keeps a case that failed; whether none failed in this way before.
  @discardableResult
  func add(_ failure: Failure, _ value: Value, caseNumber: Int?) -> Bool {
    let record = trial.source.record
    if let place = found.firstIndex(where: { $0.failure.key == failure.key }) {
      if record.isSimpler(than: found[place].record) { found[place].record = record }
      return false
    }
    guard found.count < max(1, settings.failureLimit) else { return false }
    found.append(
      Found(failure: failure, original: value, caseNumber: caseNumber, record: record))
    return true
  }

  /// Looks at a case that was run: the tree, the statistics, the observer.
  func watch(_ outcome: Trial<Value>.Outcome, _ origin: CaseEvent.Origin, number: Int?) {
    let source = trial.source
    var status = CaseEvent.Status.passed
    var message: String?
    var isOverrun = false
    switch outcome {
    case .passed: break
    case .overrun:
      status = .discarded
      isOverrun = true
    case .discarded: status = .discarded
    case .failed(_, let failure):
      status = .failed
      message = failure.message
    }
    if !tree.isDropped {
      let choices = UnsafeBufferPointer(start: source.choices, count: source.count)
      // A value that came after a refused one comes without it too, and is counted then.
      let spans = UnsafeBufferPointer(start: source.spans, count: source.spanCount)
      let isInput = status != .discarded && !spans.contains { $0.label == .discarded }
      tree.insert(choices, isInput: isInput, isOverrun: isOverrun)
      if tree.isContradicted { isUnstable = true }
      if tree.isExhausted, statistics.coverage.isEmpty { end = 0 }
      if tree.isDropped { isWatching = settings.observer != nil }
    }
    switch origin {
    case .stored: statistics.stored += 1
    case .novel: statistics.novel += 1
    case .targeted: statistics.targeted += 1
    case .drawn, .mutant: break
    }
    if let observer = settings.observer {
      observer(
        .ran(
          CaseEvent(
            origin: origin, status: status, number: number, choices: source.record.choices,
            message: message, labels: observations.labels,
            scores: Dictionary(observations.scores) { first, _ in first })))
    }
    guard observations.isTouched else { return }
    if origin == .drawn, status == .passed, number != 0 { statistics.count(observations) }
    if status == .passed { statistics.keepScores(observations, source) }
    observations.clear()
  }

  /// Runs what a script stands for, as a case that has no number.
  func runScript(
    _ script: [Choice], _ origin: CaseEvent.Origin, _ afterwards: Source.Afterwards
  ) {
    let value: Value
    do throws(Stop) {
      value = try trial.drawn(script, afterwards)
    } catch {
      return watch(error == .overrun ? .overrun : .discarded, origin, number: nil)
    }
    let outcome = trial.judge(value)
    if case .failed(let value, let failure) = outcome {
      add(failure, value, caseNumber: nil)
    }
    if case .discarded = outcome {} else { isReplayJudged = true }
    watch(outcome, origin, number: nil)
  }

  /// Runs the failures of earlier runs; where one still fails no numbered case is run.
  @usableFromInline
  func runStored() {
    if let blob = settings.replay {
      wanted = 0
      return runScript(blob.choices, .stored, .simplest)
    }
    guard let test = settings.test, let store = settings.store else { return }
    for blob in store.blobs(of: test) { runScript(blob.choices, .stored, .simplest) }
    if !found.isEmpty { wanted = 0 }
  }

  /// Runs the cases that are left of a small domain, up to as many as were asked for.
  private func exhaust() {
    // What is left belongs to no block; it is the task of the first shard.
    var left = settings.shard.index == 0 ? settings.cases : 0
    while left > 0, found.isEmpty, let prefix = tree.novelPrefix() {
      runScript(prefix, .novel, .simplest)
      left -= 1
    }
  }

  /// Searches for cases with a higher score, for each label that the property gives scores.
  private func raiseScores() {
    for (label, score, record) in statistics.scores {
      let search = TargetedSearch(seed: settings.seed, budget: settings.searchBudget)
      _ = search.maximize(from: [TargetedSearch.Scored(record: record, score: score)]) { script in
        guard found.isEmpty, let value = trial.value(of: script, .simplest) else { return nil }
        let outcome = trial.judge(value)
        if case .failed(let value, let failure) = outcome {
          add(failure, value, caseNumber: nil)
        }
        let record = trial.source.record
        let reached = observations.scores.first { $0.label == label }?.score
        watch(outcome, .targeted, number: nil)
        return reached.map { TargetedSearch.Scored(record: record, score: $0) }
      }
    }
  }

  /// All that follows the numbered cases.
  @usableFromInline
  func finish() -> Verdict<Value> {
    statistics.independent = independent
    statistics.mutants = mutants
    statistics.decideCoverage()
    if found.isEmpty, !hasGivenUp, settings.replay == nil {
      exhaust()
      raiseScores()
    }
    let counterexamples = shrinkAll()
    if let test = settings.test, let store = settings.store, settings.replay == nil {
      store.keep(counterexamples.map(\.blob), of: test)
    }
    let verdict = Verdict(
      outcome: outcome, cases: cases, discards: discards, seed: settings.seed,
      counterexamples: counterexamples, statistics: statistics, health: health)
    settings.observer?(.ended(summary: verdict.summary))
    return verdict
  }

  private var outcome: Verdict<Value>.Outcome {
    if !found.isEmpty { return .failed }
    if settings.replay != nil { return isReplayJudged ? .passed : .gaveUp }
    if tree.isExhausted, tree.inputs > 0 { return .proved(inputs: tree.inputs) }
    // A small domain all of whose cases are discarded says nothing about the property.
    return hasGivenUp || tree.isExhausted ? .gaveUp : .passed
  }

  private var health: [HealthWarning] {
    var warnings: [HealthWarning] = []
    if discards - overruns > max(cases, Source.blockSize) {
      warnings.append(.manyDiscards(discards: discards - overruns, cases: cases))
    }
    if overruns > max(cases, Source.blockSize) {
      warnings.append(.manyOverruns(overruns: overruns, cases: cases))
    }
    let simplest = trial.value(of: [], .simplest) == nil ? 0 : trial.source.count
    if simplest > Source.capacity / 2 { warnings.append(.largeSimplest(choices: simplest)) }
    if isUnstable { warnings.append(.unstableGenerator) }
    // A run that a failure ended early tells nothing of what it would have covered.
    guard found.isEmpty else { return warnings }
    return warnings
      + statistics.coverage.filter { $0.decision != .enough }.map { .weakCoverage($0) }
  }

  /// Shrinks the failures, and those that come up on the way.
  private func shrinkAll() -> [Counterexample<Value>] {
    var counterexamples: [Counterexample<Value>] = []
    while counterexamples.count < found.count {
      counterexamples.append(shrunk(found[counterexamples.count]))
    }
    return counterexamples
  }

  /// The simplest case that fails as one that was found.
  private func shrunk(_ found: Found) -> Counterexample<Value> {
    var drawn: Value?
    var simplest = (value: found.original, failure: found.failure)
    let fails = { [self] in
      observations.clear()
      guard let value = drawn, case .failed(_, let failure) = trial.judge(value) else {
        return false
      }
      guard failure.key == found.failure.key else {
        add(failure, value, caseNumber: nil)
        return false
      }
      simplest = (value, failure)
      return true
    }
    let draw: Shrinker.Draw = { [self] script in
      drawn = trial.value(of: script)
      return drawn == nil ? nil : trial.source.record
    }
    let isStable = draw(found.record.choices) == found.record
    if !isStable { isUnstable = true }
    let limit = settings.replay == nil && isStable ? settings.shrinkLimit : 0
    let shrinker = Shrinker(found.record, limit: limit, draw: draw, fails: fails)
    if limit > 0 { shrinker.shrink() }
    // The last runs confirm the failure, and hear what the property says about it.
    _ = draw(shrinker.best.choices)
    var reproduced = (times: 0, runs: 0)
    var notes: [String] = []
    while reproduced.runs < Settings.confirmingRuns
      || reproduced.times < reproduced.runs && reproduced.runs < Settings.flakyRuns
    {
      reproduced.runs += 1
      guard fails() else { continue }
      reproduced.times += 1
      notes = observations.notes
    }
    observations.clear()
    var explanation: Explanation?
    if limit > 0, settings.explains, reproduced.times == reproduced.runs {
      explanation = Explainer.explain(shrinker.best) { [self] script in
        defer { observations.clear() }
        guard draw(script) != nil, let value = drawn,
          case .failed(_, let failure) = trial.judge(value)
        else { return false }
        return failure.key == found.failure.key
      }
    }
    settings.observer?(
      .shrunk(choices: shrinker.best.choices, message: simplest.failure.message))
    return Counterexample(
      value: simplest.value, original: found.original, failure: simplest.failure,
      caseNumber: found.caseNumber, sequence: shrinker.best,
      evaluations: shrinker.evaluations + shrinker.latticeEvaluations + reproduced.runs,
      reproduced: reproduced, notes: notes,
      explanation: explanation)
  }
}

/// How many times the cases that were asked for are run at most to decide what is covered.
private let coverageFactor = 20
