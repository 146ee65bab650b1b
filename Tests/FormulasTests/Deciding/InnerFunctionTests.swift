import Exact
import Testing

@testable import Formulas

/// Functions that rise together because they are functions of one part.
@Suite struct InnerFunctionTests {
  private static let setting = Setting([
    "x": "real", "y": "real", "s": "positive", "t": "positive",
  ])

  private static func relation(_ f: String, _ g: String) throws -> Comparison.Relation {
    try Comparison(setting.variables).isIncreasing(
      #require(setting.value(f).scalar), in: #require(setting.value(g).scalar))
  }

  @Test(arguments: [
    ("3*(x/(1 - x) + x^2/(1 - x)^2) - 5", "x/(1 - x) + x^2/(1 - x)^2"),
    ("sigmoid(1/x - 1/(x + 1))", "1/x - 1/(x + 1)"),
    ("log(1/x - 1/y + sqrt((1/x - 1/y)^2 + 1))", "1/x - 1/y"),
    ("nthroot(log(s), 3)", "log(s)"),
    ("s*exp(s/(t + s))/(s + t)", "s/(s + t)"),
    ("-abs(x - y)/s", "exp(-(x - y)^2/(2*s^2))"),
    ("asinh(abs(x - y))", "max(x, y) - min(x, y)"),
  ])
  func `an increasing function of what the key holds is right`(f: String, g: String) throws {
    for (f, g) in [(f, g), (g, f)] {
      guard case .holds = try Self.relation(f, g) else {
        Issue.record("\(f) and \(g)")
        continue
      }
    }
  }

  @Test(arguments: [
    ("5 - 3*(x/(1 - x) + x^2/(1 - x)^2)", "x/(1 - x) + x^2/(1 - x)^2"),
    ("sigmoid(1/(x + 1) - 1/x)", "1/x - 1/(x + 1)"),
    ("log(1/y - 1/x + sqrt((1/x - 1/y)^2 + 1))", "1/x - 1/y"),
    ("s*exp(-2*s/(t + s))/(s + t)", "s/(s + t)"),
    ("-abs(x - y)", "exp(-(x - y)^2/(2*s^2))"),
  ])
  func `what falls somewhere has two points that show it`(f: String, g: String) throws {
    guard case .fails = try Self.relation(f, g) else {
      Issue.record("\(f) and \(g)")
      return
    }
  }
}
