import Certificates
import Exact

// What certificates write as trees, as canonical forms, and back.
extension ProofWriter {
  /// The form of a tree that is arithmetic over variables, indices and atoms.
  func form(_ tree: Certificate.Tree) throws -> ClosedForm {
    try Fuel.spend(8)
    switch tree {
    case .number(let value): return ClosedForm(value)
    case .pi: return try field.pi
    case .name(let name):
      guard let form = forms[name] else { throw NoClosedForm() }
      return form
    case .sum(let terms):
      return try terms.reduce(.zero) { try field.sum($0, try form($1)) }
    case .negative(let inner): return try field.negative(try form(inner))
    case .difference(let a, let b): return try field.difference(try form(a), try form(b))
    case .product(let factors):
      return try factors.reduce(.one) { try field.product($0, try form($1)) }
    case .quotient(let a, let b):
      let divisor = try form(b)
      guard !divisor.isZero else { throw NoClosedForm() }
      return try field.quotient(try form(a), divisor)
    case .power(let base, .number(let exponent)):
      return try field.power(try form(base), exponent)
    case .entry(let name, let places):
      guard let family = families[name] else { throw NoClosedForm() }
      let form = try field.entry(family, try places.map { try self.form($0) })
      if let kernel = form.kernels.first { trees[kernel] = tree }
      return form
    case .power, .apply, .series, .indexedProduct: throw NoClosedForm()
    }
  }

  // MARK: From forms to trees

  func tree(of form: ClosedForm) throws -> Certificate.Tree {
    let numerator = try tree(of: form.numerator)
    if form.denominator.isOne { return numerator }
    return .quotient(numerator, try tree(of: form.denominator))
  }

  func tree(of polynomial: Kernel.Polynomial) throws -> Certificate.Tree {
    var terms: [Certificate.Tree] = []
    for term in polynomial.terms {
      var above: [Certificate.Tree] = []
      var below: [Certificate.Tree] = []
      if term.coefficient != .one || term.monomial.isOne {
        above.append(.number(term.coefficient))
      }
      for factor in term.monomial.factors {
        for (tree, exponent) in try powers(of: factor) {
          let power: Certificate.Tree =
            exponent.magnitude == .one ? tree : .power(tree, .number(exponent.magnitude))
          if exponent.signum < 0 { below.append(power) } else { above.append(power) }
        }
      }
      let numerator = CertificateTrees.product(above)
      terms.append(
        below.isEmpty ? numerator : .quotient(numerator, CertificateTrees.product(below)))
    }
    switch terms.count {
    case 0: return .number(.zero)
    case 1: return terms[0]
    default: return .sum(terms)
    }
  }

  /// A power of a kernel as powers of trees: a root of anything but an exponential is an atom of its own.
  func powers(
    of factor: Kernel.Monomial.Factor
  ) throws -> [(tree: Certificate.Tree, exponent: Rational)] {
    let definition = field.definition(factor.variable)
    if case .function(.exp, _) = definition {
      return [(try tree(of: factor.variable), factor.exponent)]
    }
    let base: Certificate.Tree
    switch definition {
    case .integer(let value): base = .number(Rational(value))
    case .root(let polynomial): base = try tree(of: polynomial)
    default: base = try tree(of: factor.variable)
    }
    let whole = Rational(factor.exponent.floor)
    let fraction = factor.exponent - whole
    var powers: [(tree: Certificate.Tree, exponent: Rational)] = []
    if !whole.isZero { powers.append((base, whole)) }
    if !fraction.isZero {
      // One root serves all powers of the base: that with the greatest index that occurs.
      let key = base.text
      let index = rootIndices[key] ?? fraction.denominator
      let all = Integer.leastCommonMultiple(index, fraction.denominator)
      if all != index { throw FinerRoot(base: key, index: all) }
      rootIndices[key] = index
      let unit = try Rational(Integer.one, over: index)
      let atom = name(of: .power(base, .number(unit)))
      forms[atom] = ClosedForm(
        Kernel.Polynomial(1, Kernel.Monomial(factor.variable, exponent: unit)))
      powers.append((.name(atom), fraction * Rational(index)))
    }
    return powers
  }

  func tree(of kernel: Kernel) throws -> Certificate.Tree {
    if let tree = trees[kernel] { return tree }
    let definition: Certificate.Tree
    switch field.definition(kernel) {
    case .pi: return .pi
    case .integer(let value): return .number(Rational(value))
    case .function(let function, let x):
      guard let function = Certificate.Function(rawValue: function.rawValue) else {
        throw NoClosedForm()
      }
      definition = .apply(function, [try tree(of: x)])
    case .absolute(let polynomial): definition = .apply(.abs, [try tree(of: polynomial)])
    case .opaque("^", let arguments) where arguments.count == 2:
      definition = .power(try tree(of: arguments[0]), try tree(of: arguments[1]))
    case .opaque(let name, let arguments):
      guard let function = Certificate.Function(rawValue: name) else { throw NoClosedForm() }
      definition = .apply(function, try arguments.map { try tree(of: $0) })
    case .root, .variable, .entry, .index, .place, .sum: throw NoClosedForm()
    }
    let atom = name(of: definition)
    forms[atom] = field.form(kernel)
    trees[kernel] = .name(atom)
    return .name(atom)
  }

  /// The atom with a definition.
  func name(of definition: Certificate.Tree) -> String {
    if let name = names[definition] { return name }
    let name = "k_\(atoms.count + 1)"
    atoms.append(Certificate.Atom(name, definition))
    names[definition] = name
    return name
  }
}
