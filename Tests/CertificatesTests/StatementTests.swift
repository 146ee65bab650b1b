import Certificates
import Testing

/// Certificates that two statements hold at the same points: what is accepted, and what is refused although it looks
/// alike.
@Suite struct StatementTests {
  /// A certificate about statements, and whether it is refused.
  private func isRefused(
    _ head: [String], _ left: String, _ right: String, by lines: [String]
  ) -> Bool {
    let all =
      ["touchstone/certificate/2", "claim same"] + head + ["left \(left)", "right \(right)"]
      + lines + ["end"]
    return refusal(all.joined(separator: "\n") + "\n") != nil
  }

  private func isRefused(_ left: String, _ right: String, by lines: [String]) -> Bool {
    isRefused(["variable x real"], left, right, by: lines)
  }

  private func onLine(
    _ left: String, _ right: String, in domain: String = "real", _ cuts: String...
  ) -> Bool {
    !isRefused(
      ["variable x \(domain)"], left, right, by: ["by line x"] + cuts.map { "cut \($0)" })
  }

  // MARK: Lines

  @Test func `intervals are told by their ends and what belongs to them`() {
    let open = "(and (> x 0) (< x 1))"
    #expect(onLine("(or \(open) (= x 1))", "(and (> x 0) (<= x 1))", "0", "1"))
    #expect(
      onLine("(and (> x 0) (< x 2) (/= x 1))", "(or \(open) (and (> x 1) (< x 2)))", "0", "1", "2"))
    // An open end for a closed one, an end that is left out of the cuts, a point that is missed.
    #expect(!onLine(open, "(and (> x 0) (<= x 1))", "0", "1"))
    #expect(!onLine(open, "(and (> x 0) (<= x 1))", "0"))
    #expect(!onLine("(and (> x 0) (< x 2) (/= x 1))", "(and (> x 0) (< x 2))", "0", "1", "2"))
    #expect(!onLine("(and (> x 0) (< x 2) (/= x 1))", "(and (> x 0) (< x 2))", "0", "2"))
  }

  @Test func `ends may be algebraic, logarithms, and parts of a turn`() {
    let left = "(< (^ x 2) 2)"
    let right = "(and (> x (- (sqrt 2))) (< x (sqrt 2)))"
    #expect(onLine(left, right, "(- (sqrt 2))", "(sqrt 2)"))
    #expect(
      onLine(left, "(and (> x (- (sqrt 2))) (< x (/ 2 (sqrt 2))))", "(- (sqrt 2))", "(sqrt 2)"))
    #expect(onLine("(> (exp x) 3)", "(> x (log 3))", "(log 3)"))
    #expect(
      onLine("(> (cos x) 1/2)", "(< x (/ pi 3))", in: "pi [0, 1]", "(/ pi 3)"))
    // Near the end is not at the end.
    #expect(
      !onLine(
        left, "(and (> x (- (sqrt 2))) (< x 1.41421356))", "(- (sqrt 2))", "1.41421356", "(sqrt 2)")
    )
    #expect(!onLine("(> (exp x) 3)", "(> x 1.0986)", "1.0986", "(log 3)"))
    #expect(!onLine("(> (cos x) 1/2)", "(< x (/ pi 3))", in: "pi [0, 2]", "(/ pi 3)", "pi"))
  }

  @Test func `cuts ascend inside of the domain and are numbers`() {
    let (left, right) = ("(> (* (- x 1) (- x 2)) 0)", "(or (< x 1) (> x 2))")
    #expect(onLine(left, right, "1", "2"))
    #expect(onLine(left, right, "0", "1", "3/2", "2"))
    #expect(!onLine(left, right, "2", "1"))
    #expect(!onLine(left, right, "1", "1", "2"))
    #expect(!onLine(left, right, "1"))
    #expect(!onLine(left, right, "1", "x"))
    #expect(!onLine(left, right, "1", "(log -1)", "2"))
    #expect(!onLine("(> x 0)", "(= x x)", in: "(0, 1)", "2"))
    #expect(onLine("(> x 0)", "(= x x)", in: "(0, 1)"))
  }

  @Test func `where a side has no value a comparison fails`() {
    #expect(onLine("(= (/ (- (^ x 2) 1) (- x 1)) 0)", "(= x -1)", "-1", "1"))
    #expect(onLine("(>= (log x) 0)", "(>= x 1)", "0", "1"))
    #expect(onLine("(< (sqrt x) 2)", "(and (>= x 0) (< x 4))", "0", "4"))
    #expect(onLine("(= (sqrt (+ x 1)) (- x 1))", "(= x 3)", "-1", "-3/4", "0", "1", "3"))
    // 1 is no solution of the quotient, 0 none of the square root's equation, and negative numbers have no
    // logarithm.
    #expect(!onLine("(= (/ (- (^ x 2) 1) (- x 1)) 0)", "(= (^ x 2) 1)", "-1", "1"))
    #expect(
      !onLine("(= (sqrt (+ x 1)) (- x 1))", "(= (* x (- x 3)) 0)", "-1", "-3/4", "0", "1", "3"))
    #expect(!onLine("(< (log x) 1)", "(< x (exp 1))", "0", "(exp 1)"))
    #expect(onLine("(< (log x) 1)", "(< x (exp 1))", in: "positive", "(exp 1)"))
  }

  @Test func `between cuts signs are shown, not sampled`() {
    // Two roots close together, and a double one, which no sample sees.
    #expect(!onLine("(> (* (- x 1/3) (- x 1/3)) 0)", "(= x x)", "0", "1"))
    #expect(!onLine("(> (* (- x 1/3) (- x 0.3334)) 0)", "(= x x)", "0", "1"))
    #expect(!onLine("(> (^ (- x (sqrt 2)) 2) 0)", "(= x x)"))
    #expect(onLine("(> (^ (- x (sqrt 2)) 2) 0)", "(/= x (sqrt 2))", "(sqrt 2)"))
    // The sine has more zeros; x − sin x has one.
    #expect(!onLine("(> (sin x) 0)", "(> x 0)", "0"))
    #expect(onLine("(> (- x (sin x)) 0)", "(> x 0)", "0"))
    #expect(onLine("(> (exp x) (+ 1 x))", "(/= x 0)", "0"))
    #expect(!onLine("(> (exp x) (+ 2 x))", "(/= x 0)", "0"))
    let curve = "(< (+ (exp (* 2 x)) (* -3 (exp x)) 2) 0)"
    let between = "(and (> x 0) (< x (log 2)))"
    #expect(onLine(curve, between, "0", "(log 3/2)", "(log 2)"))
    #expect(!onLine(curve, "(and (> x 0) (<= x (log 2)))", "0", "(log 3/2)", "(log 2)"))
    #expect(!onLine(curve, between, "0", "(log 3/2)"))
  }

  @Test func `magnitudes and larger ones of two are taken apart by signs`() {
    #expect(onLine("(= (+ (abs x) (abs (- x 1))) 1)", "(and (>= x 0) (<= x 1))", "0", "1"))
    #expect(onLine("(< (abs (- x 1)) (abs (+ x 1)))", "(> x 0)", "-1", "0", "1"))
    #expect(onLine("(= (max x 1) 1)", "(<= x 1)", "1"))
    #expect(onLine("(= (relu x) 0)", "(<= x 0)", "0"))
    #expect(!onLine("(= (+ (abs x) (abs (- x 1))) 1)", "(and (> x 0) (<= x 1))", "0", "1"))
    #expect(!onLine("(= (max x 1) 1)", "(< x 1)", "1"))
    #expect(!onLine("(= (relu x) 0)", "(= x 0)", "0"))
  }

  @Test func `whole numbers and finite domains are looked at by themselves`() {
    #expect(onLine("(> x 0)", "(>= x 1)", in: "integer", "0", "1"))
    #expect(
      onLine(
        "(< (^ x 2) 10)", "(and (>= x -3) (<= x 3))", in: "integer", "(- (sqrt 10))", "-3", "3",
        "(sqrt 10)"))
    #expect(onLine("(> x (sqrt 2))", "(>= x 2)", in: "integer", "(sqrt 2)", "2"))
    #expect(onLine("(= (^ x 2) x)", "(= 0 0)", in: "{0, 1}"))
    #expect(!onLine("(> x 0)", "(>= x 1)", "0", "1"))
    #expect(!onLine("(> x 0)", "(>= x 2)", in: "integer", "0", "2"))
    #expect(!onLine("(= (^ x 2) x)", "(= 0 0)", in: "{0, 1, 2}"))
    #expect(!onLine("(= (^ x 2) x)", "(= 0 0)", in: "0 .. 1 by 1/2"))
  }

  @Test func `statements on a line are about its variable`() {
    let head = ["variable x real", "variable y real"]
    #expect(isRefused(head, "(> y 0)", "(> y 0)", by: ["by line x"]))
    #expect(!isRefused(head, "(> x 0)", "(> x 0)", by: ["by line x", "cut 0"]))
    #expect(isRefused(head, "(> x 0)", "(> x 0)", by: ["by line z", "cut 0"]))
    #expect(isRefused(head, "(> z 0)", "(> z 0)", by: ["by line x", "cut 0"]))
    #expect(isRefused("(and)", "(or)", by: ["by line x"]))
    #expect(!isRefused("(and)", "(and (= x x))", by: ["by line x"]))
    #expect(isRefused("(> x 0", "(> x 0)", by: ["by line x", "cut 0"]))
    #expect(isRefused("x", "x", by: ["by line x"]))
    #expect(isRefused("(> x 0 0)", "(> x 0)", by: ["by line x", "cut 0"]))
    #expect(isRefused("(> x 0)", "(> x 0)", by: ["by lines x", "cut 0"]))
  }

  @Test func `huge statements are refused before they are worked on`() {
    let power = "(^ (+ x 1) 100000)"
    #expect(isRefused("(> \(power) 0)", "(> \(power) 1)", by: ["by line x", "cut 0"]))
    let factors = "(* " + (1...3_000).map { "(+ x (exp (/ x \($0))))" }.joined(separator: " ") + ")"
    #expect(isRefused("(> \(factors) 0)", "(> \(factors) 1)", by: ["by line x", "cut 0"]))
    let cut = "(+ " + (1...3_000).map { "(sqrt \($0))" }.joined(separator: " ") + ")"
    let sides = "(+ " + Array(repeating: "x", count: 3_000).joined(separator: " ") + ")"
    #expect(isRefused("(> \(sides) 0)", "(> x 0)", by: ["by line x", "cut 0", "cut \(cut)"]))
    let deep =
      String(repeating: "(and ", count: 300) + "(> x 0)" + String(repeating: ")", count: 300)
    #expect(isRefused(deep, "(> x 0)", by: ["by line x", "cut 0"]))
  }

  // MARK: Cases

  private func cases(
    _ domain: String, _ right: (Int) -> String, _ numbers: [Int], cut: String = "0"
  ) -> Bool {
    let parts = numbers.flatMap { y in
      [
        "part", "claim same", "variable t real", "left (> (* \(y) t) 0)", "right \(right(y))",
        "by line t", "cut \(cut)", "end",
      ]
    }
    return !isRefused(
      ["variable y \(domain)", "variable t real"], "(> (* y t) 0)",
      "(or (and (= y 1) (> t 0)) (and (= y -1) (< t 0)))", by: ["by cases y"] + parts)
  }

  @Test func `the numbers of a finite domain are put in one by one`() {
    func right(_ y: Int) -> String {
      "(or (and (= \(y) 1) (> t 0)) (and (= \(y) -1) (< t 0)))"
    }
    #expect(cases("{-1, 1}", right, [-1, 1]))
    // A number too few, one that is another one, a domain that has more, other statements.
    #expect(!cases("{-1, 1}", right, [-1]))
    #expect(!cases("{-1, 1}", right, [1, -1]))
    #expect(!cases("{-1, 1, 2}", right, [-1, 1, 2]))
    #expect(!cases("real", right, [-1, 1]))
    #expect(!cases("{-1, 1}", { "(> (* \($0) t) 0)" }, [-1, 1]))
  }

  @Test func `a part has the domains of the whole`() {
    func isShown(_ domain: String) -> Bool {
      !isRefused(
        ["variable y {1}", "variable t real"], "(> (* y t) 0)", "(/= t 0)",
        by: [
          "by cases y", "part", "claim same", "variable t \(domain)", "left (> (* 1 t) 0)",
          "right (/= t 0)", "by line t", "end",
        ])
    }
    #expect(!isShown("real"))
    #expect(!isShown("positive"))
  }

  // MARK: Signs

  private func bySigns(
    _ left: String, _ right: String, _ domains: [String] = ["x real", "y real"], _ trees: String...
  ) -> Bool {
    !isRefused(
      domains.map { "variable \($0)" }, left, right, by: ["by signs"] + trees.map { "sign \($0)" })
  }

  @Test func `products and sums have the signs of their parts`() {
    let real = ["x real", "y real"]
    #expect(bySigns("(= (* x y) 0)", "(or (= x 0) (= y 0))", real, "x", "y"))
    #expect(bySigns("(> (/ x y) 0)", "(> (* x y) 0)", real, "x", "y"))
    #expect(bySigns("(= (+ (^ x 2) (^ y 2)) 0)", "(and (= x 0) (= y 0))", real, "x", "y"))
    #expect(bySigns("(= (^ x 2) (^ y 2))", "(or (= x y) (= x (- y)))", real, "(- x y)", "(+ x y)"))
    #expect(bySigns("(>= (+ (^ x 2) (^ y 2)) (* 2 x y))", "(= 0 0)", real, "(- x y)"))
    #expect(bySigns("(< (exp x) (exp y))", "(< x y)", real, "(- x y)"))
    #expect(bySigns("(< (^ x 3) (^ y 3))", "(< x y)", real, "(- x y)"))
    #expect(!bySigns("(= (* x y) 0)", "(and (= x 0) (= y 0))", real, "x", "y"))
    // A quotient has no value where it divides by 0.
    #expect(!bySigns("(>= (/ x y) 0)", "(>= (* x y) 0)", real, "x", "y"))
    #expect(!bySigns("(= (^ x 2) (^ y 2))", "(= x y)", real, "(- x y)", "(+ x y)"))
    #expect(!bySigns("(> (+ (^ x 2) (^ y 2)) (* 2 x y))", "(= 0 0)", real, "(- x y)"))
    #expect(!bySigns("(< (^ x 2) (^ y 2))", "(< x y)", real, "(- x y)"))
    #expect(!bySigns("(< (^ x 2) (^ y 2))", "(< x y)", real, "(- x y)", "(+ x y)"))
  }

  @Test func `signs that contradict each other are those of no point`() {
    let three = ["x real", "y real", "z real"]
    let chain = "(and (< x y) (< y z))"
    #expect(bySigns(chain, "(and (< x y) (< y z) (< x z))", three, "(- x y)", "(- y z)", "(- x z)"))
    #expect(!bySigns(chain, "(and (< x y) (< x z))", three, "(- x y)", "(- y z)", "(- x z)"))
    let whole = ["n integer", "m integer"]
    #expect(bySigns("(> n m)", "(>= n (+ m 1))", whole, "(- n m)", "(- n m 1)".whole))
    #expect(
      !bySigns("(> n m)", "(>= n (+ m 1))", ["n real", "m real"], "(- n m)", "(- n m 1)".whole))
    #expect(!bySigns("(> n m)", "(>= n (+ m 2))", whole, "(- n m)", "(- (- n m) 2)"))
    #expect(
      !bySigns("(> n m)", "(>= n (+ m 1))", ["n integer", "m real"], "(- n m)", "(- n m 1)".whole))
  }

  @Test func `trees with given signs have values everywhere`() {
    let real = ["x real", "y real"]
    // Where y is 0, x/y has no sign.
    #expect(!bySigns("(= (/ x y) (/ x y))", "(= 0 0)", real, "(/ x y)"))
    #expect(!bySigns("(= (log x) (log x))", "(= 0 0)", real, "(log x)"))
    #expect(bySigns("(= (log x) (log x))", "(= 0 0)", ["x positive", "y real"], "(log x)"))
    #expect(!bySigns("(> x 0)", "(> x 0)", real, "x", "x"))
    #expect(!bySigns("(> z 0)", "(> z 0)", real, "x"))
    #expect(
      !bySigns(
        "(> x 0)", "(> x 0)", real, "x", "y", "(+ x y)", "(- x y)", "(+ x 1)", "(+ x 2)", "(+ x 3)",
        "(+ x 4)"))
  }
}

extension String {
  /// n − m − 1 as a tree of two differences.
  fileprivate var whole: String { replacing("(- n m 1)", with: "(- (- n m) 1)") }
}
