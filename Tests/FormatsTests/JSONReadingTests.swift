import Formats
import Testing

/// What is read, and as what.
@Suite struct JSONReadingTests {
  static func read(_ text: String, as dialect: JSON.Dialect = .strict) throws -> JSON {
    try JSON.read(Array(text.utf8), as: dialect)
  }

  static let documents = [
    "null", "true", "false", "0", "-0", "0.0", "1e5", "1E+5", "-1.25e-007", "\"\"", "[]", "{}",
    " \t\r\n[ ] \n", "[[],[[]],{}]", "{\"\":0}", "{\"a\":{\"a\":1},\"b\":1}", "[1,2 , 3]",
    "123456789012345678901234567890.000000000000000000000000000001", "1e400", "1e-999999999",
    "\"\\\"\\\\\\/\"", "\"\\u00e9\\uD83D\\uDE00\"", "\"é😀\u{2028}\u{FFFE}\u{E000}\"",
    "\"/* no comment */ // none\"", "[null,true,false]", "\"\u{FEFF}\"",
  ]

  @Test(arguments: documents, [JSON.Dialect.strict, .commented])
  func documentsAreRead(_ text: String, _ dialect: JSON.Dialect) throws {
    let value = try Self.read(text, as: dialect)
    #expect(value.end <= text.utf8.count)
  }

  @Test(arguments: ["\"\\t\\n\\r\\b\\f\\u0000\"", "\"\u{7F}\"", "\"\u{9B}\""])
  func strictKeepsWhatTheStandardAllows(_ text: String) throws {
    #expect(try Self.read(text).firstControlCharacter != nil)
  }

  @Test func numbersKeepTheirLiteral() throws {
    let literals = ["0.10", "-0", "1E+05", "1e400", "31415926535897932384626433832795028841.97"]
    let value = try Self.read("[" + literals.joined(separator: ",") + "]")
    #expect(value.elements?.map(\.number) == literals)
  }

  @Test func escapesAreResolved() throws {
    let value = try Self.read(#""a\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00z""#)
    #expect(value.string == "a\"\\/\u{8}\u{C}\n\r\té😀z")
  }

  @Test func membersKeepTheOrderOfTheFile() throws {
    let value = try Self.read(#"{"b": 1, "a": "x", "c": [true, null]}"#)
    #expect(value.members?.map(\.name) == ["b", "a", "c"])
    #expect(value.members?.map(\.nameOffset) == [1, 9, 19])
    #expect(value["b"]?.number == "1")
    #expect(value["a"]?.string == "x")
    #expect(value["c"]?.elements?.first?.boolean == true)
    #expect(value["c"]?.elements?.last?.isNull == true)
    #expect(value["d"] == nil)
    #expect(value["c"]?["a"] == nil)
    #expect(value.membersByName?["a"]?.value.offset == 14)
  }

  @Test func kindsHaveWords() throws {
    let value = try Self.read(#"[null, true, false, 1, "", [], {}]"#)
    #expect(
      value.elements?.map(\.kindInWords)
        == ["null", "true", "false", "a number", "a string", "an array", "an object"])
  }

  @Test func valuesKnowWhereTheyStand() throws {
    let text = #" {"ŷ": [1.5, "a\tb" ,{} ], "z": false}"#
    let bytes = Array(text.utf8)
    func source(_ value: JSON?) -> String? {
      value.map { String(decoding: bytes[$0.offset..<$0.end], as: UTF8.self) }
    }
    let value = try JSON.read(bytes, as: .strict)
    #expect(source(value) == String(text.dropFirst()))
    #expect(source(value["ŷ"]) == #"[1.5, "a\tb" ,{} ]"#)
    #expect(
      value["ŷ"]?.elements?.map { source($0) } == ["1.5", #""a\tb""#, "{}"])
    #expect(source(value["z"]) == "false")
  }

  @Test func aByteOrderMarkIsSkipped() throws {
    for dialect in [JSON.Dialect.strict, .commented] {
      let value = try Self.read("\u{FEFF}{\"a\": 1}", as: dialect)
      #expect(value.offset == 3)
      #expect(value["a"]?.number == "1")
    }
  }

  @Test func commentsAndTrailingCommasAreRead() throws {
    let text = """
      // before
      { // "a": 0,
        "a": [1, 2,], // ŷ
        "url": "https://a//b",//
      }
      // after
      """
    let value = try Self.read(text, as: .commented)
    #expect(value["a"]?.elements?.map(\.number) == ["1", "2"])
    #expect(value["url"]?.string == "https://a//b")
    #expect(try Self.read("1//", as: .commented).number == "1")
    #expect(try Self.read("// x\r1", as: .commented).number == "1")
    #expect(try Self.read("[true//x\n]", as: .commented).elements?.count == 1)
  }

  @Test func aNameStandsTwiceAmongMany() throws {
    let names = (0..<50).map { "\"n\($0)\":\($0)" }
    for repeated in [0, 7, 8, 9, 48] {
      let text = "{" + names.joined(separator: ",") + ",\"n\(repeated)\":0}"
      let error = try #require(throws: JSONError.self) { try Self.read(text) }
      let first = try #require(text.firstRange(of: "\"n\(repeated)\""))
      let offset = text.utf8.distance(from: text.startIndex, to: first.lowerBound)
      #expect(error.kind == .duplicateName("n\(repeated)", at: offset))
    }
  }

  @Test func aControlCharacterIsFoundAndExplained() throws {
    let character = try #require(Self.read(#""ŷ\theta""#).firstControlCharacter)
    #expect(character.scalar == "\t")
    #expect(character.utf8Index == 2)
    #expect(character.word == "theta")
    #expect(
      character.message == #"a tab inside a word, probably from `\theta`: write θ or theta."#)
    #expect(
      try Self.read(#""\u0007""#).firstControlCharacter?.message
        == "the control character U+0007 in a string; remove it.")
    #expect(try Self.read(#""\\theta ŷ""#).firstControlCharacter == nil)
    #expect(try Self.read("[1]").firstControlCharacter == nil)
  }
}
