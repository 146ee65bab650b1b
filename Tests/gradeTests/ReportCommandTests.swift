import TestSupport
import Testing

@Suite struct ReportCommandTests {
  private let marks = "grade --format jsonl answers/student.json answers/perfect.json"

  @Test func `a class and its students get a page each`() throws {
    let folder = try ScratchFolder()
    let outcome = try shell(
      "\(marks) | grade report --html \(folder.path)/a/b - && ls \(folder.path)/a/b")
    #expect(outcome.code == 0 && outcome.messages == "", "\(outcome.messages)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "\(folder.path)/a/b/index.html and 2 pages for students")
    #expect(lines.count == 4 && lines[1] == "index.html")
    #expect(lines[2].hasPrefix("student-ada-") && lines[3].hasPrefix("student-emmy-"))
    let page = try shell("cat \(folder.path)/a/b/student-ada*").output
    #expect(page.contains("<math ") && page.contains("Cosine similarity"))
    #expect(!page.contains("emmy"))
  }

  @Test func `the same results give the same pages`() throws {
    let folder = try ScratchFolder()
    let outcome = try shell(
      """
      \(marks) | grade report --html \(folder.path)/a - >/dev/null
      \(marks) | LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo grade report --html \(folder.path)/b - >/dev/null
      diff -r \(folder.path)/a \(folder.path)/b
      """)
    #expect(outcome.code == 0 && outcome.output == "")
  }

  @Test func `pages of submissions that are not there any more are removed, and nothing else`()
    throws
  {
    let folder = try ScratchFolder()
    let report = "grade report --html \(folder.path)/a"
    let foreign = "student-me-0123456789abcdef.html"
    try folder.write("mine", to: "a/\(foreign)")
    try folder.write("mine", to: "a/notes.html")
    _ = try shell(
      "\(marks) | \(report) - && mkdir \(folder.path)/a/old && cp \(folder.path)/a/student-ada* \(folder.path)/a/old"
    )
    let outcome = try shell(
      "\(marks) | tail -n 1 | \(report) - >/dev/null && cd \(folder.path)/a && ls && ls old")
    #expect(outcome.messages == "grade report: removed 1 page of an earlier report\n")
    let names = outcome.output.split(separator: "\n").map(String.init)
    #expect(names.count == 6 && names.filter { $0.hasPrefix("student-ada") }.count == 1)
    #expect(names.contains(foreign) && names.contains("notes.html"))
    #expect(names.last?.hasPrefix("student-ada") == true)
  }

  @Test func `links and files of others are not written over`() throws {
    let folder = try ScratchFolder()
    let report = "\(marks) | grade report --html \(folder.path)/a -"
    let page = "student-emmy-" + TextDigest.ofEmmy + ".html"
    try folder.write("mine", to: "victim")
    try folder.write("mine", to: "a/index.html")
    let foreign = try shell(report)
    #expect(foreign.code == 2 && foreign.output == "" && foreign.messageLines.count == 1)
    #expect(foreign.messages.contains("a/index.html is no page of a report"))
    let link = try shell(
      "cd \(folder.path)/a && rm index.html && ln -s ../victim \(page); cd - && \(report)")
    #expect(link.code == 2 && link.messages.contains("\(page) is a link"))
    #expect(try shell("ls \(folder.path)/a").output == page + "\n")
    #expect(try folder.text("victim") == "mine")
    // A page of an earlier report is written again.
    #expect(try shell("rm \(folder.path)/a/\(page); \(report) && \(report)").code == 0)
    // One that is a link, and of no submission any more, stays.
    let old = "student-old-1-0123456789abcdef.html"
    let kept = try shell(
      "cd \(folder.path)/a && ln -s index.html \(old); cd - && \(report) && ls -l \(folder.path)/a/\(old)"
    )
    #expect(kept.code == 0 && kept.messages == "", "\(kept.messages)")
  }

  private enum TextDigest {
    /// The start of what `printf emmy | sha256sum` prints.
    static let ofEmmy = "c541435befefd132b09d535750841798"
  }

  @Test func `nothing is written outside of the folder`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      #"""
      {"id":"../../evil","student":"/etc/passwd","exercises":[],"score":"0","points":"0","pending":"0"}
      {"id":"..","student":"..","exercises":[],"score":"0","points":"0","pending":"0"}
      {"id":"a/b\\c\u0000d","student":"x","exercises":[],"score":"0","points":"0","pending":"0"}
      """#, to: "in/r.jsonl")
    let outcome = try shell(
      "cd \(folder.path) && grade report in/r.jsonl --html in/out --exercises in && find . -type f | sort"
    )
    #expect(outcome.code == 0)
    let files = outcome.output.split(separator: "\n").dropFirst().map(String.init)
    #expect(files.count == 5 && files[0] == "./in/out/index.html" && files[4] == "./in/r.jsonl")
    #expect(files[1...3].allSatisfy { $0.hasPrefix("./in/out/student-") })
  }

  @Test(arguments: [
    ("grade report x.jsonl", "--html is needed"),
    ("grade report x.jsonl --html pages", "there is no such file"),
    (
      #"grade --format jsonl answers/perfect.json | sed 'p;s/"credit":"1"/"credit":"0"/' | "#
        + "grade report --html /dev/null/x -",
      "another result with the id emmy#1 than in line 1"
    ),
    (
      "grade --format jsonl answers/perfect.json | grade report --html /dev/null/x -",
      "not a folder"
    ),
  ])
  func `a wrong call is one line and 2`(line: String, message: String) throws {
    let outcome = try shell(line)
    #expect(outcome.code == 2 && outcome.output == "" && outcome.messageLines.count == 1)
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
  }
}
