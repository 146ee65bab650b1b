import Exact
import Formulas

extension Comparer {
  /// Whether intervals, each side one or more, hold the same numbers.
  func decideIntervals(
    _ k: [WrittenSet.Interval], _ a: [WrittenSet.Interval]
  ) throws -> CompareFinding {
    if k.count == 1, a.count == 1 { return try decideEnds(k[0], a[0]) }
    return try decideMembers(k, a)
  }

  /// What stands for any number in a set; a name that nobody can write.
  private static let member = "number#"

  /// Whether a number lies in some intervals where it lies in others, by the statements that it does.
  private func decideMembers(
    _ k: [WrittenSet.Interval], _ a: [WrittenSet.Interval]
  ) throws -> CompareFinding {
    var variables = scope.variables
    try variables.declare(Self.member, "real")
    let number = Expression(.name(Self.member))
    let decision = try Comparison(variables).decide(
      Statement(number, in: .intervals(a)), Statement(number, in: .intervals(k)))
    switch decision {
    case .same: return right(.identity, proof: proof(a, of: k))
    case .undefined, .undecided: return CompareFinding(.undecided, Reason.undecided)
    case .different(var witness):
      guard let place = witness.point.firstIndex(where: { $0.name == Self.member }) else {
        return CompareFinding(.undecided, Reason.undecided)
      }
      let found = witness.point.remove(at: place)
      let shown = witness.at(scope)
      let text = found.text ?? found.value.text { NumberText.exact($0) }
      let reason = Reason.belongsToOne(text, isYours: witness.firstHolds)
      return wrong(shown.pointText.isEmpty ? reason : Reason.at(shown.pointText, reason))
    }
  }

  /// Whether two intervals have the same ends, which belong to both or to neither.
  private func decideEnds(
    _ k: WrittenSet.Interval, _ a: WrittenSet.Interval
  ) throws -> CompareFinding {
    var ends: [(Expression, Expression)] = []
    for (x, y, name) in [(a.lower, k.lower, "lower"), (a.upper, k.upper, "upper")] {
      switch (x, y) {
      case (nil, nil): continue
      case (let x?, let y?):
        switch try comparison.decide(x, y) {
        case .equal: ends.append((x, y))
        case .different(let witness):
          return finding(.fails(witness)) { Reason.wrongEnd(name, Reason.differs($0)) }
        default: return CompareFinding(.undecided, Reason.undecided)
        }
      default: return wrong(Reason.end(name, isInfinite: y == nil))
      }
    }
    if a.includesLower != k.includesLower {
      return wrong(Reason.end("lower", belongs: k.includesLower))
    }
    if a.includesUpper != k.includesUpper {
      return wrong(Reason.end("upper", belongs: k.includesUpper))
    }
    return right(.identity, proof: proof(ends) ?? proof([a], of: [k]))
  }

  /// A certificate that intervals hold the same numbers, as the statements that a number lies in them.
  func proof(_ a: [WrittenSet.Interval], of k: [WrittenSet.Interval]) -> String? {
    guard request.writesProofs else { return nil }
    var variables = scope.variables
    var name = "x"
    while scope.names.contains(name) { name += "_" }
    guard (try? variables.declare(name, "real")) != nil else { return nil }
    let number = Expression(.name(name))
    return Comparison(variables).proof(
      Statement(number, in: .intervals(a)), Statement(number, in: .intervals(k)))
  }
}

extension ComparedSide {
  /// The intervals of a side; of a pair those that its brackets give it, of a set those of one number.
  var asIntervals: [WrittenSet.Interval]? {
    switch meaning {
    case .intervals(let intervals): return intervals
    case .value(.vector(let ends)) where ends.count == 2:
      guard let first = text.first, first == "[" || first == "(" else { return nil }
      let isClosed = first == "["
      return [
        .init(from: ends[0], to: ends[1], includesLower: isClosed, includesUpper: isClosed)
      ]
    case .set(let elements):
      return elements.map {
        .init(from: $0, to: $0, includesLower: true, includesUpper: true)
      }
    default: return nil
    }
  }
}

extension ComparedSide {
  /// Whether semicolons stand between numbers with commas between digits, `[0,5; 1,5]`.
  var mayHaveDecimalCommas: Bool {
    guard text.contains(";") else { return false }
    let letters = Array(text)
    return letters.indices.dropFirst().dropLast().contains {
      letters[$0] == "," && letters[$0 - 1].isNumber && letters[$0 + 1].isNumber
    }
  }

  /// Whether the text is one value with a comma behind it in brackets, `(4,)`, as Python writes a list of one.
  private var isPythonTuple: Bool {
    let marks = text.filter { !$0.isWhitespace }
    return marks.hasPrefix("(") && marks.hasSuffix(",)")
      && !marks.dropFirst().dropLast(2).contains { "()".contains($0) }
  }

  /// The side with its value as what it is beside that of another one.
  func asVector(beside other: ComparedSide) -> ComparedSide {
    let wanted: Value<Expression>
    switch other.meaning {
    case .value(let value): wanted = value
    case .set(let elements) where elements.count > 1: wanted = .vector(elements)
    default: return self
    }
    guard case .value(let value) = meaning, let own = asVector(value, beside: wanted) else {
      return self
    }
    var side = self
    side.meaning = .value(own)
    return side
  }

  /// A column that LaTeX writes for a vector, as the vector that the other side is; nil for anything else.
  ///
  /// A matrix with one entry that was computed, vᵀw of two columns, is the number where that is asked.
  func asVector(_ value: Value<Expression>, beside other: Value<Expression>) -> Value<Expression>? {
    if case .matrix(let matrix) = value, matrix.shape == [1, 1], case .scalar = other {
      if case .list = written.kind { return nil }
      return .scalar(matrix.elements[0])
    }
    if case .scalar(let number) = value, case .vector(let entries) = other, entries.count == 1,
      isPythonTuple || text.hasPrefix("\\left[")
    {
      return .vector([number])
    }
    guard case .matrix(let matrix) = value, matrix.columnCount == 1, case .vector = other,
      text.contains("\\begin")
    else { return nil }
    return .vector(matrix.elements)
  }
}
