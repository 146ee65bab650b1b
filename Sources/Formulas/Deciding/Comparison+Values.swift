import Exact

extension Comparison {
  /// Whether each of some formulas is found to have a value at a point of the domains.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func haveValues(_ formulas: [Expression]) throws -> Bool {
    for formula in formulas where try variables.definedRange(of: formula) == nil {
      var isFound = false
      try SamplePoints(variables, in: [formula]).search { point in
        var values = point
        // A vector of any length has a first entry.
        for number in 0..<2 { values[Family<Real>.index(number)] = .scalar(.one) }
        isFound = try Self.hasValue(formula, at: values)
        return isFound
      }
      if !isFound { return false }
    }
    return true
  }

  /// Whether another value of the shape that was compared is apart from the left one at a witness.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func isApart(
    _ value: Value<Expression>, fromLeftOf witness: Witness
  ) throws -> Bool {
    var point = Dictionary(
      witness.point.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    var entry = value.number(at: witness.entry)
    if case .family(let family) = value, family.dimensions.count == witness.entry.count {
      entry = family.entry
      for (number, index) in witness.entry.enumerated() {
        point[Family<Real>.index(number)] = .scalar(Real(index))
      }
    }
    guard let entry, let other = try Self.value(of: entry, at: point) else { return false }
    return try Self.areApart(witness.left, other)
  }

  /// Whether a formula as it is written is apart from the left one at a witness of which some values are arrays: in numbers
  /// these are far less work than in symbols.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func isApart(
    written formula: Expression, fromLeftOf witness: Witness
  ) throws -> Bool {
    guard witness.point.contains(where: { !$0.value.shape.isEmpty }) else { return false }
    let point = Dictionary(
      witness.point.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let value: Value<Real>
    do {
      value = try formula.evaluate(point, with: .real.with(.ofPrograms))
    } catch {
      if case .arithmetic(.outOfFuel(let limit)) = error.problem {
        throw ArithmeticError.outOfFuel(limit: limit)
      }
      return false
    }
    return try value.number(at: witness.entry).map { try Self.areApart(witness.left, $0) } ?? false
  }

  /// The most points of finite domains that are looked at one by one.
  private static let mostPointsOfAll = 64

  /// Whether all variables that occur have finite domains, and two formulas are equal at every point.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreesEverywhere(_ a: Expression, _ b: Expression) throws -> Bool {
    guard !a.names.isEmpty || !b.names.isEmpty,
      let points = variables.allPoints(of: [a, b], atMost: Self.mostPointsOfAll)
    else { return false }
    for point in points {
      guard let x = try Self.value(of: a, at: point), let y = try Self.value(of: b, at: point),
        (try? x.order(y)) == .equal
      else { return false }
    }
    return true
  }
}

extension Value {
  /// The number itself at no place, or the entry of a vector or of a matrix at a place that is counted from 1; nil where
  /// there is none.
  fileprivate func number(at place: [Int]) -> S? {
    switch self {
    case .scalar(let number): return place.isEmpty ? number : nil
    case .vector(let entries):
      guard place.count == 1, entries.indices.contains(place[0] - 1) else { return nil }
      return entries[place[0] - 1]
    case .matrix(let matrix):
      guard place.count == 2, place[0] > 0, place[0] <= matrix.rowCount, place[1] > 0,
        place[1] <= matrix.columnCount
      else { return nil }
      return matrix[place[0] - 1, place[1] - 1]
    default: return nil
    }
  }
}
