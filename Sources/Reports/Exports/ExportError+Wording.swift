extension ExportError {
  /// One sentence that says what is wrong and what to do.
  public var message: String {
    switch kind {
    case .oneSubmission(let format, 0):
      "there is no result; \(format) takes the result of one submission"
    case .oneSubmission(let format, let found):
      "\(found) results; \(format) takes the result of one submission: choose it with --id"
    case .severalAttempts(let student):
      "\(PointsText.line(student, limit: 60)) has several submissions; write --attempts best or "
        + "--attempts last"
    case .noTimestamp(let id):
      "\(PointsText.line(id, limit: 60)) has no submittedAt; write --timestamp "
        + "2026-01-31T12:00:00Z"
    case .sameMoment(let student):
      "two results of \(PointsText.line(student, limit: 60)) have the same moment, and a site takes the later "
        + "one: make them one with grade attempts, or give each submission its own submittedAt"
    case .badTimestamp(let text, let id):
      "submittedAt of \(PointsText.line(id, limit: 60)) is \(PointsText.line(text, limit: 40)), "
        + "which is no moment such as 2026-01-31T12:00:00Z; write one with --timestamp"
    }
  }
}
