import Certificates
import Testing

@Suite struct CorruptionTests {
  /// The changes after which a certificate still holds, by the rules of the format, each with the reason.
  private static let harmless: [String: String] = [
    "step left 0.0.1 log (+ k1 k2 k3) factors (2 1) (pi 1) (v 1)"
      + " → step left 0.0.1 log (+ k1 k2 k3) factors (-2 1) (pi 1) (v 1)":
      "the rule takes magnitudes of bases: log |−2| is log 2",
    "left (sqrt (^ x 2)) → left (sqrt (^ k1 2))": "√(|x|²) is |x| too",
    "step right . atom k1 → step right . abs k1": "k1 is the magnitude by either rule",
    "step left 0 atom a1 → step left 0 abs a1": "a1 is the magnitude by either rule",
    "step right 0.0 atom b1 → step right 0.0 abs b1": "b1 is the magnitude by either rule",
    "step right 1.0 atom c1 → step right 1.0 abs c1": "c1 is the magnitude by either rule",
    "step right . atom k1 → step right . power k1": "k1 is the root by either rule",
    "step left . power k1 → step left . atom k1": "the arguments of both roots are equal",
    "left (+ (sum i 1 N (^ (- (at y i) m) 2)) (sum i 1 N 1))"
      + " → left (+ (sum i 1 N (^ (- (at y i) m) 2)) (sum qq 1 N 1))":
      "a sum of ones does not depend on the name of its index",
    "step left 0.0.0.0 atom k1 → step left 0.0.1.0 atom k1":
      "the same exponential stands at both places",
  ]

  @Test func `a certificate with one corrupted field is refused`() {
    var accepted: [String] = []
    var count = 0
    for text in Handwritten.all {
      for corruption in Corruption.all(of: text) {
        count += 1
        if refusal(corruption.text) == nil { accepted.append(corruption.change) }
      }
    }
    #expect(accepted.filter { Self.harmless[$0] == nil } == [])
    // Each exception is one that happens.
    #expect(Set(accepted) == Set(Self.harmless.keys))
    #expect(count > 4_000)
  }
}
