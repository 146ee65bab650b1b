import Exact
import Formulas

/// Finds the known mistakes that a wrong answer can be.
struct MistakeFinder {
  let marker: PartMarker
  let read: ReadAnswer
  let key: Key

  private var part: Part { marker.part }

  /// All mistakes that fit, of the file first and then the built-in ones.
  func candidates(
    rounding: (fault: NumberJudge.Fault, reason: Reason)?
  ) throws -> [Candidate] {
    var candidates: [Candidate] = []
    let isRoundedKey = try self.isRoundedKey()
    for mistake in part.mistakes {
      let rank: Candidate.Rank
      switch mistake.pattern {
      case .value(let value):
        guard try isValue(value, isAccepted: mistake.credit == .one, isRoundedKey) else {
          continue
        }
        rank = .mistake
      case .formula, .line: continue
      case .key:
        guard rounding?.fault.isOfForm == true else { continue }
        rank = .mistake
      case .when(let statement):
        // Full credit is for decimals that were rounded, or computed from rounded ones; an exact answer
        // in logarithms or roots that is not equal has no such excuse.
        let isExact = read.entries.contains { $0.literal == nil && $0.value.asRational == nil }
        if mistake.credit == .one, isExact { continue }
        guard rounding?.fault.isOfForm != true, try holds(statement) else { continue }
        rank = .statement
      }
      candidates.append(
        Candidate(
          rank: rank, credit: mistake.credit, mistake: mistake.name,
          reason: mistake.feedback.map(marker.exercise.told) ?? Reason.wrong))
    }
    if let rounding, let candidate = roundingCandidate(rounding) { candidates.append(candidate) }
    try candidates.append(contentsOf: builtIns(isRoundedKey))
    return candidates
  }

  /// Whether the answer is a known wrong value.
  ///
  /// Two digits are enough to know a mistake by, but not to earn full credit. A short rounding of the key tells of no
  /// mistake that has the same first digits, only of one that is this very number.
  private func isValue(
    _ value: Value<Real>, isAccepted: Bool = false, _ isRoundedKey: Bool
  ) throws -> Bool {
    guard read.shape == value.shape else { return false }
    var judge = NumberJudge(part: part)
    if !isAccepted { judge = isRoundedKey ? judge.forEqualValues : judge.forMistakes }
    for (entry, target) in zip(read.entries, value.scalars) {
      switch try judge.judge(entry, key: target) {
      case .right: continue
      case .undecided, .wrong: return false
      }
    }
    return true
  }

  /// Whether each number is right, or a rounding of the right one to the digits that are written.
  private func isRoundedKey() throws -> Bool {
    guard read.shape == key.value.shape, read.entries.contains(where: { $0.literal != nil }) else {
      return false
    }
    let judge = NumberJudge(part: part).withoutEvidence
    for (entry, target) in zip(read.entries, key.value.scalars) {
      if try judge.isRounding(entry, of: target) { continue }
      guard case .right = try judge.judge(entry, key: target) else { return false }
    }
    return true
  }

  private func holds(_ statement: Expression) throws -> Bool {
    var values = marker.exercise.values
    values["key"] = key.value
    values["answer"] = read.value
    do {
      guard case .truth(let truth) = try statement.evaluate(values) else { return false }
      return truth
    } catch {
      if case .arithmetic(.outOfFuel) = error.problem { throw error }
      // A statement that has no meaning for this answer does not hold.
      return false
    }
  }

  // MARK: Built-in edits

  private func roundingCandidate(
    _ rounding: (fault: NumberJudge.Fault, reason: Reason)
  ) -> Candidate? {
    guard !rounding.fault.isOfForm, rounding.fault != .rounded else { return nil }
    let rule = part.builtIns[.rounding]
    return Candidate(
      rank: .builtIn, credit: rule?.credit ?? .zero, mistake: BuiltInEdit.rounding.rawValue,
      reason: rule?.feedback.map(marker.exercise.told) ?? rounding.reason)
  }

  private func builtIns(_ isRoundedKey: Bool) throws -> [Candidate] {
    var candidates: [Candidate] = []
    for (edit, values) in key.derived.edits(of: key, part, given: marker.exercise.values) {
      for edited in try values.get() {
        guard try !edited.isRight.get(), try isBuiltIn(edit, edited.value, isRoundedKey) else {
          continue
        }
        let rule = part.builtIns[edit]
        candidates.append(
          Candidate(
            rank: .builtIn, credit: rule?.credit ?? .zero, mistake: edit.rawValue,
            reason: rule?.feedback.map(marker.exercise.told) ?? .edit(edit)))
        break
      }
    }
    return candidates
  }

  /// A percentage without its sign, and an angle in the other unit, are bare numbers.
  private func isBuiltIn(
    _ edit: BuiltInEdit, _ value: Value<Real>, _ isRoundedKey: Bool
  ) throws -> Bool {
    if edit == .percent || edit == .radians {
      guard
        read.entries.allSatisfy({ $0.literal.map { $0.unit == nil && !$0.isPercentage } ?? false })
      else { return false }
    }
    do {
      return try isValue(value, isRoundedKey)
    } catch ArithmeticError.undecided {
      return false
    }
  }
}
