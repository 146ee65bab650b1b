import Certificates
import Testing

/// Certificates whose equality comes down to that of parts: what is accepted, and what is refused although
/// it looks alike.
@Suite struct ReductionTests {
  /// A certificate of the second version with parts, each with its own lines.
  private func text(
    _ head: [String], left: String, right: String, by reduction: String, _ parts: [[String]]
  ) -> String {
    reducedText(head, left: left, right: right, by: reduction, parts)
  }

  @Test func `the numbers of a finite domain are put in one by one`() {
    func text(_ domain: String, _ numbers: [String]) -> String {
      self.text(
        ["variable y \(domain)"], left: "(* y y)", right: "y", by: "cases y",
        numbers.map { ["left (* \($0) \($0))", "right \($0)"] })
    }
    #expect(refusal(text("{0, 1}", ["0", "1"])) == nil)
    #expect(refusal(text("0 .. 1", ["0", "1"])) == nil)
    // A number too few, one too many, another order, one that is another one.
    #expect(refusal(text("{0, 1}", ["0"])) != nil)
    #expect(refusal(text("{0, 1}", ["0", "1", "1"])) != nil)
    #expect(refusal(text("{0, 1}", ["1", "0"])) != nil)
    #expect(refusal(text("{0, 1, 2}", ["0", "1", "1"])) != nil)
    // 2² is not 2.
    #expect(refusal(text("{0, 1, 2}", ["0", "1", "2"])) != nil)
    #expect(refusal(text("[0, 1]", ["0", "1"])) != nil)
    #expect(refusal(text("real", ["0", "1"])) != nil)
    #expect(refusal(text("nonnegative integer", ["0", "1"])) != nil)
  }

  /// |x| = x or −x, on two pieces of the line.
  private func magnitude(_ pieces: String, _ domains: [String], _ results: [String]) -> String {
    text(
      ["variable x real"], left: "(* x (abs x))", right: "(* (abs x) x)", by: "pieces x \(pieces)",
      zip(domains, results).map { domain, result in
        [
          "variable x \(domain)", "left (* x (abs x))", "right (* (abs x) x)",
          "step left 1 abs \(result)",
        ]
      })
  }

  @Test func `pieces cover the domain and are the domains of the parts`() {
    let (low, high) = ("(-inf, 0]", "nonnegative")
    #expect(refusal(magnitude("(-inf, 0]; [0, inf)", [low, high], ["(- x)", "x"])) == nil)
    #expect(refusal(magnitude("(-inf, 0); [0, inf)", ["(-inf, 0)", high], ["(- x)", "x"])) == nil)
    // 0 is left out; a gap; only one half; more than the pieces say.
    #expect(
      refusal(magnitude("(-inf, 0); (0, inf)", ["(-inf, 0)", "positive"], ["(- x)", "x"])) != nil)
    #expect(
      refusal(magnitude("(-inf, -1]; [0, inf)", ["(-inf, -1]", high], ["(- x)", "x"])) != nil)
    #expect(refusal(magnitude("[0, inf)", [high], ["x"])) != nil)
    #expect(refusal(magnitude("(-inf, 0]; [0, inf)", [low], ["(- x)"])) != nil)
    #expect(refusal(magnitude("(-inf, 0]; [0, inf)", [low, "positive"], ["(- x)", "x"])) != nil)
    // The wrong sign on a piece.
    #expect(refusal(magnitude("(-inf, 0]; [0, inf)", [low, high], ["x", "x"])) != nil)
  }

  @Test func `pieces in any order may overlap, and cover a bounded domain to its ends`() {
    func isCovered(_ domain: String, _ pieces: String...) -> Bool {
      let text = text(
        ["variable x \(domain)"], left: "x", right: "x",
        by: "pieces x \(pieces.joined(separator: "; "))",
        pieces.map { ["variable x \($0)", "left x", "right x"] })
      return refusal(text) == nil
    }
    #expect(isCovered("[0, 3]", "[1, 3]", "[0, 2]"))
    #expect(isCovered("[0, 3)", "[0, 1)", "[1, 1]", "(1, 3)"))
    #expect(isCovered("(0, 3)", "(0, 1]", "(1, 2]", "(2, 4)"))
    #expect(!isCovered("[0, 3]", "[0, 1)", "(1, 3]"))
    #expect(!isCovered("[0, 3]", "[0, 3)"))
    #expect(!isCovered("[0, 3]", "(0, 3]"))
    #expect(!isCovered("[0, inf)", "[0, 3]", "(4, inf)"))
    #expect(!isCovered("real", "[0, inf)"))
  }

  @Test func `a real variable may be any linear formula in it`() {
    func text(_ domain: String, _ tree: String, _ left: String, _ right: String) -> String {
      self.text(
        ["variable x \(domain)", "variable a real"], left: "(^ (- x a) 99)",
        right: "(- (^ (- a x) 99))", by: "substitution x \(tree)",
        [["variable x \(domain)", "variable a real", "left \(left)", "right \(right)"]])
    }
    func shifted(_ domain: String, _ tree: String) -> String {
      text(domain, tree, "(^ (- \(tree) a) 99)", "(- (^ (- a \(tree)) 99))")
    }
    #expect(refusal(shifted("real", "(+ x a)")) == nil)
    #expect(refusal(shifted("real", "(- a (* 1/2 x))")) == nil)
    // Not every number of the domain is of that form.
    #expect(refusal(shifted("positive", "(+ x a)")) != nil)
    #expect(refusal(shifted("real", "(+ a a)")) != nil)
    #expect(refusal(shifted("real", "(+ a (* x x))")) != nil)
    #expect(refusal(shifted("real", "(+ a (* x a))")) != nil)
    #expect(refusal(shifted("real", "(+ x (/ 1 a))")) != nil)
    // Another formula than the one that comes of it.
    #expect(
      refusal(text("real", "(+ x a)", "(^ x 99)", "(- (^ (- x) 99))")) != nil)
  }

  @Test func `of two numbers the one is at least the other`() {
    func text(_ domain: String, rest: String, _ first: String = "x", _ second: String = "y")
      -> String
    {
      let sum = "(+ x y)"
      func part(_ name: String) -> [String] {
        let x = name == "x" ? sum : "x"
        let y = name == "y" ? sum : "y"
        let other = name == "x" ? "y" : "x"
        let formula = "(abs (- \(x) \(y)))"
        return [
          "variable \(min(name, other)) \(name < other ? rest : domain)",
          "variable \(max(name, other)) \(name < other ? domain : rest)",
          "left \(formula)", "right (abs (- \(y) \(x)))", "step left . abs \(name)",
          "step right . abs \(name)",
        ]
      }
      return self.text(
        ["variable x \(domain)", "variable y \(domain)"], left: "(abs (- x y))",
        right: "(abs (- y x))", by: "order \(first) \(second)", [part(first), part(second)])
    }
    #expect(refusal(text("positive", rest: "nonnegative")) == nil)
    #expect(refusal(text("[3, inf)", rest: "nonnegative")) == nil)
    // The rest may be 0, and the domains have to go on for ever in one direction.
    #expect(refusal(text("positive", rest: "positive")) != nil)
    #expect(refusal(text("(0, 1)", rest: "nonnegative")) != nil)
    #expect(refusal(text("real", rest: "nonnegative")) != nil)
    #expect(refusal(text("integer", rest: "nonnegative")) != nil)
    #expect(refusal(text("positive", rest: "nonnegative", "x", "x")) != nil)
  }

  /// x·x = x²: both have the derivative 2x, and the value at a point.
  private func square(
    _ domain: String, inside: String, at point: String, left: String = "(+ (* 1 x) (* x 1))"
  ) -> String {
    text(
      ["variable x \(domain)"], left: "(* x x)", right: "(^ x 2)",
      by: "derivatives\npoint x \(point)",
      [
        ["variable x \(inside)", "left \(left)", "right (* 2 (^ x 1) 1)"],
        ["left (* \(point) \(point))", "right (^ \(point) 2)"],
      ])
  }

  @Test func `equal derivatives and an equal value are equal functions`() {
    #expect(refusal(square("real", inside: "real", at: "3")) == nil)
    #expect(refusal(square("[0, 1]", inside: "(0, 1)", at: "1")) == nil)
    #expect(refusal(square("[0, 1]", inside: "[0, 1]", at: "1")) != nil)
    #expect(refusal(square("[0, 1]", inside: "(0, 1)", at: "2")) != nil)
    #expect(refusal(square("{0, 1}", inside: "{0, 1}", at: "1")) != nil)
    #expect(refusal(square("integer", inside: "integer", at: "1")) != nil)
    // The derivative of something else.
    #expect(refusal(square("real", inside: "real", at: "3", left: "(* 2 x)")) != nil)
  }

  @Test func `derivatives say nothing across a point without a value`() {
    func text(_ domain: String, inside: String) -> String {
      self.text(
        ["variable x \(domain)"], left: "(/ x x)", right: "(/ (abs x) (abs x))",
        by: "derivatives\npoint x 1",
        [
          [
            "variable x \(inside)", "left (- (/ 1 x) (/ (* x 1) (^ x 2)))",
            "right (- (/ (* (/ x (abs x)) 1) (abs x)) (/ (* (abs x) (* (/ x (abs x)) 1)) (^ (abs x) 2)))",
            "step right 0.0.0.1 abs x",
          ], ["left (/ 1 1)", "right (/ (abs 1) (abs 1))", "step right 0 abs 1"],
        ])
    }
    #expect(refusal(text("positive", inside: "positive")) == nil)
    #expect(refusal(text("real", inside: "real")) != nil)
    #expect(refusal(text("nonnegative", inside: "positive")) == nil)
  }

  /// Σ i = n(n+1)/2 from 1, by what both change by.
  private func triangle(_ domain: String, first: String, _ base: String) -> String {
    let sum = "(sum i 1 n i)"
    let right = "(/ (* n (+ n 1)) 2)"
    return text(
      ["variable n \(domain)"], left: sum, right: right, by: "induction n difference",
      [
        [
          "variable n \(domain)", "left (sum i 1 \(first) i)",
          "right (/ (* \(first) (+ \(first) 1)) 2)", "step left . unroll \(base)",
        ],
        [
          "variable n \(domain)", "atom S (sum i 1 n i)", "left (- (+ \(sum) (+ n 1)) \(sum))",
          "right (- (/ (* (+ n 1) (+ (+ n 1) 1)) 2) \(right))", "step left 0.0 atom S",
        ],
      ])
  }

  @Test func `an induction begins at the least number`() {
    #expect(refusal(triangle("positive integer", first: "1", "1")) == nil)
    #expect(refusal(triangle("nonnegative integer", first: "0", "0")) == nil)
    #expect(refusal(triangle("integer from 2", first: "2", "(+ 1 2)")) == nil)
    #expect(refusal(triangle("positive integer", first: "2", "(+ 1 2)")) != nil)
    #expect(refusal(triangle("integer", first: "1", "1")) != nil)
    #expect(refusal(triangle("integer from -2", first: "-2", "0")) != nil)
    #expect(refusal(triangle("positive", first: "1", "1")) != nil)
    // Other terms than the sum has.
    #expect(refusal(triangle("positive integer", first: "1", "(+ 0 1)")) != nil)
    #expect(refusal(triangle("nonnegative integer", first: "0", "1")) != nil)
  }

  @Test func `parts within parts are bounded`() {
    var body = ["claim equal", "left 1", "right 1"]
    func nested(_ depth: Int) -> String {
      var lines = body
      for _ in 0..<depth {
        lines =
          ["claim equal", "variable x {1}", "left 1", "right 1", "by cases x", "part"] + lines
          + ["end"]
      }
      return (["touchstone/certificate/2"] + lines + ["end"]).joined(separator: "\n") + "\n"
    }
    #expect(refusal(nested(1)) == nil)
    #expect(refusal(nested(7)) == nil)
    #expect(refusal(nested(9)) != nil)
    #expect(refusal(nested(5_000)) != nil)
    body = ["claim different", "left 1", "right 2", "value left [1, 1]", "value right [2, 2]"]
    #expect(refusal(nested(1)) != nil)
  }

  @Test func `algebraic numbers are told by how near different ones can be`() {
    func text(_ left: String, _ right: String) -> String {
      equalText(left: left, right: right, steps: "left . number \(right)")
        .replacing("certificate/1", with: "certificate/2")
    }
    #expect(refusal(text("(cos (* 1/3 pi))", "1/2")) == nil)
    #expect(refusal(text("(sin (/ pi 10))", "(/ (- (sqrt 5) 1) 4)")) == nil)
    #expect(refusal(text("(sqrt (+ 5 (* 2 (sqrt 6))))", "(+ (sqrt 2) (sqrt 3))")) == nil)
    #expect(refusal(text("(^ (+ 2 (sqrt 5)) 1/3)", "(/ (+ 1 (sqrt 5)) 2)")) == nil)
    #expect(
      refusal(text("(+ (cos (/ (* 2 pi) 7)) (cos (/ (* 4 pi) 7)) (cos (/ (* 6 pi) 7)))", "-1/2"))
        == nil)
    // Near is not equal, however near.
    let tiny = "1/1" + String(repeating: "0", count: 60)
    #expect(refusal(text("(+ (cos (* 1/3 pi)) \(tiny))", "1/2")) != nil)
    #expect(
      refusal(text("(sqrt (+ 5 (* 2 (sqrt 6)) \(tiny)))", "(+ (sqrt 2) (sqrt 3))")) != nil)
    #expect(refusal(text("(sin (/ pi 10))", "(/ (- (sqrt 5) 1) 5)")) != nil)
    // No algebraic numbers, or no numbers at all.
    #expect(refusal(text("(* pi 1)", "pi")) != nil)
    #expect(refusal(text("(exp (log 2))", "2")) != nil)
    #expect(refusal(text("(cos 1)", "(cos 1)")) != nil)
    #expect(refusal(text("(/ 1 (- (sqrt 4) 2))", "(/ 1 (- (sqrt 9) 3))")) != nil)
    #expect(refusal(text("(sqrt (- 1 (sqrt 2)))", "(sqrt (- 1 (sqrt 2)))")) != nil)
  }

  @Test func `certificates that stand one behind the other are read one by one`() throws {
    let one = equalText(left: "1", right: "1")
    let two = text(
      ["variable y {0, 1}"], left: "(* y y)", right: "y", by: "cases y",
      ["0", "1"].map { ["left (* \($0) \($0))", "right \($0)"] })
    let all = try Certificate.all(in: one + two + one)
    #expect(all.count == 3)
    #expect(all.map(\.text) == [one, two, one])
    #expect(throws: CertificateError.self) { try Certificate.all(in: one + "x") }
    #expect(throws: CertificateError.self) { try Certificate.all(in: "") }
  }
}
