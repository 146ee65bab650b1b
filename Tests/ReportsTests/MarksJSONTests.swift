import Exact
import Formats
import Testing

@testable import Grading
@testable import Reports

/// Marks as data.
@Suite struct MarksJSONTests {
  @Test func `a mark is written verbatim`() throws {
    let mark = try SmallMark.mark(SmallMark.answers)
    let parts = [
      #"{"id":"square","verdict":"wrong","credit":"0","points":"2","answer":"8","reason":"This is not the right value.","witness":{"rule":"different","answer":["8","8"],"key":["9","9"]}}"#,
      #"{"id":"next","verdict":"wrong","credit":"1/2","points":"1","answer":"13","reason":"13 follows from your square = 8. With the right one: 14.","witness":{"rule":"different","answer":["13","13"],"key":["14","14"]},"followThrough":"1/2"}"#,
      #"{"id":"third","verdict":"wrong","credit":"1","points":"1","answer":"0.4285","reason":"Cut off, not rounded: 0.4286.","witness":{"rule":"different","answer":["857/2000","857/2000"],"key":["0.42852142857142857142","0.42862142857142857143"]},"margin":"-0.429","mistake":"rounding"}"#,
      #"{"id":"root","verdict":"unreadable","credit":"0","points":"1","answer":"sqrt(3","reason":"the bracket `(` is not closed."}"#,
      #"{"id":"far","verdict":"wrong","credit":"0","points":"1","answer":"12","reason":"This is not the right value.","witness":{"rule":"different","answer":["12","12"],"key":["8","10"]},"margin":"-2.00"}"#,
      #"{"id":"why","verdict":"undecided","credit":"0","points":"3/2","answer":"Because it is so.","reason":"A person reads this."}"#,
      #"{"id":"last","verdict":"unanswered","credit":"0","points":"1"}"#,
    ]
    let expected =
      #"{"schema":"touchstone/marks/1","results":[{"id":"ada#1","student":"ada","attempt":1,"exercises":[{"id":"X.1","score":"3/2","points":"17/2","pending":"3/2","parts":["#
      + parts.joined(separator: ",")
      + #"]}],"score":"3/2","points":"17/2","pending":"3/2","unknown":[]}]}"#
    let found = MarksJSON.document([mark]).compact()
    #expect(found == expected)
  }

  @Test func `a right answer has a certificate and a margin`() throws {
    let mark = try SmallMark.mark(#"{ "third": 0.4286, "far": 9.5, "root": "√3" }"#)
    let json = try JSON.read(Array(MarksJSON.document([mark]).pretty().utf8), as: .strict)
    let parts = try #require(
      json["results"]?.elements?.first?["exercises"]?.elements?.first?["parts"]?.elements)
    func part(_ id: String) throws -> JSON { try #require(parts.first { $0["id"]?.string == id }) }
    let third = try part("third")
    #expect(third["verdict"]?.string == "right" && third["credit"]?.string == "1")
    #expect(third["certificate"]?["rule"]?.string == "rounding" && third["witness"] == nil)
    // 3/7 is 0.42857142…, a distance of 0.00002857… from the answer, of a radius of 0.00005.
    #expect(third["margin"]?.string == "0.429")
    #expect(try part("far")["margin"]?.string == "0.500")
    #expect(try part("far")["certificate"]?["rule"]?.string == "tolerance")
    #expect(try part("root")["certificate"]?["rule"]?.string == "equal")
    #expect(try part("last")["reason"] == nil)
  }

  @Test func `ids that do not exist are listed`() throws {
    let text =
      #"{ "student": "ada", "id": "x", "attempt": 2, "answers": { "X.1": { "sqare": 9 }, "Y": {} } }"#
    let mark = SmallMark.catalogue.mark(try Submission(Array(text.utf8)))
    let json = try JSON.read(Array(MarksJSON.result(mark).compact().utf8), as: .strict)
    #expect(json["unknown"]?.elements?.compactMap(\.string) == ["X.1.sqare", "Y"])
    #expect(json["attempt"]?.number == "2" && json["id"]?.string == "x")
  }

  @Test func `the list of exercises`() {
    #expect(
      CatalogueListing.text(SmallMark.catalogue) == """
        set
          X.1  All verdicts  (17/2 points)
            square  number  2 points
            next    number  1 point
            third   number  1 point
            root    number  1 point
            far     number  1 point
            why     text    3/2 points
            last    number  1 point

        """)
    #expect(
      CatalogueListing.json(SmallMark.catalogue).compact()
        == #"{"schema":"touchstone/list/1","problemSets":[{"id":"set","exercises":[{"id":"X.1","title":"All verdicts","points":"17/2","parts":[{"id":"square","kind":"number","points":"2"},"#
        + #"{"id":"next","kind":"number","points":"1"},{"id":"third","kind":"number","points":"1"},"#
        + #"{"id":"root","kind":"number","points":"1"},{"id":"far","kind":"number","points":"1"},"#
        + #"{"id":"why","kind":"text","points":"3/2"},{"id":"last","kind":"number","points":"1"}]}]}]}"#
    )
  }
}
