import Formats

/// Norms and products in angles with their indices in other places than the language has them: `\|x\|^2_2` and
/// `\langle A, B \rangle_F`.
enum SpelledNorms {
  private static let bars = ["|", "‖", "\\rVert", "\\Vert", "\\vert", "\\rvert"].map(\.scalars)
  private static let angles = ["⟩", "\\rangle"].map(\.scalars)
  private static let squares = ["^2", "^{2}"].map(\.scalars)
  private static let indices = ["_2", "_{2}", "_F", "_{F}", "_1", "_{1}"].map(\.scalars)
  private static let frobenius = ["_F", "_{F}", "_{\\text{F}}", "_{\\mathrm{F}}"].map(\.scalars)

  /// The text with indices in front of exponents, and without the index of angles; nil where there is nothing of the kind.
  static func plain(_ text: String) -> String? {
    guard text.holds("_") else { return nil }
    var scalars = text.scalars
    var isFound = false
    for place in scalars.indices.reversed() {
      guard scalars[place] == "^" || scalars[place] == "_" else { continue }
      if ends(scalars[..<place], with: angles),
        let index = end(of: frobenius, at: place, in: scalars)
      {
        scalars.replaceSubrange(place..<index, with: repeatElement(" ", count: index - place))
        isFound = true
      } else if ends(scalars[..<place], with: bars),
        let square = end(of: squares, at: place, in: scalars),
        let index = end(of: indices, at: square, in: scalars)
      {
        scalars.replaceSubrange(
          place..<index, with: Array(scalars[square..<index] + scalars[place..<square]))
        isFound = true
      }
    }
    return isFound ? String(String.UnicodeScalarView(scalars)) : nil
  }

  private static func ends(
    _ text: ArraySlice<Unicode.Scalar>, with signs: [[Unicode.Scalar]]
  ) -> Bool {
    signs.contains { text.suffix($0.count).elementsEqual($0) }
  }

  private static func end(
    of signs: [[Unicode.Scalar]], at place: Int, in text: [Unicode.Scalar]
  ) -> Int? {
    signs.first { text[place...].starts(with: $0) }.map { place + $0.count }
  }
}
