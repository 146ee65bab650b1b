import Foundation
import TestSupport
import Testing

@Suite struct CompareCommandTests {
  @Test(arguments: [
    ("24/25 0.96", "right\n", 0), ("'x^2' 'x*x' --expect right", "right\n", 0),
    ("'x^2' '2x' --expect right", "wrong: At x = 1 yours is 2, the right value is 1.\n", 1),
    ("pi 3.14 --decimals 2", "right (margin 0.681)\n", 0),
    ("-3 '1-4'", "right\n", 0),
    (
      "'sqrt(x^2)' x --domain 'x in positive'",
      "right: Equal where it is asked; elsewhere, as at x = −1, the two differ.\n", 0
    ),
    (
      "3/4 6/8 --form lowest-terms",
      "wrong: The value is right, but it is not written as asked: a fraction in lowest terms "
        + "(2 can be cancelled).\n", 0
    ),
    ("1 '(1'", "unreadable: the bracket `(` is not closed.\n  (1\n  ^\n", 0),
  ])
  func `one question is answered in a line`(call: String, output: String, code: Int) throws {
    let outcome = try shell("grade compare \(call)")
    #expect(outcome.output == output && Int(outcome.code) == code)
    #expect(outcome.messages == "")
  }

  @Test(arguments: [
    "1", "1 2 3", "'1+' 1", "1 1 --tolerance x", "1 1 --up-to sign", "1 1 --form nice",
    "1 1 --domain p", "1 1 --expect maybe", "1 1 --format xml", "--stream 1 1",
  ])
  func `wrong usage is one line and exit code 2`(call: String) throws {
    let outcome = try shell("grade compare \(call) < /dev/null")
    #expect(outcome.code == 2)
    #expect(outcome.messageLines.count == 1, "\(outcome.messages)")
    #expect(outcome.messages.hasPrefix("grade compare: "))
  }

  @Test func `the stream answers every line in its place`() throws {
    let outcome = try shell(
      #"""
      printf '%s\n' '{"id":"7","key":"24/25","answer":"0.96"}' 'no' '{"id":8,"key":"1+","answer":"1"}' \
        '{"id":9,"key":"1/3","answer":"0.333"}' | grade compare --stream
      """#)
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.code == 0 && lines.count == 4)
    #expect(lines.first?.hasPrefix(#"{"id":"7","verdict":"right","certificate":{"rule":"#) == true)
    #expect(lines[1].hasPrefix(#"{"id":null,"error":"line: column 1: "#))
    #expect(lines[2].hasPrefix(#"{"id":8,"error":"key, column 3: "#))
    #expect(lines[3].hasPrefix(#"{"id":9,"verdict":"wrong","witness":{"rule":"#))
  }
}
