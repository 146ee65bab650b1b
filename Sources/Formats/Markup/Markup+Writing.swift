extension Markup {
  /// The piece as XML 1.0 without white space of its own.
  ///
  /// Written so that a browser reads it as HTML with the same meaning: an element without content is
  /// closed by its own tag only where HTML never closes it otherwise. Characters that XML forbids, and
  /// those that are not seen but act (controls, marks of direction), are shown as escapes such as
  /// `\u{1b}`.
  public func written() -> String {
    var text = ""
    write(to: &text)
    return text
  }

  /// The piece as a document of its own, with the XML declaration and a line end.
  public func document() -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + written() + "\n"
  }

  /// The piece as a page, with the document type of HTML and a line end.
  public func page() -> String { "<!DOCTYPE html>\n" + written() + "\n" }

  /// Elements that have no content and no closing tag in HTML.
  private static let voidElements: Set = [
    "area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr",
  ]

  private func write(to text: inout String) {
    switch self {
    case .text(let content): text += Markup.escaped(content, inAttribute: false)
    case .group(let pieces): for piece in pieces { piece.write(to: &text) }
    case .element(let name, let attributes, let content):
      text += "<" + name
      for attribute in attributes {
        text +=
          " " + attribute.name + "=\"" + Markup.escaped(attribute.value, inAttribute: true) + "\""
      }
      if content.isEmpty, Markup.voidElements.contains(name) {
        text += "/>"
        return
      }
      text += ">"
      for piece in content { piece.write(to: &text) }
      text += "</" + name + ">"
    }
  }

  /// A text that means itself in XML and in HTML.
  private static func escaped(_ text: String, inAttribute: Bool) -> String {
    var pieces = ""
    pieces.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": pieces += "&amp;"
      case "<": pieces += "&lt;"
      case ">": pieces += "&gt;"
      case "\"": pieces += "&quot;"
      case "\n" where !inAttribute: pieces.unicodeScalars.append(scalar)
      case "\n": pieces += "&#10;"
      default: pieces += SafeText.shown(scalar)
      }
    }
    return pieces
  }
}
