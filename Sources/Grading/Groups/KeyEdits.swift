import Exact
import Formulas

/// The small changes of a part's key that may explain a wrong answer.
struct KeyEdits {
  /// The most changes that are tried.
  private static let most = 80

  private let part: Part
  private let reader: GroupedAnswerReader
  private let edits: [(text: String, value: GroupedValue)]
  /// The names that formulas of the exercise file may use, and what they stand for.
  private let words: Vocabulary
  private let values: [String: Value<Real>]

  private enum GroupedValue {
    case number(Value<Real>)
    case formula(Value<Expression>)
  }

  init(_ exercise: Exercise, _ part: Part) {
    self.part = part
    let reader = GroupedAnswerReader(part: part)
    self.reader = reader
    let values = exercise.values
    let words = Vocabulary(names: Array(values.keys) + (part.scope?.answerNames ?? []))
    self.values = values
    self.words = words
    guard let expression = part.key?.expression ?? part.formula?.expression else {
      edits = []
      return
    }
    let names = Set(expression.names)
    let shapes = values.filter { names.contains($0.key) || exercise.given[$0.key] != nil }
      .mapValues(\.shape)
    var edits: [(String, GroupedValue)] = []
    for text in expression.smallChanges(namesOfShape: shapes).prefix(Self.most) {
      // Only what an exercise file can say, and with what it would mean there.
      guard let edited = (try? Edit(text, words))?.apply(to: expression) else { continue }
      Fuel.limited(to: Limits.keyFuel) {
        if let scope = part.scope, part.formula != nil {
          // Another word for the same, such as a synonym, is no mistake.
          if let value = try? scope.evaluate(edited),
            !reader.isSame(value, part.formula?.value ?? value)
          {
            edits.append((text, .formula(value)))
          }
        } else if let value = try? edited.evaluate(values),
          (try? part.key?.value.equals(value)) == false
        {
          edits.append((text, .number(value)))
        }
      }
    }
    self.edits = edits
  }

  /// The first change that gives an answer.
  func explaining(_ answer: GroupedAnswer) -> String? {
    edits.first { isSame(answer, $0.value) }?.text
  }

  /// An answer as a formula that means the same in the exercise file: as it was written, or as a fraction.
  func value(of answer: GroupedAnswer, writtenAs text: String) -> String? {
    var candidates = [text]
    if case .number(let read) = answer, case .scalar(.rational(let number)) = read.value {
      candidates.append(number.description)
    }
    return candidates.first { candidate in
      Fuel.limited(to: Limits.keyFuel) {
        guard let formula = try? Formula(candidate, words).expression else { return false }
        switch answer {
        case .number(let read):
          return (try? formula.evaluate(values).equals(read.value)) ?? false
        case .formula(let value):
          guard let scope = part.scope, let own = try? scope.evaluate(formula) else { return false }
          return reader.isSame(own, value)
        case .named, .text: return false
        }
      }
    }
  }

  private func isSame(_ answer: GroupedAnswer, _ value: GroupedValue) -> Bool {
    switch (answer, value) {
    case (.number(let read), .number(let value)):
      guard read.shape == value.shape else { return false }
      let judge = NumberJudge(part: part).forMistakes
      return Fuel.limited(to: Limits.answerFuel) {
        zip(read.entries, value.scalars).allSatisfy { entry, target in
          if case .right? = try? judge.judge(entry, key: target) { true } else { false }
        }
      }
    case (.formula(let a), .formula(let b)): return reader.isSame(a, b)
    default: return false
    }
  }
}

extension Expression {
  /// Changes of one place of the formula, as edits are written: `a + b -> a - b`.
  ///
  /// - Parameter namesOfShape: the names that may stand for one another where their shapes are the same.
  fileprivate func smallChanges(namesOfShape shapes: [String: [Int]]) -> [String] {
    var found: [String] = []
    var seen: Set<String> = []
    func visit(_ node: Expression) {
      for changed in node.changesHere(shapes) {
        let text = "\(node.text) -> \(changed)"
        if seen.insert(text).inserted { found.append(text) }
      }
      for child in node.children { visit(child) }
    }
    visit(self)
    return found
  }

  private static let alike: [[String]] = [
    ["log", "log2", "log10"], ["sin", "cos", "tan"], ["asin", "acos", "atan"],
    ["norm", "norm1", "norminf", "sum"], ["max", "min"], ["sum", "mean"],
  ]

  /// What may stand in the place of this node by mistake.
  private func changesHere(_ shapes: [String: [Int]]) -> [String] {
    switch kind {
    case .sum(let terms):
      return terms.indices.flatMap { index -> [String] in
        var turned = terms
        turned[index] = Term(isSubtracted: !terms[index].isSubtracted, terms[index].expression)
        var rest = terms
        rest.remove(at: index)
        let lost = rest.isEmpty ? [] : [Expression(.sum(rest)).text]
        return [Expression(.sum(turned)).text] + lost
      }
    case .product(let factors):
      return factors.indices.flatMap { index -> [String] in
        var turned = factors
        turned[index] = Factor(isDivisor: !factors[index].isDivisor, factors[index].expression)
        var rest = factors
        rest.remove(at: index)
        let lost = rest.isEmpty ? [] : [Expression(.product(rest)).text]
        return lost + [Expression(.product(turned)).text]
      }
    case .power(let base, let exponent):
      return [base.text, Expression(.power(base, .init(.negative(exponent)))).text]
    case .negative(let inside): return [inside.text]
    case .call(let name, let arguments):
      var changes = arguments.count == 1 ? [arguments[0].text] : []
      for group in Self.alike where group.contains(name) {
        changes += group.filter { $0 != name }.map { Expression(.call($0, arguments)).text }
      }
      if arguments.count == 2, arguments[0] != arguments[1] {
        changes.append(Expression(.call(name, arguments.reversed())).text)
      }
      return changes
    case .name(let name):
      let others = shapes.filter { $0.key != name && $0.value == shapes[name] }.keys.sorted()
      return others + (shapes[name] == [] ? ["1"] : [])
    default: return []
    }
  }
}
