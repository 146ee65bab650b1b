import Console
import Foundation
import Testing

/// What a command does with its words before its work.
@Suite struct StartingTests {
  static let command = Command(
    "grade", summary: "Marks.", options: [.help, .version], positionals: [.init("FILE", help: "")])

  /// What came of some words, with all that was printed.
  static func start(_ words: [String]) throws -> (Result<Arguments, Finished>, String) {
    let ends = try StandardStreamsTests.makePipe()
    defer { close(ends.read) }
    var streams = StandardStreams(output: ends.write, messages: ends.write)
    let result = command.start(words, &streams, more: "\nMore.\n", version: "touchstone 1.2.3") {
      name, names in names.first { $0.first == name.first }
    }
    streams.flush()
    close(ends.write)
    return (result, String(decoding: StandardStreamsTests.drain(ends.read), as: UTF8.self))
  }

  @Test func `the arguments of a sound call are handed on, and nothing is printed`() throws {
    let (result, printed) = try Self.start(["a"])
    #expect(try result.get().positionals == ["a"])
    #expect(printed == "")
  }

  @Test func `help and version are printed, and end the command as done`() throws {
    let (help, helpText) = try Self.start(["a", "--help"])
    #expect(help == .failure(Finished(code: .done)))
    #expect(helpText.hasPrefix("Usage: grade [options] FILE\n"))
    #expect(helpText.hasSuffix("Print the version.\n\nMore.\n"))
    let (version, versionText) = try Self.start(["--version"])
    #expect(version == .failure(Finished(code: .done)))
    #expect(versionText == "touchstone 1.2.3\n")
  }

  @Test func `words that cannot be parsed are told with the command's name`() throws {
    let (result, printed) = try Self.start(["--verison"])
    #expect(result == .failure(Finished(code: .failed)))
    #expect(printed == "grade: no option `--verison`; did you mean `--version`?\n")
  }
}
