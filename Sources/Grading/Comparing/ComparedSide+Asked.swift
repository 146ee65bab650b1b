import Exact
import Formats
import Formulas

extension ComparedSide {
  /// What a side may be beside a value, instead of what it is by itself.
  enum Asked {
    /// The value that all sides of `p = 24/50 = 0.48` have, with the last one as it was written, and the text with
    /// white space for the others.
    case equal(Value<Expression>, Expression, source: String)
    /// The numbers of a list without braces, `1 or −1` and `x = ±1`, where a set is asked for.
    case set([Expression])
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
    if case .set(let elements) = asked, case .set = other.meaning {
      side.meaning = .set(elements)
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
    return .set(numbers)
  }

  /// What `a = b = c` is where a value is asked for: sides that are all equal, after a name of its own or without one;
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
    let comparison = Comparison(variables)
    var value: Value<Expression>?
    for formula in formulas {
      guard let next = try? plainValue(readings(formula).norms) else { return nil }
      if let value {
        let decision = try? Fuel.share(ofLeftBy: 2) { try comparison.decide(next, value) }
        switch decision {
        case .equal?: break
        case .different? where areNumbers || label != nil:
          let text = String(String.UnicodeScalarView(scalars[formula.range]))
          return .different(SafeText.line(text.trimmed, limit: 30))
        default: return nil
        }
      }
      value = next
    }
    guard let value, let last = sides.last, let formula = last.formula else { return nil }
    var source = String.UnicodeScalarView(
      repeatElement(" ", count: last.range.lowerBound))
    source.append(contentsOf: scalars[last.range])
    return .equal(value, formula, source: String(source))
  }
}

extension CutText.EqualSide {
  /// What the side may call the others: the name that it is, or the names in brackets, `(x, y)`.
  fileprivate var labels: Set<String>? {
    if let name { return [name] }
    guard case .list(let entries)? = formula?.kind else { return nil }
    var names: Set<String> = []
    for entry in entries {
      guard case .name(let name) = entry.kind, names.insert(name).inserted else { return nil }
    }
    return names
  }
}
