import Certificates
import Exact

// Powers with whole exponents, factorials and products over an index.
extension ProofWriter {
  /// A power whose exponent is no number.
  func openPower(
    _ base: ClosedForm, _ exponent: ClosedForm, _ target: Certificate.Tree
  ) throws -> Replacement {
    if base == ClosedForm(-1) { return try parity(exponent) }
    if try field.range(of: base).isPositive, let unfolded = target.unfolded {
      return (.unfold, unfolded, [])
    }
    guard field.isWhole(exponent) else {
      let result = try tree(of: try field.power(base, exponent))
      guard try isAtom(result, for: target) else { throw NoClosedForm() }
      return (.atom, result, [])
    }
    let pairs = try wholeFactors(of: base)
    var value = ClosedForm.one
    for pair in pairs {
      let count = pair.second.constant ?? .one
      let power = try wholePower(form(pair.first), field.scaled(exponent, by: count))
      value = try field.product(value, power)
    }
    let result = try tree(of: value)
    return try isAtom(result, for: target) ? (.atom, result, []) : (.whole, result, pairs)
  }

  /// The power of one factor with a whole exponent: no exponential where it may be 0.
  private func wholePower(_ base: ClosedForm, _ exponent: ClosedForm) throws -> ClosedForm {
    let range = try field.range(of: base)
    if range.isNonnegative, !range.isPositive { return try field.openPower(base, exponent) }
    return try field.power(base, exponent)
  }

  /// The factors of a base of a power with a whole exponent, as the field takes it apart.
  private func wholeFactors(of base: ClosedForm) throws -> [Certificate.Pair] {
    if base.denominator != .one {
      let below = try wholeFactors(of: ClosedForm(base.denominator))
      return try wholeFactors(of: ClosedForm(base.numerator))
        + below.map { Certificate.Pair($0.first, $0.second.negated) }
    }
    if let term = base.numerator.onlyTerm { return try wholeFactors(of: term) }
    let sign = try field.sign(of: base)
    if sign.map({ $0 < 0 }) ?? ((base.numerator.terms.first?.coefficient.signum ?? 1) < 0) {
      return try [Self.minusOne] + wholeFactors(of: try field.negative(base))
    }
    let (unit, rest) = try field.unitPart(of: base.numerator)
    if unit.coefficient != .one || !unit.monomial.isOne {
      return try wholeFactors(of: unit) + wholeFactors(of: ClosedForm(rest))
    }
    guard let factors = try field.splitFactors(of: base.numerator) else {
      return [Certificate.Pair(try tree(of: base), .number(.one))]
    }
    return try factors.flatMap { factor in
      try wholeFactors(of: factor.base).map { pair in
        Certificate.Pair(
          pair.first, .number((pair.second.constant ?? .one) * Rational(factor.exponent)))
      }
    }
  }

  private static var minusOne: Certificate.Pair {
    Certificate.Pair(.number(-1), .number(.one))
  }

  private func wholeFactors(of term: Kernel.Polynomial.Term) throws -> [Certificate.Pair] {
    var pairs: [Certificate.Pair] = []
    if term.coefficient.magnitude != .one {
      pairs.append(Certificate.Pair(.number(term.coefficient.magnitude), .number(.one)))
    }
    if term.coefficient.signum < 0 { pairs.append(Self.minusOne) }
    for factor in term.monomial.factors {
      if factor.exponent.isInteger, try field.sign(of: factor.variable) == -1 {
        let negative = try field.negative(field.form(factor.variable))
        let exponent = Certificate.Tree.number(factor.exponent)
        pairs += [
          Certificate.Pair(.number(-1), exponent),
          Certificate.Pair(try tree(of: negative), exponent),
        ]
        continue
      }
      for (tree, exponent) in try powers(of: factor) {
        pairs.append(Certificate.Pair(tree, .number(exponent)))
      }
    }
    // A number alone is its own factor.
    return pairs.isEmpty ? [Certificate.Pair(.number(.one), .number(.one))] : pairs
  }

  /// A factorial by that of another number.
  func factorial(_ argument: ClosedForm, _ target: Certificate.Tree) throws -> Replacement {
    if let value = target.unfolded { return (.unfold, value, []) }
    let result = try tree(of: try field.factorial(argument))
    return (try isAtom(result, for: target) ? .atom : .factorial, result, [])
  }

  /// A binomial coefficient by its name, by its factors, or by the two above it.
  func binomial(
    _ above: ClosedForm, _ count: ClosedForm, _ target: Certificate.Tree
  ) throws -> Replacement {
    if let value = target.unfolded { return (.unfold, value, []) }
    let name = "binomial"
    let constant = above.polynomial?.terms.last { $0.monomial.isOne }?.coefficient
    guard above.rational == nil, constant == .one else {
      return (.atom, try tree(of: try field.opaque(name, [above, count])), [])
    }
    let before = try field.difference(above, .one)
    let sum = try field.sum(
      field.opaque(name, [before, count]),
      field.opaque(name, [before, field.difference(count, .one)]))
    return (.pascal, try tree(of: sum), [])
  }

  // MARK: Products

  /// A product over an index: as factorials, by the sum of logarithms, by its name, or by those of the
  /// parts of its factors.
  func product(
    _ target: Certificate.Tree, _ index: String, _ lower: Certificate.Tree,
    _ upper: Certificate.Tree, _ body: Certificate.Tree
  ) throws -> Replacement {
    let depth = try number(of: index)
    let (low, high, factor) = (try form(lower), try form(upper), try form(body))
    let shift = try field.difference(factor, field.index(depth))
    if let first = try field.sum(low, shift).rational, first.isInteger, first >= .one {
      let value = try field.quotient(
        field.factorial(field.sum(high, shift)), field.factorial(ClosedForm(first - .one)))
      return (.factorial, try tree(of: value), [])
    }
    let pieces = try productParts(of: factor, over: depth)
    let isFactorial = try pieces.contains { piece in
      guard !piece.isFree else { return false }
      let shift = try field.difference(piece.base, field.index(depth))
      return try field.sum(low, shift).rational.map { $0.isInteger && $0 >= .one } ?? false
    }
    if !isFactorial, try field.range(of: factor).isPositive, let unfolded = target.unfolded {
      return (.unfold, unfolded, [])
    }
    var parts: [(tree: Certificate.Tree, exponent: Rational)] = []
    for (base, exponent, isFree) in pieces {
      let tree = try tree(of: base)
      parts.append(
        isFree
          ? (tree, exponent)
          : (.indexedProduct(index: index, from: lower, to: upper, body: tree), exponent))
    }
    if parts.count == 1, parts[0].exponent == .one,
      case .indexedProduct(_, _, _, let inner) = parts[0].tree
    {
      let total = try field.product(over: depth, from: low, to: high, of: factor)
      guard let kernel = total.kernels.first, total == field.form(kernel) else {
        throw NoClosedForm()
      }
      let atom = name(
        of: .indexedProduct(index: index, from: lower, to: upper, body: inner))
      forms[atom] = total
      trees[kernel] = .name(atom)
      return (.atom, .name(atom), [])
    }
    let count: Certificate.Tree =
      lower == .number(.one) ? upper : .sum([.difference(upper, lower), .number(.one)])
    let factors = parts.map { tree, exponent -> Certificate.Tree in
      if case .indexedProduct = tree {
        return exponent == .one ? tree : .power(tree, .number(exponent))
      }
      return .power(tree, count)
    }
    return (
      .product, CertificateTrees.product(factors),
      parts.map { Certificate.Pair($0.tree, .number($0.exponent)) }
    )
  }

  /// The factors of what is multiplied over an index: all that is free of it as one, and the others with
  /// their exponents.
  private func productParts(
    of factor: ClosedForm, over depth: Int
  ) throws -> [(base: ClosedForm, exponent: Rational, isFree: Bool)] {
    var free = ClosedForm.one
    var bound: [(base: ClosedForm, exponent: Rational, isFree: Bool)] = []
    for (polynomial, sign) in [(factor.numerator, Rational.one), (factor.denominator, -1)] {
      let (unit, rest) = try field.unitPart(of: polynomial)
      var constant = ClosedForm(unit.coefficient)
      for part in unit.monomial.factors {
        let form = ClosedForm(
          Kernel.Polynomial(1, Kernel.Monomial(part.variable, exponent: part.exponent)))
        if field.depends(part.variable, onIndexOf: depth) {
          guard part.exponent.isInteger else { throw NoClosedForm() }
          bound.append((field.form(part.variable), part.exponent * sign, false))
        } else {
          constant = try field.product(constant, form)
        }
      }
      if rest.variables.contains(where: { field.depends($0, onIndexOf: depth) }) {
        bound.append((ClosedForm(rest), sign, false))
      } else {
        constant = try field.product(constant, ClosedForm(rest))
      }
      free = try sign == .one ? field.product(free, constant) : field.quotient(free, constant)
    }
    return free == .one ? bound : [(free, .one, true)] + bound
  }
}

extension Certificate.Tree {
  /// A number with the other sign.
  fileprivate var negated: Certificate.Tree {
    if case .number(let value) = self { return .number(-value) }
    return .negative(self)
  }
}
