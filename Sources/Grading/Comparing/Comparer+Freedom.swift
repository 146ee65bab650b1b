import Exact
import Formulas

extension Comparer {
  /// What a pair of formulas is decided to be, as far as equality goes.
  private enum Match {
    case yes, no, open
  }

  /// Whether two points, of which a number is one with a single coordinate, are the same.
  private func match(_ a: [Expression], _ b: [Expression]) throws -> Match {
    guard a.count == b.count else { return .no }
    var match = Match.yes
    for (x, y) in zip(a, b) {
      switch try comparison.decide(x, y) {
      case .equal: continue
      case .different: return .no
      case .undecided, .undefined: match = .open
      }
    }
    return match
  }

  // MARK: Constants, factors, increasing functions

  /// Whether values of one shape differ by a constant an entry, by one factor, or rise together.
  func decideFreedom(
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

  private func undeclaredConstants(of side: ComparedSide) -> Set<String> {
    Set(side.written.names.filter { CompareRequest.isConstantOfIntegration($0) })
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
      let quotient = try x / y
      let relation = try comparison.isConstant(quotient, parameters: factors)
      guard case .holds = relation else {
        return finding(relation) { Reason.notConstant("ratio", $0) }
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
      let ofSign = comparison.proof(factor, is: sign),
      let ofEntries = self.proof(try zip(a, k).map { ($0, try factor * $1) })
    else { return nil }
    return ofSign + ofEntries
  }

  /// A wrong entry, with a point that shows that it is not the right one.
  private func wrong(_ a: Expression, _ b: Expression, _ reason: Reason) throws -> CompareFinding {
    guard case .different(let witness) = try comparison.decide(a, b) else {
      return wrong(.sentence(reason))
    }
    return finding(.fails(witness)) { Reason.joined(reason, Reason.differs($0)) }
  }

  // MARK: Orders

  /// Whether two lists have the same entries, which are numbers or rows of a matrix, each as often.
  ///
  /// Equality is an equivalence, so that any partner is as good as another one.
  func decidePermutation(_ k: [[Expression]], _ a: [[Expression]]) throws -> CompareFinding {
    guard k.count == a.count else {
      return CompareFinding(
        .wrong, Reason.entryCount(k.count, found: a.count), Evidence(shapes: [a.count], [k.count]))
    }
    return try decidePartners(a, of: k, each: true)
  }

  /// Whether two sets have the same elements, which are numbers or points.
  func decideSets(_ k: [[Expression]], _ a: [[Expression]]) throws -> CompareFinding {
    if k.isEmpty, a.isEmpty {
      return right(.identity, proof: proof([] as [WrittenSet.Interval], of: []))
    }
    let forth = try decidePartners(a, of: k, each: false)
    guard forth.verdict == .right else { return forth }
    let back = try decidePartners(k, of: a, each: false)
    guard back.verdict == .wrong else {
      return back.with([forth.evidence?.proof, back.evidence?.proof])
    }
    return CompareFinding(.wrong, Reason.missingElement, back.evidence)
  }

  /// What it costs to see that two entries differ, at least; all pairs of long lists would take too long.
  private static let costOfPair = 256

  /// Whether every entry has a partner: one of its own if `each`, any otherwise.
  private func decidePartners(
    _ a: [[Expression]], of k: [[Expression]], each: Bool
  ) throws -> CompareFinding {
    var isFree = k.map { _ in true }
    // Entries that are written alike are partners without a comparison.
    var alike = Dictionary(grouping: k.indices, by: { k[$0] }).mapValues { Array($0.reversed()) }
    var found: [Int?] = a.map { x in
      guard let place = each ? alike[x]?.popLast() : alike[x]?.last else { return nil }
      if each { isFree[place] = false }
      return place
    }
    var isOpen = false
    for (number, x) in a.enumerated() where found[number] == nil {
      var mayBe = false
      for (place, y) in k.enumerated() where isFree[place] {
        try Fuel.spend(Self.costOfPair)
        let match = try match(x, y)
        if match == .open { mayBe = true }
        guard match == .yes else { continue }
        found[number] = place
        if each { isFree[place] = false }
        break
      }
      if found[number] != nil { continue }
      guard mayBe else {
        let text = x.count == 1 ? x[0].text : "(\(x.map(\.text).joined(separator: ", ")))"
        return CompareFinding(
          .wrong, Reason.noPartner(text),
          Evidence(
            rule: .different, answer: Evidence.Bounds(text: text),
            key: Evidence.Bounds(text: key.text)))
      }
      isOpen = true
    }
    if isOpen { return CompareFinding(.undecided, Reason.undecided) }
    let partners = zip(a, found).flatMap { x, place in place.map { Array(zip(x, k[$0])) } ?? [] }
    return right(.identity, proof: proof(partners))
  }
}

extension Value<Expression> {
  /// What a permutation moves as a whole: the rows of a matrix, and the entries of anything else.
  var rows: [[Expression]] {
    guard case .matrix(let matrix) = self else { return scalars.map { [$0] } }
    return (0..<matrix.rowCount).map { row in
      (0..<matrix.columnCount).map { matrix[row, $0] }
    }
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
