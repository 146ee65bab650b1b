/// Letters of other alphabets, and mathematical styles, that look like Latin letters.
enum LookAlike {
  /// The Latin letters that Cyrillic and Greek ones are mistaken for.
  private static let latin: [Unicode.Scalar: Character] = [
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x", "у": "y", "і": "i", "ј": "j",
    "ѕ": "s", "ԁ": "d", "һ": "h", "ԛ": "q", "ԝ": "w", "к": "k", "А": "A", "В": "B", "Е": "E",
    "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T", "Х": "X", "У": "Y",
    "Ѕ": "S", "І": "I", "Ј": "J", "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I",
    "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X", "ο": "o",
    "ν": "v", "ı": "i", "ɡ": "g", "ɑ": "a",
  ]

  /// The first letter of a word that looks like a Latin one, with what it looks like.
  static func first(in word: String) -> (letter: Unicode.Scalar, latin: Character)? {
    for scalar in word.unicodeScalars where !scalar.isASCII {
      if let letter = latin[scalar] { return (scalar, letter) }
    }
    return nil
  }

  /// The word with its look-alikes replaced by the Latin letters.
  static func latinised(_ word: String) -> String {
    String(word.unicodeScalars.map { latin[$0] ?? Character($0) })
  }

  /// The plain letter or digit of a mathematical style (bold, italic, script …), as text pasted from a
  /// typeset page has it; nil for anything else.
  static func plainLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let value = scalar.value
    switch value {
    // Some letters of these styles have their place elsewhere.
    case 0x210E: return "h"
    case 0x210A: return "g"
    case 0x210B: return "H"
    case 0x2110: return "I"
    case 0x2112: return "L"
    case 0x211B: return "R"
    case 0x212C: return "B"
    case 0x2130: return "E"
    case 0x2131: return "F"
    case 0x2133: return "M"
    case 0x1D400..<0x1D6A4:
      let index = (value - 0x1D400) % 52
      return Unicode.Scalar(index < 26 ? 65 + index : 97 + index - 26)
    case 0x1D6A8..<0x1D7CA:
      return greek((value - 0x1D6A8) % 58)
    case 0x1D7CE..<0x1D800: return Unicode.Scalar(48 + (value - 0x1D7CE) % 10)
    default: return nil
    }
  }

  private static func greek(_ index: UInt32) -> Unicode.Scalar? {
    switch index {
    case 0..<17: Unicode.Scalar(0x391 + index)
    case 18..<25: Unicode.Scalar(0x391 + index)
    case 26..<51: Unicode.Scalar(0x3B1 + index - 26)
    case 17: "Θ"
    case 25: "∇"
    case 51: "∂"
    // Letters that books write in two ways.
    case 52: "ε"
    case 53: "θ"
    case 54: "κ"
    case 55: "φ"
    case 56: "ρ"
    case 57: "π"
    default: nil
    }
  }
}
