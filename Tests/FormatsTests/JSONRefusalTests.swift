import Formats
import Testing

/// What is refused, where, and in which words.
@Suite struct JSONRefusalTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let place: String
    let message: String
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ place: String, _ message: String) {
      self.text = text
      self.place = place
      self.message = message
    }
  }

  /// The error as `line:column sentence`, or "read".
  static func report(
    _ bytes: [UInt8], _ dialect: JSON.Dialect, limits: JSON.Limits = .standard
  ) -> String {
    do throws(JSONError) {
      _ = try JSON.read(bytes, as: dialect, limits: limits)
      return "read"
    } catch {
      let source = SourceMap(bytes)
      let position = source.position(of: error.offset)
      return "\(position.line):\(position.column) \(error.message(in: source))"
    }
  }

  static let inBoth: [Case] = [
    Case("", "1:1", "the file is empty; JSON needs a value, such as `{}`."),
    Case(" \n ", "2:2", "the file is empty; JSON needs a value, such as `{}`."),
    Case(
      #"{ "given": { "p": 0,3 } }"#, "1:21",
      "expected a name in quotes; a decimal comma? Write 0.3."),
    Case(
      #"{"p":-12,50}"#, "1:10", "expected a name in quotes; a decimal comma? Write -12.50."),
    Case(#"{"p":1.5,3:4}"#, "1:10", "expected a name in quotes; write `\"3\"`."),
    Case(#"{“id”: 1}"#, "1:2", "`“` is a typographic quote; JSON needs `\"`."),
    Case(#"["ŷ", ‘a’]"#, "1:7", "`‘` is a typographic quote; JSON needs `\"`."),
    Case(
      "{\n  \"id”: 1\n}", "2:3",
      "the string that starts here is not closed in its line; `”` is a typographic quote, JSON "
        + "needs `\"`."),
    Case("{'id': 1}", "1:2", "JSON needs `\"` in place of `'`."),
    Case("['a']", "1:2", "JSON needs `\"` in place of `'`."),
    Case("{id: 1}", "1:2", "expected a name in quotes; write `\"id\"`."),
    Case("{1: 1}", "1:2", "expected a name in quotes; write `\"1\"`."),
    Case("{,}", "1:2", "expected a name in quotes before `,`."),
    Case("{]", "1:2", "expected a name in quotes before `]`."),
    Case("[NaN]", "1:2", "JSON has no number `NaN`; write a finite number, `null` or a string."),
    Case(
      "-Infinity", "1:1",
      "JSON has no number `-Infinity`; write a finite number, `null` or a string."),
    Case("inf", "1:1", "JSON has no number `inf`; write a finite number, `null` or a string."),
    Case("[01]", "1:2", "`01` is no JSON number; write 1."),
    Case("-007.50", "1:1", "`-007.50` is no JSON number; write -7.50."),
    Case("00", "1:1", "`00` is no JSON number; write 0."),
    Case("+1", "1:1", "`+1` is no JSON number; write 1."),
    Case(".5", "1:1", "`.5` is no JSON number; write 0.5."),
    Case("-.5e3", "1:1", "`-.5e3` is no JSON number; write -0.5e3."),
    Case("5.", "1:1", "`5.` is no JSON number; write 5.0."),
    Case("\u{2212}5", "1:1", "`\u{2212}5` is no JSON number; write -5."),
    Case(
      "+" + String(repeating: "7", count: 50), "1:1",
      "`+777777777777777777777777777777777777777…` is no JSON number; write it in quotes: "
        + "`\"+777777777777777777777777777777777777777…\"`."),
    Case("0x1F", "1:1", "`0x1F` is no JSON number; write it in decimal digits."),
    Case(
      #"{"dot": 24/25}"#, "1:9",
      "`24/25` is no JSON number; write it in quotes: `\"24/25\"`."),
    Case("[77%]", "1:2", "`77%` is no JSON number; write it in quotes: `\"77%\"`."),
    Case("1e", "1:1", "`1e` is no JSON number; write it in quotes: `\"1e\"`."),
    Case("-", "1:1", "`-` is no JSON number; write it in quotes: `\"-\"`."),
    Case("[True]", "1:2", "`True` is no JSON value; write `true`."),
    Case("[None]", "1:2", "`None` is no JSON value; write `null`."),
    Case("[nulls]", "1:2", "`nulls` is no JSON value; write it in quotes: `\"nulls\"`."),
    Case("{\"a\": σ(z)}", "1:7", "`σ(z)` is no JSON value; write it in quotes: `\"σ(z)\"`."),
    Case("{\"a\": ", "1:7", "the file ends where a value is expected; add it."),
    Case("[,]", "1:2", "expected a value before `,`."),
    Case("[1,,2]", "1:4", "expected a value before `,`."),
    Case("{\"a\":}", "1:6", "expected a value before `}`."),
    Case("[\u{A0}1]", "1:2", "expected a value before the character U+00A0."),
    Case("{\"a\" 1}", "1:6", "expected `:` and a value behind the name `a`, not `1`."),
    Case("{\"a\"", "1:5", "expected `:` and a value behind the name `a`, not the end of the file."),
    Case(
      "{\"a\": 1\n \"b\": 2}", "1:8",
      "expected `,` before `\"`; is a comma or a quote missing?"),
    Case(
      #"{"a": "x, "b": 1}"#, "1:12", "expected `,` before `b`; is a comma or a quote missing?"),
    Case("[1 2]", "1:3", "expected `,` before `2`; is a comma or a quote missing?"),
    Case("[1; 2]", "1:2", "`1;` is no JSON number; write it in quotes: `\"1;\"`."),
    Case("[\"a\"; 2]", "1:5", "expected `,` or `]`, not `;`."),
    Case("{\"a\": []= 2}", "1:9", "expected `,` or `}`, not `=`."),
    Case(
      "{\n \"a\": [1}", "2:9", "expected `]` here, for the `[` opened in line 2, column 7."),
    Case(
      "{\n \"a\": [1]]", "2:10", "expected `}` here, for the `{` opened in line 1, column 1."),
    Case(
      "{\n  \"a\": {\n\"b\": 1\n}\n", "5:1",
      "the file ends, but the `{` opened in line 1, column 1 is not closed; add `}`."),
    Case(
      "[[", "1:3", "the file ends, but the `[` opened in line 1, column 2 is not closed; add `]`."),
    Case(
      "{\"a\": \"b\n}", "1:7", "the string that starts here is not closed in its line; add `\"`."),
    Case("\"", "1:1", "the string that starts here is not closed in its line; add `\"`."),
    Case("[\"\\", "1:2", "the string that starts here is not closed in its line; add `\"`."),
    Case("{} {}", "1:4", "a file holds one value; remove what follows it, from `{` on."),
    Case("1 2", "1:3", "a file holds one value; remove what follows it, from `2` on."),
    Case("[]]", "1:3", "a file holds one value; remove what follows it, from `]` on."),
    Case(
      "{\"dot\": 1,\n \"b\": 2,\n \"d\\u006ft\": 3}", "3:2",
      "the name `dot` already stands in line 1, column 2 in this object; remove or rename one."),
    Case(
      "{\"y\u{302}\": 1, \"ŷ\": 2}", "1:11",
      "the name `ŷ` already stands in line 1, column 2 in this object; remove or rename one."),
    Case(#"["\sigma"]"#, "1:3", #"`\s` is no JSON escape; write σ or sigmoid."#),
    Case(#""\alpha""#, "1:2", #"`\a` is no JSON escape; write α or alpha."#),
    Case(
      #""50\%""#, "1:4",
      #"`\%` is no JSON escape; leave the backslash out, or write `\\` for a backslash."#),
    Case(#""\upsilon""#, "1:2", #"`\u` needs four hexadecimal digits; write υ or upsilon."#),
    Case(#""\u12G4""#, "1:2", #"`\u` needs four hexadecimal digits; as in `\u03C3` for σ."#),
    Case(#""\u123"#, "1:2", #"`\u` needs four hexadecimal digits; as in `\u03C3` for σ."#),
    Case(#""a\uD800""#, "1:3", #"`\uD800` is half a character; write the character itself."#),
    Case(
      #""\uDC00\uDC01""#, "1:2", #"`\uDC00` is half a character; write the character itself."#),
    Case(#""\uDC00""#, "1:2", #"`\uDC00` is half a character; write the character itself."#),
    Case(#""\uD83Dx""#, "1:2", #"`\uD83D` is half a character; write the character itself."#),
    Case(#""\uD83D\u0041""#, "1:2", #"`\uD83D` is half a character; write the character itself."#),
    Case("\"a\tb\"", "1:3", "a tab in a string; write a space."),
    Case("\"\u{1B}[31m\"", "1:2", "the control character U+001B in a string; remove it."),
  ]

  @Test(arguments: inBoth, [JSON.Dialect.strict, .commented])
  func bothDialectsRefuse(_ sample: Case, _ dialect: JSON.Dialect) {
    #expect(
      Self.report(Array(sample.text.utf8), dialect) == "\(sample.place) \(sample.message)")
  }

  static let inStrict: [Case] = [
    Case("[1,]", "1:3", "a comma before `]`; JSON has none there: remove it."),
    Case("{\"a\": 1 , }", "1:9", "a comma before `}`; JSON has none there: remove it."),
    Case("// x\n1", "1:1", "JSON has no comments; remove it."),
    Case("[1, /* x */ 2]", "1:5", "JSON has no comments; remove it."),
    Case("1 # x", "1:3", "JSON has no comments; remove it."),
  ]

  @Test(arguments: inStrict)
  func strictRefuses(_ sample: Case) {
    #expect(Self.report(Array(sample.text.utf8), .strict) == "\(sample.place) \(sample.message)")
  }

  static let inCommented: [Case] = [
    Case("{ /* x */ }", "1:3", "comments are `//` to the end of the line."),
    Case("1 # x", "1:3", "comments are `//` to the end of the line."),
    Case(
      #"{"key": "\theta"}"#, "1:10",
      #"a tab inside a word, probably from `\theta`: write θ or theta."#),
    Case(
      #""2·\frac{1}{2}""#, "1:4",
      #"a page break inside a word, probably from `\frac`: write a fraction as (a)/(b)."#),
    Case(
      #""\nabla L""#, "1:2",
      #"a line break inside a word, probably from `\nabla`: write ∇ or grad(…)."#),
    Case(
      #""\rho""#, "1:2", #"a line break inside a word, probably from `\rho`: write ρ or rho."#),
    Case(
      #""\beta""#, "1:2", #"a backspace inside a word, probably from `\beta`: write β or beta."#),
    Case(
      #""one\ntwo""#, "1:5", "a line break in a string; write the lines as an array of strings."),
    Case(#""a\tb""#, "1:3", "a tab in a string; write a space."),
    Case(#""\u0000""#, "1:2", "the control character U+0000 in a string; remove it."),
    Case(#""\u009b""#, "1:2", "the control character U+009B in a string; remove it."),
    Case("\"\u{7F}\"", "1:2", "the control character U+007F in a string; remove it."),
    Case("\"a\u{9B}\"", "1:3", "the control character U+009B in a string; remove it."),
  ]

  @Test(arguments: inCommented)
  func commentedRefuses(_ sample: Case) {
    #expect(
      Self.report(Array(sample.text.utf8), .commented) == "\(sample.place) \(sample.message)")
  }

  static let badUTF8: [[UInt8]] = [
    [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
    [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
    [0xE9, 0x22], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
  ]

  @Test(arguments: badUTF8)
  func invalidUTF8IsRefusedInStringsCommentsAndElsewhere(_ bad: [UInt8]) {
    let hexadecimal = String(bad[0], radix: 16, uppercase: true)
    let message = "the byte 0x\(hexadecimal) is not UTF-8 here; save the file as UTF-8."
    #expect(
      Self.report(Array("[\n\"ŷ".utf8) + bad + Array("\"]".utf8), .strict) == "2:3 \(message)")
    #expect(
      Self.report(Array("// ŷ".utf8) + bad + Array("\n1".utf8), .commented) == "1:5 \(message)")
    #expect(Self.report(Array("[ ".utf8) + bad + Array("]".utf8), .strict) == "1:3 \(message)")
    #expect(Self.report(Array("[1".utf8) + bad, .strict) == "1:3 \(message)")
    #expect(Self.report(Array("[] ".utf8) + bad, .strict) == "1:4 \(message)")
  }

  @Test func utf16IsNamed() {
    let message = "1:1 the file is UTF-16; save it as UTF-8."
    #expect(Self.report([0xFF, 0xFE, 0x7B, 0x00], .strict) == message)
    #expect(Self.report([0xFE, 0xFF, 0x00, 0x7B], .strict) == message)
    #expect(Self.report([0x7B, 0x00, 0x7D, 0x00], .strict) == message)
  }

  @Test func sizeAndDepthAreBounded() {
    #expect(
      Self.report(Array("[1, 2]".utf8), .strict, limits: JSON.Limits(bytes: 5))
        == "1:1 the file has 6 bytes, more than the 5 allowed.")
    #expect(Self.report(Array("[1, 2]".utf8), .strict, limits: JSON.Limits(bytes: 6)) == "read")
    #expect(Self.report(Array("[[{}]]".utf8), .strict, limits: JSON.Limits(depth: 3)) == "read")
    #expect(
      Self.report(Array("[[{}]]".utf8), .strict, limits: JSON.Limits(depth: 2))
        == "1:3 more than 2 arrays and objects inside each other; nest less deeply.")
  }

  @Test func nestingToAHundredThousandIsRefusedWithoutACrash() {
    let limits = JSON.Limits(depth: .max)
    let brackets = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
    #expect(
      Self.report(brackets, .strict)
        == "1:129 more than 128 arrays and objects inside each other; nest less deeply.")
    #expect(
      Self.report(brackets, .strict, limits: limits)
        == "1:1025 more than 1024 arrays and objects inside each other; nest less deeply.")
    let objects = Array(String(repeating: #"{"a":"#, count: 100_000).utf8)
    #expect(
      Self.report(objects, .strict)
        == "1:641 more than 128 arrays and objects inside each other; nest less deeply.")
  }

  @Test func messagesWithoutASourceNameNoPlace() throws {
    let error = try #require(throws: JSONError.self) {
      try JSON.read(Array("{\"a\": [1}".utf8), as: .strict)
    }
    #expect(error.kind == .wrongBracket(.square, opened: 6))
    #expect(error.message() == "expected `]` here, for the `[` opened.")
  }
}
