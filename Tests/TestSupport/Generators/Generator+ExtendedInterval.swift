import Exact
import PropertyTesting

extension Generator where Value == ExtendedInterval {
  /// Intervals with ends of all kinds: none, open and closed ones, far and close to 0, points.
  public static var extendedIntervals: Generator {
    tuple(ends, ends).map { a, b in
      guard let x = a.value, let y = b.value else { return ExtendedInterval(lower: a, upper: b) }
      if x == y { return ExtendedInterval(x) }
      return x < y ? ExtendedInterval(lower: a, upper: b) : ExtendedInterval(lower: b, upper: a)
    }
  }

  private static var numbers: Generator<Rational> {
    tuple(
      Generator<Rational>.rationals(numerators: -12...12, denominators: 1...5),
      .elements([0, 0, 0, 0, 0, 0, 80, -80])
    ).map { x, exponent in x.scaled(byTwoToThe: exponent) }
  }

  private static var ends: Generator<ExtendedInterval.End> {
    .frequency([
      (
        3,
        tuple(numbers, .booleans).map { value, isIncluded in
          ExtendedInterval.End(value, isIncluded: isIncluded)
        }
      ),
      (1, .just(.infinite)),
    ])
  }

  /// The intervals, each with those of its members that are likely to be missed: the ends that
  /// belong to it, numbers close to them, and numbers far out where it has no end.
  public var withMembers: Generator<ExtendedIntervalSample> {
    tuple(self, Generator<Rational>.rationals(numerators: 0...12, denominators: 1...5)).map {
      interval, span in
      let reach = span + 9
      let low = interval.lower.value ?? ((interval.upper.value ?? 0) - reach)
      let high = interval.upper.value ?? ((interval.lower.value ?? low) + reach)
      var members: [Rational] = [0, 1, -1, low, high]
      for bits in [1, 2, 40, 200] {
        let step = (high - low).scaled(byTwoToThe: -bits)
        members += [low + step, high - step]
      }
      if interval.upper.value == nil { members.append(high.scaled(byTwoToThe: 90).magnitude) }
      if interval.lower.value == nil { members.append(-low.scaled(byTwoToThe: 90).magnitude) }
      return ExtendedIntervalSample(
        interval: interval, members: members.filter { interval.contains($0) })
    }
  }
}

/// An interval with some of its members, which follow from its ends; the interval alone is told.
public struct ExtendedIntervalSample: Sendable, CustomStringConvertible {
  /// The interval.
  public let interval: ExtendedInterval
  /// Numbers of the interval.
  public let members: [Rational]

  /// The interval.
  public var description: String { "\(interval)" }
}

extension ExtendedInterval: CustomStringConvertible {
  /// The interval in the usual brackets.
  public var description: String {
    (lower.isIncluded ? "[" : "(") + (lower.value?.description ?? "-∞") + ", "
      + (upper.value?.description ?? "∞") + (upper.isIncluded ? "]" : ")")
  }
}
