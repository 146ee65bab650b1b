import Exact
import Formulas

/// What a student's own answer to an earlier part stands for in later ones.
struct EarlierAnswer: Sendable {
  /// The numbers as they were written.
  let points: [Real]
  /// The numbers that each entry stands for: a rounded decimal stands for all that round to it.
  let cells: [(lower: Real, upper: Real)]
  /// The shape of the answer.
  let shape: [Int]
  /// The answer as it was written.
  let text: String
  /// Whether the answer is right, or was given full credit.
  let isAccepted: Bool

  init(_ answer: ReadAnswer, part: Part, text: String, isAccepted: Bool) throws {
    points = answer.entries.map(\.value)
    cells = try answer.entries.map { entry in
      guard let literal = entry.literal, literal.isRounded else {
        return (entry.value, entry.value)
      }
      let unit = literal.unit ?? part.unit
      let scale: Real = try unit?.scale() ?? .one
      let cell = try isAccepted ? literal.cell : EarlierAnswer.narrowCell(literal)
      return (try .rational(cell.lower) * scale, try .rational(cell.upper) * scale)
    }
    shape = answer.shape
    self.text = text
    self.isAccepted = isAccepted
  }

  /// The numbers that a wrong decimal stands for, as if it had three digits at least: from 0.8 alone
  /// hardly anything would not follow.
  private static func narrowCell(
    _ literal: DecimalLiteral
  ) throws -> (lower: Rational, upper: Rational) {
    guard let exponent = literal.value.decimalExponent else { return (.zero, .zero) }
    let quantum = try min(literal.quantum, Rational(10).power(exponent - 2))
    let half = quantum.scaled(byTwoToThe: -1)
    return (literal.value - half, literal.value + half)
  }

  /// Whether the answer stands for more than one value.
  var isRange: Bool {
    cells.contains { cell in
      guard case .rational(let lower) = cell.lower, case .rational(let upper) = cell.upper else {
        return cell.lower.enclosure != cell.upper.enclosure
      }
      return lower != upper
    }
  }

  /// A value of the answer's shape, entry by entry.
  func value(_ entry: (Int) throws -> Real) rethrows -> Value<Real> {
    let entries = try cells.indices.map(entry)
    switch shape.count {
    case 0: return .scalar(entries[0])
    case 1: return .vector(entries)
    default:
      return .matrix(
        Matrix(rowCount: shape[0], columnCount: shape[1]) { entries[$0 * shape[1] + $1] })
    }
  }
}

/// Decides whether an answer follows from a student's own earlier answers, by the key's own formula.
struct FollowThrough {
  /// What was decided.
  enum Outcome {
    /// The answer follows; the evidence holds it beside what the formula gives.
    case follows(Evidence)
    case differs
    case undecided
  }

  /// The most pieces into which the student's rounded answers are cut to narrow what follows.
  private static let mostPieces = 256
  /// The most rounded numbers that are followed at once: each doubles the corners to compute.
  private static let mostRanges = 6

  let key: Key
  let judge: NumberJudge
  /// The given values and the right values of all parts.
  let values: [String: Value<Real>]

  /// Whether an answer follows when some parts have the student's values.
  ///
  /// - Parameters:
  ///   - answer: the answer to this part.
  ///   - earlier: the student's answers to parts that the key names.
  ///   - mustDiffer: whether a formula that became trivial, or gives the right value, follows nothing.
  func decide(
    _ answer: ReadAnswer, from earlier: [String: EarlierAnswer], mustDiffer: Bool
  ) throws -> Outcome {
    do {
      let own = values.merging(earlier.mapValues { e in e.value { e.points[$0] } }) { $1 }
      if mustDiffer, try isTrivial(own) { return .differs }
      // First with the numbers as they were written, then with all that they may be roundings of.
      let recomputed = try key.expression.evaluate(own).map { try $0.recognised() }
      if try !mustDiffer || !recomputed.equals(key.value) {
        let outcome = try compare(answer, with: recomputed)
        guard case .differs = outcome else { return outcome }
      }
      guard earlier.values.contains(where: \.isRange) else { return .differs }
      return try decideRange(answer, earlier, mustDiffer: mustDiffer)
    } catch let error as FormulaError {
      switch error.problem {
      case .arithmetic(.outOfFuel), .arithmetic(.undecided): return .undecided
      // The formula has no value with these numbers: nothing follows from them.
      default: return .differs
      }
    } catch ArithmeticError.undecided {
      return .undecided
    }
  }

  private func compare(_ answer: ReadAnswer, with value: Value<Real>) throws -> Outcome {
    guard answer.shape == value.shape else { return .differs }
    var isUndecided = false
    var evidence: Evidence?
    for (entry, target) in zip(answer.entries, value.scalars) {
      switch try judge.judge(entry, key: target) {
      case .right(let why, _):
        if evidence == nil || why.rule != .equal { evidence = why }
      case .undecided: isUndecided = true
      case .wrong: return .differs
      }
    }
    guard let evidence, !isUndecided else { return isUndecided ? .undecided : .differs }
    return .follows(Evidence(rule: .follows, answer: evidence.answer, key: evidence.key))
  }

  /// A value such as 0 or 1 that leaves fewer operations to do makes a part too easy.
  private func isTrivial(_ own: [String: Value<Real>]) throws -> Bool {
    try key.expression.operationsLeft(own) < key.expression.operationsLeft(values)
  }

  // MARK: Rounded answers

  /// One rounded entry of an earlier answer, and the piece of its cell that is looked at.
  private struct Piece {
    let part: String
    let entry: Int
    var lower: Real
    var upper: Real
  }

  /// Decides about one entry of an answer.
  ///
  /// The values of the formula on a box of inputs form an interval. The corners of the box give values
  /// that are surely in it, interval arithmetic one that surely holds it; cutting the box in pieces
  /// brings the two together until the answer is on one side.
  private func decideRange(
    _ answer: ReadAnswer, _ earlier: [String: EarlierAnswer], mustDiffer: Bool
  ) throws -> Outcome {
    var box: [Piece] = []
    for (part, own) in earlier.sorted(by: { $0.key < $1.key }) {
      for (index, cell) in own.cells.enumerated() where try cell.lower.order(cell.upper) == .less {
        box.append(Piece(part: part, entry: index, lower: cell.lower, upper: cell.upper))
      }
    }
    guard box.count <= Self.mostRanges, answer.shape == key.value.shape else { return .differs }
    var evidence: Evidence?
    var isUndecided = false
    for (index, entry) in answer.entries.enumerated() {
      switch try decideEntry(entry, index, box, earlier, mustDiffer: mustDiffer) {
      case .differs: return .differs
      case .undecided: isUndecided = true
      case .follows(let why): evidence = evidence ?? why
      }
    }
    guard let evidence, !isUndecided else { return isUndecided ? .undecided : .differs }
    return .follows(evidence)
  }

  private func decideEntry(
    _ entry: AnswerEntry, _ index: Int, _ box: [Piece], _ earlier: [String: EarlierAnswer],
    mustDiffer: Bool
  ) throws -> Outcome {
    guard let accepted = try judge.acceptedCell(entry, near: key.value.scalars[index]) else {
      return .differs
    }
    // Where the hull exists the formula is defined on the whole box, and its values form an interval.
    let hull = try outer(box, index, earlier)
    if mustDiffer, !hull.isDisjoint(from: key.value.scalars[index].enclosure) { return .differs }
    var queue = [box]
    var count = 1
    while !queue.isEmpty {
      let piece = queue.removeFirst()
      if let inner = try corners(piece, index, earlier), !inner.isDisjoint(from: accepted) {
        return .follows(
          Evidence(
            rule: .follows, answer: Evidence.Bounds(entry.value), key: Evidence.Bounds(inner)))
      }
      if try outer(piece, index, earlier).isDisjoint(from: accepted) { continue }
      guard count < Self.mostPieces else { return .undecided }
      let halves = try halves(of: piece)
      queue.append(contentsOf: halves)
      count += halves.count
    }
    return .differs
  }

  private func halves(of box: [Piece]) throws -> [[Piece]] {
    let half = Real.rational(try Rational(1, over: 2))
    var boxes: [[Piece]] = [[]]
    for piece in box {
      let middle = try half * (piece.lower + piece.upper)
      var low = piece
      low.upper = middle
      var high = piece
      high.lower = middle
      boxes = boxes.flatMap { [$0 + [low], $0 + [high]] }
    }
    return boxes
  }

  /// An interval between two values that the formula takes on the box; nil if they cannot be told apart.
  ///
  /// Its ends are the inner ends of the enclosures of the least and the greatest corner, so that the
  /// formula takes every value in it.
  private func corners(
    _ box: [Piece], _ index: Int, _ earlier: [String: EarlierAnswer]
  ) throws -> Interval? {
    var ends: (lower: Dyadic, upper: Dyadic)?
    for corner in 0..<(1 << box.count) {
      let value = try evaluate(index, earlier) { part, entry in
        box.enumerated().first { $1.part == part && $1.entry == entry }.map { position, piece in
          corner >> position & 1 == 0 ? piece.lower : piece.upper
        }
      }
      let enclosure = value.enclosure
      ends = (
        min(ends?.lower ?? enclosure.upper, enclosure.upper),
        max(ends?.upper ?? enclosure.lower, enclosure.lower)
      )
    }
    guard let ends, ends.lower <= ends.upper else { return nil }
    return Interval(lower: ends.lower, upper: ends.upper)
  }

  /// An interval that holds all values of the formula on the box.
  private func outer(
    _ box: [Piece], _ index: Int, _ earlier: [String: EarlierAnswer]
  ) throws -> Interval {
    try evaluate(index, earlier) { part, entry in
      guard let piece = box.first(where: { $0.part == part && $0.entry == entry }) else {
        return nil
      }
      guard let low = piece.lower.enclosure.rationalBounds,
        let high = piece.upper.enclosure.rationalBounds
      else { throw ArithmeticError.undecided }
      return try .within(low.lowerBound, high.upperBound)
    }.enclosure
  }

  private func evaluate(
    _ index: Int, _ earlier: [String: EarlierAnswer], _ input: (String, Int) throws -> Real?
  ) throws -> Real {
    var inputs = values
    for (part, own) in earlier {
      inputs[part] = try own.value { try input(part, $0) ?? own.cells[$0].lower }
    }
    return try key.expression.evaluate(inputs).scalars[index]
  }
}

extension NumberJudge {
  /// The key values, in the base unit, for which an answer would be right; nil if it has too few digits.
  func acceptedCell(_ entry: AnswerEntry, near key: Real) throws -> Interval? {
    guard let literal = entry.literal else { return entry.value.enclosure }
    guard let radius = try acceptedRadius(literal, near: key) else { return nil }
    let written = literal.unit ?? unit
    let scale: Real = try written?.scale() ?? .one
    let lower = try (.rational(literal.value) - radius) * scale
    let upper = try (.rational(literal.value) + radius) * scale
    return Interval(lower: lower.enclosure.lower, upper: upper.enclosure.upper)
  }
}
