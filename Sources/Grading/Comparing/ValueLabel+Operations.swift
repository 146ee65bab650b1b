import Formats
import Formulas

// What is computed, as a label: limits, integrals, sums, and where something is least; calls and entries of functions.
extension ValueLabel {
  /// A limit, an integral, or the place or the value of an extremum, with all that stands before the equals sign:
  /// `\lim_{x\to 0} f(x)`, `\int_0^1 x\,dx`, `\arg\min_x f(x)`.
  mutating func takeOperation() -> Bool {
    guard takeOperator() else { return false }
    return takeUpToEquals()
  }

  private mutating func takeOperator() -> Bool {
    let start = place
    if take("\\underset"), takeGroup(), takeExtremumInBraces() { return true }
    place = start
    if take("\\operatorname") {
      _ = take("*")
      if takeExtremumInBraces() { return true }
    }
    place = start
    return Self.operators.contains { take($0) }
  }

  private static let operators = [
    "\\lim", "\\int", "\\iint", "\\oint", "∫", "\\arg", "\\argmin", "\\argmax", "argmin",
    "argmax", "\\min_", "\\max_", "\\sup_", "\\inf_", "lim_",
  ]

  private mutating func takeExtremumInBraces() -> Bool {
    let start = place
    guard takeGroup() else { return false }
    let letters = written(from: start).filter(\.isLetter)
    return ["min", "max", "lim", "sup", "inf"].contains { letters.hasSuffix($0) }
  }

  /// Passes over what stands before an equals sign outside of brackets; false where a comma or another relation comes first.
  mutating func takeUpToEquals() -> Bool {
    var depth = 0
    let start = place
    while place < text.count {
      if depth == 0, isAtEquals { return place > start }
      switch text[place] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case "<", ">", "≤", "≥", "≠", "!", "≈", "∈", "∉", "→", "⇒", "⇔":
        if depth == 0 { return false }
      case "\\": if depth == 0, isAtRelation { return false }
      case ",", ";": if depth == 0, place > 0, text[place - 1] != "\\" { return false }
      default: break
      }
      if depth < 0 { return false }
      place += 1
    }
    return false
  }

  /// The commands of relations, arrows and words, which end what is computed.
  private static let relations: Set = [
    "le", "leq", "leqslant", "lt", "lesssim", "ll", "ge", "geq", "geqslant", "gt", "gtrsim", "gg",
    "ne", "neq", "not", "to", "rightarrow", "longrightarrow", "Rightarrow", "implies", "iff",
    "Leftrightarrow", "in", "notin", "ni", "subset", "subseteq", "approx", "sim", "simeq", "cong",
    "equiv", "propto", "text", "textrm", "mbox", "quad", "qquad", "land", "lor", "wedge", "vee",
    "mapsto", "overset", "stackrel",
  ]

  /// Whether such a command stands here; a differential in upright letters is none.
  private var isAtRelation: Bool {
    let word = text[(place + 1)...].prefix { $0.properties.isAlphabetic }
    guard Self.relations.contains(String(scalars: word)) else { return false }
    return !text[(place + 1 + word.count)...].starts(with: "{d}".unicodeScalars)
  }

  /// A sum or a product of what means nothing beside it, `\sum_{i=1}^6 x_i`.
  mutating func takeSeries(beside surroundings: Surroundings) -> Bool {
    let start = place
    guard ["\\sum", "\\prod", "∑", "∏"].contains(where: { take($0) }), takeUpToEquals() else {
      return false
    }
    var free = FreeNames()
    free.add(written(from: start))
    let names = free.numbers + free.families.map(\.name) + free.matrices.map(\.name)
    return !names.isEmpty && !surroundings.mean(names)
  }

  /// An entry of what a function gives, `\sigma(z)_i`.
  mutating func takeEntryOfCall() -> Bool {
    takeName(hasCall: false, hasSquare: false) && takeBracket(isSquare: false) && take("_")
      && takeIndex()
  }

  /// A function whose name is a word in upright letters, `\mathrm{cos\_sim}(a, b)`, and that is none of the language.
  ///
  /// - Parameter isBesideValue: whether a value is asked for, and no equation.
  mutating func takeStyledCall(isBesideValue: Bool) -> Bool {
    guard
      ["\\mathrm", "\\operatorname", "\\text", "\\textrm", "\\mathsf", "\\texttt", "\\mathbf"]
        .contains(where: { take($0) }), place < text.count, text[place] == "{",
      let close = text.closing(from: place)
    else { return false }
    let word = text[(place + 1)..<close].filter { $0 != "\\" && !$0.properties.isWhitespace }
    guard word.count > 1, let first = word.first, first.properties.isAlphabetic,
      word.allSatisfy({
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-"
      }),
      // In capitals it may be another one, such as a layer.
      Vocabulary.functionName(String(scalars: word[...])) == nil
        || isBesideValue && word.allSatisfy({ ("A"..."Z").contains($0) })
    else { return false }
    place = close + 1
    skipBlanks()
    if take("_"), !takeIndex() { return false }
    _ = takeSizing()
    return takeBracket()
  }

  /// What a function of one number takes of several, `\cos(u, v)`, or of an angle, `\cos\angle(a, b)`.
  mutating func takeFunctionOfSeveral() -> Bool {
    _ = take("\\")
    guard let function = takeWord(), ["cos", "sin", "tan"].contains(function) else { return false }
    if take("\\angle") || take("∠") { return takeBracket() || takeWord() != nil }
    _ = takeSizing()
    guard take("(") else { return false }
    var count = 0
    repeat {
      guard takeName(hasCall: false, hasSquare: false) else { return false }
      count += 1
    } while take(",")
    _ = takeSizing()
    return take(")") && count > 1
  }

  /// A vector from one point to another, `\overrightarrow{AB}`.
  mutating func takeArrow() -> Bool {
    guard ["\\overrightarrow", "\\vec", "\\overline"].contains(where: { take($0) }) else {
      return false
    }
    let start = place
    guard takeGroup() else { return false }
    let points = written(from: start).unicodeScalars.filter { !["{", "}", " "].contains($0) }
    return (1...3).contains(points.count) && points.allSatisfy { ("A"..."Z").contains($0) }
  }

  /// What a function maps, `f: x \mapsto` and `x \mapsto`.
  mutating func takeMapping() -> Bool {
    guard takeName(hasCall: false, hasSquare: false) else { return false }
    if take(":") || take("\\colon"), !takeName(hasCall: false, hasSquare: false) { return false }
    var ahead = self
    assignsRight = ahead.take("\\mapsto") || ahead.take("↦")
    return assignsRight
  }

  /// A name with a computed index that nothing beside it has, `w_{t+1}`.
  mutating func takeComputedIndex(beside surroundings: Surroundings) -> Bool {
    let start = place
    let isBraced = ["\\mathbf", "\\boldsymbol", "\\vec", "\\bm"].contains { take($0) } && take("{")
    guard takeLetter(), !isBraced || take("}"), take("_"), takeGroup() else { return false }
    let name = written(from: start)
    let plain = Self.plain(name)
    return name.contains { "+-−".contains($0) } && !Self.plain(surroundings.text).contains(plain)
      && !(surroundings.declared ?? []).contains { Self.plain($0) == plain }
  }

  /// The inverse of a function that means nothing beside it, `h^{-1}(x)`.
  mutating func takeInverse(beside surroundings: Surroundings) -> Bool {
    let start = place
    guard takeName(hasCall: false, hasSquare: false) else { return false }
    let name = written(from: start)
    guard take("^{-1}") || take("⁻¹") || take("^{−1}") || take("^(-1)"),
      takeBracket(isSquare: false)
    else { return false }
    return !surroundings.mean([name])
  }

  /// Functions that are joined and mean nothing beside it, `(f \circ g)(x)` and `(f + g)(x)`.
  mutating func takeComposition(beside surroundings: Surroundings) -> Bool {
    _ = takeSizing()
    guard take("(") else { return false }
    var names: [String] = []
    repeat {
      let start = place
      guard takeName(hasCall: false, hasSquare: false) else { return false }
      names.append(written(from: start))
    } while ["\\circ", "∘", "+", "-", "−", "\\cdot", "·", "*", "/"].contains { take($0) }
    _ = takeSizing()
    guard names.count > 1, take(")") else { return false }
    _ = takeSizing()
    return takeBracket(isSquare: false) && !surroundings.mean(names)
  }
}

extension ValueLabel.Labelled {
  /// The divergence between two distributions that is named, `KL(p‖q)`, in one spelling; nil for other labels.
  var divergence: String? {
    var text = written
    for (command, sign) in Self.inDivergences { text = text.exchanging(command, for: sign) }
    text.removeAll { $0.isWhitespace || "{}_".contains($0) }
    text = text.replacing("∥", with: "‖")
    guard text.contains("‖"), let open = text.firstIndex(of: "("),
      ["KL", "DKL", "D"].contains(text[..<open])
    else { return nil }
    return "KL" + text[open...].lowercased()
  }

  private static let inDivergences = [
    ("\\left", ""), ("\\right", ""), ("\\middle", ""), ("\\bigl", ""), ("\\bigr", ""),
    ("\\big", ""), ("\\mathrm", ""), ("\\operatorname", ""), ("\\text", ""), ("\\mathbf", ""),
    ("\\,", ""), ("\\;", ""), ("\\!", ""), ("\\:", ""), ("\\parallel", "‖"), ("\\Vert", "‖"),
    ("\\|", "‖"), ("||", "‖"), ("\\mid", "‖"), ("|", "‖"),
  ]
}
