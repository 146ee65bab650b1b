import Exact

extension Certificate {
  /// Checks that two formulas with matrices are equal wherever both are defined, whatever the entries are.
  func check(_ equality: MatrixEquality, depth: Int) throws(CertificateError) {
    guard depth < Limits.partDepth else { throw .tooLarge(.parts, limit: Limits.partDepth) }
    try check(equality.parts, answering: equality.questions(for: question), depth: depth)
  }
}

extension Certificate.MatrixEquality {
  /// What has to be shown by parts: for each product of matrices that its factors on both sides are the same number.
  ///
  /// With symbols for all numbers each side is a sum of products of matrices, and of inverses J = P⁻¹, with factors that are
  /// rational in the symbols. Where the factors of both sides expand to the same, so that there is nothing to show, both
  /// are equal as rational functions of symbols and entries, and therefore at each point at which both are defined, even
  /// where something is zero that was divided by on the way. Where more has to be shown of the numbers that is not so: then
  /// nothing may have been divided by that may be zero.
  ///
  /// - Parameter question: the variables and families.
  /// - Throws: `CertificateError.reduction` where the laws have no words, `.tooLarge`.
  package func questions(
    for question: Certificate.Question
  ) throws(CertificateError) -> [Certificate.Question] {
    try checkNumbersOccur()
    var (ring, first, second) = try multipliedOut(for: question)
    guard first.rows == second.rows, first.columns == second.columns else {
      throw .reduction(.form(expected: "two matrices of one size"))
    }
    for side in multiplications {
      (first, second) = try Self.multiplied(first, second, side, &ring)
    }
    var questions: [Certificate.Question] = []
    for word in Self.words(of: first, second) {
      let (a, b) = (first.terms[word], second.terms[word])
      if let a, let b, try a.adding(b.negative).isZero { continue }
      var own = ring.question
      own.left = a.map { ring.tree(of: $0) } ?? .number(.zero)
      own.right = b.map { ring.tree(of: $0) } ?? .number(.zero)
      questions.append(own)
    }
    if questions.isEmpty { return [] }
    for divisor in ring.divisors {
      let tree = ring.tree(of: divisor)
      guard try ring.question.range(of: tree).excludesZero else {
        throw .reduction(.mayVanish(tree.text))
      }
    }
    return questions
  }

  /// Both sides as sums of products, with the ring that these are in.
  private func multipliedOut(
    for question: Certificate.Question
  ) throws(CertificateError) -> (ring: MatrixRing, MatrixPolynomial, MatrixPolynomial) {
    var ring = MatrixRing(question, by: laws)
    for number in numbers { try ring.define(number) }
    let (first, second) = (try ring.polynomial(left), try ring.polynomial(right))
    return (ring, first, second)
  }

  /// The most ends at which a difference is multiplied.
  private static let mostMultiplications = 8

  /// Both sides multiplied by what is inverted at the end of a product in which they differ: the first such one, and by the
  /// second laws the first one with most terms.
  ///
  /// Each inverse stands in one of both formulas, so that what it inverts has an inverse wherever both are defined: the
  /// products are equal where both sides are, and nowhere else.
  private static func multiplied(
    _ a: MatrixPolynomial, _ b: MatrixPolynomial, _ side: Certificate.Side,
    _ ring: inout MatrixRing
  ) throws(CertificateError) -> (MatrixPolynomial, MatrixPolynomial) {
    let isLeft = side == .left
    let ends = words(of: a, b).compactMap { isLeft ? $0.first : $0.last }
    let inverted = ends.compactMap { ring.inverted($0) }
    let mostTerms = inverted.map(\.terms.count).max()
    // Where A and A + xxᵀ are inverted the sum cancels more.
    guard
      let matrix = inverted.first(where: {
        ring.laws == .first || $0.terms.count == mostTerms
      })
    else {
      throw .reduction(.form(expected: "an inverse at the end of a product"))
    }
    return isLeft
      ? (try ring.product(matrix, a), try ring.product(matrix, b))
      : (try ring.product(a, matrix), try ring.product(b, matrix))
  }

  /// The products of which the factors on both sides are not the same as they stand.
  private static func words(of a: MatrixPolynomial, _ b: MatrixPolynomial) -> [MatrixWord] {
    var all = a
    all.terms.merge(b.terms) { first, _ in first }
    return all.words.filter { a.terms[$0] != b.terms[$0] }
  }

  /// Each number is used, so that the inverses in it exist wherever both formulas are defined.
  private func checkNumbersOccur() throws(CertificateError) {
    guard multiplications.count <= Self.mostMultiplications else {
      throw .tooLarge(.parts, limit: Self.mostMultiplications)
    }
    var used = left.numberNames.union(right.numberNames)
    for number in numbers.reversed() {
      guard used.contains(number.name) else { throw .meaning(.atom(number.name), .missing) }
      used.formUnion(number.term.numberNames)
    }
  }
}

// MARK: - Looking for them

extension Certificate.MatrixEquality {
  /// Two formulas, and of some numbers those that they use.
  package init(
    by laws: Certificate.MatrixLaws, lookingAt numbers: [Certificate.MatrixNumber],
    _ left: Certificate.MatrixTerm, _ right: Certificate.MatrixTerm
  ) {
    var used = left.numberNames.union(right.numberNames)
    var kept: [Certificate.MatrixNumber] = []
    for number in numbers.reversed() where used.contains(number.name) {
      used.formUnion(number.term.numberNames)
      kept.append(number)
    }
    self.init(by: laws, numbers: kept.reversed(), left, right)
  }

  /// The rational number, not zero, that the longest product of the left side has as a factor beside that of the right one;
  /// nil where it is none.
  ///
  /// - Throws: as `questions`.
  package func ratio(for question: Certificate.Question) throws(CertificateError) -> Rational? {
    let (_, first, second) = try multipliedOut(for: question)
    guard let (word, factor) = second.leading, let own = first.terms[word],
      let inverse = factor.reciprocal,
      let ratio = try own.multiplied(by: inverse).constant, !ratio.isZero
    else { return nil }
    return ratio
  }

  /// The equality with multiplications at ends of the difference as long as that differs and there are inverses.
  ///
  /// - Throws: as `questions`.
  package func withMultiplications(
    for question: Certificate.Question
  ) throws(CertificateError) -> Certificate.MatrixEquality {
    var (ring, first, second) = try multipliedOut(for: question)
    guard first.rows == second.rows, first.columns == second.columns else { return self }
    var sides: [Certificate.Side] = []
    while sides.count < Self.mostMultiplications {
      let words = Self.words(of: first, second)
      let side: Certificate.Side
      if words.contains(where: { $0.first.map { ring.inverted($0) != nil } ?? false }) {
        side = .left
      } else if words.contains(where: { $0.last.map { ring.inverted($0) != nil } ?? false }) {
        side = .right
      } else {
        break
      }
      (first, second) = try Self.multiplied(first, second, side, &ring)
      sides.append(side)
    }
    return Certificate.MatrixEquality(
      by: laws, numbers: numbers, left, right, multiplications: sides, parts: parts)
  }

  /// How many matrices are inverted, and what the numbers are in variables and kernels.
  ///
  /// - Throws: as `questions`.
  package func canonicalNumbers(
    for question: Certificate.Question
  ) throws(CertificateError) -> (
    inverseCount: Int, numbers: [String: Certificate.Tree], question: Certificate.Question
  ) {
    let (ring, _, _) = try multipliedOut(for: question)
    return (ring.inverseCount, ring.numbers.mapValues { ring.tree(of: $0) }, ring.question)
  }
}
