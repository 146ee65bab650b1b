import Exact

/// The monomials of trees as numbers of linear inequalities, with what is known of each.
final class CellNumbers {
  typealias Tree = Certificate.Tree
  typealias Factor = (tree: Tree, exponent: Rational)

  /// The most numbers of which something is said at once.
  private static let mostNumbers = 64

  private let question: Certificate.Question
  private let ranges: Ranges
  private let forms: SignForms
  /// What monomials are made of, by the order in which it was met.
  private(set) var symbols: [Tree] = []
  private var symbolNumbers: [Tree: Int] = [:]
  private var monomials: [[Expansion.Power]] = []
  private var monomialNumbers: [[Expansion.Power]: Int] = [:]
  private var facts: [Int: [LinearInequality]] = [:]

  init(_ question: Certificate.Question) throws(CertificateError) {
    self.question = question
    ranges = try question.ranges(for: .number(.zero))
    forms = SignForms(question.variables, question.families, given: [])
  }

  // MARK: Forms

  /// A sum of multiples of products as a linear form that is at least 0; nil where it holds an entry at places that are
  /// no numbers, which may be any.
  func form(_ terms: [(coefficient: Rational, factors: [Factor])]) -> LinearInequality? {
    var constant = Rational.zero
    var linear: [LinearInequality.Term] = []
    for term in terms {
      if term.factors.isEmpty {
        constant = constant + term.coefficient
        continue
      }
      var powers: [Expansion.Power] = []
      for factor in term.factors {
        if case .entry(_, let places) = factor.tree, places.isEmpty { return nil }
        powers.append(
          Expansion.Power(symbol: symbol(factor.tree), exponent: factor.exponent))
      }
      powers.sort { $0.symbol < $1.symbol }
      linear.append(LinearInequality.Term(number: number(of: powers), factor: term.coefficient))
    }
    linear.sort { $0.number < $1.number }
    return LinearInequality(linear, constant)
  }

  private func symbol(_ tree: Tree) -> Int {
    if let number = symbolNumbers[tree] { return number }
    symbolNumbers[tree] = symbols.count
    symbols.append(tree)
    return symbols.count - 1
  }

  func number(of monomial: [Expansion.Power]) -> Int {
    if let number = monomialNumbers[monomial] { return number }
    monomialNumbers[monomial] = monomials.count
    monomials.append(monomial)
    return monomials.count - 1
  }

  /// What a monomial is the product of, by the numbers of its symbols.
  func powers(of number: Int) -> [Expansion.Power] { monomials[number] }

  /// A tree of sums and multiples of names and functions as a linear form; nil for other trees.
  ///
  /// The recursion is as deep as the tree.
  func linearForm(of tree: Tree) throws(CertificateError) -> LinearInequality? {
    try Work.spend(Work.term)
    func scaled(_ form: LinearInequality, by factor: Rational) -> LinearInequality {
      if factor.isZero { return LinearInequality([], .zero) }
      return LinearInequality(
        form.terms.map { .init(number: $0.number, factor: $0.factor * factor) },
        form.constant * factor)
    }
    switch tree {
    case .number(let value): return LinearInequality([], value)
    // Roots are read as powers.
    case .apply(.sqrt, _), .power, .series, .indexedProduct: return nil
    case .name, .pi, .apply, .entry:
      if case .entry(_, let places) = tree, !places.allSatisfy({ $0.constant != nil }) {
        return nil
      }
      return form([(.one, [(tree, .one)])])
    case .negative(let a): return try linearForm(of: a)?.negated
    case .sum(let items):
      var sum = LinearInequality([], .zero)
      for item in items {
        guard let form = try linearForm(of: item) else { return nil }
        sum = try sum.combined(with: form)
      }
      return sum
    case .difference(let a, let b):
      guard let first = try linearForm(of: a), let second = try linearForm(of: b) else {
        return nil
      }
      return try first.combined(with: second.negated)
    case .product(let items):
      var product = LinearInequality([], .one)
      for item in items {
        guard let form = try linearForm(of: item), form.terms.isEmpty || product.terms.isEmpty
        else { return nil }
        product =
          form.terms.isEmpty
          ? scaled(product, by: form.constant) : scaled(form, by: product.constant)
      }
      return product
    case .quotient(let a, let b):
      guard let form = try linearForm(of: a), let value = b.constant,
        let inverse = try? value.reciprocal()
      else { return nil }
      return scaled(form, by: inverse)
    }
  }

  /// A tree as a linear form; nil where it is no polynomial in names and functions.
  func form(of tree: Tree) throws(CertificateError) -> LinearInequality? {
    if let form = try linearForm(of: tree) { return form }
    guard !tree.hasSeries, let products = try forms.products(of: tree), products.count == 2,
      products[1].factors.isEmpty, products[1].terms.isEmpty, !products[1].coefficient.isZero
    else { return nil }
    let above = products[0]
    let scale = try Work.exactly { try products[1].coefficient.reciprocal() }
    let terms =
      above.terms.isEmpty
      ? [(coefficient: above.coefficient * scale, factors: above.factors)]
      : above.terms.map {
        (coefficient: $0.coefficient * scale, factors: Self.collected($0.factors + above.factors))
      }
    return form(terms.filter { !$0.coefficient.isZero })
  }

  /// Factors with one exponent for each tree.
  private static func collected(_ factors: [Factor]) -> [Factor] {
    var collected: [Factor] = []
    for factor in factors {
      if let place = collected.firstIndex(where: { $0.tree == factor.tree }) {
        collected[place].exponent = collected[place].exponent + factor.exponent
      } else {
        collected.append(factor)
      }
    }
    return collected.filter { !$0.exponent.isZero }
  }

  // MARK: Inequalities

  /// Whether no point satisfies some inequalities; false says nothing.
  func areContradictory(_ rows: [LinearInequality]) throws(CertificateError) -> Bool {
    var all: [LinearInequality] = []
    for row in rows { all.append(try whole(row)) }
    var seen: Set<Int> = []
    var waiting = all.flatMap { $0.terms.map(\.number) }
    var place = 0
    while place < waiting.count, seen.count < Self.mostNumbers {
      let number = waiting[place]
      place += 1
      guard seen.insert(number).inserted else { continue }
      let facts = try facts(of: number)
      all += facts
      waiting += facts.flatMap { $0.terms.map(\.number) }
    }
    return try LinearInequality.areContradictory(all)
  }

  /// An inequality between whole numbers by the least whole number that satisfies it; others as they are.
  ///
  /// With a whole sum s and s + c ≥ 0, s is at least −⌊c⌋; with s + c > 0 it is at least 1 − ⌈c⌉.
  func whole(_ row: LinearInequality) throws(CertificateError) -> LinearInequality {
    guard !row.terms.isEmpty, row.terms.allSatisfy({ isWhole($0.number) }) else { return row }
    var (shared, common) = (Integer(1), Integer(0))
    for term in row.terms {
      shared = Integer.leastCommonMultiple(shared, term.factor.denominator)
      guard shared.bitWidth <= Expansion.mostBits else { return row }
    }
    for term in row.terms {
      common = Integer.greatestCommonDivisor(common, (term.factor * Rational(shared)).numerator)
    }
    let scale = try Work.exactly { try Rational(shared) / Rational(common).magnitude }
    let constant = row.constant * scale
    let least = row.isStrict ? -(-constant).floor - 1 : constant.floor
    return LinearInequality(
      row.terms.map { LinearInequality.Term(number: $0.number, factor: $0.factor * scale) },
      Rational(least))
  }

  func isWhole(_ number: Int) -> Bool {
    monomials[number].allSatisfy { power in
      guard power.exponent.isInteger, power.exponent.signum > 0,
        case .name(let name) = symbols[power.symbol]
      else { return false }
      return question.variable(name)?.domain.isWhole ?? false
    }
  }

  // MARK: What is known

  /// Inequalities that a monomial satisfies wherever it has a value: by its range, by those of its factors, by its
  /// function.
  private func facts(of number: Int) throws(CertificateError) -> [LinearInequality] {
    if let known = facts[number] { return known }
    var found: [LinearInequality] = []
    let powers = monomials[number]
    var range = ExtendedInterval(Rational.one)
    for power in powers {
      range = range.multiplied(
        by: try ranges.power(try ranges.range(of: symbols[power.symbol]), power.exponent))
    }
    for row in Self.bounds(range.trimmed, of: number) { found.append(try whole(row)) }
    found += try productFacts(powers, number)
    if powers.count == 1, powers[0].exponent == .one,
      case .apply(let function, let items) = symbols[powers[0].symbol],
      let row = try functionFact(function, items[0], number)
    {
      found.append(row)
    }
    facts[number] = found
    return found
  }

  private static func bounds(_ range: ExtendedInterval, of number: Int) -> [LinearInequality] {
    var rows: [LinearInequality] = []
    if let low = range.lower.value {
      rows.append(
        LinearInequality(
          [.init(number: number, factor: .one)], -low, isStrict: !range.lower.isIncluded))
    }
    if let high = range.upper.value {
      rows.append(
        LinearInequality(
          [.init(number: number, factor: -1)], high, isStrict: !range.upper.isIncluded))
    }
    return rows
  }

  /// For x·y that (x − a)·(y − b) is not negative where neither factor is, for each two of their bounds.
  private func productFacts(
    _ powers: [Expansion.Power], _ number: Int
  ) throws(CertificateError) -> [LinearInequality] {
    let pair: (Int, Int)
    if powers.count == 2, powers.allSatisfy({ $0.exponent == .one }) {
      pair = (powers[0].symbol, powers[1].symbol)
    } else if powers.count == 1, powers[0].exponent == 2 {
      pair = (powers[0].symbol, powers[0].symbol)
    } else {
      return []
    }
    func bounds(_ symbol: Int) throws(CertificateError) -> [LinearInequality] {
      Self.bounds(
        try ranges.range(of: symbols[symbol]),
        of: self.number(of: [Expansion.Power(symbol: symbol, exponent: .one)]))
    }
    var rows: [LinearInequality] = []
    for x in try bounds(pair.0) {
      for y in try bounds(pair.1) {
        let (a, b) = (x.terms[0], y.terms[0])
        let linear = LinearInequality(
          [.init(number: a.number, factor: a.factor * y.constant)].filter { !$0.factor.isZero },
          x.constant * y.constant, isStrict: x.isStrict && y.isStrict)
        let other = LinearInequality(
          [.init(number: b.number, factor: b.factor * x.constant)].filter { !$0.factor.isZero },
          .zero)
        let product = LinearInequality([.init(number: number, factor: a.factor * b.factor)], .zero)
        rows.append(
          try linear.combined(with: other).combined(with: product))
      }
    }
    return rows
  }

  /// e^a ≥ 1 + a, log a ≤ a − 1, softplus a > a.
  private func functionFact(
    _ function: Certificate.Function, _ argument: Tree, _ number: Int
  ) throws(CertificateError) -> LinearInequality? {
    guard [.exp, .log, .softplus].contains(function), let form = try form(of: argument) else {
      return nil
    }
    let value = LinearInequality([.init(number: number, factor: .one)], .zero)
    switch function {
    case .exp:
      return try value.combined(
        with: LinearInequality(form.negated.terms, form.negated.constant - .one))
    case .log:
      return try value.negated.combined(
        with: LinearInequality(form.terms, form.constant - .one))
    case .softplus:
      return try value.combined(
        with: LinearInequality(form.negated.terms, form.negated.constant, isStrict: true))
    default: return nil
    }
  }
}
