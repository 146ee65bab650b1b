/// A piece of XML or of a page: elements, attributes and text, which are escaped when they are
/// written.
public indirect enum Markup: Sendable, Hashable {
  /// A text.
  case text(String)
  /// An element with its attributes and what stands in it.
  case element(String, attributes: [Attribute], content: [Markup])
  /// Several pieces side by side.
  case group([Markup])

  /// An attribute of an element.
  public struct Attribute: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its value.
    public let value: String

    /// An attribute with its value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// An element.
  ///
  /// - Parameter attributes: Names and values; those without a value are left out.
  public static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [Markup] = []
  ) -> Markup {
    .element(
      name,
      attributes: attributes.compactMap { name, value in value.map { Attribute(name, $0) } },
      content: content)
  }

  /// An element with a text in it.
  public static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String
  ) -> Markup {
    element(name, attributes, [.text(text)])
  }

  /// All text in the piece, without its markup.
  public var plainText: String {
    switch self {
    case .text(let text): text
    case .element(_, _, let content), .group(let content): content.map(\.plainText).joined()
    }
  }
}
