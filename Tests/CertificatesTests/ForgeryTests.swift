import Certificates
import Testing

/// Texts that claim what is false, each next to one like it that claims what is true.
@Suite struct ForgeryTests {
  /// A certificate from the lines between the first and the last one.
  private func text(_ lines: String...) -> String {
    (["touchstone/certificate/2"] + lines + ["end"]).joined(separator: "\n") + "\n"
  }

  // MARK: Names

  /// x = 2 for all real x, by a part with some lines before its sides.
  private func pieces(_ declaration: String, right: String = "2") -> String {
    text(
      "claim equal", "variable x real", "left x", "right \(right)", "by pieces x real", "part",
      "claim equal", declaration, "left x", "right \(right)", "end")
  }

  @Test func `an atom of a part does not take the name of a variable`() {
    #expect(refusal(pieces("atom x (abs 2) = 2")) != nil)
    #expect(refusal(pieces("variable x {2}")) != nil)
    #expect(refusal(pieces("variable x real", right: "x")) == nil)
  }

  @Test func `the parts of an induction name what the claim names`() {
    func text(_ first: String...) -> String {
      let head = ["variable n positive integer", "variable y real"]
      let lines =
        ["claim equal"] + head + ["left y", "right 1", "by induction n difference", "part"]
        + ["claim equal"] + first + ["left y", "right 1", "end", "part", "claim equal"] + head
        + ["left (- y y)", "right (- 1 1)", "end"]
      return (["touchstone/certificate/2"] + lines + ["end"]).joined(separator: "\n") + "\n"
    }
    #expect(refusal(text("atom y (abs 1) = 1")) != nil)
    #expect(refusal(text("variable n positive integer", "variable y real")) != nil)
  }

  @Test func `the parts of an ascent name what the claim names`() {
    func text(_ left: String, _ declaration: String, _ part: String) -> String {
      self.text(
        "claim increasing", "variable x real", "left \(left)", "right x", "by rising t real",
        "quantity x", "first t", "second t", "part", "claim equal", declaration, "left \(left)",
        "right x", part, "end")
    }
    #expect(refusal(text("(- x)", "atom x (abs 0) = 0", "step left . ring x")) != nil)
    #expect(
      refusal(
        self.text(
          "claim increasing", "variable x real", "left (- x)", "right x", "by rising t real",
          "quantity x", "first t", "second t", "part", "claim equal", "atom x (abs 0) = 0",
          "left (- x)", "right x", "end")) != nil)
    #expect(refusal(text("(+ x 0)", "variable x real", "step left . ring x")) == nil)
  }

  @Test func `the parts of statements name what the claim names`() {
    func text(_ declarations: String...) -> String {
      let lines =
        ["claim same", "variable x {1}", "variable y real", "left (> y x)", "right (> (* x y) x)"]
        + ["by cases x", "part", "claim same"] + declarations
        + ["left (> y 1)", "right (> (* 1 y) 1)", "by line y", "cut 1", "end"]
      return (["touchstone/certificate/2"] + lines + ["end"]).joined(separator: "\n") + "\n"
    }
    #expect(refusal(text("variable y real")) == nil)
    #expect(refusal(text("variable y positive")) != nil)
    #expect(refusal(text()) != nil)
  }

  // MARK: Indices

  @Test func `what is put for a variable names no index`() {
    func text(_ tree: String, left: String, steps: String) -> String {
      self.text(
        "claim equal", "variable x real",
        "left (sum i 1 2 (* (- x i) (- (* 2 i) 3)))", "right -1", "by substitution x \(tree)",
        "part", "claim equal", "variable x real", "left \(left)", "right -1", steps, "end")
    }
    // Of i the body is x·(2i − 3), and the sum is 0 in place of −1.
    #expect(
      refusal(
        self.text(
          "claim equal", "variable x real",
          "left (sum i 1 2 (* (- x i) (- (* 2 i) 3)))", "right 0", "by substitution x (+ x i)",
          "part", "claim equal", "variable x real",
          "left (sum i 1 2 (* (- (+ x i) i) (- (* 2 i) 3)))", "right 0",
          "step left . unroll (+ (* (- (+ x 1) 1) (- (* 2 1) 3)) (* (- (+ x 2) 2) (- (* 2 2) 3)))",
          "end")) != nil)
    #expect(
      refusal(
        text(
          "(+ x 1)", left: "(sum i 1 2 (* (- (+ x 1) i) (- (* 2 i) 3)))",
          steps: "step left . unroll (+ (* (- (+ x 1) 1) (- (* 2 1) 3))"
            + " (* (- (+ x 1) 2) (- (* 2 2) 3)))")) == nil)
  }

  @Test(arguments: ["replacement (* 2 i) (* i 2)", "naming t (* 2 i) real"])
  func `what is replaced or named is free of indices`(reduction: String) {
    let sides = ["left (sum i 1 2 (exp (* 2 i)))", "right (sum i 1 2 (exp (* i 2)))"]
    let text =
      ["touchstone/certificate/2", "claim equal"] + sides + ["by \(reduction)", "end"]
    #expect(
      refusal(text.joined(separator: "\n") + "\n") == .meaning(.reduction, .unboundIndex("i")))
  }

  @Test func `a renamed index binds nothing but its own`() {
    // Σ i·(1 + 2) is 9, and 10 comes of Σ i·(i + i).
    let first = "left (sum i 1 2 (* i (sum j 1 2 j)))"
    #expect(
      refusal(
        text(
          "claim equal", first, "right 10", "step left 3.1 rename (sum i 1 2 i)",
          "step left . rename (sum j 1 2 (* j (sum i 1 2 j)))", "step left 3.1 unroll (+ j j)",
          "step left . unroll (+ (* 1 (+ 1 1)) (* 2 (+ 2 2)))"))
        == .meaning(.step(1), .indexTwice("i")))
    #expect(
      refusal(
        text(
          "claim equal", first, "right 9", "step left 3.1 rename (sum k 1 2 k)",
          "step left 3.1 unroll (+ 1 2)", "step left . rename (sum j 1 2 (* j (+ 1 2)))",
          "step left . unroll (+ (* 1 (+ 1 2)) (* 2 (+ 1 2)))")) == nil)
  }

  // MARK: Values

  @Test(arguments: [
    ("claim same", "(= (prod i 1 0 (/ 1 0)) 1)", "(or)"),
    ("claim same", "(> (prod i 1 0 (/ 1 0)) 0)", "(or)"),
    ("claim same", "(= (sum i 1 0 (/ 1 0)) 0)", "(or)"),
    ("claim same\nvariable x real", "(= (prod i 1 0 (log (- 1 2))) 1)", "(and (< x 0) (> x 0))"),
  ])
  func `a product of no factors has a value`(claim: String, left: String, right: String) {
    #expect(refusal(text(claim, "left \(left)", "right \(right)", "by signs")) != nil)
    #expect(refusal(text("claim same", "left (= (/ 1 0) 1)", "right (or)", "by signs")) == nil)
  }

  /// A claim that an entry, or a sum of entries, of a family of positive numbers is positive.
  private func positive(_ size: String, _ tree: String, _ variables: String...) -> String {
    let lines =
      ["claim positive"] + variables + ["family y \(size) positive", "left \(tree)", "end"]
    return (["touchstone/certificate/2"] + lines).joined(separator: "\n") + "\n"
  }

  @Test(arguments: [
    "(at y n)", "(at y (- n 1))", "(at y (+ k 3))", "(at y x)", "(at y (* 1/2 n))",
    "(sum i 1 n (at y i))", "(sum i 0 3 (at y i))", "(sum i 1 3 (at y (* i i)))",
    "(sum i 1 3 (sum j 1 3 (at y (- (+ i j) 1))))", "(+ 1 (* 0 (at y 4)))",
  ])
  func `an entry that a family may not have is no value`(tree: String) {
    let variables = [
      "variable n positive integer", "variable k nonnegative integer", "variable x [1, 3]",
    ]
    #expect(
      refusal(positive("3", tree, variables.joined(separator: "\n")))
        == .reduction(.notDefined(tree)))
  }

  @Test(arguments: [
    ("3", "(at y 3)"), ("3", "(sum i 1 3 (at y i))"), ("3", "(at y m)"), ("n", "(at y n)"),
    ("n", "(sum i 1 n (at y i))"), ("n", "(+ 1 (sum i 2 n (at y (- (+ n 1) i))))"),
    ("n", "(+ 1 (sum i 1 (- n 1) (at y (+ i 1))))"),
    ("4", "(sum i 1 3 (sum j 0 1 (at y (- (+ i 1) j))))"),
  ])
  func `an entry that a family has is a value`(size: String, tree: String) {
    #expect(
      refusal(
        positive(size, tree, "variable n positive integer", "variable m {1, 2, 3}")) == nil)
  }

  @Test func `what divides by an algebraic number that is 0 equals nothing`() {
    func text(_ angle: String, factor: String) -> String {
      let number = "(- (* 2 (cos \(angle))) 1)"
      return equalText(
        "variable x positive", "atom k (cos \(angle))",
        left: "(/ (* x \(factor) \(number)) (* \(factor) \(number)))", right: "x",
        steps: "left 0.2.0.1 atom k")
    }
    for factor in ["3", "x"] {
      #expect(refusal(text("(/ pi 7)", factor: factor)) == nil)
      #expect(
        refusal(text("(/ pi 3)", factor: factor)) == .claim(.nowhereDefined(side: .left)))
    }
  }
}
