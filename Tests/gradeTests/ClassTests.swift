import Foundation
import TestSupport
import Testing

/// Many submissions in one run, of exercise D.1 alone so that each takes no time.
@Suite struct ClassTests {
  private static let answers = [
    #"{"dot":24,"cosine":"24/25"}"#, #"{"dot":25,"angle":"16.26°"}"#,
    #"{"dot":"3*4+4*3","length_a":7}"#,
  ]

  private func submission(_ number: Int) -> String {
    #"{"student":"s\#(number)","answers":{"D.1":\#(Self.answers[number % 3])}}"#
  }

  private func classFolder(_ count: Int) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write((0..<count).map { submission($0) + "\n" }.joined(), to: "class.jsonl")
    return folder
  }

  @Test func `a class is marked line by line as each submission alone`() throws {
    let folder = try classFolder(9)
    let lines = try shell("grade --only D.1 --format jsonl \(folder.path)/class.jsonl")
    #expect(lines.code == 0 && lines.messages == "")
    for number in 0..<9 { try folder.write(submission(number), to: "each/\(number).json") }
    let each = try shell(
      "for i in 0 1 2 3 4 5 6 7 8; do grade --only D.1 --format jsonl \(folder.path)/each/$i.json; done"
    )
    #expect(each.output == lines.output && each.output.split(separator: "\n").count == 9)
    #expect(try shell("grade --only D.1 --format jsonl \(folder.path)/each").output == lines.output)
    #expect(
      try shell("grade filter --only D.1 < \(folder.path)/class.jsonl").output == lines.output)
  }

  @Test(arguments: ["jsonl", "json", "text"])
  func `any number of threads writes the same bytes`(format: String) throws {
    let folder = try classFolder(100)
    let call = "grade --only D.1 --format \(format) \(folder.path)/class.jsonl --jobs"
    let one = try shell("\(call) 1")
    #expect(one.code == 0 && !one.output.isEmpty)
    for threads in [2, 5] { #expect(try shell("\(call) \(threads)").output == one.output) }
  }

  @Test func `a submission that cannot be read has an error in its place and stops nothing`() throws
  {
    let folder = try ScratchFolder()
    let lines = [
      submission(0), "", "{broken", submission(1), #"{"student":"x","answers":{"D.1":7}}"#,
      submission(0), submission(0).replacing("24", with: "26"), "\u{0}", "[1]",
      #"{"student":"long","notes":"\#(String(repeating: "x", count: 1 << 20))","answers":{}}"#,
    ]
    try folder.write(lines.joined(separator: "\n"), to: "class.jsonl")
    let outcome = try shell("grade --only D.1 --format jsonl \(folder.path)/class.jsonl")
    let results = try outcome.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(outcome.code == 0)
    #expect(
      results.map { $0["id"] as? String } == ["s0#1", nil, "s1#1", "x#1", "s0#1", nil, nil, nil])
    #expect(results.map { $0["line"] as? Int } == [nil, 3, nil, 5, 7, 8, 9, 10])
    #expect(
      results.map { $0["error"] != nil } == [false, true, false, true, true, true, true, true])
    #expect(outcome.messageLines.count == 2)
    // The same on standard error where results are for people.
    let text = try shell("grade -q --only D.1 \(folder.path)/class.jsonl")
    #expect(text.output.split(separator: "\n").count == 2)
    #expect(text.messages.contains("class.jsonl:3:2: ") && text.code == 0)
    // A stream has a result for every line.
    let stream = try shell("grade filter --only D.1 < \(folder.path)/class.jsonl")
    #expect(stream.output.split(separator: "\n").count == lines.count && stream.code == 0)
  }

  @Test func `a whole file has its name, and nothing else is left`() throws {
    let folder = try classFolder(50)
    let file = folder.path + "/class.jsonl"
    let direct = try shell("grade --only D.1 --format jsonl \(file)")
    let written = try shell("grade --only D.1 \(file) --output \(folder.path)/out.jsonl")
    #expect(written.code == 0 && written.output == "" && written.messages == "")
    #expect(try folder.text("out.jsonl") == direct.output)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "class.jsonl", "out.jsonl",
      ])
  }

  @Test func `a run that is killed leaves no result, and goes on to the same bytes`() throws {
    let folder = try classFolder(3_000)
    let call = "grade --only D.1 \(folder.path)/class.jsonl --output \(folder.path)/out.jsonl"
    let whole = try shell("grade --only D.1 --format jsonl \(folder.path)/class.jsonl").output
    for (signal, delay) in [("KILL", "0.05"), ("KILL", "0.2"), ("TERM", "0.2"), ("INT", "0.3")] {
      _ = try shell("\(call) --resume & sleep \(delay); kill -\(signal) $!; wait $!")
    }
    _ = try shell(
      "test -e \(folder.path)/out.jsonl || printf '{\"id\":\"torn' >> \(folder.path)/out.jsonl.partial"
    )
    #expect(try shell("\(call) --resume").code == 0)
    #expect(try folder.text("out.jsonl") == whole)
  }

  @Test func `a run goes on only with the exercises and submissions that it began with`() throws {
    let folder = try classFolder(600)
    let call = "grade \(folder.path)/class.jsonl --output \(folder.path)/out.jsonl"
    let whole = try shell("grade --only D.1 --format jsonl \(folder.path)/class.jsonl").output
    // A file that may not grow ends the run, as kill does, behind the first line of its record.
    _ = try shell("ulimit -f 1; \(call) --only D.1")
    let record = try folder.text("out.jsonl.partial.run")
    #expect(record.split(separator: "\n").count == 1)
    let again = try shell("\(call) --only D.1")
    #expect(again.code == 2 && again.messages.contains("add --resume"))
    let two = whole.split(separator: "\n").prefix(2).map { $0 + "\n" }.joined()
    let zeros = String(repeating: "0", count: 64)
    try folder.write(two + "{\"id\":\"to", to: "out.jsonl.partial")
    try folder.write(
      record
        + #"{"read":2,"input":"\#(zeros)","bytes":\#(two.utf8.count),"check":"\#(Self.checksum(two))","results":2,"errors":0,"below":0}"#
        + "\n", to: "out.jsonl.partial.run")
    let rules = try shell("\(call) --only D.1,D.2 --resume")
    #expect(rules.code == 2 && rules.messages.contains("other exercises"))
    let input = try shell("\(call) --only D.1 --resume")
    #expect(input.code == 2 && input.messages.contains("up to number 2 are not those"))
    // The same submissions on other lines have other results where these are errors.
    try folder.write((0..<2).map { submission($0) + "\n" }.joined(), to: "two.jsonl")
    let position = try shell(
      "cd \(folder.path) && grade shard --only D.1 --shard 0/1 --in two.jsonl --out part --exercises "
        + "\(Repository.root.appending(path: "exercises").path()) && head -n 1 part"
    ).output
    let digest = try #require(position.firstMatch(of: /"input":"([0-9a-f]{64})"/)).output.1
    try folder.write(two, to: "out.jsonl.partial")
    try folder.write(
      record
        + #"{"read":2,"input":"\#(digest)","bytes":\#(two.utf8.count),"check":"\#(Self.checksum(two))","results":2,"errors":0,"below":0}"#
        + "\n", to: "out.jsonl.partial.run")
    let text = try folder.text("class.jsonl")
    try folder.write("\n" + text, to: "class.jsonl")
    let moved = try shell("\(call) --only D.1 --resume")
    #expect(moved.code == 2 && moved.messages.contains("up to number 2 are not those"))
    try folder.write(text, to: "class.jsonl")
    // Without a record nothing is trusted.
    _ = try shell("rm \(folder.path)/out.jsonl.partial.run")
    let kept = try folder.text("out.jsonl.partial")
    let unknown = try shell("\(call) --only D.1 --resume")
    #expect(unknown.code == 2 && unknown.messageLines.count == 1)
    #expect(unknown.messages.contains("out.jsonl.partial.run, which would say what they are of"))
    #expect(try folder.text("out.jsonl.partial") == kept && !kept.isEmpty)
    _ = try shell("rm \(folder.path)/out.jsonl.partial")
    let anew = try shell("\(call) --only D.1 --resume")
    #expect(anew.code == 0 && !anew.messages.contains("known to be whole"))
    #expect(try folder.text("out.jsonl") == whole)
  }

  @Test func `what is left of a run without a result is in nobody's way`() throws {
    let folder = try classFolder(600)
    let call = "cd \(folder.path) && grade class.jsonl --output out.jsonl --only D.1"
    let exercises = "--exercises \(Repository.root.appending(path: "exercises").path())"
    _ = try shell("ulimit -f 1; \(call) \(exercises)")
    // Removing what the message names is enough.
    let refused = try shell("\(call) \(exercises)")
    #expect(refused.messages.contains("out.jsonl.partial is left") && refused.code == 2)
    _ = try shell("rm \(folder.path)/out.jsonl.partial")
    #expect(try shell("\(call) \(exercises)").code == 0)
    // Exercises that are broken cost nothing but the first call.
    try folder.write("{ \"id\": \"D.1\", ", to: "broken/set/D.1.jsonc")
    let broken = try shell("\(call) --exercises broken".replacing("--only D.1", with: ""))
    #expect(broken.code == 2)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == ["broken", "class.jsonl", "out.jsonl"])
  }

  /// The checksum of lines, each with its end: their length, eight bytes at a time, and the rest.
  private static func checksum(_ lines: String) -> String {
    var value: UInt64 = 0
    for line in lines.split(separator: "\n") {
      let bytes = Array((line + "\n").utf8)
      let cut = bytes.count / 8 * 8
      let words = stride(from: 0, to: cut, by: 8).map { place in
        bytes[place..<place + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      }
      let rest = bytes[cut...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      for word in [UInt64(bytes.count)] + words + [rest] {
        value = (value ^ word) &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 29
      }
    }
    return String(format: "%016lx", value)
  }

  @Test func `a filter names the line of its input`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      #"{"student":"a","answers":{"D.1":{"dot":24}}}"# + "\n\n"
        + #"{"student":"b","answers":{"D.1":{"dot":24,}}}"# + "\n"
        + #"{"student":"c","answers":{"D.1":{"dot":24}},"colour":1}"# + "\n", to: "class.jsonl")
    let outcome = try shell("grade filter --only D.1 < \(folder.path)/class.jsonl")
    #expect(outcome.code == 0 && outcome.output.split(separator: "\n").count == 4)
    #expect(
      outcome.messageLines.contains { $0.hasPrefix("standard input:3:42: ") }, "\(outcome.messages)"
    )
    #expect(outcome.messageLines.contains { $0.hasPrefix("standard input:4: the field colour") })
    // No result names a line: an engine may have cut the input anywhere.
    #expect(!outcome.output.contains("\"line\""))
  }

  @Test func `a closed pipe and a full disk end a run`() throws {
    let folder = try classFolder(2_000)
    let file = folder.path + "/class.jsonl"
    let piped = try shell("grade --only D.1 --format jsonl \(file) | head -n 1")
    #expect(piped.output.split(separator: "\n").count == 1 && piped.messages == "")
    // Results that are cut off are no success, whoever writes them.
    _ = try shell(
      "grade --only D.1 --format jsonl \(file) > \(folder.path)/r; for i in 0 1; do grade shard --only D.1 --shard "
        + "$i/2 --in \(file) --out \(folder.path)/p$i; done")
    for call in [
      "grade --only D.1 --format jsonl \(file)", "grade filter --only D.1 < \(file)",
      "grade merge \(folder.path)/p0 \(folder.path)/p1",
      "grade export --format junit \(folder.path)/r",
    ] {
      let cut = try shell("{ \(call); echo code $? >&2; } | head -n 1")
      #expect(cut.messages == "code 141\n" && !cut.output.isEmpty, "\(call): \(cut.messages)")
    }
    let full = try shell("grade --only D.1 --format jsonl \(file) > /dev/full")
    #expect(full.code == 2 && full.messageLines.count == 1)
  }

  @Test func `a document has errors among its results, as lines have`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      [submission(0), "{broken", submission(1)].joined(separator: "\n"), to: "class.jsonl")
    let call = "grade --only D.1 \(folder.path)/class.jsonl --format"
    let document = try shell("\(call) json")
    let lines = try shell("\(call) jsonl")
    let json = try JSONSerialization.jsonObject(with: Data(document.output.utf8)) as? [String: Any]
    let results = try #require(json?["results"] as? [[String: Any]])
    #expect(document.code == 0 && results.count == 3 && results[1]["line"] as? Int == 2)
    #expect(results[1]["error"] != nil && document.messages == lines.messages)
    for format in ["json", "jsonl"] {
      let stats = try shell("\(call) \(format) | grade stats -").output
      #expect(stats.contains("1 submission could not be marked."))
    }
  }
}
