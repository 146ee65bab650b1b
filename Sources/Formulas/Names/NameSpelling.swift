/// The ways in which keyboards and typesetting write one name.
enum NameSpelling {
  /// The marks above a letter, by the words that are typed for them.
  private static let marks: [Unicode.Scalar: String] = [
    "\u{302}": "hat", "\u{304}": "bar", "\u{305}": "bar", "\u{303}": "tilde",
  ]

  /// A name as it is typed on one line: `x1` for `x_1`, `yhat` for `ŷ` and `y_hat`, and with letters for their names,
  /// `p_θ` for `p_theta` and `α2` for `alpha_2`; other names as they are.
  ///
  /// What is written in two ways is one name; `sigma` and `pi` alone are not, since they are more than letters.
  static func typed(_ name: String) -> String {
    if name.utf8.count < 2 { return name }
    guard name.utf8.contains(UInt8(ascii: "_")), let line = name.firstIndex(of: "_") else {
      return typedBase(name, isAlone: true)
    }
    let base = typedBase(String(name[..<line]), isAlone: false)
    let below = name[name.index(after: line)...]
    guard !below.isEmpty else { return name }
    let isNumberOrMark =
      below.utf8.allSatisfy { (48...57).contains($0) } || marks.values.contains(String(below))
    return isNumberOrMark && base.allSatisfy(\.isLetter)
      ? base + below : base + "_" + typedBelow(String(below))
  }

  /// What stands before the line, or a whole name without one.
  private static func typedBase(_ base: String, isAlone: Bool) -> String {
    if base.utf8.allSatisfy({ (97...122).contains($0 | 32) }) {
      guard !isAlone || !["sigma", "pi"].contains(base) else { return base }
      return letter(named: base) ?? withMark(base[...]) ?? base
    }
    if base.utf8.allSatisfy({ $0 < 0x80 }) {
      let letters = base.prefix { $0.isLetter }
      guard !isAlone || letters.count < base.count || !["sigma", "pi"].contains(base) else {
        return base
      }
      let digits = base[letters.endIndex...]
      guard digits.allSatisfy(\.isNumber) else { return base }
      if let letter = letter(named: String(letters)) { return letter + digits }
      return withMark(letters).map { $0 + digits } ?? base
    }
    let scalars = base.decomposed
    guard scalars.count >= 2, let mark = marks[scalars[1]],
      scalars.dropFirst(2).allSatisfy({ ("0"..."9").contains($0) })
    else { return base }
    return String(scalars[0]) + mark + String(String.UnicodeScalarView(scalars.dropFirst(2)))
  }

  /// A letter by its name with the word for a mark behind it, `thetahat`; nil for other words.
  private static func withMark(_ letters: Substring) -> String? {
    for mark in ["hat", "bar", "tilde"] where letters.hasSuffix(mark) {
      guard let letter = letter(named: String(letters.dropLast(mark.count))) else { continue }
      return letter + mark
    }
    return nil
  }

  /// What stands below the line, with letters for their names; a number is that of the letter before it, `β_1` as `β1`.
  private static func typedBelow(_ below: String) -> String {
    var typed = ""
    var isGreek = false
    for piece in pieces(of: below) {
      if let letter = letter(named: piece) {
        typed += letter
        isGreek = true
      } else if isGreek, piece.hasPrefix("_"), Int(piece.dropFirst()) != nil {
        typed += piece.dropFirst()
        isGreek = false
      } else {
        typed += piece
        isGreek = piece.unicodeScalars.count == 1 && ("α"..."ω").contains(piece)
      }
    }
    return typed
  }

  /// Runs of letters, and what stands between them.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var wasLetter: Bool?
    for character in text {
      let isLetter = character.isLetter
      if wasLetter == isLetter {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
      wasLetter = isLetter
    }
    return pieces
  }

  private static func letter(named word: String) -> String? {
    word.utf8.count < 2 ? nil : Lexer.greekLetter(named: word)
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
