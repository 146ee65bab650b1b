/// The exact rank of a matrix, which the core's `Ranks` decides.
enum ExactRank {
  static func rank(_ a: Matrix) throws(MathError) -> Int { try Ranks.numericalRank(a) }
}

/// Ranks of matrices.
public enum Ranks {}
/// Norms of vectors and matrices.
public enum Norms {}
