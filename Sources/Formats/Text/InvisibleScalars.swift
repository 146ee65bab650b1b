/// Characters that are not seen but change what is seen or what a terminal does.
///
/// The list is fixed, not asked of the standard library's Unicode tables, so that written bytes do
/// not change with the toolchain.
enum InvisibleScalars {
  /// Whether a character is a control or format character: it must be shown or written escaped.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: false
    case 0x00..<0x20, 0x7F..<0xA0, 0xAD: true
    case 0x00..<0x0600: false
    // Arabic, Syriac and Mongolian format characters.
    case 0x0600...0x0605, 0x061C, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x180E: true
    // Zero-width characters, marks of direction, line and paragraph separators, bidi overrides.
    case 0x200B...0x200F, 0x2028...0x202E: true
    // Word joiner, invisible operators, bidi isolates, deprecated format characters.
    case 0x2060...0x206F: true
    // Byte order mark, annotation marks.
    case 0xFEFF, 0xFFF9...0xFFFB: true
    // Egyptian, shorthand and musical format characters; tags.
    case 0x110BD, 0x110CD, 0x13430...0x1343F, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A: true
    case 0xE0001, 0xE0020...0xE007F: true
    default: false
    }
  }
}
