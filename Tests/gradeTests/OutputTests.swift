import Foundation
import TestSupport
import Testing

@Suite struct OutputTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `JSON marks have the documented fields, and the points add up`() throws {
    let outcome = try shell("grade --format json answers/student.json")
    let document = try object(outcome.output)
    #expect(document["schema"] as? String == "touchstone/marks/1")
    let results = try #require(document["results"] as? [[String: Any]])
    let result = try #require(results.first)
    #expect(results.count == 1 && outcome.code == 0)
    #expect(
      Set(result.keys) == [
        "id", "student", "attempt", "exercises", "score", "points", "pending", "unknown",
      ])
    #expect(result["id"] as? String == "ada#1" && result["attempt"] as? Int == 1)
    #expect(result["score"] as? String == "69/2" && result["points"] as? String == "55")
    let exercises = try #require(result["exercises"] as? [[String: Any]])
    #expect(
      exercises.compactMap { $0["id"] as? String } == ["D.1", "D.2", "D.3", "D.4", "D.5", "D.6"])
    let parts = exercises.flatMap { $0["parts"] as? [[String: Any]] ?? [] }
    #expect(parts.count == 62)
    let optional: Set = [
      "answer", "reason", "certificate", "witness", "margin", "mistake", "followThrough",
    ]
    let wrongFields = parts.filter {
      !Set($0.keys).subtracting(["id", "verdict", "credit", "points"]).isSubset(of: optional)
    }
    #expect(wrongFields.isEmpty)
    let unproved = parts.filter { part in
      switch part["verdict"] as? String {
      case "right": part["certificate"] == nil || part["witness"] != nil
      case "wrong": part["witness"] == nil || part["certificate"] != nil
      default: part["certificate"] != nil || part["witness"] != nil
      }
    }
    #expect(unproved.isEmpty, "\(unproved)")
  }

  @Test func `JSON Lines have the same results, one a line`() throws {
    let files = "answers/student.json answers/perfect.json"
    let lines = try shell("grade --format jsonl \(files)").output.split(separator: "\n")
    let document = try object(try shell("grade --format json \(files)").output)
    let results = try #require(document["results"] as? [[String: Any]])
    #expect(lines.count == 2 && results.count == 2)
    for (line, result) in zip(lines, results) {
      #expect(try object(String(line)) as NSDictionary == result as NSDictionary)
    }
  }

  @Test func `there are no escape sequences where there is no terminal`() throws {
    for environment in [["NO_COLOR": "1"], ["NO_COLOR": "", "TERM": "xterm-256color"]] {
      let outcome = try shell("grade answers/student.json", environment: environment)
      #expect(!outcome.output.utf8.contains(0x1B) && !outcome.output.isEmpty)
    }
  }

  @Test func `two runs and all locales give the same bytes`() throws {
    let commands = "grade answers/student.json; grade --format json answers/*.json; grade list"
    let first = try shell(commands).output
    let environments = [
      [:], ["LC_ALL": "C"], ["LC_ALL": "C.UTF-8"], ["LANG": "de_DE.UTF-8", "LC_ALL": ""],
      ["TZ": "Asia/Tokyo", "COLUMNS": "30"],
    ]
    for environment in environments {
      #expect(try shell(commands, environment: environment).output == first)
    }
    #expect(first.contains("ada: 69/2 of 55 points"))
  }

  @Test func `a closed pipe is quiet and 141, a full disk is one line and 2`() throws {
    let piped = try shell("grade answers/student.json | head -n 1")
    #expect(piped.messages == "" && piped.output.hasPrefix("D.1  Cosine similarity"))
    let closed = try shell(
      "{ sleep 0.2; grade answers/student.json; echo \"code $?\" >&2; } | true", environment: [:])
    #expect(closed.messages == "code 141\n")
    let full = try shell("grade answers/student.json > /dev/full")
    #expect(full.code == 2 && full.messageLines.count == 1)
    #expect(full.messages.contains("no space is left"))
  }
}
