import Formats
import PropertyTesting
import Testing

@Suite struct JSONWritingTests {
  let sample: JSON.Output = [
    "student": "ada", "answers": ["D.1": ["dot": 24, "hidden": [4, 16]], "none": [:]],
    "matrix": [[1, 2], [3, 4]], "exact": .number("0.10"), "late": false, "sheet": .null,
    "empty": [],
  ]

  @Test func compactIsOneLine() {
    #expect(
      sample.compact()
        == #"{"student":"ada","answers":{"D.1":{"dot":24,"hidden":[4,16]},"none":{}},"#
        + #""matrix":[[1,2],[3,4]],"exact":0.10,"late":false,"sheet":null,"empty":[]}"#)
  }

  @Test func prettyIndentsByTwo() {
    let expected = """
      {
        "student": "ada",
        "answers": {
          "D.1": {
            "dot": 24,
            "hidden": [4, 16]
          },
          "none": {}
        },
        "matrix": [
          [1, 2],
          [3, 4]
        ],
        "exact": 0.10,
        "late": false,
        "sheet": null,
        "empty": []
      }

      """
    #expect(sample.pretty() == expected)
  }

  @Test func whatIsNotSeenIsEscaped() {
    let text = "\" \\ / \n\r\t\u{8}\u{0}\u{1B}\u{7F}\u{9B}\u{2028}\u{2029}\u{202E}\u{2066}\u{FEFF}"
    #expect(
      JSON.Output.string(text).compact()
        == #""\" \\ / \n\r\t\u0008\u0000\u001b\u007f\u009b\u2028\u2029\u202e\u2066\ufeff""#)
    #expect(JSON.Output.string("\u{E0041}é😀").compact() == #""\udb40\udc41é😀""#)
  }

  @Test func whatIsNoNumberIsWrittenAsAString() {
    for literal in ["24/25", "01", "", "NaN", "1 ", "1e"] {
      #expect(JSON.Output.number(literal).compact() == "\"\(literal)\"")
    }
    #expect(JSON.Output.number(UInt64.max).compact() == "18446744073709551615")
  }

  @Test func writtenValuesReadBackEqual() throws {
    var random = Random(seed: 0x00F0_12A7)
    var failure: String?
    for _ in 0..<2_000 {
      let value = Self.value(depth: 4, from: &random)
      for text in [value.compact(), value.pretty()] {
        let read = try JSON.read(Array(text.utf8), as: .strict).output
        if read != value, failure == nil { failure = text }
      }
    }
    #expect(failure == nil)
  }

  static func value(depth: Int, from random: inout Random) -> JSON.Output {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &random) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &random))
    case 2:
      return .number(
        ["0", "-0", "1e400", "0.10", "-12.5E-7", "9007199254740993"].randomElement(using: &random)
          ?? "0")
    case 3: return .string(text(from: &random))
    case 4:
      return .array(
        (0..<Int.random(in: 0..<4, using: &random)).map { _ in
          value(depth: depth - 1, from: &random)
        })
    default:
      return .object(
        (0..<Int.random(in: 0..<12, using: &random)).map {
          (name: "\($0)" + text(from: &random), value: value(depth: depth - 1, from: &random))
        })
    }
  }

  /// A text with many of the characters that an escape could get wrong.
  static func text(from random: inout Random) -> String {
    let special: [Unicode.Scalar] = [
      "\"", "\\", "/", "\n", "\u{0}", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}",
      "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}", "\u{202E}", "\u{302}", "ŷ", "😀",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<8, using: &random) {
      let any = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) ?? "x"
      text.append(Bool.random(using: &random) ? special.randomElement(using: &random) ?? any : any)
    }
    return String(text)
  }
}
