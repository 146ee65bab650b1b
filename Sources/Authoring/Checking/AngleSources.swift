import Formats
import Formulas
import Grading

/// Tells whether anything that a key is made of is an angle: a function that gives one, `°`, `rad` or π.
struct AngleSources {
  let exercise: Exercise
  let places: Places

  private static let functions = Library.inverseTrigonometric.union(["angle"])
  private static let constants: Set = [
    Unit.degrees.rawValue, Unit.radians.rawValue, Vocabulary.constantName("pi") ?? "π",
  ]

  /// Whether there is an angle in a formula, or in what its names stand for.
  func reach(_ key: Expression) -> Bool {
    let names = exercise.parts.map(\.id) + exercise.givenValues.keys.sorted()
    let vocabulary = Vocabulary(names: names)
    var waiting = [key]
    var seen: Set<String> = []
    while let formula = waiting.popLast() {
      if !Self.functions.isDisjoint(with: formula.functions)
        || formula.holdsConstant(Self.constants)
      {
        return true
      }
      for name in formula.names where seen.insert(name).inserted {
        if let part = exercise.part(name), let key = part.keyExpression { waiting.append(key) }
        let given = places.value(["given", name])?.string
        if let given, let formula = try? Formula(given, vocabulary) {
          waiting.append(formula.expression)
        }
      }
    }
    return false
  }
}

extension Expression {
  /// Whether one of some constants stands in the formula.
  fileprivate func holdsConstant(_ constants: Set<String>) -> Bool {
    var stack = [self]
    while let top = stack.popLast() {
      if case .name(let name) = top.kind, constants.contains(name) { return true }
      stack.append(contentsOf: top.children)
    }
    return false
  }
}
