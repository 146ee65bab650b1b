import Exact

extension MatrixRing {
  /// The deepest formula.
  private static let mostDepth = 128

  /// What a formula comes to, multiplied out.
  ///
  /// What is not mutating is called on what `self` was before its arguments: these must not make new letters.
  mutating func polynomial(
    _ term: Certificate.MatrixTerm, depth: Int = 0
  ) throws(CertificateError) -> MatrixPolynomial {
    guard depth < Self.mostDepth else { throw .tooLarge(.depth, limit: Self.mostDepth) }
    try Work.spend(Work.term)
    switch term {
    case .family(let name): return try letter(name)
    case .identity(let size):
      try check(size)
      return single([], size, size)
    case .scaled(let factor, let inner):
      let number = try number(factor)
      let matrix = try polynomial(inner, depth: depth + 1)
      return try scaled(matrix, by: number)
    case .transpose(let inner):
      let matrix = try polynomial(inner, depth: depth + 1)
      return transposed(matrix)
    case .inverse(let inner): return try inverse(polynomial(inner, depth: depth + 1))
    case .sum(let terms), .product(let terms):
      guard let first = terms.first else { throw .reduction(.form(expected: "terms to add")) }
      var result = try polynomial(first, depth: depth + 1)
      for other in terms.dropFirst() {
        let own = try polynomial(other, depth: depth + 1)
        if case .sum = term {
          result = try sum(result, own)
        } else {
          result = try product(result, own)
        }
      }
      return result
    }
  }

  /// A size is a whole number above 0, or a variable for such ones.
  private func check(_ size: Tree) throws(CertificateError) {
    switch size {
    case .number(let value) where value.isInteger && value.signum > 0: return
    case .name(let name) where question.variable(name)?.domain.isWhole == true: return
    default: throw .meaning(.left, .size(size.text))
    }
  }
}
