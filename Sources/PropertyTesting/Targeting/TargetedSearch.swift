/// A search for the case with the greatest score.
///
/// It climbs from given cases by editing their choices and lets the generator read each edit again,
/// so that every case it looks at is one that the generator can draw. Doubles move in ulp space: by
/// ±2^k places among all doubles, to a sibling or its opposite, to a short significand, all together
/// by a few ulps. That reaches cancellation and the last places of a number, which arithmetic steps
/// pass over. After a while without a better score it begins again, and every fourth time at numbers
/// where rounding changes. Seed and budget fix the result.
public struct TargetedSearch: Sendable {
  /// How many cases are tried where no other number is given.
  public static let defaultBudget = 2_000
  /// How many edits make a stretch, for each choice of a case up to `patientChoices`; a stretch that
  /// brings little ends a climb.
  static let patience = 12
  /// How many cases are tried to begin again with the best one of them.
  static let candidates = 24
  /// The most choices that make the search more patient.
  static let patientChoices = 16

  /// A case with its score.
  public struct Scored: Sendable, Equatable {
    /// What the generator drew.
    public let record: ChoiceSequence
    /// How far the case is on the way to what is looked for; greater is farther.
    public let score: Double

    /// A case with its score.
    public init(record: ChoiceSequence, score: Double) {
      self.record = record
      self.score = score
    }
  }

  /// What a search came to.
  public struct Result: Sendable, Equatable {
    /// The case with the greatest score, the first of several.
    public let best: Scored
    /// How many cases were tried, among them those that the generator discarded.
    public let evaluations: Int
  }

  /// What fixes all moves.
  public let seed: UInt64
  /// How many cases are tried at most.
  public let budget: Int

  /// A search with a seed and a budget; a budget below 0 is 0.
  public init(seed: UInt64, budget: Int = Self.defaultBudget) {
    self.seed = seed
    self.budget = max(0, budget)
  }

  /// The case with the greatest score that was found, or nothing where there is no start with a
  /// score.
  ///
  /// The starts count as found. A case of which the score is NaN is passed over; infinite scores
  /// are compared like any others.
  /// - Parameters:
  ///   - starts: cases to begin with.
  ///   - evaluate: lets the generator read a script, and returns what it drew and the score of that;
  ///     nothing if the case is discarded.
  public func maximize(
    from starts: [Scored], evaluate: ([Choice]) -> Scored?
  ) -> Result? {
    let starts = starts.filter { !$0.score.isNaN }
    guard var best = starts.first else { return nil }
    for start in starts where start.score > best.score { best = start }
    var moves = Moves(seed: seed)
    var evaluations = 0
    func score(_ script: [Choice]) -> Scored? {
      evaluations += 1
      guard let found = evaluate(script) else { return nil }
      // A score that is NaN is greater than none.
      if found.score > best.score { best = found }
      return found
    }
    var round = 0
    while evaluations < budget {
      // Every other climb goes on from the best case; of the others every fourth begins at a start
      // and every fourth at numbers where rounding changes.
      let start = starts[round / 8 % starts.count]
      var current = round % 2 == 1 ? best : round % 8 == 0 ? start : nil
      if current == nil {
        // The best one of several is a better beginning than any one.
        for _ in 0..<Self.candidates where evaluations < budget {
          let script =
            round % 8 == 2
            ? moves.critical(start.record.choices) : moves.fresh(start.record.choices)
          if let found = score(script), found.score > current?.score ?? -.infinity {
            current = found
          }
        }
      }
      round += 1
      guard let found = current else { continue }
      climb(from: found, &moves) { evaluations < budget ? score($0) : nil }
      // A case without choices has one score only.
      if found.record.choices.isEmpty { break }
    }
    return Result(best: best, evaluations: evaluations)
  }

  /// Takes moves that do not lower the score, as long as each stretch of moves raises it by an
  /// eighth.
  ///
  /// Without that share a climb would spend the budget on the last percents of a poor peak.
  private func climb(
    from start: Scored, _ moves: inout Moves, _ score: ([Choice]) -> Scored?
  ) {
    var current = start
    let stretch = Self.patience * min(max(1, start.record.choices.count), Self.patientChoices)
    moves.forget()
    var before: Double
    repeat {
      before = current.score
      for _ in 0..<stretch {
        let script = moves.edited(current.record.choices)
        guard script != current.record.choices, let found = score(script),
          found.score >= current.score
        else { continue }
        if found.score > current.score { moves.remember() }
        current = found
      }
    } while current.score - before > before.magnitude / 8
  }
}
