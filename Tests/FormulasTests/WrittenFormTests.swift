import Exact
import Testing

@testable import Formulas

/// Formulas written for people, and the form that tells two of them apart but for their order.
@Suite struct WrittenFormTests {
  private static let vocabulary = Vocabulary(names: [
    "x", "y", "z", "a", "b", "t", "v", "N", "X", "ŷ",
  ])

  private func tree(_ text: String) throws -> Expression {
    try Formula(text, Self.vocabulary).expression
  }

  // MARK: Text

  @Test(arguments: [
    ("-2*x*(y - ŷ)*ŷ*(1 - ŷ)", "−2x(y − ŷ)ŷ(1 − ŷ)"), ("x^2 + 1/2", "x² + 1/2"), ("sqrt(x)", "√x"),
    ("sqrt(x + 1)", "√(x + 1)"), ("sigmoid(x*y)", "σ(x·y)"), ("x/(2*y)", "x/(2y)"),
    ("abs(x)", "|x|"),
    ("x - (y - z)", "x − (y − z)"), ("(x + y)/z", "(x + y)/z"), ("x^(-1)", "x^(−1)"),
    ("-(-x)", "−(−x)"), ("(-x + y)/z", "(−x + y)/z"), ("-(x + y)/z", "−(x + y)/z"),
    ("v_1*x*y", "v_1·x·y"), ("2*v_1", "2v_1"),
    ("sum(i, 1, N, v_i)", "sum(i, 1, N, v_i)"), ("sum(i, 1, N, X_ij)", ""), ("2^x", "2^x"),
  ])
  func `a formula is written as people write it`(text: String, written: String) throws {
    // An index that nothing gives has no reading.
    guard !written.isEmpty else {
      #expect(throws: FormulaError.self) { try tree(text) }
      return
    }
    #expect(try tree(text).text == written)
  }

  @Test func `what is written reads back to an equal formula`() throws {
    let variables = try RandomFormulas.setting.variables
    let vocabulary = RandomFormulas.setting.vocabulary(variables)
    var draws = RandomFormulas(seed: 4)
    var failures: [String] = []
    var proved = 0
    for number in 0..<600 {
      let tree = draws.formula(depth: 1 + number % 5)
      guard case .scalar(let value)? = try? tree.evaluate(variables.values, in: variables) else {
        continue
      }
      for (kind, formula) in [("tree", tree), ("value", value)] {
        do {
          let back = try Formula(formula.text, vocabulary).expression
          let read = try back.evaluate(variables.values, in: variables)
          let decision = try Fuel.limited(to: 10_000_000) {
            try Comparison(variables).decide(read, .scalar(value))
          }
          switch decision {
          case .equal?: proved += 1
          case .undecided?: continue
          default: failures.append("\(kind), \(decision.word): \(formula.text)")
          }
        } catch let error as FormulaError {
          if case .arithmetic = error.problem { continue }
          failures.append("\(kind), \(error.text): \(formula.text)")
        } catch ArithmeticError.outOfFuel {
          continue
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(6).joined(separator: "\n"))")
    #expect(proved > 1_000)
  }

  // MARK: Ordered form

  @Test(arguments: [
    ("x + y", "y + x"), ("x*y", "y*x"), ("x + (y + z)", "(x + y) + z"), ("x*(y*z)", "(x*y)*z"),
    ("x - y + z", "z + x - y"), ("x - (y - z)", "x - y + z"), ("-(x - y)", "y - x"),
    ("x/y/z", "x/(y*z)"),
    ("x*y/z", "y/z*x"), ("-x*y", "(-x)*y"), ("x*(-y)", "-(x*y)"), ("(-x)*(-y)", "x*y"),
    ("1*x*y", "x*y"),
    ("log(x + y)", "log(y + x)"), ("(x + y)^2", "(y + x)^2"), ("2^(x + y)", "2^(y + x)"),
    ("sum(i, 1, N, v_i)", "sum(k, 1, N, v_k)"), ("sum(i, 1, N, v_i*x)", "sum(i, 1, N, x*v_i)"),
    ("sum(i, 1, N, sum(j, 1, i, v_j))", "sum(j, 1, N, sum(i, 1, j, v_i))"),
    ("[x + y, z]", "[y + x, z]"),
    ("x = y + z", "x = z + y"),
  ])
  func `the order and needless brackets do not count`(left: String, right: String) throws {
    #expect(try tree(left).orderedForm == tree(right).orderedForm)
  }

  @Test(arguments: [
    ("x + y", "x - y"), ("x + y", "x*y"), ("x*y", "x/y"), ("x/y", "y/x"), ("x - y", "y - x"),
    ("x^y", "y^x"), ("(x^y)^z", "x^(y^z)"), ("(x*y)^2", "x*y^2"), ("(x + y)*z", "x + y*z"),
    ("x*(y + z)", "x*y + x*z"), ("-x^2", "(-x)^2"), ("log(x)*y", "log(x*y)"), ("log(x)", "exp(x)"),
    ("2x", "x^2"), ("x + x", "x"), ("[x, y]", "[y, x]"), ("x = y", "x < y"),
    ("x/(y + z)", "x/y + z"),
    ("sum(i, 1, N, v_i)", "product(i, 1, N, v_i)"), ("sum(i, 1, N, v_i)", "sum(i, 2, N, v_i)"),
    ("sum(i, 1, N, x)", "x*N"), ("sum(i, 1, 23, x)", "sum(i, 12, 3, x)"),
    ("sum(i, 1, N, sum(j, 1, 2, v_i*t_1))", "sum(i, 1, N, sum(j, 1, 2, v_j*t_1))"),
    ("sum(i, 1, N, sum(j, 1, i, v_j))", "sum(i, 1, N, sum(j, 1, i, v_i))"), ("v_1", "v_2"),
    ("x^2*3", "x^23"), ("x/2", "x*2"), ("x/(1/2)", "x/1/2"), ("max(x, y)", "min(x, y)"),
    ("x", "-x"),
  ])
  func `different formulas have different forms`(left: String, right: String) throws {
    #expect(try tree(left).orderedForm != tree(right).orderedForm)
  }
}
