import Exact

extension Certificate {
  /// What is claimed to be equal.
  package var question: Question {
    Question(
      variables: variables, families: families, groups: groups, left: left, right: right)
  }

  /// Checks that the parts answer what equality comes down to, and each part itself.
  func check(_ reduction: Reduction, _ parts: [Certificate], depth: Int) throws(CertificateError) {
    guard depth < Limits.partDepth else { throw .tooLarge(.parts, limit: Limits.partDepth) }
    try check(parts, answering: reduction.questions(for: question), depth: depth)
  }

  /// Checks that there is a part for each question, which answers it, and each part itself.
  func check(
    _ parts: [Certificate], answering questions: [Question], depth: Int
  ) throws(CertificateError) {
    try Self.checkAnswers(parts, to: questions)
    for (index, part) in parts.enumerated() {
      do throws(CertificateError) {
        try part.checkClaim(depth: depth + 1)
      } catch {
        throw .part(index + 1, error)
      }
    }
  }

  /// Checks that there is a part for each question, which answers it.
  static func checkAnswers(
    _ parts: [Certificate], to questions: [Question]
  ) throws(CertificateError) {
    guard questions.count == parts.count else {
      throw .reduction(.partCount(expected: questions.count, found: parts.count))
    }
    for (index, (part, question)) in zip(parts, questions).enumerated() {
      guard part.answers(question) else {
        let expected = "\(question.left.text) equals \(question.right.text)"
        throw .reduction(.otherQuestion(part: index + 1, expected: expected))
      }
    }
  }

  /// Whether a certificate claims what a question asks: the same formulas, equal, over domains that are
  /// the same; names that do not occur need not be declared, and all others are what they are in the question.
  package func answers(_ question: Question) -> Bool {
    guard claimsEquality, left == question.left, right == question.right else { return false }
    let known = Dictionary(
      question.variables.map { ($0.name, $0.domain) }, uniquingKeysWith: { first, _ in first })
    let own = Set(variables.map(\.name) + families.map(\.name))
    guard [left, right].allSatisfy({ $0.freeNames.union($0.familyNames).isSubset(of: own) }) else {
      return false
    }
    return variables.allSatisfy { known[$0.name] == $0.domain }
      && families.allSatisfy { question.families.contains($0) }
      && groups.allSatisfy { question.groups.contains($0) }
  }
}

extension Certificate.Reduction {
  /// What has to be shown of the parts, in their order.
  ///
  /// - Throws: `CertificateError.reduction` where the parts would not be enough, `.meaning`, `.tooLarge`.
  package func questions(
    for question: Certificate.Question
  ) throws(CertificateError) -> [Certificate.Question] {
    switch self {
    case .cases(let name): return try cases(name, question)
    case .pieces(let name, let domains):
      let variable = try free(name, question)
      guard variable.domain.isCovered(by: domains) else { throw .reduction(.uncovered(name)) }
      return domains.map { question.with(name, in: $0) }
    case .residues(let name, let divisor):
      return try question.residues(of: free(name, question), divisor)
    case .extrema: return [try question.withSortedExtrema()]
    case .corners(let name): return try question.corners(free(name, question))
    case .cells(let trees): return try question.cells(trees)
    case .root(let radicand, let base): return try question.root(of: radicand, base)
    case .radicand(let tree): return [try question.radicand(tree)]
    case .wholes: return [try question.withPlainWholeParts()]
    case .within(let name, let domain):
      guard case .interval(let whole) = try free(name, question).domain,
        case .interval(let smaller) = domain
      else { throw .reduction(.variable(name, expected: "variable in an interval")) }
      return [try question.within(name, smaller, of: whole)]
    case .substitution(let name, let tree):
      let variable = try free(name, question)
      guard variable.domain == .interval(.real) else {
        throw .reduction(.variable(name, expected: "real variable"))
      }
      try question.checkNames(of: tree)
      guard tree.isLinear(in: name) else { throw .reduction(.notLinear(tree.text)) }
      return [question.substituting(name, tree)]
    case .order(let first, let second): return try order(first, second, question)
    case .shares(let names): return [try shares(names, question)]
    case .replacement(let tree, let replaced):
      return try question.replacement(tree, for: replaced)
    case .naming(let name, let tree, let domain):
      return [try question.naming(name, tree, domain)]
    case .splitting(let whole, let rest): return [try question.splitting(whole, rest)]
    case .reindexing(let whole, let index, let from, let to, let isTurned):
      return [
        try question.reindexing(whole, over: index, from: from, to: to, isTurned: isTurned)
      ]
    case .exchange(let whole, let exchanged): return [try question.exchange(whole, exchanged)]
    case .binomials(let whole): return [try question.binomials(whole)]
    case .image(let name, let function, let domain):
      return [try question.image(name, function, domain)]
    case .exponents: return try question.exponents()
    case .derivatives(let point): return try question.derivatives(at: point)
    case .induction(let name, let change): return try question.induction(over: name, by: change)
    }
  }

  /// The variable of a name, which is the size of no family.
  private func free(
    _ name: String, _ question: Certificate.Question
  ) throws(CertificateError) -> Certificate.Variable {
    guard let variable = question.variable(name),
      !question.families.contains(where: { $0.sizes.contains(.name(name)) })
    else { throw .reduction(.variable(name, expected: "variable that may be replaced")) }
    return variable
  }

  private func cases(
    _ name: String, _ question: Certificate.Question
  ) throws(CertificateError) -> [Certificate.Question] {
    let variable = try free(name, question)
    guard let members = variable.domain.members(atMost: Certificate.Limits.cases) else {
      throw .reduction(
        .variable(
          name, expected: "variable with at most \(Certificate.Limits.cases) numbers"))
    }
    return members.map { question.substituting(name, .number($0)) }
  }

  /// The probabilities of a group by their shares.
  ///
  /// Of p₁ + … + pₖ = 1 with no p below 0 each but the last is its share tᵢ, in [0, 1], of what those before
  /// it leave, (1 − t₁)⋯(1 − tᵢ₋₁)·tᵢ, and the last is all that is left. The shares have the names of the
  /// probabilities, of which the last is used no more.
  private func shares(
    _ names: [String], _ question: Certificate.Question
  ) throws(CertificateError) -> Certificate.Question {
    guard question.groups.contains(names), let last = names.last else {
      throw .reduction(
        .variable(names.joined(separator: " "), expected: "group that is declared"))
    }
    for name in names { _ = try free(name, question) }
    var result = question
    // From the first one on: what replaces a name holds its own and names that were replaced before.
    for (place, name) in names.enumerated() where place > 0 {
      var factors: [Certificate.Tree] = names[..<place].map {
        .difference(.number(.one), .name($0))
      }
      if name != last { factors.append(.name(name)) }
      result = result.substituting(name, factors.count == 1 ? factors[0] : .product(factors))
    }
    result.groups = question.groups.filter { $0 != names }
    return result
  }

  /// One of x and y, from c up, is the other one and t ≥ 0 more; t has the name of what is replaced.
  ///
  /// From c down t ≤ 0.
  private func order(
    _ first: String, _ second: String, _ question: Certificate.Question
  ) throws(CertificateError) -> [Certificate.Question] {
    let (one, other) = (try free(first, question), try free(second, question))
    guard first != second, one.domain == other.domain, case .interval(let interval) = one.domain,
      (interval.lower.value == nil) != (interval.upper.value == nil)
    else {
      throw .reduction(
        .variable(second, expected: "variable with the numbers of \(first), from one up or down"))
    }
    let zero = ExtendedInterval.End(.zero, isIncluded: true)
    let rest =
      interval.upper.value == nil
      ? ExtendedInterval(lower: zero, upper: .infinite)
      : ExtendedInterval(lower: .infinite, upper: zero)
    let sum = Certificate.Tree.sum([.name(first), .name(second)])
    return [first, second].map { question.substituting($0, sum).with($0, in: .interval(rest)) }
  }
}

extension Certificate.Tree {
  /// Whether the tree is a·x + b with a rational a ≠ 0 and b defined everywhere and free of x: built of
  /// numbers, π, names and entries by sums, products, quotients by numbers, and functions that are defined
  /// everywhere.
  func isLinear(in name: String) -> Bool { slope(in: name).map { !$0.isZero } ?? false }

  /// The factor a of a·x + b; nil for other trees.
  package func slope(in name: String) -> Rational? {
    switch self {
    case .number, .pi: return .zero
    case .name(let own): return own == name ? .one : .zero
    case .entry(_, let indices):
      return indices.allSatisfy { !$0.names.contains(name) } ? .zero : nil
    case .negative(let a): return a.slope(in: name).map { -$0 }
    case .difference(let a, let b):
      guard let x = a.slope(in: name), let y = b.slope(in: name) else { return nil }
      return x - y
    case .sum(let items):
      var total = Rational.zero
      for item in items {
        guard let slope = item.slope(in: name) else { return nil }
        total = total + slope
      }
      return total
    case .product(let items):
      // At most one factor may depend on x, and the others have to be numbers then.
      var (numbers, slope) = (Rational.one, Rational?.none)
      var isFree = false
      for item in items {
        guard let own = item.slope(in: name) else { return nil }
        if let value = item.constant {
          numbers = numbers * value
        } else if own.isZero, !item.names.contains(name) {
          isFree = true
        } else {
          guard slope == nil else { return nil }
          slope = own
        }
      }
      guard let slope else { return .zero }
      return isFree ? nil : numbers * slope
    case .quotient(let a, let b):
      guard let divisor = b.constant, let slope = a.slope(in: name) else { return nil }
      return try? slope / divisor
    case .power(let base, let exponent):
      guard !base.names.contains(name), let value = exponent.constant, value.isInteger,
        value.signum >= 0, base.slope(in: name) != nil
      else { return nil }
      return .zero
    case .apply(let function, let items):
      // Free of x and with a value everywhere.
      guard function.isDefinedEverywhere,
        items.allSatisfy({ !$0.names.contains(name) && $0.slope(in: name) != nil })
      else { return nil }
      return .zero
    case .series, .indexedProduct: return nil
    }
  }
}

extension Certificate.Domain {
  /// The numbers of a finite domain, in its order; nil for others and for more than a limit.
  package func members(atMost limit: Int) -> [Rational]? {
    switch self {
    case .values(let values): return values.count <= limit ? values : nil
    case .steps(let from, let to, let by):
      guard let count = try? ((to - from) / by).floor.asInt, count < limit else { return nil }
      return (0...count).map { from + Rational($0) * by }
    case .interval(let interval):
      guard let low = interval.lower.value, low == interval.upper.value else { return nil }
      return [low]
    case .integers, .angles: return nil
    }
  }

  /// Whether some domains together hold every number of this one; false also where that is not told.
  func isCovered(by pieces: [Certificate.Domain]) -> Bool {
    guard case .interval(let whole) = self else { return pieces.contains(self) }
    var intervals: [ExtendedInterval] = []
    for piece in pieces {
      guard case .interval(let interval) = piece else { return false }
      intervals.append(interval)
    }
    // From the left: `reached` is the first end that is not known to be covered.
    var reached = whole.lower
    while true {
      // The farthest of the pieces that begin at or before what is reached.
      var farthest: ExtendedInterval.End?
      for interval in intervals where Self.begins(interval.lower, atOrBefore: reached) {
        guard let high = interval.upper.value else { return true }
        if let best = farthest?.value, high < best { continue }
        if let best = farthest, best.value == high, best.isIncluded { continue }
        farthest = interval.upper
      }
      guard let farthest, let high = farthest.value else { return false }
      if let end = whole.upper.value {
        if high > end || (high == end && (farthest.isIncluded || !whole.upper.isIncluded)) {
          return true
        }
      }
      // What comes next: the end itself where it was left out, else what is behind it.
      let next = ExtendedInterval.End(high, isIncluded: !farthest.isIncluded)
      if let last = reached.value, high < last || (high == last && next == reached) {
        return false
      }
      reached = next
    }
  }

  /// Whether a piece with this lower end holds the first number from an end on.
  private static func begins(
    _ lower: ExtendedInterval.End, atOrBefore reached: ExtendedInterval.End
  ) -> Bool {
    guard let low = lower.value else { return true }
    guard let start = reached.value else { return false }
    return low < start || (low == start && (lower.isIncluded || !reached.isIncluded))
  }
}
