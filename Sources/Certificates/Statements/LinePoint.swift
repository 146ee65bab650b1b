import Exact

/// A number at which a line is cut.
struct LinePoint {
  typealias Tree = Certificate.Tree

  /// The number as a tree without names.
  let tree: Tree
  let value: Real
  /// Rationals below and above, or the number itself twice.
  let bounds: ClosedRange<Rational>

  /// The number that a tree without names writes.
  ///
  /// - Throws: `CertificateError.meaning` where it has no value.
  init(_ tree: Tree) throws(CertificateError) {
    self.tree = tree
    if case .number(let number) = tree {
      value = .rational(number)
      bounds = number...number
      return
    }
    let known = try Work.exactly { try tree.value(at: [:])?.recognised() }
    guard let known else { throw .reduction(.notDefined(tree.text)) }
    value = known
    if let rational = known.asRational {
      bounds = rational...rational
    } else {
      guard let near = known.enclosure.rationalBounds else {
        throw .reduction(.notDefined(tree.text))
      }
      bounds = near
    }
  }

  /// The number, if it is a rational.
  var rational: Rational? { value.asRational }

  /// How the number compares with another one; nil where that is not told.
  func order(_ other: LinePoint) throws(CertificateError) -> Order? {
    try Self.order(value, other.value)
  }

  /// How the number compares with a rational; nil where that is not told.
  func order(_ other: Rational) throws(CertificateError) -> Order? {
    if other < bounds.lowerBound { return .greater }
    if other > bounds.upperBound { return .less }
    return try Self.order(value, .rational(other))
  }

  private static func order(_ a: Real, _ b: Real) throws(CertificateError) -> Order? {
    try Work.exactly {
      do {
        return try a.order(b)
      } catch ArithmeticError.undecided {
        return nil
      }
    }
  }

  /// How a root of a polynomial compares with the number; nil where that is not told.
  func order(of root: RealRoot.Found) throws(CertificateError) -> Order? {
    switch root {
    case .rational(let rational):
      switch try order(rational) {
      case .less: return .greater
      case .equal: return .equal
      case .greater: return .less
      case nil: return nil
      }
    case .irrational(let root):
      if let rational { return try Work.exactly { try root.order(rational) } }
      let near = try Work.exactly { try root.narrowed(toBits: 64) }
      if near.upper <= bounds.lowerBound { return .less }
      if near.lower >= bounds.upperBound { return .greater }
      // The root is the only one between its rationals.
      guard near.lower < bounds.lowerBound, bounds.upperBound < near.upper else { return nil }
      let total = try Work.exactly {
        var total = Real.zero
        for coefficient in root.polynomial.coefficients.reversed() {
          total = try total * value + .rational(Rational(coefficient))
        }
        return total
      }
      return try Self.order(total, .zero) == .equal ? .equal : nil
    }
  }
}

/// The numbers between two others, or beyond one: an open interval of one variable.
struct LineCell {
  typealias Tree = Certificate.Tree

  /// The variable.
  let name: String
  /// The ends; nil where there is none.
  let lower: LinePoint?
  let upper: LinePoint?
  /// A number of the cell.
  let sample: Rational
  /// Another one.
  let otherSample: Rational

  /// - Throws: `CertificateError.reduction` where the ends are not told apart.
  init(_ name: String, from lower: LinePoint?, to upper: LinePoint?) throws(CertificateError) {
    self.name = name
    self.lower = lower
    self.upper = upper
    switch (lower?.bounds.upperBound, upper?.bounds.lowerBound) {
    case (nil, nil): (sample, otherSample) = (.zero, .one)
    case (nil, let high?):
      sample = Rational(high.floor) - .one
      otherSample = sample - .one
    case (let low?, nil):
      sample = Rational(low.floor) + .one
      otherSample = sample + .one
    case (let low?, let high?):
      guard low < high else { throw .reduction(.form(expected: "cuts that are told apart")) }
      let part = (high - low).scaled(byTwoToThe: -3)
      sample = Rational.simplest(between: low + part, and: high - part)
      otherSample = (sample + high).scaled(byTwoToThe: -1)
    }
  }

  /// The smallest domain with a name that holds the cell.
  var domain: Certificate.Domain {
    typealias End = ExtendedInterval.End
    func ends(_ value: (LinePoint) -> Rational?) -> ExtendedInterval? {
      func end(_ point: LinePoint?) -> End? {
        guard let point else { return .infinite }
        return value(point).map { End($0, isIncluded: false) }
      }
      guard let low = end(lower), let high = end(upper) else { return nil }
      return ExtendedInterval(lower: low, upper: high)
    }
    if let interval = ends(\.rational) { return .interval(interval) }
    if let interval = ends(\.tree.multipleOfPi) { return .angles(interval) }
    return .interval(
      ExtendedInterval(
        lower: lower.map { End($0.bounds.lowerBound, isIncluded: false) } ?? .infinite,
        upper: upper.map { End($0.bounds.upperBound, isIncluded: false) } ?? .infinite))
  }
}
