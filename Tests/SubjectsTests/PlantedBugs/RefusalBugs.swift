import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Functions that answer where an error is due, or that answer wrongly for nothing.
  static let refusalBugs: [PlantedBug] = [
    PlantedBug(.norm2, "leaves out what is not a number", agreesOnSmallIntegers: true) {
      core, arguments in
      .number(try core.norm2(arguments[0].asVector().filter { !$0.isNaN }))
    },
    PlantedBug(.angle, "stops at the shorter vector", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      let count = min(x.count, y.count)
      return .number(try core.angle(Array(x.prefix(count)), Array(y.prefix(count))))
    },
    PlantedBug(.matvec, "clamps what is negative to 0", agreesOnSmallIntegers: false) {
      core, arguments in
      let product = try core.matvec(arguments[0].asMatrix(), arguments[1].asVector())
      return .vector(product.map { max($0, 0) })
    },
    PlantedBug(.matmul, "takes what is not a number for 0", agreesOnSmallIntegers: true) {
      core, arguments in
      let (a, b) = (try arguments[0].asMatrix(), try arguments[1].asMatrix())
      return .matrix(try core.matmul(withoutNaN(a), withoutNaN(b)))
    },
    PlantedBug(.det, "is that of the leading square block", agreesOnSmallIntegers: false) {
      core, arguments in
      let a = try arguments[0].asMatrix()
      let n = min(a.rowCount, a.columnCount)
      return .number(try core.det(Matrix(rowCount: n, columnCount: n) { a[$0, $1] }))
    },
    PlantedBug(.rank, "takes what is not a number for 0", agreesOnSmallIntegers: true) {
      core, arguments in .count(try core.rank(withoutNaN(arguments[0].asMatrix())))
    },
    PlantedBug(.lowRank, "pads the factors to the full rank", agreesOnSmallIntegers: false) {
      core, arguments in
      let a = try arguments[0].asMatrix()
      var fields = try core.lowRank(a, arguments[1].asCount()).values
      let left = try fields["left", default: .flag(false)].asMatrix()
      let right = try fields["right", default: .flag(false)].asMatrix()
      let full = min(a.rowCount, a.columnCount)
      fields["left"] = .matrix(
        Matrix(rowCount: a.rowCount, columnCount: full) { $1 < left.columnCount ? left[$0, $1] : 0 }
      )
      fields["right"] = .matrix(
        Matrix(rowCount: full, columnCount: a.columnCount) {
          $0 < right.rowCount ? right[$0, $1] : 0
        }
      )
      return .fields(fields)
    },
    PlantedBug(.normInf, "is −∞ for nothing", agreesOnSmallIntegers: true) { core, arguments in
      let x = try arguments[0].asVector()
      return .number(x.isEmpty ? -.infinity : try core.normInf(x))
    },
    PlantedBug(.permute, "leaves the last axis in its place", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, axes) = (try arguments[0].asTensor(), try arguments[1].asCounts())
      let right = try core.permute(x, axes)
      guard let last = axes.max() else { return .tensor(right) }
      return .tensor(try core.permute(x, axes.filter { $0 != last } + [last]))
    },
    PlantedBug(
      .broadcastAdd, "aligns a vector at the last axis of its length", agreesOnSmallIntegers: false
    ) { core, arguments in
      let (x, y) = (try arguments[0].asTensor(), try arguments[1].asTensor())
      guard y.shape.count == 1, let length = y.shape.first,
        let place = x.shape.lastIndex(of: length), place < x.shape.count - 1
      else { return .tensor(try core.broadcastAdd(x, y)) }
      let shape = [length] + Array(repeating: 1, count: x.shape.count - 1 - place)
      return .tensor(try core.broadcastAdd(x, Tensor(shape: shape, elements: y.elements)))
    },
    PlantedBug(
      .sumAxes, "takes axes one at a time as if none had gone", agreesOnSmallIntegers: false
    ) { core, arguments in
      let (x, axes) = (try arguments[0].asTensor(), try arguments[1].asCounts())
      let right = try core.sumAxes(x, axes)
      let sums = try? axes.reduce(x) { try core.sumAxes($0, [min($1, $0.shape.count - 1)]) }
      return .tensor(sums ?? right)
    },
    PlantedBug(.sumAxes, "leaves out what is not a number", agreesOnSmallIntegers: true) {
      core, arguments in
      let x = try arguments[0].asTensor()
      let elements = x.elements.map { $0.isNaN ? 0 : $0 }
      return .tensor(
        try core.sumAxes(Tensor(shape: x.shape, elements: elements), arguments[1].asCounts()))
    },
    PlantedBug(
      .splitHeads, "drops the columns that are left over", agreesOnSmallIntegers: false
    ) { core, arguments in
      let (x, heads) = (try arguments[0].asTensor(), try arguments[1].asCount())
      guard x.shape.count == 3, heads > 0, x.shape[2] % heads != 0 else {
        return .tensor(try core.splitHeads(x, heads))
      }
      let width = x.shape[2]
      let kept = width / heads * heads
      let elements = x.elements.enumerated().filter { $0.offset % width < kept }.map(\.element)
      let cut = try Tensor(shape: [x.shape[0], x.shape[1], kept], elements: elements)
      return .tensor(try core.splitHeads(cut, heads))
    },
    PlantedBug(.eigenvalues, "are 0 for nothing", agreesOnSmallIntegers: true) { core, arguments in
      let a = try arguments[0].asMatrix()
      guard a.elements.isEmpty else { return .fields(try core.eigenvalues(a).values) }
      return .fields(["re": .vector([0]), "im": .vector([0])])
    },
  ]

  private static func withoutNaN(_ a: Matrix<Double>) -> Matrix<Double> {
    a.map { $0.isNaN ? 0 : $0 }
  }
}
