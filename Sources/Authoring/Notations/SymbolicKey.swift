import Exact
import Formats
import Formulas
import Grading

/// Computes keys as formulas, so that they can be written in other notations: `kl(p, q)` as
/// `3/10·log(3/5) + 7/10·log(7/5)`.
struct SymbolicKey {
  private let exercise: Exercise
  /// The given formulas of the file, by name.
  private let definitions: [String: Expression]
  /// The formulas that keys must agree with, by part.
  private let checks: [String: Expression]

  init(_ exercise: Exercise, _ places: Places) {
    self.exercise = exercise
    let given = places.value(["given"])?.members ?? []
    let names = given.map(\.name) + (places.value(["draw"])?.members ?? []).map(\.name)
    let variables = exercise.parts.flatMap { $0.answerVariables?.names ?? [] }
    let vocabulary = Vocabulary(names: names + exercise.parts.map(\.id) + variables)
    var definitions: [String: Expression] = [:]
    for member in given {
      guard let text = member.value.string,
        let formula = try? Formula(text, vocabulary).expression
      else { continue }
      definitions[member.name] = formula
    }
    self.definitions = definitions
    var checks: [String: Expression] = [:]
    for part in exercise.parts {
      checks[part.id] = places.value(["parts", part.id, "check"])?.string.flatMap {
        try? Formula($0, vocabulary).expression
      }
    }
    self.checks = checks
  }

  /// The right answer to a part as a formula, in its variables if it has some, by the key and by the check.
  func values(of part: Part) -> [Value<Expression>] {
    let check = checks[part.id]
    if let formula = part.keyFormula {
      return [formula, check.flatMap(part.symbolicValue)].compactMap(\.self)
    }
    return [part.keyExpression, check].compactMap { formula in
      formula.flatMap { key in Fuel.limited(to: Limits.fuelOfKeys) { try? evaluate(key) } }
    }
  }

  private func evaluate(_ expression: Expression) throws -> Value<Expression> {
    var values: [String: Value<Expression>] = [:]
    for name in expression.names { values[name] = try value(named: name) }
    return try expression.evaluate(values, in: Variables())
  }

  /// What a name stands for; names have no circle, for the file was read without an error.
  private func value(named name: String) throws -> Value<Expression>? {
    if let part = exercise.parts.first(where: { $0.id == name }) {
      guard let key = part.keyExpression, part.keyFormula == nil else { return nil }
      return try evaluate(key)
    }
    if let known = exercise.givenValues[name], known.scalars.allSatisfy({ $0.asRational != nil }) {
      return known.map { Expression($0.asRational ?? .zero) }
    }
    return try definitions[name].map(evaluate)
  }
}
