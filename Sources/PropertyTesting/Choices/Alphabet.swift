/// The characters of which strings are made, simplest first, as stretches of Unicode scalars.
public struct Alphabet: Sendable, Equatable {
  /// The stretches, in the order in which they count.
  private let stretches: [ClosedRange<UInt32>]
  /// For each stretch the number of characters before it.
  private let starts: [Int]
  /// How many characters there are.
  public let count: Int

  /// The characters of some stretches, which may have any order; surrogates are no characters and
  /// are left out.
  public init(_ stretches: [ClosedRange<Unicode.Scalar>]) {
    var starts: [Int] = []
    var count = 0
    var kept: [ClosedRange<UInt32>] = []
    for stretch in stretches {
      let (low, high) = (stretch.lowerBound.value, stretch.upperBound.value)
      // A stretch across the surrogates is cut in two; neither end of it is one.
      let parts = low < 0xD800 && high > 0xDFFF ? [low...0xD7FF, 0xE000...high] : [low...high]
      for part in parts {
        starts.append(count)
        count += part.count
        kept.append(part)
      }
    }
    self.stretches = kept
    self.starts = starts
    self.count = count
  }

  /// Some characters, the first being the simplest.
  public init(_ characters: [Unicode.Scalar]) { self.init(characters.map { $0...$0 }) }

  /// The printable characters of ASCII: letters from `a`, digits, capitals, then the others.
  public static let ascii = Alphabet(["a"..."z", "0"..."9", "A"..."Z"] + asciiSigns)

  /// All Unicode scalars, those of `ascii` first.
  public static let unicode = Alphabet(
    ["a"..."z", "0"..."9", "A"..."Z"] + asciiSigns
      + ["\u{0}"..."\u{1F}", "\u{7F}"..."\u{10FFFF}"])

  private static let asciiSigns: [ClosedRange<Unicode.Scalar>] = [
    " "..."/", ":"..."@", "["..."`", "{"..."~",
  ]

  /// The character at a place; nothing beyond the last one.
  public subscript(rank: Int) -> Unicode.Scalar? {
    guard rank >= 0, rank < count else { return nil }
    let index = starts.lastIndex { $0 <= rank } ?? 0
    return Unicode.Scalar(stretches[index].lowerBound + UInt32(rank - starts[index]))
  }

  /// The string of the characters at some places.
  func string(_ ranks: [UInt32]) -> String {
    var text = ""
    for rank in ranks {
      if let character = self[Int(rank)] { text.unicodeScalars.append(character) }
    }
    return text
  }
}
