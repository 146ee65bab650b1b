import Exact
import Formats
import Foundation
import TestSupport
import Testing

@testable import Grading

/// Keys and answers whose verdict is known by mathematics, each with its trap and the reason.
@Suite struct ComparePairTests {
  private struct Pair {
    let line: CompareLine
    let verdict: String
    let why: String
  }

  private static func pairs() throws -> [Pair] {
    let url = try #require(
      Bundle.module.url(forResource: "compare", withExtension: "jsonl", subdirectory: "Rows"))
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
      let json = try JSON.read(Array(line.utf8), as: .strict)
      let members = try #require(json.members)
      let question = JSON.Output.object(
        members.filter { !["trap", "why", "verdict"].contains($0.name) }
          .map { (name: $0.name, value: $0.value.output) })
      return Pair(
        line: CompareLine(Array(question.compact().utf8)),
        verdict: try #require(json["verdict"]?.string), why: try #require(json["why"]?.string))
    }
  }

  @Test func `pairs get the verdict that mathematics gives them`() throws {
    let pairs = try Self.pairs()
    #expect(pairs.count > 100)
    for pair in pairs {
      let request = try pair.line.request.get()
      let finding = try request.decide()
      #expect(
        finding.verdict.rawValue == pair.verdict,
        "\(request.key) against \(request.answer): \(pair.why)")
      #expect(finding.verdict == .right || finding.reason?.isEmpty == false)
    }
  }

  @Test func `a certificate of a pair passes the checker`() throws {
    var count = 0
    for pair in try Self.pairs() {
      guard let evidence = try pair.line.request.get().decide().evidence, evidence.proof != nil
      else {
        continue
      }
      #expect(PartDTests.problems(of: evidence, needed: true).isEmpty, "\(pair.why)")
      count += 1
    }
    #expect(count > 40)
  }

  /// Whether a pair of formulas is equal does not depend on which one is called the key.
  @Test func `verdicts without a rule are symmetric`() throws {
    for pair in try Self.pairs() where ["right", "wrong"].contains(pair.verdict) {
      var request = try pair.line.request.get()
      guard request.closeness == nil, request.freedom == nil, request.forms.isEmpty,
        request.allowed == nil
      else { continue }
      (request.key, request.answer) = (request.answer, request.key)
      #expect(try request.decide().verdict.rawValue == pair.verdict, "\(pair.why)")
    }
  }

  @Test func `of several numbers the margin is that of the one nearest to its edge`() throws {
    var request = CompareRequest(key: "[1, 2, 3]", answer: "[1, 2.09, 3.05]")
    request.closeness = .absolute(try Rational(1, over: 10))
    #expect(try request.decide().margin == "0.100")
  }

  @Test(arguments: [
    (#"{"key":"1+","answer":"1"}"#, "key, column 3: "), (#"{"answer":"1"}"#, "key: it is missing"),
    (#"{"key":"1"}"#, "answer: it is missing"), ("[1]", "line: an array is no question"),
    ("{", "line: column 2: "),
    (#"{"key":"0","answer":"0","significant":3}"#, "significant: the key is 0"),
    (#"{"key":"1","answer":"1","tolerance":"1","decimals":2}"#, "decimals: write one of"),
    (#"{"key":"x","answer":"1","tolerance":"1"}"#, "tolerance: the key has variables"),
    (#"{"key":"1","answer":"1","upTo":"sign"}"#, "upTo: write one of constant"),
    (#"{"key":"1","answer":"1","form":"nice"}"#, "form: write integer"),
    (
      #"{"key":"1","answer":"1","upto":"sign"}"#, "upto: there is no such field; did you mean upTo?"
    ),
    (#"{"key":"e","answer":"1","variables":["e"]}"#, "variables: e always is a constant"),
    (#"{"key":"p","answer":"p","domains":{"p":"(1,0)"}}"#, "domains: p: "),
    (#"{"key":"p","answer":"p","variables":["p"],"domains":{"q":"real"}}"#, "domains: `q` is no"),
    (#"{"key":"p","answer":"p","domains":{"p,p":"probability"}}"#, "domains: p stands twice"),
    (#"{"key":"x=1","answer":"x=1","upTo":"constant"}"#, "upTo: it does not go with equations"),
    (#"{"key":"1","answer":"1","upTo":"constant","decimals":2}"#, "upTo: it does not go with"),
    (#"{"key":"x","answer":"1","decimals":2}"#, "decimals: the key has variables"),
  ])
  func `a question that is none says why`(line: String, start: String) throws {
    let message: String
    do throws(CompareError) {
      let finding = try CompareLine(Array(line.utf8)).request.get().decide()
      message = "decided: \(finding.verdict)"
    } catch {
      message = error.message
    }
    #expect(message.hasPrefix(start), "\(message)")
  }
}
