import Exact

extension Comparison {
  /// Whether two formulas with vectors and matrices are proved to be equal by the laws of matrix algebra, whatever the
  /// entries: (AB)⁻¹ = B⁻¹A⁻¹, Aᵀ(AAᵀ + λI)⁻¹ = (AᵀA + λI)⁻¹Aᵀ, tr(AB) = tr(BA).
  ///
  /// Equal they are wherever both have values, where sizes are names for all sizes, and at points that are tried the first
  /// one has a value where the second one has. False says nothing, nil that these laws have no words for the formulas.
  ///
  /// - Parameters:
  ///   - inverts: whether negative powers in the first formula are those of inverses; in the second one they are.
  ///   - values: what the names stand for. A name `I` without a value is the identity of the size that fits.
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func areProvedEqualByMatrixAlgebra(
    _ a: Expression, invertsByPowers inverts: Bool, _ b: Expression,
    _ values: [String: Value<Expression>]
  ) throws -> Bool? {
    var isRead = false
    var sizes: [Variables.Dimension] = []
    for size in variables.all.flatMap(\.dimensions) where !sizes.contains(size) {
      sizes.append(size)
    }
    func identities(_ formula: Expression) -> [Variables.Dimension?] {
      let hasOne =
        values[MatrixFormulaReader.identityName] == nil
        && formula.names.contains(MatrixFormulaReader.identityName)
      return hasOne ? sizes : [nil]
    }
    for first in identities(a) {
      for second in identities(b) {
        do {
          if try areEqual((a, first, inverts), (b, second, true), values) { return true }
          isRead = true
        } catch ArithmeticError.outOfFuel(let limit) {
          throw ArithmeticError.outOfFuel(limit: limit)
        } catch let error as FormulaError {
          if case .arithmetic(.outOfFuel(let limit)) = error.problem {
            throw ArithmeticError.outOfFuel(limit: limit)
          }
        } catch {
          // Of this size it makes no sense, or no words say it.
          continue
        }
      }
    }
    return isRead ? false : nil
  }

  /// A formula, the size of the identity in it, and whether negative powers are those of inverses.
  private typealias Side = (formula: Expression, identity: Variables.Dimension?, inverts: Bool)

  private func areEqual(
    _ a: Side, _ b: Side, _ values: [String: Value<Expression>]
  ) throws -> Bool {
    let algebra = MatrixAlgebra(variables)
    var numbers: [[Expression]] = []
    func read(_ side: Side, in algebra: MatrixAlgebra) throws -> MatrixValue {
      var reader = MatrixFormulaReader(
        algebra: algebra, variables: variables, values: values, identity: side.identity,
        invertsByPowers: side.inverts)
      defer { numbers.append(reader.numbers) }
      if case .comparison(.equal, let left, let right) = side.formula.kind {
        return try reader.difference(left, right)
      }
      return try reader.read(side.formula)
    }
    let areEquations = a.formula.isEquation
    guard areEquations == b.formula.isEquation else { return false }
    let areEqual: Bool
    let (own, other) = (try read(a, in: algebra), try read(b, in: algebra))
    if areEquations {
      // An equation does not hold where an inverse in it is none, so that both need the same inverses.
      for side in [a, b] {
        let alone = MatrixAlgebra(variables)
        _ = try read(side, in: alone)
        guard alone.inverseCount == algebra.inverseCount else { return false }
      }
    }
    switch (own, other) {
    case (.number(let x), .number(let y)) where !areEquations:
      // A norm has a value, whatever its square comes to in numbers of which nothing is known.
      areEqual = try algebra.areEqual(x, y)
    case (.vector(let x, _), .vector(let y, _)), (.matrix(let x), .matrix(let y)):
      // A multiple of an equation holds where that does.
      let factor = areEquations ? try algebra.ratio(of: x, to: y) : .one
      areEqual = try factor.map { try algebra.areEqual(x, algebra.scaled(y, by: $0)) } ?? false
    default: areEqual = false
    }
    guard areEqual else { return false }
    // The numbers that matrices are multiplied by have to have values where those of the other side do.
    let factors = (try Expression.sum(numbers[0]), try Expression.sum(numbers[1]))
    guard case .equal = try algebra.comparison.definedness(of: factors.0, where: factors.1) else {
      return false
    }
    return try agreeAtPoints((a.formula, a.identity), (b.formula, b.identity), values)
  }
}

extension Expression {
  /// Whether two sides are said to be equal.
  var isEquation: Bool {
    if case .comparison(.equal, _, _) = kind { true } else { false }
  }
}
