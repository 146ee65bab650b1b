import Exact
import Formats
import Formulas

/// Computes the given values and the keys of an exercise, in whatever order they need each other.
final class ValueResolver {
  private enum Definition {
    case value(Value<Real>)
    case formula(JSON)
  }

  private enum State {
    case waiting(Definition)
    case running
    /// The formula, if the value has one, and the value.
    case done(Expression?, Value<Real>)
    /// A formula in variables.
    case open(Expression)
    case failed
  }

  /// The names that a formula may use: given values, then the parts that have a key.
  let names: [String]
  /// The parts that have a key.
  let partNames: [String]
  private let reader: FieldReader
  private var states: [String: State] = [:]
  private var path: [String] = []
  private var brokenParts: Set<String> = []
  /// The given formulas with the parts in them written out, by name.
  private var writtenFormulas: [String: Expression] = [:]
  private let givenNames: [String]
  /// The formulas of given names, where they stand in the file.
  private var sources: [String: JSON] = [:]
  private var reported: Set<String> = []
  private let variables: Variables
  private let partVariables: [String: Variables]
  /// The names of variables of any part.
  private let variableNames: [String]

  /// - Parameters:
  ///   - drawn: the numbers of the variant.
  ///   - variables: the variables of all parts.
  ///   - partVariables: those of parts that declare their own, with the ones of all parts.
  init(
    _ reader: FieldReader, given: [JSON.Member], parts: [JSON.Member], drawn: Variant? = nil,
    variables: Variables = Variables(), partVariables: [String: Variables] = [:]
  ) {
    self.reader = reader
    self.variables = variables
    self.partVariables = partVariables
    let drawn = drawn?.numbers ?? []
    givenNames = drawn.map(\.name) + given.map(\.name)
    var variableNames = variables.names
    for part in parts {
      for name in partVariables[part.name]?.names ?? [] where !variableNames.contains(name) {
        variableNames.append(name)
      }
    }
    self.variableNames = variableNames
    let keyed = parts.filter { $0.value["key"] != nil }
    partNames = keyed.map(\.name)
    names = givenNames + partNames
    for number in drawn where variables[number.name] == nil {
      states[number.name] = .waiting(.value(number.value))
    }
    for member in given where variables[member.name] == nil {
      if member.value.string != nil {
        sources[member.name] = member.value
        states[member.name] = .waiting(.formula(member.value))
      } else if let value = GivenValue(reader: reader).read(member.value, name: member.name) {
        states[member.name] = .waiting(.value(value))
      } else {
        states[member.name] = .failed
      }
    }
    for member in keyed {
      guard let key = member.value["key"] else { continue }
      // A key that is no string is reported where the part is read.
      states[member.name] = key.string == nil ? .failed : .waiting(.formula(key))
    }
    for name in names { _ = resolve(name) }
  }

  /// The words of keys, mistakes and conditions.
  func vocabulary(and more: [String] = []) -> Vocabulary {
    if more.isEmpty { return words }
    var vocabulary = words
    vocabulary.names += more
    return vocabulary
  }

  private lazy var words: Vocabulary = {
    var vocabulary = Vocabulary(names: names + variableNames.filter { !names.contains($0) })
    vocabulary.matrices = matrices
    return vocabulary
  }()

  /// The variables that are matrices in all parts that have them.
  private lazy var matrices: Set<String> = {
    let declared = ([variables] + partVariables.values).flatMap(\.all)
    return Set(declared.filter { $0.dimensions.count == 2 }.map(\.name))
      .subtracting(declared.filter { $0.dimensions.count != 2 }.map(\.name))
  }()

  /// What names stand for in the variables of parts.
  private(set) lazy var scopes: ScopeBuilder = {
    var definitions: [String: ScopeBuilder.Definition] = [:]
    for (name, state) in states {
      switch state {
      case .open(let formula), .done(let formula?, _): definitions[name] = .formula(formula)
      case .done(nil, let value):
        definitions[name] = .literal(value.map { Expression($0.asRational ?? .zero) })
      case .waiting, .running, .failed: break
      }
    }
    return ScopeBuilder(
      variables: variables, partVariables: partVariables, definitions: definitions,
      givenNames: givenNames, partNames: partNames)
  }()

  /// Whether a name has an error of its own, which was reported.
  func isBroken(_ name: String) -> Bool {
    if case .failed? = states[name] { return true }
    return brokenParts.contains(name)
  }

  /// Reports, once, why a given name has no value in a part; false if it is not for a fault of its own.
  func reportFailure(of name: String, in part: String) -> Bool {
    guard let (name, error) = scopes.failure(of: name, in: part), let json = sources[name] else {
      return false
    }
    if reported.insert(name).inserted { reader.report(error, of: json.string ?? "", in: json) }
    return true
  }

  /// Notes that the key of a part has an error, which was reported.
  func breakPart(_ name: String) { brokenParts.insert(name) }

  /// Whether a name is a part's.
  func isPart(_ name: String) -> Bool { partNames.contains(name) }

  /// Whether the answers to a part are formulas in variables.
  func isOpen(_ part: String) -> Bool {
    switch states[part] {
    case .open?: true
    case .done(let formula?, _)? where partVariables[part] != nil:
      scopes.dependsOnVariables(formula, in: part)
    default: false
    }
  }

  /// The formula of a key, with the given formulas that name parts written out, and those parts.
  func openKey(_ part: String) -> (expression: Expression, dependencies: [String])? {
    guard isOpen(part) else { return nil }
    switch states[part] {
    case .open(let formula)?, .done(let formula?, _)?:
      let written = writtenOut(formula)
      return (written, written.names.filter { partNames.contains($0) })
    default: return nil
    }
  }

  /// The key of a part; nil if it has an error, which was reported.
  func key(_ part: String) -> Key? {
    guard case .done(let expression?, let value) = states[part] else { return nil }
    let written = writtenOut(expression)
    return Key(
      expression: written, value: value,
      dependencies: written.names.filter { partNames.contains($0) })
  }

  /// Whether the key of a part is the shape of something: `shape(…)`, or a name that stands for one.
  func isShape(_ name: String) -> Bool {
    var name = name
    // A chain of names has no circle, and so ends after as many steps as there are names.
    for _ in names {
      let expression: Expression
      switch states[name] {
      case .done(let formula?, _)?, .open(let formula)?: expression = formula
      default: return false
      }
      switch expression.kind {
      case .call("shape", _): return true
      case .name(let next): name = next
      default: return false
      }
    }
    return false
  }

  /// The given whole numbers from 1 on; `n_hidden` may also be written `hidden`.
  var dimensions: [String: Value<Real>] {
    let counts = givenValues().filter { _, value in
      guard case .scalar(.rational(let number)) = value else { return false }
      return number.isInteger && number.signum > 0
    }
    var dimensions = counts
    for (name, value) in counts where name.hasPrefix("n_") {
      let short = String(name.dropFirst(2))
      if counts[short] == nil { dimensions[short] = value }
    }
    return dimensions
  }

  func givenValues() -> [String: Value<Real>] { values.filter { !partNames.contains($0.key) } }
  func keyValues() -> [String: Value<Real>] { values.filter { partNames.contains($0.key) } }

  /// All values that could be computed.
  private(set) var values: [String: Value<Real>] = [:]

  /// The formula with the given formulas that name parts written out, so that all its parts show.
  private func writtenOut(_ expression: Expression) -> Expression {
    var replacements: [String: Expression] = [:]
    for name in expression.names where !partNames.contains(name) {
      let inner: Expression
      switch states[name] {
      case .done(let formula?, _)?, .open(let formula)?: inner = formula
      default: continue
      }
      let written = writtenFormulas[name] ?? writtenOut(inner)
      writtenFormulas[name] = written
      if written.names.contains(where: partNames.contains) { replacements[name] = written }
    }
    return replacements.isEmpty ? expression : expression.substituting(replacements)
  }

  // MARK: Resolving

  /// Computes a name, and first the names that it needs; at most as deep as there are names.
  private func resolve(_ name: String) -> Bool {
    switch states[name] {
    case .done?, .open?: return true
    case .failed?, nil: return false
    case .running?: return false
    case .waiting(let definition)?:
      states[name] = .running
      path.append(name)
      defer { path.removeLast() }
      switch definition {
      case .value(let value): states[name] = .done(nil, value)
      case .formula(let json): states[name] = compute(json, name: name)
      }
      if case .done(_, let value)? = states[name] { values[name] = value }
      switch states[name] {
      case .done?, .open?: return true
      default: return false
      }
    }
  }

  private func compute(_ json: JSON, name: String) -> State {
    guard let text = reader.string(json, name),
      let expression = reader.formula(json, name, vocabulary())
    else { return .failed }
    let own = partVariables[name] ?? variables
    var isOpen = false
    for needed in expression.names {
      if own[needed] != nil || (!names.contains(needed) && variableNames.contains(needed)) {
        isOpen = true
        continue
      }
      if case .running? = states[needed] {
        let start = path.firstIndex(of: needed) ?? 0
        let place = expression.range(of: needed)?.lowerBound ?? 0
        reader.report(
          .circle(Array(path[start...]) + [needed]),
          at: reader.offset(ofScalar: place, of: text, in: json))
        return .failed
      }
      guard resolve(needed) else { return .failed }
      if case .open? = states[needed] { isOpen = true }
    }
    if isOpen { return .open(expression) }
    return evaluate(expression, text, json).map { .done(expression, $0) } ?? .failed
  }

  /// The value of a formula; errors are reported.
  ///
  /// - Parameter reduced: whether a value that is rational is to be recognised as one, however it was
  ///   computed; known mistakes are compared all the same without.
  func evaluate(
    _ expression: Expression, _ text: String, _ json: JSON, and more: [String: Value<Real>] = [:],
    reduced: Bool = true
  ) -> Value<Real>? {
    do {
      return try Fuel.limited(to: Limits.keyFuel) {
        let value = try expression.evaluate(more.isEmpty ? values : values.merging(more) { $1 })
        return reduced ? try value.map { try $0.recognised() } : value
      }
    } catch let error as FormulaError {
      // A name without a value has its own error, which was reported.
      if case .noValue(let name) = error.problem, names.contains(name) { return nil }
      reader.report(error, of: text, in: json)
    } catch let error as ArithmeticError {
      reader.report(FormulaError(.arithmetic(error), at: 0..<0), of: text, in: json)
    } catch {
      reader.report(.checkUndecided, at: json)
    }
    return nil
  }
}

extension Expression {
  /// Where a name stands first.
  fileprivate func range(of name: String) -> Range<Int>? {
    var stack = [self]
    while let top = stack.popLast() {
      if case .name(name) = top.kind { return top.range }
      stack.append(contentsOf: top.children.reversed())
    }
    return nil
  }
}
