import Exact

/// A matrix in a product, by its number in a `MatrixRing`.
struct MatrixLetter: Hashable, Comparable, Sendable {
  let number: Int
  let isTransposed: Bool

  static func < (a: MatrixLetter, b: MatrixLetter) -> Bool {
    (a.number, a.isTransposed ? 1 : 0) < (b.number, b.isTransposed ? 1 : 0)
  }
}

/// A product of matrices in their order; the empty one is the identity.
typealias MatrixWord = [MatrixLetter]

/// A sum of multiples of products of matrices, which need not commute; a column is a matrix of one column.
struct MatrixPolynomial: Sendable {
  let rows: Certificate.Tree
  let columns: Certificate.Tree
  /// The factor of each product; none is zero as an expansion.
  var terms: [MatrixWord: Quotient]

  /// The products, the longest last, and in one order whatever was added first.
  var words: [MatrixWord] {
    terms.keys.sorted {
      $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count
    }
  }

  /// The products with their factors, in the order of `words`.
  var ordered: [(word: MatrixWord, factor: Quotient)] {
    words.compactMap { word in terms[word].map { (word, $0) } }
  }

  /// The last of the products, with its factor.
  var leading: (word: MatrixWord, factor: Quotient)? { ordered.last }

  /// Whether nothing is left.
  var isZero: Bool { terms.isEmpty }
}

extension Quotient {
  /// The number 1.
  static let one = Quotient(Rational.one)

  /// Whether it expands to zero.
  var isZero: Bool { numerator.isZero }

  /// The rational number, if no symbol occurs.
  var constant: Rational? {
    guard let above = numerator.constant, let below = denominator.constant else { return nil }
    return try? above / below
  }
}
