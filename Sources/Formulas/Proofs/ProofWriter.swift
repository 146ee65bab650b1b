import Certificates
import Exact

/// Writes the proof that two formulas are equal as the steps of a certificate.
///
/// The innermost function of either side is replaced by its canonical form, with the rule that allows
/// it, until nothing but arithmetic over atoms is left. Whether the steps are a proof is for the checker
/// of certificates to say.
final class ProofWriter {
  /// The most steps of a proof.
  private static let mostSteps = 400

  let field: ClosedFormField
  private var left: Certificate.Tree
  private var right: Certificate.Tree
  private var steps: [Certificate.Step] = []
  var atoms: [Certificate.Atom] = []
  /// The forms of names: variables, atoms, indices.
  var forms: [String: ClosedForm] = [:]
  var families: [String: Int] = [:]
  /// The names of kernels, by what they are.
  var names: [Certificate.Tree: String] = [:]
  var trees: [Kernel: Certificate.Tree] = [:]
  /// The indices by name: each has a number of its own in the field, wherever its sum stands.
  private var indexNumbers: [String: Int] = [:]

  private init(_ field: ClosedFormField, _ question: Certificate.Question) throws {
    self.field = field
    left = question.left
    right = question.right
    field.mergesSums = false
    for variable in question.variables {
      let form = try field.variable(variable.domain.hull, isWhole: variable.domain.isWhole)
      forms[variable.name] = form
      if let kernel = form.kernels.first { trees[kernel] = .name(variable.name) }
      if case .angles(let multiples) = variable.domain {
        let pi = try field.pi
        if let low = multiples.lower.value {
          field.nonnegativeForms.append(try field.difference(form, field.scaled(pi, by: low)))
        }
        if let high = multiples.upper.value {
          field.nonnegativeForms.append(try field.difference(field.scaled(pi, by: high), form))
        }
      }
    }
    for family in question.families {
      families[family.name] = field.family(family.domain.hull)
    }
  }

  /// The certificate that two formulas are equal; nil where the proof has no words in certificates.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  static func certificate(for question: Certificate.Question) throws -> Certificate? {
    // As in `Comparison`: at first with angles and factors whole.
    var (metAngles, metFactors) = (false, false)
    for (splitsAngles, splitsFactors) in [(false, false), (true, false), (true, true)] {
      if splitsFactors ? !metFactors : splitsAngles && !metAngles { continue }
      let parts = try ClosedFormField.withVariables {
        field -> ([Certificate.Atom], [Certificate.Step]) in
        field.splitsAngles = splitsAngles
        field.splitsFactors = splitsFactors
        field.closesSums = false
        defer {
          metAngles = metAngles || field.metAngles
          metFactors = metFactors || field.metFactors
        }
        let writer = try ProofWriter(field, question)
        try writer.run()
        return (writer.atoms, writer.steps)
      }
      guard let (atoms, steps) = parts,
        let certificate = try? Certificate.checked(
          variables: question.variables, families: question.families, left: question.left,
          right: question.right, claim: .equal(atoms: atoms, steps: steps))
      else { continue }
      return certificate
    }
    return nil
  }

  private func run() throws {
    while steps.count < Self.mostSteps {
      if let place = innermost(left) {
        try replace(.left, place)
      } else if let place = innermost(right) {
        try replace(.right, place)
      } else {
        return
      }
    }
    throw NoClosedForm()
  }

  // MARK: Places

  /// The place of a function, a root or a sum whose arguments are arithmetic.
  private func innermost(_ tree: Certificate.Tree) -> Certificate.Place? {
    var path: [Int] = []
    return hasInnermost(tree, &path) ? Certificate.Place(path.reversed()) : nil
  }

  /// Whether there is such a place; its path is noted from the innermost number outwards.
  private func hasInnermost(_ tree: Certificate.Tree, _ path: inout [Int]) -> Bool {
    switch tree {
    case .number, .name, .pi, .entry: return false
    case .series(_, _, _, let body):
      if hasInnermost(body, &path) { path.append(3) }
      return true
    default: break
    }
    for (number, child) in tree.children.enumerated() where hasInnermost(child, &path) {
      path.append(number)
      return true
    }
    switch tree {
    case .apply: return true
    case .power(let base, let exponent):
      if case .number(let value) = exponent {
        if value.isInteger { return false }
        // An exponential has all rational powers.
        if case .name(let name) = base, isExponential(name) { return false }
      }
      return true
    default: return false
    }
  }

  private func isExponential(_ name: String) -> Bool {
    atoms.contains { atom in
      guard atom.name == name, case .apply(.exp, _) = atom.definition else { return false }
      return true
    }
  }

  private func replace(_ side: Certificate.Side, _ place: Certificate.Place) throws {
    let tree = side == .left ? left : right
    guard let (target, around) = tree.subtree(at: place) else { throw NoClosedForm() }
    for index in around { _ = try number(of: index) }
    let (rule, result, pairs) = try step(target)
    steps.append(Certificate.Step(side, place, rule, result, pairs: pairs))
    left = left.replacing(target, by: result)
    right = right.replacing(target, by: result)
  }

  // MARK: Rules

  private typealias Replacement = (
    rule: Certificate.Rule, result: Certificate.Tree, pairs: [Certificate.Pair]
  )

  private func step(_ target: Certificate.Tree) throws -> Replacement {
    switch target {
    case .apply(.exp, let arguments): return try exponential(try form(arguments[0]), target)
    case .apply(.log, let arguments): return try logarithm(try form(arguments[0]), target)
    case .apply(.abs, let arguments):
      let result = try tree(of: try field.absolute(try form(arguments[0])))
      return (try isAtom(result, for: target) ? .atom : .abs, result, [])
    case .power(let base, .number(let exponent)):
      let result = try tree(of: try field.power(try form(base), exponent))
      return (try isAtom(result, for: target) ? .atom : .power, result, [])
    case .power(let base, let exponent) where try isMinusOne(base):
      return try parity(try form(exponent))
    case .apply(.asin, let arguments): return try inverse(.asin, try form(arguments[0]), target)
    case .apply(.acos, let arguments): return try inverse(.acos, try form(arguments[0]), target)
    case .apply(.atan, let arguments): return try inverse(.atan, try form(arguments[0]), target)
    case .series(let index, let lower, let upper, let body):
      if let terms = target.unrolled { return (.unroll, terms, []) }
      return try sum(index, lower, upper, body)
    default:
      if let unfolded = target.unfolded { return (.unfold, unfolded, []) }
      guard case .apply(let function, let arguments) = target else { throw NoClosedForm() }
      if function == .cos || function == .sin {
        return try angle(try form(arguments[0]), isSine: function == .sin)
      }
      let forms = try arguments.map { try form($0) }
      return (.atom, try tree(of: try field.opaque(function.rawValue, forms)), [])
    }
  }

  private func isMinusOne(_ base: Certificate.Tree) throws -> Bool {
    guard !base.names.contains(where: { forms[$0] == nil }) else { return false }
    return try form(base) == ClosedForm(-1)
  }

  /// Whether a tree is an atom for the function, or the root, of something equal to its argument.
  private func isAtom(_ tree: Certificate.Tree, for target: Certificate.Tree) throws -> Bool {
    guard case .name(let name) = tree, let atom = atoms.first(where: { $0.name == name }) else {
      return false
    }
    switch (atom.definition, target) {
    case (.apply(let f, let x), .apply(let g, let y)) where f == g && x.count == y.count:
      for (a, b) in zip(x, y) where try !field.areEqual(form(a), form(b)) { return false }
      return true
    case (.power(let a, let p), .power(let b, let q)) where p == q:
      return try field.areEqual(form(a), form(b))
    default: return false
    }
  }

  /// The number of an index in the field.
  private func number(of index: String) throws -> Int {
    if let number = indexNumbers[index] { return number }
    let number = indexNumbers.count
    indexNumbers[index] = number
    let form = try field.index(number)
    forms[index] = form
    if let kernel = form.kernels.first { trees[kernel] = .name(index) }
    return number
  }

  private func exponential(
    _ argument: ClosedForm, _ target: Certificate.Tree
  ) throws -> Replacement {
    let result = try tree(of: try field.exponential(argument))
    if try isAtom(result, for: target) { return (.atom, result, []) }
    var pairs: [Certificate.Pair] = []
    if let polynomial = argument.polynomial {
      for term in polynomial.terms {
        if let kernel = term.monomial.factors.first, term.monomial.factors.count == 1,
          kernel.exponent == .one,
          case .function(.log, let inner) = field.definition(kernel.variable)
        {
          pairs.append(
            Certificate.Pair(try tree(of: inner), .number(term.coefficient)))
        } else {
          let base = try field.exponential(ClosedForm(Kernel.Polynomial(1, term.monomial)))
          pairs.append(Certificate.Pair(try tree(of: base), .number(term.coefficient)))
        }
      }
    } else {
      let lead = argument.numerator.terms[0].coefficient
      let content = lead.signum < 0 ? -argument.numerator.content : argument.numerator.content
      let primitive = try field.scaled(argument, by: try content.reciprocal())
      pairs.append(
        Certificate.Pair(
          try tree(of: try field.exponential(primitive)), .number(content)))
    }
    return (.exp, result, pairs)
  }

  private func logarithm(
    _ argument: ClosedForm, _ target: Certificate.Tree
  ) throws -> Replacement {
    let form = try field.logarithm(argument)
    let result = try tree(of: form)
    var pairs: [Certificate.Pair] = []
    for term in form.numerator.terms {
      guard form.denominator == .one, term.monomial.factors.count == 1,
        let factor = term.monomial.factors.first, factor.exponent == .one,
        case .function(.log, let inner) = field.definition(factor.variable)
      else { continue }
      pairs.append(Certificate.Pair(try tree(of: inner), .number(term.coefficient)))
    }
    // What exponentials multiply the argument by.
    var exponents: [Kernel: Rational] = [:]
    for (polynomial, sign) in [(argument.numerator, Rational.one), (argument.denominator, -1)] {
      for factor in polynomial.commonMonomial.factors {
        guard case .function(.exp, _) = field.definition(factor.variable) else { continue }
        exponents[factor.variable, default: .zero] =
          exponents[factor.variable, default: .zero] + sign * factor.exponent
      }
    }
    for kernel in exponents.keys.sorted() {
      guard let exponent = exponents[kernel], !exponent.isZero else { continue }
      pairs.append(
        Certificate.Pair(try tree(of: field.form(kernel)), .number(exponent)))
    }
    return try isAtom(result, for: target) ? (.atom, result, []) : (.log, result, pairs)
  }

  private func angle(_ argument: ClosedForm, isSine: Bool) throws -> Replacement {
    let rotation = try field.rotation(by: argument)
    let pairs = try self.pairs(of: rotation.parts)
    return (.angle, try tree(of: isSine ? rotation.sine : rotation.cosine), pairs)
  }

  /// The parts of an angle, with the atoms for their cosines and sines.
  private func pairs(of parts: [ClosedFormField.AnglePart]) throws -> [Certificate.Pair] {
    try parts.map { part in
      switch part.kind {
      case .turn: return Certificate.Pair(.pi, .number(part.multiple))
      case .alternating(let whole, let sign):
        _ = try tree(of: sign)
        return Certificate.Pair(
          .product([.pi, try tree(of: whole)]), .number(part.multiple))
      case .kernels(let kernels):
        let angle = try tree(of: part.angle)
        // A sine is told by its cosine, which has to stand before it.
        try kernels.forEach { _ = try tree(of: $0) }
        return Certificate.Pair(angle, .number(part.multiple))
      case .known(let cosine, let sine):
        let angle = try tree(of: part.angle)
        try state(.apply(.cos, [angle]), cosine)
        try state(.apply(.sin, [angle]), sine)
        return Certificate.Pair(angle, .number(part.multiple))
      }
    }
  }

  /// Makes an atom with what it is known to equal, if there is none.
  private func state(_ definition: Certificate.Tree, _ value: ClosedForm) throws {
    let value = try tree(of: value)
    guard names[definition] == nil else { return }
    let atom = "k_\(atoms.count + 1)"
    atoms.append(Certificate.Atom(atom, definition, value: value))
    names[definition] = atom
  }

  /// The value of an inverse function as an atom, or as the angle that it is.
  private func inverse(
    _ function: ElementaryFunction, _ argument: ClosedForm, _ target: Certificate.Tree
  ) throws -> Replacement {
    let value = try field.apply(function, argument)
    let result = try tree(of: value)
    if try isAtom(result, for: target) { return (.atom, result, []) }
    let parts = try field.rotation(by: value).parts
    return (.principal, result, try pairs(of: parts))
  }

  /// A power of −1 as the product of those of the parts of the exponent.
  private func parity(_ exponent: ClosedForm) throws -> Replacement {
    let value = try field.power(ClosedForm(-1), exponent)
    let result = try tree(of: value)
    var pairs: [Certificate.Pair] = []
    for term in exponent.polynomial?.terms ?? [] {
      let part = try tree(of: Kernel.Polynomial(1, term.monomial))
      if term.coefficient.numerator.isOdd, !term.monomial.isOne {
        _ = try tree(
          of: try field.power(ClosedForm(-1), ClosedForm(Kernel.Polynomial(1, term.monomial))))
      }
      pairs.append(Certificate.Pair(part, .number(term.coefficient)))
    }
    return (.parity, result, pairs)
  }

  private func sum(
    _ index: String, _ lower: Certificate.Tree, _ upper: Certificate.Tree,
    _ body: Certificate.Tree
  ) throws -> Replacement {
    let depth = try number(of: index)
    let (low, high) = (try form(lower), try form(upper))
    let summand = try form(body)
    var pairs: [Certificate.Pair] = []
    var result = ClosedForm.zero
    for (factor, inside) in try field.linearParts(of: summand, over: depth) {
      let coefficient = try tree(of: factor)
      guard let inside else {
        pairs.append(Certificate.Pair(coefficient, .number(.one)))
        let count = try field.sum(try field.difference(high, low), .one)
        result = try field.sum(result, try field.product(factor, count))
        continue
      }
      let total = try field.sum(over: depth, from: low, to: high, of: inside)
      guard let kernel = total.kernels.first, total == field.form(kernel) else {
        throw NoClosedForm()
      }
      if trees[kernel] == nil {
        let definition = Certificate.Tree.series(
          index: index, from: lower, to: upper, body: try tree(of: inside))
        let atom = name(of: definition)
        forms[atom] = total
        trees[kernel] = .name(atom)
      }
      pairs.append(Certificate.Pair(coefficient, try tree(of: total)))
      result = try field.sum(result, try field.product(factor, total))
    }
    return (.sum, try tree(of: result), pairs)
  }
}
