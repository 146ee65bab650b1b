import Exact
import Formulas

extension Comparer {
  /// Whether intervals, each side one or more, hold the same numbers.
  func decideIntervals(
    _ k: [WrittenSet.Interval], _ a: [WrittenSet.Interval]
  ) throws -> CompareFinding {
    if k.count == 1, a.count == 1 { return try decideEnds(k[0], a[0]) }
    if k.isEmpty != a.isEmpty, (k + a).contains(where: { $0.lower == nil && $0.upper == nil }) {
      return wrong(Reason.belongsToOne("0", isYours: k.isEmpty))
    }
    return try decideMembers(k, a)
  }

  /// What stands for any number in a set; a name that nobody can write.
  private static let member = "number#"

  /// Whether a number lies in some intervals where it lies in others, by the statements that it does.
  private func decideMembers(
    _ k: [WrittenSet.Interval], _ a: [WrittenSet.Interval]
  ) throws -> CompareFinding {
    var variables = scope.variables
    try variables.declare(Self.member, "real")
    let number = Expression(.name(Self.member))
    let decision = try Comparison(variables).decide(
      Statement(number, in: .intervals(a)), Statement(number, in: .intervals(k)))
    switch decision {
    case .same: return right(.identity, proof: proof(a, of: k))
    case .undefined, .undecided: return CompareFinding(.undecided, Reason.undecided)
    case .different(var witness):
      guard let place = witness.point.firstIndex(where: { $0.name == Self.member }) else {
        return CompareFinding(.undecided, Reason.undecided)
      }
      let found = witness.point.remove(at: place)
      let shown = witness.at(scope)
      let text = found.text ?? found.value.text { NumberText.exact($0) }
      let reason = Reason.belongsToOne(text, isYours: witness.firstHolds)
      return wrong(shown.pointText.isEmpty ? reason : Reason.at(shown.pointText, reason))
    }
  }

  /// Whether two intervals have the same ends, which belong to both or to neither.
  private func decideEnds(
    _ k: WrittenSet.Interval, _ a: WrittenSet.Interval
  ) throws -> CompareFinding {
    var ends: [(Expression, Expression)] = []
    for (x, y, name) in [(a.lower, k.lower, "lower"), (a.upper, k.upper, "upper")] {
      switch (x, y) {
      case (nil, nil): continue
      case (let x?, let y?):
        switch try comparison.decide(x, y) {
        case .equal: ends.append((x, y))
        case .different(let witness):
          return finding(.fails(witness)) { Reason.wrongEnd(name, Reason.differs($0)) }
        default: return CompareFinding(.undecided, Reason.undecided)
        }
      default: return wrong(Reason.end(name, isInfinite: y == nil))
      }
    }
    if a.includesLower != k.includesLower {
      return wrong(Reason.end("lower", belongs: k.includesLower))
    }
    if a.includesUpper != k.includesUpper {
      return wrong(Reason.end("upper", belongs: k.includesUpper))
    }
    return right(.identity, proof: proof(ends) ?? proof([a], of: [k]))
  }

  /// A certificate that intervals hold the same numbers, as the statements that a number lies in them.
  func proof(_ a: [WrittenSet.Interval], of k: [WrittenSet.Interval]) -> String? {
    guard request.writesProofs else { return nil }
    var variables = scope.variables
    var name = "x"
    while scope.names.contains(name) { name += "_" }
    guard (try? variables.declare(name, "real")) != nil else { return nil }
    let number = Expression(.name(name))
    return Comparison(variables).proof(
      Statement(number, in: .intervals(a)), Statement(number, in: .intervals(k)))
  }
}

extension Comparer {
  /// Whether the key is a pair of numbers in round brackets that may be an open interval, and the answer one in square
  /// brackets, which then is a closed one.
  var areOtherBrackets: Bool {
    guard answer.text.hasPrefix("["), answer.text.hasSuffix("]"), case .list = answer.written.kind,
      // Beside vectors it is one of them.
      !request.domains.contains(where: \.isOfEntries), let ends = key.numbersInRoundBrackets,
      !areCounts(ends)
    else { return false }
    // Numbers between others, such as (0.6, 0.8), are hardly an interval.
    return ends.contains { $0.asRational?.isInteger == true }
      && (try? ends[0].order(ends[1])) == .less
  }

  /// Whether the key is a pair of positive whole numbers in round brackets, which is a shape or a point beside square
  /// ones, and the answer an inequality, which would make it an interval.
  var isInequalityBesideCounts: Bool {
    !answer.isBuiltSet && key.numbersInRoundBrackets.map(areCounts) ?? false
  }

  private func areCounts(_ ends: [Real]) -> Bool {
    ends.allSatisfy { end in end.asRational.map { $0.isInteger && $0.signum > 0 } ?? false }
  }
}

extension ComparedSide {
  /// The two numbers of a pair in round brackets; nil for anything else.
  fileprivate var numbersInRoundBrackets: [Real]? {
    guard text.hasPrefix("("), text.hasSuffix(")"), case .list(let entries) = written.kind,
      entries.count == 2, case .value(.vector(let ends)) = meaning,
      ends.allSatisfy(\.names.isEmpty), let lower = try? ends[0].evaluate([:]).scalar,
      let upper = try? ends[1].evaluate([:]).scalar
    else { return nil }
    return [lower, upper]
  }
}

extension ComparedSide {
  /// The intervals of a side; of a pair those that its brackets give it, of a set those of one number.
  var asIntervals: [WrittenSet.Interval]? {
    switch meaning {
    case .intervals(let intervals): return intervals
    case .value(.vector(let ends)) where ends.count == 2:
      guard let first = text.first, first == "[" || first == "(" else { return nil }
      let isClosed = first == "["
      return [
        .init(from: ends[0], to: ends[1], includesLower: isClosed, includesUpper: isClosed)
      ]
    case .set(let elements):
      return elements.map {
        .init(from: $0, to: $0, includesLower: true, includesUpper: true)
      }
    default: return nil
    }
  }
}
