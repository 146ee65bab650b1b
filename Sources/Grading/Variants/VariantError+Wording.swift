import Exact
import Formats
import Formulas

extension DrawnSetError {
  /// What is wrong with the text, as the end of a sentence.
  var message: String {
    switch self {
    case .formula(let error): "is no domain: \(error.message)"
    case .notFinite:
      "cannot be drawn from: write a finite domain such as {2, 3, 5}, 1 .. 6, 0.05 .. 0.40 by 0.05, "
        + "vector(3) of -3 .. 3 or distribution(3) by 1/10"
    case .notRational: "holds numbers that are no fractions; drawn numbers are exact"
    case .unreachedEnd(let last, let end):
      "ends at \(Self.text(last)), not at \(Self.text(end))"
    case .tooMany(let limit): "has more than \(limit) values"
    }
  }

  private static func text(_ number: Rational) -> String {
    number.terminatingDecimal ?? number.description
  }
}

extension VariantSpace.Mismatch {
  /// What is wrong with the numbers, in one sentence.
  public var message: String {
    switch self {
    case .missing(let name): "there is no number for `\(SafeText.line(name, limit: 40))`"
    case .unknown(let name): "`\(SafeText.line(name, limit: 40))` is not drawn here"
    case .outside(let name):
      "the value of `\(SafeText.line(name, limit: 40))` is not one that can be drawn"
    case .condition(let text): "`\(SafeText.line(text, limit: 60))` does not hold for these numbers"
    }
  }
}
