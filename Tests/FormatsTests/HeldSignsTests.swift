import PropertyTesting
import Testing

@testable import Formats

@Suite struct HeldSignsTests {
  /// Signs of all kinds: letters, digits, brackets, white space and controls of ASCII, and others.
  private static let signs: [Unicode.Scalar] =
    (0..<128).compactMap { Unicode.Scalar($0) } + ["é", "\u{301}", "−", "𝟙", "\u{85}", "\u{A0}"]

  /// A text of up to a dozen signs, in every second one of which all are of ASCII.
  private func text(_ random: inout Random) -> [Unicode.Scalar] {
    let kinds = random.next() % 2 == 0 ? 128 : Self.signs.count
    return (0..<Int(random.next() % 12)).map { _ in Self.signs[Int(random.next() % UInt64(kinds))] }
  }

  @Test func signsAreThoseOfTheText() {
    var random = Random(seed: 0x00F0_51C5)
    for _ in 0..<2_000 {
      let (scalars, others) = (text(&random), text(&random))
      let written = String(String.UnicodeScalarView(scalars))
      let held = HeldSigns(written)
      #expect(held == HeldSigns(scalars))
      #expect(held.areASCII == scalars.allSatisfy(\.isASCII))
      #expect(held.arePlain == scalars.allSatisfy { (0x20..<0x7F).contains($0.value) })
      for sign in Self.signs where sign.isASCII {
        #expect(held.contains(sign) == scalars.contains(sign))
      }
      let areBothOther = !(scalars.allSatisfy(\.isASCII) || others.allSatisfy(\.isASCII))
      #expect(
        held.meets(HeldSigns(others))
          == (areBothOther || scalars.contains { $0.isASCII && others.contains($0) }))
    }
  }

  @Test func scalarsMakeTheirText() {
    var random = Random(seed: 0x00F0_51C6)
    for _ in 0..<2_000 {
      let scalars = text(&random)
      let made = String(scalars: scalars[...])
      #expect(Array(made.unicodeScalars) == scalars)
      #expect(
        String(scalars: scalars.dropFirst())
          == String(String.UnicodeScalarView(scalars.dropFirst())))
    }
  }

  @Test func whatHoldsNoControlCharacterHasNoneThatDisturbs() {
    var random = Random(seed: 0x00F0_51C7)
    for _ in 0..<2_000 {
      let scalars = text(&random)
      guard HeldSigns(scalars).arePlain else { continue }
      #expect(!scalars.contains(where: ControlCharacter.isControl))
    }
  }
}
