import Certificates
import Testing

/// Statements of several variables: what is accepted, and what is refused although it looks alike.
@Suite struct EliminationTests {
  private func isAccepted(
    _ left: String, _ right: String, by reason: String, _ parts: [[String]],
    _ head: [String] = ["variable x real", "variable y real"]
  ) -> Bool {
    var lines = ["touchstone/certificate/2", "claim same"] + head
    lines += ["left \(left)", "right \(right)", "by \(reason)"]
    for part in parts { lines += ["part"] + part + ["end"] }
    let text = (lines + ["end"]).joined(separator: "\n") + "\n"
    guard refusal(text) == nil else { return false }
    guard let certificate = try? Certificate(text) else { return false }
    return (try? Certificate(certificate.text)) == certificate
  }

  private func equal(_ left: String, _ right: String, _ lines: String...) -> [String] {
    ["claim equal", "variable x real", "variable y real", "left \(left)", "right \(right)"] + lines
  }

  private func onLine(_ left: String, _ right: String, _ cuts: String...) -> [String] {
    ["claim same", "variable y real", "left \(left)", "right \(right)", "by line y"]
      + cuts.map { "cut \($0)" }
  }

  // MARK: Elimination

  private let system = "(and (= (+ x y) 3) (= (* x y) 2))"

  /// x + y = 3 and x·y = 2, with x = 3 − y.
  private func solved(_ first: (Int, Int), _ second: (Int, Int), tree: String = "(- 3 y)") -> Bool {
    func pair(_ numbers: (Int, Int), _ x: String) -> String {
      "(and (= \(x) \(numbers.0)) (= y \(numbers.1)))"
    }
    return isAccepted(
      system, "(or \(pair(first, "x")) \(pair(second, "x")))", by: "elimination x \(tree)",
      [
        equal("\(first.0)", "(- 3 \(first.1))"), equal("\(second.0)", "(- 3 \(second.1))"),
        onLine(
          "(and (= (+ \(tree) y) 3) (= (* \(tree) y) 2))",
          "(or \(pair(first, tree)) \(pair(second, tree)))", "1", "2"),
      ])
  }

  @Test func `what both statements say of a variable is put in`() {
    #expect(solved((1, 2), (2, 1)))
    // Another point, one point twice, another tree.
    #expect(!solved((1, 2), (2, 2)))
    #expect(!solved((1, 2), (1, 2)))
    #expect(!solved((1, 2), (3, 0)))
    #expect(!solved((1, 2), (2, 1), tree: "(- 4 y)"))
    #expect(!solved((1, 2), (2, 1), tree: "(/ 2 x)"))
  }

  @Test func `a slope that may be 0 gives no value`() {
    func isSolved(_ equation: String, _ tree: String, _ rest: String) -> Bool {
      isAccepted(
        equation, "(= x \(tree))", by: "elimination x \(tree)",
        [onLine(rest, "(= \(tree) \(tree))", "0")])
    }
    #expect(isSolved("(= (* x y) 1)", "(/ 1 y)", "(= (* (/ 1 y) y) 1)"))
    // Where y = 0 every x is a solution.
    #expect(!isSolved("(= (* x y) (* 2 y))", "2", "(= (* 2 y) (* 2 y))"))
    #expect(!isSolved("(= (* x y) 0)", "(/ 0 y)", "(= (* (/ 0 y) y) 0)"))
    // Two solutions, an inequality, another one, nothing about x.
    #expect(!isSolved("(= (* x x) 1)", "1", "(= (* 1 1) 1)"))
    #expect(!isSolved("(<= x y)", "y", "(<= y y)"))
    #expect(!isSolved("(/= x y)", "y", "(/= y y)"))
    #expect(!isSolved("(= y y)", "y", "(= y y)"))
    // A tree that has no value where the equation holds.
    #expect(!isSolved("(= x y)", "(/ (* y y) y)", "(= (/ (* y y) y) y)"))
  }

  @Test func `every branch says what the variable is`() {
    let last = onLine("(= y y)", "(or (= y y) (= y 5))")
    #expect(!isAccepted("(= x y)", "(or (= x y) (= y 5))", by: "elimination x y", [last]))
    #expect(
      !isAccepted(
        "(= x y)", "(or (= x y) (= y 5))", by: "elimination x y", [equal("x", "5"), last]))
  }

  // MARK: Inverse functions

  @Test func `functions that undo one another`() {
    func isInverse(
      _ f: String, _ g: String, _ first: [String], _ second: [String],
      _ head: [String] = ["variable x real", "variable y real"]
    ) -> Bool {
      isAccepted("(= y \(f))", "(= x \(g))", by: "inverse", [first, second], head)
    }
    #expect(
      isInverse(
        "(+ (* 2 x) 1)", "(/ (- y 1) 2)", equal("x", "(/ (- (+ (* 2 x) 1) 1) 2)"),
        equal("y", "(+ (* 2 (/ (- y 1) 2)) 1)")))
    // Another function, one that has no value somewhere, the parts exchanged, one part.
    #expect(
      !isInverse(
        "(+ (* 2 x) 1)", "(/ (- y 1) 3)", equal("x", "(/ (- (+ (* 2 x) 1) 1) 3)"),
        equal("y", "(+ (* 2 (/ (- y 1) 3)) 1)")))
    #expect(
      !isInverse("x", "(/ (* y y) y)", equal("x", "(/ (* x x) x)"), equal("y", "(/ (* y y) y)")))
    #expect(!isInverse("(+ x 1)", "(- y 1)", equal("y", "y"), equal("x", "x")))
    #expect(
      !isAccepted(
        "(= y (+ x 1))", "(= x (- y 1))", by: "inverse", [equal("x", "(- (+ x 1) 1)")]))
    // Inequalities are turned by functions that fall; one variable twice.
    #expect(
      !isAccepted(
        "(< y (- x))", "(< x (- y))", by: "inverse",
        [equal("x", "(- (- x))"), equal("y", "(- (- y))")]))
    #expect(
      !isAccepted(
        "(= y (- x))", "(= y (- x))", by: "inverse",
        [equal("x", "(- (- x))"), equal("y", "(- (- y))")]))
  }

  // MARK: Images

  @Test func `functions of both sides keep their order or turn it round`() {
    func isImage(
      _ left: String, _ right: String, by function: String, _ parts: [[String]] = []
    ) -> Bool {
      isAccepted(left, right, by: "image t \(function)", parts)
    }
    #expect(isImage("(< x y)", "(< (exp x) (exp y))", by: "(exp t) real"))
    #expect(isImage("(<= x y)", "(>= (- x) (- y))", by: "(- t) real"))
    #expect(
      isImage(
        "(= (exp x) 2)", "(= (* (exp x) (exp x)) 4)", by: "(^ t 2) (0, inf)",
        [
          [
            "claim equal", "variable x real", "atom k (exp x)", "left (* (exp x) (exp x))",
            "right (^ (exp x) 2)", "step left 0 atom k",
          ], equal("4", "(^ 2 2)"),
        ]))
    // The order of what falls, an order that is lost, another relation, other sides.
    #expect(!isImage("(<= x y)", "(<= (- x) (- y))", by: "(- t) real"))
    #expect(!isImage("(< x y)", "(< (^ x 2) (^ y 2))", by: "(^ t 2) real"))
    #expect(!isImage("(< x y)", "(< (^ x 2) (^ y 2))", by: "(^ t 2) [0, inf)"))
    #expect(!isImage("(< x y)", "(<= (exp x) (exp y))", by: "(exp t) real"))
    #expect(!isImage("(< x y)", "(< (exp x) (exp (* 2 y)))", by: "(exp t) real"))
    // A logarithm has no value at 0, where 1 is other than 0.
    #expect(
      !isImage(
        "(/= (log x) 0)", "(/= x 1)", by: "(exp t) real",
        [equal("x", "(exp (log x))", "step right . exp x factors (x 1)"), equal("1", "(exp 0)")]))
  }
}
