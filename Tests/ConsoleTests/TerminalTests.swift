import Console
import Testing

@Suite struct TerminalTests {
  @Test(
    arguments: [
      (true, [:], true), (false, [:], false), (true, ["TERM": "xterm"], true),
      (true, ["TERM": "dumb"], false), (true, ["NO_COLOR": "1"], false),
      (true, ["NO_COLOR": ""], true), (false, ["TERM": "xterm"], false),
    ] as [(Bool, [String: String], Bool)])
  func colourIsDecidedByTheEnvironment(
    _ isTerminal: Bool, _ environment: [String: String], _ expected: Bool
  ) {
    let style = Terminal.Style(isTerminal: isTerminal, environment: environment)
    #expect(style.hasColour == expected)
  }

  @Test func withoutColourATextStaysAsItIs() {
    let plain = Terminal.Style(isTerminal: false, environment: [:])
    let colour = Terminal.Style(isTerminal: true, environment: [:])
    let plainTexts = [plain.bold, plain.dim, plain.red, plain.green, plain.yellow].map { $0("x") }
    #expect(plainTexts == ["x", "x", "x", "x", "x"])
    let texts = [colour.bold, colour.dim, colour.red, colour.green, colour.yellow].map { $0("x") }
    let codes = ["1", "2", "31", "32", "33"]
    #expect(texts == codes.map { "\u{1B}[\($0)mx\u{1B}[0m" })
    #expect(colour.red("") == "")
  }

  @Test func widthFallsBackToColumnsAndThenTo80() {
    // Descriptor -1 is no terminal.
    #expect(Terminal.width(of: -1, environment: ["COLUMNS": "132"]) == 132)
    for columns in ["", "0", "-5", "wide"] {
      #expect(Terminal.width(of: -1, environment: ["COLUMNS": columns]) == 80)
    }
    #expect(Terminal.width(of: -1, environment: [:]) == 80)
    #expect(!Terminal.isTerminal(-1))
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("ŷ", 1), ("y\u{302}", 1), ("\u{302}", 0), ("漢字", 4), ("ｆ", 2),
    ("한", 2), ("😀", 2), ("👩‍👩‍👧", 2), ("🇪🇺", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("σ(z)", 4),
    ("a\u{200B}b", 2), ("\t", 0), ("√2·π", 4), ("Ａ1", 3),
  ])
  func widthCountsColumns(_ text: String, _ expected: Int) {
    #expect(displayWidth(of: text) == expected)
  }

  @Test func paddingAligns() {
    #expect(padded("ŷ", to: 3) == "ŷ  ")
    #expect(padded("漢", to: 3, right: true) == " 漢")
    #expect(padded("abc", to: 2) == "abc")
  }
}
