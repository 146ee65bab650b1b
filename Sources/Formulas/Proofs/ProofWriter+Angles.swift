import Certificates
import Exact

// Cosines and sines, inverse functions, and powers of −1.
extension ProofWriter {
  func angle(_ argument: ClosedForm, isSine: Bool) throws -> Replacement {
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
      case .half(let whole, let cosines, let sines):
        let inverse = try tree(of: whole)
        let half = Certificate.Tree.quotient(inverse, .number(2))
        for (angle, cosine, sine) in [
          (inverse, cosines[0], sines[0]), (half, cosines[1], sines[1]),
        ] {
          try state(.apply(.cos, [angle]), cosine)
          try state(.apply(.sin, [angle]), sine)
        }
        return Certificate.Pair(half, .number(part.multiple))
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
  func inverse(
    _ function: ElementaryFunction, _ argument: ClosedForm, _ target: Certificate.Tree
  ) throws -> Replacement {
    let value = try field.apply(function, argument)
    let result = try tree(of: value)
    if try isAtom(result, for: target) { return (.atom, result, []) }
    let parts = try field.rotation(by: value).parts
    return (.principal, result, try pairs(of: parts))
  }

  /// A power of −1 as the product of those of the parts of the exponent.
  func parity(_ exponent: ClosedForm) throws -> Replacement {
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
}
