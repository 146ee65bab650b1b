/// Work on many inputs by several threads, whose results come in the order of the inputs.
///
/// Memory is bounded: at most `window` inputs and results are there at a time.
public struct OrderedWork: Sendable {
  /// How many threads work.
  public let threads: Int
  /// The most inputs that are being worked on or wait to be delivered.
  public let window: Int

  /// So many threads, at least one, and four inputs for each.
  public init(threads: Int) {
    self.threads = max(1, threads)
    window = 4 * self.threads
  }

  /// Takes inputs until there are none, and delivers what becomes of them.
  ///
  /// Inputs are taken by the threads, one at a time and in order; results are delivered by the caller's
  /// thread. A thread that is still reading when delivery fails is left alone with what it reads from.
  ///
  /// - Parameters:
  ///   - next: the next input; nil at the end.
  ///   - work: what becomes of an input.
  ///   - deliver: takes the next result, and whether the one behind it is ready too.
  ///   - pulse: is called several times a second, and after each delivery.
  /// - Throws: what `next` throws, behind all results of inputs before it; what `deliver` and `pulse` throw.
  public func run<Input: Sendable, Output: Sendable>(
    next: @escaping @Sendable () throws -> Input?,
    work: @escaping @Sendable (Input) -> Output,
    deliver: (Output, _ isNextReady: Bool) throws -> Void,
    pulse: () throws -> Void = {}
  ) throws {
    let shared = SharedWork(window: window, next: next, work: work)
    var started = 0
    while started < threads, Threads.start({ shared.workUntilDone() }) { started += 1 }
    // Without any thread the caller's own has to do, one input at a time.
    if started == 0 { return try shared.workAlone(deliver: deliver, pulse: pulse) }
    defer { shared.stop() }
    while let (output, isNextReady) = try shared.nextResult(pulse: pulse) {
      try deliver(output, isNextReady)
      try pulse()
    }
  }
}

/// What the threads of some work share.
private final class SharedWork<Input: Sendable, Output: Sendable>: @unchecked Sendable {
  private let window: Int
  private let next: @Sendable () throws -> Input?
  private let work: @Sendable (Input) -> Output
  /// Held while an input is taken, so that they are numbered in their order.
  private let taking = Monitor()
  /// Guards everything below.
  private let state = Monitor()
  private var takenCount = 0
  private var deliveredCount = 0
  private var ready: [Int: Output] = [:]
  private var isAtEnd = false
  private var isStopped = false
  private var failure: (any Error)?

  init(
    window: Int, next: @escaping @Sendable () throws -> Input?,
    work: @escaping @Sendable (Input) -> Output
  ) {
    self.window = window
    self.next = next
    self.work = work
  }

  func workUntilDone() {
    while let (index, input) = take() {
      let output = work(input)
      state.locked {
        ready[index] = output
        state.wake()
      }
    }
  }

  /// The next input with its number, as soon as there is room for its result.
  private func take() -> (Int, Input)? {
    taking.locked {
      let mayTake = state.locked {
        while !isStopped, !isAtEnd, takenCount - deliveredCount >= window { state.wait() }
        return !isStopped && !isAtEnd
      }
      guard mayTake else { return nil }
      let input: Input?
      var error: (any Error)?
      do { input = try next() } catch let thrown {
        input = nil
        error = thrown
      }
      return state.locked {
        guard let input else {
          isAtEnd = true
          failure = error
          state.wake()
          return nil
        }
        takenCount += 1
        return (takenCount - 1, input)
      }
    }
  }

  /// The result of the next input in order; nil behind the last one.
  func nextResult(pulse: () throws -> Void) throws -> (Output, isNextReady: Bool)? {
    while true {
      let (result, isDone) = state.locked { () -> ((Output, Bool)?, Bool) in
        if ready[deliveredCount] == nil, !(isAtEnd && takenCount == deliveredCount) {
          state.wait(milliseconds: 200)
        }
        guard let output = ready.removeValue(forKey: deliveredCount) else {
          return (nil, isAtEnd && takenCount == deliveredCount)
        }
        deliveredCount += 1
        state.wake()
        return ((output, ready[deliveredCount] != nil), false)
      }
      if let result { return result }
      if isDone {
        if let failure = state.locked({ failure }) { throw failure }
        return nil
      }
      try pulse()
    }
  }

  func stop() {
    state.locked {
      isStopped = true
      state.wake()
    }
  }

  func workAlone(
    deliver: (Output, Bool) throws -> Void, pulse: () throws -> Void
  ) throws {
    while let input = try next() {
      try deliver(work(input), false)
      try pulse()
    }
  }
}
