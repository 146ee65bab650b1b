/// A property with its generator, ready to run one case after the other.
///
/// It can be inlined, so that each property gets a loop of its own, made for its type of value.
@usableFromInline
struct Trial<Value> {
  /// How a case ends.
  @usableFromInline
  enum Outcome {
    case passed
    case discarded
    case overrun
    case failed(Value, Failure)
  }

  @usableFromInline let generator: Generator<Value>
  @usableFromInline let property: (Value) throws -> Bool
  @usableFromInline let source: Source

  /// A trial whose cases are recorded in a journal where the settings name one.
  @usableFromInline
  init(
    generator: Generator<Value>, settings: Settings = Settings(),
    property: @escaping (Value) throws -> Bool
  ) {
    self.generator = generator
    self.property = property
    var journal: Journal?
    // Who replays a case knows it; what a child process leaves behind would be found as another one.
    if settings.replay == nil, let test = settings.test, let folder = settings.store?.journals {
      journal = Journal(folder: folder, test: test)
    }
    source = Source(journal: journal)
  }

  /// Runs a numbered case.
  @inlinable
  func run(_ number: Int, seed: UInt64) -> Outcome {
    source.begin(number, seed: seed)
    let value: Value
    do throws(Stop) {
      value = try generator.draw(from: source)
    } catch {
      return error == .discarded ? .discarded : .overrun
    }
    return judge(value)
  }

  /// Draws a numbered case without running the property; nothing if the generator discards it.
  func value(_ number: Int, seed: UInt64) -> Value? {
    if Source.isMutant(number) {
      source.begin(number - 1, seed: seed)
      _ = try? generator.draw(from: source)
    }
    source.begin(number, seed: seed)
    return try? generator.draw(from: source)
  }

  /// Draws the value that a script stands for, or says why there is none.
  func drawn(_ script: [Choice], _ afterwards: Source.Afterwards) throws(Stop) -> Value {
    source.beginCase(script: script, afterwards: afterwards, size: 0)
    return try generator.draw(from: source)
  }

  /// Draws the value that a script stands for; nothing if the generator discards it or needs more
  /// choices than `afterwards` gives.
  func value(of script: [Choice], _ afterwards: Source.Afterwards = .stop) -> Value? {
    try? drawn(script, afterwards)
  }

  /// Runs the property.
  @inlinable
  func judge(_ value: Value) -> Outcome {
    source.beginsJudging()
    defer { source.endsJudging() }
    do {
      guard try !property(value) else { return .passed }
      return .failed(value, .isFalse)
    } catch is Discard {
      return .discarded
    } catch {
      return .failed(value, Failure(error))
    }
  }
}

extension Source {
  /// Tells the journal that the property runs.
  @usableFromInline @inline(__always)
  func beginsJudging() { state.pointee.phase = CaseState.Phase.judging.rawValue }

  /// Tells the journal that nothing runs.
  @usableFromInline @inline(__always)
  func endsJudging() { state.pointee.phase = CaseState.Phase.idle.rawValue }
}
