import Foundation
import TestSupport
import Testing

@Suite struct VerifyCommandTests {
  @Test func `help names the options and the exit codes`() throws {
    let outcome = try shell("verify --help")
    #expect(outcome.code == 0 && outcome.messages == "")
    for word in ["--shard I/N", "--replay WORD", "--subject COMMAND", "Exit codes: 0"] {
      #expect(outcome.output.contains(word))
    }
  }

  @Test(arguments: [
    ("--cases 0", "--cases is a whole number from 1 to 1000000000, not 0"),
    ("--seed x", "--seed is a whole number from 0 to 18446744073709551615, not x"),
    ("--shard 3/3", "--shard is I/N with I from 0 to N − 1, as 0/4, not 3/3"),
    ("--format yaml", "no format yaml: write text, json or tap"),
    ("--timeout 3", "--timeout is for a --subject"),
    ("anwser", "no law is called “anwser”; did you mean answer?"),
    ("--sede 3", "no option `--sede`; did you mean `--seed`?"),
  ])
  func `what cannot be done is one line and 2`(arguments: String, message: String) throws {
    let outcome = try shell("verify \(arguments)")
    #expect(outcome.code == 2 && outcome.output == "")
    #expect(outcome.messages == "verify: \(message)\n")
  }

  @Test func `a replay needs one law and a whole word`() throws {
    #expect(try shell("verify --replay touchstone1::0000").code == 2)
    #expect(try shell("verify A.1 --replay nonsense").messages.contains("--replay needs"))
  }

  @Test func `the list selects by section, and shows the cases of each cost`() throws {
    let all = try shell("verify --list").output.split(separator: "\n")
    let vectors = try shell("verify --list A.2 --cases 5000").output.split(separator: "\n")
    #expect(vectors.count < all.count && vectors.allSatisfy { $0.hasPrefix("A.1 ") })
    #expect(vectors.contains { $0.contains("5,000 cases") })
    let algebra = try shell("verify --list --section a").output.split(separator: "\n")
    #expect(algebra.count > vectors.count && algebra == all.filter { $0.hasPrefix("A.") })
  }

  @Test func `a law is held, and the output does not depend on the format`() throws {
    let name = "'the dot product is its correctly rounded exact value'"
    let text = try shell("verify \(name) --cases 200 --seed 7")
    #expect(text.code == 0 && text.messages == "")
    #expect(text.output.hasPrefix("seed 7, 200 cases a light law, subject core\nheld "))
    #expect(text.output.contains("1 law: 1 held; 200 cases decided"))
    let tap = try shell("verify \(name) --cases 200 --format tap")
    #expect(tap.output.hasPrefix("TAP version 14\n1..1\n# seed 0,"))
    #expect(tap.output.contains("\nok 1 - A.1 7 the dot product"))
    let json = try shell("verify \(name) --format json", environment: ["TOUCHSTONE_CASES": "64"])
    let data = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(data?["schema"] as? String == "touchstone/laws/1")
    #expect(data?["cases"] as? Int == 64)
    #expect((data?["laws"] as? [[String: Any]])?.first?["outcome"] as? String == "held")
  }

  @Test func `a share of inputs is told where enough cases ran to bound it`() throws {
    let name = "'the dot product is its correctly rounded exact value'"
    // 1 − 0.001^(1/n) is below 10 % from n = 66 on.
    let enough = try shell("verify \(name) --cases 128").output
    #expect(enough.contains("(128 cases, p < ") && enough.contains("the largest p is "))
    let few = try shell("verify \(name) --cases 8").output
    #expect(few.contains("(8 cases)\n") && few.contains("Too few cases ran for statistics"))
    #expect(!few.contains("largest p"))
  }

  @Test func `answer answers each line, and says what is wrong with one`() throws {
    let requests = [
      #"{"id":1,"call":"dot","args":[[1,"0x1.8p1"],[3,4]]}"#,
      #"{"id":"b","call":"dto","args":[]}"#, #"{"id":3,"call":"dot","args":[[1]]}"#,
      #"{"id":4,"call":"dot","args":[[1],[1,2]]}"#, "nonsense",
    ]
    let outcome = try shell("printf '%s\\n' '\(requests.joined(separator: "' '"))' | verify answer")
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.code == 0 && lines.count == 5)
    #expect(lines.first == #"{"id":1,"value":15.0}"#)
    #expect(lines[1].hasPrefix(#"{"id":"b","error":{"kind":"missing""#))
    #expect(lines[1].contains("did you mean dot?"))
    #expect(lines[2].contains(#""kind":"arguments""#) && lines[2].contains("takes 2 arguments"))
    #expect(lines[3].contains(#""kind":"shapes""#))
    #expect(lines[4].hasPrefix(#"{"id":null,"error":{"kind":"request""#))
    #expect(try shell("verify answer --list").output.contains("dot(x: vector, y: vector) → number"))
  }
}
