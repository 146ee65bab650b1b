import Testing

@testable import PropertyTesting

@Suite struct BlobTests {
  /// A generator that makes every type of choice.
  private static let everything = tuple(
    Generator<Int>.integers, Generator<Bool>.booleans, Generator<Double>.anyFloats(),
    Generator<[UInt8]>.bytes(count: 0...5), Generator<String>.strings(count: 0...5),
    Generator<Int>.integers(in: 0...2).array(count: 0...12))

  @Test func `a word gives back every choice that a generator made`() throws {
    var wrong: [String] = []
    for number in 0..<300 {
      let value = try #require(replay(Self.everything, seed: 4, caseNumber: number))
      let trial = Trial(generator: Self.everything, property: { _ in true })
      _ = trial.value(number, seed: 4)
      let word = Blob(trial.source.record.choices).description
      let again = try Blob(word)
      if again.description != word { wrong.append(word) }
      if replay(Self.everything, again.choices).map({ "\($0)" }) != "\(value)" {
        wrong.append("\(word): \(value)")
      }
      let isPlain = word.utf8.allSatisfy {
        (48...58).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 46 || $0 == 95
      }
      if !isPlain { wrong.append(word) }
    }
    #expect(wrong == [])
  }

  @Test func `a word says what it holds`() throws {
    let word = Blob.word("i10.b1.f3ff8000000000000.y00ff.s0_27.b0")
    let drawn = try #require(replay(Self.everything, try Blob(word).choices))
    #expect(drawn.0 == 10 && drawn.1 && drawn.2 == 1.5 && drawn.3 == [0, 255])
    #expect(drawn.4 == "a1" && drawn.5 == [])
  }

  @Test func `equal choices in a row are counted`() throws {
    let list = Generator<Int>.integers(in: 0...9).array(exactly: 11)
    let trial = Trial(generator: list, property: { _ in true })
    _ = trial.value(of: [], .simplest)
    let word = Blob(trial.source.record.choices).description
    #expect(word.hasPrefix("touchstone1:i0x11:"))
    #expect(try Blob(word).choices.count == 11)
  }

  @Test(arguments: [
    ("", Blob.Fault.noBlob), ("i1.b0", .noBlob), ("touchstone2:i1:abcd", .version("2")),
    ("touchstone1", .damaged), ("touchstone1:i1:0000", .damaged),
    ("touchstone1:i1.b1:a:b", .damaged),
  ]) func `a word that is none is refused`(_ word: String, _ fault: Blob.Fault) {
    #expect(throws: fault) { try Blob(word) }
    #expect(fault.description.contains("word"))
  }

  @Test(arguments: [
    "q1", "i", "i9999999999999999999", "b2", "f00", "f00000000000000zz", "y0", "yzz", "s-1",
    "s1114112", "i1x0", "i1x99999", "i1x", "i1x-3", "y00g0",
  ]) func `a choice that cannot be read is counted`(_ part: String) {
    #expect(throws: Blob.Fault.choice(2)) { try Blob(Blob.word("b1.\(part)")) }
  }

  @Test func `a word that was changed anywhere is refused or says the same`() throws {
    let word = "touchstone1:i10.i-3.b1.f3ff0000000000000.y00ff.s0_5:"
    let whole = Blob.word(String(word.dropFirst("touchstone1:".count).dropLast()))
    let bytes = Array(whole.utf8)
    var accepted: [String] = []
    for place in bytes.indices {
      for other: UInt8 in [48, 57, 97, 46, 58, 120] where other != bytes[place] {
        var changed = bytes
        changed[place] = other
        let text = String(decoding: changed, as: UTF8.self)
        if (try? Blob(text)) != nil { accepted.append(text) }
      }
    }
    // A check of 16 bits lets one change in 65,536 pass; here are fewer than 400.
    #expect(accepted.count <= 1)
  }
}
