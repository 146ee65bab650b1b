import Formats

/// Texts with their formulas as they are written, for pages that typeset none.
public enum FormulasAsCode {
  /// A text in one line; what stands between back-ticks is code.
  public static func inline(_ text: String) -> [Markup] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { place, piece in
      place.isMultiple(of: 2) ? .text(String(piece)) : .element("code", text: String(piece))
    }
  }
}
