import Exact
import PropertyTesting

/// A query and the documents that are to be ranked by their cosines with it; none is zero.
public struct CosineSearch: Sendable, Hashable {
  /// The query.
  public let query: [Double]
  /// The documents.
  public let rows: [[Double]]

  /// The documents as a matrix, a row a document.
  public var documents: Matrix<Double> {
    Matrix(rowCount: rows.count, columnCount: query.count) { rows[$0][$1] }
  }
}

extension Generator where Value == CosineSearch {
  /// Searches with ties and near ties: whole documents, often on a line or a permutation of one
  /// another, documents that differ in the last place, and documents of every scale.
  public static var searches: Generator {
    Generator<Int>.integers(in: 1...4).flatMap { count in
      let whole = Generator<[Double]>.wholeVectors(count: count...count, magnitude: 3)
      let anyScale = Generator<[Double]>.structuredVectors(exactly: count)
      let documents: Generator<[Double]> = .oneOf([
        whole, whole, .nearlyWholeThirds(count: count), anyScale,
      ])
      return tuple(.oneOf([whole, anyScale]), documents.array(count: 0...6)).map {
        CosineSearch(query: nonzero($0), rows: $1.map { nonzero($0) })
      }
    }
  }

  private static func nonzero(_ x: [Double]) -> [Double] {
    x.contains { $0 != 0 } ? x : x.map { _ in 1 }
  }
}

extension Generator where Value == [Double] {
  /// Vectors of thirds of whole numbers but for a few units in the last place.
  fileprivate static func nearlyWholeThirds(count: Int) -> Generator {
    tuple(Generator<Double>.whole(magnitude: 3), Generator<Int>.integers(in: -2...2)).map {
      $0 * (1 + Double($1) * .ulpOfOne) / 3
    }.array(exactly: count)
  }
}
