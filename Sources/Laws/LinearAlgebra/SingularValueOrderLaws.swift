import Exact
import PropertyTesting

extension Law {
  /// A.9: the number, order and sign of singular values, and what is refused.
  static let singularValueOrderLaws: [Law] = [
    Law(
      57, .singularValues, "singular values descend to zero or above",
      states: "σ₁ ≥ … ≥ σ_min(m, n) ≥ 0, exactly min(m, n) of them, at any scale and shape",
      .bitwise,
      needs: [.singularValues],
      for: .spectral(
        rows: 0...4, columns: 0...4,
        .frequency([(2, .floats()), (2, .spectralEntries), (1, .just(0))]))
    ) { subject, a in
      try requireDescending(try subject.singularValues(a), count: min(a.rowCount, a.columnCount))
    },
    Law(
      57, .singularValues, "the factors of a singular value decomposition have the thin shapes",
      states:
        "U is m × k, s has k elements that descend to zero or above, V is n × k, k = min(m, n)",
      .bitwise, needs: [.svd],
      for: .spectral(
        rows: 0...4, columns: 0...4,
        .frequency([(1, .floats()), (2, .spectralEntries), (1, .just(0))]))
    ) { subject, a in
      let factors = try subject.svd(a)
      let k = min(a.rowCount, a.columnCount)
      try Spectral.requireShape(try factors.matrix("u"), a.rowCount, k, "U")
      try Spectral.requireShape(try factors.matrix("v"), a.columnCount, k, "V")
      try requireDescending(try factors.vector("s"), count: k)
    },
    Law(
      57, .singularValues, "the zero matrix has the singular values zero",
      states: "σᵢ(0) = +0, and the factors U and V of 0 have orthonormal columns all the same",
      .bitwise, needs: [.svd, .singularValues],
      forAllOf: { (0...4).flatMap { rows in (0...4).map { [rows, $0] } } }
    ) { subject, shape in
      let zero = Matrix<Double>(rowCount: shape[0], columnCount: shape[1]) { _, _ in 0 }
      for value in try subject.singularValues(zero) {
        try require(value == 0 && value.sign == .plus)
      }
      let factors = try subject.svd(zero)
      try require(try factors.vector("s").allSatisfy { $0 == 0 })
      for name in ["u", "v"] {
        try Spectral.requireOrthonormal(
          try factors.matrix(name), name.uppercased(), rows: shape[0], columns: shape[1])
      }
    },
    Law(
      57, .singularValues, "decompositions refuse what is not a number",
      states: "a NaN or an infinity anywhere gives the error notFinite, never a number", .exact,
      needs: [.svd, .singularValues, .qr, .pinv, .cond, .truncate, .lowRank, .lstsq, .pca],
      for: tuple(
        .spectral(rows: 1...3, columns: 1...3), .integers(in: 0...8),
        .elements([Double.nan, .infinity, -.infinity]))
    ) { subject, input in
      var a = input.0
      let place = input.1 % a.elements.count
      // A finite matrix is taken, so that a function that is missing is not passed over.
      _ = try subject.singularValues(a)
      a[place / a.columnCount, place % a.columnCount] = input.2
      let broken = a
      try subject.refuses("notFinite") { try subject.svd(broken) }
      try subject.refuses("notFinite") { try subject.singularValues(broken) }
      try subject.refuses("notFinite") { try subject.qr(broken) }
      try subject.refuses("notFinite") { try subject.pinv(broken) }
      try subject.refuses("notFinite") { try subject.cond(broken) }
      try subject.refuses("notFinite") { try subject.truncate(broken, 1) }
      try subject.refuses("notFinite") { try subject.lowRank(broken, 1) }
      try subject.refuses("notFinite") { try subject.pca(broken) }
      try subject.refuses("notFinite") {
        try subject.lstsq(broken, [Double](repeating: 1, count: broken.rowCount))
      }
    },
    Law(
      57, .singularValues, "decompositions refuse what does not fit",
      states:
        "lstsq of another number of equations gives shapes, truncation to k < 0 domain, cond and pca of nothing empty",
      .exact, needs: [.singularValues, .lstsq, .truncate, .lowRank, .cond, .pca],
      for: tuple(.spectral(rows: 0...3, columns: 0...3), .integers(in: 1...3))
    ) { subject, input in
      let (a, excess) = input
      _ = try subject.singularValues(a)
      try subject.refuses("shapes") {
        try subject.lstsq(a, [Double](repeating: 1, count: a.rowCount + excess))
      }
      for k in [-excess, Int.min] {
        try subject.refuses("domain") { try subject.truncate(a, k) }
        try subject.refuses("domain") { try subject.lowRank(a, k) }
      }
      guard a.elements.isEmpty else { return }
      try subject.refuses("empty") { try subject.cond(a) }
      try subject.refuses("empty") { try subject.pca(a) }
    },
  ]

  private static func requireDescending(_ values: [Double], count: Int) throws {
    try require(values.count == count, "\(values.count) values, where \(count) are due")
    try require(
      values.allSatisfy { $0 >= 0 }, "a singular value is negative or no number: \(values)")
    try require(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 }, "not sorted: \(values)")
  }
}
