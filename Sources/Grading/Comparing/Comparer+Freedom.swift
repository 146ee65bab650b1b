import Exact
import Formulas

extension Comparer {
  /// What is decided where the answer may differ from the key in a way.
  func decide(upTo freedom: CompareRequest.Freedom) throws -> CompareFinding {
    switch (key.meaning, answer.meaning) {
    case (.set(let k), .value(.vector(let a))) where freedom == .permutation:
      return try decidePermutation(k.map { [$0] }, a.map { [$0] })
    case (.set(let k), .set(let a)) where freedom == .permutation:
      return try decideSets(k.map { [$0] }, a.map { [$0] })
    case (.points(let k), .points(let a)) where freedom == .permutation:
      return try decideSets(k, a)
    case (.value(let k), .value(let a)):
      guard k.shape == a.shape, k.kindName == a.kindName else {
        if freedom == .permutation, case .vector = k, case .vector = a {
          return try decidePermutation(k.rows, a.rows)
        }
        return wrongShape(k, a)
      }
      if freedom == .indexNames { return try decideRenaming(k, a) }
      // Of as many entries as a name says there is no list.
      guard !k.scalars.isEmpty else { return try decideEquality(k, a, isEnough: true) }
      return freedom == .permutation
        ? try decidePermutation(k.rows, a.rows) : try decideFreedom(freedom, k, a)
    case (.value, _): return wrongKind()
    case (.set, _) where freedom == .permutation, (.points, _) where freedom == .permutation:
      return wrongKind()
    default: throw CompareError.field("upTo", .noFreedomFor(kind: key.meaning.kindName))
    }
  }

  // MARK: Constants, factors, increasing functions

  /// Whether values of one shape differ by a constant an entry, by one factor, or rise together, and the answer has values
  /// where the key has.
  func decideFreedom(
    _ freedom: CompareRequest.Freedom, _ k: Value<Expression>, _ a: Value<Expression>
  ) throws -> CompareFinding {
    let finding = try decideRelation(freedom, k, a)
    guard finding.verdict == .right else { return finding }
    // A constant of integration may be any number: `ln(C x)` has values where C x is above 0.
    let names = undeclaredConstants(of: key).union(undeclaredConstants(of: answer))
    let parameters = Dictionary(uniqueKeysWithValues: names.map { ($0, Expression.one) })
    for (x, y) in zip(a.scalars, k.scalars) {
      let (formula, other) = (x.substituting(parameters), y.substituting(parameters))
      switch try comparison.definedness(of: formula, where: other) {
      case .equal, .different: continue
      case .undefined(let point):
        return CompareFinding(.undecided, Reason.undefined(at: point.map(scope.written)))
      case .undecided: return CompareFinding(.undecided, Reason.undecided)
      }
    }
    return finding
  }

  private func decideRelation(
    _ freedom: CompareRequest.Freedom, _ k: Value<Expression>, _ a: Value<Expression>
  ) throws -> CompareFinding {
    switch freedom {
    case .constant:
      let parameters = constants(k.scalars)
      var shifted: [(Expression, Expression)] = []
      for (x, y) in zip(a.scalars, k.scalars) {
        let constant = try comparison.constantValue(of: x - y, parameters: parameters)
        if let constant { shifted.append((x, try y + constant)) }
        let relation = try comparison.isConstant(try x - y, parameters: parameters)
        if case .holds = relation { continue }
        // Where the key has no value nothing is asked of the answer.
        if let constant, case .undecided = relation,
          case .equal = try comparison.decide(x, y + constant)
        {
          continue
        }
        return finding(relation) { Reason.notConstant("difference", $0) }
      }
      return right(.identity, proof: shifted.count == a.scalars.count ? proof(shifted) : nil)
    case .factor, .positiveFactor:
      return try decideFactor(a.scalars, k.scalars, isPositive: freedom == .positiveFactor)
    default:
      guard a.scalars.count == 1 else {
        throw CompareError.field("upTo", .singleNumbers)
      }
      return finding(
        try comparison.isIncreasing(a.scalars[0], in: k.scalars[0]),
        proof: comparison.proof(a.scalars[0], isIncreasingIn: k.scalars[0])
      ) {
        Reason.notIncreasing($0)
      }
    }
  }

  /// The names of constants of integration: those of the answer that the key has not, and those that the key only adds;
  /// where the variables are declared, all others.
  private func constants(_ k: [Expression]) -> Set<String> {
    let ofKey = undeclaredConstants(of: key).filter { name in
      request.variables != nil || k.allSatisfy { $0.onlyAdds(name) }
    }
    return ofKey.union(undeclaredConstants(of: answer).subtracting(key.written.names))
  }

  /// The names of constant factors: those of the answer that the key has not, whose own names vary and may be 0; where
  /// the variables are declared, all others.
  private var constantFactors: Set<String> {
    let ofAnswer = undeclaredConstants(of: answer)
    return request.variables == nil
      ? ofAnswer.subtracting(key.written.names) : ofAnswer.union(undeclaredConstants(of: key))
  }

  /// Whether a letter that the key has not stands for any number: beside declared variables, and beside a vector of
  /// numbers, where `t·(1, 2)` is a line.
  private func isFreeConstant(_ name: String) -> Bool {
    guard !key.written.names.contains(name) else { return false }
    if request.variables != nil { return request.mayBeFree(name) }
    guard case .value(let value) = key.meaning, !value.shape.isEmpty else { return false }
    return value.scalars.allSatisfy(\.names.isEmpty) && request.mayBeFree(name)
  }

  private func undeclaredConstants(of side: ComparedSide) -> Set<String> {
    Set(
      side.written.names.filter {
        CompareRequest.isConstantOfIntegration($0) || isFreeConstant($0)
      }
    )
    .subtracting(request.domains.flatMap(\.names)).subtracting(request.variables ?? [])
  }

  /// One factor for all entries: the ratio of each entry that is not 0 is the same constant.
  private func decideFactor(
    _ a: [Expression], _ k: [Expression], isPositive: Bool
  ) throws -> CompareFinding {
    let factors = constantFactors
    var ratio: Expression?
    for (x, y) in zip(a, k) {
      switch try (match([x], [.zero]), match([y], [.zero])) {
      case (.yes, .yes): continue
      case (.yes, .no), (.no, .yes):
        return try wrong(x, y, Reason.factorZero)
      case (.no, .no): break
      default: return CompareFinding(.undecided, Reason.undecided)
      }
      var quotient = try x / y
      let relation = try comparison.isConstant(quotient, parameters: factors)
      switch relation {
      case .holds: break
      case .fails: return finding(relation) { Reason.notConstant("ratio", $0) }
      case .undecided:
        // Where both are 0 there is no ratio.
        if let witness = try comparison.zeroOfOne(x, y, parameters: factors) {
          return finding(.fails(witness)) { Reason.joined(.factorZero, .differs($0)) }
        }
        guard let factor = try comparison.factor(of: x, over: y, parameters: factors) else {
          return CompareFinding(.undecided, Reason.undecided)
        }
        quotient = factor
      }
      if let ratio {
        switch try comparison.decide(ratio, quotient) {
        case .equal: continue
        case .different(let witness):
          return finding(.fails(witness)) { Reason.differentFactors($0) }
        default: return CompareFinding(.undecided, Reason.undecided)
        }
      }
      ratio = quotient
    }
    guard let ratio else { return right(.identity, proof: proof(zip(a, k).map { ($0, $1) })) }
    let proof = try proof(a, k, ratio, isPositive ? .positive : .nonzero)
    guard isPositive else { return right(.identity, proof: proof) }
    switch try comparison.signOfConstant(ratio) {
    case .greater?: return right(.identity, proof: proof)
    case .less?: return try wrong(a[0], k[0], Reason.factorNegative)
    default: return CompareFinding(.undecided, Reason.undecided)
    }
  }

  /// The certificates that all entries are those of the key times one number, and that it has a sign.
  private func proof(
    _ a: [Expression], _ k: [Expression], _ ratio: Expression, _ sign: Comparison.Sign
  ) throws -> String? {
    guard request.writesProofs,
      let factor = try comparison.constantValue(of: ratio, parameters: constantFactors),
      let ofSign = proof(factor, is: sign),
      let ofEntries = self.proof(try zip(a, k).map { ($0, try factor * $1) })
    else { return nil }
    return ofSign + ofEntries
  }

  /// The certificates that a factor has a sign, where constants that it is made of are other than 0: one for each of
  /// their signs.
  private func proof(_ factor: Expression, is sign: Comparison.Sign) -> String? {
    var all = [comparison]
    for name in constantFactors.intersection(factor.names).sorted() {
      guard all.count < Self.mostSigns, case .nonzero = sign else { return nil }
      all = all.flatMap { $0.splitAtZero(name) }
    }
    var text = ""
    for comparison in all {
      guard let own = comparison.proof(factor, is: sign) else { return nil }
      text += own
    }
    return text.isEmpty ? nil : text
  }

  /// The most combinations of signs that constants may have.
  private static let mostSigns = 4

  /// A wrong entry, with a point that shows that it is not the right one.
  private func wrong(_ a: Expression, _ b: Expression, _ reason: Reason) throws -> CompareFinding {
    guard case .different(let witness) = try comparison.decide(a, b) else {
      return wrong(.sentence(reason))
    }
    return finding(.fails(witness)) { Reason.joined(reason, Reason.differs($0)) }
  }
}

extension Expression {
  /// Whether a name stands in a sum with other names as a term by itself alone, or not at all.
  fileprivate func onlyAdds(_ name: String) -> Bool {
    guard names.contains(name) else { return true }
    guard case .sum(let terms) = kind else { return false }
    let others = terms.filter {
      if case .name(name) = $0.expression.kind { false } else { true }
    }
    return others.allSatisfy { !$0.expression.names.contains(name) }
      && others.contains { !$0.expression.names.isEmpty }
  }
}
