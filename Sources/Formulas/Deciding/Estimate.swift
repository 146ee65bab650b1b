import Exact

/// Where the numbers of a value lie at points that are not simple: enough to tell most formulas apart, and
/// never to prove them equal.
public struct Estimate: Sendable {
  /// The enclosures at each point; nil where there is none.
  private let enclosures: [[MachineInterval?]]
  private let kind: String
  private let shape: [Int]
  /// Whether the value is one number.
  private let isNumber: Bool

  fileprivate init(_ value: Value<Expression>, at points: [EnclosedPoint]) {
    kind = value.kindName
    shape = value.shape
    isNumber = value.scalar != nil
    let formulas = if case .family(let family) = value { [family.entry] } else { value.scalars }
    enclosures = points.map { point in
      formulas.map { IntervalEvaluator.machineEnclosure(of: $0, at: point) }
    }
  }

  /// Whether two values are surely not equal: they differ in shape, or at a point at which both have
  /// numbers.
  public func isApart(from other: Estimate) -> Bool {
    guard kind == other.kind, shape == other.shape else { return true }
    return zip(enclosures, other.enclosures).contains { left, right in
      zip(left, right).contains { a, b in
        guard let a, let b else { return false }
        return a.isDisjoint(from: b)
      }
    }
  }

  /// Whether a formula as it is written has numbers at the points, and surely another one somewhere.
  fileprivate func isApart(from written: Expression, at points: [EnclosedPoint]) -> Bool {
    guard isNumber else { return false }
    return zip(points, enclosures).contains { point, known in
      guard let known = known.first ?? nil,
        let other = MachineEvaluator.enclosure(of: written, at: point)
      else { return false }
      return known.isDisjoint(from: other)
    }
  }

  /// How two numbers look beside each other.
  enum Outlook {
    /// They differ, surely.
    case apart
    /// They agree at all points, as far as is seen.
    case alike
    /// One of them is not known at some point.
    case open
  }

  /// How the number at an index looks beside that of another value of the same shape.
  func outlook(_ index: Int, beside other: Estimate) -> Outlook {
    var outlook = enclosures.isEmpty ? Outlook.open : .alike
    for (left, right) in zip(enclosures, other.enclosures) {
      guard left.indices.contains(index), right.indices.contains(index), let a = left[index],
        let b = right[index]
      else {
        outlook = .open
        continue
      }
      if a.isDisjoint(from: b) { return .apart }
    }
    return outlook
  }
}

extension Comparison {
  /// Where the numbers of a value lie at points of the domains that are not simple.
  public func estimate(_ value: Value<Expression>) -> Estimate {
    Estimate(value, at: genericPoints.all)
  }

  /// Whether a formula surely differs from a number with an estimate, as far as its words are the variables
  /// themselves: a cheap look at a formula before it is evaluated in them.
  public func isApart(written formula: Expression, from estimate: Estimate) -> Bool {
    estimate.isApart(from: formula, at: genericPoints.all)
  }
}
