import Batch
import Formats
import Foundation
import Grading
import Reports
import TestSupport
import Testing

/// A cache may save work and nothing else.
@Suite struct MarkCacheTests {
  private func catalogue() throws -> Catalogue {
    let folder = Repository.root.appending(path: "exercises/part-d")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    return Catalogue(
      try names.map {
        ExerciseFile(
          name: $0, problemSet: "part-d", bytes: try Repository.bytes("exercises/part-d/\($0)"))
      })
  }

  /// Answers of several files mixed part by part, so that each part stands beside many others.
  private func submissions(_ count: Int) throws -> [Submission] {
    let sources = try ["answers/perfect.json", "answers/student.json"].map {
      try JSON.read(Repository.bytes($0), as: .strict)
    }
    let wrong: [String: [String: String]] = [
      "D.1": ["dot": "25", "length_a": "25", "cosine": "24/125", "angle": "78.9°"],
      "D.4": ["joint_spam": "0.2", "evidence": "0.27", "posterior": "0.741", "prior_odds": "0.43"],
      "D.6": ["log_1": "-0.51", "term_1": "-0.153", "kl_pq": "0.0825", "kl_pq_bits": "0.119"],
    ]
    return try (0..<count).map { number in
      var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 1
      func choice() -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1
        return Int(state >> 33) % 3
      }
      let exercises = try #require(sources[0]["answers"]?.members).map { exercise in
        let parts = (exercise.value.members ?? []).compactMap { part -> (String, JSON.Output)? in
          let place = choice()
          if place == 2, let text = wrong[exercise.name]?[part.name] {
            return (part.name, .string(text))
          }
          return sources[min(place, 1)]["answers"]?[exercise.name]?[part.name].map {
            (part.name, $0.output)
          }
        }
        return (
          name: exercise.name, value: JSON.Output.object(parts.map { (name: $0.0, value: $0.1) })
        )
      }
      let document = JSON.Output.object([
        (name: "student", value: .string("s\(number)")),
        (name: "answers", value: .object(exercises)),
      ])
      return try Submission(Array(document.compact().utf8))
    }
  }

  @Test func `results are the same bytes with a cache of any size, and without`() throws {
    let catalogue = try catalogue()
    let submissions = try submissions(25)
    let plain = submissions.map { MarksJSON.result(catalogue.mark($0)).compact() }
    #expect(Set(plain).count == submissions.count)
    #expect(plain.contains { $0.contains("followThrough") })
    for size in [0, 200_000, 64 << 20] {
      let cache = MarkCache(size: size) { MarksJSON.write($0) }
      // Twice, so that the second round finds what the first one left.
      for _ in 0..<2 {
        for (submission, expected) in zip(submissions, plain) {
          let shared = catalogue.sharedMarks(submission, cache: cache)
          #expect(MarksJSON.result(shared).compact() == expected)
        }
      }
    }
  }

  /// One line of a class with an answer to each of two parts of D.3, and one of D.1.
  private func submission(_ outer: String, _ slope: String, _ dot: String) throws -> Submission {
    let answers: [(name: String, value: JSON.Output)] = [
      (name: "D.1", value: .object([(name: "dot", value: .string(dot))])),
      (
        name: "D.3",
        value: .object([
          (name: "outer", value: .string(outer)), (name: "slope", value: .string(slope)),
        ])
      ),
    ]
    let document = JSON.Output.object([
      (name: "student", value: .string("s")), (name: "answers", value: .object(answers)),
    ])
    return try Submission(Array(document.compact().utf8))
  }

  @Test func `formulas that read alike share a mark, and texts show as they were written`() throws {
    let catalogue = try catalogue()
    let cache = MarkCache(size: 64 << 20) { MarksJSON.write($0) }
    // ŷ as one character, and as a letter with a mark: equal texts of other bytes.
    let outers = [
      "-2(y - \u{177})", " -2(y-\u{177})", "-2 (y - y\u{302})", "2(y - \u{177})", "2( y-\u{177})",
    ]
    let slopes = [
      "\u{177}(1 - \u{177})", "y\u{302}(1 - y\u{302})", "\u{177}(1-\u{177}) ", "\u{177}(",
      " \u{177}(",
    ]
    let dots = ["24", " 24", "\u{A0}24", "25", " 25 "]
    for _ in 0..<2 {
      for outer in outers {
        for (slope, dot) in zip(slopes, dots) {
          let submission = try submission(outer, slope, dot)
          let expected = MarksJSON.result(catalogue.mark(submission)).compactBytes()
          let shared = catalogue.sharedMarks(submission, cache: cache)
          #expect(MarksJSON.result(shared).compactBytes() == expected, "\(outer) \(slope) \(dot)")
        }
      }
    }
    let first = catalogue.sharedMarks(try submission(outers[0], slopes[0], "24"), cache: cache)
    let second = catalogue.sharedMarks(try submission(outers[1], slopes[2], "25"), cache: cache)
    let parts = { (marks: SharedMarks) in marks.exercises.first { $0.id == "D.3" }?.parts ?? [] }
    #expect(
      parts(first).contains { mark in
        parts(second).contains { $0 === mark && mark.mark.id == "outer" }
      })
  }

  @Test func `what is kept is not computed again`() throws {
    let catalogue = try catalogue()
    let submission = try submissions(1)[0]
    let cache = MarkCache(size: 64 << 20) { MarksJSON.write($0) }
    let first = catalogue.sharedMarks(submission, cache: cache)
    let second = catalogue.sharedMarks(submission, cache: cache)
    for (a, b) in zip(first.exercises, second.exercises) {
      #expect(zip(a.parts, b.parts).allSatisfy { $0 === $1 })
    }
    let off = MarkCache(size: 0) { MarksJSON.write($0) }
    let third = catalogue.sharedMarks(submission, cache: off)
    let fourth = catalogue.sharedMarks(submission, cache: off)
    #expect(third.exercises[0].parts[0] !== fourth.exercises[0].parts[0])
  }
}
