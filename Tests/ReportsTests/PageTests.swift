import Exact
import Formats
import Testing

@testable import Grading
@testable import Reports

/// Pages for a class and for students.
@Suite struct PageTests {
  private func pages(
    _ lines: [String], catalogue: Catalogue? = nil
  ) throws -> (index: String, students: [WebReport.File]) {
    var report = WebReport(catalogue)
    var students: [WebReport.File] = []
    for line in lines { report.expect(try SmallResult.entry(line)) }
    for line in lines {
      if let page = report.add(try SmallResult.entry(line)) { students.append(page) }
    }
    return (report.classPage().text, students)
  }

  /// A page as XML, without the document type.
  private func tree(_ page: String) throws -> XMLTree {
    try XMLTree.read(String(page.drop { $0 != "\n" }.dropFirst()))
  }

  private func marked(_ answers: String = SmallMark.answers) throws -> String {
    MarksJSON.result(try SmallMark.mark(answers)).compact()
  }

  @Test func `a shape and a product without a sign are shown as they were written`() {
    func text(_ answer: String, _ kind: Part.Kind) -> String {
      Markup.element("p", [:], AnswerMarkup.markup(answer, .wrong, kind: kind)).written()
    }
    #expect(
      text("4x16", .shape).contains("<bdi>4x16</bdi>") && !text("4x16", .shape).contains("<math"))
    let product = text("2x", .expression)
    #expect(product.contains("<math") && product.contains("<bdi>2x</bdi>"))
    #expect(!text("0.5", .number).contains("<bdi>") && !text("x", .expression).contains("<bdi>"))
  }

  @Test func `a student sees each part with its verdict, reason and points`() throws {
    let pages = try pages([try marked()], catalogue: SmallMark.catalogue)
    let root = try tree(try #require(pages.students.first).text)
    #expect(root.attributes["lang"] == "en")
    #expect(root.all("h1").map(\.allText) == ["Results of ada"])
    #expect(
      root.all("h2").map(\.allText) == [
        "X.1 All verdicts 3/2 of 17/2 points, 3/2 still to be decided"
      ])
    #expect(
      root.all("h3").map(\.allText) == ["square", "next", "third", "root", "far", "why", "last"])
    let words = root.all("span").filter { $0.attributes["class"]?.hasPrefix("verdict") ?? false }
    #expect(
      words.map(\.allText) == [
        "✗ wrong", "↪ follows", "✓ accepted", "! unreadable", "✗ wrong", "? undecided",
        "– unanswered",
      ])
    let articles = root.all("article")
    #expect(articles[0].allText.contains("This is not the right value."))
    #expect(articles[4].allText.contains("Right answer9"))
    // The right value is given away only where the exercise lets it be shown.
    #expect(!articles[0].allText.contains("right is 9"))
    #expect(articles[4].allText.contains("yours is 12, right is between 8 and 10."))
    #expect(articles[6].all("dt").map(\.allText) == ["Verdict"])
  }

  @Test func `hints that were paid or are free are shown, and worked steps where they may be`()
    throws
  {
    let catalogue = Catalogue([
      ExerciseFile(
        name: "h.jsonc", problemSet: "set",
        bytes: Array(
          #"""
          { "id": "H.1", "title": "Hints", "given": { "x": 2 }, "parts": {
              "dear": { "prompt": "P", "key": "2*x", "show": "solution", "solution": "Twice `2`.",
                "hints": [{ "text": "Even.", "price": "1/4" }, { "text": "Below 6.", "price": "1/4" }] },
              "free": { "prompt": "Q", "key": "2*x + 1", "show": "answer", "solution": "Hidden steps.",
                "hints": ["Odd.", { "text": "Below 7.", "price": "1/4" }] } } }
          """#.utf8))
    ])
    func details(_ answers: String, _ more: String = "") throws -> [String] {
      let text = #"{ "student": "ada", "answers": { "H.1": \#(answers) }\#(more) }"#
      let mark = catalogue.mark(try Submission(Array(text.utf8)))
      let pages = try pages([MarksJSON.result(mark).compact()], catalogue: catalogue)
      return try tree(try #require(pages.students.first).text).all("details").map(\.allText)
    }
    #expect(
      try details(#"{ "dear": 3, "free": 3 }"#) == ["Worked stepsTwice 2.", "HintOdd."])
    #expect(
      try details(#"{ "dear": 3, "free": 5 }"#, #", "hints": { "H.1.dear": 2 }"#)
        == ["HintsEven.Below 6.", "Worked stepsTwice 2."])
  }

  @Test func `where the verdict alone may be seen nothing tells why`() throws {
    func catalogue(_ show: String) -> Catalogue {
      Catalogue([
        ExerciseFile(
          name: "w.jsonc", problemSet: "set",
          bytes: Array(
            """
            { "id": "W.1", "show": "\(show)", "variables": { "x": "real" }, "given": { "a": 22 }, "parts": {
              "f": { "prompt": "P", "key": "sin(x)^2" }, "n": { "prompt": "Q", "key": "a/7", "tolerance": "±1%" } } }
            """.utf8))
      ])
    }
    let answers = #"{ "student": "ada", "answers": { "W.1": { "f": "sin(x) + 1", "n": "5" } } }"#
    func written(_ show: String) throws -> (json: String, text: String) {
      let mark = catalogue(show).mark(try Submission(Array(answers.utf8)))
      return (MarksJSON.result(mark).compact(), MarksText().text(mark))
    }
    func terms(_ json: String, _ catalogue: Catalogue?) throws -> [String] {
      try tree(try #require(try pages([json], catalogue: catalogue).students.first).text)
        .all("dt").map(\.allText)
    }
    let hidden = try written("verdict")
    let told = try written("reason")
    // Neither with the exercise nor without it, and not of results from before the exercise hid it.
    for (json, catalogue) in [
      (hidden.json, catalogue("verdict")), (hidden.json, nil), (told.json, catalogue("verdict")),
    ] {
      #expect(
        try terms(json, catalogue) == [
          "Your answer", "Verdict", "Your answer", "Verdict",
        ])
    }
    #expect(
      try terms(told.json, catalogue("reason")) == [
        "Your answer", "Verdict", "Reason", "Shown by", "Your answer", "Verdict", "Reason",
      ])
    for word in ["\"point\"", "\"key\"", "\"reason\"", "\"margin\"", "22/7"] {
      #expect(!hidden.json.contains(word), "\(word) in \(hidden.json)")
    }
    #expect(told.json.contains("\"point\"") && told.json.contains("\"margin\""))
    #expect(!hidden.text.contains("x = ") && told.text.contains("x = "))
  }

  @Test func `on paper all that opens is open`() {
    let paper = PageStyle.rules.drop { $0 != "@" }.replacing("\n", with: " ")
    let rules = String(paper.split(separator: "@media print").last ?? "")
    #expect(
      rules.contains("details::details-content { display: block; content-visibility: visible"))
    #expect(rules.contains("details > * { display: revert; }"))
  }

  @Test func `formulas are MathML and drawings have titles`() throws {
    let pages = try pages(
      [try marked(#"{ "square": "3^2", "root": "√3", "third": "3/7" }"#)],
      catalogue: SmallMark.catalogue)
    let root = try tree(try #require(pages.students.first).text)
    #expect(root.all("math").count == 3 && root.all("msqrt").count == 1)
    #expect(root.all("math").allSatisfy { $0.attributes["alttext"] != nil })
    for drawing in root.all("svg") + (try tree(pages.index)).all("svg") {
      #expect(drawing.attributes["role"] == "img" && drawing.children.first?.name == "title")
      #expect(!(drawing.children.first?.text.isEmpty ?? true))
    }
  }

  @Test func `the class page counts points, parts and wrong answers`() throws {
    let lines = [
      try marked(#"{ "square": 8 }"#),
      try marked(#"{ "square": "16/2" }"#).replacing("ada", with: "b"),
      try marked(#"{ "square": 9, "next": 14 }"#).replacing("ada", with: "c"),
      #"{"id":"d","error":"no JSON"}"#,
    ]
    let pages = try pages(lines, catalogue: SmallMark.catalogue)
    let root = try tree(pages.index)
    #expect(pages.students.count == 3)
    #expect(
      root.all("h2").map(\.allText) == [
        "Distribution", "Exercises", "Hardest parts", "Wrong answers", "Students", "Not marked",
      ])
    let captions = root.all("caption").map(\.allText)
    #expect(captions.contains("Wrong answers to X.1 square"))
    let table = try #require(
      root.all("table").first { $0.allText.contains("Wrong answers to X.1 square") })
    // 8 and 16/2 are one answer.
    #expect(table.all("tr").count == 2 && table.all("tr")[1].all("td")[0].allText == "2")
    #expect(root.all("th").allSatisfy { ["col", "row"].contains($0.attributes["scope"] ?? "") })
    let links = root.all("a").compactMap { $0.attributes["href"] }
    #expect(links == pages.students.map(\.name))
    let bars = try #require(root.all("desc").first)
    #expect(bars.text == "2 from 0 to 10 %, 1 from 30 to 40 %")
  }

  @Test func `headings go down by one level, and names on a page are unique`() throws {
    let pages = try pages(
      [try marked(), SmallResult.line(id: "b"), SmallResult.line(id: "c", student: "c")],
      catalogue: SmallMark.catalogue)
    for page in [pages.index] + pages.students.map(\.text) {
      let root = try tree(page)
      var level = 0
      for element in root.everything where ["h1", "h2", "h3", "h4"].contains(element.name) {
        let next = Int(element.name.dropFirst()) ?? 0
        #expect(next <= level + 1)
        level = next
      }
      let ids = root.everything.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count)
      let named = Set(ids)
      for element in root.everything {
        for id in (element.attributes["aria-labelledby"] ?? "").split(separator: " ") {
          #expect(named.contains(String(id)))
        }
      }
    }
  }

  @Test func `all attempts of a student are on one page, the last one first`() throws {
    let first = SmallResult.line(submittedAt: "2026-11-21T10:00:00Z")
    let second = SmallResult.line(id: "ada#2", attempt: 2, exercise: "D.2", score: "2")
    let other = SmallResult.line(id: "b", student: "b")
    for lines in [[first, other, second], [second, first, other]] {
      let pages = try pages(lines)
      #expect(Set(pages.students.map(\.name)).count == 2 && pages.students.count == 2)
      let page = try #require(pages.students.first { $0.text.contains("Results of ada") })
      let root = try tree(page.text)
      #expect(root.all("h1").map(\.allText) == ["Results of ada"])
      #expect(root.all("h2").map(\.allText) == ["Attempt 2", "Attempt 1"])
      #expect(root.all("h3").map { $0.allText.prefix(3) } == ["D.2", "D.1"])
      #expect(root.all("h4").count == 10)
      let links = try tree(pages.index).all("a").compactMap { $0.attributes["href"] }
      #expect(links.count == 3 && links.count { $0 == page.name } == 2)
    }
    // A single result has no such headings.
    let single = try tree(try pages([other]).students[0].text)
    #expect(single.all("h2").map { $0.allText.prefix(3) } == ["D.1"])
  }

  @Test(arguments: ["", " ", "\u{A0}\u{2003}", "\u{3164}", "\u{2800}"])
  func `a student whose name is not seen has that of the result`(name: String) throws {
    let pages = try pages([
      SmallResult.line(id: "s-7", student: name), SmallResult.line(id: name, student: name),
    ])
    let links = try tree(pages.index).all("a").map(\.allText)
    #expect(Set(links) == ["s-7", "–"])
    #expect(try tree(pages.students[0].text).all("h1").map(\.allText) != ["Results of "])
  }

  @Test func `a right answer that is a formula is typeset`() throws {
    let catalogue = Catalogue([
      ExerciseFile(
        name: "m.jsonc", problemSet: "set",
        bytes: Array(
          """
          { "id": "M.1", "show": "answer", "variables": { "x": "real" }, "given": { "a": 22 }, "parts": {
            "f": { "prompt": "P", "key": "x^2/3" }, "n": { "prompt": "Q", "key": "a/7" } } }
          """.utf8))
    ])
    let answers = #"{ "student": "ada", "answers": { "M.1": { "f": "1", "n": "5" } } }"#
    let mark = catalogue.mark(try Submission(Array(answers.utf8)))
    let page = try pages([MarksJSON.result(mark).compact()], catalogue: catalogue)
    let lists = try tree(try #require(page.students.first).text).all("article")
    let expected = lists.map { article in article.all("dd").last }
    #expect(expected[0]?.all("msup").count == 1 && expected[0]?.all("math").count == 1)
    #expect(expected[1]?.all("math").count == 0 && expected[1]?.allText.contains("22/7") == true)
  }

  @Test func `what attempts cost has a line of its own, with the attempt that counts`() throws {
    let parts = [
      SmallResult.part(
        "a", "right", credit: "4/5", points: "2",
        more: [(name: "attempt", value: 3), (name: "attemptPrice", value: "1/5")]),
      SmallResult.part("b", "right", credit: "1", more: [(name: "attempt", value: 1)]),
      SmallResult.part("c", "right", credit: "1"),
    ]
    func lines(_ language: Language) throws -> [String] {
      var report = WebReport(nil, in: language)
      let page = report.add(try SmallResult.entry(SmallResult.line(parts: parts)))
      return try tree(try #require(page).text).all("dl").map { list in
        list.all("dd").dropFirst(2).map(\.allText).joined()
      }
    }
    #expect(try lines(.english) == ["3; the attempts before it cost 2/5 points", "1", ""])
    #expect(try lines(.german)[0] == "3; die Versuche davor kosten 2/5 Punkte")
  }

  @Test func `an empty class has a page`() throws {
    #expect(try tree(try pages([]).index).all("h1").count == 1)
  }

  @Test(arguments: HostileTexts.all.indices)
  func `hostile texts run nothing and leave the page whole`(index: Int) throws {
    let hostile = HostileTexts.all[index]
    let line = SmallResult.line(
      id: hostile, student: hostile, exercise: hostile, submittedAt: hostile,
      parts: SmallResult.parts(text: hostile) + [SmallResult.part(hostile, "wrong", credit: "0")],
      unknown: [hostile])
    let failure = JSON.Output.object([
      (name: "id", value: .string(hostile)), (name: "error", value: .string(hostile)),
    ]).compact()
    let pages = try pages([line, SmallResult.line(id: "other"), failure])
    let plain = try self.pages([
      SmallResult.line(parts: SmallResult.parts() + [SmallResult.part("x", "wrong", credit: "0")])
    ])
    let known = Set(try tree(plain.students[0].text).everything.map(\.name)).union([
      "math", "mrow", "mi", "mn", "mo", "mfrac", "msup", "msub", "msqrt", "mspace", "code",
    ])
    for page in [pages.index] + pages.students.map(\.text) {
      let root = try tree(page)
      let attributes = Set(root.everything.flatMap(\.attributes.keys))
      #expect(attributes.allSatisfy { !$0.lowercased().hasPrefix("on") })
      #expect(root.all("script").isEmpty && root.all("img").isEmpty && root.all("form").isEmpty)
      #expect(root.all("meta").count == 5 && root.all("style").count == 1)
      #expect(
        page.unicodeScalars.allSatisfy { scalar in
          scalar == "\n"
            || !(scalar.properties.generalCategory == .control
              || scalar.properties.generalCategory == .format)
        })
    }
    let names = Set(try tree(pages.students[0].text).everything.map(\.name))
    #expect(names.isSubset(of: known), "\(names.subtracting(known))")
  }

  @Test func `names of files are safe and differ`() {
    var names: Set<String> = []
    for text in HostileTexts.all + ["ada", "Ada", "ADA", "ada ", "a-d-a"] {
      let name = PageName.name(of: text)
      names.insert(name)
      #expect(name.hasPrefix("student-") && name.hasSuffix(".html") && name.utf8.count <= 90)
      #expect(
        name.dropLast(5).utf8.allSatisfy { byte in
          byte == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        })
    }
    #expect(names.count == HostileTexts.all.count + 5)
    // The start of its SHA-256, as sha256sum prints it.
    #expect(PageName.name(of: "ada#1") == "student-ada-1-d7fd1496208deebf36494305b4299c56.html")
    // Two ids with the same FNV-1a of 64 bits.
    #expect(
      PageName.name(of: ##""&!!.**#&)+&!.)(#1"##) != PageName.name(of: ##"$'('""&/&. &%*$/#1"##))
  }
}
