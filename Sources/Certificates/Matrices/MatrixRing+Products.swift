import Exact

// Sums and products.
extension MatrixRing {
  func transposed(_ a: MatrixPolynomial) -> MatrixPolynomial {
    var terms: [MatrixWord: Quotient] = [:]
    for (word, factor) in a.terms { terms[transposed(word)] = factor }
    return MatrixPolynomial(rows: a.columns, columns: a.rows, terms: terms)
  }

  func scaled(_ a: MatrixPolynomial, by factor: Quotient) throws(CertificateError)
    -> MatrixPolynomial
  {
    var terms: [MatrixWord: Quotient] = [:]
    if !factor.isZero {
      for (word, own) in a.terms { terms[word] = try factor.multiplied(by: own) }
    }
    return MatrixPolynomial(rows: a.rows, columns: a.columns, terms: terms)
  }

  func sum(
    _ a: MatrixPolynomial, _ b: MatrixPolynomial, isSubtracted: Bool = false
  ) throws(CertificateError) -> MatrixPolynomial {
    guard a.rows == b.rows, a.columns == b.columns else {
      throw .reduction(.form(expected: "sums of matrices of one size"))
    }
    var sum = a
    for (word, factor) in b.ordered {
      try add(isSubtracted ? factor.negative : factor, of: word, to: &sum.terms)
    }
    return sum
  }

  private func add(
    _ factor: Quotient, of word: MatrixWord, to terms: inout [MatrixWord: Quotient]
  ) throws(CertificateError) {
    let total = if let own = terms[word] { try own.adding(factor) } else { factor }
    terms[word] = total.isZero ? nil : total
  }

  mutating func product(
    _ a: MatrixPolynomial, _ b: MatrixPolynomial
  ) throws(CertificateError) -> MatrixPolynomial {
    guard a.columns == b.rows else {
      throw .reduction(.form(expected: "products of matrices that fit"))
    }
    var products: [(MatrixWord, Quotient)] = []
    let others = b.ordered
    for (left, x) in a.ordered {
      for (right, y) in others { products.append((left + right, try x.multiplied(by: y))) }
    }
    return try normal(products, a.rows, b.columns)
  }

  /// The sum of products in which nothing stands beside its inverse, and no number is left.
  mutating func normal(
    _ products: [(MatrixWord, Quotient)], _ rows: Tree, _ columns: Tree
  ) throws(CertificateError) -> MatrixPolynomial {
    var waiting = Array(products.reversed())
    var terms: [MatrixWord: Quotient] = [:]
    while let (word, factor) = waiting.popLast() {
      productCount += 1
      guard productCount <= Self.mostProducts, word.count <= Self.mostLetters else {
        throw .tooLarge(.terms, limit: Self.mostProducts)
      }
      try Work.spend(Self.costOfLetter * (word.count + 1))
      if let shorter = try cancelled(word) {
        for (next, own) in shorter { waiting.append((next, try factor.multiplied(by: own))) }
        continue
      }
      let (number, rest) = try withoutNumbers(word)
      try add(factor.multiplied(by: number), of: rest, to: &terms)
    }
    return MatrixPolynomial(rows: rows, columns: columns, terms: terms)
  }

  /// The products that one comes to where an inverse stands beside the longest product of what it inverts; nil where none
  /// does.
  ///
  /// For P = c·w + Σ cⱼwⱼ and J = P⁻¹ both J·P = 1 and P·J = 1, so that J·w = (1 − Σ cⱼ J·wⱼ)/c and
  /// w·J = (1 − Σ cⱼ wⱼ·J)/c. The products on the right are shorter, or earlier in their order.
  mutating func cancelled(_ word: MatrixWord) throws(CertificateError) -> [(MatrixWord, Quotient)]?
  {
    for (place, letter) in word.enumerated() {
      guard let matrix = inverted(letter), let (leading, factor) = matrix.leading,
        !leading.isEmpty
      else { continue }
      let isBefore = word[(place + 1)...].starts(with: leading)
      let isBehind = word[..<place].reversed().starts(with: leading.reversed())
      guard isBefore || isBehind else { continue }
      let before = word[..<(isBefore ? place : place - leading.count)]
      let behind = word[(isBefore ? place + 1 + leading.count : place + 1)...]
      let share = try inverse(factor)
      note(divisor: factor)
      var products = [(Array(before + behind), share)]
      for (other, own) in matrix.ordered.dropLast() {
        let middle = isBefore ? [letter] + other : other + [letter]
        products.append((before + middle + behind, try own.multiplied(by: share).negative))
      }
      return products
    }
    return nil
  }

  /// The number that a product holds as a factor, xᵀAy, and what is left.
  private mutating func withoutNumbers(
    _ word: MatrixWord
  ) throws(CertificateError) -> (Quotient, MatrixWord) {
    guard let first = word.first, let last = word.last else { return (.one, word) }
    // Where the matrices on both sides meet in one column and one row.
    var cuts: [Int] = rows(first) == Self.one ? [0] : []
    for place in word.indices.dropFirst() where rows(word[place]) == Self.one {
      cuts.append(place)
    }
    if columns(last) == Self.one { cuts.append(word.count) }
    guard let start = cuts.first, let end = cuts.last, start < end else { return (.one, word) }
    var number = Quotient.one
    for (from, to) in zip(cuts, cuts.dropFirst()) {
      let form = Array(word[from..<to])
      let turned = transposed(form)
      let kernel = Kernel.form(form.lexicographicallyPrecedes(turned) ? form : turned)
      // vᵀv, which is not negative.
      let half = Array(form.prefix(form.count / 2))
      let isSquare = form.count % 2 == 0 && Array(form.suffix(form.count / 2)) == transposed(half)
      number = try number.multiplied(
        by: value(of: kernel, "form", in: .interval(isSquare ? .nonnegative : .real)))
    }
    return (number, Array(word[..<start] + word[end...]))
  }
}
