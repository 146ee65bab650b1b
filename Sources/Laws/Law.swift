import PropertyTesting

/// A statement that must hold for all inputs of a kind, with the way to check it.
public struct Law: Sendable {
  /// How a law is decided.
  public enum Kind: String, Sendable {
    /// Exactly, over the rationals.
    case exact = "E"
    /// By a certified enclosure, with "undecided" as the third answer.
    case certified = "C"
    /// On the bits of the doubles.
    case bitwise = "B"
  }

  /// What a case costs, which fixes how many are run where N are asked for.
  public enum Cost: String, Sendable {
    /// N cases.
    case light
    /// N/10 cases.
    case medium
    /// N/100 cases.
    case heavy
    /// All inputs there are, whatever N is.
    case exhaustive

    /// How many cases are run where `cases` are asked for; at least one.
    public func cases(of cases: Int) -> Int {
      switch self {
      case .light: max(1, cases)
      case .medium: max(1, cases / 10)
      case .heavy: max(1, cases / 100)
      case .exhaustive: .max
      }
    }
  }

  /// The running number of the catalogue; several laws may share one.
  public let number: Int
  /// The section that it belongs to.
  public let section: Section
  /// Its name, which no other law has.
  public let name: String
  /// What it states, as a person would write it.
  public let statement: String
  /// How it is decided.
  public let kind: Kind
  /// What a case costs.
  public let cost: Cost
  /// The functions that a subject must have.
  public let needs: [Function]
  /// Those among them that it holds to their exact values, within their bounds.
  public let holds: [Function]
  /// Where it stands.
  public let line: SourceLine
  private let run: @Sendable (Subject, Settings) -> Run

  /// What a run gave, without the type of its values.
  struct Run {
    let outcome: LawReport.Outcome
    let cases: Int
    let discarded: Int
    let independent: Int
    let failure: LawReport.Failure?
  }

  /// A law for drawn inputs.
  ///
  /// - Parameters:
  ///   - number: the running number of the catalogue.
  ///   - section: where it belongs.
  ///   - name: a name that no other law has.
  ///   - statement: what it states.
  ///   - kind: how it is decided.
  ///   - cost: what a case costs.
  ///   - needs: the functions that it calls.
  ///   - holds: those that it holds to their exact values.
  ///   - generator: what draws the inputs.
  ///   - file: where it stands.
  ///   - line: where it stands.
  ///   - property: throws where the law is broken for the input, `Discard` where it says nothing of
  ///     it, `Undecided` where that can not be told; every other error is a failure.
  public init<Value: Sendable>(
    _ number: Int, _ section: Section, _ name: String, states statement: String, _ kind: Kind,
    _ cost: Cost = .light, needs: [Function] = [], holds: [Function] = [],
    for generator: Generator<Value>,
    file: String = #fileID, line: Int = #line,
    property: @escaping @Sendable (Subject, Value) throws -> Void
  ) {
    self.init(number, section, name, statement, kind, cost, needs, holds, file, line) {
      subject, settings in
      let verdict = checkNoError(generator, settings) { value in
        do {
          try property(subject, value)
        } catch is Undecided {
          subject.recorder?.noteUndecided()
        }
      }
      let outcome: LawReport.Outcome =
        switch verdict.outcome {
        case .passed: .held
        case .proved(let inputs): .proved(inputs: inputs)
        case .failed: .broken
        case .gaveUp: .gaveUp
        }
      let failure = verdict.counterexample.map { found in
        LawReport.Failure(
          text: found.failure.message, value: inputText(found.value), caseNumber: found.caseNumber,
          replay: found.blob.description)
      }
      // A replayed case has no number, and is one that the property has judged all the same.
      let isReplayed = settings.replay != nil && verdict.outcome == .passed
      return Run(
        outcome: outcome, cases: verdict.cases + (isReplayed ? 1 : 0),
        discarded: verdict.discards, independent: verdict.statistics.independent,
        failure: failure)
    }
  }

  /// A law for all inputs of a list.
  public init<Value: Sendable>(
    _ number: Int, _ section: Section, _ name: String, states statement: String, _ kind: Kind,
    needs: [Function] = [], holds: [Function] = [],
    forAllOf values: @escaping @Sendable () -> [Value],
    file: String = #fileID, line: Int = #line,
    property: @escaping @Sendable (Subject, Value) throws -> Void
  ) {
    self.init(number, section, name, statement, kind, .exhaustive, needs, holds, file, line) {
      subject, _ in
      var cases = 0
      var discarded = 0
      for value in values() {
        do {
          try property(subject, value)
        } catch is Undecided {
          subject.recorder?.noteUndecided()
        } catch is Discard {
          discarded += 1
          continue
        } catch {
          return Run(
            outcome: .broken, cases: cases + 1, discarded: discarded, independent: 0,
            failure: LawReport.Failure(
              text: "\(error)", value: inputText(value), caseNumber: cases, replay: nil))
        }
        cases += 1
      }
      return Run(
        outcome: .proved(inputs: cases), cases: cases, discarded: discarded, independent: 0,
        failure: nil)
    }
  }

  private init(
    _ number: Int, _ section: Section, _ name: String, _ statement: String, _ kind: Kind,
    _ cost: Cost, _ needs: [Function], _ holds: [Function], _ file: String, _ line: Int,
    run: @escaping @Sendable (Subject, Settings) -> Run
  ) {
    self.number = number
    self.section = section
    self.name = name
    self.statement = statement
    self.kind = kind
    self.cost = cost
    self.needs = needs + holds.filter { !needs.contains($0) }
    self.holds = holds
    self.line = SourceLine(file: file, line: line)
    self.run = run
  }

  /// Checks the law against a subject.
  ///
  /// The number of cases in the settings is the N of which the law's cost takes its share.
  public func check(_ subject: Subject, _ settings: Settings = Settings()) -> LawReport {
    let recorder = Recorder()
    var own = settings
    own.cases = cost == .exhaustive ? 0 : cost.cases(of: settings.cases)
    let run = run(subject.heard(by: recorder), own)
    return LawReport(self, subject, run, recorder, seed: settings.seed)
  }
}

extension Law: CustomStringConvertible {
  /// The section, number and name (`A.1 2 the dot product is bilinear`).
  public var description: String { "\(section.rawValue) \(number) \(name)" }
}
