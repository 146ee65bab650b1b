import Exact

/// What formulas with matrices come to by the laws that hold for all sizes: products that do not commute, transposes,
/// inverses, determinants and traces.
///
/// Numbers made of matrices, xᵀAy, tr(AB) and det A, are kernels: names of their own, of which nothing else is known.
/// So what is equal here is equal for all matrices, and what is not may be equal all the same.
final class MatrixAlgebra {
  /// A formula that these laws have no words for, or too much of it.
  struct NoWords: Error {}

  /// What a letter stands for.
  enum Meaning {
    case variable(String)
    case inverse(MatrixPolynomial)
  }

  struct Letter {
    let meaning: Meaning
    let rows: Variables.Dimension
    let columns: Variables.Dimension
    let isSymmetric: Bool
  }

  /// A number that is made of matrices.
  enum Kernel: Hashable {
    case form(MatrixWord)
    case trace(MatrixWord)
  }

  /// The most products that are looked at in all.
  static let mostProducts = 4_000
  /// The longest product.
  private static let mostLetters = 48
  /// The most equations that are multiplied by what is inverted in them.
  private static let mostMultiplications = 4
  /// What it costs to look at a letter of a product, in units of fuel.
  private static let costOfLetter = 16

  var letters: [Letter] = []
  private var numbers: [String: Int] = [:]
  private var kernels: [Kernel: Expression] = [:]
  /// The determinants that have names.
  var determinants: [(matrix: MatrixPolynomial, value: Expression)] = []
  /// How many products were looked at.
  var productCount = 0
  /// The variables, the kernels among them.
  private(set) var variables: Variables {
    didSet { known = nil }
  }
  private var known: Comparison?

  init(_ variables: Variables) { self.variables = variables }

  /// A comparison of numbers, kernels among them.
  var comparison: Comparison {
    if let known { return known }
    let comparison = Comparison(variables)
    known = comparison
    return comparison
  }

  // MARK: Letters

  /// A variable: a matrix, or a vector as a column.
  func variable(_ variable: Variables.Variable) throws -> MatrixPolynomial {
    guard let rows = variable.dimensions.first, rows != .one,
      variable.dimensions.count == 1 || variable.dimensions[1] != .one
    else { throw NoWords() }
    let columns = variable.dimensions.count == 1 ? .one : variable.dimensions[1]
    let number = numbers[variable.name] ?? letters.count
    if number == letters.count {
      numbers[variable.name] = number
      letters.append(
        Letter(
          meaning: .variable(variable.name), rows: rows, columns: columns, isSymmetric: false))
    }
    return single([MatrixLetter(number: number, isTransposed: false)], rows, columns)
  }

  /// How many matrices are inverted.
  var inverseCount: Int {
    letters.count { if case .inverse = $0.meaning { true } else { false } }
  }

  func identity(_ size: Variables.Dimension) -> MatrixPolynomial { single([], size, size) }

  func single(
    _ word: MatrixWord, _ rows: Variables.Dimension, _ columns: Variables.Dimension
  ) -> MatrixPolynomial {
    MatrixPolynomial(rows: rows, columns: columns, terms: [word: .one])
  }

  func rows(_ letter: MatrixLetter) -> Variables.Dimension {
    letter.isTransposed ? letters[letter.number].columns : letters[letter.number].rows
  }

  func columns(_ letter: MatrixLetter) -> Variables.Dimension {
    letter.isTransposed ? letters[letter.number].rows : letters[letter.number].columns
  }

  func transposed(_ word: MatrixWord) -> MatrixWord {
    word.reversed().map { letter in
      letters[letter.number].isSymmetric
        ? letter : MatrixLetter(number: letter.number, isTransposed: !letter.isTransposed)
    }
  }

  /// What a letter is the inverse of; nil for a variable.
  func inverted(_ letter: MatrixLetter) -> MatrixPolynomial? {
    guard case .inverse(let matrix) = letters[letter.number].meaning else { return nil }
    return letter.isTransposed ? transposed(matrix) : matrix
  }

  // MARK: Sums and products

  func transposed(_ a: MatrixPolynomial) -> MatrixPolynomial {
    var terms: [MatrixWord: Expression] = [:]
    for (word, coefficient) in a.terms { terms[transposed(word)] = coefficient }
    return MatrixPolynomial(rows: a.columns, columns: a.rows, terms: terms)
  }

  func scaled(_ a: MatrixPolynomial, by factor: Expression) throws -> MatrixPolynomial {
    MatrixPolynomial(
      rows: a.rows, columns: a.columns, terms: try a.terms.mapValues { try factor * $0 })
  }

  func sum(
    _ a: MatrixPolynomial, _ b: MatrixPolynomial, isSubtracted: Bool = false
  ) throws -> MatrixPolynomial {
    guard a.rows == b.rows, a.columns == b.columns else { throw NoWords() }
    var sum = a
    for word in b.words {
      guard let coefficient = b.terms[word] else { continue }
      let own = isSubtracted ? try -coefficient : coefficient
      sum.terms[word] = try sum.terms[word].map { try $0 + own } ?? own
    }
    sum.terms = sum.terms.filter { $0.value.asRational?.isZero != true }
    return sum
  }

  func product(_ a: MatrixPolynomial, _ b: MatrixPolynomial) throws -> MatrixPolynomial {
    guard a.columns == b.rows else { throw NoWords() }
    var products: [(MatrixWord, Expression)] = []
    for (left, x) in a.words.map({ ($0, a.terms[$0]) }) {
      for (right, y) in b.words.map({ ($0, b.terms[$0]) }) {
        guard let x, let y else { continue }
        products.append((left + right, try x * y))
      }
    }
    return try normal(products, a.rows, b.columns)
  }

  /// A matrix of one row and one column as a number.
  func number(_ a: MatrixPolynomial) throws -> Expression {
    guard a.rows == .one, a.columns == .one, a.terms.keys.allSatisfy(\.isEmpty) else {
      throw NoWords()
    }
    return a.terms[[]] ?? .zero
  }

  /// The sum of products in which nothing stands beside its inverse, and no number is left.
  func normal(
    _ products: [(MatrixWord, Expression)], _ rows: Variables.Dimension,
    _ columns: Variables.Dimension
  ) throws -> MatrixPolynomial {
    var waiting = Array(products.reversed())
    var terms: [MatrixWord: Expression] = [:]
    while let (word, coefficient) = waiting.popLast() {
      productCount += 1
      guard productCount <= Self.mostProducts, word.count <= Self.mostLetters else {
        throw NoWords()
      }
      try Fuel.spend(Self.costOfLetter * (word.count + 1))
      if let shorter = try cancelled(word) {
        for (next, factor) in shorter { waiting.append((next, try coefficient * factor)) }
        continue
      }
      let (factor, rest) = try withoutNumbers(word)
      let own = try coefficient * factor
      terms[rest] = try terms[rest].map { try $0 + own } ?? own
    }
    return MatrixPolynomial(
      rows: rows, columns: columns, terms: terms.filter { $0.value.asRational?.isZero != true })
  }

  /// The products that one comes to where an inverse stands beside the longest product of what it inverts; nil where none
  /// does.
  ///
  /// For P = c·w + Σ cⱼwⱼ and J = P⁻¹ both J·P = 1 and P·J = 1, so that J·w = (1 − Σ cⱼ J·wⱼ)/c and
  /// w·J = (1 − Σ cⱼ wⱼ·J)/c. The products on the right are shorter, or earlier in their order.
  func cancelled(_ word: MatrixWord) throws -> [(MatrixWord, Expression)]? {
    for (place, letter) in word.enumerated() {
      guard let matrix = inverted(letter), let (leading, coefficient) = matrix.leading,
        !leading.isEmpty
      else { continue }
      let isBefore = word[(place + 1)...].starts(with: leading)
      let isBehind = word[..<place].reversed().starts(with: leading.reversed())
      guard isBefore || isBehind else { continue }
      let before = word[..<(isBefore ? place : place - leading.count)]
      let behind = word[(isBefore ? place + 1 + leading.count : place + 1)...]
      let share = try Expression.one / coefficient
      var products = [(Array(before + behind), share)]
      for other in matrix.words.dropLast() {
        guard let own = matrix.terms[other] else { continue }
        let middle = isBefore ? [letter] + other : other + [letter]
        products.append((before + middle + behind, try -(own * share)))
      }
      return products
    }
    return nil
  }

  /// The number that a product holds as a factor, xᵀAy, and what is left.
  private func withoutNumbers(_ word: MatrixWord) throws -> (Expression, MatrixWord) {
    guard let first = word.first, let last = word.last else { return (.one, word) }
    // Where the matrices on both sides meet in one column and one row.
    var cuts: [Int] = rows(first) == .one ? [0] : []
    for place in word.indices.dropFirst() where rows(word[place]) == .one { cuts.append(place) }
    if columns(last) == .one { cuts.append(word.count) }
    guard let start = cuts.first, let end = cuts.last, start < end else { return (.one, word) }
    var factor = Expression.one
    for (from, to) in zip(cuts, cuts.dropFirst()) {
      let form = Array(word[from..<to])
      let turned = transposed(form)
      let kernel = Kernel.form(form.lexicographicallyPrecedes(turned) ? form : turned)
      // vᵀv, which is not negative.
      let half = Array(form.prefix(form.count / 2))
      let isSquare = form.count % 2 == 0 && Array(form.suffix(form.count / 2)) == transposed(half)
      factor = try factor * value(of: kernel, isNonnegative: isSquare)
    }
    return (factor, Array(word[..<start] + word[end...]))
  }

  func value(of kernel: Kernel, isNonnegative: Bool = false) throws -> Expression {
    if let value = kernels[kernel] { return value }
    let value = try newNumber(isNonnegative: isNonnegative)
    kernels[kernel] = value
    return value
  }

  /// A number by a name that nobody can write.
  func newNumber(isNonnegative: Bool = false) throws -> Expression {
    let name = "⟨\(kernels.count + determinants.count + 1)⟩"
    try variables.declare(name, isNonnegative ? "nonnegative" : "real")
    return Expression(.name(name))
  }

  /// The rational number, not zero, that the longest product of one sum has as a factor beside that of another; nil where
  /// it is none.
  func ratio(of a: MatrixPolynomial, to b: MatrixPolynomial) throws -> Expression? {
    guard let (word, coefficient) = b.leading, let own = a.terms[word] else { return nil }
    let ratio = try own / coefficient
    return ratio.asRational?.isZero == false ? ratio : nil
  }

  // MARK: Equality

  /// Whether all coefficients are proved to be zero.
  func isZero(_ a: MatrixPolynomial) throws -> Bool {
    for word in a.words {
      guard let coefficient = a.terms[word] else { continue }
      guard try isZero(coefficient) else { return false }
    }
    return true
  }

  private func isZero(_ coefficient: Expression) throws -> Bool {
    if let number = coefficient.asRational { return number.isZero }
    return try comparison.areProvedEqual(coefficient, .zero)
  }

  /// Whether two numbers are proved to be equal wherever both have values.
  func areEqual(_ a: Expression, _ b: Expression) throws -> Bool {
    if try comparison.areProvedEqual(a, b) { return true }
    if case .equal = try comparison.decide(a, b) { return true }
    return false
  }

  /// Whether two matrices are proved to be equal wherever what is inverted in them has an inverse.
  ///
  /// A difference that begins or ends with P⁻¹ is zero where its product with P is.
  func areEqual(_ a: MatrixPolynomial, _ b: MatrixPolynomial) throws -> Bool {
    guard a.rows == b.rows, a.columns == b.columns else { return false }
    var difference = try sum(a, b, isSubtracted: true)
    for _ in 0..<Self.mostMultiplications {
      if try isZero(difference) { return true }
      let words = difference.words
      if let matrix = words.compactMap(\.first).compactMap({ inverted($0) }).first {
        difference = try product(matrix, difference)
      } else if let matrix = words.compactMap(\.last).compactMap({ inverted($0) }).first {
        difference = try product(difference, matrix)
      } else {
        return false
      }
    }
    return try isZero(difference)
  }
}
