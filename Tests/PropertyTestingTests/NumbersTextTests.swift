import Testing

@testable import PropertyTesting

@Suite struct NumbersTextTests {
  private static let texts: [(Double, String)] = [
    (0, "0"), (-0.0, "-0"), (1, "1"), (-710, "-710"), (0x1p20, "1048576"),
    (0.5, "0.5 (0x1p-1)"), (-2.75, "-2.75 (-0x1.6p+1)"),
    (1 + 0x1p-52, "1 + 2^-52 (0x1.0000000000001p+0)"),
    (-1 - 0x1p-52, "-1 - 2^-52 (-0x1.0000000000001p+0)"),
    (1 - 0x1p-53, "1 - 2^-53 (0x1.fffffffffffffp-1)"),
    (3 + 0x1p-51, "3 + 2^-51 (0x1.8000000000001p+1)"),
    (0x1p53 - 1, "2^53 - 1 (0x1.fffffffffffffp+52)"),
    (0x1p60 + 0x1p30 - 0x1p8, "2^60 + 2^30 - 2^8 (0x1.00000003fffffp+60)"),
    (0x1p-53, "2^-53 (0x1p-53)"), (0.1, "≈0.1 (0x1.999999999999ap-4)"),
    (0.1 + 0.2, "≈0.30000000000000004 (0x1.3333333333334p-2)"),
    (1e22, "1e+22 (0x1.0f0cf064dd592p+73)"), (1e23, "≈1e+23 (0x1.52d02c7e14af6p+76)"),
    (1_234_567, "1234567 (0x1.2d687p+20)"), (0.4140625, "0.4140625 (0x1.a8p-2)"),
    (.leastNonzeroMagnitude, "2^-1074 (0x1p-1074)"),
    (.leastNormalMagnitude, "2^-1022 (0x1p-1022)"),
    (.greatestFiniteMagnitude, "2^1024 - 2^971 (0x1.fffffffffffffp+1023)"),
    (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"),
  ]

  @Test func `doubles are printed without loss`() {
    let wrong = Self.texts.filter { $0.0.exactText != $0.1 }.map { "\($0.0.exactText) \($0.1)" }
    #expect(wrong == [])
  }

  @Test func `the hexadecimal form reads back to the same bits`() {
    var wrong: [String] = []
    let verdict = check(.floats(profile: .allFinite), Settings(cases: 1_000)) { value in
      if Double(value.hexadecimalText)?.bitPattern != value.bitPattern {
        wrong.append(value.description)
      }
      return true
    }
    #expect(verdict.cases == 1_000 && wrong == [])
    let mixed = check(.anyFloats()) { value in
      let text = value.exactText
      guard let start = text.firstIndex(of: "("), let end = text.firstIndex(of: ")") else {
        return value.isNaN ? text == "nan" : Double(text)?.bitPattern == value.bitPattern
      }
      return Double(text[text.index(after: start)..<end])?.bitPattern == value.bitPattern
    }
    #expect(mixed.counterexample == nil)
  }

  @Test func `doubles are printed exactly within collections and tuples`() {
    #expect(exactText(of: ([0.5, 1], "a")) == "([0.5 (0x1p-1), 1], \"a\")")
    #expect(exactText(of: [[2.0], []]) == "[[2], []]")
  }
}
