import Exact
import Formulas

/// The numbers of one student: what each drawn name of an exercise stands for.
public struct Variant: Sendable, Hashable {
  /// A drawn name and its value.
  public struct Number: Sendable, Hashable {
    /// The name.
    public let name: String
    /// Nothing for a number, the length of a vector, rows and columns of a matrix.
    public let shape: [Int]
    /// The numbers, row by row; one for a number.
    public let entries: [Rational]
  }

  /// The values, in the order in which the file declares their names.
  public let numbers: [Number]

  /// What the names stand for in formulas.
  public var values: [String: Value<Real>] {
    Dictionary(
      numbers.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The numbers on one line, such as `prior 0.15, hit 0.9`.
  public var text: String {
    numbers.map { "\($0.name) \(NumberText.write($0.value, .plain))" }.joined(separator: ", ")
  }
}

extension Variant.Number {
  /// The value in formulas.
  var value: Value<Real> {
    switch shape.count {
    case 0: .scalar(.rational(entries.first ?? .zero))
    case 1: .vector(entries.map(Real.rational))
    default:
      .matrix(
        Matrix(rowCount: shape[0], columnCount: shape[1]) {
          .rational(entries[$0 * shape[1] + $1])
        })
    }
  }
}
