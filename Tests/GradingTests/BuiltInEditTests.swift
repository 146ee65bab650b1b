import Exact
import Formats
import Testing

@testable import Grading

/// The mistakes that are known without being written into a file.
@Suite struct BuiltInEditTests {
  private static let rows: [(edit: String, fields: String, wrong: String, right: String)] = [
    ("sign", #""key": "dot(a, b)/5""#, "-4.8", "4.8"),
    ("factor", #""key": "dot(a, b)/5""#, "9.6", "24/5"),
    ("factor", #""key": "dot(a, b)/5""#, "12/5", "24/5"),
    ("reciprocal", #""key": "dot(a, b)/5""#, "5/24", "24/5"),
    ("percent", #""key": "dot(a, b)/31""#, "77.42", "77.42 %"),
    ("radians", #""key": "acos(dot(a, b)/25)", "unit": "degrees""#, "0.2838", "16.26"),
    ("radians", #""key": "acos(dot(a, b)/25)", "unit": "radians""#, "16.26", "0.2838"),
    ("log base", #""key": "log(dot(a, b))""#, "log2(24)", "log(24)"),
    ("log base", #""key": "log(dot(a, b))""#, "1.3802", "3.178"),
    ("transposed", #""key": "[a, b - [0, 1]]""#, "[[3, 4], [4, 2]]", "[[3, 4], [4, 2]]"),
    ("transposed", #""key": "[a, 2*b]""#, "[[3, 8], [4, 6]]", "[[3, 4], [8, 6]]"),
    ("swapped", #""key": "kl(a/7, [1/4, 3/4])""#, "kl", "3/7*log(12/7) + 4/7*log(16/21)"),
    ("lost term", #""key": "a[0]^2 + a[1]^3 + 5""#, "73 - 4", "78"),
    ("rounding", #""key": "dot(a, b)/31""#, "0.7741", "0.7742"),
  ]

  @Test func `each is recognised, and takes the credit of the file`() throws {
    for row in Self.rows where row.edit != "swapped" && row.wrong != row.right {
      let plain = try Exercising.part(row.fields)
      let named = try Exercising.part(
        row.fields
          + ", \"mistakes\": { \"\(row.edit)\": { \"credit\": \"1/2\", \"feedback\": \"F {a}\" } }")
      #expect(try plain.markOfQ(row.right).line == "right 1", "\(row)")
      #expect(try named.markOfQ(row.right).line == "right 1", "\(row)")
      #expect(try plain.markOfQ(row.wrong).line == "wrong 0 \(row.edit)", "\(row)")
      let mark = try named.markOfQ(row.wrong)
      #expect(
        mark.line == "wrong 1/2 \(row.edit)" && mark.reason == "F (3, 4)", "\(row): \(mark.line)")
    }
  }

  @Test func `exchanged arguments`() throws {
    let exercise = try Exercising.part(#""key": "kl(a/7, [1/4, 3/4])""#)
    #expect(try exercise.markOfQ("1/4*log(7/12) + 3/4*log(21/16)").line == "wrong 0 swapped")
    #expect(try exercise.markOfQ("0.0692").line == "wrong 0 swapped")
  }

  @Test func `the sentences of the faults of rounding`() throws {
    let exercise = try Exercising.part(#""key": "dot(a, b)/31""#)
    let rows: [(String, String)] = [
      ("0.7741", "wrong 0 rounding: Cut off, not rounded: 0.7742."),
      ("0.77", "wrong 0 rounding: Too few digits: at least 3 significant digits are asked."),
      ("0.7743", "wrong 0 rounding: The last digit is one off."),
      ("0.8", "wrong 0: Too few digits: at least 3 significant digits are asked."),
      ("77.41 %", "wrong 0 rounding: Cut off, not rounded: 77.42 %."),
      ("1", "wrong 0: This is not the right value."),
      ("0", "wrong 0: This is not the right value."),
      ("0.7746", "wrong 0: This is not the right value."),
    ]
    let difference = try differences(rows) { row in
      let mark = try exercise.markOfQ(row.0)
      return ("\(mark.line): \(mark.reason ?? "")", row.1)
    }
    #expect(difference.isEmpty, "\(difference)")
  }

  @Test func `faults of rounding and of the unit in degrees`() throws {
    let exercise = try Exercising.part(
      #""key": "acos(dot(a, b)/25)", "unit": "degrees", "domain": "[0°, 180°]""#)
    let rows: [(String, String)] = [
      ("16.27", "The last digit is one off."),
      ("0.2837 rad", "Cut off, not rounded: 0.2838 radians."),
      ("16.26 bits", "The answer is asked in degrees."),
      ("16", "Too few digits: at least 3 significant digits are asked."),
      ("343.74", "The answer lies in [0°, 180°]; this does not."),
    ]
    let difference = try differences(rows) { (try exercise.markOfQ($0.0).reason ?? "", $0.1) }
    #expect(difference.isEmpty, "\(difference)")
  }
}
