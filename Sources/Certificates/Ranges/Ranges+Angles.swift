import Exact

// Angles in multiples of π, of which ends and signs are known exactly.
extension Ranges {
  /// An interval that holds what π has to be multiplied by to give an angle; nil for what is no sum of
  /// multiples of π, of numbers, of variables in intervals, and of values of inverse functions.
  func turns(of tree: Tree) throws(CertificateError) -> ExtendedInterval? {
    try Work.spend(Work.term)
    switch tree {
    case .pi: return ExtendedInterval(Rational.one)
    case .number(let value): return turns(of: ExtendedInterval(value))
    case .name(let name):
      switch scope.variables[name] {
      case .angles(let multiples)?: return multiples
      case .interval(let interval)?: return turns(of: interval)
      default: break
      }
      guard let atom = scope.atoms[name], case .apply(let function, let items) = definitions[atom]
      else { return nil }
      return try turns(ofInverse: function, items[0])
    case .apply(let function, let items): return try turns(ofInverse: function, items[0])
    case .negative(let a): return try turns(of: a)?.negated
    case .difference(let a, let b):
      guard let x = try turns(of: a), let y = try turns(of: b) else { return nil }
      return x.adding(y.negated)
    case .sum(let items):
      var sum = ExtendedInterval(Rational.zero)
      for item in items {
        guard let turns = try turns(of: item) else { return nil }
        sum = sum.adding(turns)
      }
      return sum
    case .product(let items):
      var factor = Rational.one
      var angle: ExtendedInterval?
      for item in items {
        if let value = item.constant {
          factor = factor * value
        } else {
          guard angle == nil, let turns = try turns(of: item) else { return nil }
          angle = turns
        }
      }
      return angle?.multiplied(by: ExtendedInterval(factor))
    case .quotient(let a, let b):
      guard let divisor = b.constant, let inverse = try? divisor.reciprocal() else { return nil }
      return try turns(of: a)?.multiplied(by: ExtendedInterval(inverse))
    case .power, .series, .indexedProduct, .entry: return nil
    }
  }

  /// An interval of angles in multiples of π, a little wider than it is; nil for one without ends.
  private func turns(of interval: ExtendedInterval) -> ExtendedInterval? {
    if interval.lower.value?.isZero == true, interval.upper.value?.isZero == true {
      return interval
    }
    guard interval.lower.value != nil || interval.upper.value != nil else { return nil }
    return interval.multiplied(by: ExtendedInterval(Interval.pi(precision: 64)).reciprocal).trimmed
  }

  /// Where the values of an inverse function lie, in multiples of π: those of arcsine and arctangent have the
  /// sign of the argument, and the arctangent of 1 is a quarter.
  private func turns(
    ofInverse function: Certificate.Function, _ argument: Tree
  ) throws(CertificateError) -> ExtendedInterval? {
    guard let half = try? Rational(1, over: 2) else { return nil }
    let isIncluded: Bool
    switch function {
    case .acos:
      return ExtendedInterval(
        lower: .init(.zero, isIncluded: true), upper: .init(.one, isIncluded: true))
    case .asin: isIncluded = true
    case .atan: isIncluded = false
    default: return nil
    }
    var lower = ExtendedInterval.End(-half, isIncluded: isIncluded)
    var upper = ExtendedInterval.End(half, isIncluded: isIncluded)
    let range = try range(of: argument)
    if function == .atan {
      let quarter = half * half
      if let high = range.upper.value, high <= 1 { upper = .init(quarter, isIncluded: true) }
      if let low = range.lower.value, low >= -1 { lower = .init(-quarter, isIncluded: true) }
    }
    if range.isNonnegative { lower = .init(.zero, isIncluded: !range.isPositive) }
    if range.isNonpositive { upper = .init(.zero, isIncluded: !range.isNegative) }
    return ExtendedInterval(lower: lower, upper: upper)
  }

  /// The range of a sine or cosine that has one sign on an interval of angles; nil where it has not.
  func sign(ofWaveAt turns: ExtendedInterval, _ wave: Tree) -> ExtendedInterval? {
    guard let half = try? Rational(1, over: 2) else { return nil }
    var angle = turns
    // cos x = sin (x + π/2).
    if case .apply(.cos, _) = wave { angle = turns.adding(ExtendedInterval(half)) }
    guard let low = angle.lower.value, let high = angle.upper.value else { return nil }
    let start = Rational(low.floor)
    guard high <= start + .one else { return nil }
    let reachesZero =
      (low == start && angle.lower.isIncluded) || (high == start + .one && angle.upper.isIncluded)
    let values = ExtendedInterval(
      lower: .init(.zero, isIncluded: reachesZero), upper: .init(.one, isIncluded: true))
    return low.floor.isOdd ? values.negated : values
  }
}

extension ExtendedInterval {
  /// The numbers between −1 and 1.
  static let signs = ExtendedInterval(
    lower: End(-1, isIncluded: true), upper: End(1, isIncluded: true))
}
