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
    try hold(
      function, computed, near: exact.truncated(), within: bound,
      SourceLine(file: file, line: line)
    ) { value, _ in
      exact <= SignedRoot(value + bound.amount) && SignedRoot(value - bound.amount) <= exact
    } isAtLeast: {
      SignedRoot($0) <= exact.magnitude
    }
  }
}
