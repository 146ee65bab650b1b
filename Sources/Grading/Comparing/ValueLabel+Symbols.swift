import Formats
import Formulas

// Symbols as labels that no formula beside them has: π for a distribution over states, and what is said of names.
extension ValueLabel {
  /// π before a vector, `\pi =`, `\boldsymbol\pi =`, `\pi^\top =` and `\pi_\infty =`, where the vector beside it has no π.
  mutating func takePi(beside surroundings: Surroundings) -> Bool {
    guard surroundings.isVector, !surroundings.text.holds(word: "pi"),
      !surroundings.text.contains("π")
    else { return false }
    let isStyled = ["\\boldsymbol", "\\vec", "\\mathbf", "\\bm", "\\hat", "\\bar"].contains {
      take($0)
    }
    let isBraced = isStyled && take("{")
    guard take("\\pi") || take("π") || take("pi"), !isBraced || take("}") else { return false }
    if take("_"), !takeIndex() { return false }
    takeLayer()
    // The number π is no vector.
    var ahead = self
    return ahead.takeEquals() && ahead.place < ahead.text.count
      && ["(", "[", "\\", "⟨"].contains(ahead.text[ahead.place])
  }

  /// What is said of names that are not declared, `\hat\sigma^2 =`, `\det(A) =` and `\|x\|_2 =`.
  ///
  /// Where any name may be a variable, the reader sees what is a label.
  mutating func takeSaidOfNames(beside surroundings: Surroundings) -> Bool {
    let start = place
    guard surroundings.declared != nil, !surroundings.text.isEmpty, takeUpToEquals() else {
      return false
    }
    let label = written(from: start)
    guard label.utf8.count <= Self.longestSaid, Self.isWithoutWords(label) else { return false }
    var free = FreeNames()
    free.add(label)
    let names = free.numbers + free.families.map(\.name) + free.matrices.map(\.name)
    guard !names.isEmpty, !surroundings.mean(names) else { return false }
    var vocabulary = Vocabulary(names: names)
    vocabulary.sigma = SigmaUse(declared: names, key: label, answer: label)
    guard let formula = try? Formula(label, vocabulary).expression else { return false }
    // Names side by side, `pq with q = 1 - p`, are as likely a value before what it is about.
    if case .product = formula.kind, !Self.signsOfProducts.contains(where: label.holds(word:)) {
      return false
    }
    return formula.isSaidOfNames && !formula.isPowerOfUnknown
  }

  /// The signs of products of vectors, and of a change.
  private static let signsOfProducts = ["·", "\\cdot", "ᵀ", "^T", "\\top", "Δ", "\\Delta"]

  /// Whether each word of several letters that is no command is a function or the name of a letter.
  private static func isWithoutWords(_ label: String) -> Bool {
    let scalars = label.scalars
    var place = 0
    while place < scalars.count {
      guard isLetter(scalars[place]) else {
        place += 1
        continue
      }
      var end = place
      while end < scalars.count, isLetter(scalars[end]) { end += 1 }
      let word = String(scalars: scalars[place..<end])
      let isSaid =
        place > 0 && ["\\", "_", "{"].contains(scalars[place - 1]) || word.count == 1
        || Vocabulary.functionName(word) != nil || word == "sigma" || word == "chi"
      guard isSaid else { return false }
      place = end
    }
    return true
  }

  /// The longest label of this kind, in bytes.
  private static let longestSaid = 100
}

extension ValueLabel.Surroundings {
  /// Whether a vector or a matrix is written beside the label.
  fileprivate var isVector: Bool {
    holdsMatrix || text.trimmed.hasPrefix("(") && text.holds(",")
  }
}
