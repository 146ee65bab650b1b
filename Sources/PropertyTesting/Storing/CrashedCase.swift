/// A case in which a process ended: a trap cannot be caught, and only another process can see it.
public struct CrashedCase: Sendable, Equatable {
  /// The choices that the case had made.
  public let choices: [Choice]
  /// Whether the property was being run; otherwise it was the generator that trapped.
  public let isJudged: Bool
  /// The process, where it is known.
  public let process: Int?
}

extension FailureStore {
  /// The cases of a test in which a process ended: those that the last runs kept, and those that
  /// were found in journals, whose files are removed.
  public func crashes(of test: String) -> [CrashedCase] {
    guard let folder, let journals else { return [] }
    let kept = Self.blobs(in: "\(folder)/crashes/\(Self.fileName(test))").map {
      CrashedCase(choices: $0.choices, isJudged: true, process: nil)
    }
    let remains = Journal.remains(in: journals, test: test)
    for remain in remains { StoredFiles.remove(remain.path) }
    return kept
      + remains.map {
        CrashedCase(choices: $0.choices, isJudged: $0.isJudged, process: $0.process)
      }
  }

  /// Keeps the cases of a test that still end a process, in place of those kept before.
  public func keepCrashes(_ blobs: [Blob], of test: String) {
    if let folder { keep(blobs, of: test, in: "\(folder)/crashes") }
  }
}

/// Shrinks a case by a judgement that is made elsewhere: in a process that a trap may end.
///
/// The generator is run here. Nothing if it does not draw the case from these choices.
public func shrink<Value>(
  _ generator: Generator<Value>, _ choices: [Choice], limit: Int, fails: (Blob) -> Bool
) -> (value: Value, blob: Blob, evaluations: Int)? {
  let trial = Trial(generator: generator, property: { _ in true })
  guard trial.value(of: choices, .simplest) != nil else { return nil }
  let record = trial.source.record
  var drawn: [Choice] = record.choices
  return withoutActuallyEscaping(fails) { fails in
    let shrinker = Shrinker(
      record, limit: max(0, limit),
      draw: { script in
        guard trial.value(of: script) != nil else { return nil }
        drawn = trial.source.record.choices
        return trial.source.record
      }, fails: { fails(Blob(drawn)) })
    shrinker.shrink()
    let best = shrinker.best.choices
    return trial.value(of: best).map { ($0, Blob(best), shrinker.evaluations) }
  }
}
