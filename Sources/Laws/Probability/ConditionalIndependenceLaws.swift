import Exact
import PropertyTesting
import Reference

extension Law {
  /// Independence of two variables given a third.
  static let conditionalIndependenceLaws: [Law] = [
    Law(
      158, .bayes, "independence given a third variable is independence in each slice",
      states:
        "X and Y are independent given Z if and only if each table of X and Y at a value of Z is "
        + "a product, decided exactly at any scale", .exact, holds: [.isConditionallyIndependent],
      for: .weightTensors
    ) { subject, input in
      let joint = try input.joint()
      let exact = try JointTables.isConditionallyIndependent(joint.mapped { try Rational($0) })
      let computed = try subject.isConditionallyIndependent(joint)
      try require(computed == exact, "isConditionallyIndependent is \(computed)")
    },
    Law(
      158, .bayes, "neither independence implies the other",
      states:
        "among all 2 × 2 × 2 tables of 0 to 2 some are independent given Z and dependent without, "
        + "and some the other way; every one is judged by its minors", .exact,
      needs: [.isIndependentTable], holds: [.isConditionallyIndependent],
      forAllOf: { binaryTables + [.witnesses] }
    ) { subject, table in
      guard let weights = table.weights else {
        let kinds = binaryTables.compactMap(\.kind)
        try require(
          Set(kinds) == [.both, .neither, .onlyGiven, .onlyWithout], "there are no witnesses")
        // One of each kind, judged by the subject.
        let xor = try Tensor<Double>(shape: [2, 2, 2], elements: [1, 0, 0, 1, 0, 1, 1, 0])
        try require(try !subject.isConditionallyIndependent(xor), "X xor Y = Z given Z")
        let copies = try Tensor<Double>(shape: [2, 2, 2], elements: [1, 0, 0, 0, 0, 0, 0, 1])
        try require(try subject.isConditionallyIndependent(copies), "X = Y = Z given Z")
        return
      }
      let joint = try Tensor(shape: [2, 2, 2], elements: weights.map { Double($0) })
      let given = try subject.isConditionallyIndependent(joint)
      try require(given == table.isIndependentGiven, "given Z: \(given)")
      let summed = Matrix(rowCount: 2, columnCount: 2) { row, column in
        Double(weights[4 * row + 2 * column] + weights[4 * row + 2 * column + 1])
      }
      let without = try subject.isIndependentTable(summed)
      try require(without == table.isIndependentWithout, "without Z: \(without)")
    },
    Law(
      158, .bayes, "what helps in each group may harm in the whole",
      states: "Simpson's reversal: P(good | A, z) > P(good | B, z) for both z, yet P(good | A) < "
        + "P(good | B); found among tables of 1, 2, 4 and 8, each probability within 1 ulp", .exact,
      holds: [.conditionals], forAllOf: { simpsonTables }
    ) { subject, counts in
      // Four rows of good and bad: A and B in the first group, A and B in the second.
      func shares(_ rows: [[Int]]) throws -> [Double] {
        let total = rows.joined().reduce(0, +)
        let joint = try Matrix(rows: rows.map { $0.map { Double($0) / Double(total) } })
        let exact = try JointTables.conditionals(joint.rationals())
        let computed = try subject.conditionals(joint)
        try subject.hold(.conditionals, computed, to: exact) { .ulps(1, of: exact[$0, $1]) }
        return (0..<2).map { computed[$0, 0] }
      }
      let rows: [[Int]] = [0, 2, 4, 6].map { [counts[$0], counts[$0 + 1]] }
      let (first, second) = (try shares([rows[0], rows[1]]), try shares([rows[2], rows[3]]))
      let sums: [[Int]] = zip(rows, rows.dropFirst(2)).map { zip($0, $1).map { $0 + $1 } }
      let whole = try shares(sums)
      try require(first[0] > first[1] && second[0] > second[1], "A is not better in each group")
      try require(whole[0] < whole[1], "A is not worse in the whole")
    },
  ]

  /// All tables of three binary variables with weights of 0 to 2, but zeros alone.
  private static let binaryTables: [BinaryTable] = (1..<6561).map { code in
    var rest = code
    return BinaryTable(
      weights: (0..<8).map { _ in
        defer { rest /= 3 }
        return rest % 3
      })
  }

  /// Tables of 1, 2, 4 and 8 with a reversal.
  private static var simpsonTables: [[Int]] {
    (0..<1 << 16).lazy.map { code in
      (0..<8).map { 1 << (code >> (2 * $0) & 3) }
    }.filter { w in
      // a/(a + b) > c/(c + d) just where ad > bc.
      let first: Int = w[0] * w[3] - w[1] * w[2]
      let second: Int = w[4] * w[7] - w[5] * w[6]
      let sums: [Int] = (0..<4).map { w[$0] + w[$0 + 4] }
      let whole: Int = sums[0] * sums[3] - sums[1] * sums[2]
      return first > 0 && second > 0 && whole < 0
    }.prefix(200).map { $0 }
  }
}

/// A table of three binary variables, the last one first; or the request for witnesses.
private struct BinaryTable: Sendable {
  /// Which of the first two variables' independences there are.
  enum Kind: Sendable {
    case both, neither, onlyGiven, onlyWithout
  }

  let weights: [Int]?

  static let witnesses = BinaryTable(weights: nil)

  /// Whether both tables at a value of the third have a minor of 0.
  var isIndependentGiven: Bool {
    guard let w = weights else { return false }
    let minors: [Int] = [w[0] * w[6] - w[2] * w[4], w[1] * w[7] - w[3] * w[5]]
    return minors == [0, 0]
  }

  /// Whether the table of their sums has.
  var isIndependentWithout: Bool {
    guard let w = weights else { return false }
    let sums: [Int] = [w[0] + w[1], w[2] + w[3], w[4] + w[5], w[6] + w[7]]
    return sums[0] * sums[3] == sums[1] * sums[2]
  }

  var kind: Kind? {
    guard weights != nil else { return nil }
    switch (isIndependentGiven, isIndependentWithout) {
    case (true, true): return .both
    case (true, false): return .onlyGiven
    case (false, true): return .onlyWithout
    case (false, false): return .neither
    }
  }
}
