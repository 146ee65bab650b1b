import Exact

// Statements about one variable.
extension Comparison {
  /// Decides by the solutions of both statements; nil where they are not found.
  ///
  /// - Parameter variable: the variable, of which the statements are functions; nil where they have none.
  /// - Throws: `ArithmeticError`, `FormulaError`, `NoCuts`.
  func decideOnLine(
    _ first: Statement.Condition, _ second: Statement.Condition, in variable: Variables.Variable?
  ) throws -> StatementDecision? {
    guard let variable else { return try decideWithoutVariables(first, second) }
    let formulas = first.formulas + second.formulas
    var cuts: [Cut] = []
    if variable.domain.hasGapsOnly == false {
      let found = try ClosedFormField.withVariables { field -> [Cut] in
        let finder = CutFinder(field, variables, in: variable.name)
        for formula in formulas { try finder.add(formula) }
        return finder.cuts
      }
      guard let found else { return nil }
      cuts = found
    }
    let line = try CutLine(cuts, on: variable.domain)
    let signs = SignAtPoint(name: variable.name)
    var truths: [(first: (holds: Bool, isDefined: Bool), second: (holds: Bool, isDefined: Bool))] =
      []
    var isOpen = false
    var differing: [Int] = []
    for piece in line.pieces {
      let here: Cut
      switch piece {
      case .at(let cut): here = cut
      case .between(_, _, let sample): here = Cut(sample)
      }
      var known: [Expression: Int?] = [:]
      func sign(_ formula: Expression) throws -> Int? {
        if let sign = known[formula] { return sign }
        let sign = try signs.sign(of: formula, at: here)
        known[formula] = .some(sign)
        return sign
      }
      let truth = try Self.unlessUndecided { (try first.truth(sign), try second.truth(sign)) }
      guard let truth else {
        // What is not told at one number may still be told at another one.
        isOpen = true
        truths.append(((false, false), (false, false)))
        continue
      }
      if truth.0.holds != truth.1.holds { differing.append(truths.count) }
      truths.append(truth)
    }
    let hard = try differing.filter { place in
      let isDefined = truths[place].first.holds ? truths[place].second : truths[place].first
      if isDefined.isDefined { return true }
      guard case .at(let cut) = line.pieces[place] else { return true }
      let other = truths[place].first.holds ? second : first
      let isRemovable = try isRemovable(
        other, at: cut, signs,
        isInside: place > 0 && place + 1 < truths.count && variable.domain.isInterval
          && [place - 1, place + 1].allSatisfy { beside in
            (truths[place].first.holds ? truths[beside].second : truths[beside].first).isDefined
          })
      guard isRemovable else { return true }
      // Where the gap is filled the statement may still not hold: (x² − 4)/(x − 2) is 4 at 2.
      let filled = try Self.unlessUndecided {
        try other.truth { try limit(of: $0, at: cut, signs) }
      }
      return filled.map { !$0.holds && $0.isDefined } ?? false
    }
    func witness(_ place: Int) throws -> StatementWitness {
      let truth = truths[place]
      let value: Real
      var text: String?
      switch line.pieces[place] {
      case .at(let cut):
        value = try cut.value
        if value.asRational == nil { text = cut.text }
      case .between(_, _, let sample): value = .rational(sample)
      }
      return StatementWitness(
        point: [(variable.name, .scalar(value), text)], firstHolds: truth.first.holds,
        isDefined: truth.first.holds ? truth.second.isDefined : truth.first.isDefined)
    }
    if let best = Self.simplest(hard, of: line) { return .different(try witness(best)) }
    if isOpen { return nil }
    if let place = differing.first { return .undefined(try witness(place)) }
    return .same(
      solutions: line.solutions(truths.map(\.second.holds), on: variable))
  }

  /// The place of the piece with the simplest number, one between others before one by itself.
  private static func simplest(_ places: [Int], of line: CutLine) -> Int? {
    func number(_ place: Int) -> Rational? {
      switch line.pieces[place] {
      case .at(let cut): cut.rational
      case .between(_, _, let sample): sample
      }
    }
    return places.min { a, b in
      switch (number(a), number(b)) {
      case (let x?, let y?): Rational.isSimpler(x, than: y)
      case (_?, nil): true
      case (nil, _): false
      }
    }
  }

  private func decideWithoutVariables(
    _ first: Statement.Condition, _ second: Statement.Condition
  ) throws -> StatementDecision {
    let a = try first.truth { try SignAtPoint.sign(of: $0, at: [:]) }
    let b = try second.truth { try SignAtPoint.sign(of: $0, at: [:]) }
    if a.holds == b.holds { return .same(solutions: a.holds ? .all : Solutions.none) }
    return .different(
      StatementWitness(
        point: [], firstHolds: a.holds, isDefined: a.holds ? b.isDefined : a.isDefined))
  }

  /// The sign of a formula at a number, with common factors of a quotient cancelled; nil where it has none even so.
  private func limit(
    of formula: Expression, at cut: Cut, _ signs: SignAtPoint
  ) throws -> Int? {
    if let sign = try signs.sign(of: formula, at: cut) { return sign }
    guard let quotient = try WholeQuotient(formula, in: signs.name) else {
      throw ArithmeticError.undecided
    }
    guard let rest = quotient.cancelled, let divisor = try cut.sign(of: rest.denominator) else {
      throw ArithmeticError.undecided
    }
    if divisor == 0 { return nil }
    guard let sign = try cut.sign(of: rest.numerator) else { throw ArithmeticError.undecided }
    return sign * divisor
  }

  /// Whether a statement has no value at a number only because a factor was not cancelled there.
  ///
  /// - Parameter isInside: whether it has values on both sides of the number.
  private func isRemovable(
    _ condition: Statement.Condition, at cut: Cut, _ signs: SignAtPoint, isInside: Bool
  ) throws -> Bool {
    guard isInside else { return false }
    for formula in condition.formulas where try signs.sign(of: formula, at: cut) == nil {
      if try hasPole(formula, at: cut, signs) { return false }
      guard let quotient = try WholeQuotient(formula, in: signs.name) else { continue }
      // A pole stays one when common factors are cancelled.
      if let rest = quotient.cancelled, try cut.sign(of: rest.denominator) == 0 { return false }
    }
    return true
  }

  /// Whether a formula is shown to grow beyond all bounds near a number.
  private func hasPole(
    _ formula: Expression, at cut: Cut, _ signs: SignAtPoint
  ) throws -> Bool {
    switch formula.kind {
    case .negative(let inner): return try hasPole(inner, at: cut, signs)
    case .power(let base, let exponent):
      guard let q = exponent.asRational, q.signum < 0 else { return false }
      return try signs.sign(of: base, at: cut) == 0
    case .product(let factors):
      var isInfinite = false
      for factor in factors {
        let sign = try signs.sign(of: factor.expression, at: cut)
        if factor.isDivisor {
          guard let sign else { return false }
          isInfinite = isInfinite || sign == 0
        } else if sign == nil {
          guard try hasPole(factor.expression, at: cut, signs) else { return false }
          isInfinite = true
        } else if sign == 0 {
          return false
        }
      }
      return isInfinite
    case .sum(let terms):
      var poles = 0
      for term in terms where try signs.sign(of: term.expression, at: cut) == nil {
        guard try hasPole(term.expression, at: cut, signs) else { return false }
        poles += 1
      }
      // Two poles may cancel.
      return poles == 1
    default: return false
    }
  }
}

extension WholeQuotient {
  /// The two polynomials without their common factors; nil where these cannot be cancelled.
  fileprivate var cancelled: (numerator: WholePolynomial, denominator: WholePolynomial)? {
    let common = WholePolynomial.greatestCommonDivisor(numerator, denominator).primitive
    guard let above = numerator.divided(exactlyBy: common),
      let below = denominator.divided(exactlyBy: common)
    else { return nil }
    return (above, below)
  }
}

extension Cut {
  /// The sign of a polynomial at the number; nil where that is not rational and no root.
  fileprivate func sign(of polynomial: WholePolynomial) throws -> Int? {
    switch place {
    case .root(let root): try root.sign(of: polynomial)
    case .number(let value): try value.asRational.map { try polynomial.value(at: $0).signum }
    }
  }
}

extension Domain {
  /// Whether the set is a list of numbers, each of which is looked at by itself.
  fileprivate var hasGapsOnly: Bool {
    switch set {
    case .finite, .steps: true
    case .real, .interval, .integers: false
    }
  }
}

extension CutLine {
  /// The longest list of intervals that is written.
  private static let mostIntervals = 6

  /// The numbers of the pieces in which a statement holds, in words; nil for whole numbers and long lists.
  func solutions(
    _ holds: [Bool], on variable: Variables.Variable
  ) -> Comparison.Solutions? {
    if holds.allSatisfy({ $0 }) { return .all }
    if !holds.contains(true) { return Comparison.Solutions.none }
    guard variable.domain.isInterval else { return nil }
    var intervals: [String] = []
    var place = 0
    while place < pieces.count {
      guard holds[place] else {
        place += 1
        continue
      }
      var end = place
      while end + 1 < pieces.count, holds[end + 1] { end += 1 }
      switch (pieces[place], pieces[end]) {
      case (.at(let number), _) where place == end: intervals.append("{\(number.text)}")
      case (let first, let last):
        var text: String
        switch first {
        case .at(let number): text = "[\(number.text), "
        case .between(let lower, _, _): text = "(\(lower?.text ?? "−∞"), "
        }
        switch last {
        case .at(let number): text += "\(number.text)]"
        case .between(_, let upper, _): text += "\(upper?.text ?? "∞"))"
        }
        intervals.append(text)
      }
      place = end + 1
    }
    guard intervals.count <= Self.mostIntervals else { return nil }
    return .some(name: variable.name, text: intervals.joined(separator: " ∪ "))
  }
}
