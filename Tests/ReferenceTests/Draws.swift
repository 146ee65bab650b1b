import Exact
import Reference
import PropertyTesting

extension Matrix {
  /// The matrix of the entries as reals.
  func reals() -> Matrix<Real> where Element == Rational { map { Real.rational($0) } }
}

extension Matrix where Element == Real {
  /// The entries, where all are rational.
  var rationals: [Rational?] { elements.map(\.asRational) }
}

extension Random {
  /// A small fraction.
  mutating func rational() -> Rational {
    let numerator = Int.random(in: -9...9, using: &self)
    return (try? Rational(Integer(numerator), over: Integer(Int.random(in: 1...6, using: &self))))
      ?? .zero
  }

  mutating func vector(_ count: Int) -> [Real] { (0..<count).map { _ in .rational(rational()) } }

  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix<Rational> {
    Matrix(rowCount: rows, columnCount: columns) { _, _ in rational() }
  }

  /// Positive weights over their sum.
  mutating func distribution(_ count: Int) -> [Real] {
    let weights = (0..<count).map { _ in Int.random(in: 1...9, using: &self) }
    let sum = Integer(weights.reduce(0, +))
    return weights.map { .rational((try? Rational(Integer($0), over: sum)) ?? .zero) }
  }
}
