import PropertyTesting
import Testing

@testable import Grading

/// What is told by the bytes of a text is what is found sign by sign.
@Suite struct TextEndingTests {
  private static let pieces = [
    "x", "i", "j", "1", "I", "195", " ", "  ", "\t", "(", ")", "[", "]", "{", "}", "_", "=", ",",
    "^", "\\",
    "(exact)", "(exact value )", "exact", "exactly", "approx.", "exact value", "Rounded",
    "parameters", "trainable", "Units",
    "bias",
    "\\text{", "\\mathrm{", "\\left(", "\\right)", "1_{", "\\mathbb{1}[", "\\{", "**", "`", "é",
    "e\u{301}", "−",
    "𝟙", "\u{A0}", "\r\n", "\u{600}",
  ]

  private static func texts(_ count: Int) -> [String] {
    var random = Random(seed: 0x6E_D1_06)
    return (0..<count).map { _ in
      (0...random.next() % 8).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
        .joined()
    }
  }

  @Test func `an answer without an ending for a remark has none`() {
    var found = 0
    for text in Self.texts(8_000) {
      let rest = AnswerDressing.withoutBracketedRemark(text)
      if rest != text { found += 1 }
      #expect(AnswerDressing.mayEndInRemark(text) || rest == text, "\(text)")
    }
    #expect(found > 20)
  }

  @Test func `an answer without an ending for what is counted counts nothing`() {
    var found = 0
    for text in Self.texts(8_000) {
      let rest = AnswerDressing.withoutWordsBehind(text, keeping: [])
      if rest != nil { found += 1 }
      #expect(AnswerDressing.mayEndInCounted(text) || rest == nil, "\(text)")
    }
    #expect(found > 20)
  }

  @Test func `a text without a condition in brackets holds no delta`() {
    var found = 0
    for text in Self.texts(8_000) + [
      "1_{i=j}", "x*1_{ i = j }", "[i=j]*x", "\\mathbb{1}[i==j]", "1 {i=j}",
    ] {
      let named = KroneckerDelta.replaced(in: text)
      if named != text { found += 1 }
      #expect(KroneckerDelta.mayHoldDelta(text) || named == text, "\(text)")
    }
    #expect(found > 2)
  }

  @Test func `white space at the ends is what characters say`() {
    for text in Self.texts(5_000) {
      let start = text.firstIndex { !$0.isWhitespace }
      let end = text.lastIndex { !$0.isWhitespace }
      let trimmed = if let start, let end { String(text[start...end]) } else { "" }
      #expect(Array(text.trimmed.unicodeScalars) == Array(trimmed.unicodeScalars), "\(text)")
    }
  }

  @Test func `a word is held where it is contained, and exchanged there`() {
    for text in Self.texts(5_000) {
      for word in ["\\text", "ex", "exact", "(", "\\left", ")", "e"] {
        #expect(text.holds(word: word) == text.contains(word), "\(word) in \(text)")
        #expect(text.exchanging(word, for: "§") == text.replacing(word, with: "§"))
      }
    }
  }
}
