import Certificates
import Testing

/// Equality by equal parts, by names for parts, by exponents, and inside of where both sides have values.
@Suite struct PartReductionTests {
  private func text(
    _ head: [String], left: String, right: String, by reduction: String, _ parts: [String]...
  ) -> String {
    reducedText(head, left: left, right: right, by: reduction, parts)
  }

  @Test func `a part of the left side takes the place of an equal one of the right side`() {
    let (square, expanded) = ("(^ (+ x 1) 2)", "(+ (* x x) (* 2 x) 1)")
    func text(_ u: String, _ v: String, rest: String) -> String {
      self.text(
        ["variable x real"], left: "(atan \(square))", right: "(atan \(expanded))",
        by: "replacement \(u) \(v)", ["variable x real", "left \(u)", "right \(v)"],
        ["variable x real", "left (atan \(square))", "right (atan \(rest))"])
    }
    #expect(refusal(text(square, expanded, rest: square)) == nil)
    // What does not stand on the left side may have no value where that has one.
    #expect(refusal(text("(* (+ x 1) (+ x 1))", expanded, rest: "(* (+ x 1) (+ x 1))")) != nil)
    // What does not stand on the right side changes nothing there.
    #expect(refusal(text(square, square, rest: expanded)) != nil)
    // Another formula than the one that comes of it.
    #expect(refusal(text(square, expanded, rest: expanded)) != nil)
  }

  @Test func `a part that is different in value is not replaced`() {
    func text(_ v: String) -> String {
      self.text(
        ["variable x real"], left: "(exp x)", right: "(exp \(v))", by: "replacement x \(v)",
        ["variable x real", "left x", "right \(v)"],
        ["variable x real", "left (exp x)", "right (exp x)"])
    }
    #expect(refusal(text("(* 1 x)")) == nil)
    #expect(refusal(text("(* 2 x)")) != nil)
  }

  @Test func `a part in a sum of no terms alone need not have a value`() {
    // The left side is 0 for all x, and log x has no value at −1.
    let sum = "(sum i 1 0 (log x))"
    let head = ["variable x real"]
    #expect(
      refusal(
        text(
          head, left: sum, right: "(exp x)", by: "replacement (log x) (exp x)",
          head + ["left (log x)", "right (exp x)"], head + ["left \(sum)", "right (log x)"])) != nil
    )
  }

  @Test func `a part may be any number of a domain that holds its values`() {
    let (left, right) = ("(* (- (sin x) 1) (+ (sin x) 1))", "(- (* (sin x) (sin x)) 1)")
    func text(_ name: String, _ domain: String, of part: String? = nil) -> String {
      self.text(
        ["variable x real"], left: left, right: right, by: "naming \(name) (sin x) \(domain)",
        [
          "variable \(name) \(part ?? domain)", "left (* (- \(name) 1) (+ \(name) 1))",
          "right (- (* \(name) \(name)) 1)",
        ])
    }
    #expect(refusal(text("t", "[-1, 1]")) == nil)
    #expect(refusal(text("t", "real")) == nil)
    // Numbers are left out, by the name or by the part; the name is that of a variable.
    #expect(refusal(text("t", "[0, 1]")) != nil)
    #expect(refusal(text("t", "(-1, 1]")) != nil)
    #expect(refusal(text("t", "[-1, 1]", of: "[0, 1]")) != nil)
    #expect(refusal(text("x", "[-1, 1]")) != nil)
  }

  @Test func `a name stands for nothing that an index moves`() {
    func text(_ part: String) -> String {
      self.text(
        ["variable n positive integer"], left: "(sum i 1 n \(part))", right: "(sum i 1 n \(part))",
        by: "naming t \(part) real",
        [
          "variable n positive integer", "variable t real", "left (sum i 1 n t)",
          "right (sum i 1 n t)",
        ])
    }
    #expect(refusal(text("(* n n)")) == nil)
    #expect(refusal(text("(* i i)")) != nil)
  }

  @Test func `exponentials are apart from other factors`() {
    let head = ["variable a real", "variable x real", "variable y real"]
    func text(_ left: String, _ right: String, sums: (String, String), rest: (String, String))
      -> String
    {
      self.text(
        head, left: left, right: right, by: "exponents",
        head + ["left \(sums.0)", "right \(sums.1)"], head + ["left \(rest.0)", "right \(rest.1)"])
    }
    #expect(
      refusal(
        text(
          "(* a (exp x) (exp y))", "(* a (exp (+ x y)))", sums: ("(+ x y)", "(+ x y)"),
          rest: ("a", "a"))) == nil)
    #expect(
      refusal(
        text(
          "(/ (exp x) (sqrt (exp y)))", "(exp (- x (/ y 2)))",
          sums: ("(+ x (- (* 1/2 y)))", "(- x (/ y 2))"), rest: ("1", "1"))) == nil)
    // The exponent of a divisor is subtracted, and that of a factor is not lost.
    #expect(
      refusal(
        text(
          "(/ a (exp x))", "(* a (exp x))", sums: ("x", "x"), rest: ("a", "a"))) != nil)
    #expect(
      refusal(
        text("(* a (exp x) (exp y))", "(* a (exp x))", sums: ("x", "x"), rest: ("a", "a"))) != nil)
    #expect(refusal(text("a", "a", sums: ("0", "0"), rest: ("a", "a"))) != nil)
  }

  /// g(x)·|x| = g(x)·x, as if x were at least 0.
  private func magnitude(_ guarding: String, within domain: String, of whole: String = "real")
    -> String
  {
    let (left, right) = ("(* \(guarding) (abs x))", "(* \(guarding) x)")
    return text(
      ["variable x \(whole)"], left: left, right: right, by: "within x \(domain)",
      ["variable x \(domain)", "left \(left)", "right \(right)", "step left 1 abs x"])
  }

  @Test func `where a side has no value nothing need be equal`() {
    #expect(refusal(magnitude("(exp (sqrt x))", within: "[0, inf)")) == nil)
    #expect(refusal(magnitude("(exp (log x))", within: "[0, inf)")) == nil)
    #expect(refusal(magnitude("(exp (log x))", within: "(0, inf)")) == nil)
    #expect(refusal(magnitude("(exp (asin (- x 1)))", within: "[0, 2]")) == nil)
    #expect(refusal(magnitude("(exp (^ x -1/2))", within: "(0, inf)")) == nil)
    #expect(refusal(magnitude("(/ 1 (sqrt x))", within: "(0, inf)")) == nil)
    #expect(refusal(magnitude("(/ (sqrt x) (+ 1 (sqrt x)))", within: "(0, inf)")) != nil)
    #expect(refusal(magnitude("(/ 1 (sqrt (+ x 1)))", within: "(0, inf)")) != nil)
    // It has values below 0; √0 is one; 1 is one; nothing is known of a sum of no terms.
    #expect(refusal(magnitude("(exp x)", within: "[0, inf)")) != nil)
    #expect(refusal(magnitude("(exp (sqrt x))", within: "(0, inf)")) != nil)
    #expect(refusal(magnitude("(exp (sqrt (+ x 1)))", within: "[0, inf)")) != nil)
    #expect(refusal(magnitude("(exp (asin (- x 1)))", within: "[0, 2)")) != nil)
    #expect(refusal(magnitude("(exp (sum i 1 0 (sqrt x)))", within: "[0, inf)")) != nil)
    // Not in the domain; without numbers.
    #expect(refusal(magnitude("(exp (sqrt x))", within: "[0, inf)", of: "[-1, 1]")) != nil)
    #expect(refusal(magnitude("(exp (log (- (* x x))))", within: "(0, 0)")) != nil)
  }

  @Test func `quotients lie between −1 and 1 by their form`() {
    func isNonnegative(_ domain: String, _ tree: String) -> Bool {
      let text =
        "touchstone/certificate/2\nclaim nonnegative\nvariable x \(domain)\nleft \(tree)\nend\n"
      return refusal(text) == nil
    }
    #expect(isNonnegative("real", "(- 1 (/ x (sqrt (+ 1 (^ x 2)))))"))
    #expect(isNonnegative("real", "(- 1 (/ x (^ (+ (^ x 2) 1) 1/2)))"))
    #expect(isNonnegative("real", "(+ 1 (/ (- 1 (^ x 2)) (+ 1 (^ x 2))))"))
    // |x| may be more than √(x² − ½), 2x than √(1 + x²), and 1 − x than 1 + x.
    #expect(!isNonnegative("(1, inf)", "(- 1 (/ x (sqrt (+ -1/2 (^ x 2)))))"))
    #expect(!isNonnegative("real", "(- 1 (/ (* 2 x) (sqrt (+ 1 (^ x 2)))))"))
    #expect(!isNonnegative("(-1, inf)", "(- 1 (/ (- 1 x) (+ 1 x)))"))
  }
}
