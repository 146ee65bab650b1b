import Exact

// Inverses, determinants and traces.
extension MatrixRing {
  /// The inverse, wherever there is one.
  ///
  /// Where a product of square matrices has an inverse so has each of them, and where c·A has one c is not zero.
  mutating func inverse(_ a: MatrixPolynomial) throws(CertificateError) -> MatrixPolynomial {
    try checkSquare(a)
    if let factors = try squareFactors(of: a) {
      let first = try inverse(factors.first)
      return try product(inverse(factors.second), first)
    }
    guard let (leading, factor) = a.leading, a.terms.count == 1 else {
      return try newInverse(of: a)
    }
    var inverse = single([], a.rows, a.rows)
    for part in try squares(in: leading, a.rows) {
      inverse = try product(self.inverse(ofPart: part, a.rows), inverse)
    }
    return try scaled(inverse, by: self.inverse(factor))
  }

  private func checkSquare(_ a: MatrixPolynomial) throws(CertificateError) {
    guard a.rows == a.columns else { throw .reduction(.form(expected: "a square matrix")) }
  }

  /// The square matrices that a product of square shape is the product of.
  private func squares(
    in word: MatrixWord, _ size: Tree
  ) throws(CertificateError) -> [MatrixWord] {
    var factors: [MatrixWord] = []
    var factor: MatrixWord = []
    for letter in word {
      factor.append(letter)
      // A product through fewer dimensions than it has itself has no inverse.
      if case .number(let inner) = columns(letter), case .number(let outer) = size, inner < outer {
        throw .claim(.nowhereDefined(side: .left))
      }
      if columns(letter) == size {
        factors.append(factor)
        factor = []
      }
    }
    return factors
  }

  private mutating func inverse(
    ofPart part: MatrixWord, _ size: Tree
  ) throws(CertificateError) -> MatrixPolynomial {
    if part.count == 1, let matrix = inverted(part[0]) { return matrix }
    return try newInverse(of: single(part, size, size))
  }

  /// The letter for an inverse, which is that of a multiple or a transpose where there is one.
  private mutating func newInverse(
    of a: MatrixPolynomial
  ) throws(CertificateError) -> MatrixPolynomial {
    guard let (leading, factor) = a.leading else { throw .claim(.nowhereDefined(side: .left)) }
    for number in letters.indices {
      for isTransposed in [false, true] {
        let letter = MatrixLetter(number: number, isTransposed: isTransposed)
        guard let matrix = inverted(letter), matrix.rows == a.rows,
          let own = matrix.terms[leading], matrix.terms.count == a.terms.count
        else { continue }
        let ratio = try factor.multiplied(by: inverse(own))
        guard try sum(a, scaled(matrix, by: ratio), isSubtracted: true).isZero else { continue }
        return try scaled(single([letter], a.rows, a.rows), by: inverse(ratio))
      }
    }
    let isSymmetric = try sum(a, transposed(a), isSubtracted: true).isZero
    letters.append(
      Letter(meaning: .inverse(a), rows: a.rows, columns: a.rows, isSymmetric: isSymmetric))
    return single(
      [MatrixLetter(number: letters.count - 1, isTransposed: false)], a.rows, a.rows)
  }

  /// The determinant: det(c·A·B) = cⁿ·det A·det B for square matrices of n rows, and det A⁻¹ = 1/det A.
  mutating func determinant(_ a: MatrixPolynomial) throws(CertificateError) -> Quotient {
    try checkSquare(a)
    if let factors = try squareFactors(of: a) {
      let first = try determinant(factors.first)
      return try first.multiplied(by: determinant(factors.second))
    }
    guard let (leading, factor) = a.leading, a.terms.count == 1 else {
      return try newDeterminant(of: a)
    }
    var value =
      if factor == .one { Quotient.one } else {
        try number(.power(tree(of: factor), a.rows))
      }
    for part in try squares(in: leading, a.rows) {
      if part.count == 1, let matrix = inverted(part[0]) {
        value = try value.multiplied(by: inverse(determinant(matrix)))
      } else {
        value = try value.multiplied(by: newDeterminant(of: single(part, a.rows, a.rows)))
      }
    }
    return value
  }

  private mutating func newDeterminant(of a: MatrixPolynomial) throws(CertificateError) -> Quotient
  {
    for turned in try turnedDeterminants(of: a) {
      let own = turned.matrix
      if own.rows == Self.one, laws == .second {
        return try turned.factor.multiplied(by: entry(own))
      }
      for (matrix, value) in determinants where matrix.rows == own.rows {
        for same in [own, transposed(own)] where try sum(same, matrix, isSubtracted: true).isZero {
          return try turned.factor.multiplied(by: value)
        }
      }
    }
    if let value = try rankOneDeterminant(of: a) { return value }
    let value = newKernel("det")
    determinants.append((a, value))
    return value
  }

  /// The only entry.
  func entry(_ a: MatrixPolynomial) throws(CertificateError) -> Quotient {
    guard a.rows == Self.one, a.columns == Self.one, a.terms.keys.allSatisfy(\.isEmpty) else {
      throw .reduction(.form(expected: "a matrix of one row and one column"))
    }
    return a.terms[[]] ?? Quotient(Rational.zero)
  }

  mutating func trace(_ a: MatrixPolynomial) throws(CertificateError) -> Quotient {
    try checkSquare(a)
    var sum = Quotient(Rational.zero)
    for (word, factor) in a.ordered {
      sum = try sum.adding(factor.multiplied(by: trace(word, a.rows)))
    }
    return sum
  }

  /// The trace of a product, whose factors may go round: tr(ABC) = tr(BCA).
  private mutating func trace(
    _ word: MatrixWord, _ size: Tree
  ) throws(CertificateError) -> Quotient {
    if word.isEmpty { return try number(size) }
    productCount += word.count
    guard productCount <= Self.mostProducts else {
      throw .tooLarge(.terms, limit: Self.mostProducts)
    }
    try Work.spend(Self.costOfLetter * word.count * word.count)
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
      if side == Self.one { return try entry(normal([(rotated, .one)], side, side)) }
      if try cancelled(rotated) != nil {
        return try trace(normal([(rotated, .one)], side, side))
      }
    }
    return value(of: .trace(first), "trace")
  }
}
