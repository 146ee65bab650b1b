import Formats
import Foundation
import Laws

/// A program that answers requests line by line, so that laws can be checked against it.
///
/// There is one process. After a crash, a silence or nonsense it is started anew for the next
/// request, so that the simplest request that breaks it can be found.
public final class ExternalProgram: @unchecked Sendable {
  /// How long a program may think about a request where no other limit is given.
  public static let defaultTimeout = Duration.seconds(30)

  /// The command, as `sh -c` runs it.
  public let command: String
  /// How long it may think about a request.
  public let timeout: Duration
  // The lock guards all that follows.
  private let lock = NSLock()
  private var process: ChildProcess?
  private var lastId = 0

  /// A program; it is started by the first request.
  ///
  /// From here on this process ignores SIGPIPE: that a program has closed its input is an error of
  /// the request.
  public init(command: String, timeout: Duration = ExternalProgram.defaultTimeout) {
    signal(SIGPIPE, SIG_IGN)
    self.command = command
    self.timeout = timeout
  }

  /// Asks for a value.
  ///
  /// - Throws: `SubjectError`: `.refused` and `.missing` as the program answers, `.failed` with the
  ///   request where it gives no answer.
  func ask(
    _ function: Function, _ arguments: [Datum], isSilent: inout Bool
  ) throws(SubjectError) -> Datum {
    lock.lock()
    defer { lock.unlock() }
    lastId += 1
    let request = Request(id: .number(lastId), function, arguments)
    let line: [UInt8]
    do throws(ChildProcess.Fault) {
      let running: ChildProcess
      if let process { running = process } else { running = try ChildProcess(command: command) }
      process = running
      line = try running.exchange(request.line, within: timeout, longest: Request.limits.bytes)
    } catch {
      process = nil
      isSilent = error == .silent
      throw .failed(request: Answer.shortened(request), reason: reason(error))
    }
    do throws(SubjectError) {
      return try Answer.value(line, to: request)
    } catch {
      // What follows nonsense could not be told from answers.
      if case .failed = error { process = nil }
      throw error
    }
  }

  /// Whether the shell could not start the program at all; asks it for a value to find out.
  ///
  /// - Returns: what is wrong, or nothing.
  public func faultAtStart() -> String? {
    lock.lock()
    defer { lock.unlock() }
    do throws(ChildProcess.Fault) {
      let running = try ChildProcess(command: command)
      _ = try running.exchange(
        Request(id: .number(0), .sum, [.vector([])]).line, within: timeout,
        longest: Request.limits.bytes)
      process = running
      return nil
    } catch {
      switch error {
      // What the shell says of a command that it cannot find or may not run (POSIX, 2.8.2).
      case .ended(status: 126, bySignal: false), .ended(status: 127, bySignal: false),
        .notStarted:
        return reason(error)
      case .ended, .silent, .tooLong: return nil
      }
    }
  }

  private func reason(_ fault: ChildProcess.Fault) -> String {
    switch fault {
    case .ended(let status, true): "the program was ended by signal \(status)"
    case .ended(let status, false): "the program ended with status \(status)"
    case .silent: "the program was silent for \(timeout / .seconds(1)) seconds"
    case .tooLong: "the program wrote a line without an end"
    case .notStarted(let text): "the program cannot be started (\(text))"
    }
  }
}
