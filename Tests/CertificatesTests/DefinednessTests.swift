import Certificates
import Testing

/// What must be defined, or have a sign, before a rule may use it.
@Suite struct DefinednessTests {
  private func isUndefined(_ text: String) -> Bool {
    if case .rule(_, .notDefined)? = refusal(text) { true } else { false }
  }

  @Test func `what was used inside a sum that may be empty is forgotten`() {
    func text(_ domain: String) -> String {
      equalText(
        "variable N \(domain)", "variable x real",
        left: "(+ x (* 0 (sum i 1 N (/ 1 x))))", right: "(+ x (* 0 (sum i 1 N (/ 2 (+ x x)))))",
        steps: "left 1.1.3 ring (/ 2 (+ x x))", "left 0 ring (/ (^ x 2) x)",
        "left 1.1 sum (/ N x) terms ((/ 1 x) 1)")
    }
    #expect(isUndefined(text("nonnegative integer")))
    #expect(refusal(text("positive integer")) == nil)
  }

  @Test func `an atom is defined where what it replaces is`() {
    func text(_ domain: String) -> String {
      equalText(
        "variable x \(domain)", "atom k1 (exp (/ (^ x 2) x))", left: "(exp x)",
        right: "(exp (+ x 0))", steps: "left . atom k1", "right . atom k1")
    }
    #expect(isUndefined(text("real")))
    #expect(refusal(text("(0, 1)")) == nil)
  }

  @Test func `an exponential is the positive root`() {
    func text(_ steps: String...) -> String {
      (["touchstone/certificate/1", "claim equal", "variable x positive", "atom k1 (log x)"]
        + ["atom k2 (sqrt x)", "left (exp (/ (log x) 2))", "right (sqrt x)"]
        + ["step right . atom k2", "step left 0.0 atom k1"]
        + steps.map { "step \($0)" } + ["end"]).joined(separator: "\n")
    }
    #expect(refusal(text("left . exp k2 factors (x 1/2)")) == nil)
    #expect(
      refusal(text("left . exp (- k2) factors (x 1/2)"))
        == .rule(step: 3, .sign("(- k2)", positive: false)))
    #expect(
      refusal(text("left . exp k2 factors (x 1/3)"))
        == .rule(step: 3, .notEqual("(/ k1 2)", "k2")))
    #expect(
      refusal(text("left . exp k2 factors (k2 1)")) == .rule(step: 3, .noLogarithm(base: "k2")))
    // exp log x is x, and not −x, although log |−x| is log x.
    let sign = equalText(
      "variable x positive", "atom k1 (log x)", left: "(exp (log x))", right: "x",
      steps: "left 0 atom k1", "left . exp x factors (x 1)")
    #expect(refusal(sign) == nil)
    #expect(
      refusal(sign.replacing("exp x factors (x 1)", with: "exp (- x) factors ((- x) 1)"))
        == .rule(step: 2, .noLogarithm(base: "(- x)")))
    #expect(
      refusal(sign.replacing("exp x factors (x 1)", with: "exp (* 2 x) factors (x 1)"))
        == .rule(step: 2, .notEqual("(exp k1)", "(* 2 x)")))
  }

  @Test func `summands and coefficients are defined`() {
    func text(_ summand: String, _ terms: String) -> String {
      equalText(
        "variable N positive integer", "variable x real", "family y N real",
        "atom s1 (sum i 1 N (at y i))", "atom s2 (sum i 1 N \(summand))",
        left: "(sum i 1 N (at y i))", right: "s1", steps: "left . sum \(terms)")
    }
    #expect(refusal(text("(* 2 (at y i))", "(/ s2 2) terms (1/2 s2)")) != nil)
    #expect(refusal(text("(at y i)", "s1 terms (1 s1)")) == nil)
    #expect(isUndefined(text("(/ (^ (at y i) 2) (at y i))", "s2 terms (1 s2)")))
    #expect(isUndefined(text("(at y i)", "s1 terms (1 s1) ((- (/ x x) 1) s1)")))
    #expect(
      refusal(text("(at y i)", "s1 terms (2 s1)"))
        == .rule(step: 1, .notEqual("(at y i)", "s1")))
  }

  @Test func `a sum that is written anew has whole bounds in order`() {
    func text(_ domain: String, _ bound: String) -> String {
      equalText(
        "variable x real", "variable r \(domain)", "atom s1 (sum i 1 \(bound) i)",
        left: "(+ x 0)", right: "(* x 1)", steps: "left 0 ring (+ x (* 0 s1))",
        "right 0 ring x")
    }
    func outcome(_ domain: String, _ bound: String) -> Bool {
      // The second step changes nothing: it is reached only if the first one holds.
      if case .rule(2, .nothingChanges)? = refusal(text(domain, bound)) { return false }
      return isUndefined(text(domain, bound))
    }
    #expect(outcome("[0, inf)", "r"))
    #expect(outcome("integer", "r"))
    #expect(outcome("1 .. 2 by 1/2", "r"))
    #expect(outcome("positive integer", "(/ r 2)"))
    #expect(outcome("positive integer", "(- r 2)"))
    func holds(_ domain: String, _ bound: String) -> Bool {
      refusal(text(domain, bound).replacing("step right 0 ring x\n", with: "")) == nil
    }
    #expect(holds("positive integer", "r"))
    #expect(holds("positive integer", "(- r 1)"))
    #expect(holds("{0, 4}", "(* 2 r)"))
  }

  @Test func `a sum is positive only if it has a term`() {
    func text(_ domain: String) -> String {
      equalText(
        "variable x real", "variable N \(domain)", "family y N real", "atom e1 (exp (at y i))",
        "atom s1 (sum i 1 N e1)", left: "x", right: "(+ x 0)",
        steps: "left . ring (/ (* x s1) s1)")
    }
    #expect(refusal(text("positive integer")) == nil)
    #expect(isUndefined(text("nonnegative integer")))
  }

  @Test func `roots of quotients are brought over one denominator`() {
    let text = equalText(
      "variable x nonnegative", "variable y positive", "atom k1 (sqrt (/ x y))",
      left: "(+ 1 (^ k1 2) (^ k1 4))", right: "(+ 1 (/ x y) (/ (^ x 2) (^ y 2)))")
    #expect(refusal(text) == nil)
    #expect(refusal(text.replacing("(^ y 2)", with: "(^ y 3)")) == .claim(.differenceIsNotZero))
    #expect(refusal(text.replacing("(sqrt (/ x y))", with: "(^ (/ x y) -1/2)")) != nil)
    let inverse = equalText(
      "variable x positive", "variable y positive", "atom k1 (^ (/ x y) -2/3)",
      left: "(+ 1 (^ k1 3))", right: "(+ 1 (/ (^ y 2) (^ x 2)))")
    #expect(refusal(inverse) == nil)
  }

  @Test func `atoms of one function are told apart`() {
    func text(_ left: String, _ atom: String) -> String {
      equalText(
        "variable N positive integer", "variable x positive", "family y N real",
        "atom k1 \(atom)", left: left, right: "k1", steps: "left . atom k1")
    }
    #expect(refusal(text("(sin x)", "(sin (+ x 0))")) == nil)
    #expect(refusal(text("(sin x)", "(cos x)")) == .rule(step: 1, .form(expected: "(cos x)")))
    #expect(refusal(text("(^ x 1/3)", "(^ x (/ 1 3))")) == nil)
    #expect(
      refusal(text("(^ x 1/3)", "(^ x 2/3)")) == .rule(step: 1, .form(expected: "(^ x 2/3)")))
    #expect(
      refusal(text("(max x 2)", "(max x 3)")) == .rule(step: 1, .notEqual("2", "3")))
    #expect(refusal(text("(sum i 1 N (at y i))", "(sum j 1 N (at y j))")) == nil)
    #expect(
      refusal(text("(sum i 2 N (at y i))", "(sum j 1 N (at y j))"))
        == .rule(step: 1, .notEqual("2", "1")))
    #expect(
      refusal(text("(sum i 1 (+ N 1) (at y i))", "(sum j 1 N (at y j))"))
        == .rule(step: 1, .notEqual("(+ N 1)", "N")))
  }

  @Test func `what a side divides by is known once it is arithmetic`() {
    let text = equalText(
      "variable x real", "atom k1 (exp x)",
      left: "(* x (/ (- (exp x) 1) (- (exp x) 1)))", right: "(+ x 0)",
      steps: "left 1.0.0 atom k1", "right 0 ring (/ (* x (- k1 1)) (- k1 1))")
    #expect(refusal(text) == nil)
    #expect(
      isUndefined(
        text.replacing("left (* x (/ (- (exp x) 1) (- (exp x) 1)))", with: "left x")
          .replacing("step left 1.0.0 atom k1\n", with: "")))
  }

  @Test func `a product is not zero if no factor is`() {
    func text(_ domain: String) -> String {
      equalText(
        "variable x \(domain)", "variable y real", left: "(* y (/ y y))", right: "(+ y 0)",
        steps: "right 0 ring (/ (* x (^ y 2)) (* x y))")
    }
    #expect(refusal(text("positive")) == nil)
    #expect(refusal(text("(-2, -1)")) == nil)
    #expect(isUndefined(text("nonnegative")))
  }

  @Test func `a magnitude is positive where it is not zero`() {
    // Nothing but log x² says that x is not zero.
    let text = equalText(
      "variable x real", "atom a1 (abs x)", "atom k1 (log a1)", left: "(log (^ x 2))",
      right: "(log (* x x))", steps: "left . log (* 2 k1) factors (x 2)",
      "right . log (* 2 k1) factors (x 2)")
    #expect(refusal(text) == nil)
    #expect(
      refusal(text.replacing("(log (^ x 2))", with: "(exp (^ x 2))"))
        == .rule(step: 1, .form(expected: "a logarithm")))
  }
}
