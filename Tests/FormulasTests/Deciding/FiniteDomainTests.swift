import Exact
import Testing

@testable import Formulas

/// Formulas over finite domains are compared at every point.
@Suite struct FiniteDomainTests {
  @Test(arguments: [
    ("b^2", "b", "equal"), ("b*c", "min(b, c)", "equal"), ("(1 - b)*b", "0", "equal"),
    ("b^2", "b + 10^-40", "different"), ("(n - 1)*(n - 2)*(n - 3)", "0", "equal"),
    ("(n - 1)*(n - 2)", "0", "different"), ("2^b", "1 + b", "equal"),
    ("cos(2*pi*n)", "1", "equal"), ("b^2*x", "b*x", "equal"),
    ("b^2*x", "b*x + 10^-40*(b - 1)*b*x", "equal"),
  ])
  func `every point is looked at`(left: String, right: String, verdict: String) throws {
    let setting = Setting(["b": "{0, 1}", "c": "{0, 1}", "n": "1 .. 3", "x": "real"])
    #expect(try setting.decide(left, right).word.hasPrefix(verdict))
  }
}
