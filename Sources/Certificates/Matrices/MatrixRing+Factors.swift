import Exact

// What the second laws take out of the matrices that determinants and inverses are of, and turn round in them.
extension MatrixRing {
  /// The most factors that are taken out, one after the other.
  private static let mostFactors = 64

  /// A square matrix as a product of two square ones of its size.
  struct SquareFactors {
    let first: MatrixPolynomial
    let second: MatrixPolynomial
  }

  /// How many inverses stand in all products of a sum.
  private func inverseCount(of a: MatrixPolynomial) -> Int {
    a.terms.keys.reduce(0) { count, word in
      count + word.count { inverted($0) != nil }
    }
  }

  private mutating func takeOutOne() throws(CertificateError) {
    factorCount += 1
    guard factorCount <= Self.mostFactors else {
      throw .tooLarge(.terms, limit: Self.mostFactors)
    }
  }

  /// J and P·a for a = J·(P·a), or a·P and J for a = (a·P)·J, where a product of a square sum begins, or ends, with J = P⁻¹,
  /// and fewer inverses are left; nil where there is no such product.
  ///
  /// J has as many rows as the products that it begins, and these are those of a square matrix: it is of the same size.
  private mutating func inverseFactor(
    of a: MatrixPolynomial
  ) throws(CertificateError) -> SquareFactors? {
    let count = inverseCount(of: a)
    guard count > 0 else { return nil }
    for isFirst in [true, false] {
      var tried: Set<MatrixLetter> = []
      for word in a.words {
        guard let letter = isFirst ? word.first : word.last, let matrix = inverted(letter),
          tried.insert(letter).inserted
        else { continue }
        let rest = isFirst ? try product(matrix, a) : try product(a, matrix)
        guard inverseCount(of: rest) < count else { continue }
        let inverse = single([letter], a.rows, a.rows)
        return isFirst
          ? SquareFactors(first: inverse, second: rest)
          : SquareFactors(first: rest, second: inverse)
      }
    }
    return nil
  }

  /// X and R for a = X·R, or the other way round, with a square matrix X at the same end of all products; nil where there is
  /// none.
  private func commonFactor(of a: MatrixPolynomial) -> SquareFactors? {
    for isFirst in [true, false] {
      guard let (letter, rest) = common(a, isFirst: isFirst) else { continue }
      guard rows(letter) == columns(letter), rows(letter) == a.rows else { continue }
      let factor = single([letter], a.rows, a.rows)
      let others = MatrixPolynomial(rows: a.rows, columns: a.rows, terms: rest)
      return isFirst
        ? SquareFactors(first: factor, second: others)
        : SquareFactors(first: others, second: factor)
    }
    return nil
  }

  /// The matrix at one end of all products, and what is left of them; nil where there is none, or a product is empty.
  private func common(
    _ a: MatrixPolynomial, isFirst: Bool
  ) -> (letter: MatrixLetter, rest: [MatrixWord: Quotient])? {
    guard let word = a.terms.keys.first, let letter = isFirst ? word.first : word.last else {
      return nil
    }
    var rest: [MatrixWord: Quotient] = [:]
    for (word, factor) in a.terms {
      guard (isFirst ? word.first : word.last) == letter else { return nil }
      rest[Array(isFirst ? word.dropFirst() : word.dropLast())] = factor
    }
    return (letter, rest)
  }

  /// Two square matrices of which a sum of several products is the product; nil where none are seen.
  ///
  /// Where the product has an inverse so have both, and its determinant is the product of theirs.
  mutating func squareFactors(
    of a: MatrixPolynomial
  ) throws(CertificateError) -> SquareFactors? {
    guard laws == .second, a.terms.count > 1 else { return nil }
    var factors = try inverseFactor(of: a)
    if factors == nil { factors = commonFactor(of: a) }
    if factors != nil { try takeOutOne() }
    return factors
  }

  // MARK: Determinants

  /// A determinant by another one: the matrix, and what its determinant has to be multiplied by.
  struct TurnedDeterminant {
    let matrix: MatrixPolynomial
    let factor: Quotient
  }

  /// What has the same determinant but for a factor, the matrix itself first: det(c·1 + XR) = c^(n − m)·det(c·1 + RX) for X of
  /// n rows and m columns.
  ///
  /// For given sizes that is an identity of rational functions of c and the entries: for c ≠ 0 by Sylvester's law for X/c
  /// and R.
  mutating func turnedDeterminants(
    of a: MatrixPolynomial
  ) throws(CertificateError) -> [TurnedDeterminant] {
    var found = [TurnedDeterminant(matrix: a, factor: .one)]
    guard laws == .second, let constant = a.terms[[]], a.terms.count > 1 else { return found }
    for isFirst in [true, false] {
      var last = found[0]
      while found.count < Self.mostLetters {
        var rest = last.matrix
        rest.terms[[]] = nil
        guard let (letter, words) = common(rest, isFirst: isFirst) else { break }
        let (outer, inner) =
          isFirst ? (rows(letter), columns(letter)) : (columns(letter), rows(letter))
        var products: [(MatrixWord, Quotient)] = [([], constant)]
        let others = MatrixPolynomial(rows: inner, columns: inner, terms: words)
        for (word, factor) in others.ordered {
          products.append((isFirst ? word + [letter] : [letter] + word, factor))
        }
        let turned = try normal(products, inner, inner)
        var factor = last.factor
        if inner != outer, constant != .one {
          note(divisor: constant)
          let exponent: Tree =
            if case .number(let n) = outer, case .number(let m) = inner { .number(n - m) } else {
              .difference(outer, inner)
            }
          factor = try factor.multiplied(by: number(.power(tree(of: constant), exponent)))
        }
        last = TurnedDeterminant(matrix: turned, factor: factor)
        // What came back begins again, and of one number nothing is left to be turned.
        if try isSame(turned, a) { break }
        found.append(last)
        guard turned.terms[[]] == constant, inner != Self.one else { break }
      }
    }
    return found
  }

  private func isSame(
    _ a: MatrixPolynomial, _ b: MatrixPolynomial
  ) throws(CertificateError) -> Bool {
    guard a.rows == b.rows, a.columns == b.columns else { return false }
    return try sum(a, b, isSubtracted: true).isZero
  }

  /// det(A + f·uv) = det A·(1 + f·vA⁻¹u) for a multiple of one family, or of an inverse, and one product of a column and a
  /// row; nil for other sums.
  ///
  /// The entries of a family are independent, and those of an inverse have one where the formulas are defined: A⁻¹ exists as
  /// a matrix of rational functions, and the law is an identity of these.
  mutating func rankOneDeterminant(
    of a: MatrixPolynomial
  ) throws(CertificateError) -> Quotient? {
    guard laws == .second, a.terms.count == 2 else { return nil }
    for (word, factor) in a.ordered {
      var rest = a
      rest.terms[word] = nil
      guard let (single, _) = rest.leading, single.count == 1,
        let cut = word.indices.dropFirst().first(where: { rows(word[$0]) == Self.one })
      else { continue }
      try takeOutOne()
      let value = try determinant(rest)
      note(divisor: value)
      let inverse = try self.inverse(rest)
      let column = self.single(Array(word[..<cut]), a.rows, Self.one)
      let row = self.single(Array(word[cut...]), Self.one, a.rows)
      let form = try entry(product(row, product(inverse, column)))
      return try value.multiplied(by: Quotient.one.adding(factor.multiplied(by: form)))
    }
    return nil
  }
}
