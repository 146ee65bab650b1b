import Foundation
import PropertyTesting
import Testing

/// Running one case of the current test in a process of its own.
enum Replay {
  /// The most child processes that one case may cost.
  static let limit = 200

  /// How long a child process may take; one that does not end was no trap.
  private static var patience: Duration { .seconds(20) }

  /// The option that selects the current test.
  static var filter: String? { pattern.map { "swift test --disable-xctest --filter '\($0)'" } }

  /// The current test's module, suite and function; the place in the file is left out, because it
  /// changes with every line above.
  static var testName: String? {
    guard let test = Test.current else { return nil }
    let place = "/\(test.sourceLocation.fileName):"
    let id = "\(test.id)"
    return id.range(of: place, options: .backwards).map { String(id[..<$0.lowerBound]) } ?? id
  }

  /// What tells apart the cases of a test with arguments: the bytes that stand for these.
  ///
  /// Swift Testing shows them in the text of a case only.
  static var testArguments: String {
    guard let testCase = Test.Case.current, testCase.isParameterized else { return "" }
    return "\(testCase)".matches(of: #/ID\(bytes: \[([0-9, ]*)\]\)/#).map { " (\($0.1))" }.joined()
  }

  /// A regular expression that matches the current test's name.
  static var pattern: String? {
    guard let testName else { return nil }
    var escaped = ""
    for character in testName {
      // A quote would end the word in a shell.
      if character == "'" {
        escaped += "."
      } else {
        if "\\.()[]{}*+?^$|/`".contains(character) { escaped += "\\" }
        escaped.append(character)
      }
    }
    return escaped
  }

  /// Whether a case ends its process: the same test executable, with a filter, replays it.
  static func endsProcess(_ blob: Blob) -> Bool {
    guard let pattern else { return false }
    let child = Process()
    child.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    child.arguments = ["--testing-library", "swift-testing", "--filter", pattern]
    var environment = ProcessInfo.processInfo.environment
    environment["TOUCHSTONE_REPLAY"] = blob.description
    environment["SWIFT_BACKTRACE"] = "enable=no"
    child.environment = environment
    child.standardOutput = FileHandle.nullDevice
    child.standardError = FileHandle.nullDevice
    guard (try? child.run()) != nil else { return false }
    let start = ContinuousClock.now
    while child.isRunning {
      usleep(2_000)
      guard start.duration(to: .now) > patience else { continue }
      kill(child.processIdentifier, SIGKILL)
      child.waitUntilExit()
      let text = "a replayed case did not end within \(patience) and was stopped: \(blob)\n"
      FileHandle.standardError.write(Data(text.utf8))
      return false
    }
    return child.terminationReason == .uncaughtSignal
  }
}

extension Blob {
  /// The command that runs the case again.
  var command: String {
    "TOUCHSTONE_REPLAY=\(self)" + (Replay.filter.map { " \($0)" } ?? "")
  }
}
