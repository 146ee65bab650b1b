import Exact
import Formats
import Testing

@testable import Grading

/// Numbers that students have in hand stay as they are.
@Suite struct HandedOutTests {
  private static func text(draw: String = "1 .. 9", where condition: String = "sum < 12") -> String
  {
    """
    { "id": "C.1", "formerly": ["C.0"], "given": { "m": [2, 3], "top": "m[1] + 9" },
      "draw": { "a": "\(draw)", "b": "1 .. 9" }, "where": "\(condition)",
      "parts": { "sum": { "prompt": "S", "key": "a + b + total - top" },
        "total": { "prompt": "T", "key": "top" } } }
    """
  }

  private static func exercise(_ text: String, _ list: HandedOut = .nothing) throws -> Exercise {
    let file = ExerciseFile(
      name: "C.1.jsonc", problemSet: "set", bytes: Array(text.utf8), handedOut: list)
    return try #require(Catalogue([file]).exercise("C.1"))
  }

  /// The list after some files were handed out, one after the other.
  private static func list(_ texts: [String], course: String = "2027s") throws -> HandedOut {
    let lines = try texts.map { text in
      try #require(try exercise(text).handedOutRecord(course: course)).compact()
    }
    return try HandedOut(Array(lines.joined(separator: "\n").utf8), file: "handed-out.jsonl")
  }

  private static let students = (0..<60).map { "student \($0)" }

  @Test func `a rule holds all that its conditions name, and draws the same numbers again`() throws
  {
    let exercise = try Self.exercise(Self.text())
    let record = try #require(exercise.handedOutRecord(course: "2027s"))
    #expect(
      record.compact()
        == #"{"exercise":"C.0","course":"2027s","draw":{"a":"1 .. 9","b":"1 .. 9"},"where":"sum < 12","#
        + #""given":{"m":[2,3],"top":"m[1] + 9","sum":"a + b + total - top","total":"top"}}"#)
    let list = try Self.list([Self.text()])
    let space = try #require(list.rules(of: "C.0", in: "2027s").first?.space)
    for student in Self.students {
      #expect(
        exercise.variant(for: student, course: "2027s", in: space)
          == exercise.variant(for: student, course: "2027s"))
    }
  }

  @Test func `an edit of where moves nobody's numbers, and is told`() throws {
    let list = try Self.list([Self.text()])
    let before = try Self.exercise(Self.text())
    let after = try Self.exercise(Self.text(where: "sum < 9"), list)
    for student in Self.students {
      let own = try #require(before.variant(for: student, course: "2027s"))
      #expect(after.variant(for: student, course: "2027s") == own)
      #expect(try after.inHand(of: student, course: "2027s", sheet: nil).variant == own)
    }
    let drift = try #require(after.drifts(course: "2027s").first)
    // The sums 9, 10 and 11 of two numbers up to 9: 8 + 9 + 8 pairs.
    guard case .conditions(gone: 25, added: 0, let first) = drift.change else {
      Issue.record("\(drift)")
      return
    }
    #expect(first.text == "a 1, b 8" && drift.line == 1)
    #expect(after.drifts(course: nil).count == 1 && after.drifts(course: "2028s").isEmpty)
    // In another course nothing was handed out.
    #expect(
      Self.students.contains {
        after.variant(for: $0, course: "2028s") != before.variant(for: $0, course: "2028s")
      })
  }

  @Test func `other words for the same rule are no edit`() throws {
    let list = try Self.list([Self.text()])
    #expect(try Self.exercise(Self.text(where: "12 > b + a"), list).drifts(course: nil).isEmpty)
    #expect(
      try Self.exercise(Self.text(draw: "{9,8,7,6,5,4,3,2,1}"), list).drifts(course: nil).isEmpty)
  }

  @Test func `other sets, and nothing drawn, are told`() throws {
    let list = try Self.list([Self.text()])
    let wider = try Self.exercise(Self.text(draw: "1 .. 10"), list)
    guard case .sets = wider.drifts(course: nil).first?.change else {
      Issue.record("not told")
      return
    }
    let fixed = try Self.exercise(
      #"{ "id": "C.1", "formerly": ["C.0"], "parts": { "sum": { "prompt": "S", "key": "2 + 3" } } }"#,
      list)
    guard case .nothingDrawn = fixed.drifts(course: nil).first?.change else {
      Issue.record("not told")
      return
    }
  }

  @Test func `a sheet is marked with any numbers that were handed out to the student`() throws {
    let list = try Self.list([Self.text(), Self.text(where: "sum > 12")])
    let exercise = try Self.exercise(Self.text(where: "sum > 12"), list)
    for student in Self.students {
      let both = list.rules.map { exercise.variant(for: student, course: "2027s", in: $0.space) }
      for variant in both.compactMap(\.self) {
        let sheet = try #require(Self.entry(variant))
        #expect(
          try exercise.inHand(of: student, course: "2027s", sheet: sheet).variant == variant)
        #expect(try exercise.inHand(of: "", course: nil, sheet: sheet).variant == variant)
        let own = list.rules.map {
          exercise.variant(for: student + "!", course: "2027s", in: $0.space)
        }
        let problem = Self.problem { () throws(NumbersProblem) in
          try exercise.inHand(of: student + "!", course: "2027s", sheet: sheet)
        }
        #expect((problem == nil) == own.contains(variant))
      }
      // One was below 12, the other is above: without a sheet nobody knows which.
      #expect(both[0] != both[1])
      do {
        _ = try exercise.inHand(of: student, course: "2027s", sheet: nil)
        Issue.record("taken for one of them")
      } catch {
        #expect(error.message.hasPrefix("numbers were handed out 2 times in 2027s: a "))
      }
    }
  }

  /// Why numbers are not known; nil if they are.
  private static func problem(_ work: () throws(NumbersProblem) -> Exercise) -> NumbersProblem? {
    do {
      _ = try work()
      return nil
    } catch {
      return error
    }
  }

  private static func entry(_ variant: Variant) -> Submission.SheetEntry? {
    let text =
      "{ \"student\": \"s\", \"sheet\": { \"C.1\": \(variant.output.compact()) }, \"answers\": {} }"
    return (try? Submission(Array(text.utf8)))?.sheet.first
  }

  @Test func `numbers of an exercise that is gone are told, unless it has another id`() throws {
    let list = try Self.list([Self.text()])
    func lost(_ text: String) -> [String] {
      let file = ExerciseFile(name: "x.jsonc", problemSet: "set", bytes: Array(text.utf8))
      return list.lost(from: ExerciseIndex([file]), course: nil).map(\.message)
    }
    #expect(lost(Self.text()).isEmpty)
    #expect(lost(#"{ "id": "C.9", "formerly": ["C.0", "C.1"], "parts": {} }"#).isEmpty)
    #expect(
      lost(#"{ "id": "C.1", "parts": {} }"#).first?.hasPrefix(
        "students in 2027s have numbers of C.0 in hand, and no exercise draws by this id") == true)
  }

  @Test func `a list that cannot be read says where`() throws {
    let sound = try #require(try Self.exercise(Self.text()).handedOutRecord(course: "c")).compact()
    func message(_ lines: String) -> [String] {
      do {
        _ = try HandedOut(Array(lines.utf8), file: "h.jsonl")
        return []
      } catch {
        return error.lines
      }
    }
    #expect(message("\n\(sound)\r\n\n") == [])
    #expect(message("\(sound)\n{").first?.hasPrefix("h.jsonl:2:2: ") == true)
    #expect(
      message("\(sound)\n{\"exercise\": \"A\", \"draw\": {\"a\": \"real\"}}").allSatisfy {
        $0.hasPrefix("h.jsonl:2:")
      })
    #expect(message("{\"exercise\": \"A\", \"draw\": {\"a\": \"real\"}}").count == 2)
    #expect(message("[1]").count == 1)
  }
}
