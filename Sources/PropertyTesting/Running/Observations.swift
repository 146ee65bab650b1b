/// What properties say about their cases, beside whether these hold.
///
/// The functions `label`, `classify`, `cover`, `target` and `note` reach the run that they are
/// called in through a task-local value, so that a property needs no further argument. Outside of a
/// run they do nothing.
@usableFromInline
final class Observations: @unchecked Sendable {
  // A run calls its property from one task at a time, so nothing here is reached by two at once.
  @TaskLocal static var current: Observations?

  /// Runs a body whose properties are heard here.
  @usableFromInline
  func hearing<Result>(_ body: () -> Result) -> Result {
    Self.$current.withValue(self, operation: body)
  }

  /// Whether the case has said anything.
  @usableFromInline var isTouched = false
  /// The labels of the case, each once.
  private(set) var labels: [String] = []
  /// What the case is to cover: for each label the least percentage, and whether the case does.
  private(set) var covers: [(label: String, percent: Double, isCovered: Bool)] = []
  /// The scores of the case, by label.
  private(set) var scores: [(label: String, score: Double)] = []
  /// The notes of the case.
  private(set) var notes: [String] = []

  /// What a case has said, as a value.
  struct Snapshot: Sendable {
    let labels: [String]
    let covers: [(label: String, percent: Double, isCovered: Bool)]
    let scores: [(label: String, score: Double)]
  }

  @usableFromInline init() {}

  /// What the case has said so far, without its notes.
  var snapshot: Snapshot { Snapshot(labels: labels, covers: covers, scores: scores) }

  /// Says what another case has said.
  func restore(_ snapshot: Snapshot) {
    isTouched = true
    (labels, covers, scores) = (snapshot.labels, snapshot.covers, snapshot.scores)
  }

  func add(label: String) {
    isTouched = true
    if !labels.contains(label) { labels.append(label) }
  }

  func add(cover label: String, percent: Double, isCovered: Bool) {
    isTouched = true
    // A case counts once for a label, however often it says so.
    guard let place = covers.firstIndex(where: { $0.label == label }) else {
      return covers.append((label, percent, isCovered))
    }
    covers[place].isCovered = covers[place].isCovered || isCovered
  }

  func add(score: Double, label: String) {
    isTouched = true
    if !score.isNaN { scores.append((label, score)) }
  }

  func add(note: String) {
    isTouched = true
    notes.append(note)
  }

  /// Forgets the case.
  @usableFromInline
  func clear() {
    isTouched = false
    labels = []
    covers = []
    scores = []
    notes = []
  }
}

/// Counts the case under a label, for the statistics of the run.
public func label(_ text: String) { Observations.current?.add(label: text) }

/// Counts the case under a label if a condition holds.
public func classify(_ condition: Bool, as text: String) {
  if condition { label(text) }
}

/// Requires that a condition holds in so many percent of the cases at least.
///
/// The run goes on until this is decided, wrongly in one run of 10⁹ at most; see
/// `Coverage`. Coverage that is too weak is told and does not fail the property.
public func cover(_ percent: Double, _ condition: Bool, _ text: String) {
  Observations.current?.add(cover: text, percent: percent, isCovered: condition)
}

/// Gives the case a score; after the numbered cases the run searches for cases with a higher one.
///
/// Scores of one label are compared; NaN is no score.
public func target(_ score: Double, _ text: String = "score") {
  Observations.current?.add(score: score, label: text)
}

/// Says something about the case, which is told if it turns out to be the simplest failing one.
public func note(_ text: @autoclosure () -> String) {
  Observations.current?.add(note: text())
}
