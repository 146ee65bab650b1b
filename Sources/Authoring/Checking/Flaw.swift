import Grading

/// Something that makes an exercise unsound or doubtful, and where.
struct Flaw: Sendable {
  /// What is wrong.
  let kind: Kind
  /// The names that lead to the place in the file.
  let path: [String]

  init(_ kind: Kind, at path: [String]) {
    self.kind = kind
    self.path = path
  }

  /// What can be wrong.
  enum Kind: Sendable {
    // Variants
    case brokenVariant(String)
    case numbersMoved(String)
    case sameKeys(other: String)
    case unlikeVariant(measure: String, usual: String)
    // The key
    case notAccepted(notation: String, answer: String, reason: String)
    case undecidedNotation(notation: String, answer: String)
    case unwritable(answer: String)
    case mutantAccepted(change: String, formula: String, answer: String, key: String)
    case mutantUndecided(change: String, formula: String)
    case nearTie(key: String, answer: String)
    case promptDisagrees(asked: String, rule: String)
    case givenAway(part: String, key: String)
    // Mistakes
    case mistakeIsRight(String, key: String)
    case mistakeAccepted(String, value: String, key: String)
    case mistakesAreEqual(String, String, value: String)
    case statementHolds(key: String)
    case roundsToKey(String, answer: String, key: String)
    case nearEdge(String, answer: String, key: String, margin: String)
    case takenFor(String, other: String, answer: String)
    case neverFound(String, answer: String, found: String)
    case nothingCaught(String)
    case noEffect(edit: String)
    // Conditions
    case neverSatisfied(draws: Int)
    case alwaysSatisfied(draws: Int)
    // Following
    case neverFollows(String)
    case doesNotFollow(from: String, answer: String, expected: String)
    case shortcut(from: String, answer: String)
    case roundedRefused(from: String, answer: String)
    // Examples
    case exampleScore(index: Int, expected: String, found: String)
    case exampleCredit(index: Int, part: String, expected: String, found: String)
    case noExamples
    case noWrongExample
    // What is seldom meant
    case unusedGiven(String)
    case emptyPrompt(String)
    case angleWithoutUnit(String)
    case unitWithoutAngle(value: String, shown: String)
    case givenAwayByHint(key: String)
    case wholeNumbersOfInterval(String)

    /// Whether it is about the name of a field, not about its value.
    var isAboutName: Bool {
      switch self {
      case .unusedGiven: true
      default: false
      }
    }

    /// Whether the exercise can be used in spite of it.
    var severity: Finding.Severity {
      switch self {
      case .sameKeys, .unlikeVariant, .nearTie, .promptDisagrees, .givenAway, .nearEdge,
        .neverSatisfied, .alwaysSatisfied, .nothingCaught,
        .noExamples,
        .noWrongExample, .unusedGiven, .emptyPrompt, .angleWithoutUnit, .unitWithoutAngle,
        .givenAwayByHint, .wholeNumbersOfInterval,
        .roundedRefused:
        .warning
      default: .error
      }
    }
  }
}
