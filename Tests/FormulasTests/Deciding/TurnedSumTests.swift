import Exact
import Testing

@testable import Formulas

/// Sums whose terms stand in the other order.
@Suite struct TurnedSumTests {
  private static func decision(_ a: String, _ b: String) throws -> Comparison.Decision? {
    let setting = Setting([
      "x": "vector(n)", "y": "vector(n)", "b": "(0, 1)",
    ])
    return try Comparison(setting.variables).decide(setting.value(a), setting.value(b))
  }

  @Test(arguments: [
    ("sum(i, 1, n, b^(n - i)*x_i)", "sum(k, 0, n - 1, b^k*x_{n - k})"),
    ("product(i, 1, n, x_i^2 + 1)", "product(i, 1, n, x_{n + 1 - i}^2 + 1)"),
    ("sum(i, 1, n, x_i*y_{n + 1 - i})", "sum(i, 1, n, y_i*x_{n + 1 - i})"),
    (
      "sum(i, 1, n, b^i*x_i) + sum(i, 1, n, b^i*y_i)",
      "sum(i, 1, n, b^(n + 1 - i)*x_{n + 1 - i}) + sum(i, 1, n, b^(n + 1 - i)*y_{n + 1 - i})"
    ),
    ("sum(i, 1, n, x_i)", "x_n + sum(k, 1, n - 1, x_{n - k})"),
    ("sum(i, 1, n, x_i)", "x_1 + sum(k, 2, n, x_{n - k + 2})"),
    ("(sum(i, 1, n - 1, x_i) + x_n)^2", "sum(i, 1, n, sum(j, 1, n, x_{n - i + 1}*x_j))"),
    (
      "sum(i, 1, n, sum(j, 1, n, (x_i - x_j)^2))",
      "sum(j, 1, n - 1, (x_1 - x_j)^2) + (x_1 - x_n)^2 + sum(i, 2, n, sum(j, 1, n, (x_i - x_j)^2))"
    ),
  ])
  func `they are proved to be equal`(a: String, b: String) throws {
    for (a, b) in [(a, b), (b, a)] {
      guard case .equal = try Self.decision(a, b) else {
        Issue.record("\(a) and \(b)")
        continue
      }
    }
  }

  @Test(arguments: [
    ("sum(i, 1, n, b^(n - i)*x_i)", "sum(k, 0, n - 1, b^(k + 1)*x_{n - k})"),
    ("sum(i, 1, n, x_i*y_{n + 1 - i})", "sum(i, 1, n, x_i*y_i)"),
    ("sum(i, 1, n, b^i*x_i)", "sum(i, 1, n, b^(n + 1 - i)*x_i)"),
    ("sum(i, 1, n, x_i)", "x_1 + sum(k, 1, n - 1, x_{n - k})"),
    ("sum(i, 1, n, x_i)", "x_1 + sum(k, 2, n, x_{n - k + 1})"),
    ("sum(i, 1, n, x_i)", "x_1 + x_2 + x_3"),
  ])
  func `terms that are others are told apart`(a: String, b: String) throws {
    guard case .different = try Self.decision(a, b) else {
      Issue.record("\(a) and \(b)")
      return
    }
  }
}
