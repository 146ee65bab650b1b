import Exact

// Vectors of data whose entries are looked at in small intervals: few simple numbers have logarithms, and so does 1 − p.
extension Comparison {
  /// The intervals in which entries that may be any numbers are looked at.
  private static let intervals = ["(0, 1)", "positive"]
  /// The most points at which formulas are looked at for values.
  private static let mostPoints = 30

  /// The same variables with the entries of vectors and matrices, which may be any numbers, in smaller intervals; none
  /// where no entry may be any number, or where formulas have values for all of them.
  func narrower(for formulas: [Expression]) throws -> [Comparison] {
    let used = Set(formulas.flatMap(\.names))
    let wide = variables.all.filter { variable in
      guard case .real = variable.domain.set else { return false }
      return used.contains(variable.name) && !variable.dimensions.isEmpty
    }
    guard !wide.isEmpty, try formulas.contains(where: { try variables.definedRange(of: $0) == nil })
    else { return [] }
    return try Self.intervals.map { text in
      let domain = try Domain(text)
      return Comparison(
        wide.reduce(variables) { $0.replacing(domainOf: $1.name, by: domain) })
    }
  }

  /// A point at which the formulas differ, with entries in smaller intervals.
  func narrowWitness(_ a: Expression, _ b: Expression) throws -> Witness? {
    for comparison in try narrower(for: [a, b]) {
      let decision = try comparison.search(
        a, b, indices: [], points: Self.morePoints, Array(Self.precisions.prefix(1)))
      if case .different(let witness) = decision { return witness }
    }
    return nil
  }

  /// Whether both formulas have values at one of the simplest points, or of those that are not.
  func areBothDefined(_ a: Expression, _ b: Expression) throws -> Bool {
    var count = 0
    var areDefined = false
    let points = SamplePoints(variables, in: [a, b])
    try points.search { point in
      count += 1
      areDefined = try Self.hasValue(a, at: point) && Self.hasValue(b, at: point)
      return areDefined || count >= Self.mostPoints
    }
    return try areDefined
      || points.unusual(for: [a, b]).contains {
        try Self.hasValue(a, at: $0) && Self.hasValue(b, at: $0)
      }
  }
}
