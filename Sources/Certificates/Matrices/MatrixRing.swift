import Exact

/// Formulas with matrices, multiplied out: sums of products that do not commute, with transposes, inverses, determinants and
/// traces, for all sizes.
///
/// Numbers made of matrices, xᵀAy, tr(AB) and det A, are kernels: variables of which nothing else is known. So what is
/// equal here is equal for all matrices, and what is not may be equal all the same.
struct MatrixRing {
  typealias Tree = Certificate.Tree

  /// What a letter stands for.
  enum Meaning {
    case family(String)
    case inverse(MatrixPolynomial)
  }

  struct Letter {
    let meaning: Meaning
    let rows: Tree
    let columns: Tree
    let isSymmetric: Bool
  }

  /// A number that is made of matrices.
  enum Kernel: Hashable {
    case form(MatrixWord)
    case trace(MatrixWord)
  }

  /// The most products that are looked at in all.
  static let mostProducts = 4_000
  /// The longest product.
  static let mostLetters = 48
  /// What it costs to look at a letter of a product, in units of fuel.
  static let costOfLetter = 16
  /// The size of what is a number.
  static let one = Tree.number(.one)

  /// The laws by which formulas are multiplied out.
  let laws: Certificate.MatrixLaws
  /// The variables, the kernels behind them, and the families.
  private(set) var question: Certificate.Question
  /// The letters, by their numbers.
  var letters: [Letter] = []
  /// The numbers that have names.
  private(set) var numbers: [String: Quotient] = [:]
  /// What symbols stand for.
  private var symbols: [Tree] = []
  private var symbolNumbers: [Tree: Int] = [:]
  private var kernels: [Kernel: Quotient] = [:]
  /// The determinants that have names.
  var determinants: [(matrix: MatrixPolynomial, value: Quotient)] = []
  /// What was divided by where the formulas do not.
  private(set) var divisors: [Quotient] = []
  /// How many products were looked at.
  var productCount = 0
  /// How many factors were taken out.
  var factorCount = 0

  /// Nothing but what is declared.
  ///
  /// - Parameter question: the variables and families.
  init(_ question: Certificate.Question, by laws: Certificate.MatrixLaws) {
    self.question = question
    self.laws = laws
  }

  /// How many matrices are inverted.
  var inverseCount: Int {
    letters.count { if case .inverse = $0.meaning { true } else { false } }
  }

  // MARK: Numbers

  /// The symbol for a tree.
  mutating func symbol(_ tree: Tree) -> Quotient {
    let number = symbolNumbers[tree] ?? symbols.count
    if number == symbols.count {
      symbols.append(tree)
      symbolNumbers[tree] = number
    }
    return Quotient(Expansion(symbol: number))
  }

  /// A number: arithmetic over symbols, of which one stands for whatever is no arithmetic.
  mutating func number(_ tree: Tree) throws(CertificateError) -> Quotient {
    try Work.spend(Work.term)
    switch tree {
    case .number(let value): return Quotient(value)
    case .name(let name):
      if let number = numbers[name] { return number }
      guard question.variable(name) != nil else {
        throw .reduction(.variable(name, expected: "variable"))
      }
      return symbol(tree)
    case .negative(let a): return try number(a).negative
    case .difference(let a, let b): return try number(a).adding(number(b).negative)
    case .sum(let items):
      var sum = Quotient(Rational.zero)
      for item in items { sum = try sum.adding(number(item)) }
      return sum
    case .product(let items):
      var product = Quotient.one
      for item in items { product = try product.multiplied(by: number(item)) }
      return product
    case .quotient(let a, let b):
      return try number(a).multiplied(by: inverse(number(b)))
    case .power(let base, let exponent):
      guard let value = exponent.constant, value.isInteger,
        let exponent = Algebra.small(value.numerator)
      else { return symbol(try resolved(tree)) }
      guard let power = try number(base).power(exponent) else {
        throw .claim(.nowhereDefined(side: .left))
      }
      return power
    case .pi, .apply, .series, .indexedProduct, .entry: return symbol(try resolved(tree))
    }
  }

  /// One over a number.
  func inverse(_ number: Quotient) throws(CertificateError) -> Quotient {
    guard let inverse = number.reciprocal else { throw .claim(.nowhereDefined(side: .left)) }
    return inverse
  }

  /// A tree in variables and kernels alone.
  private func resolved(_ tree: Tree) throws(CertificateError) -> Tree {
    var resolved = tree
    // An index of a sum is none of these numbers.
    for name in tree.allNames.sorted() {
      guard let number = numbers[name] else { continue }
      guard tree.freeNames.contains(name), !tree.boundNames.contains(name) else {
        throw .meaning(.atom(name), .twice(name))
      }
      resolved = resolved.substituting(name, self.tree(of: number))
    }
    try question.checkNames(of: resolved)
    return resolved
  }

  /// A number as a tree in variables and kernels.
  func tree(of number: Quotient) -> Tree {
    let above = tree(of: number.numerator)
    return number.denominator.isOne ? above : .quotient(above, tree(of: number.denominator))
  }

  private func tree(of expansion: Expansion) -> Tree {
    let terms = expansion.terms.map { term -> Tree in
      var factors: [Tree] = []
      if term.coefficient != .one || term.powers.isEmpty {
        factors.append(.number(term.coefficient))
      }
      for power in term.powers {
        let base = symbols[power.symbol]
        factors.append(power.exponent == .one ? base : .power(base, .number(power.exponent)))
      }
      return factors.count == 1 ? factors[0] : .product(factors)
    }
    return terms.count > 1 ? .sum(terms) : terms.first ?? .number(.zero)
  }

  /// Names a number that is made of matrices.
  mutating func define(_ number: Certificate.MatrixNumber) throws(CertificateError) {
    let name = number.name
    guard question.variable(name) == nil, numbers[name] == nil,
      !question.families.contains(where: { $0.name == name })
    else { throw .meaning(.atom(name), .twice(name)) }
    let matrix = try polynomial(number.term)
    numbers[name] =
      switch number.kind {
      case .determinant: try determinant(matrix)
      case .trace: try trace(matrix)
      case .entry: try entry(matrix)
      }
  }

  /// A kernel by a name that nothing else has.
  mutating func newKernel(
    _ word: String, in domain: Certificate.Domain = .interval(.real)
  ) -> Quotient {
    var name = "\(word)#\(kernels.count + determinants.count + 1)"
    while question.variable(name) != nil || numbers[name] != nil
      || question.families.contains(where: { $0.name == name })
    {
      name += "'"
    }
    question.variables.append(Certificate.Variable(name, domain))
    return symbol(.name(name))
  }

  mutating func value(
    of kernel: Kernel, _ word: String, in domain: Certificate.Domain = .interval(.real)
  ) -> Quotient {
    if let value = kernels[kernel] { return value }
    let value = newKernel(word, in: domain)
    kernels[kernel] = value
    return value
  }

  // MARK: Letters

  /// A family as a letter.
  mutating func letter(_ name: String) throws(CertificateError) -> MatrixPolynomial {
    guard let family = question.families.first(where: { $0.name == name }) else {
      throw .reduction(.variable(name, expected: "family"))
    }
    let (rows, columns) = (family.sizes[0], family.sizes.count == 1 ? Self.one : family.sizes[1])
    // A matrix of one row would be a number, or a row, without a word for it.
    guard rows != Self.one, family.sizes.count == 1 || columns != Self.one else {
      throw .reduction(.form(expected: "matrices with two rows and columns at least"))
    }
    let known = letters.firstIndex {
      if case .family(name) = $0.meaning { true } else { false }
    }
    if known == nil {
      letters.append(
        Letter(meaning: .family(name), rows: rows, columns: columns, isSymmetric: false))
    }
    let number = known ?? letters.count - 1
    return single([MatrixLetter(number: number, isTransposed: false)], rows, columns)
  }

  func single(_ word: MatrixWord, _ rows: Tree, _ columns: Tree) -> MatrixPolynomial {
    MatrixPolynomial(rows: rows, columns: columns, terms: [word: .one])
  }

  func rows(_ letter: MatrixLetter) -> Tree {
    letter.isTransposed ? letters[letter.number].columns : letters[letter.number].rows
  }

  func columns(_ letter: MatrixLetter) -> Tree {
    letter.isTransposed ? letters[letter.number].rows : letters[letter.number].columns
  }

  func transposed(_ word: MatrixWord) -> MatrixWord {
    word.reversed().map { letter in
      letters[letter.number].isSymmetric
        ? letter : MatrixLetter(number: letter.number, isTransposed: !letter.isTransposed)
    }
  }

  /// What a letter is the inverse of; nil for a family.
  func inverted(_ letter: MatrixLetter) -> MatrixPolynomial? {
    guard case .inverse(let matrix) = letters[letter.number].meaning else { return nil }
    return letter.isTransposed ? transposed(matrix) : matrix
  }

  /// Notes that something was divided by that no formula divides by.
  mutating func note(divisor: Quotient) {
    if divisor.constant == nil { divisors.append(divisor) }
  }
}
