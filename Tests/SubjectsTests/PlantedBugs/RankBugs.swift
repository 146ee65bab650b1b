import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with ranks, echelon forms and bases.
  static let rankBugs: [PlantedBug] = [
    PlantedBug(.rank, "counts singular values above a threshold", agreesOnSmallIntegers: true) {
      subject, arguments in
      _ = try subject.rank(arguments[0].asMatrix())
      return .count(try subject.numericalRank(arguments[0].asMatrix()))
    },
    PlantedBug(.rank, "is the number of rows that are not zero", agreesOnSmallIntegers: false) {
      subject, arguments in
      let a = try arguments[0].asMatrix()
      let rank = try subject.rank(a)
      return .count(max(rank, min(a.columnCount, a.rows.count { $0.contains { $0 != 0 } })))
    },
    PlantedBug(.numericalRank, "is the exact rank", agreesOnSmallIntegers: true) {
      subject, arguments in
      .count(try subject.rank(arguments[0].asMatrix()))
    },
    PlantedBug(.numericalRank, "counts what is above 1e-10", agreesOnSmallIntegers: true) {
      subject, arguments in
      let a = try arguments[0].asMatrix()
      guard !a.elements.isEmpty else { return .count(try subject.numericalRank(a)) }
      _ = try subject.numericalRank(a)
      return .count(try subject.singularValues(a).count { $0 > 1e-10 })
    },
    PlantedBug(.rref, "leaves its pivots as they are", agreesOnSmallIntegers: false) {
      subject, arguments in
      let a = try arguments[0].asMatrix()
      let fields = try subject.rref(a)
      let pivots = try fields.counts("pivots")
      let form = try fields.matrix("matrix")
      let scaled = Matrix(rowCount: form.rowCount, columnCount: form.columnCount) {
        $0 < pivots.count ? 2 * form[$0, $1] : form[$0, $1]
      }
      return .fields(["matrix": .matrix(scaled), "pivots": .counts(pivots)])
    },
    PlantedBug(.rref, "takes small entries for zeros", agreesOnSmallIntegers: true) {
      subject, arguments in
      let a = try arguments[0].asMatrix()
      guard try subject.rank(a) > 0 else { return try subject.call(.rref, .matrix(a)) }
      return try subject.call(.rref, .matrix(a.map { $0.magnitude < 1e-10 ? 0 : $0 }))
    },
    PlantedBug(.nullspace, "has the wrong sign at the pivots", agreesOnSmallIntegers: false) {
      subject, arguments in
      let a = try arguments[0].asMatrix()
      let kernel = try subject.nullspace(a)
      let pivots = try subject.rref(a).counts("pivots")
      return .matrix(
        Matrix(rowCount: kernel.rowCount, columnCount: kernel.columnCount) {
          pivots.contains($0) ? -kernel[$0, $1] : kernel[$0, $1]
        })
    },
    PlantedBug(.basis, "takes the columns of the echelon form", agreesOnSmallIntegers: false) {
      subject, arguments in
      let fields = try subject.rref(arguments[0].asMatrix())
      let (form, pivots) = (try fields.matrix("matrix"), try fields.counts("pivots"))
      return .matrix(
        Matrix(rowCount: form.rowCount, columnCount: pivots.count) {
          form[$0, pivots[$1]]
        })
    },
    PlantedBug(
      .isIndependent, "asks whether the Gram determinant is above 1e-10",
      agreesOnSmallIntegers: true
    ) {
      subject, arguments in
      let a = try arguments[0].asMatrix()
      guard try subject.isIndependent(a) else { return .flag(false) }
      return .flag(try subject.det(subject.gram(a)) > 1e-10)
    },
    PlantedBug(.isIndependent, "looks at the rows", agreesOnSmallIntegers: false) {
      subject, arguments in
      .flag(try subject.isIndependent(arguments[0].asMatrix().transposed()))
    },
    PlantedBug(.coordinates, "projects what is outside of the span", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (a, v) = (try arguments[0].asMatrix(), try arguments[1].asVector())
      do {
        return .vector(try subject.coordinates(a, v))
      } catch SubjectError.refused(kind: "domain", _) {
        return .vector(try subject.lstsq(a, v))
      }
    },
    PlantedBug(.coordinates, "solves by least squares in doubles", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (a, v) = (try arguments[0].asMatrix(), try arguments[1].asVector())
      let exact = try subject.coordinates(a, v)
      return .vector(exact.isEmpty ? exact : try subject.lstsq(a, v))
    },
    PlantedBug(.coordinates, "accepts what is within 1e-9 of the span", agreesOnSmallIntegers: true)
    {
      subject, arguments in
      let (a, v) = (try arguments[0].asMatrix(), try arguments[1].asVector())
      do {
        return .vector(try subject.coordinates(a, v))
      } catch SubjectError.refused(kind: "domain", let message) {
        let nearest = try subject.lstsq(a, v)
        let image = try subject.matvec(a, nearest)
        guard zip(image, v).allSatisfy({ ($0 - $1).magnitude < 1e-9 }) else {
          throw SubjectError.refused(kind: "domain", message: message)
        }
        return .vector(nearest)
      }
    },
  ]
}
