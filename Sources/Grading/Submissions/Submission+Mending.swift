import Formats

extension Submission {
  /// Reads plain text.
  init(plainText bytes: [UInt8]) throws(SubmissionError) {
    let sheet = AnswerSheet(bytes)
    let remarks = sheet.problems.map { problem in
      Remark(
        position: SourcePosition(line: problem.line, column: 1),
        message: problem.message)
    }
    let written = Array(sheet.output.compact().utf8)
    let json: JSON
    do {
      json = try JSON.read(written, as: .strict)
    } catch {
      throw SubmissionError(.syntax(error), at: 0, in: bytes)
    }
    do {
      try self.init(json, bytes: written, nil, remarks)
    } catch {
      // The place is one in the JSON that was made of the file.
      throw SubmissionError(error.kind, at: 0, in: bytes)
    }
  }

  /// Reads a file that is no JSON as far as possible.
  init(mending bytes: [UInt8], _ error: JSONError) throws(SubmissionError) {
    let recovery = JSONRecovery(bytes)
    let failure = SubmissionError(.syntax(error), at: error.offset, in: bytes)
    // What was taken out must have been an answer: without its student a file is nobody's.
    guard let json = recovery.json,
      recovery.losses.count == recovery.lossCount(ofAnswers: json), RepeatedName.isHarmless(json)
    else { throw failure }
    let source = SourceMap(bytes)
    let remarks = recovery.errors.map { error, offset, isLoss in
      Remark(
        position: source.position(of: offset),
        message: error.message(in: source) + " " + error.kind.consequence(isLoss: isLoss))
    }
    try self.init(json, bytes: bytes, recovery, remarks)
  }
}

extension AnswerSheet.Problem {
  /// What is wrong, in one sentence.
  fileprivate var message: String {
    let text = SafeText.line(text, limit: 60)
    return switch kind {
    case .unused: "this line is not used: \(text)"
    case .repeated: "this was said before, and this line counts: \(text)"
    }
  }
}

extension JSONError.Kind {
  /// What becomes of the answers.
  fileprivate func consequence(isLoss: Bool) -> String {
    if case .duplicateName = self {
      return "Where both say the same it is read; where they differ, that part is not."
    }
    return isLoss ? "The other answers are read." : "It is read all the same."
  }
}

extension JSONRecovery {
  /// How many values that were taken out stand in the answers.
  fileprivate func lossCount(ofAnswers json: JSON) -> Int {
    (json.members ?? []).filter { RepeatedName.read($0.name).name == "answers" }
      .reduce(0) { $0 + lossCount($1.value) }
  }

  /// How many values that were taken out stand in a piece of the file.
  fileprivate func lossCount(_ json: JSON) -> Int {
    if let text = json.string { return loss(text) == nil ? 0 : 1 }
    let inner = json.elements ?? json.members?.map(\.value) ?? []
    return inner.reduce(0) { $0 + lossCount($1) }
  }
}
