import Exact
import Grading

extension PartRecord {
  /// The verdict in the words of the terminal: `follows` and `accepted` are wrong answers that earn
  /// something for what they are.
  public var word: String { Language.english.wording.label(label) }

  private var label: Label {
    guard verdict == .wrong else { return .verdict(verdict) }
    if followThrough != nil { return .follows }
    return credit == .one ? .accepted : .verdict(.wrong)
  }

  /// Why, as the student reads it.
  var sentence: String? { said?.text ?? reason }

  /// The points: `1/2 of 1`, or `still to be decided (1 point)`.
  func pointsText(in wording: any Wording) -> String {
    wording.label(
      isPending
        ? .open(points: wording.label(.points("\(points)")))
        : .earned("\(score)", of: "\(points)"))
  }

  /// What is said of the part, in lines: the points, the answer, the reason in the language of the student.
  ///
  /// - Parameters:
  ///   - wording: the language of all but the answer and the reason.
  ///   - limit: The longest answer that is shown, in characters.
  func lines(in wording: any Wording, limit: Int = 400) -> [String] {
    var lines = ["\(wording.label(label)): \(pointsText(in: wording))"]
    if let answer {
      lines.append(wording.label(.answer(PointsText.line(answer, limit: limit))))
    }
    if let sentence {
      lines.append(PointsText.line(sentence.filter { $0 != "`" }, limit: 4 * limit))
    }
    return lines
  }
}

extension ResultRecord {
  /// The language of the sentences that its student reads; nil where it has none but English ones.
  public var language: Language? {
    for exercise in exercises {
      for case (let said?) in exercise.parts.lazy.map(\.said) { return said.language }
    }
    return nil
  }
}
