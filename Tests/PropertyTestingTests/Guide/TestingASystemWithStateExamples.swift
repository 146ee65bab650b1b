import PropertyTesting

/// A mean of numbers that come one after the other.
struct RunningMean {
  private var sum = 0.0
  private var count = 0.0

  mutating func add(_ number: Double) {
    sum += number
    count += 1
  }

  mutating func reset() { sum = 0 }

  func mean() -> Double { sum / count }
}

struct RunningMeanMachine: StateMachine {
  enum Command: Sendable {
    case mean
    case reset
    case add(Int)
  }

  let initialModel: [Int] = []

  func makeSystem() -> RunningMean { RunningMean() }

  func commands(in model: [Int]) -> Generator<Command> {
    .oneOf([
      .just(.mean), .just(.reset), Generator<Int>.integers(in: -9...9).map { .add($0) },
    ])
  }

  func permits(_ command: Command, in model: [Int]) -> Bool {
    if case .mean = command { !model.isEmpty } else { true }
  }

  func advance(_ model: inout [Int], by command: Command) {
    switch command {
    case .mean: break
    case .reset: model = []
    case .add(let number): model.append(number)
    }
  }

  func run(_ command: Command, on system: inout RunningMean) -> Double? {
    switch command {
    case .mean: return system.mean()
    case .reset: system.reset()
    case .add(let number): system.add(Double(number))
    }
    return nil
  }

  func accepts(_ response: Double?, to command: Command, in model: [Int]) -> Bool {
    guard case .mean = command else { return true }
    return response == Double(model.reduce(0, +)) / Double(model.count)
  }
}

enum TestingASystemWithStateExamples: GuideExamples {
  static func outputs() -> [String] { [verdict()] }

  private static func verdict() -> String {
    let verdict = checkStateful(RunningMeanMachine())
    return verdict.report
  }
}
