import Exact
import PropertyTesting
import Reference

extension Law {
  /// Eigenvalues and spectral radius.
  static let spectrumLaws: [Law] =
    characteristicLaws + symmetricSpectrumLaws + spectralRadiusLaws + spectrumRefusalLaws

  /// What is refused, and the spectra of nothing.
  private static let spectrumRefusalLaws: [Law] = [
    Law(
      177, .spectra, "spectra refuse what has none",
      states:
        "a NaN or an infinity gives notFinite, a matrix that is not square notSquare, one that is not symmetric domain",
      .exact, needs: [.eigenvalues, .eigenSymmetric, .spectralRadius],
      for: tuple(
        .spectral(rows: 1...3, columns: 1...3), .elements([Double.nan, .infinity, -.infinity]))
    ) { subject, input in
      let (a, value) = input
      guard a.isSquare else {
        try subject.refuses("notSquare") { try subject.eigenvalues(a) }
        try subject.refuses("notSquare") { try subject.eigenSymmetric(a) }
        try subject.refuses("notSquare") { try subject.spectralRadius(a) }
        return
      }
      _ = try subject.eigenvalues(a)
      var broken = a
      broken[a.rowCount - 1, 0] = value
      broken[0, a.rowCount - 1] = value
      let given = broken
      try subject.refuses("notFinite") { try subject.eigenvalues(given) }
      try subject.refuses("notFinite") { try subject.eigenSymmetric(given) }
      try subject.refuses("notFinite") { try subject.spectralRadius(given) }
      guard a.rowCount > 1 else { return }
      var skew = a
      skew[0, 1] = 1
      skew[1, 0] = (1.0).nextUp
      let unequal = skew
      try subject.refuses("domain") { try subject.eigenSymmetric(unequal) }
    },
    Law(
      177, .spectra, "the spectrum of nothing is empty",
      states: "the 0 × 0 matrix has no eigenvalues, and the spectral radius 0", .exact,
      needs: [.eigenvalues, .eigenSymmetric, .spectralRadius], forAllOf: { [0] }
    ) { subject, size in
      let nothing = Matrix<Double>(rowCount: size, columnCount: size) { _, _ in 0 }
      try require(try subject.eigenvalues(nothing).vector("re").isEmpty)
      try require(try subject.eigenvalues(nothing).vector("im").isEmpty)
      try require(try subject.eigenSymmetric(nothing).vector("values").isEmpty)
      try require(try subject.eigenSymmetric(nothing).matrix("vectors").elements.isEmpty)
      try require(try subject.spectralRadius(nothing) == 0)
    },
  ]
}
