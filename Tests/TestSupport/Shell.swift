import Foundation
import Testing

/// What a command printed, and the code that it ended with.
public struct Outcome {
  /// What stands on standard output.
  public let output: String
  /// What stands on standard error.
  public let messages: String
  /// What the shell was told.
  public let code: Int32

  /// The lines on standard error.
  public var messageLines: [Substring] { messages.split(separator: "\n") }
}

/// Runs a line of shell in the folder of the repository, where `grade` and `verify` are the
/// commands just built.
///
/// Both streams go to files: a full pipe cannot block, and neither is a terminal.
public func shell(_ line: String, environment: [String: String] = [:]) throws -> Outcome {
  let folder = try ScratchFolder()
  let products = try #require(Bundle.main.executableURL).deletingLastPathComponent()
  let process = Process()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", line]
  process.currentDirectoryURL = Repository.root
  var variables = ProcessInfo.processInfo.environment
  variables["PATH"] = products.path() + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
  process.environment = variables.merging(environment) { _, new in new }
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = try folder.newFile("output")
  process.standardError = try folder.newFile("messages")
  try process.run()
  process.waitUntilExit()
  return Outcome(
    output: try folder.text("output"), messages: try folder.text("messages"),
    code: process.terminationStatus)
}
