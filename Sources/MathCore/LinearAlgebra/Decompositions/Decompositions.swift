/// Factorisations and spectra of matrices of doubles, and what is computed from them.
///
/// All are invariant under powers of two: a matrix is brought to a middle scale first, so that no
/// square overflows or vanishes on the way. u is 2⁻⁵³ in the bounds.
public enum Decompositions {}

/// A = Q·R: the columns of Q are orthonormal, R is upper triangular, its diagonal not negative.
public struct QRFactors: Sendable, Hashable {
  /// The m × k matrix with orthonormal columns.
  public let q: Matrix
  /// The k × n upper triangle.
  public let r: Matrix
}

/// A = U·diag(s)·V', the columns of U and of V orthonormal.
public struct SingularValueDecomposition: Sendable, Hashable {
  /// The left singular vectors, the columns of an m × k matrix.
  public let u: Matrix
  /// The k singular values in descending order, none negative.
  public let s: [Double]
  /// The right singular vectors, the columns of an n × k matrix.
  public let v: Matrix
}

/// The eigenvalues of a symmetric matrix and an orthonormal basis of eigenvectors.
public struct SymmetricEigenvalues: Sendable, Hashable {
  /// The eigenvalues in ascending order.
  public let values: [Double]
  /// The eigenvectors, a column for each value.
  public let vectors: Matrix
}

/// Eigenvalues, real and imaginary parts apart.
public struct ComplexEigenvalues: Sendable, Hashable {
  /// The real parts, in descending order.
  public let re: [Double]
  /// The imaginary parts; those of equal real parts in descending order.
  public let im: [Double]
}

/// A product of two thin matrices.
public struct LowRankFactors: Sendable, Hashable {
  /// The m × k factor.
  public let left: Matrix
  /// The k × n factor.
  public let right: Matrix
}

/// The directions in which examples vary, by decreasing variance.
public struct PrincipalComponents: Sendable, Hashable {
  /// The mean of each feature.
  public let mean: [Double]
  /// The directions, the orthonormal rows of a k × d matrix.
  public let components: Matrix
  /// The variance along each direction, with the number of examples as the divisor.
  public let variances: [Double]
  /// The coordinates of the examples in these directions, the rows of an n × k matrix.
  public let scores: Matrix
}
