import Exact

/// Evaluates trees at a point, over exact reals.
struct TreeEvaluator {
  typealias Tree = Certificate.Tree

  /// The values of variables, and of indices inside sums.
  var values: [String: Rational]
  /// The rows of families.
  let families: [String: [[Rational]]]

  /// The value of a tree.
  ///
  /// - Throws: `ArithmeticError`, `CertificateError.NoValue`, `CertificateError.tooLarge`.
  mutating func value(of tree: Tree) throws -> Real {
    try Fuel.spend(Work.term)
    switch tree {
    case .number(let value): return .rational(value)
    case .pi: return .pi
    case .name(let name):
      guard let value = values[name] else { throw CertificateError.NoValue.notGiven(name) }
      return .rational(value)
    case .negative(let a): return try -value(of: a)
    case .difference(let a, let b): return try value(of: a) - value(of: b)
    case .quotient(let a, let b): return try value(of: a) / value(of: b)
    case .power(let a, let b): return try value(of: a).power(value(of: b))
    case .sum(let items):
      var terms: [Real] = []
      for item in items { terms.append(try value(of: item)) }
      return try Real.sum(terms)
    case .product(let items):
      var factors: [Real] = []
      for item in items { factors.append(try value(of: item)) }
      return try Real.product(factors)
    case .apply(let function, let arguments):
      var reals: [Real] = []
      for argument in arguments { reals.append(try value(of: argument)) }
      return try Self.apply(function, reals)
    case .series(let index, let from, let to, let body):
      return try Real.sum(values(over: index, from, to, body))
    case .indexedProduct(let index, let from, let to, let body):
      return try Real.product(values(over: index, from, to, body))
    case .entry(let family, let items): return try .rational(entry(family, items))
    }
  }

  private mutating func whole(_ tree: Tree) throws -> Int {
    guard let value = try value(of: tree).recognised().asRational, value.isInteger,
      let number = value.numerator.asInt, number.magnitude < UInt(Int32.max)
    else { throw CertificateError.NoValue.notWhole(tree.text) }
    return number
  }

  /// The values from the lower to the upper bound: there may be none, and it is undefined where there were
  /// fewer.
  private mutating func values(
    over index: String, _ from: Tree, _ to: Tree, _ body: Tree
  ) throws -> [Real] {
    let low = try whole(from)
    let high = try whole(to)
    guard high >= low - 1 else { throw CertificateError.NoValue.range(from: low, to: high) }
    guard high - low < Certificate.Limits.summands else {
      throw CertificateError.tooLarge(.summands, limit: Certificate.Limits.summands)
    }
    var terms: [Real] = []
    var number = low
    while number <= high {
      values[index] = Rational(number)
      terms.append(try value(of: body))
      number += 1
    }
    values[index] = nil
    return terms
  }

  private mutating func entry(_ family: String, _ items: [Tree]) throws -> Rational {
    guard let rows = families[family] else { throw CertificateError.NoValue.notGiven(family) }
    var place: [Int] = []
    for item in items { place.append(try whole(item) - 1) }
    // A family with one index is a single row.
    let (row, column) = place.count == 1 ? (0, place[0]) : (place[0], place[1])
    guard rows.indices.contains(row), rows[row].indices.contains(column) else {
      throw CertificateError.NoValue.noEntry(Tree.entry(family, items).text)
    }
    return rows[row][column]
  }

  /// The functions by the elementary ones.
  private static func apply(_ function: Certificate.Function, _ x: [Real]) throws -> Real {
    let z = x[0]
    switch function {
    case .exp: return try z.apply(.exp)
    case .log: return try z.apply(.log)
    case .sin: return try z.apply(.sin)
    case .cos: return try z.apply(.cos)
    case .tan: return try z.apply(.tan)
    case .asin: return try z.apply(.asin)
    case .acos: return try z.apply(.acos)
    case .atan: return try z.apply(.atan)
    case .sinh: return try z.apply(.sinh)
    case .cosh: return try z.apply(.cosh)
    case .tanh: return try z.apply(.tanh)
    case .erf: return try z.apply(.erf)
    case .erfc: return try z.apply(.erfc)
    case .sqrt: return try z.sqrt()
    case .abs: return try z.absolute()
    case .sigmoid: return try .one / (.one + (-z).exp())
    case .softplus: return try (.one + z.exp()).log()
    case .relu: return try Real.maximum(z, .zero)
    case .log2: return try z.log() / Real(2).log()
    case .log10: return try z.log() / Real(10).log()
    case .factorial:
      return .rational(Rational(Integer.factorial(UInt(try count(z, function)))))
    case .binomial:
      var value = Real.one
      for step in 0..<(try count(x[1], function)) {
        value = try value * (z - Real(step)) / Real(step + 1)
      }
      return value
    case .max: return try Real.maximum(z, x[1])
    case .min: return try Real.minimum(z, x[1])
    case .floor: return .rational(Rational(try z.floor()))
    case .sign:
      switch try z.sign() {
      case .less: return Real(-1)
      case .equal: return .zero
      case .greater: return .one
      }
    }
  }

  /// The largest number of factors of a factorial or a binomial coefficient at a point.
  private static let mostFactors = 1_000

  /// A whole number from 0 on.
  private static func count(_ value: Real, _ function: Certificate.Function) throws -> Int {
    guard let rational = try value.recognised().asRational, rational.isInteger,
      rational.signum >= 0, let count = rational.numerator.asInt, count <= mostFactors
    else { throw CertificateError.NoValue.notWhole(function.rawValue) }
    return count
  }
}
