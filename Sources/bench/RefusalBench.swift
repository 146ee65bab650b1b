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
    return areRefused
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
