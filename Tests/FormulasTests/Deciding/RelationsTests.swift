import Exact
import Testing

@testable import Formulas

@Suite struct RelationsTests {
  private static let setting = Setting([
    "x": "real", "y": "real", "n": "nonnegative", "a": "positive", "t": "(0, 1)",
    "k": "positive integer",
  ])

  private func word(_ relation: Comparison.Relation) -> String {
    switch relation {
    case .holds: "holds"
    case .fails: "fails"
    case .undecided: "undecided"
    }
  }

  private func scalar(_ text: String) throws -> Expression {
    try #require(try Self.setting.value(text).scalar)
  }

  @Test(arguments: [
    // The difference of the sides of two equations.
    ("2x - 4", "x - 2", "holds"), ("a*(x - y)", "x - y", "holds"), ("x - y", "y - x", "holds"),
    ("exp(x)*(y - 1)", "y - 1", "holds"), ("x - 2", "x - 3", "fails"), ("x*y", "x", "fails"),
    ("x^2 - 1", "x - 1", "fails"),
    // 1/n is nowhere zero, but n = 0 solves one of the two.
    ("n*(y - 1)", "y - 1", "fails"), ("y - 1", "n*(y - 1)", "fails"),
  ])
  func `equations have the same solutions or not`(f: String, g: String, word: String) throws {
    let relation = try Comparison(Self.setting.variables).haveSameSolutions(scalar(f), scalar(g))
    #expect(self.word(relation) == word)
    guard case .fails(let witness) = relation else { return }
    let left = try #require(
      try Self.setting.value(f, at: Dictionary(uniqueKeysWithValues: witness.point))?.scalar)
    let right = try #require(
      try Self.setting.value(g, at: Dictionary(uniqueKeysWithValues: witness.point))?.scalar)
    #expect(try (left.sign() == .equal) != (right.sign() == .equal))
  }

  @Test(arguments: [
    ("t^k*(1 - t)^3", "2*t^k*(1 - t)^3 + 5", "t", "holds"), ("t", "log(t)", "t", "holds"),
    ("t", "-1/t", "t", "holds"), ("t", "1/t", "t", "fails"), ("a", "-a", "a", "fails"),
    ("k*log(t) + 3*log(1 - t)", "2*(k*log(t) + 3*log(1 - t)) + a", "t", "holds"),
    // −1/x rises on both sides of 0, but its largest values are left of it.
    ("x", "-1/x", "x", "not proved"), ("x", "x - 10*abs(x)/x", "x", "not proved"),
  ])
  func `functions are largest at the same place or not`(
    f: String, g: String, name: String, word: String
  ) throws {
    let relation = try Comparison(Self.setting.variables).haveSameMaximum(
      scalar(f), scalar(g), in: name)
    if word == "not proved" {
      #expect(self.word(relation) != "holds")
    } else {
      #expect(self.word(relation) == word)
    }
  }
}
