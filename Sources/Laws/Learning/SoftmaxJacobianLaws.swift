import Exact
import PropertyTesting
import Reference

extension Law {
  /// The Jacobian of the softmax.
  static let softmaxJacobianLaws: [Law] = [
    Law(
      137, .softmax, "entries of the Jacobian are within 1 ulp",
      states: "Jᵢⱼ is within 1 ulp of pᵢ(δᵢⱼ − pⱼ), and J symmetric to the bit", .certified,
      .medium,
      holds: [.softmaxJacobian],
      for: .oneOf([.logits(count: 1...4), .deletedLogits(count: 1...4)])
    ) { subject, z in
      let computed = try subject.softmaxJacobian(z)
      let exact = try EnclosedSoftmax(z).jacobian()
      try require(computed.shape == exact.shape, "the Jacobian has the shape \(computed.shape)")
      for (row, values) in exact.rows.enumerated() {
        try subject.hold(.softmaxJacobian, computed.rows[row], to: values)
      }
      try requireSameBits(computed.transposed(), computed)
    },
    Law(
      137, .softmax, "rows of the Jacobian sum to 0",
      states: "Σⱼ Jᵢⱼ = 0 within 1 ulp of each entry; Jᵢᵢ ≥ 0 ≥ Jᵢⱼ", .exact,
      needs: [.softmaxJacobian], for: .oneOf([.logits(), .deletedLogits()])
    ) { subject, z in
      let jacobian = try subject.softmaxJacobian(z)
      try require(jacobian.shape == [z.count, z.count], "the shape is \(jacobian.shape)")
      for (place, row) in jacobian.rows.enumerated() {
        var (sum, slack) = (Rational.zero, Rational.zero)
        for (column, entry) in row.enumerated() {
          try require(column == place ? entry >= 0 : entry <= 0, "an entry is \(entry)")
          sum += try Rational(entry)
          slack += try entry.slack()
        }
        try require(sum.magnitude <= slack, "row \(place) sums to \(sum.summary)")
      }
    },
    Law(
      137, .softmax, "the Jacobian is positive semidefinite of rank K − 1",
      states:
        "J has K − 1 eigenvalues above what rounding moves them by, and none below minus that",
      .exact, .medium, needs: [.softmaxJacobian], for: .wholeVectors(count: 1...5)
    ) { subject, z in
      let jacobian = try subject.softmaxJacobian(z)
      try require(jacobian.shape == [z.count, z.count], "the shape is \(jacobian.shape)")
      // By Weyl rounding moves an eigenvalue by at most the largest row sum of the errors. Those of
      // diag(p) − pp' interlace p: the K − 1 largest are at least the least probability.
      let slack =
        try jacobian.rows.map { row in
          try row.reduce(Rational.zero) { $0 + (try $1.slack()) }
        }.max() ?? .zero
      let values = try jacobian.rationals()
      let shift = RationalMatrix(rowCount: z.count, columnCount: z.count) {
        $0 == $1 ? slack : .zero
      }
      try require(try Inertia(values + shift).negative == 0, "an eigenvalue is negative")
      try require(
        try Inertia(values - shift).positive == z.count - 1, "the rank is not \(z.count - 1)")
    },
    Law(
      137, .softmax, "the product with the Jacobian is pᵢ(gᵢ − Σ pⱼgⱼ)",
      states: "each element is within u of itself and 2^−55·pᵢ·max |g|", .certified, .medium,
      holds: [.softmaxVjp],
      for: Generator<[Double]>.oneOf([.logits(), .deletedLogits()]).flatMap { z in
        Generator<[Double]>.oneOf([
          .wholeVectors(count: z.count...z.count), .structuredVectors(exactly: z.count),
        ]).map { (z, $0) }
      }
    ) { subject, input in
      let (z, g) = input
      let exact = try EnclosedSoftmax(z)
      let (p, product) = (try exact.probabilities(), try exact.vjp(g))
      let largest = try g.rationals().map(\.magnitude).max() ?? .zero
      try subject.hold(.softmaxVjp, subject.softmaxVjp(z, g), to: product) { place in
        let open = (p[place].upper * largest).scaled(byTwoToThe: -55)
        let share = Bound.relative("", Bound.unitRoundoff, of: product[place]).amount
        return Bound("2^−55·pᵢ·max |g|", share + open)
      }
    },
    Law(
      137, .softmax, "the product with the Jacobian is that of its entries",
      states: "Jg by the entries is softmaxVjp(z, g), within the bounds of both, for whole g",
      .exact,
      needs: [.softmaxVjp, .softmaxJacobian],
      for: Generator<Int>.integers(in: 1...5).flatMap {
        tuple(.logits(exactly: $0), .wholeVectors(count: $0...$0))
      }
    ) { subject, input in
      let (z, g) = input
      let (jacobian, product) = (try subject.softmaxJacobian(z), try subject.softmaxVjp(z, g))
      try require(jacobian.shape == [z.count, z.count], "the shape is \(jacobian.shape)")
      try require(product.count == z.count, "\(product.count) elements")
      let weights = try g.rationals()
      let largest = weights.map(\.magnitude).max() ?? .zero
      for (place, row) in jacobian.rows.enumerated() {
        var sum = Rational.zero
        var slack = try product[place].slack() + largest.scaled(byTwoToThe: -55)
        for (entry, weight) in zip(row, weights) {
          sum += try Rational(entry) * weight
          slack += try entry.slack() * weight.magnitude
        }
        try require(
          (try Rational(product[place]) - sum).magnitude <= slack,
          "element \(place) is \(product[place]), by the entries \(sum.summary)")
      }
    },
  ]
}
