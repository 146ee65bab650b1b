import Exact
import Formats
import Formulas

/// Formulas as MathML.
struct ExpressionMathML {
  /// How tightly the outermost operator of a piece binds.
  enum Binding: Int, Comparable {
    case relation, sum, product, power, atom

    static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
  }

  /// A formula and how tightly it holds together.
  struct Piece {
    let markup: [Markup]
    let binding: Binding
    /// Whether it starts with a minus sign.
    var isNegative = false
    /// Whether it starts with a digit, so that a factor before it needs a dot.
    var startsWithDigit = false
    /// Whether it is a name of several letters, or a call.
    var isWord = false

    /// The pieces, in brackets where an operator around them binds as tightly or more.
    func inside(_ outer: Binding) -> Markup {
      binding > outer ? MathML.row(markup) : MathML.fenced("(", markup, ")")
    }
  }

  /// The text that the formula was read from, to write its numbers as they stand there.
  private let source: [Unicode.Scalar]

  private init(source: String) { self.source = Array(source.unicodeScalars) }

  /// A formula that was read from a text.
  static func formula(_ expression: Expression, source: String = "") -> Markup {
    let writer = ExpressionMathML(source: source)
    return MathML.formula(
      writer.piece(expression).markup, text: source.isEmpty ? expression.text : source)
  }

  func piece(_ expression: Expression) -> Piece {
    switch expression.kind {
    case .number(let value): return number(value, expression.range)
    case .name(let name): return self.name(name)
    case .sum(let terms): return sum(terms)
    case .negative(let inner): return negative(inner)
    case .product(let factors): return product(factors)
    case .power(let base, let exponent): return power(base, exponent)
    case .call(let name, let arguments): return call(name, arguments)
    case .list(let entries): return list(entries, of: expression)
    case .entry(let base, let indices): return entry(base, indices)
    case .comparison(let relation, let a, let b):
      return Piece(
        markup: piece(a).markup + [MathML.sign(relation.rawValue)] + piece(b).markup,
        binding: .relation)
    case .series(let series): return self.series(series)
    }
  }

  // MARK: Numbers and names

  private func number(_ value: Rational, _ range: Range<Int>) -> Piece {
    if let written = written(range) {
      return Piece(markup: [MathML.number(written)], binding: .atom, startsWithDigit: true)
    }
    let magnitude = value.magnitude
    let markup: Markup =
      magnitude.isInteger
      ? MathML.number(magnitude.description)
      : MathML.fraction(
        MathML.number(magnitude.numerator.description),
        MathML.number(magnitude.denominator.description))
    guard value.signum < 0 else {
      return Piece(markup: [markup], binding: .atom, startsWithDigit: true)
    }
    return Piece(markup: [MathML.prefix("−"), markup], binding: .sum, isNegative: true)
  }

  /// The number as it was written, if it is a plain decimal there.
  private func written(_ range: Range<Int>) -> String? {
    guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= source.count else {
      return nil
    }
    let text = source[range]
    let isPlain = text.allSatisfy {
      ("0"..."9").contains($0) || ".eE+-".unicodeScalars.contains($0)
    }
    return isPlain ? String(String.UnicodeScalarView(text)) : nil
  }

  private func name(_ name: String) -> Piece {
    switch name {
    case Unit.degrees.rawValue:
      return Piece(markup: [MathML.sign("°")], binding: .atom)
    case "#1": return Piece(markup: [MathNames.name("i")], binding: .atom)
    case "#2": return Piece(markup: [MathNames.name("j")], binding: .atom)
    default:
      let isUnit = Unit(rawValue: name) != nil
      return Piece(
        markup: [MathNames.name(name)], binding: .atom, isWord: isUnit || name.count > 1)
    }
  }

  // MARK: Sums and products

  private func sum(_ terms: [Expression.Term]) -> Piece {
    var markup: [Markup] = []
    var startsNegative = false
    for (index, term) in terms.enumerated() {
      var inner = piece(term.expression)
      var isNegative = term.isSubtracted
      if !isNegative, inner.isNegative, inner.binding == .sum, let rest = withoutMinus(term) {
        inner = rest
        isNegative = true
      }
      let needsBrackets = inner.isNegative || (isNegative && inner.binding <= .sum)
      let body =
        needsBrackets || inner.binding == .relation
        ? [MathML.fenced("(", inner.markup, ")")] : inner.markup
      if index == 0 {
        startsNegative = isNegative
        markup += isNegative ? [MathML.prefix("−")] : []
      } else {
        markup.append(MathML.sign(isNegative ? "−" : "+"))
      }
      markup += body
    }
    return Piece(markup: markup, binding: .sum, isNegative: startsNegative)
  }

  /// What a term is without the minus that it starts with; nil where that is not its own.
  private func withoutMinus(_ term: Expression.Term) -> Piece? {
    switch term.expression.kind {
    case .negative(let inner):
      let piece = piece(inner)
      return piece.binding > .sum && !piece.isNegative ? piece : nil
    case .number(let value): return number(value.magnitude, 0..<0)
    default: return nil
    }
  }

  private func negative(_ inner: Expression) -> Piece {
    let body = piece(inner)
    let markup = body.isNegative ? [MathML.fenced("(", body.markup, ")")] : [body.inside(.sum)]
    return Piece(markup: [MathML.prefix("−")] + markup, binding: .sum, isNegative: true)
  }

  private func product(_ factors: [Expression.Factor]) -> Piece {
    let above = factors.filter { !$0.isDivisor }.map(\.expression)
    let below = factors.filter(\.isDivisor).map(\.expression)
    guard !below.isEmpty else { return sideBySide(above) }
    if below.count == 1, case .number(100) = below[0].kind, below[0].range.count == 1,
      above.count == 1, written(below[0].range) == nil
    {
      return Piece(
        markup: piece(above[0]).markup + [MathML.sign("%")], binding: .product,
        startsWithDigit: true)
    }
    let numerator = above.isEmpty ? number(.one, 0..<0) : sideBySide(above)
    let denominator = sideBySide(below)
    return Piece(
      markup: [MathML.fraction(MathML.row(numerator.markup), MathML.row(denominator.markup))],
      binding: .product)
  }

  /// Factors in their order, with a dot where they would read as one number or one name.
  private func sideBySide(_ factors: [Expression]) -> Piece {
    let pieces = factors.map(piece)
    guard pieces.count > 1 else {
      return pieces.first ?? Piece(markup: [MathML.number("1")], binding: .atom)
    }
    var markup: [Markup] = []
    for (index, piece) in pieces.enumerated() {
      let isBracketed = piece.binding < .product || piece.isNegative
      let startsNegative = index == 0 && piece.isNegative && factors[0].asRational != nil
      if index > 0 {
        let last = pieces[index - 1]
        let isName = last.isWord || last.binding == .atom
        let isUnit = piece.isWord && piece.binding == .atom && factors[index].isUnit
        if isUnit {
          markup.append(.element("mspace", ["width": "0.22em"]))
        } else if piece.startsWithDigit || last.isWord || (piece.isWord && !isBracketed && isName)
          || (isBracketed && isName && last.startsWithDigit == false && last.isNameLike)
        {
          markup.append(MathML.sign("⋅"))
        }
      }
      markup +=
        isBracketed && !startsNegative
        ? [MathML.fenced("(", piece.markup, ")")] : piece.markup
    }
    return Piece(
      markup: markup, binding: .product, isNegative: false,
      startsWithDigit: pieces[0].startsWithDigit)
  }

  // MARK: Powers, entries, lists

  private func power(_ base: Expression, _ exponent: Expression) -> Piece {
    if case .number(let q) = exponent.kind, q == Rational.one.scaled(byTwoToThe: -1),
      exponent.range.isEmpty
    {
      return Piece(markup: [MathML.root(MathML.row(piece(base).markup))], binding: .power)
    }
    let above = MathML.row(piece(exponent).markup)
    if case .call(let name, let arguments) = base.kind, notation(name, arguments) == nil,
      case .number(let q) = exponent.kind, q.isInteger, q.signum > 0
    {
      return Piece(
        markup: [MathML.power(MathNames.function(name), above), argumentList(arguments)],
        binding: .power, isWord: true)
    }
    let below = piece(base)
    let isPlain = below.binding == .atom
    return Piece(
      markup: [
        MathML.power(
          isPlain ? MathML.row(below.markup) : MathML.fenced("(", below.markup, ")"), above)
      ], binding: .power, startsWithDigit: isPlain && below.startsWithDigit)
  }

  private func entry(_ base: Expression, _ indices: [Expression]) -> Piece {
    // Indices are kept from 0 and written from 1.
    let places = indices.map { index -> Markup in
      if let next = try? index + .one { return MathML.row(piece(next).markup) }
      return MathML.row(piece(index).markup)
    }
    return Piece(
      markup: [MathML.indexed(piece(base).inside(.power), MathML.row(MathML.list(places)))],
      binding: .atom)
  }

  private func list(_ entries: [Expression], of expression: Expression) -> Piece {
    let rows = entries.map { entry -> [Expression]? in
      if case .list(let row) = entry.kind { row } else { nil }
    }
    let width = rows.first.flatMap { $0?.count } ?? 0
    if width > 0, rows.allSatisfy({ $0?.count == width }) {
      let cells = rows.map { row in (row ?? []).map { MathML.row(piece($0).markup) } }
      return Piece(markup: [MathML.matrix(cells)], binding: .atom)
    }
    let pieces = entries.map { MathML.row(piece($0).markup) }
    let isRound = expression.range.first.map { $0 < source.count && source[$0] == "(" } ?? false
    return Piece(
      markup: [MathML.fenced(isRound ? "(" : "[", MathML.list(pieces), isRound ? ")" : "]")],
      binding: .atom)
  }

  private func series(_ series: Expression.Series) -> Piece {
    let index = piece(Expression(.name(series.index))).markup
    let below = MathML.row(index + [MathML.sign("=")] + piece(series.lower).markup)
    let above = MathML.row(piece(series.upper).markup)
    let body = piece(series.body)
    return Piece(
      markup: [
        MathML.large(series.isProduct ? "∏" : "∑", below: below, above: above),
        body.isNegative ? MathML.fenced("(", body.markup, ")") : body.inside(.sum),
      ], binding: .sum)
  }
}

extension ExpressionMathML.Piece {
  /// Whether a bracket behind it would read as the argument of a function.
  fileprivate var isNameLike: Bool { binding == .atom && !startsWithDigit && isWord }
}

extension Expression {
  /// Whether it is a unit other than degrees.
  fileprivate var isUnit: Bool {
    if case .name(let name) = kind { Unit(rawValue: name) != nil } else { false }
  }
}
