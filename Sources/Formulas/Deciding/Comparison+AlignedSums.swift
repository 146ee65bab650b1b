import Exact

// Sums over nearly the same numbers: Σ_{i=1}^n and Σ_{i=1}^{n−1} with one term more.
extension Comparison {
  /// The most terms that are split off one sum.
  private static let mostSplit = 4

  /// Whether two formulas are proved to be equal once all sums, and products, that end alike run from the same number,
  /// or all that begin alike run to the same one: what is left of longer ones is written out.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByAligning(_ a: Expression, _ b: Expression) throws -> Bool {
    let series = a.allSeries + b.allSeries
    guard series.count > 1 else { return false }
    let spans = Set(series.compactMap(Span.init))
    for name in Set(spans.map(\.name)).sorted() {
      guard case .integers(let from)? = variables[name]?.domain.set, let least = from else {
        continue
      }
      let own = spans.filter { $0.name == name }
      guard let first = own.map(\.first).max(), let reach = own.map(\.reach).min() else { continue }
      let core = Span(name: name, first: first, reach: reach)
      guard own.contains(where: { $0 != core }),
        own.allSatisfy({ $0.excess(over: core) <= Rational(Self.mostSplit) }),
        first - .one - reach - least <= Rational(Self.mostSplit),
        let x = try a.aligning(core), let y = try b.aligning(core)
      else { continue }
      // Of a sum that may have no term, none can be split off: there it is one of few numbers of terms.
      var start = least
      var areEqual = true
      while areEqual, start + reach < first - .one {
        let place = [name: Expression(start)]
        if let u = try evaluated(a.substituting(place)),
          let v = try evaluated(b.substituting(place))
        {
          areEqual = try areProvedEqual(u, v)
        } else {
          areEqual = false
        }
        start += .one
      }
      guard areEqual else { continue }
      let above =
        start == least
        ? self
        : Comparison(variables.replacing(domainOf: name, by: Domain(integersFrom: start)))
      if try above.areProvedEqual(x, y) { return true }
    }
    return false
  }
}

/// The numbers that an index runs through: from a number to a name and a number.
private struct Span: Hashable {
  let name: String
  let first: Rational
  /// What is added to the name.
  let reach: Rational

  init(name: String, first: Rational, reach: Rational) {
    self.name = name
    self.first = first
    self.reach = reach
  }

  init?(_ series: Expression.Series) {
    guard let first = series.lower.asRational, first.isInteger else { return nil }
    let names = series.upper.names
    guard names.count == 1, let name = names.first,
      let last = try? series.upper.substituting([name: .zero]).evaluate().scalar?.asRational,
      let next = try? series.upper.substituting([name: .one]).evaluate().scalar?.asRational,
      let second = try? series.upper.substituting([name: Expression(2)]).evaluate().scalar?
        .asRational,
      last.isInteger, next - last == .one, second - next == .one,
      Self.isSum(series.upper, of: name, and: last)
    else { return nil }
    self.init(name: name, first: first, reach: last)
  }

  /// Whether a bound is proved to be a name and a number: n + n·(n − 1)·(n − 2) is n at 0, 1 and 2, and is not it.
  private static func isSum(_ bound: Expression, of name: String, and number: Rational) -> Bool {
    var variables = Variables()
    guard (try? variables.declare(name, "integer")) != nil,
      let sum = try? Expression(.name(name)) + Expression(number)
    else { return false }
    return (try? Comparison(variables).areProvedEqual(bound, sum)) == true
  }

  /// How many numbers more it has than another one that lies in it.
  func excess(over core: Span) -> Rational { core.first - first + reach - core.reach }
}

extension Expression {
  /// The sums and products over an index in the formula.
  fileprivate var allSeries: [Series] {
    var found: [Series] = []
    var stack = [self]
    while let top = stack.popLast() {
      if case .series(let series) = top.kind { found.append(series) }
      stack += top.children
    }
    return found
  }

  /// The formula with every sum that ends with the name of a span running through it, and the other terms written out;
  /// nil where that cannot be written.
  ///
  /// The recursion is as deep as the formula.
  fileprivate func aligning(_ core: Span) throws -> Expression? {
    var parts: [Expression] = []
    for child in children {
      guard let part = try child.aligning(core) else { return nil }
      parts.append(part)
    }
    let whole = replacingChildren(parts)
    guard case .series(let series) = whole.kind, let span = Span(series), span.name == core.name,
      span != core
    else { return whole }
    var places: [Expression] = []
    var place = span.first
    while place < core.first {
      places.append(Expression(.number(place)))
      place += .one
    }
    place = core.reach + .one
    while place <= span.reach {
      places.append(try Expression(.name(core.name)) + Expression(.number(place)))
      place += .one
    }
    let last = try Expression(.name(core.name)) + Expression(.number(core.reach))
    var result = Expression(
      .series(
        Series(
          isProduct: series.isProduct, index: series.index, from: Expression(.number(core.first)),
          to: last, of: series.body)))
    for place in places {
      let part = try series.body.substitutingIndices([series.index: place])
      result = series.isProduct ? try result * part : try result + part
    }
    return result
  }
}
