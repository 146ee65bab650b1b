import Exact
import Formulas
import Grading

/// How long it takes to refuse formulas that would need far too much work.
enum RefusalBench {
  private static let runs = 5

  private static let bombs: [(name: String, text: String)] = [
    ("9^9^9^9", "9^9^9^9"),
    ("1e999999999", "1e999999999"),
    ("100,000 brackets", String(repeating: "(", count: 100_000)),
    ("factorial(1000000)", "factorial(1000000)"),
    ("((((2^1000)^1000)^1000)^1000)", "((((2^1000)^1000)^1000)^1000)"),
    ("exp(exp(exp(10)))", "exp(exp(exp(10)))"),
    ("sin(2^100000)", "sin(2^100000)"),
  ]

  static func run() -> Bool {
    var areRefused = true
    for bomb in bombs {
      var refusal: String?
      let timing = Timing(runs: runs) { refusal = RefusalBench.refusal(of: bomb.text) }
      areRefused = areRefused && refusal != nil
      print(
        "refuse \(bomb.name): median \(Timing.text(timing.median)), longest "
          + "\(Timing.text(timing.longest)) of \(runs) runs (\(refusal ?? "not refused"))")
    }
    for pair in pairs {
      var outcome = ""
      let timing = Timing(runs: runs) { outcome = RefusalBench.outcome(pair.left, pair.right) }
      print(
        "decide \(pair.name): median \(Timing.text(timing.median)), longest "
          + "\(Timing.text(timing.longest)) of \(runs) runs (\(outcome))")
    }
    return areRefused
  }

  /// Formulas in x and y that are equal, or nearly, and dear to compare.
  private static let pairs: [(name: String, left: String, right: String)] = [
    ("(x + y + 1)^500", "(x + y + 1)^500", "(x + y + 1)^499*(x + y + 1)"),
    (
      "60 nested σ", String(repeating: "σ(", count: 60) + "x" + String(repeating: ")", count: 60),
      "x"
    ),
    (
      "a product of 300 σ", String(repeating: "σ(x)*", count: 299) + "σ(x)",
      "σ(x)^299*σ(x)"
    ),
    (
      "2,000 powers", (1...2000).map { "x^\($0)" }.joined(separator: "+"),
      (1...2000).reversed().map { "x^\($0)" }.joined(separator: "+")
    ),
    ("a tower of 90 exponents", String(repeating: "x^", count: 90) + "x", "y"),
  ]

  private static func outcome(_ left: String, _ right: String) -> String {
    do {
      var variables = Variables()
      try variables.declare("x", "real")
      try variables.declare("y", "real")
      let words = Vocabulary(names: variables.names)
      return try Fuel.limited(to: Limits.formulaFuel) {
        let a = try Formula(left, words).expression.evaluate(variables.values, in: variables)
        let b = try Formula(right, words).expression.evaluate(variables.values, in: variables)
        switch try Comparison(variables).decide(a, b) {
        case .equal?: return "equal"
        case .different?: return "different"
        case .undefined?, .undecided?, nil: return "undecided"
        }
      }
    } catch let error as FormulaError {
      return error.message
    } catch let error as ArithmeticError {
      return error.message
    } catch {
      return "\(error)"
    }
  }

  private static func refusal(of text: String) -> String? {
    do {
      let formula = try Formula(text, Vocabulary())
      _ = try Fuel.limited(to: Limits.answerFuel) { try formula.expression.evaluate() }
      return nil
    } catch let error as FormulaError {
      return error.message
    } catch {
      return "\(error)"
    }
  }
}
