import Certificates
import Testing

/// What each rule accepts, and what it must refuse although it looks alike.
@Suite struct RuleTests {
  /// Whether a text is refused for a reason of a kind.
  private func isRefused(
    _ text: String, _ kind: (CertificateError) -> Bool
  ) -> Bool {
    refusal(text).map(kind) ?? false
  }

  private func isUndefined(_ error: CertificateError) -> Bool {
    if case .rule(_, .notDefined) = error { true } else { false }
  }

  private func isSign(_ error: CertificateError) -> Bool {
    if case .rule(_, .sign) = error { true } else { false }
  }

  private func isUnequal(_ error: CertificateError) -> Bool {
    if case .rule(_, .notEqual) = error { true } else { false }
  }

  @Test func `arithmetic may be reshaped only where the result is defined`() {
    func text(_ domain: String, _ left: String = "x", _ side: String = "(/ (^ x 2) x)") -> String {
      equalText(
        "variable x \(domain)", left: left, right: "(+ x 0)", steps: "right 0 ring \(side)")
    }
    #expect(isRefused(text("real"), isUndefined))
    #expect(refusal(text("positive")) == nil)
    // The left side is defined only where x is not zero.
    #expect(refusal(text("real", "(* x (/ x x))")) == nil)
    #expect(refusal(text("real", "(* x (/ (^ x 3) (^ x 3)))")) == nil)
    #expect(refusal(text("real", "(* x (/ (- (^ x 2) x) (- (^ x 2) x)))")) == nil)
    #expect(isRefused(text("real", "(* x (/ (- x 1) (- x 1)))"), isUndefined))
    #expect(isRefused(text("positive", "x", "(/ (^ x 2) (- x 1))"), isUnequal))
    #expect(isRefused(text("[0, inf)"), isUndefined))
    #expect(isRefused(text("(-1, 1)"), isUndefined))
    #expect(refusal(text("{-1, -2}")) == nil)
  }

  @Test func `what a sum may not evaluate is not known`() {
    func text(_ domain: String) -> String {
      equalText(
        "variable N \(domain)", "variable x real",
        left: "(+ x (* 0 (sum i 1 N (/ 1 x))))", right: "(+ x (* 0 (sum i 1 N (/ 1 x))))",
        steps: "left 0 ring (/ (^ x 2) x)", "left 1.1 sum (/ N x) terms ((/ 1 x) 1)")
    }
    // With N = 0 there is no term, and x may be zero.
    #expect(isRefused(text("nonnegative integer"), isUndefined))
    #expect(isRefused(text("integer"), isUndefined))
    #expect(refusal(text("positive integer")) == nil)
  }

  @Test func `a power with an exponent that is no number needs a positive base`() {
    func text(_ domain: String) -> String {
      equalText(
        "variable x \(domain)", "variable b real", "atom k1 (log x)", "atom k2 (exp (* b k1))",
        left: "(^ x b)", right: "(exp (* b (log x)))",
        steps: "left . unfold (exp (* b (log x)))", "left 0.1 atom k1", "left . atom k2")
    }
    #expect(refusal(text("positive")) == nil)
    #expect(refusal(text("[1/2, inf)")) == nil)
    let real = text("real").replacing("right (exp (* b (log x)))", with: "right (^ x b)")
    #expect(isRefused(real, isSign))
    #expect(isRefused(real.replacing("x real", with: "x nonnegative"), isSign))
  }

  @Test func `roots and magnitudes are not negative`() {
    func text(_ domain: String, _ rule: String, _ left: String) -> String {
      equalText(
        "variable x \(domain)", left: left, right: "x", steps: "left . \(rule) x")
    }
    #expect(isRefused(text("real", "power", "(sqrt (^ x 2))"), isSign))
    #expect(refusal(text("nonnegative", "power", "(sqrt (^ x 2))")) == nil)
    #expect(isRefused(text("real", "abs", "(abs x)"), isSign))
    #expect(refusal(text("[0, 1)", "abs", "(abs x)")) == nil)
    #expect(isRefused(text("[-1, 1)", "abs", "(abs x)"), isSign))
    #expect(refusal(text("positive", "power", "(^ (^ x 6) 1/6)")) == nil)
    #expect(refusal(text("positive", "power", "(^ (^ x -3/1) -1/3)")) == nil)
    #expect(isRefused(text("positive", "power", "(^ (^ x 6) 1/3)"), isUnequal))
    #expect(isRefused(text("positive", "power", "(sqrt (^ x 3))"), isUnequal))
  }

  @Test func `a side condition has to follow from the domains`() {
    func text(_ domain: String, _ condition: String) -> String {
      equalText(
        "variable x \(domain)", left: "(abs (- (^ x 2) (* 2 x)))", right: "(- (^ x 2) (* 2 x))",
        steps: "left . abs (- (^ x 2) (* 2 x)) where \(condition)")
    }
    let isCondition: (CertificateError) -> Bool = {
      if case .sideCondition(1, _) = $0 { true } else { false }
    }
    #expect(refusal(text("[2, inf)", "(>= (* x (- x 2)) 0)")) == nil)
    #expect(refusal(text("(2, 5)", "(> (* x (- x 2)) 0)")) == nil)
    #expect(isRefused(text("[2, inf)", "(> (* x (- x 2)) 0)"), isCondition))
    #expect(isRefused(text("[1, inf)", "(>= (* x (- x 2)) 0)"), isCondition))
    #expect(isRefused(text("real", "(/= x 0)"), isCondition))
    // What is shown has to be what is needed.
    #expect(isRefused(text("[1, inf)", "(> x 0)"), isSign))
    #expect(isRefused(text("(2, 5)", "(>= (/ (* x (- x 2)) (- x 3)) 0)"), isCondition))
  }

  @Test func `logarithms of products need logarithms that are defined`() {
    func text(_ domain: String, _ right: String, _ steps: String) -> String {
      equalText(
        "variable x \(domain)", "atom a1 (abs x)", "atom k1 (log x)", "atom k2 (log a1)",
        left: "(log (^ x 2))", right: right, steps: "left . log \(steps)")
    }
    #expect(refusal(text("positive", "(* 2 k1)", "(* 2 k1) factors (x 2)")) == nil)
    #expect(refusal(text("real", "(* 2 k2)", "(* 2 k2) factors (x 2)")) == nil)
    #expect(isRefused(text("positive", "(* 2 k1)", "(* 2 k1) factors (x 3)"), isUnequal))
    #expect(isRefused(text("positive", "(* 3 k1)", "(* 3 k1) factors (x 2)"), isUnequal))
    #expect(isRefused(text("positive", "(* 3 k1)", "(* 3 k1) factors (x 3)"), isUnequal))
    // A base with a negative exponent may be zero where the product is not.
    let hidden = equalText(
      "variable x positive", "variable y real", "atom a1 (abs (* x y))", "atom a2 (abs y)",
      "atom k1 (log x)", "atom k2 (log a1)", "atom k3 (log a2)",
      left: "(log x)", right: "k1", steps: "left . log (- k2 k3) factors ((* x y) 1) (y -1)")
    #expect(isRefused(hidden, isUndefined))
  }

  @Test func `an atom that stands for nothing defined cannot be written`() {
    // log x is nowhere in the formulas, and x may be negative.
    let text = equalText(
      "variable x real", "atom k1 (log x)", left: "(log (^ x 2))", right: "(log (* x x))",
      steps: "left . log (* 2 k1) factors (x 2)", "right . log (* 2 k1) factors (x 2)")
    #expect(
      isRefused(text) { if case .rule(1, .noLogarithm) = $0 { true } else { false } })
    #expect(refusal(text.replacing("x real", with: "x (0, inf)")) == nil)
  }

  @Test func `sums are linear in what does not depend on the index`() {
    func text(_ left: String, _ step: String, _ size: String = "N") -> String {
      equalText(
        "variable N positive integer", "variable m real", "family y N real",
        "atom s1 (sum i 1 \(size) (at y i))", left: left, right: "(* m s1)",
        steps: "left . sum \(step)")
    }
    #expect(
      refusal(text("(sum i 1 N (* m (at y i)))", "(* m s1) terms (m s1)")) == nil)
    #expect(
      refusal(text("(sum i 1 N (* m (at y i)))", "(* s1 m) terms (m s1)")) == nil)
    #expect(
      isRefused(text("(sum i 1 N (* i (at y i)))", "(* m s1) terms (i s1)")) {
        $0 == .rule(step: 1, .dependsOnIndex("i"))
      })
    // One index has one range, and another range is another sum.
    #expect(
      isRefused(text("(sum i 1 N (* m (at y i)))", "(* m s1) terms (m s1)", "(+ N 1)")) {
        if case .meaning(_, .twoRanges("i")) = $0 { true } else { false }
      })
    #expect(
      isRefused(text("(sum j 1 (+ N 1) (* m (at y j)))", "(* m s1) terms (m s1)")) {
        $0 == .rule(step: 1, .noSum("s1"))
      })
    #expect(
      isRefused(text("(sum j 2 N (* m (at y j)))", "(* m s1) terms (m s1)")) {
        $0 == .rule(step: 1, .noSum("s1"))
      })
    // The index of the atom's own sum has the same range, but an entry beside it is another one.
    #expect(
      isRefused(text("(sum i 1 N (* m (at y (+ i 1))))", "(* m s1) terms (m s1)"), isUnequal))
    #expect(refusal(text("(sum j 1 N (* m (at y (- (+ j 2) 2))))", "(* m s1) terms (m s1)")) == nil)
    // Σ_{i=2}^{N} 1 = N − 1.
    let count = equalText(
      "variable N positive integer", left: "(sum i 2 N 1)", right: "(- N 1)",
      steps: "left . sum (- N 1) terms (1 1)")
    #expect(refusal(count) == nil)
    #expect(refusal(count.replacing("sum i 2", with: "sum i 1")) != nil)
  }

  @Test func `an index is renamed only where nothing else depends on it`() {
    func text(_ left: String, _ right: String, _ result: String) -> String {
      equalText(
        "variable N positive integer", "family y N real", "atom e1 (exp (at y i))",
        "atom s1 (sum i 1 N e1)", left: left, right: right, steps: "left 3 rename \(result)",
        "left . sum N terms (1 1)")
    }
    let outer = "(sum j 1 N (sum i 1 N (* (at y i) (at y j))))"
    #expect(
      isRefused(text(outer, "N", "(sum j 1 N (* (at y j) (at y j)))")) {
        if case .rule(1, .dependsOnIndex) = $0 { true } else { false }
      })
    let hidden = equalText(
      "variable N positive integer", "family y N real", "atom e1 (exp (at y i))",
      "atom e2 (exp (at y j))", "atom s1 (sum j 1 N e2)", left: "(sum i 1 N (exp (at y i)))",
      right: "(sum j 1 N (exp (at y j)))", steps: "left 3 atom e1", "right 3 atom e2",
      "right . atom s1", "left . atom s1")
    #expect(refusal(hidden) == .rule(step: 4, .dependsOnIndex("e1")))
    #expect(
      refusal(hidden.replacing("step left 3 atom e1", with: "step left . atom s1"))
        == .rule(step: 1, .notArithmetic("(exp (at y j))")))
    let capture = hidden.replacing("step left 3 atom e1", with: "step left . rename (sum j 1 N e1)")
    #expect(refusal(capture) == .rule(step: 1, .dependsOnIndex("(sum j 1 N e1)")))
  }

  @Test func `bounds and indices stay as they are`() {
    func text(_ step: String) -> String {
      equalText(
        "variable N positive integer", "family y N real", left: "(sum i 1 N 1)",
        right: "(+ N (* 0 (at y 1)))", steps: step, "left . sum N terms (1 1)")
    }
    for place in ["0", "1", "2", "4", "3.0"] {
      #expect(
        refusal(text("left \(place) ring (- 2 1)")) == .rule(step: 1, .noPlace(place)))
    }
    #expect(refusal(text("right 1.1.1 ring 1")) == .rule(step: 1, .noPlace("1.1.1")))
    // The 1 of the bound and of the entry are not replaced, or the sum would not be one from 1.
    let renamed = "left 3 ring (- 2 1)\nstep left . rename (sum j 1 N (- 2 1))"
    #expect(refusal(text(renamed)) == nil)
  }

  @Test func `only exponentials have broken powers without an atom`() {
    // √(x²) is not x.
    let root = equalText("variable x real", left: "(^ (^ x 2) 1/2)", right: "x")
    #expect(refusal(root) == .claim(.notArithmetic(side: .left)))
    let scaled = equalText(
      "variable x real", "atom k1 (exp x)", left: "(^ (* 4 k1) 1/2)", right: "x")
    #expect(refusal(scaled) == .claim(.notArithmetic(side: .left)))
    let exponential = equalText(
      "variable x real", "atom k1 (exp x)", left: "(* (^ k1 1/2) (^ (/ 1 k1) 3/2))",
      right: "(^ k1 -1)")
    #expect(refusal(exponential) == nil)
    #expect(refusal(exponential.replacing("k1 -1", with: "k1 -2")) == .claim(.differenceIsNotZero))
  }

  @Test func `a claim about formulas that are nowhere defined is refused`() {
    let text = equalText("variable x real", left: "(/ 1 (- (* 2 x) x x 0))", right: "(/ 2 0)")
    #expect(refusal(text) != nil)
    let roots = equalText(
      "variable x positive", "atom k1 (sqrt x)", left: "(/ 1 (- (^ k1 2) x))",
      right: "(/ 2 (- (^ k1 2) x))")
    #expect(refusal(roots) == .claim(.nowhereDefined(side: .left)))
    let wrong = equalText("variable x real", left: "(^ (+ x 1) 2)", right: "(+ (^ x 2) x x 2)")
    #expect(refusal(wrong) == .claim(.differenceIsNotZero))
    let open = equalText("variable x real", left: "(exp x)", right: "(exp (+ x 0))")
    #expect(refusal(open) == .claim(.notArithmetic(side: .left)))
  }
}
