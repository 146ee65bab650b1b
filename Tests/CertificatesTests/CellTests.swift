import Exact
import Testing

@testable import Certificates

/// Corners that the signs of some trees tell.
@Suite struct CellTests {
  private func text(
    _ head: [String], _ left: String, _ right: String, signs: [String],
    parts: [(left: String, right: String)]
  ) -> String {
    let lines =
      ["touchstone/certificate/2", "claim equal"] + head
      + ["left \(left)", "right \(right)", "by cells"] + signs.map { "sign \($0)" }
      + parts.flatMap {
        ["part", "claim equal"] + head + ["left \($0.left)", "right \($0.right)", "end"]
      } + ["end"]
    return lines.joined(separator: "\n") + "\n"
  }

  private func isShown(
    _ head: [String], _ left: String, _ right: String, signs: [String] = [],
    parts: (left: String, right: String)...
  ) -> Bool {
    refusal(text(head, left, right, signs: signs, parts: parts)) == nil
  }

  private let two = ["variable x real", "variable y real"]

  @Test func `each half of the domains is a part`() throws {
    let text = text(
      two, "(max x y)", "(max y x)", signs: ["(- x y)"], parts: [("x", "x"), ("y", "y")])
    try Certificate(text).check()
    #expect(try Certificate(text).text == text)
    #expect(
      isShown(two, "(max x y)", "(max y x)", signs: ["(- y x)"], parts: ("y", "y"), ("x", "x")))
    #expect(
      isShown(
        two, "(abs (- x y))", "(abs (- y x))", signs: ["(- x y)"],
        parts: ("(- x y)", "(- (- y x))"), ("(- (- x y))", "(- y x)")))
  }

  @Test func `a part that does not hold is refused`() {
    #expect(
      !isShown(two, "(max x y)", "(min x y)", signs: ["(- x y)"], parts: ("x", "y"), ("y", "x")))
    #expect(!isShown(two, "(max x y)", "x", signs: ["(- x y)"], parts: ("x", "x"), ("y", "x")))
  }

  @Test func `no cell is left out`() {
    // One half alone.
    #expect(!isShown(two, "(max x y)", "x", signs: ["(- x y)"], parts: ("x", "x")))
    #expect(!isShown(two, "(max x y)", "x", parts: ("x", "x")))
    // A tree that tells nothing of the corner.
    #expect(!isShown(two, "(max x y)", "x", signs: ["x"], parts: ("x", "x")))
    #expect(!isShown(two, "(max x y)", "x", signs: ["(+ x y)"], parts: ("x", "x")))
    #expect(
      !isShown(two, "(max x y)", "x", signs: ["(- x (* 2 y))"], parts: ("x", "x"), ("y", "x")))
    // x ≥ y does not follow from x ≥ 0 ≥ −y.
    #expect(!isShown(two, "(max x y)", "x", signs: ["x", "y"], parts: ("x", "x"), ("y", "x")))
    // The closed end counts: at x = y = 0 neither is above the other one, below it c may be negative.
    let c = ["variable c (-1, inf)", "variable x real"]
    #expect(!isShown(c, "(abs c)", "c", parts: ("c", "c")))
  }

  @Test func `domains tell what is left out`() {
    let box = ["variable c positive", "variable x real"]
    #expect(isShown(box, "(abs c)", "c", parts: ("c", "c")))
    #expect(
      isShown(
        ["variable a (0, 1)", "variable c [1, 2]"], "(max a c)", "c", parts: ("c", "c")))
    #expect(
      !isShown(
        ["variable a (0, 3/2)", "variable c [1, 2]"], "(max a c)", "c", parts: ("c", "c")))
    // x ≤ −c and x ≥ c have no point for c > 0.
    #expect(
      isShown(
        box, "(min c (max (- c) x))", "(max (- c) (min c x))", signs: ["(- x c)", "(+ x c)"],
        parts: ("c", "c"), ("x", "x"), ("(- c)", "(- c)")))
    #expect(
      !isShown(
        ["variable c real", "variable x real"], "(min c (max (- c) x))", "(max (- c) (min c x))",
        signs: ["(- x c)", "(+ x c)"], parts: ("c", "c"), ("x", "x"), ("(- c)", "(- c)")))
  }

  @Test func `products are bounded by their factors`() {
    let box = ["variable x (0, 1)", "variable y (0, 1)"]
    let sum = "(- (+ x y) (* x y))"
    #expect(isShown(box, "(abs \(sum))", sum, parts: (sum, sum)))
    let difference = "(- (* x y) x)"
    #expect(isShown(box, "(relu \(difference))", "0", parts: ("0", "0")))
    // On larger boxes both have both signs: 3 + 3 − 9, 2·2 − 2.
    let large = ["variable x (0, 3)", "variable y (0, 3)"]
    #expect(!isShown(large, "(abs \(sum))", sum, parts: (sum, sum)))
    #expect(!isShown(large, "(relu \(difference))", "0", parts: ("0", "0")))
    // (x − 1)(y − 1) is not negative; x·y − x − y + 1/2 may be.
    let above = ["variable x [1, inf)", "variable y [1, inf)"]
    #expect(
      isShown(
        above, "(abs (+ (* x y) (- x) (- y) 1))", "(+ (* x y) (- x) (- y) 1)",
        parts: ("(+ (* x y) (- x) (- y) 1)", "(+ (* x y) (- x) (- y) 1)")))
    #expect(
      !isShown(
        above, "(abs (+ (* x y) (- x) (- y) 1/2))", "(+ (* x y) (- x) (- y) 1/2)",
        parts: ("(+ (* x y) (- x) (- y) 1/2)", "(+ (* x y) (- x) (- y) 1/2)")))
    // Squares: x² is at least 2x − 1, and no more than 3x for x from 0 to 3.
    let x = ["variable x [0, 3]"]
    #expect(isShown(x, "(max (^ x 2) (* 3 x))", "(* 3 x)", parts: ("(* 3 x)", "(* 3 x)")))
    #expect(!isShown(x, "(max (^ x 2) (* 2 x))", "(* 2 x)", parts: ("(* 2 x)", "(* 2 x)")))
    #expect(
      !isShown(x, "(max (^ x 2) (- (* 3 x) 1))", "(^ x 2)", parts: ("(^ x 2)", "(^ x 2)")))
  }

  @Test func `whole numbers lie on one side of one half`() {
    let square = "(- (^ n 2) n)"
    let n = ["variable n integer"]
    #expect(isShown(n, "(abs \(square))", square, signs: ["(- n 1/2)"], parts: (square, square)))
    #expect(
      !isShown(
        ["variable n real"], "(abs \(square))", square, signs: ["(- n 1/2)"],
        parts: (square, square)))
    // n² − 2n is −1 at 1.
    let other = "(- (^ n 2) (* 2 n))"
    #expect(!isShown(n, "(abs \(other))", other, signs: ["(- n 1/2)"], parts: (other, other)))
    #expect(!isShown(n, "(abs \(other))", other, signs: ["(- n 3/2)"], parts: (other, other)))
  }

  @Test func `functions that rise, and what is known of some`() {
    let p = ["variable x positive", "variable y positive"]
    #expect(
      isShown(
        p, "(max (log x) (log y))", "(max (log x) (log y))", signs: ["(- x y)"],
        parts: ("(log x)", "(log x)"), ("(log y)", "(log y)")))
    let x = ["variable x real"]
    #expect(isShown(x, "(max (exp x) x)", "(exp x)", parts: ("(exp x)", "(exp x)")))
    #expect(isShown(x, "(max (exp x) (+ 1 x))", "(exp x)", parts: ("(exp x)", "(exp x)")))
    #expect(
      isShown(x, "(max (softplus x) x)", "(softplus x)", parts: ("(softplus x)", "(softplus x)")))
    #expect(!isShown(x, "(max (exp x) (+ 2 x))", "(exp x)", parts: ("(exp x)", "(exp x)")))
    #expect(!isShown(x, "(max (exp x) (* 3 x))", "(exp x)", parts: ("(exp x)", "(exp x)")))
    #expect(
      !isShown(
        x, "(max (softplus x) (+ x 1/2))", "(softplus x)", parts: ("(softplus x)", "(softplus x)")))
    // Cosine does not rise, nor does 1/x or a square.
    #expect(
      !isShown(
        p, "(max (cos x) (cos y))", "(max (cos x) (cos y))", signs: ["(- x y)"],
        parts: ("(cos x)", "(cos x)"), ("(cos y)", "(cos y)")))
    #expect(
      !isShown(
        two, "(max (^ x 2) (^ y 2))", "(max (^ x 2) (^ y 2))", signs: ["(- x y)"],
        parts: ("(^ x 2)", "(^ x 2)"), ("(^ y 2)", "(^ y 2)")))
  }

  @Test func `factors give the signs of products`() {
    let parts = ["(^ x 2)", "(^ y 2)"].map { (left: $0, right: $0) }
    let head = two
    let max = "(max (^ x 2) (^ y 2))"
    #expect(
      refusal(text(head, max, max, signs: ["(- x y)", "(+ x y)"], parts: parts)) == nil)
    #expect(refusal(text(head, max, max, signs: ["(- x y)", "y"], parts: parts)) != nil)
    // A divisor has the sign of its product with the rest.
    let c = ["variable c positive", "variable x positive"]
    #expect(
      isShown(
        c, "(min 1 (/ c x))", "(min 1 (/ c x))", signs: ["(- x c)"],
        parts: ("(/ c x)", "(/ c x)"), ("1", "1")))
    #expect(
      !isShown(
        ["variable c positive", "variable x real"], "(min 1 (/ c x))", "(min 1 (/ c x))",
        signs: ["(- x c)"], parts: ("(/ c x)", "(/ c x)"), ("1", "1")))
  }

  @Test func `trees have values wherever both sides have`() {
    let x = ["variable x real"]
    // 1/x says nothing at 0, and is no polynomial; nor has log x a value everywhere.
    #expect(
      !isShown(x, "(abs x)", "(abs x)", signs: ["(/ 1 x)"], parts: ("x", "x"), ("(- x)", "(- x)")))
    #expect(
      !isShown(
        x, "(+ (abs x) (* 0 (exp x)))", "(abs x)", signs: ["x", "(log x)"],
        parts: ("(+ x (* 0 (exp x)))", "x"), ("(+ (- x) (* 0 (exp x)))", "(- x)")))
    #expect(
      isShown(
        x, "(* (abs x) (log x))", "(* (abs x) (log x))", signs: ["x", "(log x)"],
        parts: ("(* x (log x))", "(* x (log x))"), ("(* (- x) (log x))", "(* (- x) (log x))")))
    // Unknown names, and indices.
    #expect(!isShown(x, "(abs x)", "(abs x)", signs: ["z"], parts: ("x", "x"), ("(- x)", "(- x)")))
    let family = ["variable N positive integer", "family y N real"]
    #expect(
      !isShown(
        family, "(sum i 1 N (abs (at y i)))", "(sum i 1 N (at y i))", signs: ["(at y i)"],
        parts: ("(sum i 1 N (at y i))", "(sum i 1 N (at y i))")))
    // Entries are told apart by their places, and are there only where a side holds them.
    #expect(
      isShown(
        family, "(max (at y 1) (at y 2))", "(max (at y 2) (at y 1))",
        signs: ["(- (at y 1) (at y 2))"],
        parts: ("(at y 1)", "(at y 1)"), ("(at y 2)", "(at y 2)")))
    #expect(
      !isShown(
        family, "(max (at y 1) (at y 2))", "(at y 1)", signs: ["(at y 3)"],
        parts: ("(at y 1)", "(at y 1)")))
    #expect(
      !isShown(family, "(max (at y 1) (at y N))", "(at y 1)", parts: ("(at y 1)", "(at y 1)")))
  }

  @Test func `what changes nothing is refused`() {
    #expect(!isShown(two, "x", "x", parts: ("x", "x")))
    #expect(!isShown(two, "(max x y)", "(max x y)", parts: ("(max x y)", "(max x y)")))
    #expect(
      !isShown(
        two, "(max x y)", "(max y x)", signs: ["(- x y)", "(- x y)"], parts: ("x", "x"), ("y", "y"))
    )
  }

  @Test func `inequalities have no solution only where that follows`() throws {
    typealias Row = LinearInequality
    func row(_ a: Int, _ b: Int, _ c: Int, isStrict: Bool = false) -> Row {
      Row(
        [(0, a), (1, b)].filter { $0.1 != 0 }.map { Row.Term(number: $0.0, factor: .init($0.1)) },
        .init(c), isStrict: isStrict)
    }
    #expect(try Row.areContradictory([row(1, 0, -1), row(-1, 0, 0)]))
    #expect(try !Row.areContradictory([row(1, 0, -1), row(-1, 0, 1)]))
    #expect(try Row.areContradictory([row(1, 0, -1, isStrict: true), row(-1, 0, 1)]))
    #expect(try Row.areContradictory([row(1, 2, -4), row(-1, -1, 3), row(0, -2, 1)]))
    #expect(try !Row.areContradictory([row(1, 2, -4), row(-1, -1, 3), row(0, -2, 2)]))
    #expect(try !Row.areContradictory([row(3, 2, -4), row(-5, 2, -1), row(-1, 0, 7)]))
  }

  // MARK: Roots

  private func hasRoot(
    _ left: String, of radicand: String, _ base: String, on domain: String = "real",
    square: String? = nil, rest: String, right: String
  ) -> Bool {
    let head = ["claim equal", "variable x \(domain)"]
    let lines =
      ["touchstone/certificate/2"] + head
      + ["left \(left)", "right \(right)", "by root \(radicand) \(base)", "part"] + head
      + ["left \(radicand)", "right \(square ?? "(^ \(base) 2)")", "end", "part"] + head
      + ["left \(rest)", "right \(right)", "end", "end"]
    return refusal(lines.joined(separator: "\n") + "\n") == nil
  }

  @Test func `the root of a square in other words is a magnitude`() {
    let radicand = "(+ (^ x 2) (* 2 x) 1)"
    let (base, magnitude) = ("(+ x 1)", "(abs (+ x 1))")
    #expect(
      hasRoot("(sqrt \(radicand))", of: radicand, base, rest: magnitude, right: magnitude))
    #expect(
      hasRoot("(^ \(radicand) 1/2)", of: radicand, base, rest: magnitude, right: magnitude))
    // Another base, a base without its magnitude, another square.
    #expect(
      !hasRoot(
        "(sqrt \(radicand))", of: radicand, "(+ x 2)", rest: "(abs (+ x 2))",
        right: "(abs (+ x 2))"))
    #expect(!hasRoot("(sqrt \(radicand))", of: radicand, base, rest: base, right: base))
    #expect(
      !hasRoot(
        "(sqrt \(radicand))", of: radicand, base, square: radicand, rest: magnitude,
        right: magnitude))
    // The cube root is none, and no root stands there.
    #expect(
      !hasRoot("(^ \(radicand) 1/3)", of: radicand, base, rest: magnitude, right: magnitude))
    #expect(!hasRoot(magnitude, of: radicand, base, rest: magnitude, right: magnitude))
  }

  @Test func `the base of a square has a value wherever the root has`() {
    // x²/x is x but at 0.
    let (radicand, base) = ("(^ x 2)", "(/ (^ x 2) x)")
    #expect(
      !hasRoot("(sqrt \(radicand))", of: radicand, base, rest: "(abs \(base))", right: "(abs x)"))
    #expect(
      hasRoot(
        "(sqrt \(radicand))", of: radicand, base, on: "positive", rest: "(abs \(base))",
        right: "(abs \(base))"))
    // log x has a value on a part of the numbers alone.
    #expect(
      !hasRoot(
        "(sqrt (^ x 2))", of: "(^ x 2)", "(log (exp x))", rest: "(abs (log (exp x)))",
        right: "(abs x)"))
  }
}
