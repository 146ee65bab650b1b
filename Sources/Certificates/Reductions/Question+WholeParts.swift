import Exact

extension Certificate.Question {
  /// The part of a proof by whole parts: those of both sides outside of sums and products over an index, in their plainest
  /// form.
  ///
  /// For whole w, whole m, and a natural number n, and wherever either side has a value:
  /// ⌊u + w⌋ = ⌊u⌋ + w, and ⌊w⌋ = w;
  /// ⌊(⌊u⌋ + m)/n⌋ = ⌊(u + m)/n⌋, for k ≤ (u + m)/n says k·n − m ≤ u, and so k·n − m ≤ ⌊u⌋, for whole k;
  /// ⌊√⌊u⌋⌋ = ⌊√u⌋, for k ≤ √u says k² ≤ u for whole k ≥ 0, and ⌊u⌋ ≥ 0 says u ≥ 0;
  /// ⌊n·y⌋ = ⌊y⌋ + ⌊y + 1/n⌋ + … + ⌊y + (n − 1)/n⌋ (Hermite), so that whole parts of multiples of one tree are all of the
  /// same one.
  func withPlainWholeParts() throws(CertificateError) -> Certificate.Question {
    var question = self
    let simplified = (try flattened(left), try flattened(right))
    var found: [Certificate.LinearTerms] = []
    for side in [simplified.0, simplified.1] { try collectWholeParts(of: side, &found) }
    let units = try WholePartUnits(found)
    question.left = try spread(simplified.0, units)
    question.right = try spread(simplified.1, units)
    guard question != self else {
      throw .reduction(.form(expected: "whole parts that have a plainer form"))
    }
    return question
  }

  // MARK: Whole parts in one another

  /// The recursion is as deep as the tree.
  private func flattened(
    _ tree: Certificate.Tree
  ) throws(CertificateError) -> Certificate.Tree {
    guard tree.boundIndex == nil, tree.hasWholeParts else { return tree }
    try Work.spend(Work.term)
    let inner = try tree.mappingParts { (part) throws(CertificateError) in try flattened(part) }
    guard case .apply(.floor, let items) = inner else { return inner }
    if try isWhole(items[0]) { return items[0] }
    if let radicand = items[0].radicand, case .apply(.floor, let whole) = radicand {
      return .apply(.floor, [.apply(.sqrt, whole)])
    }
    var sum = try Certificate.LinearTerms(items[0])
    var outside = Certificate.LinearTerms()
    for (part, factor) in sum.terms where factor.isInteger {
      guard try isWhole(part) else { continue }
      outside.add(part, factor)
      sum.add(part, -factor)
    }
    outside.constant = Rational(sum.constant.floor)
    sum.constant = sum.constant - outside.constant
    if let opened = try withoutInnerWholePart(sum) { sum = opened }
    let isPlain = outside.terms.isEmpty && outside.constant.isZero
    let rest = Certificate.Tree.apply(.floor, [sum.tree])
    return isPlain ? rest : .sum([rest, outside.tree])
  }

  /// u + m in place of ⌊u⌋ + m, both over the least common denominator; nil for other sums.
  private func withoutInnerWholePart(
    _ sum: Certificate.LinearTerms
  ) throws(CertificateError) -> Certificate.LinearTerms? {
    var divisor = sum.constant.denominator
    for (_, factor) in sum.terms { divisor = .leastCommonMultiple(divisor, factor.denominator) }
    let unit = try Work.exactly { try Rational(divisor).reciprocal() }
    for (part, _) in sum.terms {
      guard try isWhole(part) else { return nil }
    }
    for (part, factor) in sum.terms where factor == unit {
      guard case .apply(.floor, let items) = part else { continue }
      var opened = sum
      opened.add(part, -factor)
      opened.add(try Certificate.LinearTerms(items[0]), times: factor)
      return opened
    }
    return nil
  }

  // MARK: Multiples

  private func collectWholeParts(
    of tree: Certificate.Tree, _ found: inout [Certificate.LinearTerms]
  ) throws(CertificateError) {
    guard tree.boundIndex == nil, tree.hasWholeParts else { return }
    try Work.spend(Work.term)
    if case .apply(.floor, let items) = tree { found.append(try .init(items[0])) }
    for child in tree.children { try collectWholeParts(of: child, &found) }
  }

  private func spread(
    _ tree: Certificate.Tree, _ units: WholePartUnits
  ) throws(CertificateError) -> Certificate.Tree {
    guard tree.boundIndex == nil, tree.hasWholeParts else { return tree }
    try Work.spend(Work.term)
    let inner = try tree.mappingParts { (part) throws(CertificateError) in
      try spread(part, units)
    }
    guard case .apply(.floor, let items) = tree, case .apply(.floor, let changed) = inner else {
      return inner
    }
    // The tree itself tells the multiple; what stands in it may have changed.
    let count = try units.multiple(of: .init(items[0]))
    guard count > 1 else { return inner }
    let sum = try Certificate.LinearTerms(changed[0])
    var parts: [Certificate.Tree] = []
    for place in 0..<count {
      var part = Certificate.LinearTerms()
      let share = try Work.exactly { try Rational(count).reciprocal() }
      part.add(sum, times: share)
      part.constant = part.constant + Rational(place) * share
      let whole = Rational(part.constant.floor)
      part.constant = part.constant - whole
      let rest = Certificate.Tree.apply(.floor, [part.tree])
      parts.append(whole.isZero ? rest : .sum([rest, .number(whole)]))
    }
    return .sum(parts)
  }

  // MARK: Whole values

  /// The largest degree of a polynomial whose values are looked at.
  private static let mostDegree = 12

  /// Whether a tree has whole values alone, wherever it has one: whole variables, whole parts, signs, their sums and products,
  /// and polynomials in one whole variable that take whole values.
  private func isWhole(_ tree: Certificate.Tree) throws(CertificateError) -> Bool {
    try Work.spend(Work.term)
    switch tree {
    case .number(let value): return value.isInteger
    case .name(let name): return variable(name)?.domain.isWhole == true
    case .apply(.floor, _), .apply(.sign, _): return true
    case .sum, .negative, .difference, .product:
      var areWhole = true
      for child in tree.children where areWhole { areWhole = try isWhole(child) }
      if areWhole { return true }
    case .power(let base, let exponent):
      if let value = exponent.constant, value.isInteger, value.signum >= 0, try isWhole(base) {
        return true
      }
    default: break
    }
    return try hasWholeValues(tree)
  }

  /// Whether a polynomial of degree d in one whole variable is whole at 0, 1, … d: then it is so at every whole number n, as
  /// the sum of its differences at 0, which are whole, times the binomials of n and 0, 1, … d.
  private func hasWholeValues(_ tree: Certificate.Tree) throws(CertificateError) -> Bool {
    let names = Set(tree.names)
    guard names.count == 1, let name = names.first, variable(name)?.domain.isWhole == true,
      let degree = tree.degree(atMost: Self.mostDegree)
    else { return false }
    for number in 0...degree {
      let place = tree.substituting(name, .number(Rational(number)))
      let value = try Work.exactly { try place.value(at: [:])?.asRational }
      guard value?.isInteger == true else { return false }
    }
    return true
  }
}

/// What the arguments of whole parts are multiples of, but for numbers that are added.
private struct WholePartUnits {
  /// The largest multiple of which a whole part is taken.
  private static let mostMultiple = 12

  private var units: [Certificate.LinearTerms] = []

  init(_ found: [Certificate.LinearTerms]) throws(CertificateError) {
    for sum in found where !sum.terms.isEmpty {
      guard let place = try place(of: sum), let ratio = try sum.ratio(to: units[place]) else {
        units.append(sum)
        continue
      }
      // What both are natural multiples of: of a/b times the unit, in lowest terms, that is 1/b of it.
      var unit = Certificate.LinearTerms()
      unit.add(
        units[place], times: try Work.exactly { try Rational(ratio.denominator).reciprocal() })
      units[place] = unit
    }
  }

  /// How many times the unit an argument holds; 1 where that is none, or too many.
  func multiple(of sum: Certificate.LinearTerms) throws(CertificateError) -> Int {
    guard !sum.terms.isEmpty, let place = try place(of: sum),
      let ratio = try sum.ratio(to: units[place]), ratio.isInteger,
      let count = ratio.numerator.asInt, count <= Self.mostMultiple
    else { return 1 }
    return count
  }

  /// The number of the unit that some terms are a positive multiple of.
  private func place(of terms: Certificate.LinearTerms) throws(CertificateError) -> Int? {
    for (place, unit) in units.enumerated() {
      if try terms.ratio(to: unit) != nil { return place }
    }
    return nil
  }
}

extension Certificate.Tree {
  /// Whether a whole part is taken somewhere in the tree.
  package var hasWholeParts: Bool {
    if case .apply(.floor, _) = self { return true }
    return children.contains(where: \.hasWholeParts)
  }

  /// A number that the degree of a polynomial in the names of the tree is not above; nil for a larger one, and for what is no
  /// polynomial.
  fileprivate func degree(atMost limit: Int) -> Int? {
    var degrees: [Int] = []
    for child in children {
      guard let degree = child.degree(atMost: limit) else { return nil }
      degrees.append(degree)
    }
    let degree: Int
    switch self {
    case .number: degree = 0
    case .name: degree = 1
    case .negative, .sum, .difference: degree = degrees.max() ?? 0
    case .product: degree = degrees.reduce(0, +)
    case .quotient(_, let divisor):
      guard let value = divisor.constant, !value.isZero else { return nil }
      degree = degrees[0]
    case .power(_, let exponent):
      guard let value = exponent.constant, value.isInteger, let count = value.numerator.asInt,
        (0...limit).contains(count)
      else { return nil }
      degree = degrees[0] * count
    case .pi, .apply, .series, .indexedProduct, .entry: return nil
    }
    return degree <= limit ? degree : nil
  }
}
