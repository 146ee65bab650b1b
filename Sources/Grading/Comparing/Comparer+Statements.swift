import Exact
import Formulas

extension Comparer {
  /// Whether statements hold at the same points.
  ///
  /// Where commas leave two readings of one, that is right if all readings are, and wrong if none is.
  func decideStatements(
    _ key: Statement, or otherKey: Statement?, _ answer: Statement, or otherAnswer: Statement?
  ) throws -> CompareFinding {
    // Beside a system, `x = 2*y, x = 4` is one as well.
    if case .all? = otherAnswer, case .any = answer, key.isSystem {
      return try decideStatements(key, or: otherKey, otherAnswer ?? answer, or: nil)
    }
    if case .all? = otherKey, case .any = key, answer.isSystem {
      return try decideStatements(otherKey ?? key, or: nil, answer, or: otherAnswer)
    }
    // Where both set a name to one value in two ways, that is soon told, and a search would find nothing.
    if areEqualDefinitions(key, answer) {
      let finding = try decideStatements(key, answer, isBrief: true)
      if finding.verdict != .undecided { return finding }
      if let values = try decideDefinitions(key, answer), values.verdict == .right {
        return values
      }
    }
    let finding = try decideStatements(key, answer)
    if finding.verdict == .undecided, let values = try decideDefinitions(key, answer) {
      return values
    }
    if finding.verdict == .right || (otherKey == nil && otherAnswer == nil) { return finding }
    for k in [key, otherKey].compactMap({ $0 }) {
      for a in [answer, otherAnswer].compactMap({ $0 }) where k != key || a != answer {
        if try decideStatements(k, a).verdict != .wrong {
          return CompareFinding(.undecided, Reason.commaHasTwoReadings)
        }
      }
    }
    return finding
  }

  /// What `y = f(x)` and `y = g(x)` are by f and g; nil for other statements, and where that decides nothing.
  ///
  /// For another relation than = the statements are the same where f and g are.
  private func decideDefinitions(_ key: Statement, _ answer: Statement) throws -> CompareFinding? {
    guard let (relation, name, k) = key.definition, let (other, own, a) = answer.definition,
      relation == other, name == own
    else { return nil }
    let finding = try decideEquality(.scalar(k), .scalar(a))
    switch finding.verdict {
    case .right: return finding
    case .wrong where relation == .equal: return finding
    default: return nil
    }
  }

  /// Whether `y = f(x)` and `y = g(x)` are one by a canonical form of f and g.
  private func areEqualDefinitions(_ key: Statement, _ answer: Statement) -> Bool {
    guard let (relation, name, k) = key.definition, let (other, own, a) = answer.definition,
      relation == other, name == own
    else { return false }
    return (try? Fuel.share(ofLeftBy: 8) { try comparison.areProvedEqual(a, k) }) ?? false
  }

  private func decideStatements(
    _ key: Statement, _ answer: Statement, isBrief: Bool = false
  ) throws -> CompareFinding {
    switch try comparison.decide(answer, key, isBrief: isBrief) {
    case .same(let solutions):
      return right(
        .identity,
        proof: request.writesProofs
          ? proof(answer, of: key) ?? comparison.proof(answer, key) : nil,
        saying: solutions.map(Reason.solutions))
    case .different(let witness):
      let shown = witness.at(scope)
      return CompareFinding(.wrong, Reason.oneOfTwoHolds(shown), shown.evidence)
    case .undefined(let witness):
      return CompareFinding(.undecided, Reason.oneOfTwoHolds(witness.at(scope)))
    case .undecided: return CompareFinding(.undecided, Reason.undecided)
    }
  }

  /// A certificate that two equations, or two inequalities, are the same up to a factor; nil for others.
  private func proof(_ answer: Statement, of key: Statement) -> String? {
    guard case .comparison(let r, let a, let b) = answer,
      case .comparison(let s, let c, let d) = key, let f = try? a - b, let g = try? c - d
    else { return nil }
    switch (r, s) {
    case (.equal, .equal), (.unequal, .unequal):
      return comparison.proof(f, isProportionalTo: g, by: .nonzero)
    case (.less, .less), (.lessOrEqual, .lessOrEqual), (.greater, .greater),
      (.greaterOrEqual, .greaterOrEqual):
      return comparison.proof(f, isProportionalTo: g, by: .positive)
    case (.less, .greater), (.lessOrEqual, .greaterOrEqual), (.greater, .less),
      (.greaterOrEqual, .lessOrEqual):
      guard let turned = try? -f else { return nil }
      return comparison.proof(turned, isProportionalTo: g, by: .positive)
    default: return nil
    }
  }

  /// That the name before a set lies in it, or the only name of the statement that it is compared with; nil where
  /// there is none.
  func membership(
    of side: ComparedSide, _ set: ComparedSide.Meaning? = nil, beside other: ComparedSide
  ) -> Statement? {
    var member = side.member
    if member == nil { member = other.memberOfStatement }
    if member == nil, set != nil || side.asIntervals != nil {
      // The names of the ends are those of other numbers.
      let names = Set(other.written.names).intersection(scope.names)
        .subtracting(side.written.names)
      member = names.count == 1 ? names.first : nil
    }
    guard let member, let number = scope.values[member]?.scalar else { return nil }
    return Statement(number, in: set ?? side.meaning)
  }

  /// A wrong answer that is shown by itself.
  func wrong(_ reason: Reason) -> CompareFinding {
    CompareFinding(
      .wrong, reason,
      Evidence(
        rule: .different, answer: Evidence.Bounds(text: answer.text),
        key: Evidence.Bounds(text: key.text)))
  }
}

extension Statement {
  /// A variable that a relation sets alone beside a formula in others, with the relation as it is behind the variable.
  var definition: (relation: Expression.Relation, name: String, value: Expression)? {
    guard case .comparison(let relation, let left, let right) = self else { return nil }
    if case .name(let name) = left.kind, !right.names.contains(name) {
      return (relation, name, right)
    }
    if case .name(let name) = right.kind, !left.names.contains(name) {
      return (relation.mirrored, name, left)
    }
    return nil
  }

  /// Whether it is several equations that hold together.
  fileprivate var isSystem: Bool {
    if case .all(let parts) = self {
      parts.count > 1 && parts.allSatisfy(\.isEquation)
    } else {
      false
    }
  }
}

extension Comparison.StatementWitness {
  /// The witness with its point in the names that are written.
  func at(_ scope: ComparedScope) -> Comparison.StatementWitness {
    var shown = self
    shown.point = scope.written(point.map { ($0.name, $0.value) }).map { name, value in
      (name, value, scope.groups.isEmpty ? point.first { $0.name == name }?.text : nil)
    }
    return shown
  }

  /// `w = 0, x = sqrt(2)`, as a person writes a point.
  var pointText: String {
    point.map { name, value, text in
      "\(name) = \((text ?? value.text { NumberText.exact($0) }).exchanging("-", for: "−"))"
    }.joined(separator: ", ")
  }

  /// The evidence that two statements differ: the point, and what each of them is there.
  var evidence: Evidence {
    Evidence(
      rule: .different, answer: Evidence.Bounds(text: firstHolds ? "holds" : "fails"),
      key: Evidence.Bounds(text: firstHolds ? "fails" : "holds"),
      point: point.map { name, value, text in
        .init(name: name, value: text ?? value.text { $0.exactly })
      })
  }
}
