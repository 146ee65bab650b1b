import Formats

/// A text that is cut into tokens, to be read as one thing or another.
public struct CutText: Sendable {
  let text: String
  let parser: Parser
  /// The text in Unicode scalars, by which places are counted.
  public var scalars: [Unicode.Scalar] { parser.text }

  /// Cuts a text into the words of a vocabulary, into numbers and signs.
  ///
  /// - Throws: `FormulaError` with the place of the trouble.
  public init(_ text: String, _ vocabulary: Vocabulary) throws(FormulaError) {
    self.text = text
    parser = try Parser(text.scalars, vocabulary)
  }
}
