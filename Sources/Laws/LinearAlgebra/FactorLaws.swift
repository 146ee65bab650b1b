import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.9: factors multiply to the matrix, with the residual formed over the rationals.
  static let factorLaws: [Law] = [
    Law(
      58, .singularValues, "U, s and V multiply to the matrix",
      states: "‖A − U·diag(s)·Vᵀ‖₂ ≤ 5·max(m, n)·ε·‖A‖₂", .exact, .medium, holds: [.svd],
      for: .spectralMatrices
    ) { subject, a in try requireSingularValueFactors(subject, a) },
    Law(
      58, .singularValues, "U, s and V multiply to the matrix at any scale",
      states: "‖A − U·diag(s)·Vᵀ‖₂ ≤ 5·max(m, n)·ε·‖A‖₂ with entries from 2⁻¹⁰⁷⁴ to 2¹⁰²⁰", .exact,
      .heavy, holds: [.svd],
      for: .frequency([
        (1, .spectral(rows: 1...3, columns: 1...3, .floats(in: -0x1p1020...0x1p1020))),
        (1, .spectral(rows: 1...3, columns: 1...3, .floats(in: -0x1p-1010...0x1p-1010))),
        (
          1,
          tuple(.spectral(rows: 1...4, columns: 1...4), .integers(in: -1070...1015)).map { a, e in
            a.map { $0 * Double(sign: .plus, exponent: e, significand: 1) }
          }
        ),
      ])
    ) { subject, a in try requireSingularValueFactors(subject, a) },
    Law(
      58, .singularValues, "U and V have orthonormal columns",
      states: "‖I − UᵀU‖₂ and ‖I − VᵀV‖₂ ≤ 5·max(m, n)·ε, also for deficient rank", .exact, .medium,
      holds: [.svd],
      for: .frequency([
        (1, .spectralMatrices), (1, .spectralDeficient(rows: 1...4, columns: 1...4)),
      ])
    ) { subject, a in
      let factors = try subject.svd(a)
      for name in ["u", "v"] {
        try Spectral.requireOrthonormal(
          try factors.matrix(name), name.uppercased(), rows: a.rowCount, columns: a.columnCount)
      }
    },
    Law(
      58, .singularValues, "Q and R multiply to the matrix, column by column",
      states: "|aⱼ − (QR)ⱼ| ≤ 5·max(m, n)·ε·|aⱼ| + (m + n)·2⁻¹⁰⁷⁴", .exact, .medium, holds: [.qr],
      for: .frequency([
        (2, .spectralMatrices), (1, gradedColumns.map(\.matrix)),
        (1, .spectral(rows: 1...3, columns: 1...3, .floats(in: -0x1p1000...0x1p1000))),
        (1, .spectral(rows: 1...3, columns: 1...3, .floats(in: -0x1p-1028...0x1p-1028))),
      ])
    ) { subject, a in
      let factors = try subject.qr(a)
      let (q, r) = (try factors.matrix("q"), try factors.matrix("r"))
      let k = min(a.rowCount, a.columnCount)
      try Spectral.requireShape(q, a.rowCount, k, "Q")
      try Spectral.requireShape(r, k, a.columnCount, "R")
      let exact = try a.rationals()
      let residual = try exact - (try q.rationals() * r.rationals())
      let relative = Bound.factors(rows: a.rowCount, columns: a.columnCount)
      let absolute = Bound.underflow(a.rowCount, a.columnCount)
      for column in 0..<a.columnCount {
        let own = exact.transposed().row(column)
        let limit = try relative * Spectral.length(own) + absolute
        let square = residual.transposed().row(column).reduce(Rational.zero) { $0 + $1 * $1 }
        try require(square <= limit * limit, "column \(column) of QR is not that of A")
      }
    },
    Law(
      58, .singularValues, "Q has orthonormal columns, and R is triangular",
      states: "‖I − QᵀQ‖₂ ≤ 5·max(m, n)·ε; rᵢⱼ = 0 below the diagonal and rᵢᵢ ≥ 0, exactly", .exact,
      .medium, holds: [.qr],
      for: .frequency([
        (1, .spectralMatrices), (1, .spectralDeficient(rows: 1...4, columns: 1...4)),
        (1, .nearlyParallel),
        (1, .spectral(rows: 1...3, columns: 1...3, .floats(in: -0x1p-1028...0x1p-1028))),
      ])
    ) { subject, a in
      let factors = try subject.qr(a)
      try Spectral.requireOrthonormal(
        try factors.matrix("q"), "Q", rows: a.rowCount, columns: a.columnCount)
      let r = try factors.matrix("r")
      for row in 0..<r.rowCount {
        for column in 0..<min(row, r.columnCount) {
          try require(r[row, column] == 0, "R is not zero below its diagonal")
        }
        if row < r.columnCount {
          try require(r[row, row] >= 0, "the diagonal of R has a negative element")
        }
      }
    },
  ]

  private static func requireSingularValueFactors(_ subject: Subject, _ a: Matrix<Double>) throws {
    let factors = try subject.svd(a)
    let (u, v) = (try factors.matrix("u"), try factors.matrix("v"))
    let s = try factors.vector("s")
    let k = min(a.rowCount, a.columnCount)
    try require(s.count == k, "s has \(s.count) elements, where \(k) are due")
    try Spectral.requireShape(u, a.rowCount, k, "U")
    try Spectral.requireShape(v, a.columnCount, k, "V")
    let exact = try a.rationals()
    let product =
      try (try u.rationals() * .diagonal(try s.rationals()))
      * v.rationals().transposed()
    try Spectral.requireSmall(
      try exact - product, beside: exact, "U·diag(s)·Vᵀ")
  }
}
