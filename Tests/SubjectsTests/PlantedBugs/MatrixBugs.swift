import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with matrices and their products.
  static let matrixBugs: [PlantedBug] = [
    PlantedBug(.matmul, "transposes the second factor", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (a, b) = (try arguments[0].asMatrix(), try arguments[1].asMatrix())
      guard b.isSquare else { return .matrix(try subject.matmul(a, b)) }
      return .matrix(try subject.matmul(a, b.transposed()))
    },
    PlantedBug(.matmul, "multiplies in the wrong order where it can", agreesOnSmallIntegers: false)
    {
      subject, arguments in
      let (a, b) = (try arguments[0].asMatrix(), try arguments[1].asMatrix())
      guard a.isSquare, a.shape == b.shape else { return .matrix(try subject.matmul(a, b)) }
      return .matrix(try subject.matmul(b, a))
    },
    PlantedBug(.matmul, "stretches an inner size of 1", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (a, b) = (try arguments[0].asMatrix(), try arguments[1].asMatrix())
      guard b.rowCount == 1, a.columnCount > 1 else { return .matrix(try subject.matmul(a, b)) }
      let stretched = Matrix(rowCount: a.columnCount, columnCount: b.columnCount) { b[0, $1] }
      return .matrix(try subject.matmul(a, stretched))
    },
    PlantedBug(.matmul, "sums in single precision", agreesOnSmallIntegers: true) {
      subject, arguments in
      let (a, b) = (try arguments[0].asMatrix(), try arguments[1].asMatrix())
      return .matrix(try subject.matmul(a, b).map { Double(Float($0)) })
    },
    PlantedBug(.matmul, "sums odd rows from the other end", agreesOnSmallIntegers: true) {
      subject, arguments in
      let (a, b) = (try arguments[0].asMatrix(), try arguments[1].asMatrix())
      let forward = try subject.matmul(a, b)
      let backward = try subject.matmul(
        Matrix(rowCount: a.rowCount, columnCount: a.columnCount) {
          a[$0, a.columnCount - 1 - $1]
        },
        Matrix(rowCount: b.rowCount, columnCount: b.columnCount) { b[b.rowCount - 1 - $0, $1] })
      return .matrix(
        Matrix(rowCount: a.rowCount, columnCount: b.columnCount) {
          $0.isMultiple(of: 2) ? forward[$0, $1] : backward[$0, $1]
        })
    },
    PlantedBug(.matvec, "multiplies with the transpose where it can", agreesOnSmallIntegers: false)
    {
      subject, arguments in
      let (a, x) = (try arguments[0].asMatrix(), try arguments[1].asVector())
      return .vector(try subject.matvec(a.isSquare ? a.transposed() : a, x))
    },
    PlantedBug(.matvec, "takes short vectors as padded with zeros", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (a, x) = (try arguments[0].asMatrix(), try arguments[1].asVector())
      let zeros = Array(repeating: 0.0, count: max(0, a.columnCount - x.count))
      return .vector(try subject.matvec(a, x + zeros))
    },
    PlantedBug(.outer, "has rows and columns exchanged", agreesOnSmallIntegers: false) {
      subject, arguments in
      .matrix(try subject.outer(arguments[1].asVector(), arguments[0].asVector()))
    },
    PlantedBug(.trace, "sums the other diagonal", agreesOnSmallIntegers: false) {
      subject, arguments in
      let a = try arguments[0].asMatrix()
      return .number(
        try subject.trace(
          Matrix(rowCount: a.rowCount, columnCount: a.columnCount) {
            a[$0, a.columnCount - 1 - $1]
          }))
    },
    PlantedBug(
      .trace, "takes what diagonal a matrix that is not square has", agreesOnSmallIntegers: false
    ) {
      subject, arguments in
      let a = try arguments[0].asMatrix()
      let n = min(a.rowCount, a.columnCount)
      return .number(try subject.trace(Matrix(rowCount: n, columnCount: n) { a[$0, $1] }))
    },
    PlantedBug(.trace, "sums with a rounding at each step", agreesOnSmallIntegers: true) {
      subject, arguments in
      let a = try arguments[0].asMatrix()
      guard try subject.trace(a).isFinite else { return .number(try subject.trace(a)) }
      return .number((0..<a.rowCount).reduce(0.0) { $0 + a[$1, $1] })
    },
    PlantedBug(.gram, "is AA' instead of A'A", agreesOnSmallIntegers: false) {
      subject, arguments in
      .matrix(try subject.gram(arguments[0].asMatrix().transposed()))
    },
    PlantedBug(.gram, "rounds its two triangles apart", agreesOnSmallIntegers: true) {
      subject, arguments in
      let gram = try subject.gram(arguments[0].asMatrix())
      return .matrix(
        Matrix(rowCount: gram.rowCount, columnCount: gram.columnCount) {
          $0 > $1 && gram[$0, $1] != gram[$0, $1].rounded() ? gram[$0, $1].nextUp : gram[$0, $1]
        })
    },
    PlantedBug(.transpose, "reverses the elements", agreesOnSmallIntegers: false) { _, arguments in
      let a = try arguments[0].asMatrix()
      return .matrix(
        try Matrix(
          rowCount: a.columnCount, columnCount: a.rowCount, elements: a.elements.reversed()))
    },
    PlantedBug(.identity, "has one row too few for large sizes", agreesOnSmallIntegers: false) {
      subject, arguments in
      let n = try arguments[0].asCount()
      return .matrix(try subject.identity(n > 6 ? n - 1 : n))
    },
    PlantedBug(.addMatrices, "adds a single row to every row", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (a, b) = (try arguments[0].asMatrix(), try arguments[1].asMatrix())
      guard b.rowCount == 1, b.columnCount == a.columnCount else {
        return .matrix(try subject.addMatrices(a, b))
      }
      return .matrix(
        try subject.addMatrices(
          a, Matrix(rowCount: a.rowCount, columnCount: a.columnCount) { b[0, $1] }))
    },
    PlantedBug(.scaleMatrix, "flushes subnormal entries to zero", agreesOnSmallIntegers: true) {
      subject, arguments in
      let scaled = try subject.scaleMatrix(arguments[0].asNumber(), arguments[1].asMatrix())
      return .matrix(scaled.map { $0.isSubnormal ? 0 : $0 })
    },
  ]
}
