import Exact
import Formulas

/// A formula that one typed mistake makes of a right one.
struct EditedKey {
  let edit: BuiltInEdit
  let expression: Expression
  /// Says what is true of the wrong formula: of many formulas that are tried at most one is described.
  private let describe: @Sendable () -> Change
  /// Whether the whole formula is changed, and not a part of it.
  let isOfWhole: Bool
  /// The part of the right formula that is changed and still stands in the wrong one; nil where it is lost.
  let kept: Expression?
  /// The two names that stand in the place of each other.
  let exchangedNames: (first: String, second: String)?

  /// The largest formula whose parts are changed one by one.
  private static let largestKey = 300
  /// The most formulas that are made of one.
  private static let most = 200

  /// What single mistakes make of a formula, which may be written in several ways: first those of the
  /// whole, then those of its parts.
  ///
  /// - Complexity: at most 200 formulas.
  static func all(of keys: [Expression]) -> [EditedKey] {
    guard let first = keys.first else { return [] }
    var found = ofWhole(first)
    for (index, key) in keys.enumerated() where key.size <= largestKey {
      if keys[..<index].contains(key) { continue }
      ofParts(key, &found) { $0 }
    }
    return Array(found.prefix(most))
  }

  private init(
    _ edit: BuiltInEdit, _ expression: Expression, isOfWhole: Bool, kept: Expression? = nil,
    exchangedNames: (first: String, second: String)? = nil,
    _ describe: @escaping @Sendable () -> Change
  ) {
    self.edit = edit
    self.expression = expression
    self.isOfWhole = isOfWhole
    self.kept = kept
    self.exchangedNames = exchangedNames
    self.describe = describe
  }

  /// What is true of the wrong formula.
  var words: Change { describe() }

  /// The words without what the right formula has in it.
  var generalWords: Change {
    guard !isOfWhole else { return words }
    return switch edit {
    case .lostTerm: .oneTermLost
    case .lostFactor: .oneFactorLost
    case .termSign: .oneTermSign
    case .exponent: .oneExponent
    case .swapped: .twoArguments
    default: words
    }
  }

  // MARK: The whole

  private static func ofWhole(_ key: Expression) -> [EditedKey] {
    func product(_ factor: Expression) -> Expression { Self.product([factor, key], by: []) }
    func quotient(_ divisor: Expression) -> Expression { Self.product([key], by: [divisor]) }
    let halfTurn = Self.product([Expression(180)], by: [Expression(.name("π"))])
    var found: [EditedKey] = []
    func add(_ edit: BuiltInEdit, _ expression: Expression, _ words: Change) {
      found.append(EditedKey(edit, expression, isOfWhole: true) { words })
    }
    add(.sign, Expression(.negative(key)), .oppositeSign)
    add(.factor, product(Expression(2)), .twice)
    add(.factor, quotient(Expression(2)), .half)
    add(.reciprocal, Self.product([Expression(1)], by: [key]), .upsideDown)
    add(.transposed, Expression(.call("transpose", [key])), .transposed)
    for (used, other) in bases(in: key) {
      add(
        .logBase, key.renaming(function: used, to: other), .logarithm(other, insteadOf: used))
    }
    add(
      .percent, product(Expression(100)),
      .hundredfold)
    add(
      .percent, quotient(Expression(100)),
      .hundredth)
    add(.radians, product(halfTurn), .inDegrees)
    add(.radians, quotient(halfTurn), .inRadians)
    if key.functions.contains(where: circular.contains) {
      let inDegrees = key.substituting(["π": Expression(180)])
      if inDegrees != key { add(.radians, inDegrees, .degreesAsRadians) }
    }
    add(.exponent, Expression(.power(key, Expression(2))), .squared)
    add(.exponent, Expression(.call("sqrt", [key])), .squareRoot)
    if case .list(let entries) = key.kind, entries.count > 1 {
      add(.swapped, Expression(.list(entries.reversed())), .reversed)
    }
    let names = key.names.filter { !Vocabulary.isReserved($0) }
    if (2...4).contains(names.count) {
      for (index, first) in names.enumerated() {
        for second in names[(index + 1)...] {
          let turned = key.substituting([
            first: Expression(.name(second)), second: Expression(.name(first)),
          ])
          found.append(
            EditedKey(
              .swapped, turned, isOfWhole: true, exchangedNames: (first: first, second: second)
            ) { .exchangedNames(first, second) })
        }
      }
    }
    return found
  }

  /// The functions of angles.
  private static let circular: Set = ["sin", "cos", "tan", "sec", "csc", "cot"]

  /// The logarithms that a formula calls, with those to other bases.
  private static func bases(
    in key: Expression
  ) -> [(used: String, other: String)] {
    let names = ["log", "log2", "log10"]
    guard let used = names.first(where: key.functions.contains) else { return [] }
    return names.filter { $0 != used }.map { (used, $0) }
  }

  private static func product(_ factors: [Expression], by divisors: [Expression]) -> Expression {
    Expression(
      .product(
        factors.map { .init(isDivisor: false, $0) } + divisors.map { .init(isDivisor: true, $0) }))
  }

  // MARK: Parts

  /// Where a part stands in the whole formula.
  private struct Surroundings {
    /// Whether the whole is divided by the part.
    var isBelow = false
    /// Whether the part is the place of an entry, which counts from 0 and nobody writes: one less than an index.
    var isPlace = false
    /// The base and the exponent, a number, in which the part stands, and the exponent with another part.
    var power:
      (base: Expression, exponent: Expression, rebuilt: @Sendable (Expression) -> Expression)?
  }

  /// The functions whose arguments are not parts of what they give.
  private static let operators: Set = ["grad", "jacobian", "hessian", "at"]

  /// Adds what a mistake in one part makes of the whole.
  private static func ofParts(
    _ part: Expression, _ found: inout [EditedKey], _ place: Surroundings = Surroundings(),
    _ whole: (Expression) -> Expression
  ) {
    let changes = place.isPlace ? [] : changes(of: part, isBelow: place.isBelow)
    for change in changes where found.count < most {
      var (edit, words) = (change.edit, change.words)
      if let power = place.power {
        let changed = change.part
        edit = .exponent
        words = {
          .exponent(
            of: power.base.text, is: power.exponent.text, not: power.rebuilt(changed).text)
        }
      }
      found.append(
        EditedKey(edit, whole(change.part), isOfWhole: false, kept: change.kept, words))
    }
    if case .call(let name, _) = part.kind, operators.contains(name) { return }
    let parts = part.children
    for (index, child) in parts.enumerated() where found.count < most {
      @Sendable func rebuilt(_ changed: Expression) -> Expression {
        var others = parts
        others[index] = changed
        return part.replacingChildren(others)
      }
      ofParts(child, &found, surroundings(of: index, in: part, place, rebuilt)) {
        whole(rebuilt($0))
      }
    }
  }

  /// Where a part of a part stands.
  private static func surroundings(
    of index: Int, in part: Expression, _ place: Surroundings,
    _ rebuilt: @escaping @Sendable (Expression) -> Expression
  ) -> Surroundings {
    if let power = place.power {
      return Surroundings(
        power: (power.base, power.exponent, { power.rebuilt(rebuilt($0)) }))
    }
    switch part.kind {
    case .entry where index > 0: return Surroundings(isPlace: part.children[index].isOneLess)
    case .product(let factors):
      return Surroundings(isBelow: factors[index].isDivisor != place.isBelow)
    case .negative: return place
    case .power(let base, let exponent):
      guard let value = try? exponent.evaluate([:]).scalar?.asRational else {
        return Surroundings()
      }
      if index == 0 { return Surroundings(isBelow: (value.signum < 0) != place.isBelow) }
      return Surroundings(power: (base, exponent, { $0 }))
    default: return Surroundings()
    }
  }

  /// What one mistake makes of a part.
  private struct ChangedPart {
    let edit: BuiltInEdit
    let part: Expression
    var kept: Expression?
    let words: @Sendable () -> Change

    init(
      _ edit: BuiltInEdit, _ part: Expression, kept: Expression? = nil,
      _ words: @escaping @Sendable () -> Change
    ) {
      self.edit = edit
      self.part = part
      self.kept = kept
      self.words = words
    }
  }

  private static func changes(of part: Expression, isBelow: Bool) -> [ChangedPart] {
    switch part.kind {
    case .sum(let terms): ofSum(terms)
    case .product(let factors): ofProduct(factors, isBelow: isBelow)
    case .power(let base, let exponent): ofPower(base, exponent)
    case .call("sqrt", let arguments) where arguments.count == 1:
      [ChangedPart(.exponent, arguments[0]) { .lostRoot(arguments[0].text) }]
    case .call("exp", let arguments) where arguments.count == 1:
      [
        ChangedPart(.exponent, Expression(.call("exp", [Expression(.negative(arguments[0]))]))) {
          .exponentSign(arguments[0].text)
        }
      ]
    case .call(let name, let arguments) where arguments.count == 2:
      [ChangedPart(.swapped, Expression(.call(name, arguments.reversed()))) { .exchanged(name) }]
    default: []
    }
  }

  private static func ofSum(_ terms: [Expression.Term]) -> [ChangedPart] {
    guard terms.count > 1, terms.count <= 12 else { return [] }
    let isNumber = terms.allSatisfy(\.expression.names.isEmpty)
    func others(_ index: Int) -> [Expression.Term] {
      var rest = terms
      rest.remove(at: index)
      return rest
    }
    var found = terms.indices.map { index in
      let term = terms[index].expression
      return ChangedPart(.lostTerm, Expression(.sum(others(index)))) { .lostTerm(term.text) }
    }
    // The sign of the first term is the last that is taken for wrong, and of numbers it never is.
    for index in terms.indices.dropFirst() + [0] {
      let term = terms[index]
      if isNumber, index == 0, !term.isSubtracted { continue }
      var turned = terms
      turned[index] = .init(isSubtracted: !term.isSubtracted, term.expression)
      found.append(
        ChangedPart(.termSign, Expression(.sum(turned)), kept: term.expression) {
          .termSign(term.expression.text)
        })
    }
    return found
  }

  private static func ofProduct(
    _ factors: [Expression.Factor], isBelow: Bool
  ) -> [ChangedPart] {
    guard factors.count > 1, factors.count <= 12 else { return [] }
    let single = factors.indices.flatMap { index -> [ChangedPart] in
      var rest = factors
      let lost = rest.remove(at: index)
      var turned = factors
      turned[index] = .init(isDivisor: !lost.isDivisor, lost.expression)
      let factor = lost.expression
      if case .name("degrees") = lost.expression.kind {
        return [ChangedPart(.radians, Expression(.product(rest))) { .degreesAsRadians }]
      }
      let divides = lost.isDivisor != isBelow
      return [
        ChangedPart(.lostFactor, Expression(.product(rest))) {
          divides ? .lostDivision(factor.text) : .lostFactor(factor.text)
        },
        ChangedPart(.exponent, Expression(.product(turned)), kept: factor) {
          divides ? .multiplied(factor.text) : .divided(factor.text)
        },
      ]
    }
    return single + (isBelow ? [] : ofSeveral(factors))
  }

  /// The most factors of which several may be lost together.
  private static let mostLostTogether = 5

  /// A product without several of its factors: of a chain of functions the inner derivative.
  private static func ofSeveral(_ factors: [Expression.Factor]) -> [ChangedPart] {
    guard factors.count > 2, factors.count <= mostLostTogether else { return [] }
    return (1..<(1 << factors.count)).compactMap { lost in
      let others = factors.indices.filter { lost >> $0 & 1 == 0 }.map { factors[$0] }
      let gone = factors.indices.filter { lost >> $0 & 1 == 1 }.map { factors[$0] }
      guard gone.count > 1, !others.isEmpty, gone.allSatisfy({ !$0.isDivisor }) else { return nil }
      let rest = others.count == 1 && !others[0].isDivisor ? others[0].expression : nil
      return ChangedPart(.lostFactor, rest ?? Expression(.product(others))) {
        .lostFactor(Expression(.product(gone)).text)
      }
    }
  }

  private static func ofPower(_ base: Expression, _ exponent: Expression) -> [ChangedPart] {
    var found = [ChangedPart(.exponent, base) { .lostExponent(exponent.text) }]
    guard let n = exponent.asRational, n.isInteger else {
      let turned = Expression(.power(base, Expression(.negative(exponent))))
      found.append(ChangedPart(.exponent, turned) { .exponentSign(exponent.text) })
      return found
    }
    for other in [n - .one, n + .one] where other != .one && !other.isZero {
      found.append(
        ChangedPart(.exponent, Expression(.power(base, Expression(.number(other))))) {
          .exponent(of: base.text, is: "\(n)", not: "\(other)")
        })
    }
    return found
  }
}

extension Expression {
  /// Whether it is one less than something.
  fileprivate var isOneLess: Bool {
    guard case .sum(let terms) = kind, terms.count == 2 else { return false }
    return terms[1].isSubtracted && terms[1].expression.asRational == .one
  }

  /// The formula with calls of one function replaced by calls of another one.
  fileprivate func renaming(function: String, to other: String) -> Expression {
    let parts = children.map { $0.renaming(function: function, to: other) }
    guard case .call(function, _) = kind else { return replacingChildren(parts) }
    return Expression(.call(other, parts), at: range)
  }
}

extension Value where S == Expression {
  /// The value as one formula; nil where none is written so.
  var expression: Expression? {
    switch self {
    case .scalar(let formula): formula
    case .vector(let entries): Expression(.list(entries))
    case .matrix(let matrix):
      Expression(.list((0..<matrix.rowCount).map { Expression(.list(matrix.row($0))) }))
    default: nil
    }
  }
}
