import ChallengeProblems
import PropertyTesting
import Testing

@Suite struct ShrinkingChallengeTests {
  @Test(arguments: ChallengeProblem.all)
  func `a problem shrinks to its ideal from whatever failed first`(_ problem: ChallengeProblem) {
    var misses: [String] = []
    for seed in 0..<100 as Range<UInt64> {
      let outcome = problem.search(Settings(cases: 10_000, seed: seed))
      let found = outcome.counterexample ?? "no failure"
      if found != problem.ideal { misses.append("seed \(seed): \(found)") }
    }
    #expect(misses == [])
  }
}
