import Exact
import PropertyTesting
import Reference

extension Law {
  /// Tables of two variables, and whether these are independent.
  static let independenceLaws: [Law] = [
    Law(
      142, .bayes, "marginals are sums of rows and of columns",
      states:
        "P(x) = Σ P(x, y) and P(y) likewise, within F1 and rounded once; each sums to 1 as the "
        + "table does", .exact, holds: [.marginals], for: .anyJointTables
    ) { subject, input in
      let joint = try input.rationals()
      let exact = JointTables.marginals(joint)
      let fields = try subject.marginals(input)
      for (computed, wanted, lines) in [
        (try fields.vector("rows"), exact.rows, input.rows),
        (try fields.vector("columns"), exact.columns, input.columns),
      ] {
        try subject.hold(.marginals, computed, to: wanted, within: lines.map { try .sum($0) })
        try subject.hold(
          .marginals, computed, to: wanted, within: wanted.map { .correctlyRounded($0) })
      }
    },
    Law(
      155, .bayes, "conditional distributions are rows over their sums",
      states:
        "P(y | x) = P(x, y)/P(x) within 1 ulp, so that P(y | x)P(x) = P(x, y); a row of weight 0 is "
        + "refused", .exact, holds: [.conditionals], for: .anyJointTables
    ) { subject, input in
      let joint = try input.rationals()
      guard JointTables.marginals(joint).rows.allSatisfy({ !$0.isZero }) else {
        return try subject.refuses("domain") { try subject.conditionals(input) }
      }
      let exact = try JointTables.conditionals(joint)
      try subject.hold(.conditionals, subject.conditionals(input), to: exact) {
        .ulps(1, of: exact[$0, $1])
      }
    },
    Law(
      157, .bayes, "a table is independent where all minors of size 2 are 0",
      states:
        "the table is the product of its marginals over its sum if and only if wᵢⱼwₖₗ = wᵢₗwₖⱼ for "
        + "all rows and columns, decided exactly at any scale", .exact,
      holds: [.isIndependentTable],
      for: .weightTables
    ) { subject, input in
      let weights = try input.rationals()
      let exact = JointTables.isIndependent(weights)
      try require(
        JointTables.hasVanishingMinors(weights) == exact, "the minors tell another story")
      let computed = try subject.isIndependentTable(input)
      try require(computed == exact, "isIndependentTable is \(computed)")
      let turned = try subject.isIndependentTable(input.transposed())
      try require(turned == exact, "of the transpose isIndependentTable is \(turned)")
    },
    Law(
      157, .bayes, "small whole tables are judged by their minors",
      states: "for all 2 × 2 tables of 0 to 5, but zeros alone, independence is ad = bc", .exact,
      holds: [.isIndependentTable],
      forAllOf: {
        (1..<6 * 6 * 6 * 6).map { code in
          [code % 6, code / 6 % 6, code / 36 % 6, code / 216]
        }
      }
    ) { subject, w in
      let table = Matrix(rowCount: 2, columnCount: 2) { Double(w[2 * $0 + $1]) }
      let computed = try subject.isIndependentTable(table)
      try require(computed == (w[0] * w[3] == w[1] * w[2]), "isIndependentTable is \(computed)")
    },
    Law(
      157, .bayes, "mutual information tells independence",
      states:
        "I(X; Y) is 0 for a table that is the product of its marginals, and positive for every "
        + "other one whose sum is 1", .certified, .medium,
      needs: [.mutualInformation, .isIndependentTable], for: .probabilityTables()
    ) { subject, input in
      let computed = try subject.mutualInformation(input, "nats")
      let isIndependent = try subject.isIndependentTable(input)
      try require(
        JointTables.isIndependent(input.rationals()) == isIndependent, "\(isIndependent)")
      try require(
        isIndependent ? computed == 0 : computed > 0, "the mutual information is \(computed)")
    },
  ]
}
