import TestSupport
import Testing

/// What a run may not lose: submissions, students, and results that are whole.
@Suite struct KeptFilesTests {
  private func classFolder(_ lines: [String]) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(lines.joined(separator: "\n") + "\n", to: "class.jsonl")
    return folder
  }

  private static func line(_ student: String, _ dot: Int) -> String {
    #"{"student":"\#(student)","answers":{"D.1":{"dot":\#(dot)}}}"#
  }

  @Test(arguments: ["--output", "shard --shard 0/2 --out"])
  func `results do not take the place of submissions`(option: String) throws {
    let folder = try classFolder([Self.line("ada", 24)])
    let file = folder.path + "/class.jsonl"
    let call =
      option == "--output"
      ? "grade --only D.1 \(file) --output \(file)" : "grade \(option) \(file) --in \(file)"
    let outcome = try shell("\(call); code=$?; cat \(file); exit $code")
    #expect(outcome.code == 2 && outcome.messages.contains("would be one of the submissions"))
    #expect(outcome.output == Self.line("ada", 24) + "\n")
  }

  @Test func `all submissions of a folder are read, and other files are named`() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.line("ada", 24), to: "in/a.JSON")
    try folder.write("Student: bob\nD.1 dot = 25\nD.1 dot = 24\n", to: "in/b.txt")
    try folder.write("x", to: "in/c.pdf")
    let outcome = try shell("grade --only D.1 -q \(folder.path)/in")
    #expect(outcome.output.contains("ada: 1 of 5") && outcome.output.contains("bob: 1 of 5"))
    #expect(outcome.messages.contains("not read: c.pdf"))
    #expect(outcome.messages.contains("b.txt:3:1: this was said before, and this line counts"))
  }

  @Test func `a byte that is no text costs its line only`() throws {
    let folder = try ScratchFolder()
    let outcome = try shell(
      #"printf 'student = lat\nD.1 dot = 24\nD.1 angle = 16.26\260\n' >\#(folder.path)/x.txt"#
        + " && grade --only D.1 -q \(folder.path)/x.txt")
    #expect(outcome.code == 0 && outcome.output.contains("lat: 1 of 5"), "\(outcome.messages)")
  }

  @Test func `students whose names only look alike stay two`() throws {
    let folder = try classFolder([
      Self.line("Jos\u{E9}", 24), Self.line("Jose\u{301}", 25),
    ])
    let results = "grade --only D.1 \(folder.path)/class.jsonl --format jsonl"
    for command in ["attempts -", "export --format canvas -"] {
      let outcome = try shell("\(results) | grade \(command)")
      let rows = outcome.output.split(whereSeparator: \.isNewline)
      #expect(outcome.code == 0 && rows.count { $0.contains("Jos") } == 2, "\(outcome.messages)")
    }
    let pages = try shell("\(results) | grade report - --html \(folder.path)/pages")
    #expect(pages.output.contains("2 pages"), "\(pages.messages)")
  }

  @Test(arguments: ["out.partial", "out.partial.run"], ["", "--resume"])
  func `a link in the place of what grows is refused`(name: String, option: String) throws {
    let folder = try classFolder([Self.line("ada", 24)])
    try folder.write("mine", to: "victim")
    let outcome = try shell(
      "ln -s victim \(folder.path)/\(name) && grade --only D.1 \(folder.path)/class.jsonl --output "
        + "\(folder.path)/out \(option); code=$?; ls \(folder.path); exit $code")
    #expect(outcome.code == 2 && outcome.output == "class.jsonl\n\(name)\nvictim\n")
    #expect(
      outcome.messageLines.count == 1 && outcome.messages.contains("\(name): this is a link"),
      "\(outcome.messages)")
    #expect(try folder.text("victim") == "mine")
  }

  @Test func `results of which none is known to be whole are marked again, and that is said`()
    throws
  {
    let folder = try classFolder((0..<600).map { Self.line("s\($0)", 24) })
    let call = "grade --only D.1 \(folder.path)/class.jsonl"
    // A file that may not grow ends the run before it notes how far it came.
    _ = try shell("ulimit -f 1; \(call) --output \(folder.path)/out")
    #expect(try !folder.text("out.partial").isEmpty)
    let outcome = try shell("\(call) --output \(folder.path)/out --resume")
    #expect(outcome.code == 0)
    #expect(
      outcome.messages.contains(
        "out.partial is known to be whole: all submissions are marked again"),
      "\(outcome.messages)")
    #expect(try folder.text("out") == shell("\(call) --format jsonl").output)
  }

  @Test(arguments: ["600", "640", "444"])
  func `a file that is replaced keeps who may read it`(mode: String) throws {
    let folder = try classFolder([Self.line("ada", 24)])
    try folder.write("old", to: "r.out")
    let outcome = try shell(
      "chmod \(mode) \(folder.path)/r.out && grade --only D.1 \(folder.path)/class.jsonl --output "
        + "\(folder.path)/r.out && stat -c %a \(folder.path)/r.out && grep -c ada \(folder.path)/r.out"
    )
    #expect(outcome.output == mode + "\n1\n" && outcome.code == 0, "\(outcome.messages)")
  }
}
