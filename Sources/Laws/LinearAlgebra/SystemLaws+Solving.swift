import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.7: linear systems, held to F7.
  static let linearSystemLaws: [Law] = [
    Law(
      44, .systems, "a linear system is solved within F7, and to 2u where Skeel's proviso holds",
      states: "|b − Ax̂| ≤ γ₃ₙ P'|L̂||Û||x̂|; ω ≤ 2u where cond·u·max(|A||x|)/min(|A||x|) < 1/100",
      .exact, holds: [.solve, .lu],
      for: .oneOf([
        .fitting("nn", "n", of: .moderate), .fitting("nn", "n", sizes: 0...5, of: .whole()),
      ])
    ) { subject, input in
      try subject.solves(input[0], input[1].elements)
    },
    Law(
      44, .systems, "structured systems are solved within F7",
      states: "F7 and ω ≤ 2u for graded, near-singular and ill-conditioned matrices", .exact,
      holds: [.solve, .lu],
      for: Generator<StructuredMatrix>.structured(
        StructuredMatrix.Structure.allCases.filter { $0 != .extreme }, sizes: 1...5
      ).flatMap { structured in
        Generator<Int>.integers(in: -999...999).map { Double($0) }
          .array(exactly: structured.matrix.rowCount).map { (structured, $0) }
      }
    ) { subject, input in
      try subject.solves(input.0.matrix, input.1)
    },
    Law(
      44, .systems, "a row that meets only zeros of the solution is left to F7",
      states: "A system of condition 16 whose solution is a unit vector", .exact,
      holds: [.solve, .lu],
      forAllOf: { [[[0.55, -0.4, 0.78], [0.49, 0.32, 0.32], [0, 0.49, -0.53]]] }
    ) { subject, rows in
      let a = try Matrix<Double>(rows: rows)
      try subject.solves(a, a.columns[0])
    },
    Law(
      42, .systems, "Cramer's rule solves the system",
      states: "xⱼ = det(A with column j replaced by b)/det A", .exact, holds: [.solve, .det, .lu],
      for: .fitting("nn", "n", sizes: 1...4, of: .whole())
    ) { subject, input in
      let (a, b) = (try input[0].rationals(), try input[1].elements.rationals())
      let det = try Rational(subject.wholeDeterminant(a))
      guard !det.isZero else {
        return try subject.refuses("singular") { try subject.solve(input[0], input[1].elements) }
      }
      let x = try b.indices.map { column in
        try Rational(subject.wholeDeterminant(a.replacing(column: column, by: b))) / det
      }
      try require(try a * x == b, "Cramer's rule does not solve the system")
      _ = try subject.heldSolution(
        input[0], input[1].elements, exact: x, inverse: try a.inverse())
    },
  ]
}

extension Subject {
  /// Solves a system and holds the solution to F7, or asks for its refusal where the matrix is
  /// singular.
  fileprivate func solves(_ a: Matrix<Double>, _ b: [Double]) throws {
    let exact = try a.rationals()
    guard exact.rank() == exact.rowCount else {
      return try refuses("singular") { try solve(a, b) }
    }
    try assume((exact.elements + b.rationals()).allSatisfy { $0.isZero || $0.magnitude > .tiny })
    let inverse = try exact.inverse()
    _ = try heldSolution(a, b, exact: try inverse * b.rationals(), inverse: inverse)
  }
}
