import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of a document, as an XML parser reads it.
final class XMLTree {
  let name: String
  let attributes: [String: String]
  fileprivate(set) var children: [XMLTree] = []
  /// The text of the element itself.
  fileprivate(set) var text = ""

  fileprivate init(name: String, attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// The document's element.
  static func read(_ document: String) throws -> XMLTree {
    let reader = XMLTreeReader()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = reader
    guard parser.parse(), let root = reader.root else {
      throw XMLTreeError(line: parser.lineNumber)
    }
    return root
  }

  /// All elements with a name below this one, and this one.
  func all(_ name: String) -> [XMLTree] {
    (self.name == name ? [self] : []) + children.flatMap { $0.all(name) }
  }

  /// All text in the element, in order.
  fileprivate(set) var allText = ""

  /// The element and all elements in it.
  var everything: [XMLTree] { [self] + children.flatMap(\.everything) }
}

struct XMLTreeError: Error {
  let line: Int
}

private final class XMLTreeReader: NSObject, XMLParserDelegate {
  var root: XMLTree?
  private var open: [XMLTree] = []

  func parser(
    _: XMLParser, didStartElement name: String, namespaceURI _: String?, qualifiedName _: String?,
    attributes: [String: String]
  ) {
    let element = XMLTree(name: name, attributes: attributes)
    if let parent = open.last { parent.children.append(element) } else { root = element }
    open.append(element)
  }

  func parser(
    _: XMLParser, didEndElement _: String, namespaceURI _: String?, qualifiedName _: String?
  ) {
    open.removeLast()
  }

  func parser(_: XMLParser, foundCharacters text: String) {
    open.last?.text += text
    for element in open { element.allText += text }
  }
}
