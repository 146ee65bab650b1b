import Certificates
import Testing

/// Certificates that a formula is an increasing function of another one: what is accepted, and what is refused
/// although it looks alike.
@Suite struct AscentTests {
  private func isShown(
    _ left: String, of right: String, _ head: [String] = ["variable x real"],
    by way: String = "rising t real", quantity: String = "x", first: String, second: String = "t",
    cuts: [String] = [], parts: [[String]] = []
  ) -> Bool {
    let lines =
      ["touchstone/certificate/2", "claim increasing"] + head
      + [
        "left \(left)", "right \(right)", "by \(way)", "quantity \(quantity)", "first \(first)",
        "second \(second)",
      ] + cuts.map { "cut \($0)" } + parts.flatMap { ["part", "claim equal"] + $0 + ["end"] }
      + ["end"]
    return refusal(lines.joined(separator: "\n") + "\n") == nil
  }

  /// Whether f rises with x.
  private func rises(
    _ f: String, on domain: String = "real", cuts: String...
  ) -> Bool {
    let ofX = f.replacing(" t", with: " x").replacing("(t", with: "(x")
    return isShown(
      ofX, of: "x", ["variable x \(domain)"], by: "rising t \(domain)",
      first: f, cuts: cuts)
  }

  @Test func `functions that rise strictly`() {
    #expect(rises("(^ t 3)"))
    #expect(rises("(+ (^ t 3) (^ t 2) t)"))
    #expect(rises("(exp t)"))
    #expect(rises("(log t)", on: "positive"))
    #expect(rises("(* t t)", on: "nonnegative"))
    #expect(rises("(- (/ 1 t))", on: "positive"))
    #expect(rises("(/ t (+ 1 (abs t)))", cuts: "0"))
    #expect(rises("(+ t (max t 0))", cuts: "0"))
    #expect(rises("(* t (log t))", on: "(1/2, inf)"))
    #expect(rises("(- (cos t))", on: "pi [0, 1]"))
  }

  @Test func `functions that fall, rest or jump somewhere are refused`() {
    #expect(!rises("(* t t)"))
    #expect(!rises("(- (^ t 3) t)"))
    #expect(!rises("(- (^ t 3) (/ t 1000))"))
    // They rest: everywhere on one side, or on an interval.
    #expect(!rises("(max t 0)", cuts: "0"))
    #expect(!rises("(+ (abs t) t)", cuts: "0"))
    #expect(!rises("(* 0 t)"))
    // −1/t rises on both sides of 0, and jumps there; the cut does not help.
    #expect(!rises("(- (/ 1 t))"))
    #expect(!rises("(- (/ 1 t))", cuts: "0"))
    #expect(!rises("(* t (log t))", on: "positive"))
    #expect(!rises("(- (cos t))", on: "pi [0, 2]"))
    #expect(!rises("(sin t)", on: "pi [-1/2, 1]"))
    #expect(!rises("(log t)"))
    #expect(!rises("(log t)", on: "nonnegative"))
  }

  @Test func `both sides fall with the quantity, or neither`() {
    let head = ["variable x [-1, 1]"]
    #expect(
      isShown(
        "(acos x)", of: "(- x)", head, by: "falling t [-1, 1]", first: "(acos t)", second: "(- t)"))
    #expect(
      !isShown("(acos x)", of: "x", head, by: "falling t [-1, 1]", first: "(acos t)"))
    #expect(
      !isShown("(acos x)", of: "x", head, by: "rising t [-1, 1]", first: "(acos t)"))
  }

  @Test func `the quantity stays in the domain`() {
    func isShown(_ domain: String, _ head: [String] = ["variable x real"]) -> Bool {
      self.isShown(
        "(* (^ x 2) (^ x 2))", of: "(^ x 2)", head, by: "rising t \(domain)", quantity: "(^ x 2)",
        first: "(* t t)")
    }
    #expect(isShown("nonnegative"))
    #expect(isShown("[0, inf)"))
    // Where the range is left the function may fall, or nothing is known of it.
    #expect(!isShown("positive"))
    #expect(!isShown("real"))
    #expect(!isShown("[0, 1]"))
    #expect(isShown("[0, 1]", ["variable x [-1, 1]"]))
    #expect(!isShown("[0, 1)", ["variable x [-1, 1]"]))
    #expect(!isShown("integer"))
    #expect(!isShown("{0, 1, 4}"))
  }

  @Test func `the quantity has a value wherever both sides have`() {
    #expect(isShown("(log x)", of: "(log x)", quantity: "(log x)", first: "t"))
    #expect(!isShown("x", of: "x", quantity: "(log x)", first: "(exp t)", second: "(exp t)"))
    #expect(
      isShown("(log x)", of: "(log x)", ["variable x positive"], quantity: "(log x)", first: "t"))
    #expect(!isShown("z", of: "z", quantity: "z", first: "t"))
  }

  @Test func `parts show that the sides are the functions`() {
    let atom = ["variable x real", "left (* x 2)", "right (+ x x)"]
    func isShown(_ parts: [[String]]) -> Bool {
      self.isShown("(* x 2)", of: "x", first: "(+ t t)", parts: parts)
    }
    #expect(isShown([atom]))
    #expect(!isShown([]))
    #expect(!isShown([atom, atom]))
    #expect(!isShown([["variable x real", "left (* x 2)", "right (* x 2)"]]))
    #expect(!isShown([["variable x positive", "left (* x 2)", "right (+ x x)"]]))
    #expect(!isShown([["variable x real", "left (* x 2)", "right (+ x x x)"]]))
    // The side is written so already.
    #expect(!self.isShown("(+ x x)", of: "x", first: "(+ t t)", parts: [atom]))
  }

  @Test func `the name of the quantity is new, and its functions are its own`() {
    #expect(!isShown("(exp x)", of: "x", by: "rising x real", first: "(exp x)", second: "x"))
    #expect(!isShown("(exp x)", of: "x", first: "(exp x)"))
    #expect(!isShown("(exp x)", of: "x", by: "growing t real", first: "(exp t)"))
    #expect(!isShown("(exp x)", of: "x", first: "(exp t)", cuts: ["t"]))
  }

  @Test func `huge functions are refused before they are worked on`() {
    let many = "(+ " + Array(repeating: "t", count: 30_000).joined(separator: " ") + ")"
    let quantity = "(+ " + Array(repeating: "x", count: 30_000).joined(separator: " ") + ")"
    #expect(!isShown("x", of: "x", quantity: quantity, first: many))
    let product = "(* " + (1...3_000).map { "(+ t (exp (* \($0) t)))" }.joined(separator: " ") + ")"
    #expect(!isShown("x", of: "x", first: product))
  }

  @Test func `a quantity that stands in a side needs no value elsewhere`() {
    func isShown(
      _ left: String, _ right: String, by way: String = "rising t real", first: String = "t",
      second: String = "(* 3 t)"
    ) -> Bool {
      self.isShown(
        left, of: right, by: way, quantity: "(/ 1 x)", first: first, second: second)
    }
    #expect(isShown("(/ 1 x)", "(* 3 (/ 1 x))"))
    #expect(!isShown("(/ 1 x)", "(* -3 (/ 1 x))", second: "(* -3 t)"))
    #expect(!isShown("(/ 1 x)", "(* 3 (/ 1 x))", by: "rising t positive"))
    #expect(!isShown("(/ 1 x)", "(^ (/ 1 x) 2)", second: "(^ t 2)"))
    // A function of it has to be one on all of its values.
    #expect(!isShown("(/ 1 x)", "(log (/ 1 x))", second: "(log t)"))
    // It stands in neither side, and has no value at 0.
    #expect(
      !self.isShown(
        "x", of: "(* 3 x)", by: "falling t real", quantity: "(/ 1 x)", first: "(/ 1 t)",
        second: "(/ 3 t)",
        parts: [
          ["variable x real", "left x", "right (/ 1 (/ 1 x))"],
          ["variable x real", "left (* 3 x)", "right (/ 3 (/ 1 x))"],
        ]))
  }

  @Test func `numbers do not change`() {
    func isShown(_ domain: String, quantity: String = "0") -> Bool {
      self.isShown(
        "5", of: "pi", by: "rising t \(domain)", quantity: quantity, first: "5", second: "pi")
    }
    #expect(isShown("[0, 0]"))
    #expect(!isShown("[0, 1]"))
    #expect(!isShown("[1, 1]"))
    #expect(!isShown("[0, 0]", quantity: "x"))
    #expect(!isShown("{0}"))
  }

  @Test func `a share lies between 0 and 1`() {
    func isShown(_ domain: String, _ head: [String]) -> Bool {
      let share = "(/ a (+ a b))"
      return self.isShown(
        share, of: "(/ a b)", head, by: "rising t \(domain)", quantity: share, first: "t",
        second: "(- (/ 1 (- 1 t)) 1)",
        parts: [head + ["left (/ a b)", "right (- (/ 1 (- 1 \(share))) 1)"]])
    }
    let positive = ["variable a positive", "variable b positive"]
    #expect(isShown("(0, 1)", positive))
    #expect(!isShown("(0, 1/2)", positive))
    #expect(!isShown("[0, 1]", positive))
    #expect(!isShown("(0, 1)", ["variable a nonnegative", "variable b nonnegative"]))
    #expect(!isShown("(0, 1)", ["variable a real", "variable b real"]))
  }
}
