import Exact
import Formats
import Formulas

/// What a value is called before its equals sign, where that is no formula.
///
/// `\frac{\partial L}{\partial w} = 2 w`, `dy/dx = 2x`, `f'(x) = 2x`, `∇L = …`, `E[X] = …`, `w^* = …`, `KL(p‖q) = …`:
/// it says what the value is, and no more.
struct ValueLabel {
  let text: [Unicode.Scalar]
  var place = 0
  /// Whether arrows are signs of an assignment.
  var takesArrows = false
  /// Whether an arrow to the right is one, too.
  var assignsRight = false
  /// What the derivative that was taken is by.
  var differentials: [String] = []
  /// Where the formula stands that was differentiated.
  var differentiated: Range<Int>?

  init(_ text: String) { self.text = text.scalars }

  /// What stands beside a text, as far as it says what may be a label.
  struct Surroundings {
    /// The names that were declared; nil where any name may be a variable.
    var declared: Set<String>?
    /// Whether a vector or a matrix is written beside it: then `A^{-1} = …` is no equation for a number.
    var holdsMatrix = false
    /// Whether `f(x, y) = …` is a label.
    var takesCalls = false
    /// Whether an arrow, `w <- 2x`, assigns a value.
    var takesArrows = false
    /// The text beside it.
    var text = ""

    /// Whether one of some names means something beside the label.
    func mean(_ names: [String]) -> Bool {
      // Where nothing is known of what stands beside it, they may.
      if text.isEmpty { return true }
      let own = declared ?? []
      if names.contains(where: { name in own.contains { plain($0) == plain(name) } }) {
        return true
      }
      var free = FreeNames()
      free.add(text)
      let used = Set(
        (free.numbers + free.families.map(\.name) + free.matrices.map(\.name)).map(plain))
      return names.contains { used.contains(plain($0)) }
    }
  }

  /// What a label is.
  enum Kind {
    case derivative
    /// A name with names in brackets, `f(x, y)`.
    case call
    /// A matrix turned or inverted, `A^{-1}`.
    case matrix
    /// What is computed, `\int_0^1 f(x)\,dx`, of which an equation may be asked.
    case operation
    case other
  }

  /// A text with a label.
  struct Labelled {
    /// What the value is called, as it was written.
    let written: String
    /// The same in one spelling.
    var name: String { divergence ?? ValueLabel.plain(written) }
    /// The text with white space for the label, the sign behind it and a box around all of it.
    let value: String
    let kind: Kind
    /// The names of what a derivative is taken by, in one spelling; none where it does not say so.
    let differentials: [String]
    /// The derivative in the language of keys, where what is differentiated is written out.
    let derivative: String?

    /// The names in the brackets of a call.
    var arguments: [String] {
      guard let open = written.firstIndex(of: "("), let close = written.lastIndex(of: ")") else {
        return []
      }
      return written[written.index(after: open)..<close].split(separator: ",").map {
        String($0).trimmed
      }
    }
  }

  /// Whether something is related to something in a text.
  static func relates(_ text: String) -> Bool {
    var (mayHoldSign, mayHoldCommand) = (false, false)
    // By bytes: nearly no text has one of these, and every text is asked.
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"): return true
      case UInt8(ascii: "\\"): mayHoldCommand = true
      // The first byte of the signs below, and of others.
      case 0xE2: mayHoldSign = true
      default: break
      }
    }
    return mayHoldSign && text.unicodeScalars.contains { signs.contains($0) }
      || mayHoldCommand && holdsCommand(text)
  }

  /// Whether a command for a relation stands in a text; `\left` is none.
  private static func holdsCommand(_ text: String) -> Bool {
    commands.contains { command in
      text.holds(word: command)
        && text.ranges(of: command).contains { range in
          range.upperBound == text.endIndex || !text[range.upperBound].isLetter
        }
    }
  }

  private static let signs: Set<Unicode.Scalar> = [
    "≈", "←", "→", "↦", "∈", "∉", "≤", "≥", "≠", "≡", "≜",
  ]
  private static let commands = [
    "\\approx", "\\leftarrow", "\\gets", "\\to", "\\rightarrow", "\\mapsto", "\\coloneqq", "\\in",
    "\\le", "\\ge", "\\ne", "\\leq", "\\geq", "\\neq", "\\leqslant", "\\geqslant", "\\lt", "\\gt",
    "\\notin", "\\equiv", "\\triangleq", "\\stackrel", "\\overset",
  ]

  /// Whether an equals sign stands outside of all brackets, not in `\sum_{i=1}^n`.
  static func isEquation(_ text: String) -> Bool {
    guard text.holds("=") else { return false }
    var depth = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "=") where depth <= 0: return true
      default: continue
      }
    }
    return false
  }

  /// Whether something is related to something outside of all brackets of a text.
  static func relatesOutside(_ text: String) -> Bool {
    guard relates(text) else { return false }
    let scalars = text.trimmed.scalars
    // Brackets around all of a statement change nothing.
    if let first = scalars.first, ["(", "[", "{"].contains(first),
      scalars.closing(from: 0) == scalars.count - 1
    {
      return true
    }
    var depth = 0
    for place in scalars.indices {
      switch scalars[place] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case "=" where depth <= 0, "<" where depth <= 0, ">" where depth <= 0: return true
      case "\\" where depth <= 0:
        let name = scalars[(place + 1)...].prefix(while: isLetter)
        if commands.contains("\\" + String(scalars: name)) { return true }
      default: if depth <= 0, signs.contains(scalars[place]) { return true }
      }
    }
    return false
  }

  /// The label of a text; nil where there is none.
  static func labelled(
    _ text: String, beside surroundings: Surroundings = .init()
  ) -> Labelled? {
    let text = unboxed(text)
    guard relates(text) else { return nil }
    var label = ValueLabel(text)
    label.takesArrows = surroundings.takesArrows
    label.skipDelimiters()
    let start = label.place
    let kinds: [(Kind, (inout ValueLabel) -> Bool)] = [
      (.derivative, { $0.takeDerivative() }), (.derivative, { $0.takeDerivatives() }),
      (.derivative, { $0.takeAppliedOperator() }), (.derivative, { $0.takeAppliedGradient() }),
      (.other, { $0.takeStarred() }),
      (.other, { $0.takeMoments() }), (.other, { $0.takeEntry() }), (.other, { $0.takeOfAccent() }),
      (.other, { $0.takeLogarithm() }),
      (.other, { $0.takeSoftmax() }), (.other, { $0.takeCount() }),
      (.matrix, { surroundings.holdsMatrix && $0.takeTurnedMatrix() }),
      (.other, { $0.takeFunctionOfName(besides: surroundings.declared) }),
      (.call, { surroundings.takesCalls && $0.takeOwnCall() }), (.other, { $0.takeAssigned() }),
      (.other, { $0.takeEntryOfCall() }),
      (.other, { $0.takeStyledCall(isBesideValue: !surroundings.text.isEmpty) }),
      (.other, { $0.takeFunctionOfSeveral() }), (.other, { $0.takeArrow() }),
      (.other, { $0.takeMapping() }), (.operation, { $0.takeOperation() }),
      (.other, { $0.takeSeries(beside: surroundings) }),
      (.other, { $0.takeComputedIndex(beside: surroundings) }),
      (.other, { $0.takeInverse(beside: surroundings) }),
      (.other, { $0.takeComposition(beside: surroundings) }),
      (.other, { $0.takePi(beside: surroundings) }),
      (.other, { $0.takeSaidOfNames(beside: surroundings) }),
    ]
    for (kind, takes) in kinds {
      label.place = start
      label.differentials = []
      label.differentiated = nil
      guard takes(&label) else { continue }
      let end = label.place
      let differentials = label.differentials.map(plain)
      let derivative = label.writtenDerivative
      guard label.takeEquals(), label.place < label.text.count else { continue }
      if kind == .derivative { label.skipChainRule() }
      var blanked = String.UnicodeScalarView()
      for (place, scalar) in label.text.enumerated() {
        // The signs around a formula in a text stay.
        blanked.append(start <= place && place < label.place ? " " : scalar)
      }
      let name = String(String.UnicodeScalarView(label.text[start..<end]))
      // `C(5, 2) = 10` says what a number is, which may be false.
      if isNumber(name) { return nil }
      return Labelled(
        written: name, value: String(blanked), kind: kind,
        differentials: differentials, derivative: derivative)
    }
    return nil
  }

  /// Whether a text is a formula that has a value by itself, or a sum with dots.
  private static func isNumber(_ text: String) -> Bool {
    guard text.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return false
    }
    if text.contains("...") || text.contains("…") || text.contains("dots") { return true }
    guard let formula = try? Formula(text, Vocabulary()), formula.expression.names.isEmpty else {
      return false
    }
    return (try? Fuel.limited(to: 100_000) { try formula.expression.evaluate() }) != nil
  }

  /// A label in one spelling: without white space, brackets and differences between ∂ and d.
  static func plain(_ name: String) -> String {
    var plain = ""
    for scalar in Part.bare(name).unicodeScalars where !["_", "&", "$"].contains(scalar) {
      switch scalar {
      case "₀"..."₉":
        plain.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0x2080) + 0x30))
      case "’": plain.append("'")
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return plain.exchanging("nabla", for: "∇").exchanging("^prime", for: "'")
  }

  // MARK: Labels

  /// A name with a star, a word, or the number of a layer or a step in brackets above the line: `w^*`, `w^{\text{new}}`,
  /// `z^{(2)}_1`.
  private mutating func takeStarred() -> Bool {
    guard takeName(hasCall: false, hasSquare: false), take("^") else { return false }
    let isBraced = take("{")
    let isStar = ["*", "\\star", "\\ast", "∗", "⋆"].contains { take($0) }
    guard isStar || takeBracket() || isBraced && takeStyledWord() else { return false }
    guard !isBraced || take("}") else { return false }
    if take("_"), !takeIndex() { return false }
    return takeCall()
  }

  /// What is taken of a random number or a distribution, with anything in its brackets: `E[X]`, `KL(p‖q)`, `\mathbb{E}X`.
  private mutating func takeOfDistribution() -> Bool {
    if take("\\Pr") {
      _ = takeSizing()
      return takeBracket()
    }
    let isBlackboard = take("\\mathbb")
    let styles = ["\\mathrm", "\\operatorname", "\\text", "\\mathbf", "\\textrm", "\\mathcal"]
    let isStyled = isBlackboard || styles.contains { take($0) }
    let isBraced = isStyled && take("{")
    guard let word = takeWord(),
      Self.ofDistributions.contains(word) || isStyled && Self.styledLetters.contains(word)
    else { return false }
    if isBraced, !take("}") { return false }
    if take("_"), !takeIndex() { return false }
    _ = takeSizing()
    return takeBracket() || isBlackboard && takeName(hasCall: false)
  }

  /// What is taken of a random number, and differences and squares of such: `E[X^2] - E[X]^2`.
  private mutating func takeMoments() -> Bool {
    repeat {
      let isBracketed = take("(")
      guard takeOfDistribution(), !isBracketed || take(")") else { return false }
      _ = takeSquare()
    } while take("-") || take("−") || take("+")
    return true
  }

  private static let ofDistributions: Set = [
    "E", "𝔼", "Var", "Cov", "KL", "D", "DKL", "MSE", "CE", "BCE", "NLL", "JS", "P", "Pr",
  ]

  /// The letters that stand for something of a distribution where they are set in a style.
  private static let styledLetters: Set = ["V", "H", "I"]

  /// The logarithm of a density, `\log p(x)`.
  private mutating func takeLogarithm() -> Bool {
    _ = take("-") || take("−")
    guard take("\\log") || take("\\ln") || take("log ") || take("ln ") else { return false }
    return takeName(hasCall: false) && place < text.count && text[place] == "(" && takeBracket()
  }

  /// An entry of softmax, `\mathrm{softmax}(z)_i`.
  private mutating func takeSoftmax() -> Bool {
    let isBraced =
      ["\\mathrm", "\\operatorname", "\\text"].contains { take($0) } && take("{")
    guard take("softmax"), !isBraced || take("}") else { return false }
    let hasIndex = take("_")
    if hasIndex, !takeIndex() { return false }
    _ = takeSizing()
    guard takeBracket() else { return hasIndex }
    return !take("_") || takeIndex()
  }

  /// An entry of what stands in brackets, `[g x^\top]_{ij}`.
  private mutating func takeEntry() -> Bool {
    _ = takeSizing()
    return takeBracket() && take("_") && takeIndex()
  }

  /// A name with an accent in its index, `\sigma_{\bar x}`, which no formula has.
  private mutating func takeOfAccent() -> Bool {
    guard takeLetter(), take("_"), place + 1 < text.count, text[place] == "{",
      let close = text.closing(from: place),
      ["\\bar", "\\hat", "\\overline", "\\tilde"].contains(where: {
        text[(place + 1)...].starts(with: $0.unicodeScalars)
      })
    else { return false }
    place = close + 1
    skipBlanks()
    return true
  }

  /// A number of things, `#params`.
  private mutating func takeCount() -> Bool { (take("\\#") || take("#")) && takeWord() != nil }

  /// A matrix turned or inverted, `A^{-1}` and `A^\top`.
  private mutating func takeTurnedMatrix() -> Bool {
    let isStyled = ["\\mathbf", "\\boldsymbol", "\\bm"].contains { take($0) }
    let isBraced = isStyled && take("{")
    guard place < text.count, ("A"..."Z").contains(text[place]) else { return false }
    place += 1
    skipBlanks()
    guard !isBraced || take("}") else { return false }
    if take("_"), !takeIndex() { return false }
    if take("⁻¹") || take("ᵀ") { return true }
    guard take("^") else { return false }
    let hasBraces = take("{")
    return ["-1", "−1", "T", "\\top", "\\intercal", "\\mathsf{T}", "⊤"].contains { take($0) }
      && (!hasBraces || take("}"))
  }

  /// What a function takes of a name that is not declared, `\cos\theta` and `cos(θ)`.
  private mutating func takeFunctionOfName(besides declared: Set<String>?) -> Bool {
    guard let declared else { return false }
    _ = take("\\")
    guard let function = takeWord(), Self.named.contains(function) else { return false }
    let isCall = take("(")
    let start = place
    guard takeName(hasCall: false, hasSquare: false) else { return false }
    let name = String(String.UnicodeScalarView(text[start..<place])).trimmed
    return !declared.contains { Self.plain($0) == Self.plain(name) } && (!isCall || take(")"))
  }

  /// The functions that a quantity is known by.
  private static let named: Set = ["cos", "sin", "tan", "log", "ln", "exp"]

  /// A name with names in brackets, `f(x, y)`, that is no known function.
  private mutating func takeOwnCall() -> Bool {
    let start = place
    guard takeName(hasCall: false, hasSquare: false), place < text.count, text[place] == "(" else {
      return false
    }
    let name = String(String.UnicodeScalarView(text[start..<place])).trimmed
    guard Vocabulary.functionName(Self.plain(name)) == nil else { return false }
    return takeCall()
  }

  /// A name to which something is assigned, `w ← w − ηg`; an arrow to the right assigns where the name is behind it, too,
  /// `w -> w − ηg`.
  private mutating func takeAssigned() -> Bool {
    let start = place
    guard takeName() else { return false }
    let end = place
    if !takeAssignment() {
      guard takesArrows, takeRightArrow() else { return false }
      let name = Array(text[start..<end].filter { !$0.properties.isWhitespace })
      let rest = text[place...].filter { !$0.properties.isWhitespace }
      assignsRight = rest.indices.contains { rest[$0...].starts(with: name) }
      guard assignsRight else { return false }
    }
    place = end
    return true
  }
}
