import Certificates
import Exact
import Formats
import Foundation
import TestSupport
import Testing

@testable import Grading

/// The exercises of Part D, by their tables of answers.
@Suite struct PartDTests {
  static let files = [
    "D.1": "D.1-cosine", "D.2": "D.2-shapes", "D.3": "D.3-gradient", "D.4": "D.4-bayes",
    "D.5": "D.5-likelihood", "D.6": "D.6-kl",
  ]
  static let ids = files.keys.sorted()

  static func exercise(_ id: String) throws -> Exercise {
    let path = "exercises/part-d/\(try #require(files[id])).jsonc"
    do {
      return try Exercise(
        try Repository.bytes(path), file: path, problemSet: "part-d")
    } catch let error as ExerciseFileError {
      Issue.record("\(error.lines.joined(separator: "\n"))")
      throw error
    }
  }

  /// Every row of a table gets the verdict, the credit and the mistake that it states.
  @Test(arguments: ids) func `rows get what they state`(id: String) throws {
    let exercise = try Self.exercise(id)
    let url = try #require(
      Bundle.module.url(forResource: id, withExtension: "jsonc", subdirectory: "Rows"))
    let json = try JSON.read(Array(try Data(contentsOf: url)), as: .commented)
    let rows = try #require(json.elements)
    #expect(rows.count > 60)
    var failures: [String] = []
    for row in rows {
      let part = try #require(row["part"]?.string)
      var answers: [String: WrittenAnswer] = [:]
      for member in row["with"]?.members ?? [] {
        answers[member.name] = WrittenAnswer(member.value)
      }
      answers[part] = WrittenAnswer(try #require(row["answer"]))
      let mark = try #require(exercise.mark(answers).parts.first { $0.id == part })
      let credit = try Rational(try #require(row["credit"]?.string ?? row["credit"]?.number))
      var problems: [String] = []
      if mark.verdict.rawValue != row["verdict"]?.string {
        problems.append("verdict \(mark.verdict) not \(row["verdict"]?.string ?? "")")
      }
      if mark.credit != credit { problems.append("credit \(mark.credit) not \(credit)") }
      if let mistake = row["mistake"]?.string, mark.mistake != mistake {
        problems.append("mistake \(mark.mistake ?? "none") not \(mistake)")
      }
      if let piece = row["reason"]?.string, mark.reason?.contains(piece) != true {
        problems.append("a reason without `\(piece)`")
      }
      if let evidence = mark.evidence, evidence.rule == .different,
        !(try Self.areDisjoint(evidence))
      {
        problems.append("the witness shows no difference")
      }
      if let evidence = mark.evidence, mark.kind == .expression || mark.kind == .derivation,
        evidence.rule == .identity || evidence.rule == .different
      {
        problems += Self.problems(of: evidence, needed: mark.kind == .expression)
      }
      let follows = row["follows"]?.boolean ?? false
      if follows != (mark.followThrough != nil) { problems.append("follows \(!follows)") }
      if !problems.isEmpty {
        let with = answers.filter { $0.key != part }.map { "\($0.key)=\($0.value.text)" }.sorted()
        failures.append(
          "\(part) = \(answers[part]?.text ?? "") \(with): \(problems.joined(separator: ", "))"
            + " (\(mark.reason ?? ""))")
      }
    }
    #expect(failures.isEmpty, "\(failures.count) rows:\n\(failures.joined(separator: "\n"))")
  }

  /// What is wrong with the certificates in some evidence, as a reader of the marks would check them.
  static func problems(of evidence: Evidence, needed: Bool) -> [String] {
    guard let proof = evidence.proof else { return needed ? ["no proof"] : [] }
    do {
      let certificates = try Certificate.all(in: proof)
      return certificates.compactMap { certificate in
        guard certificate.claimsDifference == (evidence.rule == .different) else {
          return "another claim"
        }
        do {
          try certificate.check()
          return nil
        } catch {
          return "the proof is refused: \(error)"
        }
      }
    } catch {
      return ["the proof cannot be read: \(error)"]
    }
  }

  /// Whether the two intervals of a witness have no number in common.
  private static func areDisjoint(_ evidence: Evidence) throws -> Bool {
    // A bound very far from 1 is written as a power of 2.
    guard !"\(evidence.answer)\(evidence.key)".contains("2^") else { return true }
    let bounds = try [
      evidence.answer.lower, evidence.answer.upper, evidence.key.lower, evidence.key.upper,
    ].map { try Rational($0) }
    return bounds[1] < bounds[2] || bounds[3] < bounds[0]
  }

  /// The examples in the exercise files earn what they state.
  @Test(arguments: ids) func `examples earn what they state`(id: String) throws {
    let exercise = try Self.exercise(id)
    #expect(exercise.examples.count >= 2)
    for (index, example) in exercise.examples.enumerated() {
      let answers = Dictionary(uniqueKeysWithValues: example.answers.map { ($0.part, $0.answer) })
      let mark = exercise.mark(answers)
      if let score = example.score { #expect(mark.score == score, "example \(index)") }
      for (part, expectation) in example.expect {
        let found = try #require(mark.parts.first { $0.id == part })
        switch expectation {
        case .credit(let credit): #expect(found.credit == credit, "example \(index), \(part)")
        case .word(let word):
          #expect(
            found.verdict.rawValue == word || found.mistake == word, "example \(index), \(part)")
        }
      }
    }
  }
}
