import Exact

/// Where the numbers of a value lie at points that are not simple: enough to tell most formulas apart, and
/// never to prove them equal.
public struct Estimate: Sendable {
  /// The enclosures at each point; nil where there is none.
  private let enclosures: [[MachineInterval?]]
  private let kind: String
  private let shape: [Int]

  fileprivate init(_ value: Value<Expression>, at points: [EnclosedPoint]) {
    kind = value.kindName
    shape = value.shape
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
}
