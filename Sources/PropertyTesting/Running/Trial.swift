/// A property with its generator, ready to run one case after the other.
struct Trial<Value> {
  /// How a case ends.
  enum Outcome {
    case passed
    case discarded
    case failed(Value, Failure)
  }

  /// How many cases share a block.
  static var blockSize: Int { 64 }

  let generator: Generator<Value>
  let property: (Value) throws -> Bool
  let source = Source()

  /// The size of a case: all sizes come up in each block, so that small and large values come early.
  private static func size(of number: Int) -> Int {
    (number % blockSize * 37 % blockSize) * Source.largestSize / (blockSize - 1)
  }

  /// Prepares to draw a numbered case; cases of a block must be drawn in order.
  ///
  /// The first case of all has
  /// the simplest choices alone.
  private func begin(_ number: Int, seed: UInt64) {
    if number % Self.blockSize == 0 {
      source.beginBlock(seed: seed, block: number / Self.blockSize)
    }
    source.beginCase(
      script: [], afterwards: number == 0 ? .simplest : .random, size: Self.size(of: number))
  }

  /// Runs a numbered case.
  func run(_ number: Int, seed: UInt64) -> Outcome {
    begin(number, seed: seed)
    return finish()
  }

  /// Draws a numbered case without running the property; nothing if the generator discards it.
  func value(_ number: Int, seed: UInt64) -> Value? {
    let first = number - number % Self.blockSize
    for earlier in first..<number {
      begin(earlier, seed: seed)
      _ = try? generator.draw(from: source)
    }
    begin(number, seed: seed)
    return try? generator.draw(from: source)
  }

  /// Draws the value that a script stands for; nothing if the generator discards it or needs more choices.
  func value(of script: [Choice]) -> Value? {
    source.beginCase(script: script, afterwards: .stop, size: 0)
    return try? generator.draw(from: source)
  }

  private func finish() -> Outcome {
    guard let value = try? generator.draw(from: source) else { return .discarded }
    return judge(value)
  }

  /// Runs the property.
  func judge(_ value: Value) -> Outcome {
    do {
      guard try !property(value) else { return .passed }
      return .failed(value, Failure(errorType: nil, message: "the property is false"))
    } catch is Discard {
      return .discarded
    } catch {
      let type = String(reflecting: type(of: error))
      return .failed(value, Failure(errorType: type, message: String(describing: error)))
    }
  }
}
