import Formats

/// Formulas in texts for people, as MathML: `∂L/∂ŷ`, `P(spam | word)`, `KL(p‖q)`, `(y − ŷ)^2`.
///
/// What stands in a text need not be a formula that can be computed, so that this reader knows no
/// names and refuses nothing: it sees what is above and below a fraction line, powers, indices, roots
/// and brackets, and sets all else side by side as it is written.
struct Notation {
  /// The deepest nesting of brackets that is typeset.
  private static let deepestNesting = 40

  /// One piece of a row.
  private struct Item {
    enum Role {
      /// A value, which a fraction line may have above or below it.
      case operand
      /// A word in front of its argument, as in cos θ.
      case function
      /// A sign between values.
      case infix
      /// The line of a fraction.
      case over
      /// A comma or the like.
      case separator
    }

    var markup: Markup
    var role: Role
    /// What stands in the brackets of an operand, which a fraction line makes needless.
    var bare: Markup?
    /// Whether white space stands before it.
    var followsSpace = false
  }

  private let tokens: [NotationToken]
  private var index = 0
  private var depth = 0

  /// A formula of a text; code where the text is no formula, such as `nn.Linear`.
  static func formula(_ text: String) -> Markup {
    let tokens = NotationToken.tokens(of: text)
    guard !isCode(tokens), !tokens.isEmpty, text.utf8.count <= 2_000 else {
      return .element("code", [:], [.element("bdi", text: text)])
    }
    var notation = Notation(tokens: tokens)
    let pieces = notation.row(until: nil)
    return MathML.formula(pieces, text: text)
  }

  private init(tokens: [NotationToken]) { self.tokens = tokens }

  /// Whether a text is a piece of a program: a point behind a name, a quote, a sign of no formula.
  private static func isCode(_ tokens: [NotationToken]) -> Bool {
    for (place, token) in tokens.enumerated() {
      switch token {
      case .sign("."):
        if place > 0, case .word = tokens[place - 1] { return true }
      case .sign("\""), .sign("\\"), .sign("$"), .sign("#"), .sign("@"): return true
      case .sign("'"): if place == 0 { return true }
      default: break
      }
    }
    return false
  }

  // MARK: Rows

  /// The pieces up to a closing bracket, which is taken; up to the end without one.
  private mutating func row(until close: Unicode.Scalar?) -> [Markup] {
    var items: [Item] = []
    var followsSpace = false
    while index < tokens.count {
      if tokens[index] == .space {
        followsSpace = !items.isEmpty
        index += 1
        continue
      }
      if let close, tokens[index] == .sign(close) { break }
      var item = self.item(after: items.last, closing: close, followsSpace: followsSpace)
      item.followsSpace = followsSpace
      followsSpace = false
      items.append(item)
    }
    return Notation.laidOut(items)
  }

  private mutating func item(
    after last: Item?, closing: Unicode.Scalar?, followsSpace: Bool = false
  ) -> Item {
    var expectsOperand =
      switch last?.role {
      case .operand: false
      default: true
      }
    let token = tokens[index]
    index += 1
    // A bar with space before it and none behind it opens: ‖a‖ ‖b‖, but not p ‖ q.
    if token == .sign("|") || token == .sign("‖"), followsSpace, index < tokens.count,
      tokens[index] != .space
    {
      expectsOperand = true
    }
    switch token {
    case .number(let text): return withScripts(Item(markup: MathML.number(text), role: .operand))
    case .word(let word): return self.word(word)
    case .raised(let text), .lowered(let text):
      return Item(markup: MathML.sign(text), role: .operand)
    case .space: return Item(markup: .group([]), role: .separator)
    case .sign(let sign): return self.sign(sign, expectsOperand: expectsOperand, closing: closing)
    }
  }

  private mutating func word(_ word: String) -> Item {
    if word == "Σ" || word == "Π", isLargeOperator {
      return largeOperator(word == "Σ" ? "∑" : "∏")
    }
    let isFunction = Notation.functions.contains(word)
    var item = withScripts(
      Item(
        markup: isFunction ? MathNames.function(word) : MathNames.name(word), role: .operand))
    // A bracket right behind a name is its argument, and both are one value.
    if index < tokens.count, tokens[index] == .sign("("), depth < Self.deepestNesting {
      index += 1
      let argument = bracketed("(", ")")
      item = withScripts(Item(markup: MathML.row([item.markup, argument.markup]), role: .operand))
    } else if isFunction {
      item.role = .function
    }
    return item
  }

  private mutating func sign(
    _ sign: Unicode.Scalar, expectsOperand: Bool, closing: Unicode.Scalar?
  ) -> Item {
    switch sign {
    case "(", "[", "{":
      guard depth < Self.deepestNesting else { break }
      return withScripts(bracketed(sign, sign == "(" ? ")" : sign == "[" ? "]" : "}"))
    case "|", "‖":
      if expectsOperand, closing != sign, depth < Self.deepestNesting,
        tokens[index...].contains(.sign(sign))
      {
        return withScripts(bracketed(sign, sign))
      }
      let bar = Markup.element("mo", ["stretchy": "false"], text: String(sign))
      return Item(markup: bar, role: .infix)
    case "√":
      skipSpace()
      guard index < tokens.count else { break }
      let radicand = item(after: nil, closing: closing)
      return withScripts(
        Item(markup: MathML.root(radicand.bare ?? radicand.markup), role: .operand))
    case "∂", "∇", "Δ":
      // With what stands right behind it, a differential is one value.
      let mark = withScripts(Item(markup: MathML.prefix(String(sign)), role: .operand))
      guard index < tokens.count, startsOperand(tokens[index]) else { return mark }
      let operand = item(after: nil, closing: closing)
      return Item(markup: MathML.row([mark.markup, operand.markup]), role: .operand)
    case "∑", "∏":
      return largeOperator(String(sign))
    case "/": return Item(markup: MathML.sign("/"), role: .over)
    case "*": return Item(markup: MathML.sign("⋅"), role: .infix)
    case "-": return Item(markup: minus(expectsOperand), role: .infix)
    case "−", "+", "±", "¬":
      let text = String(sign)
      return Item(
        markup: expectsOperand || sign == "¬" ? MathML.prefix(text) : MathML.sign(text),
        role: .infix)
    case ",", ";":
      return Item(
        markup: .element("mo", ["separator": "true"], text: String(sign)), role: .separator)
    case "∞", "°", "%", "!", "…", "?":
      return withScripts(Item(markup: MathML.sign(String(sign)), role: .operand))
    default: break
    }
    return Item(markup: MathML.sign(String(sign)), role: .infix)
  }

  private func minus(_ isPrefix: Bool) -> Markup {
    isPrefix ? MathML.prefix("−") : MathML.sign("−")
  }

  private mutating func bracketed(_ open: Unicode.Scalar, _ close: Unicode.Scalar) -> Item {
    depth += 1
    let inner = row(until: close)
    depth -= 1
    let isClosed = index < tokens.count
    if isClosed { index += 1 }
    let opening = MathML.bracket(String(open), isOpening: true)
    guard isClosed else {
      return Item(markup: .element("mrow", [:], [opening] + inner), role: .operand)
    }
    return Item(
      markup: MathML.fenced(String(open), inner, String(close)), role: .operand,
      bare: open == "(" ? MathML.row(inner) : nil)
  }

  // MARK: Scripts

  /// What stands above and below the line behind a value, with the value.
  private mutating func withScripts(_ item: Item) -> Item {
    var item = item
    while index < tokens.count {
      switch tokens[index] {
      case .raised(let text):
        index += 1
        item = Item(markup: MathML.power(item.markup, Notation.script(text)), role: .operand)
      case .lowered(let text):
        index += 1
        item = Item(markup: MathML.indexed(item.markup, MathNames.indexText(text)), role: .operand)
      case .sign("'"), .sign("′"):
        index += 1
        item = Item(markup: MathML.power(item.markup, MathML.sign("′")), role: .operand)
      case .sign("^"):
        guard index + 1 < tokens.count else { return item }
        index += 1
        item = Item(markup: MathML.power(item.markup, scriptOperand()), role: .operand)
      case .sign("_"):
        guard index + 1 < tokens.count else { return item }
        index += 1
        item = Item(markup: MathML.indexed(item.markup, scriptOperand()), role: .operand)
      default: return item
      }
    }
    return item
  }

  /// What stands behind `^` or `_`: a bracket without its brackets, or one value with its sign.
  private mutating func scriptOperand() -> Markup {
    switch tokens[index] {
    case .sign("{") where depth < Self.deepestNesting, .sign("(") where depth < Self.deepestNesting:
      let isBrace = tokens[index] == .sign("{")
      index += 1
      depth += 1
      let inner = row(until: isBrace ? "}" : ")")
      depth -= 1
      if index < tokens.count { index += 1 }
      return MathML.row(inner)
    case .sign("-"), .sign("−"), .sign("+"):
      let sign = tokens[index] == .sign("+") ? "+" : "−"
      index += 1
      guard index < tokens.count else { return MathML.sign(sign) }
      return MathML.row([MathML.prefix(sign), atom()])
    default: return atom()
    }
  }

  /// One value without scripts.
  private mutating func atom() -> Markup {
    defer { index += 1 }
    switch tokens[index] {
    case .number(let text): return MathML.number(text)
    case .word(let text): return MathNames.name(text)
    case .raised(let text), .lowered(let text): return MathML.sign(text)
    case .sign(let sign): return MathML.sign(String(sign))
    case .space: return .group([])
    }
  }

  private static func script(_ text: String) -> Markup {
    let digits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if digits { return MathML.number(text) }
    guard text.hasPrefix("−"), text.count > 1 else {
      return text == "⊤" ? MathML.sign(text) : MathNames.letters(text)
    }
    return MathML.row([MathML.prefix("−"), MathML.number(String(text.dropFirst()))])
  }

  /// Whether a capital letter is a sign of a sum or product: an index or a bracket stands behind it.
  private var isLargeOperator: Bool {
    var next = index
    if next < tokens.count, tokens[next] == .space { next += 1 }
    guard next < tokens.count else { return false }
    switch tokens[next] {
    case .lowered: return next == index
    case .sign("_"): return next == index
    case .sign("("): return next > index
    default: return false
    }
  }

  /// A sum or product sign with its bounds.
  private mutating func largeOperator(_ sign: String) -> Item {
    var below: Markup?
    var above: Markup?
    scripts: while index < tokens.count {
      switch tokens[index] {
      case .lowered(let text):
        index += 1
        below = MathNames.indexText(text)
      case .raised(let text):
        index += 1
        above = Notation.script(text)
      case .sign("_") where index + 1 < tokens.count:
        index += 1
        below = scriptOperand()
      case .sign("^") where index + 1 < tokens.count:
        index += 1
        above = scriptOperand()
      default: break scripts
      }
    }
    return Item(markup: MathML.large(sign, below: below, above: above), role: .infix)
  }

  // MARK: Helpers

  private mutating func skipSpace() {
    while index < tokens.count, tokens[index] == .space { index += 1 }
  }

  private func startsOperand(_ token: NotationToken) -> Bool {
    switch token {
    case .number, .word: true
    case .sign(let sign): sign == "(" || sign == "√" || sign == "‖"
    case .raised, .lowered, .space: false
    }
  }

  /// Words that stand before their argument without brackets.
  private static let functions: Set = [
    "log", "ln", "exp", "sin", "cos", "tan", "tanh", "sinh", "cosh", "asin", "acos", "atan", "max",
    "min", "det", "tr", "rank", "argmax", "argmin", "log2", "log10", "lim",
  ]

  // MARK: Layout

  /// The row with its fractions.
  ///
  /// A fraction line takes the values right beside it. Where more stands beside the lower one without
  /// a sign, or a function before the upper one, it could be read in two ways and stays a slash.
  private static func laidOut(_ items: [Item]) -> [Markup] {
    var markup: [Markup] = []
    var place = 0
    while place < items.count {
      let item = items[place]
      if item.role == .operand, place + 2 < items.count, items[place + 1].role == .over,
        items[place + 2].role == .operand, isPlain(items, place)
      {
        let above = item.bare ?? item.markup
        let below = items[place + 2].bare ?? items[place + 2].markup
        markup.append(MathML.fraction(above, below))
        place += 3
        continue
      }
      if item.followsSpace, item.role == .operand || item.role == .function, place > 0,
        items[place - 1].role == .operand || items[place - 1].role == .function
      {
        markup.append(.element("mspace", ["width": "0.22em"]))
      }
      markup.append(item.markup)
      place += 1
    }
    return markup
  }

  /// Whether a fraction at a place has one reading.
  private static func isPlain(_ items: [Item], _ place: Int) -> Bool {
    let after = place + 3 < items.count ? items[place + 3] : nil
    let before = place > 0 ? items[place - 1] : nil
    if let after, after.role == .over { return false }
    if let after, after.role == .operand || after.role == .function, !after.followsSpace {
      return false
    }
    return before?.role != .function && before?.role != .over
  }
}
