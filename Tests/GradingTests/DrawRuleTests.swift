import Exact
import Formulas
import Testing

@testable import Grading

/// The rule `draw/1` is frozen: what it gave once it gives for ever.
///
/// The expected values come from an implementation in Python that shares nothing with this one.
@Suite struct DrawRuleTests {
  /// C.23 of the notes, with its conditions.
  static func bayes(id: String = "C.23", head: String = "") throws -> Exercise {
    try Exercising.exercise(
      """
      { "id": "\(id)", \(head)
        "draw": { "prior": "0.05 .. 0.40 by 0.05", "hit": "0.60 .. 0.95 by 0.05", "alarm": "0.02 .. 0.20 by 0.02" },
        "where": ["hit >= 4*alarm", "hit + alarm < 1", "posterior != hit"],
        "prompt": "{prior:%} of your mail is spam.",
        "parts": {
          "evidence": { "prompt": "P(word)", "key": "prior*hit + (1 - prior)*alarm" },
          "posterior": { "prompt": "P(spam|word)", "key": "prior*hit / evidence", "check": "bayes(prior, hit, alarm)" }
        } }
      """)
  }

  @Test func `SipHash agrees with its authors' test vector`() {
    let key: (UInt64, UInt64) = (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)
    #expect(SipHash.hash(Array(0..<15), key: key) == 0xa129_ca61_49be_45e5)
    #expect(SipHash.hash([], key: key) == 0x726f_db47_dd0e_0e31)
  }

  @Test func `SplitMix64 agrees with known sequences`() {
    var zero = SplitMix64(seed: 0)
    #expect(
      [zero.next(), zero.next(), zero.next()]
        == [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f])
    var other = SplitMix64(seed: 1_234_567)
    #expect(
      [other.next(), other.next(), other.next()]
        == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test func `seeds are those of the golden table`() {
    let rows: [(String, String, String, UInt64)] = [
      ("2027s", "C.23", "ada", 0xe53b_e604_80f1_213a), ("", "", "", 0xcf50_6f28_844c_8c1e),
      ("a", "bc", "d", 0x0d9a_647f_b2ff_89d9), ("ab", "c", "d", 0xfa50_9abb_1170_3cc5),
      ("2027s", "C.23", "Zoë", 0xa9f2_a7a7_dca1_0601),
    ]
    for (course, exercise, student, seed) in rows {
      #expect(DrawRule.seed(course: course, exercise: exercise, student: student) == seed)
    }
  }

  @Test func `students have the numbers of the golden table`() throws {
    let exercise = try Self.bayes()
    let rows = [
      ("ada", "prior 0.1, hit 0.85, alarm 0.1"), ("bob", "prior 0.35, hit 0.65, alarm 0.12"),
      ("emmy", "prior 0.15, hit 0.85, alarm 0.04"), ("Zoë", "prior 0.3, hit 0.75, alarm 0.04"),
      ("12345678", "prior 0.15, hit 0.8, alarm 0.06"), ("x", "prior 0.25, hit 0.6, alarm 0.08"),
    ]
    for (student, numbers) in rows {
      #expect(exercise.variant(for: student, course: "2027s")?.text == numbers)
    }
  }

  @Test func `matrices and vectors are drawn entry by entry, whatever the order of the file`()
    throws
  {
    let names = [
      #""A": "matrix(2, 2) of -3 .. 3""#, #""v": "vector(3) of {1, 2, 5}""#, #""k": "{3, 1, 2}""#,
    ]
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
      let exercise = try Exercising.exercise(
        """
        { "id": "M", "draw": { \(order.map { names[$0] }.joined(separator: ", ")) },
          "parts": { "q": { "prompt": "Q", "key": "k*trace(A) + sum(v)" } } }
        """)
      let ada = try #require(exercise.variant(for: "ada", course: "c")).values
      #expect(ada["A"]?.text { "\($0.summary)" } == "[[-2, -1], [-1, 3]]")
      #expect(ada["v"]?.text { "\($0.summary)" } == "[1, 1, 2]")
      #expect(ada["k"]?.text { "\($0.summary)" } == "3")
      let bob = try #require(exercise.variant(for: "bob", course: "c")).values
      #expect(bob["A"]?.text { "\($0.summary)" } == "[[3, -1], [0, 2]]")
      #expect(bob["v"]?.text { "\($0.summary)" } == "[5, 5, 1]")
    }
  }

  @Test func `another id keeps the numbers if the first one is named`() throws {
    let renamed = try Self.bayes(id: "C.24", head: #""formerly": ["C.23", "C.23b"],"#)
    #expect(
      renamed.variant(for: "ada", course: "2027s")?.text == "prior 0.1, hit 0.85, alarm 0.1")
    let another = try Self.bayes(id: "C.24")
    #expect(
      another.variant(for: "ada", course: "2027s") != renamed.variant(for: "ada", course: "2027s"))
  }

  @Test func `every index is as likely as the others`() {
    var generator = SplitMix64(seed: 7)
    var counts = Array(repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[generator.index(below: 6)] += 1 }
    // Six standard deviations: √(60000 · 1/6 · 5/6) ≈ 91.
    #expect(counts.allSatisfy { abs($0 - 10_000) < 546 })
    #expect(generator.index(below: 1) == 0)
  }
}
