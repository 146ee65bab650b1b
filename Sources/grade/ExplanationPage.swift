import Exact
import Formats
import Grading

/// All that is known about one mark, as text.
struct ExplanationPage {
  private var lines: [String] = []

  /// The page.
  var text: String { lines.joined(separator: "\n") + "\n" }

  private mutating func add(_ name: String, _ text: String) {
    let gap = String(repeating: " ", count: max(1, 10 - name.count))
    lines.append("  \(name)\(gap)\(SafeText.line(text.replacing("`", with: "")))")
  }

  /// Whose answer it is, and what it is marked with.
  ///
  /// - Parameter digest: the SHA-256 of the exercise file, which tells two versions of it apart.
  mutating func head(
    _ file: String, _ id: String, _ exercise: Exercise, _ part: String, _ digest: String
  ) {
    lines.append("\(SafeText.line(id, limit: 60))  \(exercise.id).\(part)")
    add("answers", file)
    add("exercise", exercise.file)
    add("sha256", digest)
  }

  /// The numbers of the student.
  mutating func numbers(_ mark: ExerciseMark) {
    if let variant = mark.variant { add("numbers", variant.text) }
    if let problem = mark.problem { add("problem", problem) }
  }

  /// How an answer must be written, and which numbers are right.
  mutating func rule(_ part: Part) {
    for sentence in part.answerRule(in: .english) { add("rule", sentence) }
    for sentence in part.acceptedNumbers { add("right is", sentence) }
  }

  /// The answer, how it was read, and what decided.
  mutating func answer(_ mark: PartMark, _ reading: Understanding?) {
    add("answer", mark.answer.isEmpty ? "(none)" : mark.answer)
    for line in reading?.lines(in: .english) ?? [] { add("read as", line) }
    add("verdict", "\(mark.verdict.rawValue), \(mark.score) of \(mark.points)")
    if let reason = mark.reason { add("reason", reason) }
    if let mistake = mark.mistake { add("mistake", mistake) }
    if let share = mark.followThrough { add("follows", "\(share) of the points") }
    if let evidence = mark.evidence {
      add("decided", evidence.rule.rawValue)
      for coordinate in evidence.point { add("at", "\(coordinate.name) = \(coordinate.value)") }
      add("yours", evidence.answer.text)
      add("accepted", evidence.key.text)
      for line in (evidence.proof ?? "").split(separator: "\n") { add("proof", String(line)) }
    }
    if let margin = mark.margin { add("margin", margin) }
    if !mark.hintPrice.isZero {
      add("hints", "\(mark.hints.count), which cost \(mark.hintPrice) of the points")
    }
  }

  /// All that the answer was compared with.
  mutating func tried(_ readings: [TriedReading], _ mark: PartMark) {
    guard mark.verdict != .right else { return }
    for reading in readings {
      let name =
        reading.source == .mistake ? reading.name : "\(reading.source.rawValue) \(reading.name)"
      let isIt =
        reading.fits == true
        && (reading.source == .followThrough
          ? mark.followThrough != nil : mark.mistake == reading.name)
      let credit = reading.credit.isZero ? "" : ", worth \(reading.credit)"
      let outcome =
        isIt ? "counts" : reading.fits == true ? "fits, but another counts" : "no"
      add(
        "tried",
        "\(name) (\(reading.meaning)\(credit)): \(reading.fits == nil ? "undecided" : outcome), \(reading.why)"
      )
    }
  }
}
