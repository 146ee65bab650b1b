import Foundation
import Testing

/// The folder of the whole repository.
let repository = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// What a command printed, and the code that it ended with.
struct Outcome {
  let output: String
  let messages: String
  let code: Int32

  /// The lines on standard error.
  var messageLines: [Substring] { messages.split(separator: "\n") }
}

/// Runs a line of shell in the folder of the repository, where `verify` is the command just built.
///
/// Both streams go to files: a full pipe cannot block, and neither is a terminal.
func shell(_ line: String, environment: [String: String] = [:]) throws -> Outcome {
  let folder = try ScratchFolder()
  let products = try #require(Bundle.main.executableURL).deletingLastPathComponent()
  let process = Process()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", line]
  process.currentDirectoryURL = repository
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

/// A folder that is removed with the last reference to it.
final class ScratchFolder {
  let path: String
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    path = url.path()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, and the folders above it.
  func write(_ text: String, to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// An empty file, open for writing.
  func newFile(_ name: String) throws -> FileHandle {
    try write("", to: name)
    return try FileHandle(forWritingTo: url.appending(path: name))
  }

  /// What a file holds.
  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
  }
}
