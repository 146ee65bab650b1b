import Exact
import Testing

@testable import Formulas

/// Formulas that differ in parts which are equal.
@Suite struct EqualPartTests {
  private static let setting = Setting(["p": "(0, 1)"])

  private static func decision(_ a: String, _ b: String) throws -> Comparison.Decision? {
    try Comparison(setting.variables).keepingProofs.decide(setting.value(a), setting.value(b))
  }

  @Test(arguments: [
    ("(31 + 13*sqrt(10))^(1/3) + sin(pi/7)*sin(2*pi/7)*sin(3*pi/7)", "1 + sqrt(10) + sqrt(7)/8"),
    ("3/(2*asin(1/sqrt(3)))", "3/acos(1/3)"),
    ("180*(pi - acos(44/sqrt(2132)))/pi", "360*atan(14/(sqrt(2132) - 44))/pi"),
    ("asin(p) + exp(log(acos(p)))", "asin(p)*(1 + acos(p)/atan(p/sqrt(1 - p^2)))"),
    ("sqrt(1 + sin(2*p)) + 1", "sin(p) + cos(p) + 1"),
  ])
  func `they are equal`(a: String, b: String) throws {
    guard case .equal = try Self.decision(a, b) else {
      Issue.record("\(a) and \(b)")
      return
    }
  }

  @Test(arguments: [
    ("(31 + 13*sqrt(10))^(1/3) + sin(pi/7)*sin(2*pi/7)*sin(3*pi/7)", "1 + sqrt(10) + sqrt(7)/4"),
    ("180*acos(44/sqrt(2132))/pi", "360*atan(14/(sqrt(2132) - 44))/pi"),
    ("asin(p) + exp(log(acos(p)))", "asin(p)*(1 + acos(1 - p)/atan(p/sqrt(1 - p^2)))"),
    ("sqrt(1 + sin(4*p)) + 1", "sin(2*p) + cos(2*p) + 1 + 10^-20"),
  ])
  func `parts that are not equal tell them apart`(a: String, b: String) throws {
    guard case .different = try Self.decision(a, b) else {
      Issue.record("\(a) and \(b)")
      return
    }
  }

  @Test func `operands beside each other are parts, with the sign of the first one`() throws {
    let sum = try #require(try Self.setting.value("exp(p) - log(p) - sqrt(p)").scalar)
    let part = try #require(try Self.setting.value("log(p) + sqrt(p)").scalar)
    #expect(sum.runs.contains(part))
    let replaced = try sum.replacingRuns(part, by: .one)
    #expect(replaced == (try Self.setting.value("exp(p) - 1").scalar))
    let product = try #require(try Self.setting.value("2*exp(p)*log(p)").scalar)
    let factors = try #require(try Self.setting.value("exp(p)*log(p)").scalar)
    #expect(
      try product.replacingRuns(factors, by: .one) == Self.setting.value("2").scalar)
  }
}
