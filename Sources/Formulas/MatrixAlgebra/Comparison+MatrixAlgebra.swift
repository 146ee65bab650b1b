import Certificates
import Exact

/// What the laws of matrix algebra say of two formulas.
public enum MatrixAlgebraFinding: Sendable {
  /// They are equal, with a certificate where it is not too long to be read.
  case equal(proof: String?)
  /// Nothing is shown.
  case open
}

extension Comparison {
  /// Whether two formulas with vectors and matrices are proved to be equal by the laws of matrix algebra, whatever the
  /// entries: (AB)⁻¹ = B⁻¹A⁻¹, Aᵀ(AAᵀ + λI)⁻¹ = (AᵀA + λI)⁻¹Aᵀ, tr(AB) = tr(BA).
  ///
  /// Equal they are wherever both have values, where sizes are names for all sizes, and at points that are tried the first
  /// one has a value where the second one has one. Nil says that these laws have no words for the formulas.
  ///
  /// - Parameters:
  ///   - inverts: whether negative powers in the first formula are those of inverses; in the second one they are.
  ///   - values: what the names stand for. A name `I` without a value is the identity of the size that fits.
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func equalityByMatrixAlgebra(
    _ a: Expression, invertsByPowers inverts: Bool, _ b: Expression,
    _ values: [String: Value<Expression>]
  ) throws -> MatrixAlgebraFinding? {
    var finding: MatrixAlgebraFinding?
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
          let own = try equality((a, first, inverts), (b, second, true), values)
          if case .equal = own { return own }
          finding = .open
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
    return finding
  }

  /// A formula, the size of the identity in it, and whether negative powers are those of inverses.
  private typealias Side = (formula: Expression, identity: Variables.Dimension?, inverts: Bool)

  private func equality(
    _ a: Side, _ b: Side, _ values: [String: Value<Expression>]
  ) throws -> MatrixAlgebraFinding {
    guard a.formula.isEquation == b.formula.isEquation else { return .open }
    let areEquations = a.formula.isEquation
    var first = reader(of: a, variables, values)
    let own = try first.readSide(a.formula)
    var second = reader(of: b, first.variables, values, known: first.matrixNumbers)
    let other = try second.readSide(b.formula)
    // A norm has a value, whatever its square comes to in numbers of which nothing is known.
    guard let left = try own.term, let right = try other.term, own.isNumber == other.isNumber,
      !(areEquations && own.isNumber)
    else { return .open }
    let search = MatrixProofSearch(
      question: try question(a, b, numbers: first.numbers + second.numbers),
      numbers: second.matrixNumbers)
    guard let certificate = try Self.certificate(search, left, right, areEquations),
      // The numbers that matrices are multiplied by have to have values where those of the other side do.
      try areDefined(
        first.numbers, where: second.numbers, try search.numbers(in: certificate, left, right)),
      try agreeAtPoints((a.formula, a.identity), (b.formula, b.identity), values)
    else { return .open }
    return .equal(proof: Self.readable(certificate))
  }

  /// The certificate that shows two formulas, or equations, to say the same; nil where none is found.
  ///
  /// A multiple of an equation holds where that does. It does not hold where an inverse in it is none, so that both need
  /// the same inverses.
  private static func certificate(
    _ search: MatrixProofSearch, _ left: Certificate.MatrixTerm, _ right: Certificate.MatrixTerm,
    _ areEquations: Bool
  ) throws -> Certificate? {
    if let certificate = try search.certificate(left, right, upToFactor: areEquations),
      try !areEquations || search.haveSameInverses(left, right)
    {
      return certificate
    }
    return areEquations ? try search.certificateOfUnit(left, right) : nil
  }

  private func reader(
    of side: Side, _ variables: Variables, _ values: [String: Value<Expression>],
    known numbers: [Certificate.MatrixNumber] = []
  ) -> MatrixFormulaReader {
    MatrixFormulaReader(
      variables, values: values, identity: side.identity, invertsByPowers: side.inverts,
      known: numbers)
  }

  /// The variables and families of a certificate about both sides.
  private func question(
    _ a: Side, _ b: Side, numbers: [Expression]
  ) throws -> Certificate.Question {
    let sizes = [a.identity, b.identity].compactMap { $0 }.map(\.expression)
    guard
      let (declared, families) = variables.declared(
        for: [a.formula, b.formula] + numbers + sizes, openIndices: 0, widening: true)
    else { throw MatrixFormulaReader.NoWords() }
    return Certificate.Question(
      variables: declared, families: families, left: .number(.zero), right: .number(.zero))
  }

  /// Whether some numbers have values wherever others have.
  private func areDefined(
    _ numbers: [Expression], where others: [Expression],
    _ canonical: @autoclosure () throws -> MatrixProofSearch.Numbers
  ) throws -> Bool {
    var (a, b) = (try Expression.sum(numbers), try Expression.sum(others))
    if a == b { return true }
    let canonical = try canonical()
    var known = variables
    for variable in canonical.question.variables where known[variable.name] == nil {
      try known.declare(variable.name, variable.domain.text)
    }
    var replacements: [String: Expression] = [:]
    for (name, tree) in canonical.numbers {
      guard let number = Expression(tree: tree) else { return false }
      replacements[name] = number
    }
    (a, b) = (a.substituting(replacements), b.substituting(replacements))
    guard case .equal = try Comparison(known).definedness(of: a, where: b) else { return false }
    return true
  }
}

extension MatrixValue {
  /// The value as a matrix, a number as one of one row and one column.
  fileprivate var term: Certificate.MatrixTerm? {
    get throws {
      switch self {
      case .number(let number): .number(try MatrixFormulaReader.tree(of: number))
      case .vector(let term, _), .matrix(let term): term
      }
    }
  }

  fileprivate var isNumber: Bool { if case .number = self { true } else { false } }
}

extension Expression {
  /// Whether two sides are said to be equal.
  var isEquation: Bool {
    if case .comparison(.equal, _, _) = kind { true } else { false }
  }
}
