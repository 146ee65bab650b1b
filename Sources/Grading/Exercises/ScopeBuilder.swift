import Exact
import Formats
import Formulas

/// Computes what the names of an exercise stand for in the variables of its parts.
final class ScopeBuilder {
  /// What a name is defined as.
  enum Definition {
    case literal(Value<Expression>)
    case formula(Expression)
  }

  private let variables: Variables
  private let partVariables: [String: Variables]
  private let definitions: [String: Definition]
  private let givenNames: [String]
  private let partNames: [String]
  private var scopes: [String: [String: Value<Expression>]] = [:]
  private var failures: [String: [String: FormulaError]] = [:]
  /// The right answers to parts in the variables of others, by the latter.
  private var answers: [String: [String: Value<Expression>?]] = [:]
  /// Whether the keys of parts depend on their variables.
  private var dependences: [String: Bool] = [:]

  /// - Parameters:
  ///   - variables: those of all parts.
  ///   - partVariables: those of single parts, together with the ones of all parts that they hide.
  init(
    variables: Variables, partVariables: [String: Variables], definitions: [String: Definition],
    givenNames: [String], partNames: [String]
  ) {
    self.variables = variables
    self.partVariables = partVariables
    self.definitions = definitions
    self.givenNames = givenNames
    self.partNames = partNames
  }

  /// The variables of a part.
  func variables(of part: String) -> Variables { partVariables[part] ?? variables }

  /// Whether a formula of a part depends on its variables.
  func dependsOnVariables(_ expression: Expression, in part: String) -> Bool {
    let variables = variables(of: part)
    var seen: Set<String> = []
    var stack = expression.names
    while let name = stack.popLast() {
      if variables[name] != nil { return true }
      guard seen.insert(name).inserted else { continue }
      if partNames.contains(name) {
        if name != part, keyDependsOnVariables(name) { return true }
      } else if case .formula(let inner)? = definitions[name] {
        stack += inner.names
      }
    }
    return false
  }

  private func keyDependsOnVariables(_ part: String) -> Bool {
    if let known = dependences[part] { return known }
    guard case .formula(let key)? = definitions[part] else { return false }
    let depends = dependsOnVariables(key, in: part)
    dependences[part] = depends
    return depends
  }

  /// The scope of a part: what the formulas of the part may use.
  ///
  /// - Parameter names: the other parts whose right answers are needed.
  func scope(of part: String, naming names: [String]) -> FormulaScope {
    let variables = variables(of: part)
    var values = variables.values
    var abbreviations: [(name: String, formula: Expression)] = []
    for name in givenNames where variables[name] == nil {
      guard let value = value(of: name, in: part) else { continue }
      values[name] = value
      if case .scalar(let formula) = value, !formula.names.isEmpty {
        abbreviations.append((name, formula))
      }
    }
    values.merge(rightAnswers(names, in: part)) { _, answer in answer }
    // In the exercise as a whole nothing is hidden: the empty name is no part's. With numbers for them wrong formulas would
    // be right, λw beside 2λw with λ = 0.
    let hidden = givenNames.compactMap { name -> (name: String, value: Value<Expression>)? in
      guard self.variables[name] == nil, variables[name] != nil,
        let value = value(of: name, in: ""), value.formulas.contains(where: { !$0.names.isEmpty })
      else { return nil }
      return (name, value)
    }
    return FormulaScope(
      variables: variables, values: values, abbreviations: abbreviations, hidden: hidden)
  }

  /// The right answers to other parts, by their names, in the variables of a part; other names are passed
  /// over.
  func rightAnswers(_ names: [String], in part: String) -> [String: Value<Expression>] {
    var answers: [String: Value<Expression>] = [:]
    for name in names where partNames.contains(name) {
      answers[name] = rightAnswer(name, in: part)
    }
    return answers
  }

  /// Why a given name has no value in a part, and the name whose formula is at fault.
  func failure(of name: String, in part: String) -> (name: String, error: FormulaError)? {
    guard let error = failures[part]?[name] else { return nil }
    if case .noValue(let inner) = error.problem, let deeper = failure(of: inner, in: part) {
      return deeper
    }
    return (name, error)
  }

  /// What a given name stands for in a part; nil where it has no value there.
  private func value(of name: String, in part: String) -> Value<Expression>? {
    let variables = variables(of: part)
    if let known = scopes[part]?[name] { return known }
    if let variable = variables[name] {
      scopes[part, default: [:]][name] = variable.value
      return variable.value
    }
    guard let definition = definitions[name] else { return nil }
    let value: Value<Expression>?
    switch definition {
    case .literal(let literal): value = literal
    case .formula(let formula):
      // The names that a formula needs have no circle: that was checked before.
      var inner: [String: Value<Expression>] = [:]
      for needed in formula.names { inner[needed] = self.value(of: needed, in: part) }
      do {
        value = try Fuel.limited(to: Limits.keyFuel) {
          try formula.evaluate(inner, in: variables)
        }
      } catch {
        value = nil
        failures[part, default: [:]][name] = error as? FormulaError
      }
    }
    scopes[part, default: [:]][name] = value
    return value
  }

  /// The right answer to another part, in the variables of this one.
  private func rightAnswer(_ name: String, in part: String) -> Value<Expression>? {
    if let known = answers[part]?[name] { return known }
    let answer = computedRightAnswer(name, in: part)
    answers[part, default: [:]][name] = .some(answer)
    return answer
  }

  private func computedRightAnswer(_ name: String, in part: String) -> Value<Expression>? {
    guard case .formula(let formula)? = definitions[name] else { return nil }
    // First in the variables of its own part; these are then what they stand for here.
    let own = scope(of: name, naming: formula.names.filter { $0 != name })
    guard let value = try? Fuel.limited(to: Limits.keyFuel, { try own.evaluate(formula) }) else {
      return nil
    }
    let names = Set(value.formulas.flatMap(\.names))
    var values: [String: Value<Expression>] = [:]
    for name in names { values[name] = self.value(of: name, in: part) }
    let scope = FormulaScope(
      variables: variables(of: part), values: values, abbreviations: [])
    return try? Fuel.limited(to: Limits.keyFuel) { try scope.importing(value) }
  }
}
