import Formats
import Testing

/// XML and pages.
@Suite struct MarkupTests {
  @Test func `elements, attributes and texts are written verbatim`() {
    let piece = Markup.element(
      "p", ["class": "a", "id": nil, "title": "x \"y\" <z> & \n"],
      [.text("1 < 2 & 3 > 2"), .element("br"), .element("td"), .group([.text("a"), .text("\nb")])])
    #expect(
      piece.written()
        == "<p class=\"a\" title=\"x &quot;y&quot; &lt;z&gt; &amp; &#10;\">1 &lt; 2 &amp; 3 &gt; 2<br/><td></td>a\nb</p>"
    )
    #expect(piece.plainText == "1 < 2 & 3 > 2a\nb")
    #expect(Markup.element("a").page() == "<!DOCTYPE html>\n<a></a>\n")
    #expect(
      Markup.element("a", text: "x").document()
        == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>x</a>\n")
  }

  @Test(arguments: [
    "\u{0}", "\u{8}", "\u{1B}[31m", "\u{7F}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{FEFF}",
    "\u{FFFE}", "\u{FFFF}", "\u{1FFFF}", "\r", "\u{E0041}",
  ])
  func `what XML forbids and what acts unseen is shown`(text: String) {
    let written = Markup.element("a", ["b": text], text: text).written()
    #expect(written.hasPrefix("<a b=\"\\u{") && written.hasSuffix("</a>"))
    #expect(
      written.unicodeScalars.allSatisfy {
        !text.unicodeScalars.contains($0) || ($0.value >= 0x20 && $0.value < 0x7F)
      })
  }

  @Test func `no text opens an element or ends an attribute`() {
    for text in ["<script>", "</p>", "\"><img>", "<\u{338}", "\"\u{301}>", "]]>", "&lt;", "<!--"] {
      let written = Markup.element("p", ["a": text], text: text).written()
      let inside = written.dropFirst("<p a=\"".count).dropLast("</p>".count)
      #expect(!inside.unicodeScalars.contains("<"))
      #expect(inside.unicodeScalars.count { $0 == "\"" } == 1)
      #expect(inside.unicodeScalars.count { $0 == ">" } == 1)
    }
  }
}
