import Exact

// Sums and powers of vectors and matrices, with what the place reads of them.
extension Evaluator {
  /// The most factors of a power of a matrix.
  private static var mostFactors: Int { 8 }

  /// Whether one of two values is a number that is added to each entry of the other one.
  ///
  /// It is beside a vector, and a matrix that is not square: beside a square one it may be meant as a multiple of the
  /// identity.
  func addsNumber(_ a: Value<S>, _ b: Value<S>) -> Bool {
    guard library.conventions.addsNumbersToEntries else { return false }
    return a.scalar != nil ? b.hasEntriesToAddTo : b.scalar != nil && a.hasEntriesToAddTo
  }

  /// The sum or difference of two values.
  func sum(_ a: Value<S>, _ b: Value<S>, isSubtracted: Bool) throws -> Value<S> {
    switch (a.scalar, b.scalar) {
    case (let number?, nil) where addsNumber(a, b):
      return try b.map { isSubtracted ? try number - $0 : try number + $0 }
    case (nil, let number?) where addsNumber(a, b):
      return try a.map { isSubtracted ? try $0 - number : try $0 + number }
    default: return try Operations.add(a, b, isSubtracted: isSubtracted)
    }
  }

  // MARK: Rows and columns

  /// What is transposed: a row is a column then, and any other vector a row.
  func transposed(_ formula: Expression) throws -> (value: Value<S>, isRow: Bool) {
    var plain = self
    plain.worksByEntries = false
    let (input, isRow) = try plain.oriented(formula)
    if let value = try symbolic("transpose", [input]) { return (value, !isRow) }
    guard let transpose = library["transpose"] else {
      throw OperationProblem(problem: .unknownFunction("transpose", suggestion: nil))
    }
    return (try transpose.body([input]), !isRow)
  }

  // MARK: Entries of vectors

  /// The largest factor that is computed to tell whether it is a vector.
  private static var mostNodes: Int { 64 }

  /// Whether vectors are multiplied side by side outside of calls, as in `x*y + z`, where the product may be meant entry
  /// by entry, and none is written as a row; true also where that takes too much work to tell.
  ///
  /// The recursion is as deep as the formula.
  func holdsDotProduct(_ formula: Expression) throws -> Bool {
    switch formula.kind {
    case .product(let factors):
      if factors.contains(where: { $0.expression.isTransposed }) { return false }
      if try factors.contains(where: { try holdsDotProduct($0.expression) }) { return true }
      let arrays = factors.filter { holdsArray($0.expression) }
      guard arrays.count > 1 else { return false }
      guard arrays.allSatisfy({ $0.expression.size <= Self.mostNodes }) else { return true }
      return try arrays.count { try value(of: $0.expression).isVector } > 1
    case .sum, .negative, .power: return try formula.children.contains(where: holdsDotProduct)
    default: return false
    }
  }

  /// Whether a vector or a matrix stands in a formula.
  private func holdsArray(_ formula: Expression) -> Bool {
    switch formula.kind {
    case .name(let name): values[name].map { $0.scalar == nil } ?? false
    case .list: true
    default: formula.children.contains(where: holdsArray)
    }
  }

  /// A power: of a matrix with a negative exponent that of its inverse, and of a vector that of its entries where these
  /// are worked with.
  func power(_ base: Value<S>, _ exponent: Value<S>) throws -> Value<S> {
    if case .scalar = base { return try Operations.power(base, exponent) }
    if worksByEntries, base.isVector, case .scalar(let exponent) = exponent {
      return try base.map { try $0.power(exponent) }
    }
    guard library.conventions.invertsByPowers, base.dimensions.count == 2,
      let count = Self.count(exponent), (-Self.mostFactors ... -1).contains(count),
      let inverse = library["inverse"]
    else { return try Operations.power(base, exponent) }
    return try Operations.power(inverse.body([base]), .scalar(S(Rational(-count))))
  }

  private static func count(_ value: Value<S>) -> Int? {
    guard case .scalar(let scalar) = value,
      let number = (scalar as? Real)?.asRational ?? (scalar as? Expression)?.asRational,
      number.isInteger
    else { return nil }
    return number.numerator.asInt
  }

  // MARK: Entry by entry

  /// Whether a value may be below the line: a vector, entry by entry, where programs may be written.
  func divides(by value: Value<S>) -> Bool {
    library.conventions.addsNumbersToEntries && value.isVector
  }

  /// A number, or a vector entry by entry, over a vector, `1/(1 + exp(-x))`.
  func quotientByEntries(_ value: Value<S>, _ divisor: Value<S>) throws -> Value<S> {
    if case .scalar(let number) = value { return try divisor.map { try number / $0 } }
    guard value.isVector, value.dimensions == divisor.dimensions, let hadamard = library["hadamard"]
    else { throw Operations.noDivisor(divisor) }
    let inputs = [value, try divisor.map { try .one / $0 }]
    return try symbolic("hadamard", inputs) ?? hadamard.body(inputs)
  }

  /// Whether a function is one of the entries of one vector, of which a number has none.
  private static func isOfEntries(_ name: String) -> Bool {
    switch name {
    case "sum", "mean", "product", "max", "min": true
    default: false
    }
  }

  /// How many such functions inside of each other are read in two ways.
  private static var mostNested: Int { 3 }

  /// The values of the arguments of a function.
  ///
  /// In `sum(y*log(p))` and `mean((x - y)^2)` vectors are multiplied and raised entry by entry where linear algebra
  /// gives a number or nothing, which has no entries.
  func inputs(of name: String, _ arguments: [Expression]) throws -> [Value<S>] {
    guard library.conventions.addsNumbersToEntries, arguments.count == 1, Self.isOfEntries(name),
      nesting < Self.mostNested
    else {
      var inputs: [Value<S>] = []
      guard worksByEntries, !takesEach(name) else {
        for argument in arguments { inputs.append(try value(of: argument)) }
        return inputs
      }
      var plain = self
      plain.worksByEntries = false
      for argument in arguments { inputs.append(try plain.value(of: argument)) }
      return inputs
    }
    var plain = self
    plain.worksByEntries = false
    plain.nesting += 1
    let found: Result<Value<S>, FormulaError>
    do throws(FormulaError) {
      let value = try plain.value(of: arguments[0])
      if !value.dimensions.isEmpty { return [value] }
      found = .success(value)
    } catch {
      // What has no value has none entry by entry.
      if case .arithmetic = error.problem { throw error }
      found = .failure(error)
    }
    plain.worksByEntries = true
    if let value = try? plain.value(of: arguments[0]), !value.dimensions.isEmpty { return [value] }
    return [try found.get()]
  }

  /// Whether a function of a number is taken of each entry of a vector.
  private func takesEach(_ name: String) -> Bool {
    switch name {
    case "relu", "softplus", "square", "log1p", "expm1": true
    default: library[name]?.isElementary == true
    }
  }

  /// The product of vectors entry by entry, and numbers; nil where anything else is among the factors, or one vector.
  func productByEntries(
    _ factors: [Value<S>], _ rows: [Bool]
  ) throws -> Value<S>? {
    guard worksByEntries else { return nil }
    let vectors = factors.filter { $0.scalar == nil }
    guard vectors.count > 1, !rows.contains(true),
      vectors.allSatisfy(\.isVector), let hadamard = library["hadamard"]
    else { return nil }
    let numbers = try S.product(factors.compactMap(\.scalar))
    var product = vectors[0]
    for factor in vectors.dropFirst() {
      product =
        try symbolic("hadamard", [product, factor]) ?? hadamard.body([product, factor])
    }
    return try product.map { try numbers * $0 }
  }
}

extension Value {
  fileprivate var isVector: Bool {
    switch self {
    case .vector: true
    case .family(let family): family.dimensions.count == 1
    default: false
    }
  }

  /// Whether a number that is added to it can only be meant for each entry.
  fileprivate var hasEntriesToAddTo: Bool {
    switch self {
    case .vector, .matrix, .family: dimensions.count != 2 || dimensions[0] != dimensions[1]
    case .scalar, .tensor, .truth: false
    }
  }
}
