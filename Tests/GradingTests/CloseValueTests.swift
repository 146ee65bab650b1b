import Testing

@testable import Grading

/// What is said of values that differ by next to nothing.
@Suite struct CloseValueTests {
  private func reason(_ key: String, _ answer: String) throws -> String {
    let finding = try CompareRequest(key: key, answer: answer).decide()
    #expect(finding.verdict == .wrong, "\(key) | \(answer)")
    return finding.reason ?? ""
  }

  @Test func `values have as many digits as it takes to tell them apart`() throws {
    // The cosines of all multiples of a whole turn's part add up to −1.
    let sum = "sum(k,1,96,cos(2*pi*k/97))"
    let text = try reason(sum, sum + "+1e-25")
    #expect(text.contains("−0.999999999999999999999999"), "\(text)")
    // √2 = 1.41421356237309504…, of which eight digits after the point do not tell.
    let root = try reason("sqrt(2)", "1.41421356")
    #expect(root.contains("1.414213562373095"), "\(root)")
    #expect(root.contains("Yours is 1.41421356,"), "\(root)")
  }

  @Test func `an entry that is not near enough is named`() throws {
    let rows = [
      ("[1, 2, 3]", "[1, 2, 4]", "Entry 3 is 4, the right one is 3."),
      ("[[1, 2], [3, 4]]", "[[1, 2], [5, 4]]", "Entry row 2, column 1 is 5, the right one is 3."),
    ]
    for (key, answer, words) in rows {
      var request = CompareRequest(key: key, answer: answer)
      request.closeness = .decimals(2)
      let finding = try request.decide()
      #expect(finding.verdict == .wrong)
      #expect(finding.reason?.hasPrefix(words) == true, "\(finding.reason ?? "")")
    }
  }

  @Test func `values that agree as far as anybody writes are said to`() throws {
    // 1 − tanh 1000 = 2/(e^2000 + 1) < 10⁻⁸⁶⁸, and e^1000 is above 10⁴³⁴.
    for (key, answer) in [("tanh(1000)", "1"), ("exp(-1000)+1", "1"), ("sigmoid(400)", "1")] {
      let text = try reason(key, answer)
      #expect(text.contains("the same first 100 digits"), "\(text)")
      #expect(!text.contains("00000"), "\(text)")
    }
  }
}
