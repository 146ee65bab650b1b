import Foundation
import TestSupport
import Testing

/// Names of files and other arguments reach no terminal as they are.
@Suite struct HostileArgumentTests {
  @Test(arguments: [
    "grade \"$E\"", "grade \"$E.jsonl\"", "grade --exercises \"$E\" one.jsonl",
    "grade one.jsonl --output \"$E/x/out\"", "grade \"--$E\" one.jsonl",
    "grade --quiet=\"$E\" one.jsonl",
    "grade list \"$E\"", "grade check \"$E\"", "grade check \"$E.jsonc\"", "grade read \"$E\"",
    "grade merge \"$E.jsonl\"", "grade merge one.jsonl --output \"$E/x\"",
    "grade shard --shard 0/1 --in \"$E\" --out part", "grade regrade \"$E\" one.jsonl",
    "grade stats \"$E\"", "grade attempts \"$E\"", "grade export --format csv \"$E\"",
    "grade report r.jsonl --html \"q$E\"", "grade report \"$E\" --html pages",
    "grade new N.1 --exercises \"q$E\"", "verify \"$E\"",
  ])
  func `an escape in an argument is shown`(call: String) throws {
    let folder = try ScratchFolder()
    try folder.write(#"{"student":"a","answers":{"D.1":{"dot":24}}}"#, to: "one.jsonl")
    let exercises = call.contains("--exercises") ? "" : "--exercises $root/exercises"
    let takesExercises = ["grade one", "grade read", "grade regrade", "grade report"].contains {
      call.hasPrefix($0)
    }
    let outcome = try shell(
      """
      root=$PWD; E=$(printf 'x\\033[31m\\nred'); cd \(folder.path)
      grade --only D.1 --format jsonl --exercises $root/exercises one.jsonl > r.jsonl
      \(call) \(takesExercises ? exercises : "")
      """)
    let text = outcome.output + outcome.messages
    #expect(!text.isEmpty && !text.utf8.contains(0x1B), "\(text)")
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix("red") }, "\(text)")
  }
}
