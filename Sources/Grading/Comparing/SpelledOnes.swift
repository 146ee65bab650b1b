import Formats

/// Products with the vector of ones, `\mathbf{1}^\top x` and `xᵀ1`, as the sum that they are.
struct SpelledOnes {
  /// The names of vectors, and of matrices: the product of ones with a matrix is a row of sums.
  let vectors: Set<String>
  let matrices: Set<String>
  /// Whether T is a name.
  let namesT: Bool

  private static let ones = [
    "\\mathbf{1}", "\\boldsymbol{1}", "\\bm{1}", "\\mathbb{1}", "\\mathbf 1", "\\boldsymbol 1",
    "\\bm 1", "\\mathbb 1", "𝟏", "𝟙", "1",
  ].map(\.scalars)
  private static let signs = ["^{\\top}", "^\\top", "ᵀ", "^{\\intercal}", "^\\intercal"].map(
    \.scalars)
  private static let letters = ["^{T}", "^T"].map(\.scalars)
  /// What turns a vector; where T is a name it stands for no transposition.
  private var turns: [[Unicode.Scalar]] { namesT ? Self.signs : Self.signs + Self.letters }

  /// A text with `sum(x)` for the product of ones and a name, or a bracket, and with a call that asks for the size of
  /// all other vectors of ones, which are no number; nil where there are none.
  func asSum(_ text: String) -> String? {
    guard text.holds("1") || text.contains("𝟏") || text.contains("𝟙") else { return nil }
    let sum = text.holds("^") || text.contains("ᵀ") ? withSums(text) : nil
    return withoutNumbers(sum ?? text) ?? sum
  }

  /// A text with `ones(n)` where a vector of ones would be read as the number; nil where there is none.
  private func withoutNumbers(_ text: String) -> String? {
    var scalars = text.scalars
    var isFound = false
    for place in scalars.indices.reversed() {
      guard let one = Self.end(of: Self.ones, at: place, in: scalars) else { continue }
      let isStyled = scalars[place] != "1"
      // What is below or behind an indicator function is its condition.
      let next = scalars[one...].first { $0 != " " }
      if isStyled, let next,
        ["_", "{", "[", "("].contains(next) || next == "\\" && opensSet(scalars, one)
      {
        continue
      }
      if !isStyled {
        // A plain 1 is one of these where it is turned, `1ᵀ`.
        guard Self.end(of: turns, at: one, in: scalars) != nil,
          place == 0 || !Self.isPartOfNumber(scalars[place - 1]),
          place == 0 || !scalars[place - 1].properties.isAlphabetic,
          place == 0 || !["_", "{", "^", "\\", ")", "]"].contains(scalars[place - 1])
        else { continue }
      }
      scalars.replaceSubrange(place..<one, with: " ones(n) ".scalars)
      isFound = true
    }
    return isFound ? String(String.UnicodeScalarView(scalars)) : nil
  }

  private func opensSet(_ text: [Unicode.Scalar], _ place: Int) -> Bool {
    let rest = text[place...].drop { $0 == " " }
    return ["\\{", "\\left", "\\lbrace", "\\big", "\\Big", "\\mathopen"].contains {
      rest.starts(with: $0.scalars)
    }
  }

  private func withSums(_ text: String) -> String? {
    let scalars = text.scalars
    var place = 0
    while place < scalars.count {
      if let found = product(at: place, in: scalars) {
        let changed = scalars[..<place] + "sum(".scalars + found.of + ")".scalars
        let text = String(String.UnicodeScalarView(changed + scalars[found.end...]))
        return withSums(text) ?? text
      }
      place += 1
    }
    return nil
  }

  /// What is summed by a product that begins at a place, and where that ends.
  private func product(
    at place: Int, in text: [Unicode.Scalar]
  ) -> (of: ArraySlice<Unicode.Scalar>, end: Int)? {
    if place > 0, text[place] != "\\" {
      let before = text[place - 1]
      guard !before.properties.isAlphabetic, !("0"..."9").contains(before),
        ![".", "_", "^", "\\"].contains(before)
      else { return nil }
    }
    if let one = Self.end(of: Self.ones, at: place, in: text),
      let turned = Self.end(of: turns, at: one, in: text),
      let (factor, end) = factor(at: Self.skipped(turned, in: text), in: text)
    {
      return (factor, end)
    }
    guard let (factor, end) = factor(at: place, in: text),
      let turned = Self.end(of: turns, at: end, in: text),
      let one = Self.end(of: Self.ones, at: Self.skipped(turned, in: text), in: text),
      one == text.count || !Self.isPartOfNumber(text[one])
    else { return nil }
    return (factor, one)
  }

  private static func isPartOfNumber(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || [".", ",", "/", "^", "!", "%"].contains(scalar)
  }

  private static func skipped(_ place: Int, in text: [Unicode.Scalar]) -> Int {
    var place = place
    while place < text.count, text[place] == " " { place += 1 }
    return place
  }

  private static func end(
    of words: [[Unicode.Scalar]], at place: Int, in text: [Unicode.Scalar]
  ) -> Int? {
    guard place < text.count else { return nil }
    return words.first { text[place...].starts(with: $0) }.map { place + $0.count }
  }

  /// Functions of a vector that are taken of each entry, or are a vector.
  private static let functions = [
    "\\exp", "\\log", "\\sigma", "\\tanh", "exp", "log", "sigmoid", "tanh", "relu", "ReLU",
    "softmax",
    "\\mathrm{softmax}", "\\operatorname{softmax}", "\\text{softmax}", "\\mathrm{ReLU}",
    "\\operatorname{ReLU}", "\\text{ReLU}", "σ",
  ].map(\.scalars)

  /// A name of one letter, in a style or not, a function of vectors, or a bracket with all that is in it.
  private func factor(
    at place: Int, in text: [Unicode.Scalar]
  ) -> (of: ArraySlice<Unicode.Scalar>, end: Int)? {
    guard place < text.count else { return nil }
    let end: Int
    if let word = Self.functions.first(where: { text[place...].starts(with: $0) }) {
      var open = place + word.count
      if text[open...].starts(with: "\\left".scalars) { open += 5 }
      guard open < text.count, text[open] == "(", let close = text.closing(from: open) else {
        return nil
      }
      end = close + 1
    } else if text[place] == "(" {
      guard let close = text.closing(from: place) else { return nil }
      end = close + 1
    } else if let style = ["\\mathbf", "\\boldsymbol", "\\bm", "\\vec"].map(\.scalars).first(
      where: {
        text[place...].starts(with: $0)
      })
    {
      let letter = Self.skipped(place + style.count, in: text)
      guard letter < text.count else { return nil }
      if text[letter] == "{" {
        guard let close = text.closing(from: letter) else { return nil }
        end = close + 1
      } else {
        guard text[letter].properties.isAlphabetic else { return nil }
        end = letter + 1
      }
    } else {
      guard text[place].properties.isAlphabetic else { return nil }
      end = place + 1
      // A longer word may be anything, and what has an index or an exponent is another thing.
      if end < text.count, text[end].properties.isAlphabetic { return nil }
    }
    if end < text.count, ["_", "′", "'", "("].contains(text[end]) { return nil }
    let own = text[place..<end]
    return isVector(own) ? (own, end) : nil
  }

  /// Whether vectors alone stand in a factor, and nothing is turned in it.
  private func isVector(_ factor: ArraySlice<Unicode.Scalar>) -> Bool {
    let names = factor.split { !$0.properties.isAlphabetic }.map {
      String(String.UnicodeScalarView($0))
    }
    return names.contains(where: vectors.contains) && !names.contains(where: matrices.contains)
      && !factor.contains("^") && !factor.contains("ᵀ")
  }
}
