#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Checks that a property that awaits holds for the values of a generator.
///
/// All is as in `check`; only the property is run on the caller's task, one case at a time. The
/// engine itself stays synchronous: it has a thread of its own, asks for each case, and waits.
/// (It has a name of its own, because in an asynchronous function one name would always mean this.)
public func checkAsync<Value>(
  _ generator: Generator<Value>, _ settings: Settings = Settings(),
  property: @escaping (Value) async throws -> Bool
) async -> Verdict<Value> {
  let exchange = Exchange<Value>()
  exchange.startThread {
    let verdict = check(generator, settings) { value in
      try exchange.ask(value, Observations.current)
    }
    exchange.end(verdict)
  }
  while true {
    switch await exchange.next() {
    case .end(let verdict): return verdict
    case .question(let value, let observations):
      let answer: Result<Bool, any Error>
      do {
        answer = .success(
          try await Observations.$current.withValue(observations) { try await property(value) })
      } catch {
        answer = .failure(error)
      }
      exchange.answer(answer)
    }
  }
}

/// Where the thread of the engine and the task of the property meet.
///
/// One of the two waits at any time, so that what they hand over is never used by both.
private final class Exchange<Value>: @unchecked Sendable {
  enum Message {
    case question(Value, Observations?)
    case end(Verdict<Value>)
  }

  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let answered = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var pending: Message?
  private var listener: CheckedContinuation<Message, Never>?
  private var reply: Result<Bool, any Error>?

  init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(answered, nil)
  }

  deinit {
    pthread_cond_destroy(answered)
    pthread_mutex_destroy(lock)
    answered.deallocate()
    lock.deallocate()
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }

  private func tell(_ message: Message) {
    let waiting = locked { () -> CheckedContinuation<Message, Never>? in
      defer { listener = nil }
      if listener == nil { pending = message }
      return listener
    }
    nonisolated(unsafe) let message = message
    waiting?.resume(returning: message)
  }

  /// Asks for the property of a value; called by the engine.
  func ask(_ value: Value, _ observations: Observations?) throws -> Bool {
    tell(.question(value, observations))
    let answer = locked { () -> Result<Bool, any Error>? in
      while reply == nil { pthread_cond_wait(answered, lock) }
      defer { reply = nil }
      return reply
    }
    return try answer?.get() ?? false
  }

  /// Tells the verdict; called by the engine.
  func end(_ verdict: Verdict<Value>) { tell(.end(verdict)) }

  /// The next message of the engine; called by the task.
  func next() async -> Message {
    await withCheckedContinuation { continuation in
      let message = locked { () -> Message? in
        defer { pending = nil }
        if pending == nil { listener = continuation }
        return pending
      }
      nonisolated(unsafe) let found = message
      if let found { continuation.resume(returning: found) }
    }
  }

  /// Answers the question; called by the task.
  func answer(_ answer: Result<Bool, any Error>) {
    locked {
      reply = answer
      pthread_cond_signal(answered)
    }
  }

  /// Runs a body on a thread of its own; where none can be had it is run in a task.
  func startThread(_ body: @escaping () -> Void) {
    let work = Unmanaged.passRetained(ThreadWork(body))
    #if canImport(Glibc)
      var thread = pthread_t()
      let failure = pthread_create(
        &thread, nil,
        { pointer in
          guard let pointer else { return nil }
          Unmanaged<ThreadWork>.fromOpaque(pointer).takeRetainedValue().body()
          return nil
        }, work.toOpaque())
      if failure == 0 { pthread_detach(thread) }
    #else
      var thread: pthread_t?
      let failure = pthread_create(
        &thread, nil,
        { pointer in
          Unmanaged<ThreadWork>.fromOpaque(pointer).takeRetainedValue().body()
          return nil
        }, work.toOpaque())
      if failure == 0, let thread { pthread_detach(thread) }
    #endif
    guard failure != 0 else { return }
    nonisolated(unsafe) let body = work.takeRetainedValue().body
    Task.detached { body() }
  }
}

/// What a thread is to do, as an object that can be handed to it.
private final class ThreadWork {
  let body: () -> Void
  init(_ body: @escaping () -> Void) { self.body = body }
}
