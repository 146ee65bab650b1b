import Exact
import Formats
import Formulas

extension ComparedSide {
  /// What a side may be beside a value, instead of what it is by itself.
  enum Asked {
    /// The value that all sides of `p = 24/50 = 0.48` have, with the last one as it was written, and the text with
    /// white space for the others.
    case equal(Value<Expression>, Expression, source: String)
    /// The numbers of a list without braces, `1 or −1` and `x = ±1`, where a set is asked for, and how they are written.
    case set([Expression], written: [Expression])
    /// A side of a chain of numbers that differs from the one before it.
    case different(String)
    /// The magnitudes of the entries, where a norm was read.
    case entrywise(Value<Expression>, Expression)
    /// The shape that `n × n` is beside one, with its dimensions.
    case shape(Value<Expression>, Expression)
  }

  /// The side as what it is beside another one.
  ///
  /// - Throws: `UnreadableAnswer` for a chain of numbers that are not all equal.
  func beside(_ other: ComparedSide) throws(UnreadableAnswer) -> ComparedSide {
    guard let asked else { return self }
    var side = self
    if case .set(let elements, let written) = asked, case .set = other.meaning {
      side.meaning = .set(elements)
      side.written = Expression(.list(written))
      side.member = nil
    }
    guard case .value(let wanted) = other.meaning else { return side }
    switch asked {
    case .set: break
    case .equal(let value, let last, let source):
      side.meaning = .value(value)
      side.written = last
      side.source = source
    case .different(let text): throw UnreadableAnswer(reason: .notTheSame(text), caret: nil)
    case .entrywise(let value, let formula):
      guard case .value(let own) = meaning, own.shape != wanted.shape, value.shape == wanted.shape
      else { return self }
      side.meaning = .value(value)
      side.written = formula
    case .shape(let value, let formula):
      guard other.isWrittenAsShape else { return self }
      side.meaning = .value(value)
      side.written = formula
    }
    return side
  }

  /// Whether it is a tuple in round brackets, or the shape of something.
  private var isWrittenAsShape: Bool {
    switch written.kind {
    case .call("shape", _): true
    case .list: ["(", "\\left("].contains { text.hasPrefix($0) } && text.hasSuffix(")")
    default: false
    }
  }
}

extension ComparedSideReader {
  /// What a product with crosses is beside a shape; nil for anything else.
  func shape(of cut: CutText) -> ComparedSide.Asked? {
    guard let dimensions = cut.dimensions else { return nil }
    let tuple = Expression(.list(dimensions))
    return (try? plainValue(tuple)).map { .shape($0, tuple) }
  }

  /// The numbers of a list, `x = 1 or x = −1`, whose names are its own; nil for anything else.
  func listed(in cut: CutText) -> ComparedSide.Asked? {
    guard let taken, let list = cut.list, list.names.allSatisfy({ !taken.contains($0) }),
      list.elements.allSatisfy({ Set($0.names).isDisjoint(with: list.names) })
    else { return nil }
    var numbers: [Expression] = []
    for element in list.elements {
      guard let number = try? plainValue(readings(element).norms).scalar else { return nil }
      numbers.append(number)
    }
    return .set(numbers, written: list.elements)
  }

  /// What `a = b ≈ c` is where a value is asked for: sides that are all equal, after a name of its own or without one;
  /// nil for equations about something.
  func equalSides(of cut: CutText) -> ComparedSide.Asked? {
    guard var sides = cut.equalSides else { return nil }
    let label = taken.flatMap { taken in
      [0, sides.count - 1].first { place in
        guard let names = sides[place].labels, taken.isDisjoint(with: names) else { return false }
        return sides.indices.allSatisfy {
          $0 == place || sides[$0].formula.map { names.isDisjoint(with: $0.names) } == true
        }
      }
    }
    if let label { sides.remove(at: label) }
    let formulas = sides.compactMap(\.formula)
    let areNumbers = formulas.allSatisfy { $0.names.isEmpty }
    guard formulas.count == sides.count, areNumbers || taken != nil else { return nil }
    // What is rounded is no other value; where nothing else is written, it is the value.
    var exact = sides.filter { !$0.isRounded }
    if exact.isEmpty { exact = Array(sides.prefix(1)) }
    let comparison = Comparison(variables)
    var value: Value<Expression>?
    for formula in exact.compactMap(\.formula) {
      guard let next = try? plainValue(readings(formula).norms) else { return nil }
      if let value {
        let decision = try? Fuel.share(ofLeftBy: 2) { try comparison.decide(next, value) }
        switch decision {
        case .equal?: break
        case .different? where areNumbers || label != nil || hasLabel || sides.count > 2:
          return .different(text(of: formula))
        default: return nil
        }
      }
      value = next
    }
    guard let value, let last = sides.last, let formula = last.formula else { return nil }
    for side in sides where side.isRounded {
      guard let rounded = side.formula, let next = try? plainValue(readings(rounded).norms) else {
        return nil
      }
      if !isRounding(next, text(of: rounded), of: value) { return .different(text(of: rounded)) }
    }
    var source = String.UnicodeScalarView(
      repeatElement(" ", count: last.range.lowerBound))
    source.append(contentsOf: scalars[last.range])
    return .equal(value, formula, source: String(source))
  }

  private func text(of formula: Expression) -> String {
    SafeText.line(
      String(String.UnicodeScalarView(scalars[formula.range])).trimmed, limit: 30)
  }

  /// Whether a value that is said to be about another one is the same, or within a unit of its last digit.
  private func isRounding(
    _ rounded: Value<Expression>, _ text: String, of exact: Value<Expression>
  ) -> Bool {
    if case .equal? = try? Comparison(variables).decide(rounded, exact) { return true }
    guard let x = rounded.scalar, let y = exact.scalar,
      let literal = DecimalLiteral(text, Vocabulary()),
      case .scalar(let distance)? = try? (x - y).evaluate([:])
    else { return rounded.shape == exact.shape && !rounded.shape.isEmpty }
    return (try? distance.absolute().order(.rational(literal.quantum))) == .less
  }
}

extension CutText.EqualSide {
  /// What the side may call the others: the name that it is, the names in brackets, `(x, y)`, in their order, or what is said
  /// of names, `\cos\theta` and `|v|`.
  fileprivate var labels: Set<String>? {
    if let name { return [name] }
    guard let formula else { return nil }
    // `-x = 4` says what x is.
    if case .negative(let inner) = formula.kind, case .name = inner.kind { return nil }
    guard case .list(let entries) = formula.kind else {
      return formula.isSaidOfNames && !formula.isPowerOfUnknown ? Set(formula.names) : nil
    }
    var names: [String] = []
    for entry in entries {
      guard case .name(let name) = entry.kind, !names.contains(name) else { return nil }
      names.append(name)
    }
    if let order = LabelledEntries.order(of: names), order != Array(names.indices) { return nil }
    return Set(names)
  }
}

extension Expression {
  /// Whether it is computed from names alone, with no number but in exponents: `σ²` and `aᵀb`, but not `2x`.
  var isSaidOfNames: Bool {
    switch kind {
    case .name(let name): !Vocabulary.isReserved(name)
    case .number, .comparison, .list, .series: false
    case .power(let base, _): base.isSaidOfNames
    default: !children.isEmpty && children.allSatisfy(\.isSaidOfNames)
    }
  }

  /// Whether it is a power of a name that is more likely to be solved for, `x²`, than the name of a square, `σ²` and
  /// `R²`.
  var isPowerOfUnknown: Bool {
    guard case .power(let base, _) = kind, case .name(let name) = base.kind,
      let letter = name.unicodeScalars.first
    else { return false }
    return letter.isASCII && !["s", "S", "r", "R"].contains(letter)
  }
}
