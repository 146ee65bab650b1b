import Exact
import PropertyTesting
import Reference

extension Subject {
  /// Requires that a computed value is within a bound of a root of a rational number, and records its
  /// error; decided by squares, over the rationals.
  ///
  /// An infinity is right where the exact value, moved by no more than the bound, rounds to it.
  public func hold(
    _ function: Function, _ computed: Double, to exact: SignedRoot, within bound: Bound,
    file: String = #fileID, line: Int = #line
  ) throws {
    let near = exact.truncated()
    let isWithin: Bool
    if computed.isFinite {
      let value = try Rational(computed)
      let error = (value - near).magnitude
      recorder?.note(
        function,
        ulps: (try error / Rational(near.roundedToDouble().ulpForMeasuring))
          .roundedToDouble(),
        share: bound.amount.isZero
          ? (exact == SignedRoot(value) ? 0 : .infinity)
          : (try error / bound.amount).roundedToDouble())
      isWithin =
        exact <= SignedRoot(value + bound.amount) && SignedRoot(value - bound.amount) <= exact
    } else {
      // Numbers of magnitude 2^1024 − 2^970 and more round to an infinity.
      let least = Rational(1).scaled(byTwoToThe: 1024) - Rational(1).scaled(byTwoToThe: 970)
      isWithin =
        !computed.isNaN && (computed < 0) == (exact.signum < 0)
        && SignedRoot(least - bound.amount) <= exact.magnitude
    }
    guard isWithin else {
      throw BoundBroken(
        description:
          "\(function.name) gave \(computed), the exact value is near \(near.roundedToDouble()), and "
          + "\(bound.name) permits \(bound.amount.roundedToDouble())",
        sourceLine: SourceLine(file: file, line: line))
    }
  }
}
