import Exact
import Laws
import Reference

extension Subject {
  /// Functions of vectors computed over the rationals and rounded, to try the laws on.
  static let exactVectors = Subject(
    name: "exact vectors",
    [
      .add: { .vector(try zipped($0, 0, 1).map { $0 + $1 }) },
      .sub: { .vector(try zipped($0, 0, 1).map { $0 - $1 }) },
      .scale: { arguments in
        let factor = try finite([arguments[0].asNumber()])[0]
        return .vector(try finite(arguments[1].asVector()).map { factor * $0 })
      },
      .axpy: { arguments in
        let factor = try finite([arguments[0].asNumber()])[0]
        return .vector(try zipped(arguments, 1, 2).map { factor * $0 + $1 })
      },
      .sum: { .number(try ExactVectors.sum(finite($0[0].asVector())).roundedToDouble() + 0) },
      .dot: { .number(try product($0).roundedToDouble() + 0) },
      .norm2: { arguments in
        let x = try finite(arguments[0].asVector())
        return .number(try ExactVectors.norm(x).truncated().roundedToDouble())
      },
      .normalize: { arguments in
        let x = try finite(arguments[0].asVector())
        let square = try ExactVectors.dot(x, x)
        try direction(x)
        return .vector(
          try x.map {
            try SignedRoot(Rational($0), overRootOf: square).truncated().roundedToDouble()
          })
      },
      .distance: { arguments in
        let (x, y) = try unzipped(arguments, 0, 1)
        return .number(try ExactVectors.distance(x, y).truncated().roundedToDouble())
      },
      .cosine: { .number(try cosine($0).truncated().roundedToDouble()) },
      .cosineDistance: { arguments in
        let cosine = try cosine(arguments).truncated(bits: 400)
        return .number((.one - cosine).roundedToDouble())
      },
      .angle: { arguments in
        let (x, y) = try unzipped(arguments, 0, 1)
        _ = try cosine(arguments)
        let root = try SignedRoot(signedSquare: ExactVectors.gramDeterminant(x, y)).real()
        let angle = try Elementary.atan2(root, .rational(ExactVectors.dot(x, y)))
        return .number(angle.enclosure.midpoint.rational.roundedToDouble())
      },
      .rankByCosine: { arguments in
        let query = try finite(arguments[0].asVector())
        let documents = try arguments[1].asMatrix()
        let cosines = try (0..<documents.rowCount).map { row in
          let document = (0..<documents.columnCount).map { documents[row, $0] }
          return try cosine([.vector(query), .vector(document)])
        }
        return .counts(
          cosines.indices.sorted {
            cosines[$0] == cosines[$1] ? $0 < $1 : cosines[$0] > cosines[$1]
          })
      },
    ])

  static func refused(_ kind: String) -> SubjectError { .refused(kind: kind, message: "") }

  private static func finite(_ x: [Double]) throws -> [Double] {
    guard x.allSatisfy(\.isFinite) else { throw refused("notFinite") }
    return x
  }

  private static func direction(_ x: [Double]) throws {
    guard !x.isEmpty else { throw refused("empty") }
    guard x.contains(where: { $0 != 0 }) else { throw refused("zeroVector") }
  }

  private static func unzipped(
    _ arguments: [Datum], _ first: Int, _ second: Int
  ) throws -> ([Double], [Double]) {
    let (x, y) = (
      try finite(arguments[first].asVector()), try finite(arguments[second].asVector())
    )
    guard x.count == y.count else { throw refused("shapes") }
    return (x, y)
  }

  private static func zipped(
    _ arguments: [Datum], _ first: Int, _ second: Int
  ) throws -> [(Double, Double)] {
    let (x, y) = try unzipped(arguments, first, second)
    return Array(zip(x, y))
  }

  private static func product(_ arguments: [Datum]) throws -> Rational {
    let (x, y) = try unzipped(arguments, 0, 1)
    return try ExactVectors.dot(x, y)
  }

  private static func cosine(_ arguments: [Datum]) throws -> SignedRoot {
    let (x, y) = try unzipped(arguments, 0, 1)
    try direction(x)
    try direction(y)
    return try ExactVectors.cosine(x, y)
  }
}
