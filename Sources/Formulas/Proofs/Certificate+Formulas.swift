import Certificates
import Exact

/// Writes formulas in variables as trees of certificates.
struct CertificateTrees {
  /// The names of indices by how far they run, and by how deep the sum stands.
  private var indexNames: [String: String] = [:]

  /// The name of the open index of a family.
  static func openIndex(_ number: Int) -> String { "index_\(number + 1)" }

  /// The tree of a formula; nil where a certificate has no word for something in it.
  mutating func tree(
    of expression: Expression, _ indices: [String: String] = [:]
  ) -> Certificate.Tree? {
    switch expression.kind {
    case .number(let value): return .number(value)
    case .name(let name): return named(name, indices)
    case .sum(let terms):
      var trees: [Certificate.Tree] = []
      for term in terms {
        guard let tree = tree(of: term.expression, indices) else { return nil }
        trees.append(term.isSubtracted ? .negative(tree) : tree)
      }
      return trees.count == 1 ? trees[0] : .sum(trees)
    case .negative(let inner): return tree(of: inner, indices).map { .negative($0) }
    case .product(let factors): return product(factors, indices)
    case .power(let base, let exponent):
      guard let exponent = tree(of: exponent, indices) else { return nil }
      if case .name(Constant.e) = base.kind { return .apply(.exp, [exponent]) }
      return tree(of: base, indices).map { .power($0, exponent) }
    case .call(let name, let arguments):
      // ⌈x⌉ = −⌊−x⌋.
      if name == "ceil", arguments.count == 1 {
        return tree(of: arguments[0], indices).map { .negative(.apply(.floor, [.negative($0)])) }
      }
      guard let function = Certificate.Function(rawValue: name) else { return nil }
      var trees: [Certificate.Tree] = []
      for argument in arguments {
        guard let tree = tree(of: argument, indices) else { return nil }
        trees.append(tree)
      }
      if function == .max || function == .min, trees.count > 2 {
        return trees.dropFirst().reduce(trees[0]) { .apply(function, [$0, $1]) }
      }
      return function.arity == trees.count ? .apply(function, trees) : nil
    case .entry(let base, let positions): return entry(base, positions, indices)
    case .series(let series): return self.series(series, indices)
    case .list, .comparison: return nil
    }
  }

  private func named(_ name: String, _ indices: [String: String]) -> Certificate.Tree {
    if let index = indices[name] { return .name(index) }
    switch name {
    case Constant.pi: return .pi
    case Constant.e: return .apply(.exp, [.number(.one)])
    case Family<Expression>.index(0): return .name(Self.openIndex(0))
    case Family<Expression>.index(1): return .name(Self.openIndex(1))
    default: return .name(name)
    }
  }

  private mutating func product(
    _ factors: [Expression.Factor], _ indices: [String: String]
  ) -> Certificate.Tree? {
    var above: [Certificate.Tree] = []
    var below: [Certificate.Tree] = []
    for factor in factors {
      guard let tree = tree(of: factor.expression, indices) else { return nil }
      if factor.isDivisor { below.append(tree) } else { above.append(tree) }
    }
    let numerator = Self.product(above)
    return below.isEmpty ? numerator : .quotient(numerator, Self.product(below))
  }

  static func product(_ factors: [Certificate.Tree]) -> Certificate.Tree {
    switch factors.count {
    case 0: .number(.one)
    case 1: factors[0]
    default: .product(factors)
    }
  }

  private mutating func entry(
    _ base: Expression, _ positions: [Expression], _ indices: [String: String]
  ) -> Certificate.Tree? {
    guard case .name(let name) = base.kind else { return nil }
    var places: [Certificate.Tree] = []
    for position in positions {
      // Written positions count from 0, those of a certificate from 1.
      if let index = position.indexName {
        places.append(named(index, indices))
      } else if let next = try? position + .one, let tree = tree(of: next, indices) {
        places.append(tree)
      } else {
        return nil
      }
    }
    return .entry(name, places)
  }

  private mutating func series(
    _ series: Expression.Series, _ indices: [String: String]
  ) -> Certificate.Tree? {
    guard let lower = tree(of: series.lower, indices),
      let upper = tree(of: series.upper, indices)
    else { return nil }
    let range = "\(indices.count) \(lower.text) \(upper.text)"
    let name = indexNames[range] ?? "i_\(indexNames.count + 1)"
    indexNames[range] = name
    var inner = indices
    inner[series.index] = name
    guard let body = tree(of: series.body, inner) else { return nil }
    return series.isProduct
      ? .indexedProduct(index: name, from: lower, to: upper, body: body)
      : .series(index: name, from: lower, to: upper, body: body)
  }
}

extension Certificate.Domain {
  /// The domain of a variable; nil where there is no word for it.
  ///
  /// - Parameter isWidened: whether an end that is no rational, and no multiple of π, may be replaced by
  ///   one that is a little farther out.
  init?(_ domain: Domain, isWidened: Bool = false) {
    switch domain.set {
    case .real: self = .interval(.real)
    case .interval(let lower, let upper, let lowerIncluded, let upperIncluded):
      func end(_ value: Real?, _ isIncluded: Bool) -> ExtendedInterval.End? {
        guard let value else { return .infinite }
        return value.asRational.map { ExtendedInterval.End($0, isIncluded: isIncluded) }
      }
      if let low = end(lower, lowerIncluded), let high = end(upper, upperIncluded) {
        self = .interval(ExtendedInterval(lower: low, upper: high))
        return
      }
      func angle(_ value: Real?, _ isIncluded: Bool) -> ExtendedInterval.End? {
        guard let value else { return .infinite }
        return value.multipleOfPi.map { ExtendedInterval.End($0, isIncluded: isIncluded) }
      }
      guard let low = angle(lower, lowerIncluded), let high = angle(upper, upperIncluded) else {
        guard isWidened else { return nil }
        self = .interval(
          ExtendedInterval(
            lower: lower.map { Self.outside($0, isLower: true, lowerIncluded) } ?? .infinite,
            upper: upper.map { Self.outside($0, isLower: false, upperIncluded) } ?? .infinite))
        return
      }
      self = .angles(ExtendedInterval(lower: low, upper: high))
    case .integers(let from): self = .integers(from: from?.numerator)
    case .finite(let values):
      let rationals = values.compactMap(\.asRational)
      guard rationals.count == values.count else { return nil }
      self = .values(rationals)
    case .steps(let from, let to, let step): self = .steps(from: from, to: to, by: step)
    }
  }
}

extension Certificate.Domain {
  /// An end, or for what is no rational one that lies a little beyond it.
  private static func outside(
    _ end: Real, isLower: Bool, _ isIncluded: Bool
  ) -> ExtendedInterval.End {
    if let value = end.asRational { return ExtendedInterval.End(value, isIncluded: isIncluded) }
    guard let bounds = end.enclosure.rationalBounds else { return .infinite }
    let step = (try? Rational(1, over: 1_000)) ?? .one
    let (low, high) = (bounds.lowerBound, bounds.upperBound)
    let value =
      isLower
      ? Rational.simplest(between: low - step, and: low)
      : Rational.simplest(between: high, and: high + step)
    return ExtendedInterval.End(value, isIncluded: true)
  }
}

extension Real {
  /// The rational r, with a small denominator, where the number is r·π; nil for other numbers.
  fileprivate var multipleOfPi: Rational? {
    if let value = asRational { return value.isZero ? .zero : nil }
    guard let bounds = try? (self / .pi).enclosure.rationalBounds else { return nil }
    let simplest = Rational.simplest(between: bounds.lowerBound, and: bounds.upperBound)
    guard let angle = try? .rational(simplest) * Real.pi, (try? order(angle)) == .equal else {
      return nil
    }
    return simplest
  }
}

extension Variables {
  /// The variables and families of a certificate about some formulas; nil where a domain has no word.
  ///
  /// - Parameter isWidened: whether a domain may be replaced by a larger one, on which equality is more.
  func declared(
    for expressions: [Expression], openIndices: Int, widening isWidened: Bool = false
  ) -> (variables: [Certificate.Variable], families: [Certificate.Family])? {
    let used = Set(expressions.flatMap(\.names))
    var lengths: Set<String> = []
    var variables: [Certificate.Variable] = []
    var families: [Certificate.Family] = []
    for variable in all where used.contains(variable.name) && !variable.dimensions.isEmpty {
      guard let domain = Certificate.Domain(variable.domain, isWidened: isWidened) else {
        return nil
      }
      let sizes = variable.dimensions.map { dimension -> Certificate.Tree in
        switch dimension {
        case .fixed(let count): return .number(Rational(count))
        case .named(let name):
          lengths.insert(name)
          return .name(name)
        }
      }
      families.append(Certificate.Family(variable.name, sizes: sizes, domain))
    }
    for variable in all
    where variable.dimensions.isEmpty
      && (used.contains(variable.name) || lengths.contains(variable.name))
    {
      guard let domain = Certificate.Domain(variable.domain, isWidened: isWidened) else {
        return nil
      }
      variables.append(Certificate.Variable(variable.name, domain))
    }
    for number in 0..<openIndices {
      variables.append(
        Certificate.Variable(CertificateTrees.openIndex(number), .integers(from: .one)))
    }
    return (variables, families)
  }
}
