import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.7: what determinants obey, on whole numbers, where they are exact (47).
  static let determinantLaws: [Law] = [
    Law(
      38, .systems, "determinants multiply", states: "det(AB) = det A · det B, det A' = det A",
      .exact, needs: [.transpose], holds: [.det], for: .fitting("nn", "nn", of: .whole())
    ) { subject, input in
      let (a, b) = (try input[0].rationals(), try input[1].rationals())
      let (detA, detB) = (try subject.wholeDeterminant(a), try subject.wholeDeterminant(b))
      let product = try subject.wholeDeterminant(a * b)
      try require(product == detA * detB, "det(AB) is \(product)")
      let transposed = try subject.det(subject.transpose(input[0]))
      try require(transposed == detA, "det A' is \(transposed)")
    },
    Law(
      38, .systems, "determinants follow the operations on rows",
      states:
        "a swap changes the sign, a row added changes nothing, a factor comes out; det(cA) = cⁿ det A",
      .exact, holds: [.det],
      for: tuple(
        .fitting("nn", sizes: 2...4, of: .whole()), .integers(in: 0...3), .integers(in: 0...3),
        .integers(in: -5...5))
    ) { subject, input in
      let a = try input.0[0].rationals()
      let n = a.rowCount
      let (first, second, factor) = (input.1 % n, input.2 % n, Rational(input.3))
      let det = try subject.wholeDeterminant(a)
      func held(_ message: String, _ expected: Rational, _ rows: [[Rational]]) throws {
        let value = try subject.wholeDeterminant(Matrix(rows: rows))
        try require(try Rational(value) == expected, "\(message): \(value)")
      }
      let exact = try Rational(det)
      if first != second {
        var rows = a.rows
        rows.swapAt(first, second)
        try held("swap", -exact, rows)
        rows = a.rows
        rows[first] = zip(rows[first], rows[second]).map { $0 + factor * $1 }
        try held("row added", exact, rows)
      }
      var rows = a.rows
      rows[first] = rows[first].map { factor * $0 }
      try held("row times \(factor)", factor * exact, rows)
      try held("cA", try factor.power(n) * exact, (factor * a).rows)
    },
    Law(
      38, .systems, "the determinant of block triangles is the product of those of the blocks",
      states:
        "det [[A, B], [0, D]] = det A · det D; that of a triangle is the product of its diagonal",
      .exact, holds: [.det], for: .fitting("mm", "mn", "nn", sizes: 0...2, of: .whole())
    ) { subject, input in
      let (a, b, d) = (input[0], input[1], input[2])
      let zero = Matrix(rowCount: d.rowCount, columnCount: a.columnCount) { _, _ in 0.0 }
      let whole = try a.beside(b).above(zero.beside(d)).rationals()
      let det = try subject.wholeDeterminant(whole)
      let product = try subject.det(a) * subject.det(d)
      try require(det == product, "det is \(det), the product \(product)")
      let triangle = Matrix(rowCount: whole.rowCount, columnCount: whole.rowCount) {
        $0 <= $1 ? whole[$0, $1] : .zero
      }
      let diagonal = (0..<whole.rowCount).reduce(Rational.one) { $0 * whole[$1, $1] }
      let value = try Rational(subject.wholeDeterminant(triangle))
      try require(value == diagonal, "det of the triangle is \(value)")
    },
    Law(
      39, .systems, "three algorithms find the same determinant",
      states:
        "fraction-free elimination = Laplace expansion = LU over the rationals, and the core's",
      .exact,
      .medium, holds: [.det], for: .fitting("nn", sizes: 0...5, of: .whole())
    ) { subject, input in
      let a = try input[0].rationals()
      let value = try Rational(subject.wholeDeterminant(a))
      let expansion: Real = try Matrices.determinant(a.map { Real.rational($0) })
      try require(expansion.asRational == value, "Laplace finds \(expansion)")
      try require(try LUFactors(of: a).determinant == value, "LU finds another one than \(value)")
    },
    Law(
      40, .systems, "a matrix is invertible just where its determinant is not 0",
      states: "det A ≠ 0 ⟺ rank A = n ⟺ the kernel is 0 ⟺ A⁻¹ exists", .exact,
      needs: [.det, .rank, .nullspace, .inverse, .isIndependent],
      for: .structured([.whole, .rankDeficient, .unimodular, .triangular, .permutation])
    ) { subject, input in
      let a = input.matrix
      let isInvertible = try a.rationals().rank() == a.rowCount
      try require((try subject.det(a) != 0) == isInvertible, "det")
      try require((try subject.rank(a) == a.rowCount) == isInvertible, "rank")
      try require((try subject.nullspace(a).columnCount == 0) == isInvertible, "kernel")
      try require(try subject.isIndependent(a) == isInvertible, "independent columns")
      if isInvertible {
        _ = try subject.inverse(a)
      } else {
        try subject.refuses("singular") { try subject.inverse(a) }
      }
    },
    Law(
      41, .systems, "a determinant is no greater than the product of the lengths of the columns",
      states: "det² ≤ Π|aⱼ|² (Hadamard)", .exact, holds: [.det],
      for: .fitting("nn", sizes: 0...5, of: .whole())
    ) { subject, input in
      let a = try input[0].rationals()
      let det = try Rational(subject.wholeDeterminant(a))
      let limit = a.columns.reduce(Rational.one) { product, column in
        product * column.reduce(.zero) { $0 + $1 * $1 }
      }
      try require(det * det <= limit, "det is \(det)")
    },
    Law(
      41, .systems, "the determinant is the area of the parallelogram, with its orientation",
      states: "the shoelace formula for 0, a, a + b, b gives det [a b]; |det| is the volume",
      .exact,
      holds: [.det, .volume], for: .fitting("nn", sizes: 2...2, of: .whole(1 << 20))
    ) { subject, input in
      let exact = try input[0].rationals()
      let (a, b) = (exact.columns[0], exact.columns[1])
      let corners = [[.zero, .zero], a, zip(a, b).map { $0 + $1 }, b]
      let twice = corners.indices.reduce(Rational.zero) { sum, index in
        let (p, q) = (corners[index], corners[(index + 1) % 4])
        return sum + p[0] * q[1] - q[0] * p[1]
      }
      let area = twice.scaled(byTwoToThe: -1)
      try subject.hold(.det, try subject.det(input[0]), to: area, within: .exact)
      try subject.hold(
        .volume, try subject.volume(input[0]), to: area.magnitude,
        within: .ulps(2, of: area.magnitude))
    },
    Law(
      41, .systems, "the volume of the parallelepiped of the columns",
      states: "√det(A'A) within 2 ulp", .certified, .medium, holds: [.volume],
      for: .oneOf([
        .fitting("mn", of: .whole()), .fitting("mn", of: .moderate),
        .fitting("mn", of: .finite),
      ])
    ) { subject, input in
      let a = try input[0].rationals()
      try assume(a.rowCount >= a.columnCount)
      let gram = try (a.transposed() * a).determinant()
      let exact = try decided { try Real.rational(gram).sqrt() }
      let size = exact.asRational ?? exact.enclosure.midpoint.rational
      try subject.hold(
        .volume, try subject.volume(input[0]), to: exact, within: .ulps(2, of: size))
    },
  ]
}

extension Subject {
  /// The determinant of a matrix of doubles, required to be exact, as it must be for whole numbers
  /// whose minors stay below 2⁵³.
  func wholeDeterminant(_ a: RationalMatrix) throws -> Double {
    let value = try det(a.map { $0.roundedToDouble() })
    try hold(.det, value, to: try a.determinant(), within: .exact)
    return value
  }
}
