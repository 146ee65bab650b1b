import Exact
import Formulas
import Grading

/// The right answer to a part as students write it, in many ways.
struct Notations {
  /// One way to write the right answer.
  struct Notation {
    /// What was done with the key, in words behind "the key".
    let name: String
    /// The answer.
    let answer: WrittenAnswer
  }

  /// The largest formula that is rewritten, in nodes.
  private static let largest = 200

  let part: Part
  /// The right answer as formulas: as the key has it first.
  let formulas: [Value<Expression>]

  /// All ways, none twice.
  var all: [Notation] {
    var seen: Set<WrittenAnswer> = []
    return (values + rewritten).filter { seen.insert($0.answer).inserted }
  }

  /// The formula as it is computed; nil where answers are values alone.
  var plain: WrittenAnswer? {
    part.keyFormula == nil ? nil : formulas.first.flatMap { $0.answer(\.text) }
  }

  // MARK: Values

  /// Fractions and decimals, as far as the rule of the part admits them.
  private var values: [Notation] {
    guard let key = part.keyValue else { return [] }
    let texts = AnswerTexts(part: part)
    var notations: [Notation] = []
    func add(_ name: String, _ answer: WrittenAnswer?) {
      if let answer { notations.append(Notation(name: name, answer: answer)) }
    }
    add("rounded as asked", texts.rounded(key))
    if case .exactlyDecimals = part.tolerance { return notations }
    if part.kind == .shape {
      add("as an array", texts.exact(key))
      return notations
    }
    let isRational = key.scalars.allSatisfy { texts.amount($0)?.isRational == true }
    if isRational || part.tolerance != .exact { add("as it is", texts.exact(key)) }
    if part.tolerance != .exact {
      add("rounded to one digit more", texts.rounded(key, more: 1))
      add("rounded to three digits more", texts.rounded(key, more: 3))
    }
    guard case .scalar(let scalar) = key, let (number, _) = texts.amount(scalar), isRational else {
      return notations
    }
    if let decimal = number.terminatingDecimal { add("as a decimal", .text(decimal)) }
    let (numerator, denominator) = (number.numerator, number.denominator)
    add("not in lowest terms", .text("\(Rational(numerator) * 6)/\(Rational(denominator) * 6)"))
    if part.unit == nil, let percent = (number * 100).terminatingDecimal {
      add("in percent", .text("\(percent) %"))
    }
    if let unit = part.unit { add("with its unit", .text("\(number)\(unit.suffix)")) }
    return notations
  }

  // MARK: Formulas

  /// The formula rewritten, if it can be written with what an answer may use.
  private var rewritten: [Notation] {
    guard part.kind != .shape || part.keyFormula != nil, admitsFormulas,
      let formula = formulas.first(where: { formula in
        formula.entryFormulas.allSatisfy { $0.size <= Self.largest && isWritable($0) }
      })
    else { return [] }
    var notations: [Notation] = []
    for rewriting in Rewriting.allCases {
      let changed = formula.map { rewriting.apply(inUnit($0)) }
      guard let answer = changed.answer(\.text) else { continue }
      notations.append(Notation(name: rewriting.rawValue, answer: answer))
    }
    return notations
  }

  /// The formula of a number in the unit of the part, in which a formula without a unit is read.
  private func inUnit(_ formula: Expression) -> Expression {
    guard part.keyFormula == nil, let unit = part.unit, !unit.isBase,
      let scale: Expression = try? unit.scale(), let quotient = try? formula / scale
    else { return formula }
    return quotient
  }

  /// A rule that wants a decimal takes no formula.
  private var admitsFormulas: Bool {
    if case .exactlyDecimals = part.tolerance { return false }
    return true
  }

  /// Whether an answer may use all that is in a formula.
  private func isWritable(_ formula: Expression) -> Bool {
    let words = part.answerWords
    let names = Set(words.names)
    return formula.names.allSatisfy(names.contains)
      && formula.functions.allSatisfy { words.functions?.contains($0) ?? true }
      && !formula.holdsSeries
  }
}

extension Expression {
  /// Whether there is a sum or product over an index in the formula, whose text is read in other words.
  var holdsSeries: Bool {
    if case .series = kind { return true }
    return children.contains(where: \.holdsSeries)
  }
}
