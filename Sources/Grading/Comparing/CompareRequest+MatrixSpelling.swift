import Formulas

// Matrices as papers write them: the identity by its letter, `A + λI`, `I_n`, `\mathbf{I}_{2}`, and products without a
// sign, `XXᵀ`.
extension CompareRequest {
  /// The letter of the identity.
  static let identityName = "I"

  /// Whether the letter I is the identity: there are matrices, and no variable has that name.
  var readsIdentity: Bool {
    let name = Self.identityName
    guard [key, answer].contains(where: { $0.holds(word: name) }),
      !((variables ?? []) + domains.flatMap(\.names)).contains(where: {
        $0 == name || $0.hasPrefix("\(name)_")
      })
    else { return false }
    if domains.contains(where: \.isOfEntries) { return true }
    // Beside a matrix that is written out the letter may be an entry.
    return zip([key, answer], [answer, key]).contains { side, other in
      Self.isMultipleOfIdentity(side) && !other.holds(word: name)
        && ["[[", "matrix}"].contains { other.holds(word: $0) }
    }
  }

  /// Whether nothing but a number and the letter stand there, with its size or without.
  private static func isMultipleOfIdentity(_ text: String) -> Bool {
    var plain = text
    for command in ["\\mathbf", "\\mathbb", "\\times", "\\cdot", "\\,", "$"] {
      plain = plain.exchanging(command, for: " ")
    }
    return plain.count { $0 == "I" } == 1
      && plain.allSatisfy { $0 == "I" || $0.isNumber || "_{} */-.×·".contains($0) }
  }

  /// Each size that the identity may have: those of the matrices that are declared, or else small ones.
  static func identitySizes(_ variables: Variables) -> [Int] {
    var sizes: [Int] = []
    let hasMatrices = variables.all.contains { $0.dimensions.count == 2 }
    for variable in variables.all
    where variable.dimensions.count == 2 || !hasMatrices && variable.dimensions.count == 1 {
      for case .fixed(let size) in variable.dimensions where !sizes.contains(size) && size > 1 {
        sizes.append(size)
      }
    }
    return sizes.isEmpty ? [2, 3, 4] : sizes.sorted()
  }

  /// A text with `eye(n)` for the letter with its size below it, and the letter for its upright and double forms.
  func withIdentity(_ text: String) -> String {
    guard readsIdentity, text.holds(word: Self.identityName) else { return text }
    var plain = text
    for form in ["mathbf", "mathbb", "mathrm", "boldsymbol", "bm"]
    where plain.holds(word: "\\\(form)") {
      for letter in ["\\\(form){I}", "\\\(form) I"] {
        plain = plain.exchanging(letter, for: " I ").exchanging(" I _", for: " I_")
      }
    }
    guard plain.holds(word: "I_") else { return plain }
    var rest = Substring(plain)
    var named = ""
    while let next = rest.first {
      let isInside = named.last.map { $0.isLetter || $0 == "\\" || $0 == "_" }
      if next == "I", isInside != true, let (size, end) = Self.size(below: rest.dropFirst()) {
        named += " eye(\(size))"
        rest = end
      } else {
        named.append(next)
        rest = rest.dropFirst()
      }
    }
    return named
  }

  /// The longest size that is read, with its braces.
  private static let longestSize = 24

  /// The name or number below a letter, and what stands behind it: `_n`, `_{12}`, `_{n \times n}`.
  private static func size(below text: Substring) -> (size: Substring, end: Substring)? {
    guard text.first == "_" else { return nil }
    let below = text.dropFirst()
    guard below.first == "{" else {
      let size = below.prefix { $0.isASCII && $0.isNumber }
      let own = size.isEmpty ? below.prefix(1) : size
      guard let letter = own.first, letter.isLetter || letter.isNumber else { return nil }
      return (own, below.dropFirst(own.count))
    }
    guard let close = below.prefix(longestSize).firstIndex(of: "}") else { return nil }
    let inside = below[below.index(after: below.startIndex)..<close]
    let sizes = String(inside).exchanging("\\times", for: "×").split { "×x* ".contains($0) }
    guard let size = sizes.first, sizes.allSatisfy({ $0 == size }), sizes.count <= 2,
      size.allSatisfy({ $0.isLetter || $0.isNumber })
    else { return nil }
    return (size, below[below.index(after: close)...])
  }

  // MARK: Products

  /// A text with spaces between letters side by side that are all declared as vectors and matrices, `XX` and `Xw`.
  ///
  /// As one word they would be the name of a number that stands nowhere else.
  func withMatricesApart(_ text: String) -> String {
    guard variables == nil else { return text }
    let letters = Set(
      domains.filter(\.isOfEntries).flatMap(\.names).filter { $0.count == 1 }.compactMap(\.first))
    let names = Set(domains.flatMap(\.names))
    guard !letters.isEmpty else { return text }
    var apart = ""
    var word = ""
    func spaced(_ word: String) -> String {
      guard word.count > 1, Vocabulary.functionName(word) == nil else { return word }
      // `x2AB` is one name, `2AB` a product.
      let before = apart.reversed().first { !$0.isNumber }
      let hasNumber = apart.last?.isNumber ?? false
      let isInside =
        before.map { $0 == "\\" || $0 == "_" || hasNumber && $0.isLetter } ?? false
      guard !isInside, !names.contains(word), word.allSatisfy(letters.contains)
      else { return word }
      return word.map { String($0) }.joined(separator: " ")
    }
    for character in text {
      // `XXᵀ`, `AB⁻¹`: raised letters belong to no name.
      if character.isLetter, character != "ᵀ" {
        word.append(character)
      } else {
        apart += spaced(word)
        word = ""
        apart.append(character)
      }
    }
    return apart + spaced(word)
  }
}
