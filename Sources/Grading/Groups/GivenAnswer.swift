/// A wrong answer to a part as some of a class gave it.
public struct GivenAnswer: Sendable {
  /// How it was written.
  public let text: String
  /// The numbers that the students had in hand; nil if nothing was drawn.
  public let numbers: Variant?
  /// How often it was given.
  public let count: Int
  /// The mistakes that it was known as, with how often; none for an answer that was known as none.
  public let mistakes: [String: Int]
  /// How often it earned something for following from wrong earlier answers.
  public let followingCount: Int

  /// An answer with how often it was given.
  public init(
    _ text: String, numbers: Variant? = nil, count: Int = 1, mistakes: [String: Int] = [:],
    followingCount: Int = 0
  ) {
    self.text = text
    self.numbers = numbers
    self.count = count
    self.mistakes = mistakes
    self.followingCount = followingCount
  }
}
