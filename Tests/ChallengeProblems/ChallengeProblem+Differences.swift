import PropertyTesting

extension ChallengeProblem {
  /// Two numbers are not equal.
  static let difference1 = difference("difference1", ideal: "(10, 10)", refused: 0...0)
  /// Two numbers do not differ by 1, 2, 3 or 4.
  static let difference2 = difference("difference2", ideal: "(10, 6)", refused: 1...4)
  /// Two numbers do not differ by 1.
  static let difference3 = difference("difference3", ideal: "(10, 9)", refused: 1...1)

  /// The difference of two positive numbers is not one that is refused, unless the first is less
  /// than ten.
  private static func difference(
    _ name: String, ideal: String, refused: ClosedRange<Int>
  ) -> ChallengeProblem {
    let positive = Generator<Int32>.integers(in: 1...Int32.max)
    return ChallengeProblem(name, ideal: ideal, tuple(positive, positive)) { first, second in
      first < 10 || !refused.contains(abs(Int(first) - Int(second)))
    }
  }
}
