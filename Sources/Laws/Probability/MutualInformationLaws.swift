import Exact
import PropertyTesting
import Reference

extension Law {
  /// Mutual information and conditional entropy of joint tables.
  static let mutualInformationLaws: [Law] = [
    Law(
      162, .information, "mutual information is within 1 ulp",
      states: "Σ pᵢⱼ log(pᵢⱼ/(rᵢcⱼ)), of nearly independent tables too", .certified, .medium,
      holds: [.mutualInformation], for: tuple(.probabilityTables(), .units)
    ) { subject, input in
      _ = try subject.heldMutualInformation(input.0, input.1)
    },
    Law(
      162, .information, "mutual information is within the bound of a plain sum",
      states: "within F16 of the divergence from the product of the marginals", .certified, .medium,
      holds: [.mutualInformation], for: tuple(.roundedTables(), .units)
    ) { subject, input in
      let (joint, unit) = input
      let exact = try decided {
        try unit.of(Information.mutualInformation(joint.realNumbers()))
      }.narrowed()
      let (rows, columns) = JointTables.marginals(try joint.rationals())
      let products = rows.flatMap { row in columns.map { row * $0 } }
      let bound = try Bound.plainDivergence(
        joint.rationals().elements, products, roundings: joint.rowCount + joint.columnCount,
        isInBits: unit == .bits)
      try subject.hold(
        .mutualInformation, subject.mutualInformation(joint, unit.rawValue), to: exact,
        within: bound)
    },
    Law(
      162, .information,
      "mutual information of sums that are not 1 is within 1 ulp and 2⁻⁸⁷ of its terms",
      states: "Σ pᵢⱼ log(pᵢⱼ/(rᵢcⱼ)) of the doubles as they are, renormalised by nobody",
      .certified, .medium, holds: [.mutualInformation], for: tuple(.roundedTables(), .units)
    ) { subject, input in
      let (joint, unit) = input
      let exact = try decided {
        try unit.of(Information.mutualInformation(joint.realNumbers()))
      }.narrowed()
      let p = try joint.rationals()
      let (rows, columns) = JointTables.marginals(p)
      let products = rows.flatMap { row in columns.map { row * $0 } }
      try subject.hold(
        .mutualInformation, subject.mutualInformation(joint, unit.rawValue), to: exact,
        within: .bregmanPairs(p.elements, products, exact))
    },
    Law(
      162, .information, "mutual information is 0 for independent tables alone",
      states: "I ≥ 0, and = 0 just where pᵢⱼ = rᵢcⱼ for all i and j", .exact,
      needs: [.mutualInformation], for: tuple(.probabilityTables(), .units)
    ) { subject, input in
      let (joint, unit) = input
      let value = try subject.mutualInformation(joint, unit.rawValue)
      let exact = try joint.rationals()
      let (rows, columns) = JointTables.marginals(exact)
      let products = rows.flatMap { row in columns.map { row * $0 } }
      // A positive one may be too small for doubles, where probabilities are.
      let isTold = joint.elements.allSatisfy { $0 == 0 || $0 > 0x1p-200 }
      try require(
        value >= 0 && (!isTold || (value == 0) == (exact.elements == products)), "I is \(value)")
    },
    Law(
      162, .information, "mutual information is symmetric",
      states: "I(X; Y) = I(Y; X), and = H(X) + H(Y) − H(X, Y)", .certified, .medium,
      holds: [.mutualInformation, .entropy], for: tuple(.probabilityTables(), .units)
    ) { subject, input in
      let (joint, unit) = input
      let (rows, columns) = JointTables.marginals(try joint.rationals())
      let exact = try decided { try unit.of(Information.mutualInformation(joint.realNumbers())) }
      try subject.hold(
        .mutualInformation, subject.mutualInformation(joint.transposed(), unit.rawValue), to: exact)
      _ = try subject.heldEntropy(joint.elements, unit)
      guard !exact.isZeroByConstruction else { return }
      let sum = try decided {
        let parts =
          try Information.entropy(weights: rows.map { Real($0) })
          + Information.entropy(weights: columns.map { Real($0) })
        return try unit.of(parts - Information.entropy(weights: joint.elements.realNumbers()))
      }
      try subject.hold(
        .mutualInformation, subject.mutualInformation(joint, unit.rawValue), to: sum)
    },
    Law(
      162, .information, "conditional entropy is within 1 ulp",
      states: "−Σ pᵢⱼ log(pᵢⱼ/rᵢ), near 0 too, where the row nearly tells the column", .certified,
      .medium, holds: [.conditionalEntropy], for: tuple(.roundedTables(), .units)
    ) { subject, input in
      let (joint, unit) = input
      _ = try subject.heldConditionalEntropy(joint, unit)
      let isTold = joint.rows.allSatisfy { $0.count(where: { $0 > 0 }) < 2 }
      let value = try subject.conditionalEntropy(joint, unit.rawValue)
      try require(value >= 0 && (value == 0) == isTold, "H(Y | X) is \(value)")
    },
    Law(
      162, .information, "conditional entropy is within the bound of a plain sum",
      states: "within F16 of the divergence from the sums of the rows", .certified, .medium,
      holds: [.conditionalEntropy], for: tuple(.roundedTables(), .units)
    ) { subject, input in
      let (joint, unit) = input
      let exact = try decided {
        try unit.of(Information.conditionalEntropy(joint.realNumbers()))
      }.narrowed()
      let rows = JointTables.marginals(try joint.rationals()).rows
      let totals = rows.flatMap { row in (0..<joint.columnCount).map { _ in row } }
      let bound = try Bound.plainDivergence(
        joint.rationals().elements, totals, roundings: joint.columnCount, isInBits: unit == .bits)
      try subject.hold(
        .conditionalEntropy, subject.conditionalEntropy(joint, unit.rawValue), to: exact,
        within: bound)
    },
    Law(
      162, .information, "entropy of a table follows the chain rule",
      states: "H(X, Y) = H(X) + H(Y | X), and H(Y | X) = Σ rᵢH(row i) ≤ H(Y)", .certified, .medium,
      holds: [.conditionalEntropy, .entropy], for: .conditionedTables
    ) { subject, table in
      let joint = table.joint
      var exact = Real.zero
      for (weight, row) in zip(table.prior, table.rows.rows) {
        exact = try decided {
          try exact + Real(Rational(weight)) * Information.entropy(weights: row.realNumbers())
        }
      }
      let value = try subject.conditionalEntropy(joint, "nats")
      try subject.hold(.conditionalEntropy, value, to: exact)
      let (whole, first) = (
        try subject.heldEntropy(joint.elements), try subject.heldEntropy(table.prior)
      )
      let given = try subject.heldConditionalEntropy(joint)
      try require(
        (whole.number - first.number - given.number).magnitude
          <= whole.slack + first.slack + given.slack, "the parts do not add up")
      let columns = JointTables.marginals(try joint.rationals()).columns.map {
        $0.roundedToDouble()
      }
      let second = try subject.heldEntropy(columns)
      try require(given.lower <= second.upper, "knowing the row does harm")
    },
  ]
}

extension Real {
  /// Whether the number is 0 as it was made.
  fileprivate var isZeroByConstruction: Bool { asRational?.isZero == true }
}
