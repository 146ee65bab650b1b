import Certificates
import Exact

extension Comparison {
  /// A certificate that one formula is an increasing function of another one; nil where the rules of
  /// certificates do not show it.
  public func proof(_ f: Expression, isIncreasingIn g: Expression) -> String? {
    guard
      let certificate = try? Fuel.share(
        ofLeftBy: 2, { try AscentProof(self, f, g)?.certificate() })
    else { return nil }
    return Self.readable(certificate)
  }
}

/// Looks for a quantity of which two formulas are functions that rise, or that fall.
private struct AscentProof {
  /// Two functions of a quantity.
  private struct Candidate {
    let quantity: Expression
    let left: Expression
    let right: Expression
  }

  let comparison: Comparison
  let f: Expression
  let g: Expression
  private let question: Certificate.Question
  /// The name of the quantity.
  private let name: String
  private var t: Expression { Expression(.name(name)) }
  private var names: Set<String> { Set(f.names + g.names) }

  /// Nil where a certificate has no word for something.
  init?(_ comparison: Comparison, _ f: Expression, _ g: Expression) {
    self.comparison = comparison
    self.f = f
    self.g = g
    var writing = CertificateTrees()
    guard let left = writing.tree(of: f), let right = writing.tree(of: g),
      let (declared, families) = comparison.variables.declared(for: [f, g], openIndices: 0)
    else { return nil }
    question = Certificate.Question(
      variables: declared, families: families, left: left, right: right)
    var name = "t"
    while comparison.variables[name] != nil { name += "_" }
    self.name = name
  }

  /// - Throws: `ArithmeticError.outOfFuel`.
  func certificate() throws -> Certificate? {
    for find in [byConstants, bySingleVariable, byName, byShift, byCommonQuantity, byMagnitude] {
      for candidate in try Comparison.unlessUndecided({ try find() }) ?? [] {
        if let certificate = try certificate(by: candidate) { return certificate }
      }
    }
    for function in Self.functions {
      for (a, b, isLeft) in [(f, g, true), (g, f, false)] {
        guard
          let h = try Comparison.unlessUndecided({ try affine(a, function, of: b) }),
          let certificate = try certificate(
            by: Candidate(quantity: b, left: isLeft ? h : t, right: isLeft ? t : h))
        else { continue }
        return certificate
      }
    }
    return nil
  }

  // MARK: Quantities

  /// The one variable that there is.
  private func bySingleVariable() throws -> [Candidate] {
    guard names.count == 1, let name = names.first,
      comparison.variables[name]?.dimensions.isEmpty ?? false
    else { return [] }
    let place = [name: t]
    return [
      Candidate(
        quantity: Expression(.name(name)), left: f.substituting(place),
        right: g.substituting(place))
    ]
  }

  /// One formula that stands in the other one.
  private func byName() throws -> [Candidate] {
    [(f, g, true), (g, f, false)].compactMap { whole, part, isLeft in
      let h = whole.replacing(part, by: t).replacingPowers(of: part, by: t)
      guard Set(h.names) == [name] else { return nil }
      return Candidate(quantity: part, left: isLeft ? h : t, right: isLeft ? t : h)
    }
  }

  /// A formula that is linear in a variable, on which alone both depend.
  private func byShift() throws -> [Candidate] {
    guard names.count > 1 else { return [] }
    var found: [Candidate] = []
    for formula in [g, f] {
      guard let shift = try comparison.shift(to: formula) else { continue }
      var place: [String: Expression] = [:]
      for name in names where name != shift.name { place[name] = .zero }
      let sides = [f, g].map {
        $0.substituting([shift.name: shift.value]).substituting(place)
          .substituting([shift.name: t])
      }
      found.append(Candidate(quantity: formula, left: sides[0], right: sides[1]))
    }
    return found
  }

  /// A part of one formula of which both are functions, each in its own words.
  private func byCommonQuantity() throws -> [Candidate] {
    try comparison.commonQuantities(f, g, named: name).map { quantity, left, right in
      Candidate(quantity: quantity, left: left, right: right)
    }
  }

  /// The magnitude of the one variable that there is, or of a common quantity.
  private func byMagnitude() throws -> [Candidate] {
    let candidates = try names.count == 1 ? bySingleVariable() : byCommonQuantity()
    return candidates.map {
      Candidate(
        quantity: Expression(.call("abs", [$0.quantity])), left: $0.left, right: $0.right)
    }
  }

  /// Two numbers: no quantity changes.
  private func byConstants() throws -> [Candidate] {
    names.isEmpty ? [Candidate(quantity: .zero, left: f, right: g)] : []
  }

  /// Functions that rise by which formulas are often told apart.
  private static let functions: [@Sendable (Expression) throws -> Expression] = [
    { $0 }, { Expression(.call("log", [$0])) }, { Expression(.call("exp", [$0])) },
    { try $0 * $0 }, { Expression(.power($0, Expression(3))) }, { Expression(.call("sqrt", [$0])) },
    { try -(.one / $0) },
    { try .one / (.one - $0) },
    { Expression(.call("log", [try $0 / (.one - $0)])) },
  ]

  /// The function c·h(t) + d that a formula is of another one by its slope and its value at a point; nil where
  /// there is none.
  private func affine(
    _ a: Expression, _ function: (Expression) throws -> Expression, of b: Expression
  ) throws -> Expression? {
    let inner = try function(b)
    let isApart = comparison.estimate(.scalar(a)).isApart(
      from: comparison.estimate(.scalar(inner)))
    if try !isApart && comparison.areProvedEqual(a, inner) { return try function(t) }
    guard let name = comparison.variables.names.first(where: { b.names.contains($0) }) else {
      return nil
    }
    let x = Expression(.name(name))
    guard let ratio = try? a.derivative(by: x) / inner.derivative(by: x),
      let slope = try comparison.constantValue(of: ratio), slope.names.isEmpty,
      let rest = try comparison.constantValue(of: a - slope * inner)
    else { return nil }
    return try slope * function(t) + rest
  }

  // MARK: Certificates

  /// Whether the sides are the functions of the quantity at some points, as far as is seen: what was found by its
  /// slope and its value at one point mostly is no such function.
  private func isPossible(_ candidate: Candidate) -> Bool {
    let place = [name: candidate.quantity]
    return zip([f, g], [candidate.left, candidate.right]).allSatisfy { side, function in
      let composed = function.substituting(place)
      if side == composed { return true }
      return !comparison.estimate(.scalar(side)).isApart(
        from: comparison.estimate(.scalar(composed)))
    }
  }

  private func certificate(by candidate: Candidate) throws -> Certificate? {
    guard isPossible(candidate) else { return nil }
    var writing = CertificateTrees()
    guard let quantity = writing.tree(of: candidate.quantity),
      let left = writing.tree(of: candidate.left), let right = writing.tree(of: candidate.right),
      let (ofFormulas, ofTrees) = try domain(of: candidate.quantity, quantity)
    else { return nil }
    var inner = Variables()
    try inner.declare(name, "real")
    let variables = inner.replacing(domainOf: name, by: ofFormulas)
    let directions = directions(of: candidate, in: ofFormulas)
    if directions.isEmpty { return nil }
    var last: [Certificate.Tree]?
    for order in 0...2 {
      guard let cuts = try cuts(candidate, variables, ofFormulas, order) else { break }
      if cuts == last { continue }
      last = cuts
      for isFalling in directions {
        let ascent = Certificate.Ascent(
          name, in: ofTrees, isFalling: isFalling, quantity: quantity, left: left, right: right,
          cuts: cuts)
        // Without parts the check of the whole certificate is that of the functions, and need not be made twice.
        if try ascent.questions(for: question).isEmpty {
          let whole = try? Fuel.share(ofLeftBy: 4, { try certificate(by: ascent) })
          if let whole { return whole }
          continue
        }
        guard (try? Fuel.share(ofLeftBy: 4, { try ascent.checkFunctions() })) != nil else {
          continue
        }
        return try certificate(by: ascent)
      }
    }
    return nil
  }

  /// How many numbers the functions are looked at.
  private static let looks = 12

  /// The ways that both functions may go, whether they fall, as far as machine numbers tell: both cannot fall where one of
  /// them rises between two numbers, nor rise where one falls.
  private func directions(of candidate: Candidate, in domain: Domain) -> [Bool] {
    var (rises, falls) = (false, false)
    let places = domain.points(Self.looks).sorted().compactMap {
      EnclosedPoint([name: .scalar(.rational($0))])
    }
    for function in [candidate.left, candidate.right] {
      let values = places.compactMap { MachineEvaluator.enclosure(of: function, at: $0) }
      for (before, next) in zip(values, values.dropFirst()) {
        let sign = next.adding(before.negated)?.signum ?? 0
        rises = rises || sign > 0
        falls = falls || sign < 0
      }
    }
    return [false, true].filter { isFalling in isFalling ? !rises : !falls }
  }

  /// The certificate with the proofs that the sides are the functions.
  private func certificate(by ascent: Certificate.Ascent) throws -> Certificate? {
    var parts: [Certificate] = []
    for part in try ascent.questions(for: question) {
      guard let own = try ProofSearch.certificate(for: part) else { return nil }
      parts.append(own)
    }
    let whole = Certificate.Ascent(
      ascent.name, in: ascent.domain, isFalling: ascent.isFalling, quantity: ascent.quantity,
      left: ascent.left, right: ascent.right, cuts: ascent.cuts, parts: parts)
    return try? Certificate.checked(
      variables: question.variables, families: question.families, left: question.left,
      right: question.right, claim: .increasing(whole))
  }

  /// What the quantity runs over: the domain of a variable that is an interval, or the range of a formula.
  private func domain(
    of formula: Expression, _ tree: Certificate.Tree
  ) throws -> (Domain, Certificate.Domain)? {
    if case .name(let name) = tree, let known = comparison.variables[name]?.domain,
      known.isInterval, let declared = Certificate.Domain(known)
    {
      return (known, declared)
    }
    guard let range = try? question.valueRange(of: tree) else { return nil }
    let domain = Domain(
      from: range.lower.value.map { .rational($0) }, to: range.upper.value.map { .rational($0) },
      includesLower: range.lower.value != nil && range.lower.isIncluded,
      includesUpper: range.upper.value != nil && range.upper.isIncluded)
    return (domain, .interval(range))
  }

  /// None at first; then where the functions are zero or have corners, and where their derivatives are zero.
  private func cuts(
    _ candidate: Candidate, _ variables: Variables, _ domain: Domain, _ order: Int
  ) throws -> [Certificate.Tree]? {
    if order == 0 { return [] }
    var cuts: [Cut] = []
    for function in [candidate.left, candidate.right] {
      cuts += try CertificateTrees.numbers(of: function, in: name, variables) ?? []
      if order > 1, let slope = try? function.derivative(by: t) {
        cuts += try CertificateTrees.numbers(of: slope, in: name, variables) ?? []
      }
    }
    return try Comparison.unlessUndecided { try CertificateTrees.cuts(cuts, inside: domain) }
  }
}

extension Expression {
  /// The formula with whole powers of another one for those of its base, where that is a whole power itself:
  /// of x², t² for x⁴.
  fileprivate func replacingPowers(of part: Expression, by other: Expression) -> Expression {
    guard case .power(let base, let exponent) = part.kind, let unit = exponent.asRational,
      unit.isInteger, unit.signum > 0
    else { return self }
    if case .power(base, let own) = kind, let count = own.asRational,
      let times = try? count / unit, times.isInteger, times.signum > 0
    {
      return Expression(.power(other, Expression(times)))
    }
    return replacingChildren(children.map { $0.replacingPowers(of: part, by: other) })
  }
}
