import Exact
import PropertyTesting

extension Law {
  /// A.9: singular values of matrices with some thirty rows and columns.
  static let singularValueSizeLaws: [Law] = [
    Law(
      60, .singularValues, "large matrices with planted singular values have these",
      states:
        "H₁H₂·diag(d)·H₃ with H² = 64I has the singular values 2⁹|d|, within F11, in 25 to 40 rows",
      .exact, .medium, holds: [.singularValues, .svd],
      for: tuple(
        .integers(in: 25...40), .integers(in: 25...40),
        .elements([1...7, 1000...8000, 0...2, 1...(1 << 16)])
      ).flatMap { .reflectedDiagonals(rows: $0, columns: $1, magnitudes: $2) }
    ) { subject, planted in
      let (a, exact) = (planted.matrix, planted.singularValues)
      let bound = Bound.singularValue(
        rows: a.rowCount, columns: a.columnCount, largest: exact.first ?? .zero)
      let bounds = exact.map { _ in bound }
      try subject.hold(
        .singularValues, try subject.singularValues(a), to: exact, within: bounds)
      try subject.hold(.svd, try subject.svd(a).vector("s"), to: exact, within: bounds)
    }
  ]
}
