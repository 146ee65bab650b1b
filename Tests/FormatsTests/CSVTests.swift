import Formats
import Testing

/// Tables that every reader reads and no spreadsheet runs.
@Suite struct CSVTests {
  private let csv = CSV()

  @Test(arguments: [
    ("plain", "plain\r\n"), ("a,b", "\"a,b\"\r\n"), ("a;b", "\"a;b\"\r\n"),
    ("say \"hi\"", "\"say \"\"hi\"\"\"\r\n"), (" edge", "\" edge\"\r\n"), ("", "\r\n"),
    ("two\nlines", "two\\u{a}lines\r\n"), ("\u{0}", "\\u{0}\r\n"), ("ŷ 😀", "ŷ 😀\r\n"),
    ("a\"\u{301}b", "\"a\"\"\u{301}b\"\r\n"),
  ])
  func `a text is quoted where it has to be`(text: String, row: String) throws {
    #expect(Array(csv.row([.text(text)]).utf8) == Array(row.utf8))
  }

  @Test(arguments: [
    "=cmd|' /C calc'!A0", "+1+cmd", "-2+3", "@SUM(A1)", " =1", "\u{A0}=1", "＝1", "－x", "-", "+",
    "%0A=1", "|x", "=\u{301}1",
  ])
  func `a formula is written behind an apostrophe`(text: String) throws {
    let row = csv.row([.text(text)])
    let cell = try #require(try csv.rows(of: row).first?.first)
    #expect(cell.unicodeScalars.first == "'")
    #expect(cell == "'" + SafeText.line(text))
  }

  @Test(arguments: ["-3", "+0.5", "-12.25", "a=b", "1-2", "3 + 4", "√2"])
  func `what is no formula stays as it is`(text: String) throws {
    #expect(try csv.rows(of: csv.row([.text(text)])) == [[text]])
  }

  @Test(arguments: CSV.Separator.allCases)
  func `what is written is read back`(separator: CSV.Separator) throws {
    let csv = CSV(separator: separator)
    let rows = [
      ["id", "a,b;c\td", "\"", "\"\"", "x\"y"], ["1", "", " ", "ŷ", "last"], ["only"],
    ]
    let text = rows.map { csv.row($0.map { .literal($0) }) }.joined()
    #expect(try csv.rows(of: text) == rows)
    #expect(
      try csv.rows(of: "\u{FEFF}a" + separator.rawValue + "\n\n\"x\ny\"\r") == [
        ["a", ""], ["x\ny"],
      ])
  }

  @Test func `a broken table is refused with its line`() {
    func error(_ text: String) -> String? {
      do throws(CSV.ReadingError) {
        _ = try csv.rows(of: text)
        return nil
      } catch {
        return "\(error.kind) \(error.line)"
      }
    }
    #expect(error("a\nb,\"c\nd") == "openQuote 2")
    #expect(error("\"a\"b") == "behindQuote 1")
    #expect(error("a\n\nb\"c") == "strayQuote 3")
  }
}
