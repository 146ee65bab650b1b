import Formats

/// Letters that programs shorten, beside the letter itself: `eps` and ε, `lam` and λ.
enum GreekSpelling {
  /// What is written for one letter: first the words of programs, then the letter and its name.
  private static let letters: [(words: [String], letter: Unicode.Scalar, names: [String])] = [
    (["eps"], "ε", ["ε", "ϵ", "epsilon", "varepsilon"]),
    (["lam", "lambd", "lmbda", "lambda_"], "λ", ["λ", "lambda"]),
  ]

  /// A side with the letters of the other one, where each has one spelling of them and the other another one; nil where
  /// nothing changes.
  ///
  /// - Parameters:
  ///   - isKey: whether it is the key, which has the spelling of an answer only where that is declared.
  ///   - declared: the names that are declared.
  static func unified(
    _ side: String, isKey: Bool, beside other: String, declared: [String]
  ) -> String? {
    var text = side
    for (words, letter, names) in letters {
      guard text.holds(anyOf: words + names) else { continue }
      let own = runs(of: words + names, in: text)
      func isDeclared(_ word: String) -> Bool {
        declared.contains { $0 == word || names.contains(word) && names.contains($0) }
      }
      // The letter and its names are one already.
      let spellings = Set(own.map { names.contains($0.word) ? String(letter) : $0.word })
      let wanted = Set(
        runs(of: words + names, in: other).map {
          names.contains($0.word) ? String(letter) : $0.word
        })
      guard spellings.count == 1, wanted.count == 1, spellings != wanted,
        let from = spellings.first,
        let to = wanted.first, from != unreadable, to != unreadable,
        !isDeclared(from), !isKey || isDeclared(to)
      else { continue }
      text = exchanging(own.map(\.places), in: text, for: to)
    }
    return text == side ? nil : text
  }

  /// Stands for what has something below its line or stands there, which is another name.
  private static let unreadable = ""

  /// The whole words among some that stand in a text, a command with its backslash.
  private static func runs(
    of words: [String], in text: String
  ) -> [(word: String, places: Range<Int>)] {
    let scalars = text.scalars
    var found: [(word: String, places: Range<Int>)] = []
    var place = 0
    while place < scalars.count {
      guard scalars[place].properties.isAlphabetic else {
        place += 1
        continue
      }
      var end = place
      if !scalars[place].isASCII {
        // A Greek letter is a name by itself.
        end += 1
      } else {
        while end < scalars.count, scalars[end].isASCII, isOfWord(scalars[end]) { end += 1 }
      }
      // In Python `lambda` is a word of the language, and the letter has a line behind it.
      let hasLine = end < scalars.count && scalars[end] == "_"
      if hasLine, end + 1 == scalars.count || !opensIndex(scalars[end + 1]) { end += 1 }
      let word = String(scalars: scalars[place..<end])
      if words.contains(word) {
        let isCommand = place > 0 && scalars[place - 1] == "\\"
        let start = isCommand ? place - 1 : place
        let isIndex = start > 0 && scalars[start - 1] == "_"
        let hasIndex =
          end < scalars.count && (scalars[end] == "_" || ("₀"..."₉").contains(scalars[end]))
        found.append((isIndex || hasIndex ? unreadable : word, start..<end))
      }
      place = end
    }
    return found
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }

  private static func opensIndex(_ scalar: Unicode.Scalar) -> Bool {
    isOfWord(scalar) || ["{", "(", "\\"].contains(scalar)
  }

  private static func exchanging(_ runs: [Range<Int>], in text: String, for word: String) -> String
  {
    var scalars = text.scalars
    for places in runs.reversed() {
      scalars.replaceSubrange(places, with: Array(" \(word) ".unicodeScalars))
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
