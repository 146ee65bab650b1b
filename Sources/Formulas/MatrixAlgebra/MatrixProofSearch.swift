import Certificates
import Exact

/// Looks for a certificate that two formulas with matrices are equal.
struct MatrixProofSearch {
  typealias Term = Certificate.MatrixTerm
  typealias Equality = Certificate.MatrixEquality

  /// The variables and families.
  let question: Certificate.Question
  /// The numbers that are made of matrices.
  let numbers: [Certificate.MatrixNumber]

  /// A certificate that two formulas are equal; nil where none is found.
  ///
  /// - Parameter upToFactor: whether the one may be a rational multiple of the other one, not of zero.
  /// - Throws: `ArithmeticError.outOfFuel`, `MatrixFormulaReader.NoWords`.
  func certificate(
    _ left: Term, _ right: Term, upToFactor: Bool
  ) throws -> Certificate? {
    for laws in Certificate.MatrixLaws.allCases {
      do {
        if let found = try certificate(left, right, upToFactor: upToFactor, by: laws) {
          return found
        }
      } catch let error as MatrixFormulaReader.NoWords {
        // What the first laws have no words for has none at all.
        if laws == .first { throw error }
      }
    }
    return nil
  }

  private func certificate(
    _ left: Term, _ right: Term, upToFactor: Bool, by laws: Certificate.MatrixLaws
  ) throws -> Certificate? {
    var plain = Equality(by: laws, lookingAt: numbers, left, right)
    if upToFactor {
      guard let ratio = try worded({ try plain.ratio(for: question) }) else { return nil }
      plain = Equality(by: laws, lookingAt: numbers, left, .scaled(.number(ratio), right))
    }
    let asked = try questions(of: plain)
    if let asked, asked.isEmpty { return try certificate(of: plain, parts: []) }
    // A difference that begins or ends with P⁻¹ is zero where its product with P is.
    let multiplied = try worded { try plain.withMultiplications(for: question) }
    if !multiplied.multiplications.isEmpty, let asked = try questions(of: multiplied),
      let found = try certificate(of: multiplied, answering: asked)
    {
      return found
    }
    return try asked.flatMap { try certificate(of: plain, answering: $0) }
  }

  /// Whether both formulas need the same inverses.
  ///
  /// - Throws: as `certificate`.
  func haveSameInverses(_ left: Term, _ right: Term) throws -> Bool {
    let both = try inverseCount(left, right)
    return try inverseCount(left) == both && inverseCount(right) == both
  }

  /// How many inverses one or two formulas need.
  ///
  /// - Throws: as `certificate`.
  func inverseCount(_ terms: Term...) throws -> Int {
    let equality = Equality(by: .first, lookingAt: numbers, terms[0], terms.last ?? terms[0])
    return try worded { try equality.canonicalNumbers(for: question).inverseCount }
  }

  /// What numbers are in variables and kernels, by their names, and the variables.
  typealias Numbers = (numbers: [String: Certificate.Tree], question: Certificate.Question)

  /// What the numbers are in variables and kernels, by the laws of a certificate about two formulas.
  ///
  /// - Throws: as `certificate`.
  func numbers(in certificate: Certificate, _ left: Term, _ right: Term) throws -> Numbers {
    guard case .matrices(let shown) = certificate.claim else { throw MatrixFormulaReader.NoWords() }
    let equality = Equality(by: shown.laws, numbers: numbers, left, right)
    let (_, numbers, own) = try worded { try equality.canonicalNumbers(for: question) }
    return (numbers, own)
  }

  /// What an equality comes down to; nil where something may be zero that was divided by on the way.
  private func questions(of equality: Equality) throws -> [Certificate.Question]? {
    try worded {
      do {
        return try equality.questions(for: question)
      } catch CertificateError.reduction(.mayVanish) {
        return nil
      }
    }
  }

  private func certificate(
    of equality: Equality, answering questions: [Certificate.Question]
  ) throws -> Certificate? {
    var parts: [Certificate] = []
    for question in questions {
      guard let part = try ProofSearch.certificate(for: question) else { return nil }
      parts.append(part)
    }
    return try certificate(of: equality, parts: parts)
  }

  private func certificate(
    of equality: Equality, parts: [Certificate]
  ) throws -> Certificate? {
    let claim = Certificate.Claim.matrices(
      Equality(
        by: equality.laws, numbers: equality.numbers, equality.left, equality.right,
        multiplications: equality.multiplications, parts: parts))
    return try ProofSearch.fueled {
      let certificate = try Certificate(
        variables: question.variables, families: question.families, left: .number(.zero),
        right: .number(.zero), claim: claim)
      try certificate.checkWithinBudget()
      return certificate
    }
  }

  /// What the laws of matrix algebra say.
  private func worded<T>(_ work: () throws -> T) throws -> T {
    guard let result = try ProofSearch.fueled(work) else { throw MatrixFormulaReader.NoWords() }
    return result
  }
}
