import Foundation
import TestSupport
import Testing

/// `grade sheet` and `grade read`.
@Suite struct SheetCommandTests {
  private static func run(_ command: String, _ files: [String: String] = [:]) throws -> Outcome {
    try CourseCommandTests.run(command, files)
  }

  @Test func `the answer file of a sheet is graded with its own numbers`() throws {
    let outcome = try Self.run(
      """
      grade sheet --student ada --sheet week-1 --format json > ada.json &&
      grade sheet --student ada --sheet week-1 --format answers > ada.txt &&
      grade -q --sheet week-1 ada.json && grade -q --sheet week-1 ada.txt && cat ada.txt
      """)
    #expect(outcome.code == 0 && outcome.messages == "")
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "ada: 0 of 10 points (0 %) in 1 exercise." && lines[1] == lines[0])
    #expect(outcome.output.contains("student = ada\ncourse = 2027s\n\nC.1 {a} = "))
    #expect(outcome.output.hasSuffix("C.1 sum =\n"))
  }

  @Test func `a filled sheet earns its points, as JSON and as plain text`() throws {
    let outcome = try Self.run(
      """
      grade sheet --student ada --format answers > a.txt &&
      a=$(sed -n 's/^C.1 {a} = //p' a.txt) && b=$(sed -n 's/^C.1 {b} = //p' a.txt) &&
      sed "s/^C.1 sum =/& $((a + b))/" a.txt > filled.txt && grade -q filled.txt &&
      grade sheet --student ada --format json | sed "s/null/$((a + b))/" | grade -q -
      """)
    #expect(
      outcome.output
        == "ada: 1 of 1 points (100 %) in 1 exercise.\nada: 1 of 1 points (100 %) in 1 exercise.\n")
  }

  @Test func `another student's sheet is not marked`() throws {
    let outcome = try Self.run(
      "grade sheet --student ada --format json | sed 's/\"ada\"/\"eve\"/; s/null/1/' | grade -")
    #expect(outcome.output.contains("Not your numbers"))
    #expect(outcome.output.contains("1 more is still to be decided"))
  }

  @Test func `the text says the numbers, the rule and what hints cost`() throws {
    let outcome = try Self.run("grade sheet --student ada --sheet week-1")
    for piece in [
      "Sums – First week\nStudent: ada   Course: 2027s\n",
      "C.1  Sum  (10 points)\nYour numbers: a ",
      "An exact value, or a decimal rounded to at least 3 significant digits.", "Hint 1: Add.",
      "Hint 2 costs 1/2 of the points: ask for it with",
    ] {
      #expect(outcome.output.contains(piece), "\(piece)")
    }
    #expect(
      !outcome.output.contains("Really.")
        && outcome.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `the page needs nothing else, and holds no key`() throws {
    let outcome = try Self.run("grade sheet --student '<b>&ada' --format html")
    let page = outcome.output
    #expect(
      page.hasPrefix("<!doctype html>\n<html lang=\"en\">") && page.contains("&lt;b&gt;&amp;ada"))
    #expect(!page.contains("<b>&ada") && page.contains(#""student":"\u003cb>&ada""#))
    for word in ["src=", "href=", "http", "a + b", "Really."] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test func `sheets of a roster are files`() throws {
    let outcome = try Self.run(
      "mkdir out && grade sheet --roster roster.txt --to out && ls out && grade -q out/ada.json",
      ["roster.txt": "ada\nbob/2\n\nada\n"])
    let names = [".answers.txt", ".html", ".json", ".txt"]
    #expect(
      outcome.output == names.map { "ada\($0)\n" }.joined()
        + names.map { "bob%2F2\($0)\n" }.joined()
        + "ada: 0 of 1 points (0 %) in 1 exercise.\n")
  }

  @Test func `what a sheet cannot be made of is said`() throws {
    let rows = [
      ("grade sheet", "grade sheet: whose sheet? Write --student ID or --roster FILE\n"),
      (
        "grade sheet --student a --student b",
        "grade sheet: sheets of several students need --to DIR\n"
      ),
      (
        "grade sheet --student a --format pdf",
        "grade sheet: no format pdf: write text, html, json or answers\n"
      ),
      ("grade sheet --student a --only C.2", "grade sheet: no exercise C.2; did you mean C.1?\n"),
    ]
    for (command, message) in rows {
      let outcome = try Self.run(command)
      #expect(
        outcome.messages == message && outcome.code == 2 && outcome.output == "", "\(command)")
    }
  }

  @Test func `reading says how answers are understood, and not whether they are right`() throws {
    let text = """
      { "student": "ada", "answers": { "D.1": { "dot": "3·4 + 4·3", "cosine": "77.4 %", "angle": "16.26°", "length_a": "2 sqrt" },
        "D.2": { "hidden": "4x16" }, "D.3": { "gradient": "2x(ŷ-y)" , "saturates": "vanishes" } } }
      """
    let outcome = try shell(
      "f=$(mktemp) && cat > $f <<'END'\n\(text)\nEND\ngrade read $f; code=$?; rm $f; exit $code")
    for piece in [
      "3·4 + 4·3 = 24, as an exact value.",
      "16.26 with 4 significant digits: 16.255 to 16.265, in degrees.",
      "0.774 with 3 significant digits", "The shape (4, 16).", "The formula 2x(ŷ − y).",
      "cannot be read: 2 sqrt",
      "vanishes: It goes to 0.", "(no answer)",
    ] {
      #expect(outcome.output.contains(piece), "\(piece)\n\(outcome.output)")
    }
    for word in ["right", "wrong", "24/25", "follows"] {
      #expect(!outcome.output.contains(word), "\(word)")
    }
    #expect(outcome.code == 1 && outcome.messages == "")
  }

  @Test func `reading mends what it can and says so`() throws {
    let outcome = try Self.run(
      "grade read ada.json",
      [
        "ada.json":
          "{ \"student\": \"ada\",\n \"answers\": { \"C.1\": {\n \"sum\": \"\\sigma\" } } }"
      ])
    #expect(outcome.messages.hasPrefix("ada.json:3:") && outcome.code == 1)
    #expect(outcome.output.contains("sum  cannot be read: \\sigma"))
  }

  @Test func `formulas are typeset on the page of a sheet and of how answers were read`() throws {
    let exercise = """
      { "id": "C.3", "variables": { "x": "real" }, "prompt": "Let `f = x^2/3 + x` with `nn.Linear`.",
        "parts": { "slope": { "prompt": "Its `df/dx` <b>.", "key": "2*x/3 + 1", "hints": ["`x^2` is a power."] } } }
      """
    let answers = #"{ "student": "a<b", "answers": { "C.3": { "slope": "2x/3 + 1 <" } } }"#
    let files = ["exercises/set/c3.jsonc": exercise, "answers.json": answers]
    let sheet = try Self.run("grade sheet --student ada --only C.3 --format html", files).output
    #expect(sheet.contains("<math alttext=\"x^2/3\"") || sheet.contains("<mfrac>"), "\(sheet)")
    #expect(sheet.contains("<msup><mi>x</mi><mn>2</mn></msup>") && sheet.contains("nn.Linear"))
    #expect(!sheet.contains("<b>") && sheet.contains("&lt;b&gt;") && !sheet.contains("`"))
    let page = try Self.run(
      "sed -i 's/ <\"/\"/' answers.json; grade read --html out.html answers.json && cat out.html",
      files
    ).output
    #expect(page.contains("<mfrac>") && page.contains("a&lt;b") && !page.contains("`"), "\(page)")
    let broken = try Self.run("grade read --html out.html answers.json; cat out.html", files)
    #expect(broken.output.contains("<strong>cannot be read</strong>"), "\(broken.output)")
    #expect(broken.output.contains("^"))
  }
}
