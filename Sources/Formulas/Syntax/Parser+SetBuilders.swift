import Exact
import Formats

// Sets of all numbers, or of all points, for which a statement holds: `{x ∈ ℝ : x > 0}`, `{(x, y) : x² + y² ≤ 1}`.
extension Parser.StatementReader {
  /// The name of the numbers of a set, nil for points, and what holds for them.
  typealias SetBuilder = (member: String?, part: WrittenStatement.Part)

  /// What holds for the numbers of such a set, or of several of them that are joined, `{x : x < 2} ∪ {x : x > 5}`; nil for
  /// anything else.
  mutating func setBuilders(_ tokens: [Token]) throws(FormulaError) -> SetBuilder? {
    guard tokens.first?.kind == .sign(.openBrace) || tokens.last?.kind == .sign(.closeBrace) else {
      return nil
    }
    var depth = 0
    var operations: [Int] = []
    for (place, token) in tokens.enumerated() {
      depth += token.kind.nesting
      guard depth == 0, case .sign(let sign) = token.kind, Self.operations.contains(sign) else {
        continue
      }
      operations.append(place)
    }
    guard let first = operations.first else { return try setBuilder(tokens) }
    // Several different operations would have an order.
    guard operations.allSatisfy({ tokens[$0].kind == tokens[first].kind }),
      operations.count < Self.mostSets
    else { return nil }
    let pieces = pieces(of: tokens, at: operations)
    var found: [SetBuilder?] = []
    for piece in pieces { found.append(try setBuilder(piece)) }
    guard let member = found.lazy.compactMap({ $0?.member }).first,
      found.allSatisfy({ $0 == nil || $0?.member == member })
    else { return nil }
    var parts: [WrittenStatement.Part] = []
    for (piece, built) in zip(pieces, found) {
      if let built {
        parts.append(built.part)
        continue
      }
      var reader = parser.reader(of: piece[...])
      guard let set = try reader.numberSet(isWhole: true) else { return nil }
      parts.append(
        .element(Expression(.name(member)), WrittenSet(parts: set, remarks: reader.remarks)))
    }
    switch tokens[first].kind {
    case .sign(.union): return (member, .any(parts))
    case .sign(.intersection): return (member, .all(parts))
    default:
      let others = parts.dropFirst().compactMap(\.negated)
      return others.count == parts.count - 1 ? (member, .all([parts[0]] + others)) : nil
    }
  }

  private static let operations: Set<Token.Sign> = [.union, .intersection, .setMinus]
  /// The most sets that are joined.
  private static let mostSets = 16

  /// What holds for the name before the colon or the bar in braces, `{x ∈ ℝ : x > 0}`; nil for anything else.
  private mutating func setBuilder(_ tokens: [Token]) throws(FormulaError) -> SetBuilder? {
    guard tokens.count > 5, tokens[0].kind == .sign(.openBrace),
      tokens.closing(from: 0) == tokens.count - 1,
      tokens.last?.kind == .sign(.closeBrace), let separator = tokens.firstIndex(where: isSeparator)
    else { return nil }
    let rest = Array(tokens[(separator + 1)..<(tokens.count - 1)])
    if tokens[1].kind == .sign(.open) {
      guard isPoint(tokens[1..<separator]), !rest.isEmpty,
        let part = try part(rest, depth: 1, before: nil)
      else { return nil }
      return (nil, holdingTogether([], part))
    }
    guard case .word(let member) = tokens[1].kind, parser.vocabulary.declares(member) else {
      return nil
    }
    var conditions: [WrittenStatement.Part] = []
    var areWhole: Bool?
    if tokens[2].kind == .sign(.element) || tokens[2].kind == .word("in") {
      let name = Expression(.name(member), at: tokens[1].range)
      if separator == 4, case .word(let word) = tokens[3].kind, ["ℤ", "ℕ"].contains(word) {
        areWhole = word == "ℤ"
      } else {
        var reader = parser.reader(of: tokens[3..<separator])
        guard let parts = try reader.numberSet(isWhole: true) else { return nil }
        conditions.append(.element(name, WrittenSet(parts: parts, remarks: reader.remarks)))
      }
    } else if separator != 2 {
      return nil
    }
    guard !rest.isEmpty, let part = try part(rest, depth: 1, before: nil) else { return nil }
    guard let areWhole else { return (member, holdingTogether(conditions, part)) }
    guard let numbers = wholeNumbers(member, for: part, hasZero: areWhole) else { return nil }
    let name = Expression(.name(member), at: tokens[1].range)
    return (
      member,
      .any(numbers.map { .comparison(.equal, name, Expression(.number(Rational($0)))) })
    )
  }

  private func isSeparator(_ token: Token) -> Bool {
    token.kind == .sign(.colon) || token.kind == .sign(.bar)
  }

  /// Commas between what has to hold join it by "and".
  private func holdingTogether(
    _ conditions: [WrittenStatement.Part], _ part: WrittenStatement.Part
  ) -> WrittenStatement.Part {
    var all = conditions
    if case .listed(let parts) = part, !parts.allSatisfy(\.isEquation) {
      all += parts
    } else {
      all.append(part)
    }
    return all.count == 1 ? all[0] : .all(all)
  }

  /// Whether tokens are names in brackets, `(x, y)` and `(x, y) ∈ ℝ²`, in the order of their letters: in another one the
  /// points would be others than those for which the statement alone holds.
  private func isPoint(_ tokens: ArraySlice<Token>) -> Bool {
    guard let close = tokens.firstIndex(where: { $0.kind == .sign(.close) }) else { return false }
    var names: [String] = []
    for (offset, token) in tokens[(tokens.startIndex + 1)..<close].enumerated() {
      if offset.isMultiple(of: 2) {
        guard case .word(let word) = token.kind, parser.vocabulary.declares(word) else {
          return false
        }
        names.append(word)
      } else if token.kind != .sign(.comma) {
        return false
      }
    }
    guard names.count > 1, names == names.sorted(), Set(names).count == names.count else {
      return false
    }
    let space = tokens[(close + 1)...].map(\.kind).filter {
      $0 != .sign(.openBrace) && $0 != .sign(.closeBrace)
    }
    let count = Token.Kind.number(Rational(names.count))
    return space.isEmpty || space == [.sign(.element), .word("ℝ"), .superscript(names.count)]
      || space == [.sign(.element), .word("ℝ"), .sign(.power), count]
  }

  /// The largest number that a whole number of a set is looked for up to.
  private static let farthest = 50

  /// The whole numbers for which bounds hold, which are numbers themselves, if they leave only few; nil for anything else.
  ///
  /// - Parameter hasZero: whether 0 and negative numbers are meant; where they are not, whether 0 is, is not known.
  private func wholeNumbers(
    _ member: String, for part: WrittenStatement.Part, hasZero: Bool
  ) -> [Int]? {
    guard var bounds = Self.bounds(of: part, on: member) else { return nil }
    if !hasZero { bounds.append((.greaterOrEqual, .zero)) }
    let far = Rational(Self.farthest)
    guard bounds.contains(where: { $0.relation.isAbove && $0.value >= -far }),
      bounds.contains(where: { $0.relation.isBelow && $0.value <= far })
    else { return nil }
    let numbers = (-Self.farthest...Self.farthest).filter { number in
      let number = Rational(number)
      return bounds.allSatisfy {
        $0.relation.holds(number < $0.value ? .less : number == $0.value ? .equal : .greater)
      }
    }
    return hasZero || !numbers.contains(0) ? numbers : nil
  }

  /// Comparisons of a name with numbers, as they are with the name on the left; nil for other statements.
  private static func bounds(
    of part: WrittenStatement.Part, on member: String
  ) -> [(relation: Expression.Relation, value: Rational)]? {
    switch part {
    case .comparison(let relation, let left, let right):
      if case .name(member) = left.kind, let value = number(right) { return [(relation, value)] }
      if case .name(member) = right.kind, let value = number(left) {
        return [(relation.mirrored, value)]
      }
      return nil
    case .all(let parts):
      var found: [(relation: Expression.Relation, value: Rational)] = []
      for part in parts {
        guard case .comparison = part, let bounds = bounds(of: part, on: member) else { return nil }
        found += bounds
      }
      return found
    default: return nil
    }
  }

  private static func number(_ expression: Expression) -> Rational? {
    guard expression.names.isEmpty,
      let value = try? Fuel.limited(to: boundFuel, { try expression.evaluate().scalar })
    else { return nil }
    return value.asRational
  }

  /// What a bound of whole numbers may cost.
  private static let boundFuel = 100_000
}

extension Expression.Relation {
  fileprivate var isAbove: Bool { self == .greater || self == .greaterOrEqual || self == .equal }
  fileprivate var isBelow: Bool { self == .less || self == .lessOrEqual || self == .equal }
}
