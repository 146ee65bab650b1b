import Foundation
import TestSupport
import Testing

/// Folders of submissions as they come: with links, names that are none, and results beside them.
@Suite struct FolderClassTests {
  private static func line(_ student: String) -> String {
    #"{"student":"\#(student)","answers":{"D.1":{"dot":24}}}"#
  }

  @Test func `links to files and folders are marked`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.line("ada"), to: "in/a.json")
    try folder.write(Self.line("bob"), to: "elsewhere/b.json")
    try folder.write(Self.line("eve"), to: "far/e.json")
    try folder.write(Self.line("hid"), to: "in/.h.json")
    let outcome = try shell(
      """
      cd \(folder.path)/in && ln -s ../elsewhere/b.json b.json && ln -s ../far . && ln -s .. far/up
      ln -s nowhere z.json; mkfifo pipe.json
      grade --exercises "$OLDPWD/exercises" --only D.1 --format jsonl .
      """)
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.code == 0 && lines.count == 4, "\(outcome.messages)")
    let start = #"{"id":""#
    #expect(lines[0].hasPrefix(start + "ada#1") && lines[1].hasPrefix(start + "bob#1"))
    #expect(lines[2].hasPrefix(start + "eve#1"))
    #expect(lines[3].contains(#""file":"z.json","error":"there is no such file"#))
    #expect(outcome.messages.contains("not read: .h.json, pipe.json"))
    // What two paths lead to is the same submission twice.
    #expect(outcome.messages.contains("1 identical to an earlier one"))
  }

  @Test func `a name that is no text costs its file only`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.line("ada"), to: "in/a.json")
    let outcome = try shell(
      """
      cp \(folder.path)/in/a.json "$(printf '\(folder.path)/in/f\\351.json')"
      grade --only D.1 --format jsonl \(folder.path)/in
      """)
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.code == 0 && lines.count == 2, "\(outcome.messages)")
    #expect(lines.last == #"{"id":null,"file":"f\#u{FFFD}.json","error":"the name is not UTF-8"}"#)
  }

  @Test func `a folder without submissions is no share`() throws {
    let folder = try ScratchFolder()
    try folder.write("x", to: "in/c.pdf")
    let outcome = try shell(
      "grade shard --only D.1 --shard 0/1 --in \(folder.path)/in --out \(folder.path)/part")
    #expect(outcome.code == 2 && outcome.messages.contains("no submission"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/part"))
  }

  @Test(arguments: ["--output", "shard --shard 0/1 --out"])
  func `results are not written where the next run reads them`(option: String) throws {
    let folder = try ScratchFolder()
    try folder.write(Self.line("ada"), to: "in/a.json")
    let input = folder.path + "/in"
    try FileManager.default.createDirectory(
      atPath: input + "/deep", withIntermediateDirectories: false)
    for name in ["results.jsonl", "deep/results.JSON"] {
      let outcome = try shell(
        option == "--output"
          ? "grade --only D.1 \(input) --output \(input)/\(name)"
          : "grade \(option) \(input)/\(name) --only D.1 --in \(input)")
      #expect(outcome.code == 2 && outcome.messages.contains("would be one of the submissions"))
    }
    #expect(try shell("grade --only D.1 \(input) --output \(input)/results.out").code == 0)
  }

  @Test func `places are paths that can be opened, and columns of the line`() throws {
    let folder = try ScratchFolder()
    try folder.write("{", to: "fa/x.json")
    try folder.write("[", to: "fb/x.json")
    try folder.write(#"{"student":"a","answers":{"D.1":{"dot":1,"dot":2}}}"#, to: "fc/x.jsonl")
    let two = try shell("grade --only D.1 --format jsonl \(folder.path)/fa \(folder.path)/fb")
      .output
    #expect(
      two.contains("\(folder.path)/fa/x.json\",") && two.contains("\(folder.path)/fb/x.json\","))
    // A single folder may stand anywhere: names in results do without it, those for people do not.
    let one = try shell("grade --only D.1 --format jsonl \(folder.path)/fa/")
    #expect(one.output.contains(#""file":"x.json""#))
    let text = try shell("grade -q --only D.1 \(folder.path)/fa/")
    #expect(text.messages.hasPrefix("\(folder.path)/fa/x.json:1:2: "), "\(text.messages)")
    for input in ["fc", "fc/x.jsonl"] {
      let line = try shell("grade -q --only D.1 \(folder.path)/\(input)").messages
      #expect(line.contains("\(folder.path)/fc/x.jsonl:1:42: "), "\(line)")
      #expect(line.contains("already stands in column 34") && !line.contains("line 1"), "\(line)")
    }
    // A line that is not closed, from a file and from a stream.
    try folder.write(#"{"student":"a""# + "\n", to: "open.jsonl")
    for call in [
      "grade --only D.1 --format jsonl open.jsonl", "grade filter --only D.1 < open.jsonl",
    ] {
      let exercises = Repository.root.appending(path: "exercises").path()
      let error = try shell(
        "cd \(folder.path) && \(call.replacing("--only", with: "--exercises \(exercises) --only"))")
      #expect(error.output.contains("opened in column 1 ") && !error.output.contains("line 1"))
    }
  }

  @Test func `a class of lines on standard input is told where it belongs`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.line("ada") + "\n" + Self.line("bob") + "\n", to: "class.jsonl")
    let outcome = try shell("grade --only D.1 - < \(folder.path)/class.jsonl")
    #expect(outcome.code == 2 && outcome.messages.contains("grade filter"), "\(outcome.messages)")
  }
}
