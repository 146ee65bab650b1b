import Exact
import Laws
import PropertyTesting
import Testing

@Suite struct LawTests {
  /// A subject that adds well, and one that forgets the last element.
  private let adding = Subject(
    name: "adding", [.sum: { .number(try $0[0].asVector().reduce(0, +)) }])

  private var forgetful: Subject {
    adding.replacing(.sum, name: "forgetful") { subject, arguments in
      .number(try subject.sum(arguments[0].asVector().dropLast()))
    }
  }

  private let doubling = Law(
    0, .vectors, "doubling", states: "Σ 2xᵢ = 2 Σ xᵢ over whole numbers", .exact,
    holds: [.sum], for: .wholeVectors()
  ) { subject, x in
    let exact = try x.reduce(Rational.zero) { $0 + (try Rational($1)) }
    try subject.hold(.sum, try subject.sum(x), to: exact, within: .exact)
  }

  @Test func `a law that holds says how many cases it decided, and which function it called`() {
    let report = doubling.check(adding)
    #expect(report.holds)
    #expect(report.decided == Settings.defaultCases)
    #expect(report.values[.sum, default: 0] >= Settings.defaultCases)
    #expect(report.worst[.sum]?.ulps == 0)
  }

  @Test func `a wrong subject is caught, with its simplest input and the replay`() throws {
    let report = doubling.check(forgetful)
    #expect(!report.holds)
    #expect(report.outcome == .broken)
    #expect(try #require(report.failure).value == "[1]")
    #expect(report.failure?.replay != nil)
  }

  @Test func `an error where a value is due is a failure`() {
    let report = doubling.check(Subject(name: "empty", [:]))
    #expect(report.fault?.contains("the subject has no function sum") == true)
  }

  @Test func `a law that decides nothing, or calls nothing, has not held`() {
    let undecided = Law(
      0, .vectors, "undecided", states: "nothing", .certified, for: .wholeVectors()
    ) { subject, x in
      _ = try subject.sum(x)
      throw Undecided()
    }
    #expect(undecided.check(adding).fault == "no case was decided")
    let idle = Law(0, .vectors, "idle", states: "nothing", .exact, for: .wholeVectors()) { _, _ in }
    #expect(idle.check(adding).fault == "no function of the subject gave a value")
  }

  @Test func `an exhaustive law runs all inputs, whatever number of cases is asked for`() {
    let law = Law(
      0, .vectors, "all", states: "Σ (n) = n", .exact, holds: [.sum],
      forAllOf: { (0..<37).map { Double($0) } }
    ) { subject, n in
      try require(try subject.sum([n]) == n)
    }
    #expect(law.check(adding, Settings(cases: 1)).outcome == .proved(inputs: 37))
    #expect(law.check(forgetful).failure?.value == "1")
  }

  @Test func `the cost of a case fixes the share of the cases that is run`() {
    #expect(Law.Cost.light.cases(of: 1_000) == 1_000)
    #expect(Law.Cost.medium.cases(of: 1_000) == 100)
    #expect(Law.Cost.heavy.cases(of: 1_000) == 10)
    #expect(Law.Cost.heavy.cases(of: 7) == 1)
  }

  @Test func `a refusal is asked for by its kind`() throws {
    let refusing = Subject(
      name: "refusing", [.sum: { _ in throw SubjectError.refused(kind: "empty", message: "") }])
    try refusing.refuses("empty") { try refusing.sum([]) }
    #expect(throws: SubjectError.self) { try refusing.refuses("shapes") { try refusing.sum([]) } }
    #expect(throws: Falsified.self) { try adding.refuses("empty") { try adding.sum([]) } }
  }

  @Test func `laws have names of their own, and functions too`() {
    #expect(Set(Law.all.map(\.name)).count == Law.all.count)
    #expect(Set(Function.all.map(\.name)).count == Function.all.count)
    #expect(Function.named("dot")?.description == "dot(x: vector, y: vector) → number")
  }
}
