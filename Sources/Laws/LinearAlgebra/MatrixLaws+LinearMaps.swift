import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.4: matrices as linear maps.
  static let linearMapLaws: [Law] = [
    Law(
      23, .matrices, "a matrix maps sums to sums and multiples to multiples",
      states: "A(x + y) = Ax + Ay, A(cx) = c(Ax)", .exact, needs: [.add, .scale],
      holds: [.matvec], for: .fitting("mn", "n", "n", "o", sizes: 0...5, of: .dyadic)
    ) { subject, input in
      let (a, x, y) = (input[0], input[1].elements, input[2].elements)
      let c = input[3].elements.first ?? 3
      let (ax, ay) = (try subject.exactProduct(a, x), try subject.exactProduct(a, y))
      let sum = try subject.exactProduct(a, try subject.add(x, y))
      try require(sum == (try subject.add(ax, ay)), "A(x + y) is \(sum)")
      let multiple = try subject.exactProduct(a, try subject.scale(c, x))
      try require(multiple == (try subject.scale(c, ax)), "A(cx) is \(multiple)")
    },
    Law(
      23, .matrices, "a column is what the matrix makes of a unit vector",
      states: "A eⱼ is column j of A", .bitwise, needs: [.identity, .matvec],
      for: .fitting("mn", of: .finite)
    ) { subject, input in
      let a = input[0]
      let identity = try subject.identity(a.columnCount)
      for (j, column) in a.columns.enumerated() {
        let image = try subject.matvec(a, identity.columns[j])
        try require(image == column, "A e\(j) is \(image)")
      }
    },
    Law(
      23, .matrices, "a test of black boxes accepts a matrix and refutes what is not linear",
      states:
        "x ↦ Ax + b, max(Ax, 0) and Ax/|Ax| each fail f(x + y) = f(x) + f(y) or f(2x) = 2f(x)",
      .exact, needs: [.add, .scale, .matvec, .normalize],
      for: .fitting("mn", "n", "m", sizes: 1...4, of: .whole())
    ) { subject, input in
      let (a, x, b) = (input[0], input[1].elements, input[2].elements)
      let image = try subject.matvec(a, x)
      try require(
        try subject.isLinear(at: x) { try subject.matvec(a, $0) }, "x ↦ Ax is not linear")
      if b.contains(where: { $0 != 0 }) {
        let affine = try subject.isLinear(at: x) { try subject.add(subject.matvec(a, $0), b) }
        try require(!affine, "x ↦ Ax + b passes as linear")
      }
      guard image.contains(where: { $0 != 0 }) else { return }
      let rectified = try subject.isLinear(at: x) { try subject.matvec(a, $0).map { max($0, 0) } }
      try require(!rectified, "x ↦ max(Ax, 0) passes as linear")
      let normalized = try subject.isLinear(at: x) { try subject.normalize(subject.matvec(a, $0)) }
      try require(!normalized, "x ↦ Ax/|Ax| passes as linear")
    },
    Law(
      24, .matrices, "products associate and distribute",
      states: "(AB)x = A(Bx), (AB)C = A(BC), A(B + C) = AB + AC, (B + C)D = BD + CD", .exact,
      needs: [.addMatrices], holds: [.matmul, .matvec],
      for: .fitting("mn", "nk", "nk", "kl", "k", of: .whole(99))
    ) { subject, input in
      let (a, b, c, d, x) = (input[0], input[1], input[2], input[3], input[4].elements)
      let ab = try subject.exactProduct(a, b)
      try require(
        try subject.exactProduct(ab, x) == subject.exactProduct(a, subject.exactProduct(b, x)),
        "(AB)x ≠ A(Bx)")
      try require(
        try subject.exactProduct(ab, d) == subject.exactProduct(a, subject.exactProduct(b, d)),
        "(AB)D ≠ A(BD)")
      let sum = try subject.addMatrices(b, c)
      try require(
        try subject.exactProduct(a, sum) == subject.addMatrices(ab, subject.exactProduct(a, c)),
        "A(B + C) ≠ AB + AC")
      try require(
        try subject.exactProduct(sum, d)
          == subject.addMatrices(subject.exactProduct(b, d), subject.exactProduct(c, d)),
        "(B + C)D ≠ BD + CD")
    },
    Law(
      25, .matrices, "matrices commute just where they do over the rationals",
      states: "AB = BA for the 2 × 2 matrices over {−1, 0, 1} just where it is true", .exact,
      holds: [.matmul],
      forAllOf: {
        let entries = [-1.0, 0, 1]
        let all = entries.flatMap { a in
          entries.flatMap { b in
            entries.flatMap { c in
              entries.map { d in Matrix(rowCount: 2, columnCount: 2) { [a, b, c, d][2 * $0 + $1] } }
            }
          }
        }
        return all.flatMap { a in all.map { [a, $0] } }
      }
    ) { subject, input in
      _ = try subject.exactProduct(input[0], input[1])
    },
    Law(
      25, .matrices, "some matrices do not commute",
      states: "E₁ₙEₙ₁ ≠ Eₙ₁E₁ₙ for the unit matrices of every size n ≥ 2", .exact,
      holds: [.matmul], forAllOf: { Array(2...8) }
    ) { subject, n in
      let unit = Matrix(rowCount: n, columnCount: n) { $0 == 0 && $1 == n - 1 ? 1.0 : 0 }
      let (a, b) = (unit, unit.transposed())
      let (ab, ba) = (try subject.exactProduct(a, b), try subject.exactProduct(b, a))
      try require(ab != ba, "they commute")
    },
    Law(
      25, .matrices, "polynomials in one matrix commute",
      states: "p(A)q(A) = q(A)p(A)", .exact, needs: [.identity, .addMatrices, .scaleMatrix],
      holds: [.matmul], for: .fitting("nn", "c", "d", sizes: 0...4, of: .whole())
    ) { subject, input in
      let a = input[0]
      func polynomial(_ coefficients: [Double]) throws -> Matrix<Double> {
        var value = try subject.scaleMatrix(0, a)
        for coefficient in coefficients.prefix(3) {
          value = try subject.addMatrices(
            subject.exactProduct(value, a),
            subject.scaleMatrix(coefficient, subject.identity(a.rowCount)))
        }
        return value
      }
      let (p, q) = (try polynomial(input[1].elements), try polynomial(input[2].elements))
      try require(try subject.exactProduct(p, q) == subject.exactProduct(q, p), "pq ≠ qp")
    },
    Law(
      34, .matrices, "the transpose is the adjoint", states: "(Ax)·y = x·(A'y)", .exact,
      needs: [.transpose], holds: [.matvec, .dot],
      for: .fitting("mn", "n", "m", sizes: 0...5, of: .whole(999))
    ) { subject, input in
      let (a, x, y) = (input[0], input[1].elements, input[2].elements)
      let left = try subject.dot(subject.exactProduct(a, x), y)
      let right = try subject.dot(x, subject.exactProduct(subject.transpose(a), y))
      let exact = try zip(a.rationals() * x.rationals(), y.rationals()).reduce(Rational.zero) {
        $0 + $1.0 * $1.1
      }
      try subject.hold(.dot, left, to: exact, within: .exact)
      try subject.hold(.dot, right, to: exact, within: .exact)
    },
  ]
}

extension Subject {
  /// Whether a map passes f(x + x) = f(x) + f(x), f(2x) = 2f(x) and f(x + (−x)) = f(x) + f(−x), on
  /// whole numbers, where nothing rounds.
  fileprivate func isLinear(at x: [Double], _ map: ([Double]) throws -> [Double]) throws -> Bool {
    let (image, mirrored) = (try map(x), try map(try scale(-1, x)))
    let doubled = try map(try scale(2, x))
    guard doubled == (try add(image, image)), doubled == (try scale(2, image)) else { return false }
    return try map(try add(x, try scale(-1, x))) == add(image, mirrored)
  }
}
