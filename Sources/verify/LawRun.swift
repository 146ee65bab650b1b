import Laws
import PropertyTesting
import Subjects

/// What came of a law in a run.
struct LawResult: Sendable {
  /// The ways in which a law ends, by their names in reports.
  enum Outcome: String, Sendable {
    /// It held in all cases.
    case held
    /// It held for all inputs there are.
    case proved
    /// It does not hold, or nothing of it could be decided.
    case broken
    /// The subject does not have a function that it needs.
    case skipped
    /// All of its cases belong to other shards.
    case elsewhere
  }

  let law: Law
  let outcome: Outcome
  /// Nothing for a law that was not checked.
  let report: LawReport?
  /// The functions that it needs and the subject does not have.
  let missing: [Function]

  init(_ law: Law, _ outcome: Outcome, _ report: LawReport? = nil, missing: [Function] = []) {
    self.law = law
    self.outcome = outcome
    self.report = report
    self.missing = missing
  }

  /// The result that a report says.
  init(_ report: LawReport) {
    let outcome: Outcome
    if !report.holds {
      outcome = .broken
    } else if case .proved = report.outcome {
      outcome = .proved
    } else {
      outcome = .held
    }
    self.init(report.law, outcome, report)
  }

  /// Why it is broken, in one line; nothing if it is not.
  var fault: String? {
    guard outcome == .broken, let report else { return nil }
    if report.failure != nil { return nil }
    return report.fault
  }
}

/// Laws that are checked against a subject.
struct LawRun: Sendable {
  let laws: [Law]
  let settings: Settings
  /// The program that is the subject; nothing for the core.
  let program: ExternalProgram?

  /// What the subject is called.
  var subject: String { program?.command ?? Subject.core.name }

  /// Checks the laws, several at a time; the results come one by one in the order of the laws, so
  /// that the number of workers decides nothing.
  ///
  /// - Parameters:
  ///   - workers: how many laws are checked at a time.
  ///   - progress: told how many laws are done.
  ///   - result: told of each law.
  func check(
    workers: Int, progress: (Int) -> Void, result: (LawResult) -> Void
  ) async {
    let missing = missingFunctions()
    await withTaskGroup(of: (Int, LawResult).self) { group in
      var started = 0
      var told = 0
      var waiting: [Int: LawResult] = [:]
      func start() {
        guard started < laws.count else { return }
        let index = started
        started += 1
        group.addTask { (index, check(laws[index], missing)) }
      }
      for _ in 0..<max(1, workers) { start() }
      var done = 0
      while let (index, found) = await group.next() {
        start()
        done += 1
        waiting[index] = found
        while let next = waiting.removeValue(forKey: told) {
          result(next)
          told += 1
        }
        progress(done)
      }
    }
  }

  private func check(_ law: Law, _ missing: Set<Function>) -> LawResult {
    let lacking = law.needs.filter(missing.contains)
    guard lacking.isEmpty else { return LawResult(law, .skipped, missing: lacking) }
    let isHere =
      law.cost == .exhaustive
      ? settings.shard.index == 0
      : settings.shard.cases(of: law.cost.cases(of: settings.cases)) > 0
    guard isHere || settings.replay != nil else { return LawResult(law, .elsewhere) }
    guard let program else { return LawResult(law.check(.core, settings)) }
    let external = ExternalSubject(program)
    let report = law.check(external.subject, settings)
    // A law may call what it does not name.
    guard external.missing.isEmpty else {
      return LawResult(law, .skipped, missing: external.missing)
    }
    return LawResult(report)
  }

  private func missingFunctions() -> Set<Function> {
    let needed = Set(laws.flatMap(\.needs))
    let asked = Function.all.filter { needed.contains($0) }
    if let program { return Set(program.missing(of: asked)) }
    return Set(asked).subtracting(Subject.core.functions)
  }
}
