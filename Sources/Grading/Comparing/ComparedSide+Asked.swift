import Exact
import Formats
import Formulas

extension ComparedSide {
  /// What a side may be beside a value, instead of what it is by itself.
  enum Asked {
    /// The value that all sides of `p = 24/50 = 0.48` have, with the last one as it was written.
    case equal(Value<Expression>, Expression)
    /// A side of a chain of numbers that differs from the one before it.
    case different(String)
    /// The magnitudes of the entries, where a norm was read.
    case entrywise(Value<Expression>, Expression)
  }

  /// The side as what it is beside another one.
  ///
  /// - Throws: `UnreadableAnswer` for a chain of numbers that are not all equal.
  func beside(_ other: ComparedSide) throws(UnreadableAnswer) -> ComparedSide {
    guard case .value(let wanted) = other.meaning, let asked else { return self }
    var side = self
    switch asked {
    case .equal(let value, let last):
      side.meaning = .value(value)
      side.written = last
    case .different(let text): throw UnreadableAnswer(reason: .notTheSame(text), caret: nil)
    case .entrywise(let value, let formula):
      guard case .value(let own) = meaning, own.shape != wanted.shape, value.shape == wanted.shape
      else { return self }
      side.meaning = .value(value)
      side.written = formula
    }
    return side
  }
}

extension ComparedSideReader {
  /// What `a = b = c` is where a value is asked for: numbers that are all equal, or what a name of its own stands
  /// for; nil for equations about something.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func equalSides(of cut: CutText) throws -> ComparedSide.Asked? {
    guard var sides = cut.equalSides else { return nil }
    if let taken,
      let place = [0, sides.count - 1].first(where: { place in
        guard let name = Self.label(sides[place]), !taken.contains(name) else { return false }
        return sides.indices.allSatisfy { $0 == place || !sides[$0].names.contains(name) }
      })
    {
      sides.remove(at: place)
    } else if sides.contains(where: { !$0.names.isEmpty }) {
      return nil
    }
    let comparison = Comparison(variables)
    var value: Value<Expression>?
    for side in sides {
      guard let next = try? plainValue(readings(side).norms) else { return nil }
      if let value {
        switch try comparison.decide(next, value) {
        case .equal?: break
        case .undefined?, .undecided?: return nil
        case .different?, nil:
          let text = String(String.UnicodeScalarView(scalars[side.range]))
          return .different(SafeText.line(text.trimmed, limit: 30))
        }
      }
      value = next
    }
    guard let value, let last = sides.last else { return nil }
    return .equal(value, last)
  }

  /// The name that a side is, `p`, or that it calls, `f(x)`.
  private static func label(_ side: Expression) -> String? {
    switch side.kind {
    case .name: return side.names.first
    case .product(let factors) where factors.count == 2 && !factors.contains(where: \.isDivisor):
      guard case .name(let name) = factors[0].expression.kind,
        case .name(let argument) = factors[1].expression.kind, name != argument
      else { return nil }
      return factors[1].expression.range.count > argument.unicodeScalars.count ? name : nil
    default: return nil
    }
  }
}
