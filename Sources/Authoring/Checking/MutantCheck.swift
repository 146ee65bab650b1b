import Exact
import Formulas
import Grading

/// Checks that wrong keys are rejected: each must differ from the key, or be proved equal to it.
struct MutantCheck {
  /// How many wrong keys there were, and how many of them are the key in other words.
  struct Score: Sendable {
    var rejected = 0
    var equal = 0
  }

  /// Checks all parts of a variant.
  func check(_ instance: Instance, _ log: inout FlawLog) -> Score {
    var score = Score()
    for part in instance.exercise.parts {
      guard let key = part.keyExpression else { continue }
      if part.kind == .shape, let value = part.keyValue {
        checkShape(part, value, instance, &score, &log)
        continue
      }
      var seen: Set<Expression> = [key]
      for mutation in Mutation.allCases {
        for mutant in mutation.mutants(of: key) where seen.insert(mutant).inserted {
          check(mutant, mutation, part, instance, &score, &log)
        }
      }
    }
    return score
  }

  private func check(
    _ mutant: Expression, _ mutation: Mutation, _ part: Part, _ instance: Instance,
    _ score: inout Score, _ log: inout FlawLog
  ) {
    let path = ["parts", part.id, "key"]
    switch comparison(mutant, part, instance) {
    case .equal: score.equal += 1
    case .different(nil): score.rejected += 1
    case .different(let value?):
      let answers = AnswerTexts(part: part)
      guard let answer = answers.rounded(value), let mark = instance.mark(part, answer),
        mark.isAccepted, let key = part.keyValue
      else {
        score.rejected += 1
        return
      }
      log.add(
        .mutantAccepted(
          change: mutation.rawValue, formula: mutant.text, answer: answer.text,
          key: part.plainText(key)),
        at: path, in: instance)
    case .undecided:
      log.add(
        .mutantUndecided(change: mutation.rawValue, formula: mutant.text), at: path, in: instance)
    }
  }

  // MARK: Comparing

  private enum Comparison {
    case equal
    /// The value, where it is one that could be written in place of the key's.
    case different(Value<Real>?)
    case undecided
  }

  private func comparison(
    _ mutant: Expression, _ part: Part, _ instance: Instance
  ) -> Comparison {
    if let key = part.keyFormula {
      // What has no value is no answer.
      guard let value = part.symbolicValue(of: mutant) else { return .different(nil) }
      if let areEqual = part.areEqual(value, key) { return areEqual ? .equal : .different(nil) }
      return part.hasValue(value) ? .undecided : .different(nil)
    }
    guard let key = part.keyValue else { return .different(nil) }
    let exercise = instance.exercise
    let values = exercise.givenValues.merging(exercise.rightValues) { given, _ in given }
    let result = Fuel.limited(to: Limits.fuelOfKeys) {
      Result { try mutant.evaluate(values) }
    }
    guard case .success(let value) = result, value.kindName == key.kindName,
      value.shape == key.shape, !value.scalars.isEmpty
    else { return .different(nil) }
    return value.isEqual(to: key).map { $0 ? .equal : .different(value) } ?? .undecided
  }

  // MARK: Shapes

  private func checkShape(
    _ part: Part, _ key: Value<Real>, _ instance: Instance, _ score: inout Score,
    _ log: inout FlawLog
  ) {
    let shape = key.scalars.compactMap(\.asRational)
    for mutation in Mutation.allCases {
      for mutant in mutation.mutants(ofShape: shape) where mutant != shape {
        let answer = WrittenAnswer.list(mutant.map { .text($0.description) })
        if instance.mark(part, answer)?.isAccepted == true {
          log.add(
            .mutantAccepted(
              change: mutation.rawValue, formula: answer.text, answer: answer.text,
              key: part.shownText(key)),
            at: ["parts", part.id, "key"], in: instance)
        } else {
          score.rejected += 1
        }
      }
    }
  }
}

extension Value where S == Real {
  /// Whether two values are equal; nil if that cannot be decided.
  func isEqual(to other: Value<Real>) -> Bool? {
    guard kindName == other.kindName, shape == other.shape else { return false }
    if case .truth(let a) = self, case .truth(let b) = other { return a == b }
    return try? Fuel.limited(to: Limits.fuelOfKeys) {
      for (a, b) in zip(scalars, other.scalars) where try a.order(b) != .equal { return false }
      return true
    }
  }
}
