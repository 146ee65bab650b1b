import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with determinants, linear systems and inverses.
  static let systemBugs: [PlantedBug] = [
    PlantedBug(.lu, "does not exchange rows", agreesOnSmallIntegers: false) { subject, arguments in
      let a = try arguments[0].asMatrix()
      let n = a.rowCount
      guard let factors = plainFactors(a) else { return try subject.call(.lu, .matrix(a)) }
      return .fields([
        "p": .counts(Array(0..<n)), "l": .matrix(factors.lower), "u": .matrix(factors.upper),
      ])
    },
    PlantedBug(.lu, "gives the inverse permutation", agreesOnSmallIntegers: false) {
      subject, arguments in
      let fields = try subject.lu(arguments[0].asMatrix())
      var inverse = try fields.counts("p")
      for (row, place) in try fields.counts("p").enumerated() { inverse[place] = row }
      return .fields([
        "p": .counts(inverse), "l": .matrix(try fields.matrix("l")),
        "u": .matrix(try fields.matrix("u")),
      ])
    },
    PlantedBug(.det, "multiplies the pivots of plain elimination", agreesOnSmallIntegers: false) {
      subject, arguments in
      let a = try arguments[0].asMatrix()
      guard a.isSquare, let factors = try? subject.lu(a), let upper = try? factors.matrix("u"),
        let order = try? factors.counts("p")
      else { return .number(try subject.det(a)) }
      let product = (0..<a.rowCount).reduce(1.0) { $0 * upper[$1, $1] }
      let inversions = order.indices.reduce(0) { sum, i in
        sum + order[..<i].count { $0 > order[i] }
      }
      return .number(inversions.isMultiple(of: 2) ? product : -product)
    },
    PlantedBug(.det, "forgets the sign of the permutation", agreesOnSmallIntegers: false) {
      subject, arguments in
      .number(try subject.det(arguments[0].asMatrix()).magnitude)
    },
    PlantedBug(.det, "is zero where it is below a threshold", agreesOnSmallIntegers: true) {
      subject, arguments in
      let value = try subject.det(arguments[0].asMatrix())
      return .number(value.magnitude < 1e-12 ? 0 : value)
    },
    PlantedBug(
      .det, "is rounded to a whole number where all entries are whole", agreesOnSmallIntegers: true
    ) {
      subject, arguments in
      let value = try subject.det(arguments[0].asMatrix())
      let rounded = value.rounded()
      return .number((value - rounded).magnitude < 1e-9 ? rounded : value)
    },
    PlantedBug(
      .detScaled, "is taken apart after it is rounded to a double", agreesOnSmallIntegers: true
    ) {
      subject, arguments in
      let value = try subject.det(arguments[0].asMatrix())
      guard value != 0, value.isFinite else {
        return .fields(["significand": .number(value), "exponent": .count(0)])
      }
      let exponent = Int(value.exponent) + 1
      return .fields([
        "significand": .number(Double(sign: .plus, exponent: -exponent, significand: value)),
        "exponent": .count(exponent),
      ])
    },
    PlantedBug(.solve, "does not refine", agreesOnSmallIntegers: false) { subject, arguments in
      let (a, b) = (try arguments[0].asMatrix(), try arguments[1].asVector())
      let refined = try subject.solve(a, b)
      guard refined.allSatisfy(\.isFinite) else { return .vector(refined) }
      return .vector(try substituted(subject.lu(a), b) ?? refined)
    },
    PlantedBug(.solve, "multiplies with the inverse", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (a, b) = (try arguments[0].asMatrix(), try arguments[1].asVector())
      let refined = try subject.solve(a, b)
      guard let inverse = try? subject.inverse(a) else { return .vector(refined) }
      return .vector(try subject.matvec(inverse, b))
    },
    PlantedBug(.solve, "solves the system of the transpose", agreesOnSmallIntegers: false) {
      subject, arguments in
      .vector(try subject.solve(arguments[0].asMatrix().transposed(), arguments[1].asVector()))
    },
    PlantedBug(.solve, "gives infinities for singular systems", agreesOnSmallIntegers: false) {
      subject, arguments in
      do {
        return .vector(try subject.solve(arguments[0].asMatrix(), arguments[1].asVector()))
      } catch SubjectError.refused(kind: "singular", _) {
        return .vector(try arguments[1].asVector().map { _ in .infinity })
      }
    },
    PlantedBug(.inverse, "calls small determinants singular", agreesOnSmallIntegers: true) {
      subject, arguments in
      let a = try arguments[0].asMatrix()
      let inverse = try subject.inverse(a)
      guard try subject.det(a).magnitude >= 1e-12 else {
        throw SubjectError.refused(kind: "singular", message: "the determinant is small")
      }
      return .matrix(inverse)
    },
    PlantedBug(.inverse, "inverts singular matrices too", agreesOnSmallIntegers: false) {
      subject, arguments in
      let a = try arguments[0].asMatrix()
      do {
        return .matrix(try subject.inverse(a))
      } catch SubjectError.refused(kind: "singular", _) {
        return .matrix(a.map { _ in 3.7e15 })
      }
    },
    PlantedBug(.inverse, "gives digits for every condition", agreesOnSmallIntegers: true) {
      subject, arguments in
      let a = try arguments[0].asMatrix()
      do {
        return .matrix(try subject.inverse(a))
      } catch SubjectError.refused(kind: "illConditioned", _) {
        return .matrix(a.transposed())
      }
    },
    PlantedBug(.inverse, "loses half of the digits", agreesOnSmallIntegers: false) {
      subject, arguments in
      .matrix(try subject.inverse(arguments[0].asMatrix()).map { Double(Float($0)) })
    },
    PlantedBug(.adjugate, "does not transpose the cofactors", agreesOnSmallIntegers: false) {
      subject, arguments in
      .matrix(try subject.adjugate(arguments[0].asMatrix()).transposed())
    },
    PlantedBug(.adjugate, "is det times inverse", agreesOnSmallIntegers: false) {
      subject, arguments in
      let a = try arguments[0].asMatrix()
      return .matrix(try subject.scaleMatrix(subject.det(a), subject.inverse(a)))
    },
    PlantedBug(
      .volume, "is the square root of a rounded Gram determinant", agreesOnSmallIntegers: false
    ) {
      subject, arguments in
      let a = try arguments[0].asMatrix()
      let exact = try subject.volume(a)
      guard let gram = try? subject.gram(a), let det = try? subject.det(gram) else {
        return .number(exact)
      }
      return .number(max(0, det).squareRoot())
    },
    PlantedBug(.det, "gives NaN for NaN", agreesOnSmallIntegers: true) { subject, arguments in
      do {
        return .number(try subject.det(arguments[0].asMatrix()))
      } catch SubjectError.refused(kind: "notFinite", _) {
        return .number(.nan)
      }
    },
    PlantedBug(.adjugate, "takes small cofactors for zeros", agreesOnSmallIntegers: true) {
      subject, arguments in
      .matrix(try subject.adjugate(arguments[0].asMatrix()).map { $0.magnitude < 1e-12 ? 0 : $0 })
    },
  ]

  /// Elimination without exchanges; nothing where a pivot is 0.
  private static func plainFactors(
    _ a: Matrix<Double>
  ) -> (lower: Matrix<Double>, upper: Matrix<Double>)? {
    guard a.isSquare, a.elements.allSatisfy(\.isFinite) else { return nil }
    let n = a.rowCount
    var upper = a
    var lower = Matrix(rowCount: n, columnCount: n) { $0 == $1 ? 1.0 : 0 }
    for k in 0..<n {
      guard upper[k, k] != 0 else { return nil }
      for row in k + 1..<max(n, k + 1) {
        lower[row, k] = upper[row, k] / upper[k, k]
        upper[row, k] = 0
        for column in k + 1..<n { upper[row, column] -= lower[row, k] * upper[k, column] }
      }
    }
    return (lower, upper)
  }

  /// The solution by substitution with factors; nothing where a pivot is 0.
  private static func substituted(_ factors: Fields, _ b: [Double]) throws -> [Double]? {
    let (order, lower, upper) = (
      try factors.counts("p"), try factors.matrix("l"), try factors.matrix("u")
    )
    var x = order.map { b[$0] }
    for row in x.indices {
      for column in 0..<row { x[row] -= lower[row, column] * x[column] }
    }
    for row in x.indices.reversed() {
      for column in row + 1..<max(x.count, row + 1) { x[row] -= upper[row, column] * x[column] }
      guard upper[row, row] != 0 else { return nil }
      x[row] /= upper[row, row]
    }
    return x
  }
}
