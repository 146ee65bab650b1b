import Exact

/// A matrix in a product, by its number in a `MatrixAlgebra`.
struct MatrixLetter: Hashable, Comparable {
  let number: Int
  let isTransposed: Bool

  static func < (a: MatrixLetter, b: MatrixLetter) -> Bool {
    (a.number, a.isTransposed ? 1 : 0) < (b.number, b.isTransposed ? 1 : 0)
  }
}

/// A product of matrices in their order; the empty one is the identity.
typealias MatrixWord = [MatrixLetter]

/// A sum of multiples of products of matrices, which need not commute; a column is a vector.
struct MatrixPolynomial {
  let rows: Variables.Dimension
  let columns: Variables.Dimension
  /// The coefficient of each product.
  var terms: [MatrixWord: Expression]

  /// The products, the longest last, and in one order whatever was added first.
  var words: [MatrixWord] {
    terms.keys.sorted {
      $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count
    }
  }

  /// The last of the products, with its coefficient.
  var leading: (word: MatrixWord, coefficient: Expression)? {
    words.last.flatMap { word in terms[word].map { (word, $0) } }
  }
}

extension Variables.Dimension {
  /// That of a vector across.
  static let one = Variables.Dimension.fixed(1)
}
