import Exact
import Formulas

// Numbers with names and ends of intervals that are near enough: `a = 0.333, b = 0.667`, `x > 1.414`.
extension Comparer {
  /// Whether the numbers of a statement or an interval are near enough to those of the key; nil where the key is a value.
  ///
  /// What is said of them, and whether ends belong to an interval, has to be the same.
  func decideStatements(near closeness: CompareRequest.Closeness) throws -> CompareFinding? {
    let finding = try decideAsRead(near: closeness)
    // Commas that leave two readings are meant alike only where both sides have them.
    guard finding?.verdict == .wrong, key.hasTwoReadings != answer.hasTwoReadings else {
      return finding
    }
    return CompareFinding(.undecided, Reason.commaHasTwoReadings)
  }

  private func decideAsRead(near closeness: CompareRequest.Closeness) throws -> CompareFinding? {
    switch key.meaning {
    case .intervals(let intervals):
      return try decideEnds(of: intervals, named: key.member, closeness)
    case .statement(let statement, let alternative):
      if let numbers = statement.namedNumbers {
        return try decideNumbers(numbers, alternative != nil, closeness)
      }
      if let (name, elements) = statement.elements {
        return try decideElements(elements, named: name, closeness)
      }
      guard let (name, intervals) = statement.intervals else { return nil }
      return try decideEnds(of: intervals, named: name, closeness)
    case .value where answer.isBounded:
      guard let intervals = key.asIntervals else { return nil }
      return try decideEnds(of: intervals, named: nil, closeness)
    case .value, .set, .points: return nil
    }
  }

  /// Whether each name has a number that is near to its own one.
  private func decideNumbers(
    _ wanted: [(name: String, value: Expression)], _ hasAlternative: Bool,
    _ closeness: CompareRequest.Closeness
  ) throws -> CompareFinding {
    guard case .statement(let statement, let other) = answer.meaning,
      let found = statement.namedNumbers, (other != nil) == hasAlternative
    else {
      // One of several equations leaves all other names open.
      if wanted.count > 1, case .statement(.any(let parts), nil) = answer.meaning, parts.count > 1,
        parts.allSatisfy({ $0.namedNumbers?.count == 1 })
      {
        return wrong(Reason.joinedOtherwise(isAll: true))
      }
      return unlike()
    }
    let pairs = wanted.map { want in (want, found.first { $0.name == want.name }?.value) }
    if let missing = pairs.first(where: { $0.1 == nil }) {
      return wrong(Reason.missingNumber(missing.0.name))
    }
    // What is said besides may follow from the rest.
    guard found.count == wanted.count else { return CompareFinding(.undecided, Reason.undecided) }
    return try decideAll(
      pairs.map { want, value in (value ?? want.value, want.value, want.name) }, closeness)
  }

  /// Whether a name is one of several numbers that are near to those of the key.
  private func decideElements(
    _ wanted: [Expression], named name: String, _ closeness: CompareRequest.Closeness
  ) throws -> CompareFinding {
    switch answer.meaning {
    case .statement(let statement, nil):
      if let (own, found) = statement.elements {
        return own == name ? try decideSets(wanted, found, closeness) : unlike()
      }
      guard let only = statement.namedNumbers, only.count == 1, only[0].name == name else {
        return statement.isContradiction ? wrong(Reason.joinedOtherwise(isAll: false)) : unlike()
      }
      return try decideSets(wanted, [only[0].value], closeness)
    case .set(let found): return try decideSets(wanted, found, closeness)
    default: return unlike()
    }
  }

  /// Whether intervals have ends that are near to those of others, which belong to both or to neither.
  private func decideEnds(
    of k: [WrittenSet.Interval], named name: String?, _ closeness: CompareRequest.Closeness
  ) throws -> CompareFinding {
    let own: [WrittenSet.Interval]
    if case .statement(let statement, _) = answer.meaning,
      let (member, intervals) = statement.intervals
    {
      guard name == nil || name == member else { return unlike() }
      own = intervals
    } else if let intervals = answer.asIntervals, answer.isBounded || answer.isWrittenAsInterval {
      guard name == nil || answer.member == nil || name == answer.member else { return unlike() }
      own = intervals
    } else {
      return unlike()
    }
    guard own.count == k.count else { return CompareFinding(.undecided, Reason.undecided) }
    let (found, areFoundApart) = try inOrder(own) ?? (own, false)
    let (wanted, areWantedApart) = try inOrder(k) ?? (k, false)
    // Intervals that meet may be written in other pieces.
    let isTold = areWantedApart && areFoundApart
    var ends: [(Expression, Expression, String)] = []
    for (x, y) in zip(found, wanted) {
      for (own, wanted, end) in [(x.lower, y.lower, "lower"), (x.upper, y.upper, "upper")] {
        switch (own, wanted) {
        case (nil, nil): continue
        case (let own?, let wanted?): ends.append((own, wanted, end))
        default:
          return isTold
            ? wrong(Reason.end(end, isInfinite: wanted == nil))
            : CompareFinding(.undecided, Reason.undecided)
        }
      }
    }
    let finding = try decideAll(ends.map { ($0.0, $0.1, "The \($0.2) end") }, closeness)
    for (x, y) in zip(found, wanted) where finding.verdict == .right {
      if x.includesLower != y.includesLower {
        return isTold
          ? wrong(Reason.end("lower", belongs: y.includesLower))
          : CompareFinding(.undecided, Reason.undecided)
      }
      if x.includesUpper != y.includesUpper {
        return isTold
          ? wrong(Reason.end("upper", belongs: y.includesUpper))
          : CompareFinding(.undecided, Reason.undecided)
      }
    }
    return finding.verdict == .wrong && !isTold
      ? CompareFinding(.undecided, Reason.undecided) : finding
  }

  /// Intervals from the lowest to the highest, and whether something lies between each two; nil where that is not told.
  private func inOrder(
    _ intervals: [WrittenSet.Interval]
  ) throws -> (intervals: [WrittenSet.Interval], areApart: Bool)? {
    guard intervals.count > 1 else { return (intervals, true) }
    do {
      return try sorted(intervals)
    } catch ArithmeticError.undecided {
      return nil
    }
  }

  private func sorted(
    _ intervals: [WrittenSet.Interval]
  ) throws -> (intervals: [WrittenSet.Interval], areApart: Bool)? {
    var placed: [(interval: WrittenSet.Interval, lower: Real?, upper: Real?)] = []
    for interval in intervals {
      let ends = [interval.lower, interval.upper].map { end in
        end.flatMap { numbers(.scalar($0))?.first }
      }
      guard (ends[0] == nil) == (interval.lower == nil), (ends[1] == nil) == (interval.upper == nil)
      else { return nil }
      var place = placed.count
      while place > 0, try Self.isBelow(ends[0], placed[place - 1].lower) { place -= 1 }
      placed.insert((interval, ends[0], ends[1]), at: place)
    }
    let areApart = try zip(placed, placed.dropFirst()).allSatisfy { one, next in
      guard let upper = one.upper, let lower = next.lower else { return false }
      return try upper.order(lower) == .less
    }
    return (placed.map(\.interval), areApart)
  }

  /// Whether a lower end, nil where there is none, lies below another one.
  private static func isBelow(_ a: Real?, _ b: Real?) throws -> Bool {
    guard let b else { return false }
    guard let a else { return true }
    return try a.order(b) == .less
  }

  /// Whether numbers are near to others, of which the one that is nearest to its edge is shown.
  private func decideAll(
    _ pairs: [(own: Expression, key: Expression, what: String)],
    _ closeness: CompareRequest.Closeness
  ) throws -> CompareFinding {
    guard let keys = numbers(.vector(pairs.map(\.key))) else {
      throw CompareError.field(closeness.field, .variables)
    }
    guard let owns = numbers(.vector(pairs.map(\.own))) else {
      return CompareFinding(.unreadable, Reason.numberOfShape)
    }
    var nearest: (finding: CompareFinding, margin: Rational)?
    var proofs: [String?] = []
    var doubt: CompareFinding?
    for ((x, y), pair) in zip(zip(owns, keys), pairs) {
      let found = try decide(x, near: y, try Self.radius(closeness, around: y))
      if found.verdict == .wrong {
        return CompareFinding(
          .wrong, Reason.notNear(pair.what), found.evidence, margin: found.margin)
      }
      guard found.verdict == .right else {
        doubt = found
        continue
      }
      proofs.append(try proof(pair.own, near: pair.key, closeness, y))
      let margin = found.margin.flatMap { try? Rational($0) } ?? .zero
      if nearest.map({ margin < $0.margin }) ?? true { nearest = (found, margin) }
    }
    return doubt ?? nearest?.finding.with(proofs) ?? right(.identity)
  }

  /// An answer of another kind, or about something else, of which no number can be near.
  private func unlike() -> CompareFinding {
    guard key.meaning.kindName != answer.meaning.kindName else {
      return CompareFinding(.undecided, Reason.undecided)
    }
    return CompareFinding(
      .unreadable, Reason.wrongKind(key.meaning.kindName, found: answer.meaning.kindName))
  }
}

extension ComparedSide {
  /// Whether commas may mean "and" or "or" in it.
  fileprivate var hasTwoReadings: Bool {
    if case .statement(_, let other) = meaning { other != nil } else { false }
  }

  /// Whether it says between which numbers something lies, and cannot be a vector.
  fileprivate var isBounded: Bool {
    switch meaning {
    case .intervals: true
    case .statement(let statement, nil): statement.interval != nil
    default: false
    }
  }

  /// Whether it is a pair of numbers in brackets.
  fileprivate var isWrittenAsInterval: Bool {
    if case .value = meaning, case .list(let ends) = written.kind { ends.count == 2 } else { false }
  }
}

extension Statement {
  /// The numbers that different names are said to be equal to; nil for other statements.
  fileprivate var namedNumbers: [(name: String, value: Expression)]? {
    let parts = if case .all(let parts) = self { parts } else { [self] }
    var found: [(name: String, value: Expression)] = []
    for part in parts {
      guard let (relation, name, value) = part.definition, relation == .equal, value.names.isEmpty,
        !found.contains(where: { $0.name == name })
      else { return nil }
      found.append((name, value))
    }
    return found.isEmpty ? nil : found
  }

  /// Whether one name is said to be two different numbers at once.
  fileprivate var isContradiction: Bool {
    guard case .all(let parts) = self, parts.count > 1 else { return false }
    var values: [String: Expression] = [:]
    for part in parts {
      guard let (relation, name, value) = part.definition, relation == .equal,
        let number = value.asRational
      else { return false }
      if let other = values[name]?.asRational, other != number { return true }
      values[name] = value
    }
    return false
  }

  /// The numbers of which a name is said to be one; nil for other statements.
  fileprivate var elements: (name: String, values: [Expression])? {
    guard case .any(let parts) = self else { return nil }
    var found: (name: String, values: [Expression])?
    for part in parts {
      guard let (relation, name, value) = part.definition, relation == .equal, value.names.isEmpty,
        found == nil || found?.name == name
      else { return nil }
      found = (name, (found?.values ?? []) + [value])
    }
    return found
  }

  /// The intervals that a name is said to lie in one of; nil for other statements.
  fileprivate var intervals: (name: String, intervals: [WrittenSet.Interval])? {
    guard case .any(let parts) = self else { return interval.map { ($0.name, [$0.1]) } }
    var found: (name: String, intervals: [WrittenSet.Interval])?
    for part in parts {
      guard let (name, interval) = part.interval, found == nil || found?.name == name else {
        return nil
      }
      found = (name, (found?.intervals ?? []) + [interval])
    }
    return found
  }

  /// The interval that a name is said to lie in; nil for other statements.
  fileprivate var interval: (name: String, WrittenSet.Interval)? {
    let parts = if case .all(let parts) = self { parts } else { [self] }
    var (name, lower, upper): (String?, Expression?, Expression?)
    var (includesLower, includesUpper) = (false, false)
    for part in parts {
      guard let (relation, own, value) = part.definition, value.names.isEmpty,
        name == nil || name == own
      else { return nil }
      name = own
      switch relation {
      case .greater, .greaterOrEqual:
        guard lower == nil else { return nil }
        (lower, includesLower) = (value, relation == .greaterOrEqual)
      case .less, .lessOrEqual:
        guard upper == nil else { return nil }
        (upper, includesUpper) = (value, relation == .lessOrEqual)
      case .equal, .unequal: return nil
      }
    }
    guard let name else { return nil }
    return (
      name,
      WrittenSet.Interval(
        from: lower, to: upper, includesLower: includesLower, includesUpper: includesUpper)
    )
  }
}
