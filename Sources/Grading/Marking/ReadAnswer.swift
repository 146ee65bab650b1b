import Exact
import Formats
import Formulas

/// One number of an answer.
struct AnswerEntry: Sendable {
  /// What it can be read as, in the base unit: one value, or two where a bare formula may be meant in
  /// the part's unit or in the base unit.
  let readings: [Real]
  /// The number as it was written, if it is bare.
  let literal: DecimalLiteral?
  /// The units in a formula.
  var units: Set<Unit> = []

  /// The value, by the first reading.
  var value: Real { readings[0] }
}

/// An answer with its numbers understood.
struct ReadAnswer: Sendable {
  /// The numbers, row by row.
  let entries: [AnswerEntry]
  /// The bare number behind the last sign of `0.0823/ln(2) = 0.1187`, where the number is worked out from rounded ones.
  var stated: AnswerEntry?
  /// Nothing for a number, the length of a vector, rows and columns of a matrix.
  let shape: [Int]

  /// The answer as a value, by the first readings.
  var value: Value<Real> {
    switch shape.count {
    case 0: .scalar(entries[0].value)
    case 1: .vector(entries.map(\.value))
    default:
      .matrix(
        Matrix(rowCount: shape[0], columnCount: shape[1]) { entries[$0 * shape[1] + $1].value })
    }
  }
}

/// Why an answer cannot be read.
struct UnreadableAnswer: Error {
  let reason: Reason
  let caret: PartMark.Caret?

  init(reason: Reason, caret: PartMark.Caret?) {
    self.reason = reason
    self.caret = caret
  }

  /// What ended the reading of an answer: its own reason, that of the arithmetic, or none to show.
  init(_ error: any Error) {
    switch error {
    case let error as UnreadableAnswer: self = error
    case let error as ArithmeticError: self.init(reason: .arithmetic(error), caret: nil)
    default: self.init(reason: .unreadable, caret: nil)
    }
  }

  /// A formula that cannot be read, with its place in a text.
  init(_ error: FormulaError, in text: String) {
    let lines = error.caretLines(in: text)
    self.init(
      reason: .formula(error.problem), caret: PartMark.Caret(text: lines.text, marker: lines.caret))
  }
}

/// Reads an answer to a part.
struct AnswerReader {
  /// The most numbers that an answer may hold.
  static let mostEntries = 10_000

  /// The most bits of a bare number: some ten thousand digits.
  private static let longestNumber = 1 << 15
  private static let tooManyEntries = UnreadableAnswer(
    reason: .tooManyEntries(mostEntries), caret: nil)

  let part: Part

  /// Reads an answer that is not blank, within the fuel for one answer.
  func read(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> ReadAnswer {
    do {
      return try Fuel.limited(to: Limits.answerFuel) { try understand(answer) }
    } catch {
      throw UnreadableAnswer(error)
    }
  }

  private func understand(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> ReadAnswer {
    if part.kind == .shape { return try readShape(answer) }
    if part.kind == .vector { return try understandVector(answer) }
    return try understandValue(answer)
  }

  /// A vector may be written as the column that it is, `[[1], [2]]` and `\begin{pmatrix}1\\2\end{pmatrix}`; SymPy prints a
  /// column as `Matrix([1, 2])`.
  private func understandVector(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> ReadAnswer {
    let read = try understandValue(answer)
    guard read.shape.count == 2, read.shape[1] == 1 || read.shape[0] == 1 else { return read }
    if read.shape[1] > 1 {
      guard case .text(let text) = answer, text.isSympyMatrix, !text.contains("[[") else {
        return read
      }
    }
    return ReadAnswer(entries: read.entries, stated: read.stated, shape: [read.entries.count])
  }

  private func understandValue(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> ReadAnswer {
    switch answer {
    case .text(let text): return try read(text)
    case .list(let items): return try read(items)
    case .blank: throw UnreadableAnswer(reason: .nothingWritten, caret: nil)
    case .fields:
      throw UnreadableAnswer(reason: Reason.severalThings, caret: nil)
    case .broken(_, let trouble):
      throw UnreadableAnswer(reason: trouble.reason, caret: nil)
    case .other(let word):
      throw UnreadableAnswer(
        reason: .isNoAnswer(word, asksFormula: false), caret: nil)
    }
  }

  private func readShape(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> ReadAnswer {
    switch answer {
    case .text(let written):
      if let shape = ShapeReader.plain(written) { return shape }
      let text = ValueLabel.undelimited(written).trimmed
      if let character = ControlCharacter(disturbing: written) {
        throw UnreadableAnswer(reason: .character(character), caret: nil)
      }
      return try ShapeReader(part: part).read(try withoutSymbol(text))
    case .list(let items): return try ShapeReader(part: part).read(items)
    case .broken(_, let trouble):
      throw UnreadableAnswer(reason: trouble.reason, caret: nil)
    case .blank, .fields, .other:
      throw UnreadableAnswer(reason: .shapeIsAList, caret: nil)
    }
  }

  /// The text behind `=` where only the part's own symbol, or nothing, stands before it.
  private func withoutSymbol(_ text: String) throws(UnreadableAnswer) -> String {
    let sides = Equations.sides(of: text)
    guard sides.count > 1 else { return text }
    guard sides.count == 2,
      sides[0].text.trimmed.isEmpty || part.isSymbol(sides[0].text)
        || ["shape", "size", "dim"].contains(sides[0].text.trimmed.lowercased())
    else {
      throw UnreadableAnswer(
        reason: .notAsked(SafeText.line(sides[0].text.trimmed, limit: 30)), caret: nil)
    }
    return sides[1].text
  }

  // MARK: Lists

  private func read(_ items: [WrittenAnswer]) throws(UnreadableAnswer) -> ReadAnswer {
    guard !items.isEmpty else {
      throw UnreadableAnswer(reason: .emptyArray, caret: nil)
    }
    guard items.count <= Self.mostEntries else { throw Self.tooManyEntries }
    var rows: [ReadAnswer] = []
    for (index, item) in items.enumerated() {
      do {
        rows.append(try understandValue(item))
      } catch {
        throw UnreadableAnswer(reason: .entryIs(index + 1, error.reason), caret: error.caret)
      }
    }
    return try combine(rows)
  }

  private func combine(_ rows: [ReadAnswer]) throws(UnreadableAnswer) -> ReadAnswer {
    let shape = rows[0].shape
    guard rows.allSatisfy({ $0.shape == shape }) else {
      throw UnreadableAnswer(reason: .unevenRows, caret: nil)
    }
    guard shape.count <= 1 else {
      throw UnreadableAnswer(
        reason: .deepArray, caret: nil)
    }
    let entries = rows.flatMap(\.entries)
    guard entries.count <= Self.mostEntries else { throw Self.tooManyEntries }
    return ReadAnswer(entries: entries, shape: [rows.count] + shape)
  }

  // MARK: Text

  private func read(_ written: String) throws(UnreadableAnswer) -> ReadAnswer {
    // Most answers are plain numbers.
    if let literal = DecimalLiteral(plain: written) {
      return ReadAnswer(entries: [try number(literal)], shape: [])
    }
    // A pasted answer brings its line break with it.
    let whole = part.withEntriesBracketed(
      try part.mendingCommas(
        ValueLabel.unframed(AnswerDressing.undressed(written)).trimmed), count: part.key?.value)
    if let character = ControlCharacter(disturbing: written) {
      throw UnreadableAnswer(reason: .character(character), caret: nil)
    }
    let all = Equations.sides(of: whole)
    let sides = part.withoutLabels(all)
    let isNamed = sides.count < all.count
    let first = sides[0]
    var answer: ReadAnswer
    do {
      answer = try read(first.text, shift: first.start, in: whole)
    } catch {
      guard sides.count > 1, !isNamed else { throw error }
      throw UnreadableAnswer(
        reason: .notAsked(SafeText.line(first.text.trimmed, limit: 30)), caret: nil)
    }
    for side in sides.dropFirst() {
      try requireAgreement(of: side, with: answer, in: whole)
    }
    if let last = sides.last, last.start != first.start, answer.entries.count == 1,
      answer.entries[0].literal == nil, first.text.hasDecimal,
      let literal = DecimalLiteral(last.text, part.vocabulary)
    {
      answer.stated = try number(literal)
    }
    return answer
  }

  /// `3·4 + 4·3 = 24` and `24/31 ≈ 0.7742` are one answer where all sides agree.
  private func requireAgreement(
    of side: Equations.Side, with answer: ReadAnswer, in whole: String
  ) throws(UnreadableAnswer) {
    let other = try read(side.text, shift: side.start, in: whole)
    let judge = NumberJudge(part: part).forMistakes
    var agrees = other.shape == answer.shape
    for (written, value) in zip(other.entries, answer.entries) where agrees {
      agrees = value.readings.contains { reading in
        if case .right? = try? judge.judge(written, key: reading) { true } else { false }
      }
    }
    if !agrees {
      throw UnreadableAnswer(
        reason: .notTheSame(SafeText.line(side.text.trimmed, limit: 30)), caret: nil)
    }
  }

  private func read(
    _ text: String, shift: Int, in whole: String
  ) throws(UnreadableAnswer) -> ReadAnswer {
    if let literal = DecimalLiteral(plain: text) {
      return ReadAnswer(entries: [try number(literal)], shape: [])
    }
    // What is no bare number is read as a formula from the same tokens.
    let cut: Result<CutText, FormulaError>
    do {
      cut = .success(try CutText(text, part.vocabulary))
    } catch {
      cut = .failure(error)
    }
    if case .success(let cut) = cut, let literal = DecimalLiteral(cut) {
      return ReadAnswer(entries: [try number(literal)], shape: [])
    }
    if part.kind == .number, let mended = Self.decimalComma(in: text) {
      throw UnreadableAnswer(reason: .decimalComma(mended), caret: nil)
    }
    if let counted = withoutCountedWord(text),
      let literal = DecimalLiteral(counted, part.vocabulary)
    {
      return ReadAnswer(entries: [try number(literal)], shape: [])
    }
    do {
      let cut = try cut.get()
      let expression = try Formula(cut).expression
      return try read(expression, of: cut.scalars)
    } catch let error as FormulaError {
      throw UnreadableAnswer(error.moved(by: shift), in: whole)
    } catch {
      throw UnreadableAnswer(error)
    }
  }

  private func number(_ literal: DecimalLiteral) throws(UnreadableAnswer) -> AnswerEntry {
    guard literal.value.bitWidth <= Self.longestNumber else {
      throw UnreadableAnswer(reason: .tooManyDigits, caret: nil)
    }
    do {
      return AnswerEntry(readings: [try literal.real(bareUnit: part.unit)], literal: literal)
    } catch {
      throw UnreadableAnswer(reason: .unreadableNumber, caret: nil)
    }
  }

  /// A list is read entry by entry, so that bare numbers in it keep their digits.
  private func read(_ expression: Expression, of text: [Unicode.Scalar]) throws -> ReadAnswer {
    if case .list(let items) = expression.kind {
      guard items.count <= Self.mostEntries else { throw Self.tooManyEntries }
      var rows: [ReadAnswer] = []
      for item in items { rows.append(try read(item, of: text)) }
      return try combine(rows)
    }
    // All of the text has been looked at as a number before.
    let isPart = expression.range != text.indices
    let source = isPart ? String(scalars: text[expression.range]) : ""
    if isPart, let literal = DecimalLiteral(source, part.vocabulary) {
      return ReadAnswer(entries: [try number(literal)], shape: [])
    }
    // A value that cannot be reduced within the fuel is still a value.
    let value = try expression.evaluate().map { (try? $0.recognised()) ?? $0 }
    switch value {
    case .truth, .tensor, .family: throw FormulaError(.statement, at: expression.range)
    case .scalar(let number):
      return ReadAnswer(
        entries: [
          AnswerEntry(
            readings: try readings(number, expression), literal: nil, units: expression.units)
        ], shape: [])
    case .vector, .matrix:
      return ReadAnswer(
        entries: value.scalars.map {
          AnswerEntry(readings: [$0], literal: nil, units: expression.units)
        },
        shape: value.shape)
    }
  }

  /// A formula without a unit is meant in the unit of the part; one that computes an angle (`acos …`,
  /// `π/3`) may be meant in radians.
  private func readings(_ value: Real, _ expression: Expression) throws -> [Real] {
    guard let unit = part.unit, !unit.isBase, expression.units.isEmpty else { return [value] }
    let scaled = try value * unit.scale()
    guard unit.quantity == .angle, expression.computesAngle else { return [scaled] }
    return [scaled, value]
  }

  /// `(0,96)` with its comma mended; nil for anything else.
  private static func decimalComma(in text: String) -> String? {
    guard text.holds(",") else { return nil }
    let inside = text.trimmed.filter { !"()[]".contains($0) }
    let pieces = inside.split(separator: ",", omittingEmptySubsequences: false)
    guard inside.count == text.trimmed.count - 2, pieces.count == 2, pieces[0] == "0",
      pieces[1].count > 1, pieces[1].allSatisfy(\.isNumber)
    else { return nil }
    return "\(pieces[0]).\(pieces[1])"
  }

  /// "195 parameters": the number without the word of the question that says what is counted.
  private func withoutCountedWord(_ text: String) -> String? {
    if let value = AnswerDressing.withoutCountedWords(text, keeping: part.vocabulary.names) {
      return value
    }
    let words = text.trimmed.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, words[1].count > 2, words[1].allSatisfy(\.isLetter) else { return nil }
    let word = words[1].lowercased()
    // `params` are parameters.
    let stem = word.hasSuffix("s") ? word.dropLast() : word[...]
    let isKnown = part.words.contains { $0 == word || stem.count > 3 && $0.hasPrefix(stem) }
    return isKnown ? String(words[0]) : nil
  }
}

extension Expression {
  /// The units that stand in the formula, but not inside of a function.
  fileprivate var units: Set<Unit> {
    var units: Set<Unit> = []
    var stack = [self]
    while let top = stack.popLast() {
      if case .name(let name) = top.kind, let unit = Unit(rawValue: name) { units.insert(unit) }
      if case .call = top.kind { continue }
      stack.append(contentsOf: top.children)
    }
    return units
  }

  /// Whether the formula computes an angle: an inverse trigonometric function, or π.
  fileprivate var computesAngle: Bool {
    var stack = [self]
    while let top = stack.popLast() {
      if case .name("π") = top.kind { return true }
      if case .call(let name, _) = top.kind, Library.inverseTrigonometric.contains(name) {
        return true
      }
      stack.append(contentsOf: top.children)
    }
    return false
  }
}

extension String {
  /// Whether a number with a decimal point stands in the text.
  fileprivate var hasDecimal: Bool {
    var last: UInt8 = 0
    for byte in utf8 {
      if last == UInt8(ascii: "."), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        return true
      }
      last = byte
    }
    return false
  }
}
