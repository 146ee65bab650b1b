import Exact

// Inverses, determinants and traces.
extension MatrixAlgebra {
  /// The inverse, wherever there is one.
  func inverse(_ a: MatrixPolynomial) throws -> MatrixPolynomial {
    guard a.rows == a.columns, let (leading, coefficient) = a.leading else { throw NoWords() }
    if a.terms.count == 1 {
      guard try isNonzero(coefficient) else { throw NoWords() }
      var inverse = identity(a.rows)
      for factor in try squares(in: leading, a.rows) {
        inverse = try product(self.inverse(ofFactor: factor, a.rows), inverse)
      }
      return try scaled(inverse, by: .one / coefficient)
    }
    return try newInverse(of: a)
  }

  /// The square matrices that a product of square shape is the product of.
  private func squares(
    in word: MatrixWord, _ size: Variables.Dimension
  ) throws -> [MatrixWord] {
    var factors: [MatrixWord] = []
    var factor: MatrixWord = []
    for letter in word {
      factor.append(letter)
      // A product through fewer dimensions than it has itself has no inverse.
      if case .fixed(let inner) = columns(letter), case .fixed(let outer) = size, inner < outer {
        throw NoWords()
      }
      if columns(letter) == size {
        factors.append(factor)
        factor = []
      }
    }
    return factors
  }

  private func inverse(
    ofFactor factor: MatrixWord, _ size: Variables.Dimension
  ) throws -> MatrixPolynomial {
    if factor.count == 1, let matrix = inverted(factor[0]) { return matrix }
    return try newInverse(of: single(factor, size, size))
  }

  /// The letter for an inverse, which is that of a multiple or a transpose where there is one.
  private func newInverse(of a: MatrixPolynomial) throws -> MatrixPolynomial {
    guard let (leading, coefficient) = a.leading, try isNonzero(coefficient) else {
      throw NoWords()
    }
    for number in letters.indices {
      for isTransposed in [false, true] {
        let letter = MatrixLetter(number: number, isTransposed: isTransposed)
        guard let matrix = inverted(letter), matrix.rows == a.rows,
          let own = matrix.terms[leading], matrix.terms.count == a.terms.count
        else { continue }
        let ratio = try coefficient / own
        guard try isZero(sum(a, scaled(matrix, by: ratio), isSubtracted: true)) else { continue }
        return try scaled(single([letter], a.rows, a.rows), by: .one / ratio)
      }
    }
    let isSymmetric = try isZero(sum(a, transposed(a), isSubtracted: true))
    letters.append(
      Letter(meaning: .inverse(a), rows: a.rows, columns: a.rows, isSymmetric: isSymmetric))
    return single(
      [MatrixLetter(number: letters.count - 1, isTransposed: false)], a.rows, a.rows)
  }

  /// Whether a coefficient is not zero everywhere.
  private func isNonzero(_ coefficient: Expression) throws -> Bool {
    if let number = coefficient.asRational { return !number.isZero }
    if case .different = try comparison.decide(coefficient, .zero) { return true }
    return false
  }

  func determinant(_ a: MatrixPolynomial) throws -> Expression {
    guard a.rows == a.columns else { throw NoWords() }
    guard let (leading, coefficient) = a.leading, a.terms.count == 1 else {
      return try newDeterminant(of: a)
    }
    // det(c·A·B) = cⁿ·det A·det B for square matrices.
    var value = try coefficient.power(a.rows.expression)
    for factor in try squares(in: leading, a.rows) {
      if factor.count == 1, let matrix = inverted(factor[0]) {
        value = try value / determinant(matrix)
      } else {
        value = try value * newDeterminant(of: single(factor, a.rows, a.rows))
      }
    }
    return value
  }

  private func newDeterminant(of a: MatrixPolynomial) throws -> Expression {
    for (matrix, value) in determinants where matrix.rows == a.rows {
      for own in [a, transposed(a)] where try isZero(sum(own, matrix, isSubtracted: true)) {
        return value
      }
    }
    let value = try newNumber()
    determinants.append((a, value))
    return value
  }

  func trace(_ a: MatrixPolynomial) throws -> Expression {
    guard a.rows == a.columns else { throw NoWords() }
    var sum = Expression.zero
    for word in a.words {
      guard let coefficient = a.terms[word] else { continue }
      sum = try sum + coefficient * trace(word, a.rows)
    }
    return sum
  }

  /// The trace of a product, whose factors may go round: tr(ABC) = tr(BCA).
  private func trace(_ word: MatrixWord, _ size: Variables.Dimension) throws -> Expression {
    if word.isEmpty { return size.expression }
    productCount += word.count
    guard productCount <= Self.mostProducts else { throw NoWords() }
    let turned = transposed(word)
    var first = word
    for place in word.indices {
      for same in [word, turned] {
        let rotated = Array(same[place...] + same[..<place])
        if rotated.lexicographicallyPrecedes(first) { first = rotated }
      }
      let rotated = Array(word[place...] + word[..<place])
      let side = rows(rotated[0])
      // The trace of a number is that number.
      if side == .one { return try number(normal([(rotated, .one)], .one, .one)) }
      if try cancelled(rotated) != nil { return try trace(normal([(rotated, .one)], side, side)) }
    }
    return try value(of: .trace(first))
  }
}
