import Certificates
import Testing

@Suite struct HostileTextTests {
  /// A certificate of equality with two formulas and further lines.
  private static func equal(
    _ left: String, _ right: String, atoms: [String] = [], steps: [String] = []
  ) -> String {
    (["touchstone/certificate/1", "claim equal", "variable x real", "variable y positive"] + atoms
      + ["left \(left)", "right \(right)"] + steps + ["end"]).joined(separator: "\n") + "\n"
  }

  private enum Bound: Hashable {
    case size(CertificateError.Size)
    case fuel
    case other
  }

  private func bound(_ text: String) -> Bound? {
    switch refusal(text) {
    case nil: nil
    case .tooLarge(let size, _): .size(size)
    case .outOfFuel: .fuel
    default: .other
    }
  }

  @Test func `long and deep texts are refused before they are looked at`() {
    let deep =
      String(repeating: "(- ", count: 100_000) + "x" + String(repeating: ")", count: 100_000)
    #expect(bound(Self.equal(deep, "x")) == .size(.depth))
    #expect(bound(Self.equal(String(repeating: "(", count: 500_000), "x")) == .size(.depth))
    let long = "(+" + String(repeating: " x", count: 100_000) + ")"
    #expect(bound(Self.equal(long, "x")) == .size(.nodes))
    let longer = "(+" + String(repeating: " x", count: 1_000_000) + ")"
    #expect(bound(Self.equal(longer, "x")) == .size(.bytes))
    let digits = String(repeating: "9", count: 5_000)
    #expect(bound(Self.equal(digits, "x")) == .size(.digits))
    let atoms = (0..<1_001).map { "atom k\($0) (exp \($0 == 0 ? "x" : "k\($0 - 1)"))" }
    #expect(bound(Self.equal("x", "x", atoms: atoms)) == .size(.atoms))
  }

  @Test func `huge powers and products are refused while they grow`() {
    let powers = [
      "(^ 2 1000000)", "(^ (^ (^ 2 1000) 1000) 1000)", "(^ (+ x y 1) 1000000)",
      "(^ (+ x 1) (/ 99999 1))", "(^ (- (^ (+ x 1) 1000) x) 1000)",
    ]
    for power in powers {
      let found = bound(Self.equal(power, "(+ \(power) 1)"))
      #expect(found == .size(.bits) || found == .size(.terms) || found == .fuel, "\(power)")
    }
    // An exponent beyond what is multiplied out is no arithmetic.
    #expect(bound(Self.equal("(^ x 99999999999999999999)", "x")) == .other)
    let factors = (1...60).map { "(+ x y \($0) (* x y))" }.joined(separator: " ")
    let product = bound(Self.equal("(* \(factors))", "x"))
    #expect(product == .size(.terms) || product == .size(.bits) || product == .fuel)
    let roots = (0..<200).map { "atom k\($0) (sqrt (+ 1 \($0 == 0 ? "y" : "k\($0 - 1)")))" }
    let tower = bound(Self.equal("(^ k199 1000000)", "y", atoms: roots))
    #expect(tower == .size(.terms) || tower == .size(.bits) || tower == .fuel)
  }

  @Test func `steps that double a tree are stopped by its size`() {
    let steps = (0..<60).map { number in
      "step left \(String(repeating: "0.", count: number))0 ring (+ x (* 0 x))"
    }
    let found = bound(Self.equal("(+ x (* x x))", "(* x x)", steps: steps))
    #expect(found == .size(.nodes))
  }

  @Test func `sums at a point are stopped by their length or the fuel`() {
    func witness(_ left: String) -> String {
      """
      touchstone/certificate/1
      claim different
      variable x real
      left \(left)
      right 0
      point x 1
      value left [1, 1000000000000000]
      value right [0, 0]
      end

      """
    }
    #expect(bound(witness("(sum i 1 10 x)")) == nil)
    #expect(bound(witness("(sum i 1 1000000000000 x)")) == .other)
    #expect(bound(witness("(sum i 1 1000000000 x)")) == .size(.summands))
    let nested = "(sum i 1 90000 (sum j 1 90000 (sum k 1 90000 x)))"
    #expect(bound(witness(nested)) == .fuel)
    #expect(bound(witness("(exp (exp (exp (exp (exp x)))))")) != nil)
    #expect(bound(witness("(^ 2 (^ 2 (^ 2 100)))")) != nil)
  }

  @Test(arguments: [
    ("(abs 1)", "abs x"), ("(sqrt 1)", "power x"), ("(exp 0)", "exp x"),
    ("(^ 1 n)", "whole x factors (1 1)"),
  ])
  func `a name may occur in a step for the first time`(left: String, step: String) {
    func text(_ step: String) -> String {
      (["touchstone/certificate/2", "claim equal", "variable x positive", "variable n integer"]
        + ["left \(left)", "right 1", "step left . \(step)", "end"]).joined(separator: "\n") + "\n"
    }
    #expect(refusal(text(step)) == .rule(step: 1, .notEqual(left, "x")))
    #expect(refusal(text(step.replacing(" x", with: " 1"))) == nil)
  }
}
