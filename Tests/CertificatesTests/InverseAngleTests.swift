import Certificates
import Testing

/// Equations between a number and an angle, and comparisons of angles: what is accepted, and what is refused although it looks
/// alike.
@Suite struct InverseAngleTests {
  private func text(
    angle: String, _ left: String = "(= x (atan y))", _ right: String = "(= y (tan x))"
  ) -> String {
    [
      "touchstone/certificate/2", "claim same", "variable y real", "variable x \(angle)",
      "left \(left)", "right \(right)", "by inverse",
      "part", "claim equal", "variable y real", "atom k (atan y)",
      "atom r (^ (+ (^ y 2) 1) 1/2)", "atom c (cos k) = (/ r (+ (^ y 2) 1))",
      "atom s (sin k) = (/ (* y r) (+ (^ y 2) 1))", "left y", "right (tan (atan y))",
      "step right 0 atom k", "step right . unfold (/ (sin k) (cos k))",
      "step right 0 angle (/ (* y r) (+ (^ y 2) 1)) angles (k 1)",
      "step right 1 angle (/ r (+ (^ y 2) 1)) angles (k 1)", "end",
      "part", "claim equal", "variable x \(angle)", "atom c (cos x)", "atom s (sin x)", "left x",
      "right (atan (tan x))", "step right 0 unfold (/ (sin x) (cos x))",
      "step right 0.0 angle s angles (x 1)", "step right 0.1 angle c angles (x 1)",
      "step right . principal x angles (x 1)", "end", "end",
    ].joined(separator: "\n") + "\n"
  }

  @Test func `the tangent has a value at every arctangent`() throws {
    let plain = text(angle: "pi (-1/2, 1/2)")
    #expect(refusal(plain) == nil)
    #expect(try Certificate(plain).text == plain)
    #expect(refusal(text(angle: "pi [-1/4, 1/3)")) == nil)
  }

  @Test(arguments: [
    "pi [-1/2, 1/2]", "pi (-1/2, 1)", "pi (0, 1)", "pi (1/2, 3/2)", "real", "(-2, 2)", "integer",
  ])
  func `wider angles are refused`(angle: String) {
    #expect(refusal(text(angle: angle)) != nil)
  }

  @Test(arguments: [
    ("(= x (atan y))", "(= y (tan (* 2 x)))"), ("(= x (+ (atan y) pi))", "(= y (tan x))"),
    ("(= x (* 2 (atan y)))", "(= y (tan x))"), ("(<= x (atan y))", "(<= y (tan x))"),
    ("(= x (atan y))", "(= x (atan y))"),
  ])
  func `other functions are refused`(left: String, right: String) {
    #expect(refusal(text(angle: "pi (-1/2, 1/2)", left, right)) != nil)
  }

  @Test func `circular functions keep the order of some angles, or turn it round`() {
    func isImage(_ right: String, _ function: String, _ domain: String, _ angles: String) -> Bool {
      let lines = [
        "touchstone/certificate/2", "claim same", "variable x \(angles)", "variable y \(angles)",
        "left (< x y)", "right \(right)", "by image t (\(function) t) \(domain)", "end",
      ]
      return refusal(lines.joined(separator: "\n") + "\n") == nil
    }
    let (half, whole) = ("pi [-1/2, 1/2]", "pi [0, 1]")
    #expect(isImage("(< (sin x) (sin y))", "sin", half, half))
    #expect(isImage("(> (cos x) (cos y))", "cos", whole, whole))
    #expect(isImage("(< (tan x) (tan y))", "tan", "pi (-1/2, 1/2)", "pi (-1/2, 1/2)"))
    // The order of what falls, wider angles, angles with a pole between them, another relation.
    #expect(!isImage("(< (cos x) (cos y))", "cos", whole, whole))
    #expect(!isImage("(< (sin x) (sin y))", "sin", half, whole))
    #expect(!isImage("(< (sin x) (sin y))", "sin", whole, whole))
    #expect(!isImage("(< (sin x) (sin y))", "sin", half, "pi [-1/2, 2/3]"))
    #expect(!isImage("(< (tan x) (tan y))", "tan", half, half))
    #expect(!isImage("(<= (sin x) (sin y))", "sin", half, half))
    #expect(!isImage("(< (sin x) (sin (* 2 y)))", "sin", half, half))
  }
}
