// The plain spelling of what keyboards, typesetting and other alphabets make of signs.
extension Lexer {
  /// The plain spelling of a scalar.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII { return scalar == "'" ? "′" : scalar == "\"" ? "″" : scalar }
    return switch scalar {
    case "\u{FF01}"..."\u{FF5E}": Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case "−", "–", "—", "‒", "﹣", "➖", "\u{2010}", "\u{2011}": "-"
    case "·", "×", "∙", "⋅", "∗", "⨯", "•", "✕", "✖", "＊": "*"
    case "÷", "∕", "⁄": "/"
    case "∣", "｜": "|"
    case "＾", "ˆ": "^"
    case "∶", "：": ":"
    case "′", "’", "'", "ʹ": "′"
    case "″", "”", "\"", "ʺ": "″"
    case "º", "˚", "∘": "°"
    case "≦", "⩽": "≤"
    case "≧", "⩾": "≥"
    case "％", "﹪": "%"
    case "，": ","
    case "⟨", "\u{3008}", "\u{2329}": "["
    case "⟩", "\u{3009}", "\u{232A}": "]"
    // What UnicodeMath groups by brackets that are not printed.
    case "〖": "("
    case "〗": ")"
    case "⌋", "⌉": ")"
    case "⊤": "ᵀ"
    case "∥": "‖"
    // One letter each, which fonts and keyboards have twice.
    case "µ": "μ"
    case "ϵ": "ε"
    case "ϕ": "φ"
    case "ϑ": "θ"
    case "ϱ": "ρ"
    case "ϰ": "κ"
    case "∖", "⧵": "∖"
    default: LookAlike.plainLetter(scalar) ?? scalar
    }
  }
}
