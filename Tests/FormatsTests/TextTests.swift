import Formats
import Testing

@Suite struct TextTests {
  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (2, 1, 3), (3, 1, 3), (4, 1, 4), (5, 2, 1), (6, 2, 2), (7, 2, 3),
    (8, 3, 1), (9, 4, 1), (10, 4, 2), (99, 4, 2), (-1, 1, 1),
  ])
  func positionsCountScalarsInLines(_ offset: Int, _ line: Int, _ column: Int) {
    let source = SourceMap(Array("abŷ\na\r\n\rz".utf8))
    #expect(source.position(of: offset) == SourcePosition(line: line, column: column))
  }

  @Test func aByteOrderMarkIsNoColumn() {
    let source = SourceMap(Array("\u{FEFF}ab".utf8))
    #expect(source.position(of: 0) == SourcePosition(line: 1, column: 1))
    #expect(source.position(of: 3) == SourcePosition(line: 1, column: 1))
    #expect(source.position(of: 4) == SourcePosition(line: 1, column: 2))
    #expect(source.line(at: 4) == "ab")
  }

  @Test func `one line of a file has its number, whatever is in it`() {
    let bytes = Array("\u{FEFF}a\rb\nŷc".utf8)
    let source = SourceMap(line: bytes, number: 7)
    #expect(source.position(of: 0) == SourcePosition(line: 7, column: 1))
    #expect(source.position(of: bytes.count - 1) == SourcePosition(line: 7, column: 7))
    let first = SourceMap(line: bytes, number: 1)
    #expect(first.position(of: bytes.count - 1) == SourcePosition(line: 1, column: 6))
  }

  @Test func linesComeWithoutTheirEnd() {
    let source = SourceMap(Array("one\r\nŷ two\n\nlast".utf8) + [0xFF])
    #expect(source.line(at: 0) == "one")
    #expect(source.line(at: 4) == "one")
    #expect(source.line(at: 5) == "ŷ two")
    #expect(source.line(at: 12) == "")
    #expect(source.line(at: 13) == "last\u{FFFD}")
    #expect(source.line(at: 999) == "last\u{FFFD}")
    #expect(SourceMap([]).line(at: 0) == "")
  }

  @Test(arguments: [
    ("plain σ ŷ 😀", "plain σ ŷ 😀"), ("a\nb\t", "a\\u{a}b\\u{9}"),
    ("\u{1B}[31mred", "\\u{1b}[31mred"), ("\u{9B}1m", "\\u{9b}1m"), ("\u{7F}", "\\u{7f}"),
    ("x\u{202E}y\u{2066}", "x\\u{202e}y\\u{2066}"), ("\u{200B}\u{2028}", "\\u{200b}\\u{2028}"),
    ("\\theta", "\\theta"),
  ])
  func safeTextShowsWhatActs(_ text: String, _ expected: String) {
    #expect(SafeText.line(text) == expected)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("abc", 1, "…"), ("abc", 0, ""),
    ("", 0, ""), ("a\u{1B}bcd", 8, "a\\u{1b}…"), ("a\u{1B}bcd", 7, "a…"),
    ("a\u{1B}", 7, "a\\u{1b}"), ("a\u{1B}b", 6, "a…"),
  ])
  func safeTextIsCutBetweenCharacters(_ text: String, _ limit: Int, _ expected: String) {
    #expect(SafeText.line(text, limit: limit) == expected)
  }

  @Test func offsetsInTheFileFollowEscapes() throws {
    // In the file: quote at 1; a 2, ŷ 3–4, \n 5–6, é as an escape 7–12, 😀 as two 13–24, z 25.
    let bytes = Array(#"["aŷ\n\u00e9\uD83D\uDE00z"]"#.utf8)
    let value = try #require(JSON.read(bytes, as: .strict).elements?.first)
    let expected = [2, 3, 4, 5, 7, 7, 13, 13, 13, 13, 25, 26]
    #expect(value.string?.utf8.count == expected.count - 1)
    #expect(expected.indices.map { value.offsetInFile(ofUTF8: $0, in: bytes) } == expected)
    #expect(value.offsetInFile(ofUTF8: expected.count, in: bytes) == nil)
    #expect(value.offsetInFile(ofUTF8: -1, in: bytes) == nil)
    let array = try JSON.read(bytes, as: .strict)
    #expect(array.offsetInFile(ofUTF8: 0, in: bytes) == nil)
  }

  @Test func offsetsInNamesAreFound() throws {
    let bytes = Array(#"{"\"ab": 1}"#.utf8)
    let member = try #require(JSON.read(bytes, as: .strict).members?.first)
    #expect((0...3).map { member.offsetInFile(ofUTF8: $0, in: bytes) } == [2, 4, 5, 6])
  }
}
