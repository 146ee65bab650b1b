import Exact
import Formulas

extension Comparer {
  /// Whether numbers are near enough, decided against the exact distance, ends included.
  func decideCloseness(_ closeness: CompareRequest.Closeness) throws -> CompareFinding {
    if case .set(let k) = key.meaning {
      return try decideSets(k, closeness)
    }
    if let found = try decideStatements(near: closeness) { return found }
    guard case .value(let k) = key.meaning else {
      throw CompareError.field(closeness.field, .noNumber)
    }
    guard let keys = numbers(k) else {
      throw CompareError.field(closeness.field, .variables)
    }
    guard case .value(let a) = answer.meaning, let answers = numbers(a) else {
      return CompareFinding(.unreadable, Reason.numberOfShape)
    }
    guard a.shape == k.shape else { return wrongShape(k, a) }
    // Of several numbers the one that is nearest to its edge is shown.
    var nearest: (finding: CompareFinding, margin: Rational)?
    var proofs: [String?] = []
    for (place, ((x, y), (ofX, ofY)))
      in zip(zip(answers, keys), zip(a.formulas, k.formulas)).enumerated()
    {
      let found = try decide(x, near: y, try Self.radius(closeness, around: y))
      if found.verdict == .wrong, answers.count > 1 {
        return CompareFinding(
          .wrong,
          Reason.notNear(entry: place, of: a.shape, NumberText.exact(x), NumberText.exact(y)),
          found.evidence, margin: found.margin)
      }
      if found.verdict == .wrong, answers.count == 1 {
        return CompareFinding(
          .wrong, explained(notNear(x), x, insteadOf: y, closeness), found.evidence,
          margin: found.margin)
      }
      if found.verdict != .right { return found }
      proofs.append(try proof(ofX, near: ofY, closeness, y))
      let margin = found.margin.flatMap { try? Rational($0) } ?? .zero
      if nearest.map({ margin < $0.margin }) ?? true { nearest = (found, margin) }
    }
    guard let nearest else { return CompareFinding(.undecided, Reason.undecided) }
    return nearest.finding.with(proofs)
  }

  /// A sentence about a number that is not near enough, with the mistake about the whole key that explains it.
  private func explained(
    _ sentence: Reason, _ answer: Real, insteadOf key: Real, _ closeness: CompareRequest.Closeness
  ) -> Reason {
    let mistake = Fuel.share(ofLeftBy: EditSearch.share) {
      EditedKey.all(of: [self.key.written]).first { edited in
        guard edited.isOfWhole,
          let value = try? edited.expression.evaluate(
            scope.values, in: scope.variables, with: .ofPrograms),
          value.shape.isEmpty, let number = numbers(value)?.first,
          let radius = try? Self.radius(closeness, around: number)
        else { return false }
        // What is nearly as near to the key explains nothing.
        return (try? (answer - number).absolute().order(radius)) != .greater
          && (try? (key - number).absolute().order(radius + radius)) == .greater
      }
    }
    return mistake.map { Reason.because(sentence, $0.words) } ?? sentence
  }

  /// The certificate that a number is near enough: radius − |answer − key| is not negative.
  func proof(
    _ x: Expression, near y: Expression, _ closeness: CompareRequest.Closeness, _ key: Real
  ) throws -> String? {
    guard request.writesProofs else { return nil }
    let radius: Expression
    if case .relative(let t) = closeness {
      radius = try Expression(t) * Expression(.call("abs", [y]))
    } else {
      guard let value = try Self.radius(closeness, around: key).asRational else { return nil }
      radius = Expression(value)
    }
    return comparison.proof(
      try radius - Expression(.call("abs", [x - y])), is: .nonnegative)
  }

  /// Whether a set has as many numbers as the right one, each near to the one of the same rank.
  private func decideSets(
    _ k: [Expression], _ closeness: CompareRequest.Closeness
  ) throws -> CompareFinding {
    switch answer.meaning {
    case .set(let elements): try decideSets(k, elements, closeness)
    case .value(.scalar(let number)): try decideSets(k, [number], closeness)
    default: CompareFinding(.unreadable, Reason.numberOfShape)
    }
  }

  func decideSets(
    _ k: [Expression], _ found: [Expression], _ closeness: CompareRequest.Closeness
  ) throws -> CompareFinding {
    guard let keys = numbers(.vector(k)) else {
      throw CompareError.field(closeness.field, .variables)
    }
    guard let answers = numbers(.vector(found)) else {
      return CompareFinding(.unreadable, Reason.numberOfShape)
    }
    let sortedKeys = try Self.sorted(Array(zip(keys, k)))
    let sortedAnswers = try Self.sorted(Array(zip(answers, found)))
    guard sortedKeys.count == sortedAnswers.count else {
      return CompareFinding(
        .wrong, Reason.entryCount(sortedKeys.count, found: sortedAnswers.count),
        Evidence(shapes: [sortedAnswers.count], [sortedKeys.count]))
    }
    var nearest: (finding: CompareFinding, margin: Rational)?
    var proofs: [String?] = []
    for ((x, ofX), (y, ofY)) in zip(sortedAnswers, sortedKeys) {
      let found = try decide(x, near: y, try Self.radius(closeness, around: y))
      if found.verdict != .right { return found }
      proofs.append(try proof(ofX, near: ofY, closeness, y))
      let margin = found.margin.flatMap { try? Rational($0) } ?? .zero
      if nearest.map({ margin < $0.margin }) ?? true { nearest = (found, margin) }
    }
    return nearest?.finding.with(proofs) ?? right(.identity)
  }

  /// The different numbers of a set with their formulas, the smallest first.
  private static func sorted(
    _ numbers: [(value: Real, formula: Expression)]
  ) throws -> [(value: Real, formula: Expression)] {
    var sorted: [(value: Real, formula: Expression)] = []
    for number in numbers {
      var place = 0
      while place < sorted.count, try sorted[place].value.order(number.value) == .less {
        place += 1
      }
      if place < sorted.count, try sorted[place].value.order(number.value) == .equal { continue }
      sorted.insert(number, at: place)
    }
    return sorted
  }

  /// The numbers of a value; nil where it has variables.
  func numbers(_ value: Value<Expression>) -> [Real]? {
    value.formulas.reduce([Real]?.some([])) { found, formula in
      guard let found, case .scalar(let number)? = try? formula.evaluate([:]) else { return nil }
      // log2(1024) is the whole number 10, which has a decimal exponent.
      return found + [(try? number.recognised()) ?? number]
    }
  }

  static func radius(
    _ closeness: CompareRequest.Closeness, around key: Real
  ) throws -> Real {
    switch closeness {
    case .absolute(let t): return .rational(t)
    case .relative(let t): return try .rational(t) * key.absolute()
    case .decimals(let n): return .rational(try Rational(10).power(-n).scaled(byTwoToThe: -1))
    case .significantDigits(let n):
      guard try !key.isZero else {
        throw CompareError.field(closeness.field, .zero)
      }
      let exponent = try key.decimalExponent()
      return .rational(try Rational(10).power(exponent - n + 1).scaled(byTwoToThe: -1))
    }
  }

  func decide(_ x: Real, near y: Real, _ radius: Real) throws -> CompareFinding {
    let isNear: Bool
    do {
      isNear = try (x - y).absolute().order(radius) != .greater
    } catch ArithmeticError.undecided {
      return CompareFinding(.undecided, Reason.undecided)
    }
    let evidence = Evidence(
      isNear ? .tolerance : .different, x, from: try y - radius, to: try y + radius)
    let margin = try Margin.of(x, key: y, radius: radius)
    return CompareFinding(
      isNear ? .right : .wrong,
      isNear ? Reason.remarks(answer.remarks) : Reason.notNear, evidence, margin: margin)
  }
}
