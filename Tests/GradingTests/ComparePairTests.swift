import Exact
import Formats
import Foundation
import TestSupport
import Testing

@testable import Grading

/// Keys and answers whose verdict is known by mathematics, each with its trap and the reason.
@Suite struct ComparePairTests {
  /// A pair may be left to a person, but never gets a verdict that mathematics does not give it; and what is
  /// shown for a verdict passes the checker.
  @Test(arguments: ComparePair.files)
  func `pairs get the verdict that mathematics gives them`(file: String) throws {
    for (pair, outcome) in try ComparePair.decided(file) {
      guard ComparePair.known.contains(pair.line) else {
        check(pair, outcome)
        continue
      }
      withKnownIssue { check(pair, outcome) }
    }
  }

  private func check(_ pair: ComparePair, _ outcome: ComparePair.Outcome) {
    switch outcome {
    case .success(let finding):
      if finding.verdict == .undecided { return }
      #expect(pair.verdicts.contains(finding.verdict.rawValue), "\(pair.question): \(pair.why)")
      #expect(finding.verdict == .right || finding.reason?.isEmpty == false, "\(pair.question)")
      guard let evidence = finding.evidence, evidence.proof != nil else { return }
      #expect(PartDTests.problems(of: evidence, needed: true).isEmpty, "\(pair.question)")
    case .failure(let error):
      // A key that is a bomb is refused as such.
      if pair.verdicts.count > 1 { return }
      Issue.record("\(pair.question): \(pair.why): \(error.message)")
    }
  }

  @Test func `fewer than one pair in a hundred is left undecided, and many have a proof`() throws {
    let pairs = try ComparePair.files.flatMap { try ComparePair.decided($0) }
    var undecided: [String] = []
    var proofs = 0
    for (pair, outcome) in pairs {
      guard case .success(let finding) = outcome else { continue }
      if finding.evidence?.proof != nil { proofs += 1 }
      if finding.verdict == .undecided, !pair.verdicts.contains("undecided") {
        undecided.append("\(pair.question): \(pair.why)")
      }
    }
    #expect(undecided.count * 100 < pairs.count, "\(undecided.joined(separator: "\n"))")
    #expect(proofs > pairs.count / 2)
  }

  @Test func `the corpus is large, names its traps and repeats nothing`() throws {
    var questions: Set<String> = []
    for file in ComparePair.files {
      for pair in try ComparePair.pairs(of: file) {
        #expect(questions.insert(pair.question).inserted, "\(file): \(pair.question) stands twice")
        #expect(!pair.trap.isEmpty && !pair.why.isEmpty, "\(file): \(pair.question)")
      }
    }
    #expect(questions.count >= 4700)
  }

  /// Whether a pair of formulas is equal does not depend on which one is called the key; only that a value with a
  /// name, `p = 1/2`, says the value, while the value says nothing of the name.
  @Test(arguments: ComparePair.files)
  func `verdicts without a rule are symmetric`(file: String) throws {
    for pair in try ComparePair.pairs(of: file)
    where ["right", "wrong"].contains(pair.verdict) && !ComparePair.known.contains(pair.line) {
      var request = try pair.request()
      guard request.closeness == nil, request.freedom == nil, request.forms.isEmpty,
        request.allowed == nil, !Self.isValueBesideEquation(request.key, request.answer)
      else { continue }
      (request.key, request.answer) = (request.answer, request.key)
      guard let verdict = try? request.decide().verdict, verdict != .undecided else { continue }
      #expect(verdict.rawValue == pair.verdict, "\(pair.question): \(pair.why)")
    }
  }

  private static func isValueBesideEquation(_ a: String, _ b: String) -> Bool {
    // The sign below a sum makes no equation.
    let (isEquation, isOther) = (
      a.replacing("_{i=1}", with: "").contains("="), b.replacing("_{i=1}", with: "").contains("=")
    )
    return isEquation != isOther && !(isEquation ? b : a).contains { "<>≤≥≠∈∪".contains($0) }
  }

  @Test func `a field that is null says nothing`() throws {
    let line =
      #"{"key":"1/2","answer":"0.5","tolerance":null,"decimals":null,"significant":null,"upTo":null,"#
      + #""form":null,"variables":null,"domains":null,"allow":null}"#
    #expect(try CompareLine(Array(line.utf8)).request.get().decide().verdict == .right)
  }

  @Test(arguments: [
    (
      #"x"#, #"\frac{d}{dx} x^2"#,
      "`d`: derivatives are not worked out here: write the derivative itself."
    ),
    (#"x"#, #"\partial_w w^2"#, "`\\partial`: derivatives are not worked out here"),
    (#"x+y"#, #"\sum x+y"#, "`sum`: say from where to where: Σ_{i=1}^n x_i."),
    (#"1/2"#, #"24/50=0.49"#, "`0.49` is not the same as what stands before it: write one answer."),
    (#"x"#, #"e^-2x"#, "this has two readings: write `e^-2*x` or `e^(-2*x)`."),
    (#"x"#, #"3\frac{1}{2}"#, "this has two readings: write `3+1/2` or `3*1/2`."),
    (#"x"#, #"131{,}072"#, "this has two readings: write `131.072` or `131072`."),
    (#"x"#, #"2{,}5"#, "a decimal comma? Write 2.5."),
    (#"x"#, #"\log x^{2}"#, #"this has two readings: write `\log(x^{2})` or `(\log(x))^{2}`."#),
    (#"x"#, #"sin^2 x/2"#, "this has two readings: write `sin^2(x)/2` or `sin^2(x/2)`."),
    (#"\mu+\sigma(x-1)"#, "μ+σ*(x-1)", "`σ` needs an argument: σ(…)."),
    (#"sigmoid(z)"#, #"sigmod(z)"#, "`sigmod` is not a function here; did you mean `sigmoid`?"),
    (#"x^2"#, #"The answer is 5"#, "`The` is not a name here."),
    (#"x"#, #"x % comment"#, "`%`: it stands right behind a number"),
    (#"(0,inf)"#, #"\mathbb{R}_+"#, "this has two readings: write `ℝ_{>0}` or `ℝ_{≥0}`."),
    (
      #"relu(x)"#, #"\begin{cases}1 & x>0\\0 & x\le 0\end{cases}"#,
      "`\\begin{cases}`: a jump is not read here: the two cases do not meet at x = 0."
    ),
    (
      #"relu(x)"#, #"\begin{cases}x & x>0\\0 & y\le 0\end{cases}"#,
      "`\\begin{cases}`: cases are not read"
    ),
  ])
  func `what cannot be read says why`(key: String, answer: String, start: String) throws {
    let finding = try CompareRequest(key: key, answer: answer).decide()
    #expect(finding.verdict == .unreadable)
    let reason = finding.reason ?? ""
    #expect(reason.lowercased().hasPrefix(start.lowercased()), "\(reason)")
  }

  @Test func `of several numbers the margin is that of the one nearest to its edge`() throws {
    var request = CompareRequest(key: "[1, 2, 3]", answer: "[1, 2.09, 3.05]")
    request.closeness = .absolute(try Rational(1, over: 10))
    #expect(try request.decide().margin == "0.100")
  }

  @Test(arguments: [
    (#"{"key":"σ(x)+σ","answer":"1"}"#, "key, column 1: this has two readings: write `sigmoid(x)`"),
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
    (
      #"{"key":"1","answer":"1","allow":["exp","sqrtt"]}"#,
      "allow: `sqrtt` is no function; did you mean sqrt?"
    ),
    (#"{"key":"p","answer":"p","domains":{"p":"[inf,inf]"}}"#, "domains: p: "),
    (#"{"key":"p","answer":"p","domains":{"p":"(0,inf]"}}"#, "domains: p: "),
    (#"{"key":"p","answer":"p","domains":{"p":"(inf,0)"}}"#, "domains: p: "),
    (#"{"key":"1/2=0.4","answer":"1/2"}"#, "key: "), (#"{"key":null,"answer":"1"}"#, "key: it is"),
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
