import Exact

/// Headings, verdicts, points, and other short pieces that a student reads.
public enum Label: Sendable {
  /// A verdict in a word.
  case verdict(Verdict)
  /// A wrong answer that earns something because it follows from another one.
  case follows
  /// A wrong answer that earns everything.
  case accepted
  /// An exercise of which some parts are right.
  case partlyRight
  /// `1 point`, `7/2 points`.
  case points(String)
  /// `1/2 of 1`; an undecided part has earned `–` so far.
  case earned(String, of: String)
  /// Behind the score of an exercise that a sheet leaves out.
  case leftOut
  /// Behind the score of an exercise that counts otherwise on a sheet.
  case counts(String, of: String)
  /// What hints cost of the points.
  case hintsCost(String)
  /// The right answer.
  case expected(String)
  /// A hint with its number.
  case hint(Int, String)
  /// The heading of a hint.
  case hintNumber(Int)
  /// A hint that must be asked for.
  case pricedHint(Int, price: String, part: String)
  /// The numbers of a student.
  case yourNumbers(String)
  /// The score of a submission.
  case total(student: String, score: String, points: String, percent: String?, exercises: Int)
  /// The points that a person still decides about.
  case stillOpen(String)
  /// What is still to be decided of a part.
  case toBeDecided(String)
  /// In the place of what a part earned, what is still to be decided of it: `3/2 points`.
  case open(points: String)
  /// Before an answer.
  case answer(String)

  // Sheets
  case student, course, due, exercises, yourAnswer, saveAnswers
  /// What is said when a file was saved; `%` stands for the count of answers.
  case savedAnswers
  /// How decimals are written in the course.
  case decimalComma
  /// The first line of a file to fill in.
  case howToFillIn

  // How answers were read
  case noAnswer, cannotBeRead, part, readAs, howAnswersWereRead
  case howAnswersOfWereRead(String)

  // Pages of results
  case resultsOf(String), attempt(Int), handedIn(String), notThere(String)
  case summary(score: String, points: String, percent: String?, pending: String?)
  case notMarked, verdictHead, reason, shownBy, rightAnswer, workedSteps, attemptThatCounts
  /// A number of an attempt, and the points that those before it cost.
  case attemptWithPrice(Int, points: String)
  case hints(Int)
  case shown(at: String, yours: String, right: String)
  case between(String, String)
}
