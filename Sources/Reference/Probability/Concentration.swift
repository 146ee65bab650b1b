import Exact

/// How far means of independent draws stray (section C.29): inequalities that bound it.
public enum Concentration {
  /// Half the width of Hoeffding's interval for the mean of n draws within a range, which covers the
  /// expectation with at least the probability of the level: range·√(log(2/(1 − level))/(2n)).
  @specialized(where S == Real)
  public static func hoeffdingHalfWidth<S: Scalar>(
    range: S, count n: Int, level: S
  ) throws -> S {
    guard n > 0 else { throw DefinitionError.empty(function: "hoeffding") }
    return try range * ((S(2) / (.one - level)).log() / S(2 * n)).sqrt()
  }

  /// Hoeffding's bound exp(−2nt²) of the probability that a mean of n draws within a range of 1 is above
  /// its expectation by t ≥ 0 or more.
  @specialized(where S == Real)
  public static func hoeffdingTail<S: Scalar>(excess t: S, count n: Int) throws -> S {
    try (S(-2 * n) * t.squared()).exp()
  }
}
