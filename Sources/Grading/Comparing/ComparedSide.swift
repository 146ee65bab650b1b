import Exact
import Formats
import Formulas

/// A key or an answer, understood.
struct ComparedSide {
  /// What it is.
  enum Meaning {
    /// A number, a vector or a matrix.
    case value(Value<Expression>)
    /// Numbers without an order.
    case set([Expression])
    /// Vectors without an order.
    case points([[Expression]])
    /// The numbers in one of several intervals.
    case intervals([WrittenSet.Interval])
    /// Equations and inequalities; where commas join them, the other reading of these as well.
    case statement(Statement, alternative: Statement?)

    /// What it is, in a word.
    var kindName: String {
      switch self {
      case .value(let value): value.kindName
      case .set: "set"
      case .points: "point set"
      case .intervals: "interval"
      case .statement(let statement, _): statement.isEquation ? "equation" : "inequality"
      }
    }
  }

  var meaning: Meaning
  /// Whether it says that something is equal to something, and nothing else.
  var isEquation: Bool {
    if case .statement(let statement, _) = meaning {
      statement.isEquation && statement.saysEqual
    } else {
      false
    }
  }
  /// Whether it is a set of elements: `x = 2 or x = −2` says which ones are in {−2, 2}.
  var isSet: Bool { if case .set = meaning { true } else { false } }
  /// The name that a set is written with, whose elements are those for which a statement holds.
  var memberOfStatement: String? {
    if case .statement = meaning { member } else { nil }
  }
  /// The name that is said to lie in the set, `x ∈ (0, 1)`, or that the set is written with, `{x : x > 0}`.
  var member: String?
  /// Whether it is a set of all for which something holds, `{(x, y) : x + y = 3}`.
  var isBuiltSet: Bool {
    text.replacing("\\left", with: "").replacing("\\", with: "").hasPrefix("{")
  }
  /// What it is where a value is asked for, if that may be something else.
  var asked: Asked?
  /// The formula as it was written.
  var written: Expression
  /// The text as it was written, without white space around it.
  let text: String
  /// The text with the places of the formula in it.
  var source: String
  /// What was read in a way that the writer should know of.
  let remarks: [String]

  /// The parts of the formulas that a value comes to, which may be far more than those that were written.
  var computedSize: Int {
    if case .value(let value) = meaning { value.formulas.reduce(0) { $0 + $1.size } } else { 0 }
  }
}

/// Reads keys and answers.
struct ComparedSideReader {
  var vocabulary: Vocabulary
  let variables: Variables
  /// What names stand for: variables, or what is left of a probability.
  let values: [String: Value<Expression>]
  /// The names that have a meaning beside the text, where a value is asked for: the others may say what it is, `p = 1/2`;
  /// nil where that is an equation.
  var taken: Set<String>?
  /// Whether the text stood behind what it is called.
  var hasLabel = false
  /// Whether a set is asked for.
  var asksSet = false
  /// The sizes that the identity may have where its letter is read.
  let identitySizes: [Int]
  /// The shape that a value beside this one has.
  var wantedShape: [Int]?
  /// The text that is read.
  private(set) var scalars: [Unicode.Scalar] = []
  /// Whether there may be bars or angles in it.
  private(set) var hasMarks = false
  /// Whether there may be powers in it as programs write them.
  private(set) var hasPowers = false
  /// Whether signs in it are those of NumPy or PyTorch, where an asterisk multiplies entries.
  private(set) var isProgram = false
  /// Whether a pair in it may be a number with a decimal comma, `3+(1,5)`.
  private(set) var mayHoldDecimalComma = false

  init(
    vocabulary: Vocabulary, variables: Variables, values: [String: Value<Expression>],
    identitySizes: [Int] = []
  ) {
    self.vocabulary = vocabulary
    self.variables = variables
    self.values = values
    self.identitySizes = identitySizes
  }

  /// The formula or the equation that a text is, with its bars and angles read.
  ///
  /// - Throws: `FormulaError`.
  func formula(of written: String) throws(FormulaError) -> Expression {
    let cut = try CutText(written, vocabulary)
    let formula = try Formula(cut).expression
    return prepared(cut, written).readings(formula).norms
  }

  /// The reader with what it has to know of a text.
  private func prepared(_ cut: CutText, _ written: String) -> ComparedSideReader {
    var reader = self
    reader.scalars = cut.scalars
    reader.hasMarks = Self.hasMarks(written)
    reader.hasPowers = Self.hasProgrammedPowers(written)
    reader.isProgram = Self.isProgram(written)
    reader.mayHoldDecimalComma = Self.mayHoldDecimalComma(reader.scalars)
    return reader
  }

  /// - Throws: `FormulaError`, `UnreadableAnswer`.
  func read(_ written: String) throws -> ComparedSide {
    let text = written.trimmed
    guard !text.isEmpty else {
      throw UnreadableAnswer(reason: .nothingWritten, caret: nil)
    }
    if let character = ControlCharacter(disturbing: written) {
      throw UnreadableAnswer(reason: .character(character), caret: nil)
    }
    let cut = try CutText(written, vocabulary)
    let reader = prepared(cut, written)
    let asked = asksSet ? reader.listed(in: cut) : reader.equalSides(of: cut)
    do {
      var side = try reader.understand(cut, text: text, source: written)
      if let asked = asked ?? side.asked ?? reader.shape(of: cut) { side.asked = asked }
      return side
    } catch {
      switch asked {
      case .equal(let value, let last, let source)?:
        return ComparedSide(
          meaning: .value(value), written: last, text: text, source: source, remarks: [])
      case .set(let elements, let list)?:
        return ComparedSide(
          meaning: .set(elements), written: Expression(.list(list)), text: text,
          source: written, remarks: [])
      default:
        guard let formula = NeededRestriction.removed(from: written),
          let side = try? read(formula.formula),
          case .value(.scalar(let value)) = side.meaning,
          hasNoValue(value, where: formula.name, is: formula.number)
        else { throw error }
        return side
      }
    }
  }

  /// Whether a formula has no value where a variable has one, as far as it divides by 0 there.
  private func hasNoValue(_ formula: Expression, where name: String, is number: Int) -> Bool {
    guard case .scalar(let variable)? = values[name], case .name(let own) = variable.kind else {
      return false
    }
    do {
      _ = try formula.evaluate(
        values.merging([own: .scalar(Expression(number))]) { $1 }, in: variables)
      return false
    } catch {
      if case .arithmetic(.divisionByZero) = error.problem { return true }
      return false
    }
  }

  private func understand(
    _ cut: CutText, text: String, source: String
  ) throws -> ComparedSide {
    if let statement = try WrittenStatement(cut) {
      let (meaning, alternative) = try statements(of: statement.part)
      return ComparedSide(
        meaning: .statement(meaning, alternative: alternative), member: statement.member,
        written: Expression(.list(statement.formulas)), text: text, source: source,
        remarks: statement.remarks)
    }
    if let set = try WrittenSet(cut) {
      return ComparedSide(
        meaning: try meaning(of: set), member: set.member, written: Expression(.list(set.numbers)),
        text: text, source: source, remarks: set.remarks)
    }
    let formula = try Formula(cut)
    if case .comparison(let relation, let left, let right) = formula.expression.kind {
      return ComparedSide(
        meaning: .statement(try comparison(relation, left, right), alternative: nil),
        written: formula.expression, text: text, source: source, remarks: formula.remarks)
    }
    let (written, entrywise) = readings(formula.expression)
    guard let entrywise else {
      let value = try plainValue(written)
      try refuseUnclearProduct(value, written)
      return ComparedSide(
        meaning: .value(value), written: written, text: text, source: source,
        remarks: formula.remarks)
    }
    // Where one of two readings has no value, it is the other one.
    let other = try? plainValue(entrywise)
    guard let value = try other == nil ? plainValue(written) : (try? plainValue(written)) ?? other
    else { throw UnreadableAnswer(reason: .unreadable, caret: nil) }
    return ComparedSide(
      meaning: .value(value), asked: other.map { .entrywise($0, entrywise) }, written: written,
      text: text, source: source, remarks: formula.remarks)
  }

  /// Elements alone are a set; beside intervals each is an interval of one number.
  func meaning(of set: WrittenSet) throws -> ComparedSide.Meaning {
    if let points = try points(of: set) { return .points(points) }
    var elements: [Expression] = []
    var intervals: [WrittenSet.Interval] = []
    var hasIntervals = false
    for part in set.parts {
      var found: [WrittenSet.Interval] = []
      switch part.piece {
      case .elements(let items):
        for item in items {
          let value = try number(item)
          elements.append(value)
          found.append(.init(from: value, to: value, includesLower: true, includesUpper: true))
        }
      case .interval(let interval):
        hasIntervals = true
        found.append(
          .init(
            from: try interval.lower.map(number), to: try interval.upper.map(number),
            includesLower: interval.includesLower, includesUpper: interval.includesUpper))
      }
      if part.operation == .union {
        intervals += found
      } else {
        hasIntervals = true
        intervals = try NumberRegion.intervals(intervals, part.operation, found)
      }
    }
    return hasIntervals ? .intervals(intervals) : .set(elements)
  }

  /// The points that are the elements of a set; nil for a set that has others, or none.
  private func points(of set: WrittenSet) throws -> [[Expression]]? {
    var points: [[Expression]] = []
    for part in set.parts {
      guard part.operation == .union, case .elements(let items) = part.piece else { return nil }
      for item in items {
        guard case .list = item.kind else { return nil }
        switch try value(item) {
        case .vector(let entries): points.append(entries)
        case .matrix(let matrix) where matrix.columnCount == 1: points.append(matrix.elements)
        default: return nil
        }
      }
    }
    return points.isEmpty ? nil : points
  }

  /// The value in variables; of numbers alone also by functions that are for numbers only, `factorial`.
  func value(_ expression: Expression) throws(FormulaError) -> Value<Expression> {
    try plainValue(readings(expression).norms)
  }

  /// What is read of vectors and matrices as programs and papers write them.
  private var conventions: ArrayConventions {
    var conventions = ArrayConventions.ofPrograms
    if mayHoldDecimalComma { conventions.addsNumbersToEntries = false }
    conventions.invertsByPowers = vocabulary.functions?.contains("inverse") ?? true
    return conventions
  }

  /// The value of a formula in which bars and angles have been read.
  ///
  /// An identity that is written as a letter has the size that fits, and that the other side has where several do.
  func plainValue(_ expression: Expression) throws(FormulaError) -> Value<Expression> {
    let name = CompareRequest.identityName
    guard !identitySizes.isEmpty, expression.names.contains(name) else {
      return try plainValue(expression, values)
    }
    var found: [Value<Expression>] = []
    var trouble: FormulaError?
    for size in identitySizes {
      var own = values
      own[name] = .matrix(
        Matrix(rowCount: size, columnCount: size) { $0 == $1 ? .one : .zero })
      do {
        found.append(try plainValue(expression, own))
      } catch {
        // The size that fits comes furthest, to the operation around the others.
        if error.range.count > (trouble?.range.count ?? -1) { trouble = error }
      }
    }
    if found.count > 1, let wantedShape { found.removeAll { $0.shape != wantedShape } }
    guard found.count == 1 else {
      throw trouble
        ?? FormulaError(
          .notAllowed(
            name, reason: "its size stands in the bracket as a number, as in eye(2)"),
          at: expression.range)
    }
    return found[0]
  }

  private func plainValue(
    _ expression: Expression, _ values: [String: Value<Expression>]
  ) throws(FormulaError) -> Value<Expression> {
    do {
      return try expression.evaluate(values, in: variables, with: conventions)
    } catch {
      guard expression.names.isEmpty else { throw error }
      let numbers = try expression.evaluate([:], with: .real.with(conventions))
      guard
        let exact = try? numbers.map({ number -> Expression in
          guard let value = number.asRational else { throw ArithmeticError.undecided }
          return Expression(.number(value))
        })
      else { throw error }
      return exact
    }
  }

  func number(_ expression: Expression) throws -> Expression {
    guard let value = try value(expression).scalar else {
      throw FormulaError(
        .kind(operation: "a comparison of", found: "vector"), at: expression.range)
    }
    return value
  }
}
