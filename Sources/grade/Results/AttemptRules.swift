import Grading
import Synchronization

/// What exercises say of attempts; each is read when a result of it comes first.
final class AttemptRules: Sendable {
  private let catalogue: Mutex<Catalogue>

  init(_ index: ExerciseIndex) { catalogue = Mutex(Catalogue(index) { _ in false }) }

  /// The rule of a part; nil if there is no such part in a sound exercise.
  func rule(_ exercise: String, _ part: String) -> Attempts? {
    catalogue.withLock { catalogue in
      guard let entry = catalogue.index.entry(exercise) else { return nil }
      if catalogue.exercise(entry.id) == nil {
        catalogue = catalogue.reading { $0.id == entry.id }
      }
      return catalogue.exercise(entry.id)?.part(part)?.attempts
    }
  }
}
