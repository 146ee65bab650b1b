import Exact
import Formats
import Formulas
import Grading

/// Works out how the right answer to a part comes about.
struct SolutionSteps {
  let exercise: Exercise
  let places: Places?

  /// The largest formula that is written out, in nodes.
  private static let largest = 120
  /// The digits of a value that is no short decimal.
  private static let digits = 10

  /// The right answer, line by line.
  func lines(_ part: Part) -> [String] {
    if let ends = part.derivationEnds { return [ends.from, ends.to] }
    if !part.allChoices.isEmpty {
      return part.allChoices.filter(\.isRight).map { "\($0.id): \(exercise.render($0.text))" }
    }
    guard let key = part.keyExpression else { return [] }
    var lines = [key.text]
    if part.keyFormula != nil {
      lines.append(part.shownFormula ?? "")
    } else if let value = part.keyValue {
      if part.kind == .shape {
        lines.append(part.shownText(value))
      } else {
        if let formula = expanded(key, of: part) {
          lines += [formula.text, withNumbers(formula).text]
        } else if let formula = numbersAlone(part) {
          lines.append(formula.text)
        }
        lines += texts(of: value, part)
      }
    }
    var distinct: [String] = []
    for line in lines where !line.isEmpty && distinct.last != line { distinct.append(line) }
    return distinct
  }

  /// What there is to say beside the lines: what any right answer satisfies, with one from the examples; what
  /// a person looks for; and the solution that the author wrote.
  func notes(_ part: Part) -> [String] {
    var notes: [String] = []
    if part.kind == .condition {
      notes.append(Preview.answer(part))
      if let example = rightExample(of: part) { notes.append("such as \(example)") }
    }
    notes += part.rubric.map { criterion in
      "- \(exercise.render(criterion.text)): \(criterion.points) point"
        + (criterion.points == 1 ? "" : "s")
    }
    notes += (part.solution.map(exercise.render) ?? "").split(separator: "\n").map(String.init)
    return notes
  }

  /// An answer of the examples that is right with the numbers of the exercise.
  private func rightExample(of part: Part) -> String? {
    exercise.examples.lazy.compactMap { example -> String? in
      guard let answer = example.answers.first(where: { $0.part == part.id })?.answer,
        example.variant == exercise.variant,
        let mark = exercise.mark([part.id: answer], withProofs: false).parts
          .first(where: { $0.id == part.id }), mark.verdict == .right
      else { return nil }
      return mark.answer
    }.first
  }

  // MARK: Formulas

  /// The key with its functions written out, in the names of its values; nil where that is long.
  private func expanded(_ key: Expression, of part: Part) -> Expression? {
    var variables = Variables()
    for name in key.names {
      guard let value = value(named: name), let declaration = Self.declaration(value) else {
        return nil
      }
      guard (try? variables.declare(name, declaration)) != nil else { return nil }
    }
    let formula = Fuel.limited(to: Limits.fuelOfKeys) {
      try? key.evaluate(variables.values, in: variables).scalar
    }
    return formula.flatMap { $0.size <= Self.largest ? $0.inTextbookOrder : nil }
  }

  /// The key with its functions written out in numbers; nil where that is long, or a number alone.
  private func numbersAlone(_ part: Part) -> Expression? {
    guard let places, let formula = SymbolicKey(exercise, places).values(of: part).first?.scalar,
      formula.asRational == nil, formula.size <= Self.largest
    else { return nil }
    return formula
  }

  private func value(named name: String) -> Value<Real>? {
    exercise.givenValues[name] ?? exercise.rightValues[name]
  }

  /// The set of variables that a value is one of.
  private static func declaration(_ value: Value<Real>) -> String? {
    let isPositive = value.scalars.allSatisfy { (try? $0.sign()) == .greater }
    let domain = isPositive ? "positive" : "real"
    switch value {
    case .scalar: return domain
    case .vector(let entries): return "vector(\(entries.count)) of \(domain)"
    case .matrix(let matrix):
      return "matrix(\(matrix.rowCount), \(matrix.columnCount)) of \(domain)"
    case .tensor, .family, .truth: return nil
    }
  }

  /// A formula with the rational values of its names in their places.
  private func withNumbers(_ formula: Expression) -> Expression {
    switch formula.kind {
    case .name(let name):
      guard case .scalar(let value)? = value(named: name), let number = value.asRational else {
        return formula
      }
      return Expression(number)
    case .entry(let base, let indices):
      guard case .name(let name) = base.kind, let value = value(named: name),
        let place = Self.place(indices, in: value.shape),
        let number = value.scalars[place].asRational
      else { return formula }
      return Expression(number)
    default: return formula.replacingChildren(formula.children.map(withNumbers))
    }
  }

  private static func place(_ indices: [Expression], in shape: [Int]) -> Int? {
    guard indices.count == shape.count else { return nil }
    var place = 0
    for (index, count) in zip(indices, shape) {
      guard let number = index.asRational?.numerator.asInt, (0..<count).contains(number) else {
        return nil
      }
      place = place * count + number
    }
    return place
  }

  // MARK: Values

  /// The exact value, and its decimal where that is another one.
  private func texts(of value: Value<Real>, _ part: Part) -> [String] {
    let amounts = AnswerTexts(part: part)
    let suffix = part.unit?.suffix ?? ""
    let numbers = value.scalars.compactMap(amounts.amount)
    guard numbers.count == value.scalars.count else { return [] }
    func written(_ text: (Rational) -> String) -> String {
      var rest = numbers[...]
      return value.text { _ in rest.popFirst().map { text($0.number) } ?? "" }
    }
    let decimal = written { number in
      number.terminatingDecimal.flatMap { $0.utf8.count <= 12 ? $0 : nil }
        ?? number.decimal(significantDigits: Self.digits)
    }
    guard numbers.allSatisfy(\.isRational) else { return ["\(decimal)…\(suffix)"] }
    let exact = written(\.description)
    guard exact != decimal else { return [exact + suffix] }
    let isShort = numbers.allSatisfy { ($0.number.terminatingDecimal?.utf8.count ?? 99) <= 12 }
    return [exact + suffix, decimal + (isShort ? "" : "…") + suffix]
  }
}
