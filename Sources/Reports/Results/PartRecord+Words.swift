import Exact
import Grading

extension PartRecord {
  /// The verdict in the words of the terminal: `follows` and `accepted` are wrong answers that earn
  /// something for what they are.
  public var word: String {
    guard verdict == .wrong else { return verdict.rawValue }
    if followThrough != nil { return "follows" }
    return credit == .one ? "accepted" : "wrong"
  }

  /// The points: `1/2 of 1`, or `still to be decided (1 point)`.
  var pointsText: String {
    isPending
      ? "still to be decided (\(PointsText.points(points)))" : "\(score) of \(points)"
  }

  /// What is said of the part, in lines: the points, the answer, the reason.
  ///
  /// - Parameter limit: The longest answer that is shown, in characters.
  func lines(limit: Int = 400) -> [String] {
    var lines = ["\(word): \(pointsText)"]
    if let answer { lines.append("Answer: \(PointsText.line(answer, limit: limit))") }
    if let reason {
      lines.append(PointsText.line(reason.filter { $0 != "`" }, limit: 4 * limit))
    }
    return lines
  }
}
