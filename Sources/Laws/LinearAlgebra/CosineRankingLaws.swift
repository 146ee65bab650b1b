import Exact
import PropertyTesting
import Reference

extension Law {
  /// The order of documents by their cosine with a query, and what cosines refuse.
  static let cosineRankingLaws: [Law] = [
    Law(
      17, .cosine, "documents are ranked by their exact cosines",
      states: "the rows by decreasing cosine with the query, ties by lower index, decided over the "
        + "rationals from signs and squares", .exact, holds: [.rankByCosine], for: .searches
    ) { subject, search in
      let cosines = try search.rows.map { try ExactVectors.cosine(search.query, $0) }
      let order = cosines.indices.sorted {
        cosines[$0] == cosines[$1] ? $0 < $1 : cosines[$0] > cosines[$1]
      }
      let ranked = try subject.rankByCosine(search.query, search.documents)
      try require(ranked == order, "the order is \(ranked), and should be \(order)")
    },
    Law(
      17, .cosine, "the order does not depend on the lengths of the documents",
      states: "multiplying rows by powers of two leaves the order as it is, with all its ties",
      .exact, needs: [.rankByCosine],
      for: tuple(.searches, Generator<Int>.integers(in: -300...300).array(exactly: 6))
    ) { subject, input in
      let (search, exponents) = input
      let scaled = CosineSearch(
        query: search.query,
        rows: zip(search.rows, exponents).map { row, exponent in
          row.map { $0.timesPowerOfTwo(exponent) }
        })
      // A row that leaves the range, or loses bits as a subnormal one, has another direction.
      try assume(
        search.rows.indices.allSatisfy { row in
          scaled.rows.indices.contains(row)
            && zip(scaled.rows[row], search.rows[row]).allSatisfy {
              $0.isFinite && $0.timesPowerOfTwo(-exponents[row]) == $1
            }
        })
      let order = try subject.rankByCosine(search.query, search.documents)
      try require(
        subject.rankByCosine(scaled.query, scaled.documents) == order,
        "the order is not \(order) for scaled rows")
      try require(order.sorted() == Array(search.rows.indices), "\(order) is no order of the rows")
    },
    Law(
      17, .cosine, "the search of the notes",
      states: "postgres before kubernetes before gpu, with cosines 0.99099, 0.35825 and 0.05261",
      .exact, needs: [.rankByCosine], holds: [.cosine],
      forAllOf: { [[0.9, 0.1, 0, 0.1, 0.8, 0.1, 0, 0.2, 0.9]] }
    ) { subject, elements in
      let query = [0.8, 0.2, 0]
      let documents = try Matrix(rowCount: 3, columnCount: 3, elements: elements)
      try require(subject.rankByCosine(query, documents) == [0, 1, 2])
      let printed = [990_992_430, 358_248_860, 52_613_364]
      for (row, digits) in printed.enumerated() {
        let document = Array(elements[3 * row..<3 * row + 3])
        let exact = try ExactVectors.cosine(query, document)
        let cosine = try subject.cosine(query, document)
        try subject.hold(.cosine, cosine, to: exact, within: .ulps(1, of: exact))
        let rounded = try (Rational(cosine) * 1_000_000_000).nearestInteger
        try require(rounded == Integer(digits), "the cosine is \(cosine)")
      }
    },
  ]

  /// What the functions of directions refuse.
  static let cosineRefusalLaws: [Law] = [
    Law(
      22, .cosine, "the zero vector has no cosine",
      states: "cosine, cosineDistance, angle and rankByCosine with a zero vector: zeroVector",
      .exact, needs: [.cosine, .cosineDistance, .angle, .rankByCosine],
      for: .wholeVectors(count: 1...5)
    ) { subject, x in
      try assume(x.contains { $0 != 0 })
      _ = try subject.cosine(x, x)
      let zero = x.map { _ in 0.0 }
      for (first, second) in [(x, zero), (zero, x), (zero, zero), (zero.map { -$0 }, x)] {
        try subject.refuses("zeroVector") { try subject.cosine(first, second) }
        try subject.refuses("zeroVector") { try subject.cosineDistance(first, second) }
        try subject.refuses("zeroVector") { try subject.angle(first, second) }
        let documents = try Matrix(rows: [x, second])
        try subject.refuses("zeroVector") { try subject.rankByCosine(first, documents) }
      }
    },
    Law(
      22, .cosine, "directions of two lengths, NaN and infinities are refused",
      states: "shapes, or notFinite", .exact, .medium,
      needs: [.cosine, .cosineDistance, .angle, .rankByCosine],
      for: tuple(.brokenVectors, .wholeVectors(count: 1...5))
    ) { subject, input in
      let (x, ones) = (input.0.vector, input.0.vector.map { _ in 1.0 })
      _ = try subject.cosine(ones, ones)
      for (first, second) in [(x, ones), (ones, x)] {
        try subject.refuses("notFinite") { try subject.cosine(first, second) }
        try subject.refuses("notFinite") { try subject.cosineDistance(first, second) }
        try subject.refuses("notFinite") { try subject.angle(first, second) }
        let documents = try Matrix(rows: [second])
        try subject.refuses("notFinite") { try subject.rankByCosine(first, documents) }
      }
      let other = ones + [1]
      try subject.refuses("shapes") { try subject.cosine(ones, other) }
      try subject.refuses("shapes") { try subject.cosineDistance(other, ones) }
      try subject.refuses("shapes") { try subject.angle(ones, other) }
      let documents = try Matrix(rows: [other])
      try subject.refuses("shapes") { try subject.rankByCosine(ones, documents) }
    },
  ]
}
