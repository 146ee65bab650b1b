import Exact

extension Function {
  /// The eigenvalues of a symmetric matrix, ascending, and orthonormal eigenvectors in columns.
  public static let eigenSymmetric = Function(
    "eigenSymmetric", .spectra, ["a": .matrix], .fields,
    fields: ["values": .vector, "vectors": .matrix],
    "The eigenvalues of a symmetric matrix, ascending, and orthonormal eigenvectors in columns.")

  /// The eigenvalues, by decreasing real and then imaginary part.
  public static let eigenvalues = Function(
    "eigenvalues", .spectra, ["a": .matrix], .fields, fields: ["re": .vector, "im": .vector],
    "The eigenvalues, by decreasing real and then imaginary part.")

  /// The largest magnitude of an eigenvalue.
  public static let spectralRadius = Function(
    "spectralRadius", .spectra, ["a": .matrix], .number, "The largest magnitude of an eigenvalue.")

  /// The functions of the section.
  static let spectrumFunctions: [Function] = [.eigenSymmetric, .eigenvalues, .spectralRadius]
}

extension Subject {
  /// The eigenvalues of a symmetric matrix, ascending, and orthonormal eigenvectors in columns.
  public func eigenSymmetric(_ a: Matrix<Double>) throws -> Fields {
    try call(.eigenSymmetric, .matrix(a)).asFields()
  }

  /// The eigenvalues, by decreasing real and then imaginary part.
  public func eigenvalues(_ a: Matrix<Double>) throws -> Fields {
    try call(.eigenvalues, .matrix(a)).asFields()
  }

  /// The largest magnitude of an eigenvalue.
  public func spectralRadius(_ a: Matrix<Double>) throws -> Double {
    try call(.spectralRadius, .matrix(a)).asNumber()
  }
}
