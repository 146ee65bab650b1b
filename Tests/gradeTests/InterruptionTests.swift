import Foundation
import TestSupport
import Testing

/// A signal ends a command that waits for input which does not come.
@Suite struct InterruptionTests {
  /// What a command prints and ends with, that is sent a signal while it waits for more of a pipe.
  ///
  /// - Parameter call: a command that reads from the descriptor 3, or from standard input.
  private func ended(
    _ call: String, by signal: String, after first: String = ""
  ) throws -> (outcome: Outcome, folder: ScratchFolder) {
    let folder = try ScratchFolder()
    try folder.write(first, to: "first")
    try folder.write(#"{"student":"a","answers":{"D.1":{"dot":24}}}"# + "\n", to: "one.jsonl")
    let outcome = try shell(
      """
      root=$PWD; cd \(folder.path); mkfifo pipe.jsonl; exec 3<>pipe.jsonl; cat first >&3
      \(call) --exercises $root/exercises < pipe.jsonl > out & call=$!
      n=0; until grep -q 'SigCgt:.*4..[2367abef]$' /proc/$call/status || [ $n -gt 100 ]
      do sleep 0.1; n=$((n + 1)); done; sleep 0.5
      kill -\(signal) $call; (sleep 5; kill -9 $call 2> /dev/null) & wait $call; echo $?
      """)
    return (outcome, folder)
  }

  @Test(arguments: [("INT", "130"), ("TERM", "143")])
  func `one signal ends what waits for a submission`(_ signal: String, _ code: String) throws {
    for call in ["grade -", "grade --only D.1 --format jsonl /dev/fd/3"] {
      let (outcome, folder) = try ended(call, by: signal)
      #expect(outcome.output == code + "\n", "\(call): \(outcome.messages)")
      #expect(try folder.text("out") == "")
    }
  }

  @Test func `a filter that is ended has written whole lines`() throws {
    let first = #"{"student":"a","answers":{"D.1":{"dot":24}}}"# + "\n" + #"{"student":"b","ans"#
    let (outcome, folder) = try ended("grade filter --only D.1", by: "TERM", after: first)
    #expect(outcome.output == "143\n", "\(outcome.messages)")
    let lines = try folder.text("out").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 2 && lines[0].hasPrefix(#"{"id":"a#1""#) && lines[1].isEmpty)
  }

  @Test func `one signal ends what waits for old results`() throws {
    let (outcome, folder) = try ended("grade regrade - one.jsonl", by: "INT")
    #expect(outcome.output == "130\n", "\(outcome.messages)")
    #expect(try folder.text("out") == "")
  }
}
