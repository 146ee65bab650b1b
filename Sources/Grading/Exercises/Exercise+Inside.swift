import Exact
import Formulas

// What the tools of authors look at, besides what students see: keys, mistakes and what reads an answer.

extension Exercise {
  /// The given values, by name.
  package var givenValues: [String: Value<Real>] { given }
  /// The right values of the parts, by id; those of formulas are not among them.
  package var rightValues: [String: Value<Real>] { keys }
}

extension Part {
  /// The key as a formula, with the given formulas that name parts written out.
  package var keyExpression: Expression? { key?.expression ?? formula?.expression }
  /// The right value, where answers are values.
  package var keyValue: Value<Real>? { key?.value }
  /// The right formula, where answers are formulas in variables.
  package var keyFormula: Value<Expression>? { formula?.value }
  /// The parts that the key names.
  package var namedParts: [String] { key?.dependencies ?? formula?.dependencies ?? [] }
  /// The variables of answers; nil where answers are values.
  package var answerVariables: Variables? { scope?.variables }
  /// What an answer may use.
  package var answerWords: Vocabulary { vocabulary }
  /// Where an answer can lie.
  package var answerDomain: Domain? { domain }
  /// Whether an answer must be written in a certain way.
  package var asksForForm: Bool {
    if case .exactlyDecimals = tolerance { return true }
    return form != nil
  }
  /// The share of the points for what follows from wrong earlier answers.
  package var followShare: Rational? { followThrough }
  /// The known mistakes, in the order of the file.
  package var knownMistakes: [KnownMistake] { mistakes.map(KnownMistake.init) }
  /// The built-in edits that the file names.
  package var namedEdits: [String] {
    BuiltInEdit.allCases.filter { builtIns[$0] != nil }.map(\.rawValue)
  }
  /// The answers to choose from, and whether each is right.
  package var allChoices: [(id: String, text: Text, isRight: Bool)] {
    choices.map { ($0.id, $0.text, $0.isRight) }
  }
  /// The statements that what is asked for must satisfy, as they are written.
  package var conditionTexts: [String] { conditions.map(\.text) }
  /// What is to be derived: the first line, and the form of the last one.
  package var derivationEnds: (from: String, to: String)? {
    guard let derivation, let scope else { return nil }
    return (derivation.from.text(in: scope), derivation.to.text(in: scope))
  }

  /// A value as an author reads it, in the unit of the part.
  package func plainText(_ value: Value<Real>) -> String { NumberText.plain(value, unit: unit) }
  /// A value as an author reads it, in the base unit and without it.
  package func unitless(_ value: Value<Real>) -> String { NumberText.plain(value, unit: nil) }
  /// A formula as an author reads it, with the abbreviations of the part.
  package func plainText(_ value: Value<Expression>) -> String {
    scope?.text(value) ?? value.kindName
  }
  /// The right formula as a student is shown it; nil where answers are values.
  package var shownFormula: String? { formulaText }
  /// A right value as a student is shown it.
  package func shownText(_ value: Value<Real>) -> String { expectedText(value) }

  /// Whether the rule of the part accepts a value that is exactly this one; nil if it cannot be told.
  package func accepts(_ value: Value<Real>) -> Bool? {
    guard let key else { return nil }
    guard value.kindName == key.value.kindName, value.shape == key.value.shape else { return false }
    let judge = NumberJudge(part: self)
    var isSure = true
    let isRight = try? Fuel.limited(to: Limits.keyFuel) {
      for (scalar, target) in zip(value.scalars, key.value.scalars) {
        switch try judge.judge(AnswerEntry(readings: [scalar], literal: nil), key: target) {
        case .right: continue
        case .undecided: isSure = false
        case .wrong: return false
        }
      }
      return true
    }
    return isSure ? isRight : nil
  }

  /// Whether two formulas in the variables of the part are equal, by proof or by a witness; nil if neither
  /// was found.
  package func areEqual(_ a: Value<Expression>, _ b: Value<Expression>) -> Bool? {
    guard let scope else { return nil }
    let decision = Fuel.limited(to: Limits.keyFuel) {
      Result { try scope.comparison.decide(a, b) }
    }
    switch decision {
    case .success(.equal?): return true
    case .success(.different?), .success(nil): return false
    case .success(.undecided?), .success(.undefined?), .failure: return nil
    }
  }

  /// Whether formulas in the variables of the part have values anywhere.
  package func hasValue(_ value: Value<Expression>) -> Bool {
    guard let scope else { return false }
    return Fuel.limited(to: Limits.keyFuel) {
      (try? scope.comparison.haveValues(value.formulas)) ?? true
    }
  }

  /// Whether a wrong line of the derivation follows from the first one after all.
  package func follows(mistake index: Int) -> Bool {
    guard let derivation, let scope, case .line(let line) = mistakes[index].pattern else {
      return false
    }
    let step = Fuel.limited(to: Limits.keyFuel) {
      try? derivation.step(from: derivation.from, to: line, scope.comparison)
    }
    if case .follows? = step { return true }
    return false
  }

  /// Whether two wrong lines of the derivation are the same one.
  package func isSameLine(mistakes first: Int, _ second: Int) -> Bool {
    guard let derivation, let scope, case .line(let a) = mistakes[first].pattern,
      case .line(let b) = mistakes[second].pattern
    else { return false }
    return Fuel.limited(to: Limits.keyFuel) {
      (try? derivation.isSameMistake(a, b, scope.comparison)) ?? false
    }
  }

  /// The text of a wrong line of the derivation.
  package func lineText(mistake index: Int) -> String {
    guard let scope, case .line(let line) = mistakes[index].pattern else { return "" }
    return line.text(in: scope)
  }

  /// The values that a built-in edit makes of the key; none where it changes nothing.
  package func editedValues(_ name: String, in exercise: Exercise) -> [Value<Real>] {
    guard let edit = BuiltInEdit(rawValue: name), let key else { return [] }
    let known = exercise.values
    let values = Fuel.limited(to: Limits.keyFuel) {
      try? edit.values(of: key, unit: unit, isShape: kind == .shape, given: known)
    }
    return values ?? []
  }

  /// The formulas that a built-in edit makes of the key; none where it changes nothing.
  package func editedFormulas(_ name: String) -> [Value<Expression>] {
    guard let edit = BuiltInEdit(rawValue: name), let formula, let scope, kind != .shape else {
      return []
    }
    return Fuel.limited(to: Limits.keyFuel) {
      EditedKey.all(of: [formula.expression]).filter { $0.edit == edit && $0.isOfWhole }
        .compactMap { try? scope.evaluate($0.expression) }
    }
  }
}

/// A known wrong answer, as the tools of authors see it.
package struct KnownMistake: Sendable {
  /// What the wrong answer is known by.
  package enum Pattern: Sendable {
    /// The wrong answer itself, computed.
    case value(Value<Real>)
    /// The wrong answer itself, a formula in variables.
    case formula(Value<Expression>)
    /// A wrong line of a derivation.
    case line
    /// The right value, which catches right answers in a wrong form.
    case key
    /// A statement about the answer.
    case statement(Expression)
  }

  /// Its name in the file.
  package let name: String
  /// What it is known by.
  package let pattern: Pattern
  /// The share of the points that it earns.
  package let credit: Rational
  /// Whether it has words of its own for the student.
  package let hasFeedback: Bool

  init(_ mistake: Mistake) {
    name = mistake.name
    credit = mistake.credit
    hasFeedback = mistake.feedback != nil
    switch mistake.pattern {
    case .value(let value): pattern = .value(value)
    case .formula(let formula): pattern = .formula(formula)
    case .line: pattern = .line
    case .key: pattern = .key
    case .when(let statement): pattern = .statement(statement)
    }
  }
}

extension Example {
  /// Where the expected score stands in the file.
  package var placeOfScore: Int { scoreOffset }
  /// Where the expectations stand in the file.
  package var placesOfExpectations: [Int] { expectOffsets }
}

extension Value where S == Expression {
  /// All formulas in the value: its entries, or the entry of a family.
  package var entryFormulas: [Expression] { formulas }
}

extension Part {
  /// The value of a formula of the file in the variables of the part; nil where it has none.
  package func symbolicValue(of expression: Expression) -> Value<Expression>? {
    guard let scope else { return nil }
    return Fuel.limited(to: Limits.keyFuel) { try? scope.evaluate(expression) }
  }
}

extension Limits {
  /// For one formula of an exercise file.
  package static var fuelOfKeys: Int { keyFuel }
}

extension VariantSpace {
  /// How many choices there are at each place where one is made.
  package var choiceCounts: [Int] { sets.flatMap(\.choices) }

  /// The variant that choices make; nil where its conditions do not hold.
  ///
  /// - Parameter choices: one below each of `choiceCounts`.
  package func variant(where choices: [Int]) -> Variant? {
    let variant = variant(choosing: choices)
    return satisfiesConditions(variant) ? variant : nil
  }
}

extension AskedValue {
  /// The simplest numbers that an entry can be.
  package func simplest(_ count: Int) -> [Rational] { domain.points(count) }

  /// Whether the numbers must sum to 1.
  package var sumsToOne: Bool { isDistribution }
}
