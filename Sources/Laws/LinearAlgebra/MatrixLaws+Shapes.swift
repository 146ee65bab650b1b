import Exact
import PropertyTesting

extension Law {
  /// Shapes that fit and shapes that do not, and entries that are no numbers.
  static let matrixShapeLaws: [Law] = [
    Law(
      26, .matrices, "products have a shape just where the inner sizes agree",
      states: "(m, n)(n, k) is (m, k); every other pair of shapes up to 4 × 4 is refused", .exact,
      holds: [.matmul], forAllOf: { Shapes.pairs(upTo: 4) }
    ) { subject, shapes in
      let (a, b) = (shapes.left, shapes.right)
      guard a.columnCount == b.rowCount else {
        return try subject.refuses("shapes") { try subject.matmul(a, b) }
      }
      _ = try subject.exactProduct(a, b)
    },
    Law(
      26, .matrices, "a matrix takes vectors as long as its rows",
      states: "A of (m, n) takes x of n elements to m elements, and refuses all others", .exact,
      holds: [.matvec], forAllOf: { Shapes.pairs(upTo: 4).filter { $0.right.columnCount == 1 } }
    ) { subject, shapes in
      let (a, x) = (shapes.left, shapes.right.elements)
      guard a.columnCount == x.count else {
        return try subject.refuses("shapes") { try subject.matvec(a, x) }
      }
      _ = try subject.exactProduct(a, x)
    },
    Law(
      26, .matrices, "sums ask for equal shapes",
      states: "A ± B has a value just where the shapes agree",
      .exact, holds: [.addMatrices, .subMatrices], forAllOf: { Shapes.pairs(upTo: 4) }
    ) { subject, shapes in
      let (a, b) = (shapes.left, shapes.right)
      guard a.shape == b.shape else {
        try subject.refuses("shapes") { try subject.addMatrices(a, b) }
        return try subject.refuses("shapes") { try subject.subMatrices(a, b) }
      }
      let (exactA, exactB) = (try a.rationals(), try b.rationals())
      try subject.hold(.addMatrices, try subject.addMatrices(a, b), to: try exactA + exactB) {
        _, _ in .exact
      }
      try subject.hold(.subMatrices, try subject.subMatrices(a, b), to: try exactA - exactB) {
        _, _ in .exact
      }
    },
    Law(
      26, .matrices, "every shape has a transpose, an outer product, a Gram matrix, a multiple",
      states: "(m, n)' is (n, m), x of m and y of n give (m, n), A'A is (n, n), cA is (m, n)",
      .exact,
      holds: [.transpose, .outer, .gram, .scaleMatrix], forAllOf: { Shapes.all(upTo: 4) }
    ) { subject, a in
      let exact = try a.rationals()
      func hold(_ function: Function, _ computed: Matrix<Double>, _ exact: RationalMatrix) throws {
        try subject.hold(function, computed, to: exact) { _, _ in .exact }
      }
      try hold(.transpose, try subject.transpose(a), exact.transposed())
      try hold(.gram, try subject.gram(a), try exact.transposed() * exact)
      try hold(.scaleMatrix, try subject.scaleMatrix(-2, a), Rational(-2) * exact)
      let x = (0..<a.rowCount).map { Double($0 + 1) }
      let y = (0..<a.columnCount).map { Double(2 * $0 - 3) }
      let outer = try Matrix(rowCount: x.count, columnCount: y.count) {
        try Rational(x[$0]) * Rational(y[$1])
      }
      try hold(.outer, try subject.outer(x, y), outer)
    },
    Law(
      26, .matrices, "the trace asks for a square matrix",
      states: "tr A has a value just where A is square; that of the empty matrix is 0", .exact,
      holds: [.trace], forAllOf: { Shapes.all(upTo: 4) }
    ) { subject, a in
      guard a.isSquare else { return try subject.refuses("notSquare") { try subject.trace(a) } }
      try subject.hold(
        .trace, try subject.trace(a), to: try a.rationals().trace(), within: .exact)
    },
    Law(
      26, .matrices, "matrices with NaN or infinities have no products",
      states: "NaN, ∞ and −∞ at any place are refused; the transpose moves them", .exact,
      needs: [
        .transpose, .matmul, .matvec, .addMatrices, .subMatrices, .scaleMatrix, .outer, .trace,
        .gram,
      ],
      forAllOf: { Shapes.withoutValue(rowCount: 2, columnCount: 2) }
    ) { subject, a in
      let good = Matrix(rowCount: 2, columnCount: 2) { Double($0 - $1) }
      func refuses<Result>(line: Int = #line, _ call: () throws -> Result) throws {
        try subject.refuses("notFinite", line: line, call)
      }
      _ = try subject.transpose(a)
      try refuses { try subject.matmul(a, good) }
      try refuses { try subject.matmul(good, a) }
      try refuses { try subject.matvec(a, [1, 2]) }
      try refuses {
        try subject.matvec(good, a.elements.contains(.nan) ? [1, .nan] : [.infinity, 0])
      }
      try refuses { try subject.addMatrices(a, good) }
      try refuses { try subject.addMatrices(good, a) }
      try refuses { try subject.subMatrices(a, good) }
      try refuses { try subject.subMatrices(good, a) }
      try refuses { try subject.scaleMatrix(2, a) }
      try refuses { try subject.scaleMatrix(.nan, good) }
      try refuses { try subject.outer(a.elements, [1]) }
      try refuses { try subject.outer([1], a.elements) }
      try refuses { try subject.trace(a) }
      try refuses { try subject.gram(a) }
    },
  ]
}

/// Matrices of every small shape.
enum Shapes {
  /// A pair of matrices.
  struct Pair: Sendable, CustomStringConvertible {
    let left: Matrix<Double>
    let right: Matrix<Double>
    var description: String { "\(left.shape) and \(right.shape)" }
  }

  /// One matrix of each shape, with entries that are whole and all different.
  static func all(upTo size: Int) -> [Matrix<Double>] {
    (0...size).flatMap { rowCount in
      (0...size).map { columnCount in
        Matrix(rowCount: rowCount, columnCount: columnCount) { Double(5 * $0 - 3 * $1 + 2) }
      }
    }
  }

  /// One pair for every two shapes.
  static func pairs(upTo size: Int) -> [Pair] {
    all(upTo: size).flatMap { left in all(upTo: size).map { Pair(left: left, right: $0) } }
  }

  /// The matrices of a shape with one entry that is no number, at every place.
  static func withoutValue(rowCount: Int, columnCount: Int) -> [Matrix<Double>] {
    let values: [Double] = [.nan, .infinity, -.infinity]
    var matrices: [Matrix<Double>] = []
    for value in values {
      for place in 0..<rowCount * columnCount {
        matrices.append(
          Matrix(rowCount: rowCount, columnCount: columnCount) {
            (row: Int, column: Int) -> Double in
            row * columnCount + column == place ? value : Double(row + 2 * column + 1)
          })
      }
    }
    return matrices
  }
}
