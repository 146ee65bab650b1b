import Testing

@testable import Grading

/// What is said of the digits of a number, and that short ones are taken for no known mistake.
@Suite struct WrittenDigitsTests {
  private func check(_ fields: String, _ rows: [(String, String)]) throws {
    let exercise = try Exercising.part(fields)
    let difference = try differences(rows) { row in
      let mark = try exercise.markOfQ(row.0)
      return (mark.line + (mark.reason.map { ": " + $0 } ?? ""), row.1)
    }
    #expect(difference.isEmpty, "\(fields)\n\(difference)")
  }

  @Test func `another count of decimals is told as that, and a unit as a unit`() throws {
    let decimals = "wrong 0: Exactly 5 decimals are asked."
    let few = "Too few digits: exactly 5 decimals are asked."
    let other = "wrong 0: This is not the right value."
    try check(
      #""key": "7/10*log(7/5)", "tolerance": "exactly 5 decimals", "mistakes": { "printed": { "value": "0.23552", "credit": "1/2", "feedback": "P" } }"#,
      [
        ("0.23553", "right 1"), ("0.235531", decimals), ("0.235530", decimals),
        ("0.235530565", decimals), ("0.2355305656348947", decimals), ("0.7 log 1.4", decimals),
        ("0.236", "wrong 0 rounding: " + few), ("0.24", "wrong 0 rounding: " + few),
        ("0.23", "wrong 0 rounding: " + few), ("0.2", "wrong 0: " + few),
        ("0", other), ("0.99", other), ("0.991234", other), ("1e-400", other), ("1e400", other),
        ("0.23552", "wrong 1/2 printed: P"), ("0.2355200", "wrong 1/2 printed: P"),
        ("0.23553 bits", "wrong 0: No unit is asked for here."),
      ])
    try check(
      #""key": "log(2) - 61086430/10^8", "tolerance": "exactly 4 decimals""#,
      [
        ("0.0823", "right 1"), ("0.08228", "wrong 0: Exactly 4 decimals are asked."),
        ("0.08230", "wrong 0: Exactly 4 decimals are asked."),
        ("0.08", "wrong 0: Too few digits: exactly 4 decimals are asked."),
      ])
  }

  @Test func `a mistake of the form is told of right values alone`() throws {
    try check(
      #""key": "7/10*log(7/5)", "tolerance": "exactly 5 decimals", "mistakes": { "form": { "value": "key", "credit": "1/2", "feedback": "F" } }"#,
      [
        ("0.235531", "wrong 1/2 form: F"), ("7/10*log(7/5)", "wrong 1/2 form: F"),
        ("0.991234", "wrong 0: This is not the right value."),
        ("0.24", "wrong 0 rounding: Too few digits: exactly 5 decimals are asked."),
      ])
  }

  @Test func `a short rounding of the key is no mistake with the same first digits`() throws {
    let exact = "wrong 0: Too few digits: the exact value is asked."
    try check(
      #""key": "dot(a, b)/2 + 7/10", "tolerance": "exact", "mistakes": { "square": { "value": "1271/100", "credit": "1/2", "feedback": "S" } }"#,
      [
        ("12.7", "right 1"), ("13", exact), ("1.3e1", exact), ("12.71", "wrong 1/2 square: S"),
        ("12.710", "wrong 1/2 square: S"),
        ("12", "wrong 0 lost term: One term of the sum is missing."),
        ("1e1", "wrong 0: This is not the right value."),
      ])
    try check(
      #""key": "dot(a, b)/2 + 7/10", "tolerance": "exact", "mistakes": { "whole": { "value": "13", "credit": "1/2", "feedback": "W" } }"#,
      [("13", "wrong 1/2 whole: W"), ("13.0", "wrong 1/2 whole: W")])
    try check(
      #""key": "2^17", "mistakes": { "two less": { "value": "2^17 - 2", "credit": "1/2", "feedback": "T" } }"#,
      [("1.3e5", exact), ("1.31e5", exact), ("131070", "wrong 1/2 two less: T")])
    try check(
      #""key": "dot(a, b)/31", "mistakes": { "near": { "value": "0.7692", "credit": "1/2", "feedback": "N" } }"#,
      [
        ("0.77", "wrong 0 rounding: Too few digits: at least 3 significant digits are asked."),
        ("77 %", "wrong 0 rounding: Too few digits: at least 3 significant digits are asked."),
        ("0.769", "wrong 1/2 near: N"),
      ])
    try check(
      #""key": "[3, dot(a, b)/31]", "mistakes": { "near": { "value": "[3, 0.7692]", "credit": "1/2", "feedback": "N" } }"#,
      [
        (
          "[3, 0.77]",
          "wrong 0 rounding: Entry 2: too few digits: at least 3 significant digits are asked."
        ),
        ("[3, 0.769]", "wrong 1/2 near: N"),
      ])
  }

  @Test func `entries are told what is wrong with the first wrong one`() throws {
    try check(
      #""key": "[0, log(3)]", "byEntry": true"#,
      [
        (
          "[0, 1.1]",
          "wrong 1/2: 1 of 2 entries are right. Entry 2: too few digits: at least 3 significant digits are asked."
        ),
        ("[0, 1.09]", "wrong 1/2: 1 of 2 entries are right. Entry 2: cut off, not rounded: 1.10."),
        ("[0, 7]", "wrong 1/2: 1 of 2 entries are right."), ("[0, log 3]", "right 1"),
      ])
  }

  @Test func `domains with a name are told as kinds of numbers`() throws {
    let rows = [
      ("positive", "-3.5", "a positive number"), ("nonnegative", "-3.5", "a nonnegative number"),
      ("integer", "3.5", "a whole number"), ("positive integer", "3.5", "a positive whole number"),
      ("nonnegative integer", "3.5", "a nonnegative whole number"),
    ]
    for (domain, answer, kind) in rows {
      try check(
        #""key": "dot(a, b)", "domain": ""# + domain + #"""#,
        [(answer, "wrong 0: The answer is \(kind); this is not.")])
    }
    try check(
      #""key": "a + b", "domain": "positive""#,
      [("[-7, 9]", "wrong 0: The entries are positive numbers; not all of these are.")])
    try check(
      #""key": "a + b", "domain": "[0, 100]""#,
      [("[-7, 9]", "wrong 0: The entries lie in [0, 100]; not all of these do.")])
    let asked = try Exercising.part(#""asks": { "u": "positive" }, "condition": "u > 3""#)
    let given = try Exercising.answer(#"{ "u": -1 }"#)
    #expect(try asked.markOfQ(given).reason == "u is not a positive number.")
  }

  @Test func `the sides of a condition are told apart`() throws {
    let exercise = try Exercising.part(
      #""asks": { "x": "real" }, "condition": "norm([1/2, x]) >= 3""#)
    func reason(_ x: String) throws -> String? {
      try exercise.markOfQ(try Exercising.answer("{ \"x\": \"\(x)\" }")).reason
    }
    #expect(
      try reason("2.958")
        == "`norm([1/2, x]) >= 3` does not hold: the left side is 2.9999607, the right side 3.")
    #expect(
      try reason("2.9")
        == "`norm([1/2, x]) >= 3` does not hold: the left side is 2.943, the right side 3."
    )
  }
}
