import Formats
import Testing

/// What a misspelt word may have meant.
@Suite struct SpellingTests {
  @Test func `the nearest spelling is found where it is near enough`() {
    let words = ["posterior", "prior", "evidence", "x", "norm"]
    #expect(Spelling.nearest(to: "piror", among: words) == "prior")
    #expect(Spelling.nearest(to: "Posteriro", among: words) == "posterior")
    #expect(Spelling.nearest(to: "evidnce", among: words) == "evidence")
    #expect(Spelling.nearest(to: "nrom", among: words) == "norm")
    #expect(Spelling.nearest(to: "y", among: words) == nil)
    #expect(Spelling.nearest(to: "likelihood", among: words) == nil)
    #expect(Spelling.nearest(to: "", among: words) == nil)
    #expect(Spelling.nearest(to: String(repeating: "x", count: 65), among: words) == nil)
    #expect(Spelling.nearest(to: "ab", among: ["ac", "ad"]) == "ac")
  }
}
