import Exact
import Formulas

/// A formula that one typed mistake makes of a right one.
struct EditedKey {
  let edit: BuiltInEdit
  let expression: Expression
  /// Says what is true of the wrong formula: of many formulas that are tried at most one is described.
  private let describe: @Sendable () -> String
  /// Whether the whole formula is changed, and not a part of it.
  let isOfWhole: Bool

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
    _ edit: BuiltInEdit, _ expression: Expression, isOfWhole: Bool,
    _ describe: @escaping @Sendable () -> String
  ) {
    self.edit = edit
    self.expression = expression
    self.isOfWhole = isOfWhole
    self.describe = describe
  }

  /// What is true of the wrong formula, in words that end a sentence.
  var words: String { describe() }

  /// The words without what the right formula has in it.
  var generalWords: String {
    guard !isOfWhole else { return words }
    return switch edit {
    case .lostTerm: "one term is missing"
    case .lostFactor: "one factor is missing"
    case .termSign: "one term has the wrong sign"
    case .exponent: "one exponent is not right"
    case .swapped: "two arguments are exchanged"
    default: words
    }
  }

  // MARK: The whole

  private static func ofWhole(_ key: Expression) -> [EditedKey] {
    func product(_ factor: Expression) -> Expression { Self.product([factor, key], by: []) }
    func quotient(_ divisor: Expression) -> Expression { Self.product([key], by: [divisor]) }
    let halfTurn = Self.product([Expression(180)], by: [Expression(.name("π"))])
    var found: [EditedKey] = []
    func add(_ edit: BuiltInEdit, _ expression: Expression, _ words: String) {
      found.append(EditedKey(edit, expression, isOfWhole: true) { words })
    }
    add(.sign, Expression(.negative(key)), "opposite sign everywhere")
    add(.factor, product(Expression(2)), "a factor of 2 everywhere, twice the right value")
    add(.factor, quotient(Expression(2)), "a factor of 2 everywhere, half the right value")
    add(.reciprocal, Self.product([Expression(1)], by: [key]), "upside down everywhere")
    add(.transposed, Expression(.call("transpose", [key])), "rows and columns are exchanged")
    for (used, other, name) in bases(in: key) {
      add(.logBase, key.renaming(function: used, to: other), "\(name) seems to be used")
    }
    add(
      .percent, product(Expression(100)),
      "100 times the right value, as if it were asked in percent")
    add(
      .percent, quotient(Expression(100)),
      "a hundredth of the right value, as if percent were meant")
    add(.radians, product(halfTurn), "in degrees, not in radians")
    add(.radians, quotient(halfTurn), "in radians, not in degrees")
    add(.exponent, Expression(.power(key, Expression(2))), "the right value squared")
    add(.exponent, Expression(.call("sqrt", [key])), "the square root of the right value")
    if case .list(let entries) = key.kind, entries.count > 1 {
      add(.swapped, Expression(.list(entries.reversed())), "the entries are in the reverse order")
    }
    return found
  }

  /// The logarithms that a formula calls, with those to other bases.
  private static func bases(
    in key: Expression
  ) -> [(used: String, other: String, name: String)] {
    let names = ["log", "log2", "log10"]
    guard let used = names.first(where: key.functions.contains) else { return [] }
    return names.filter { $0 != used }.map { other in
      (
        used, other,
        other == "log" ? "the natural log instead of \(used)" : "\(other) instead of \(used)"
      )
    }
  }

  private static func product(_ factors: [Expression], by divisors: [Expression]) -> Expression {
    Expression(
      .product(
        factors.map { .init(isDivisor: false, $0) } + divisors.map { .init(isDivisor: true, $0) }))
  }

  // MARK: Parts

  /// Adds what a mistake in one part makes of the whole.
  private static func ofParts(
    _ part: Expression, _ found: inout [EditedKey], _ whole: (Expression) -> Expression
  ) {
    for (edit, changed, words) in changes(of: part) where found.count < most {
      found.append(EditedKey(edit, whole(changed), isOfWhole: false, words))
    }
    let parts = part.children
    for (index, child) in parts.enumerated() where found.count < most {
      ofParts(child, &found) { changed in
        var others = parts
        others[index] = changed
        return whole(part.replacingChildren(others))
      }
    }
  }

  private typealias Change = (
    edit: BuiltInEdit, part: Expression, words: @Sendable () -> String
  )

  private static func changes(of part: Expression) -> [Change] {
    switch part.kind {
    case .sum(let terms): ofSum(terms)
    case .product(let factors): ofProduct(factors)
    case .power(let base, let exponent): ofPower(base, exponent)
    case .call("sqrt", let arguments) where arguments.count == 1:
      [(.exponent, arguments[0], { "the root of \(arguments[0].text) is missing" })]
    case .call(let name, let arguments) where arguments.count == 2:
      [
        (
          .swapped, Expression(.call(name, arguments.reversed())),
          { "the arguments of \(name) are exchanged" }
        )
      ]
    default: []
    }
  }

  private static func ofSum(_ terms: [Expression.Term]) -> [Change] {
    guard terms.count > 1, terms.count <= 12 else { return [] }
    return terms.indices.flatMap { index -> [Change] in
      var rest = terms
      let lost = rest.remove(at: index)
      var turned = terms
      turned[index] = .init(isSubtracted: !lost.isSubtracted, lost.expression)
      let term = lost.expression
      return [
        (.lostTerm, Expression(.sum(rest)), { "the term \(term.text) is missing" }),
        (.termSign, Expression(.sum(turned)), { "the term \(term.text) has the wrong sign" }),
      ]
    }
  }

  private static func ofProduct(_ factors: [Expression.Factor]) -> [Change] {
    guard factors.count > 1, factors.count <= 12 else { return [] }
    return factors.indices.flatMap { index -> [Change] in
      var rest = factors
      let lost = rest.remove(at: index)
      var turned = factors
      turned[index] = .init(isDivisor: !lost.isDivisor, lost.expression)
      let factor = lost.expression
      if case .name("degrees") = lost.expression.kind {
        return [(.radians, Expression(.product(rest)), { "degrees are taken for radians" })]
      }
      return [
        (
          .lostFactor, Expression(.product(rest)),
          {
            lost.isDivisor
              ? "the division by \(factor.text) is missing" : "the factor \(factor.text) is missing"
          }
        ),
        (
          .exponent, Expression(.product(turned)),
          {
            lost.isDivisor
              ? "\(factor.text) is multiplied by, not divided by"
              : "\(factor.text) is divided by, not multiplied by"
          }
        ),
      ]
    }
  }

  private static func ofPower(_ base: Expression, _ exponent: Expression) -> [Change] {
    var found: [Change] = [
      (.exponent, base, { "the exponent \(exponent.text) is missing" })
    ]
    guard let n = exponent.asRational, n.isInteger else { return found }
    for other in [n - .one, n + .one] where other != .one && !other.isZero {
      found.append(
        (
          .exponent, Expression(.power(base, Expression(.number(other)))),
          { "the exponent of \(base.text) is \(n), not \(other)" }
        ))
    }
    return found
  }
}

extension Expression {
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
