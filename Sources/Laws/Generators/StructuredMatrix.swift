import Exact

/// A matrix of doubles with a structure, and what is known of it by construction, exactly.
public struct StructuredMatrix: Sendable, Equatable {
  /// The structures.
  public enum Structure: String, Sendable, CaseIterable {
    /// Whole numbers without a structure.
    case whole
    /// A product of triangular matrices of determinant 1, and so of determinant 1 itself.
    case unimodular
    /// A sum of fewer outer products than it has rows.
    case rankDeficient
    /// A multiple of an orthogonal matrix, so that it is whole.
    case orthogonal
    /// A permutation of the rows of the identity.
    case permutation
    /// The Hilbert matrix times the least common multiple of its denominators.
    case hilbert
    /// Unimodular between diagonal matrices of powers of two.
    case graded
    /// Zero below the diagonal.
    case triangular
    /// Of a smaller rank but for one unit in the last place of one entry.
    case nearSingular
    /// With singular values that are known and far apart.
    case illConditioned
    /// Unimodular times a power of two near an end of the range of doubles.
    case extreme
  }

  /// How it is made.
  public let structure: Structure
  /// The matrix.
  public let matrix: Matrix<Double>
  /// The rank, where the construction tells it.
  public var rank: Int?
  /// The determinant, where the construction tells it.
  public var determinant: Rational?
  /// The inverse, where the construction tells it.
  public var inverse: RationalMatrix?
  /// The singular values in descending order, where the construction tells them.
  public var singularValues: [Rational]?

  /// A matrix of which nothing is known as yet.
  init(_ structure: Structure, _ matrix: Matrix<Double>) {
    self.structure = structure
    self.matrix = matrix
  }

  /// The quotient of the greatest and the least singular value, where they are known and not 0.
  public var conditionNumber: Rational? {
    guard let greatest = singularValues?.first, let least = singularValues?.last else { return nil }
    return try? greatest / least
  }
}

extension StructuredMatrix: CustomStringConvertible {
  /// The structure and the rows.
  public var description: String { "\(structure.rawValue) \(matrix.rows)" }
}
