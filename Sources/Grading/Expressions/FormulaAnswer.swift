import Exact
import Formats
import Formulas

/// An answer that is a formula in variables, understood.
struct FormulaAnswer {
  /// What it is, in variables.
  let value: Value<Expression>
  /// As it was read, for a person.
  let text: String
  /// What was read in a way that the writer should know of.
  let remarks: [String]
  /// The operations that are written in it.
  let operationCount: Int

  /// All that the mark of an answer depends on.
  struct Identity: Hashable, Sendable {
    fileprivate let kind: String
    fileprivate let shape: [Int]
    fileprivate let formulas: [Expression]
    /// Bytes, since equal texts may be spelled in two ways.
    fileprivate let text: [UInt8]
    fileprivate let remarks: [[UInt8]]
    fileprivate let operationCount: Int
  }

  /// What it is told by; nil for a value that is no list of formulas.
  var identity: Identity? {
    switch value {
    case .scalar, .vector, .matrix:
      Identity(
        kind: value.kindName, shape: value.shape, formulas: value.scalars, text: Array(text.utf8),
        remarks: remarks.map { Array($0.utf8) }, operationCount: operationCount)
    case .tensor, .family, .truth: nil
    }
  }
}

/// What a student's own formula for an earlier part stands for in later ones.
struct EarlierFormula: Sendable {
  /// The formula, in the variables of its own part.
  let value: Value<Expression>
  /// As it was read, for a person.
  let text: String
  /// Whether the answer is right, or was given full credit.
  let isAccepted: Bool
}

/// Reads answers that are formulas in variables.
struct FormulaAnswerReader {
  let part: Part
  let scope: FormulaScope

  /// Reads an answer that is not blank, within the fuel for one answer.
  func read(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> FormulaAnswer {
    do {
      return try Fuel.limited(to: Limits.answerFuel) {
        try understand(answer).asVector(of: part.formula?.value)
      }
    } catch {
      throw UnreadableAnswer(error)
    }
  }

  private func understand(_ answer: WrittenAnswer) throws -> FormulaAnswer {
    switch answer {
    case .text(let text): return part.kind == .shape ? try readShape(text) : try read(text)
    case .list(let items): return try read(items)
    case .blank: throw UnreadableAnswer(reason: .nothingWritten, caret: nil)
    case .fields:
      throw UnreadableAnswer(reason: Reason.severalThings, caret: nil)
    case .broken(_, let trouble):
      throw UnreadableAnswer(reason: trouble.reason, caret: nil)
    case .other(let word):
      throw UnreadableAnswer(reason: .isNoAnswer(word, asksFormula: true), caret: nil)
    }
  }

  /// A shape in any of the ways in which people write one; a text alone is one dimension.
  private func readShape(_ written: String) throws -> FormulaAnswer {
    let whole = ValueLabel.undelimited(written).trimmed
    if let character = ControlCharacter(disturbing: written) {
      throw UnreadableAnswer(reason: .character(character), caret: nil)
    }
    var text = whole
    let sides = Equations.sides(of: whole)
    if sides.count == 2, sides[0].text.trimmed.isEmpty || part.isSymbol(sides[0].text) {
      text = sides[1].text
    }
    let items = ShapeReader(part: part).dimensions(of: text)
    guard items != [""] else {
      return FormulaAnswer(value: .vector([]), text: "()", remarks: [], operationCount: 0)
    }
    var entries: [Expression] = []
    var remarks: [String] = []
    for item in items {
      do throws(FormulaError) {
        let answer = try formula(item)
        guard let entry = answer.value.scalar else {
          throw FormulaError(.statement, at: 0..<item.unicodeScalars.count)
        }
        entries.append(entry)
        remarks += answer.remarks
      } catch {
        throw UnreadableAnswer(
          reason: .dimension(SafeText.line(item, limit: 30), error.problem), caret: nil)
      }
    }
    return FormulaAnswer(
      value: .vector(entries), text: "(\(entries.map(\.text).joined(separator: ", ")))",
      remarks: remarks, operationCount: 0)
  }

  /// The entries of a vector, or the rows of a matrix.
  private func read(_ items: [WrittenAnswer]) throws -> FormulaAnswer {
    if items.isEmpty, part.kind == .shape { return try readShape("") }
    guard !items.isEmpty else { throw UnreadableAnswer(reason: .emptyArray, caret: nil) }
    guard items.count <= AnswerReader.mostEntries else {
      throw UnreadableAnswer(reason: .tooLongArray, caret: nil)
    }
    let entries = try items.enumerated().map { index, item in
      do {
        if part.kind == .shape, case .text(let text) = item { return try read(text) }
        return try understand(item)
      } catch let error as UnreadableAnswer {
        throw UnreadableAnswer(reason: .entryIs(index + 1, error.reason), caret: error.caret)
      }
    }
    let kinds = entries.map(\.value.kindName)
    if let other = kinds.firstIndex(where: { $0 != kinds[0] }) {
      throw UnreadableAnswer(
        reason: Reason.mixedEntries(kinds[0], kinds[other], at: other + 1), caret: nil)
    }
    let value: Value<Expression>
    let scalars = entries.compactMap(\.value.scalar)
    let rows = entries.compactMap { entry in
      if case .vector(let row) = entry.value { row } else { nil }
    }
    if scalars.count == entries.count {
      value = .vector(scalars)
    } else if rows.count == entries.count, let matrix = try? Matrix(rows: rows) {
      value = .matrix(matrix)
    } else {
      throw UnreadableAnswer(reason: .unevenRows, caret: nil)
    }
    return FormulaAnswer(
      value: value, text: "[\(entries.map(\.text).joined(separator: ", "))]",
      remarks: entries.flatMap(\.remarks),
      operationCount: entries.reduce(0) { $0 + $1.operationCount })
  }

  /// A formula; `dL/dw = …` and `a = b` where both sides are the same.
  private func read(_ written: String) throws -> FormulaAnswer {
    let whole = part.withEntriesBracketed(
      try part.mendingCommas(
        ValueLabel.unframed(AnswerDressing.undressed(written)).trimmed), count: part.formula?.value)
    if let character = ControlCharacter(disturbing: written) {
      throw UnreadableAnswer(reason: .character(character), caret: nil)
    }
    let sides = part.withoutLabels(Equations.sides(of: whole))
    var answers: [FormulaAnswer] = []
    for (index, side) in sides.enumerated() {
      do throws(FormulaError) {
        answers.append(try formula(side.text))
      } catch {
        // What stands before the last sign is what the answer is called, or how it was found.
        if index + 1 < sides.count {
          throw UnreadableAnswer(
            reason: .unreadableBeforeEquals(SafeText.line(side.text.trimmed, limit: 30)), caret: nil
          )
        }
        throw UnreadableAnswer(error.moved(by: side.start), in: whole)
      }
    }
    guard let first = answers.first, let last = answers.last else {
      throw UnreadableAnswer(reason: .nothingWritten, caret: nil)
    }
    for (other, side) in zip(answers, sides).dropFirst() {
      switch try scope.comparison.decide(first.value, other.value) {
      case .equal?: continue
      case .undecided?, .undefined?:
        throw UnreadableAnswer(
          reason: .perhapsSame(SafeText.line(side.text.trimmed, limit: 30)), caret: nil)
      case .different?, nil:
        throw UnreadableAnswer(
          reason: .notTheSame(SafeText.line(side.text.trimmed, limit: 30)), caret: nil)
      }
    }
    return last
  }

  private func formula(_ text: String) throws(FormulaError) -> FormulaAnswer {
    let formula = try Formula(text, part.vocabulary)
    try formula.expression.requireValue()
    let value = try scope.evaluate(formula.expression)
    return FormulaAnswer(
      value: value, text: scope.abbreviated(formula.expression).text, remarks: formula.remarks,
      operationCount: formula.expression.operationCount)
  }
}

extension FormulaAnswer {
  /// The answer, with one row or one column read as the vector that is asked for.
  fileprivate func asVector(of key: Value<Expression>?) -> FormulaAnswer {
    guard case .vector? = key, case .matrix(let matrix) = value,
      matrix.rowCount == 1 || matrix.columnCount == 1
    else { return self }
    return FormulaAnswer(
      value: .vector(value.scalars), text: text, remarks: remarks, operationCount: operationCount)
  }
}

extension Expression {
  /// Refuses a comparison where a value is asked for.
  func requireValue() throws(FormulaError) {
    if case .comparison = kind { throw FormulaError(.statement, at: range) }
  }

  /// How many operations are written in the formula: signs in front, brackets and indices count
  /// nothing.
  var operationCount: Int {
    let inner = children.reduce(0) { $0 + $1.operationCount }
    switch kind {
    case .number, .name, .negative, .list: return inner
    case .entry: return 0
    case .sum(let terms): return inner + terms.count - 1
    case .product(let factors): return inner + factors.count - 1
    case .power, .call, .comparison, .series: return inner + 1
    }
  }
}
