import Exact

extension Function {
  /// The cosine of the angle between two vectors.
  public static let cosine = Function(
    "cosine", .cosine, ["x": .vector, "y": .vector], .number,
    "The cosine of the angle between two vectors.")

  /// One less the cosine.
  public static let cosineDistance = Function(
    "cosineDistance", .cosine, ["x": .vector, "y": .vector], .number, "One less the cosine.")

  /// The angle between two vectors in radians, in [0, π].
  public static let angle = Function(
    "angle", .cosine, ["x": .vector, "y": .vector], .number,
    "The angle between two vectors in radians, in [0, π].")

  /// The rows by decreasing cosine with the query, ties by lower index.
  public static let rankByCosine = Function(
    "rankByCosine", .cosine, ["query": .vector, "documents": .matrix], .counts,
    "The rows by decreasing cosine with the query, ties by lower index.")

  /// The functions of the section.
  static let cosineFunctions: [Function] = [.cosine, .cosineDistance, .angle, .rankByCosine]
}

extension Subject {
  /// The cosine of the angle between two vectors.
  public func cosine(_ x: [Double], _ y: [Double]) throws -> Double {
    try call(.cosine, .vector(x), .vector(y)).asNumber()
  }

  /// One less the cosine.
  public func cosineDistance(_ x: [Double], _ y: [Double]) throws -> Double {
    try call(.cosineDistance, .vector(x), .vector(y)).asNumber()
  }

  /// The angle between two vectors in radians, in [0, π].
  public func angle(_ x: [Double], _ y: [Double]) throws -> Double {
    try call(.angle, .vector(x), .vector(y)).asNumber()
  }

  /// The rows by decreasing cosine with the query, ties by lower index.
  public func rankByCosine(_ query: [Double], _ documents: Matrix<Double>) throws -> [Int] {
    try call(.rankByCosine, .vector(query), .matrix(documents)).asCounts()
  }
}
