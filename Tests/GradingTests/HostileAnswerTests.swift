import Exact
import Formats
import PropertyTesting
import Testing

@testable import Grading

/// Answers that try to cost time or space, and ways of writing that must not matter.
@Suite struct HostileAnswerTests {
  @Test func `bombs are refused in the same way each time`() throws {
    let exercise = try Exercising.part(
      #""key": "log(dot(a, b))", "mistakes": { "m": { "when": "exp(exp(answer)) < 0" } }"#)
    let bombs = [
      "9^9^9^9", "9^9^9", "1e999999999", "1e300001", "1e300000", "-1e300000", "1e-300000",
      "exp(exp(exp(exp(9))))",
      String(repeating: "(", count: 50_000),
      String(repeating: "(", count: 99) + "1" + String(repeating: ")", count: 99),
      String(repeating: "-", count: 90_000) + "1", String(repeating: "1+", count: 10_000) + "1",
      String(repeating: "sqrt(2)+", count: 5_000) + "1", String(repeating: "9", count: 99_000),
      "0." + String(repeating: "3", count: 99_000), String(repeating: "x", count: 1_000_000),
      String(repeating: "sin ", count: 20_000), "10^300000 - 10^300000 + 3.178",
      "1/3" + String(repeating: "/3", count: 20_000),
      "2^(1/99999999)", "sin(10^100000)", "tan(pi/2)", "0^0", "(-8)^(1/3)", "\u{0}1", "1\u{202E}2",
      "\u{1B}[31m3",
    ]
    for bomb in bombs {
      let first = try exercise.markOfQ(bomb)
      let second = try exercise.markOfQ(bomb)
      #expect(first.line == second.line && first.reason == second.reason, "\(bomb.prefix(30))")
      #expect(first.verdict != .right && first.credit == .zero, "\(bomb.prefix(30)): \(first.line)")
    }
    for bomb in ["9^9^9^9", "1e999999999", String(repeating: "(", count: 50_000)] {
      let mark = try exercise.markOfQ(bomb)
      #expect(mark.verdict == .unreadable, "\(bomb.prefix(30)): \(mark.line)")
    }
  }

  @Test func `deep arrays cost the part only`() throws {
    let exercise = try Exercising.part(#""key": "a""#)
    var answer = WrittenAnswer.text("3")
    for _ in 0..<100 { answer = .list([answer]) }
    #expect(try exercise.markOfQ(answer).verdict == .unreadable)
  }

  @Test func `a key is right in every notation`() throws {
    let exercise = try Exercising.part(#""key": "cosine(a, b)""#)
    let ways = [
      "24/25", "0.96", ".96", "0.960", "96%", "96 %", "96e-2", "9.6E-1", "＝24/25", "= 24/25",
      "≈0.96", "24÷25", "24 / 25", "(24)/(25)",
      "1 - 1/25", "1−1/25", "24·25^-1", "24*25^(-1)", "cos(acos(24/25))", "sqrt(576/625)",
      "√(576/625)", "0.2 + 0.76", "exp(log(0.96))",
      "48/50", "+0.96", "--0.96", "q = 0.96", "sin(asin(0.96))", "２４/２５",
    ]
    let wrong = try ways.filter { try exercise.markOfQ($0).verdict != .right }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  private static func file(_ parts: [String]) -> String {
    Exercising.parts(parts.joined(separator: ","), head: #" "followThrough": "1/2","#)
  }
  private static let parts = [
    #""dot": { "prompt": "", "key": "dot(a, b)" }"#,
    #""length": { "prompt": "", "key": "norm(a)" }"#,
    #""cosine": { "prompt": "", "key": "dot/length^2" }"#,
    #""angle": { "prompt": "", "key": "acos(cosine)", "unit": "degrees" }"#,
    #""r": { "prompt": "", "rubric": { "x": 1 } }"#,
  ]
  private static let answers = [
    "dot": "20", "length": "5.00", "cosine": "0.8", "angle": "36.9", "r": "text",
  ]

  /// All that a mark says, part by part, sorted by part.
  private static func lines(_ mark: ExerciseMark) -> [String] {
    mark.parts.map {
      "\($0.id) \($0.line) \($0.reason ?? "") \($0.margin ?? "") \(String(describing: $0.evidence))"
    }.sorted()
  }

  @Test func `neither the order of parts nor of answers changes a mark`() throws {
    let answers = Self.answers.mapValues { WrittenAnswer.text($0) }
    let expected = Self.lines(try Exercising.exercise(Self.file(Self.parts)).mark(answers))
    #expect(expected.count == 5 && expected.contains { $0.hasPrefix("angle wrong 1/2 follows") })
    var random = Random(seed: 7)
    for _ in 0..<10 {
      let exercise = try Exercising.exercise(Self.file(Self.parts.shuffled(using: &random)))
      #expect(Self.lines(exercise.mark(answers)) == expected)
    }
    let catalogue = Catalogue([
      ExerciseFile(name: "x", problemSet: "s", bytes: Array(Self.file(Self.parts).utf8))
    ])
    for _ in 0..<10 {
      let members = Self.answers.sorted { $0.key < $1.key }.shuffled(using: &random).map {
        "\"\($0.key)\": \"\($0.value)\""
      }
      let text =
        "{ \"student\": \"a\", \"answers\": { \"X\": { \(members.joined(separator: ", ")) } } }"
      let mark = catalogue.mark(try Submission(Array(text.utf8)))
      #expect(try Self.lines(#require(mark.exercises.first)) == expected)
    }
  }

  @Test func `marks are the same from many tasks at once`() async throws {
    let exercise = try Exercising.exercise(Self.file(Self.parts))
    let answers = Self.answers.mapValues { WrittenAnswer.text($0) }
    let expected = Self.lines(exercise.mark(answers))
    let found = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<16 { group.addTask { Self.lines(exercise.mark(answers)) } }
      return await group.reduce(into: [[String]]()) { $0.append($1) }
    }
    #expect(found.count == 16 && found.allSatisfy { $0 == expected })
  }
}
