/// The ways in which keyboards and typesetting write one name.
enum NameSpelling {
  /// The marks above a letter, by the words that are typed for them.
  private static let marks: [Unicode.Scalar: String] = [
    "\u{302}": "hat", "\u{304}": "bar", "\u{305}": "bar", "\u{303}": "tilde",
  ]

  /// A name as it is typed on one line: `x1` for `x_1`, `yhat` for `ŷ` and `y_hat`; other names as they are.
  static func typed(_ name: String) -> String {
    if let line = name.firstIndex(of: "_") {
      let (base, below) = (name[..<line], name[name.index(after: line)...])
      guard !below.isEmpty, base.allSatisfy(\.isLetter),
        below.allSatisfy({ $0.isASCII && $0.isNumber }) || marks.values.contains(String(below))
      else { return name }
      return String(base + below)
    }
    guard !name.utf8.allSatisfy({ $0 < 0x80 }), name.count == 1 else { return name }
    let scalars = name.decomposed
    guard scalars.count == 2, let mark = marks[scalars[1]] else { return name }
    return String(scalars[0]) + mark
  }
}

extension String {
  /// The letters of a word apart from the marks above them, as far as formulas use them.
  fileprivate var decomposed: [Unicode.Scalar] {
    unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
      NameSpelling.marked[scalar].map { [$0.letter, $0.mark] } ?? [scalar]
    }
  }
}

extension NameSpelling {
  /// The letters that have their mark in them.
  fileprivate static let marked: [Unicode.Scalar: (letter: Unicode.Scalar, mark: Unicode.Scalar)] =
    {
      var found: [Unicode.Scalar: (letter: Unicode.Scalar, mark: Unicode.Scalar)] = [:]
      let marked: [(Unicode.Scalar, [Unicode.Scalar: Unicode.Scalar])] = [
        (
          "\u{302}",
          [
            "a": "â", "c": "ĉ", "e": "ê", "g": "ĝ", "h": "ĥ", "i": "î", "j": "ĵ", "o": "ô",
            "s": "ŝ",
            "u": "û", "w": "ŵ", "y": "ŷ", "z": "ẑ",
          ]
        ),
        ("\u{304}", ["a": "ā", "e": "ē", "g": "ḡ", "i": "ī", "o": "ō", "u": "ū", "y": "ȳ"]),
        (
          "\u{303}",
          ["a": "ã", "e": "ẽ", "i": "ĩ", "n": "ñ", "o": "õ", "u": "ũ", "v": "ṽ", "y": "ỹ"]
        ),
      ]
      for (mark, letters) in marked {
        for (letter, whole) in letters { found[whole] = (letter, mark) }
      }
      return found
    }()
}
