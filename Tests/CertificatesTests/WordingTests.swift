import Certificates
import Testing

@Suite struct WordingTests {
  @Test func `a refusal says where and why in one sentence`() {
    let sigmoid = Handwritten.sigmoidDerivative
    let root = Handwritten.root
    let sign = Handwritten.sign
    let cases: [(String, String)] = [
      (
        sigmoid.replacing("certificate/1", with: "certificate/9"),
        "line 1: a certificate begins with `touchstone/certificate/1`, not "
          + "`touchstone/certificate/9`"
      ),
      (sigmoid.replacing("(sigmoid z)", with: "(sigma z)"), "line 6: `sigma` is no function"),
      (sigmoid.replacing("z real", with: "t real"), "atom k1: `z` is not a name here"),
      (
        root.replacing("power k1", with: "ring k1"),
        "step 2: (sqrt (^ x 2)) is no arithmetic over "
          + "variables, atoms and entries"
      ),
      (root.replacing("power k1", with: "power x"), "step 2: x is not shown to be at least 0"),
      (
        root.replacing("left . power", with: "left 1 power"),
        "step 2: nothing stands at 1 that may "
          + "be replaced"
      ),
      (
        root.replacing("power k1", with: "power k1 where (> x 0)"), "step 2: (> x 0) is not shown"
      ),
      (sigmoid.replacing("(- 1 (sig", with: "(- 2 (sig"), "left − right does not expand to zero"),
      (
        sign.replacing("point x 3", with: "point x 6"),
        "left is -16/9, outside the interval that "
          + "is stated"
      ),
      (
        sign.replacing("s (0, 1)", with: "s (0, 1/4)"), "point s: 1/3 is not in the domain (0, 1/4)"
      ),
      (
        sign.replacing("left (* -2", with: "left (/ -2 0 1) (* -2"),
        "line 6: `/` takes 2 "
          + "arguments, not 3"
      ),
      (
        sign.replacing("left (* -2 x", with: "left (* (log -2) x"),
        "left has no value at the point: log is not defined at -2"
      ),
      (sign.replacing("[8/9, 8/9]", with: "[-8/9, 8/9]"), "the intervals have numbers in common"),
    ]
    for (text, message) in cases { #expect(refusal(text)?.message == message) }
  }
}
