import Certificates
import Exact

// Steps for whole parts and signs.
extension ProofWriter {
  /// The largest whole number that is not above something, by the name of that of what is less than 1 away from 0, and a
  /// whole number; or by what it is, where that is arithmetic.
  func wholePart(of argument: ClosedForm) throws -> Replacement {
    let value = try field.floor(argument)
    let hasWholePart = value.kernels.contains {
      if case .opaque("floor", _) = field.definition($0) { return true }
      return false
    }
    if !hasWholePart { return (.floor, try tree(of: value), []) }
    if let found = try wholePartFromAbove(of: argument) { return found }
    guard let terms = value.polynomial?.terms, terms.count <= 2,
      let kernel = value.kernels.first, value.kernels.count == 1,
      let shift = try field.difference(value, field.form(kernel)).rational
    else { throw NoClosedForm() }
    let name = try tree(of: kernel)
    return (.atom, shift.isZero ? name : .sum([name, .number(shift)]), [])
  }

  /// ⌊p/s⌋ as n − k by the name k of ⌊n + (s − 1 − p)/s⌋, where that has one: then ⌈a/s⌉, which is −⌊−a/s⌋, is
  /// ⌊(a + s − 1)/s⌋.
  ///
  /// The sum of both arguments is n + 1 − 1/s.
  private func wholePartFromAbove(of argument: ClosedForm) throws -> Replacement? {
    for atom in atoms {
      guard case .apply(.floor, let others) = atom.definition else { continue }
      let total = try field.sum(argument, try form(others[0]))
      if total.rational != nil { continue }
      for n in Self.distances(around: total) {
        let share = try field.difference(ClosedForm(n + .one), total)
        if share.isZero { continue }
        let divisor = try field.quotient(.one, share)
        let number = try field.product(divisor, argument)
        guard divisor.hasWholeTerms, number.hasWholeTerms else { continue }
        let pair = Certificate.Pair(try tree(of: divisor), try tree(of: number))
        return (.ceiling, .difference(.number(n), .name(atom.name)), [pair])
      }
    }
    return nil
  }

  /// The whole numbers that n may be where n + 1 − 1/s is a form.
  private static func distances(around total: ClosedForm) -> [Rational] {
    if let terms = total.polynomial?.terms {
      // 1/s is no number, so that the number in the form is n + 1.
      let number = terms.first { $0.monomial.isOne }?.coefficient ?? .zero
      return number.isInteger ? [number - .one] : []
    }
    return (-3...3).map { Rational($0) }
  }

  /// |a| as a·k by the name k of the sign of a.
  func signed(_ argument: Certificate.Tree) throws -> Replacement {
    let sign = try tree(of: try field.opaque("sign", [try form(argument)]))
    guard case .name = sign else { throw NoClosedForm() }
    return (.signed, .product([argument, sign]), [])
  }
}

extension ClosedForm {
  /// Whether it is a polynomial with whole coefficients.
  fileprivate var hasWholeTerms: Bool {
    guard let terms = polynomial?.terms else { return false }
    return terms.allSatisfy { term in
      term.coefficient.isInteger
        && term.monomial.factors.allSatisfy { $0.exponent.isInteger && $0.exponent.signum > 0 }
    }
  }
}

extension Certificate.Tree {
  /// Whether the sign of something stands in the tree.
  var holdsSign: Bool {
    var waiting = [self]
    while let tree = waiting.popLast() {
      if case .apply(.sign, _) = tree { return true }
      waiting += tree.children
    }
    return false
  }
}
