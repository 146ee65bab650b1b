import Formats

/// Texts for people with their formulas as MathML, for pages that other modules write.
public enum TypesetText {
  /// A text in one line; what stands between back-ticks is a formula.
  public static func inline(_ text: String) -> [Markup] { Prose.inline(text) }

  /// An answer that is a formula, with any names; nil where it is none.
  public static func formula(ofAnswer text: String) -> Markup? {
    text.utf8.count <= 400 ? AnswerMarkup.formula(text) : nil
  }
}
