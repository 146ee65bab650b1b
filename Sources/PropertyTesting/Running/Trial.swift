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
    case failed(Value, Failure)
  }

  @usableFromInline let generator: Generator<Value>
  @usableFromInline let property: (Value) throws -> Bool
  @usableFromInline let source = Source()

  @inlinable
  init(generator: Generator<Value>, property: @escaping (Value) throws -> Bool) {
    self.generator = generator
    self.property = property
  }

  /// Runs a numbered case.
  @inlinable
  func run(_ number: Int, seed: UInt64) -> Outcome {
    source.begin(number, seed: seed)
    guard let value = try? generator.draw(from: source) else { return .discarded }
    return judge(value)
  }

  /// Draws a numbered case without running the property; nothing if the generator discards it.
  func value(_ number: Int, seed: UInt64) -> Value? {
    let first = number - number % Source.blockSize
    for earlier in first..<number {
      source.begin(earlier, seed: seed)
      _ = try? generator.draw(from: source)
    }
    source.begin(number, seed: seed)
    return try? generator.draw(from: source)
  }

  /// Draws the value that a script stands for; nothing if the generator discards it or needs more
  /// choices.
  func value(of script: [Choice]) -> Value? {
    source.beginCase(script: script, afterwards: .stop, size: 0)
    return try? generator.draw(from: source)
  }

  /// Runs the property.
  @inlinable
  func judge(_ value: Value) -> Outcome {
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

extension Failure {
  /// How a case fails that throws an error.
  @usableFromInline
  init(_ error: any Error) {
    self.init(
      errorType: String(reflecting: type(of: error)), message: String(describing: error))
  }

  /// How a case fails whose property is false.
  @usableFromInline static let isFalse = Failure(
    errorType: nil, message: "the property is false")
}
