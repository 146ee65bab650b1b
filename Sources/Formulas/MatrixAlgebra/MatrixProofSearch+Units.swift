import Certificates
import Exact

// Equations between products of square matrices and multiples of the identity: AB = I, BA = I and B = A⁻¹.
extension MatrixProofSearch {
  /// An equation UV − c·1 = 0 for a number c that is not zero.
  private struct Unit {
    let (first, second): (Term, Term)
  }

  /// A certificate that one equation is another one multiplied by matrices that have inverses where either holds; nil where
  /// none is found.
  ///
  /// Let UV = c·1 be the first equation, with square matrices, without inverses, and with c ≠ 0. Where it holds U and V have
  /// inverses. So it holds where the second one does if that is U⁻¹(UV − c·1) = 0 or (UV − c·1)V⁻¹ = 0 and inverts just what
  /// this does; or if that is V(UV − c·1)V⁻¹ = 0, which is VU = c·1, and inverts nothing.
  ///
  /// - Throws: as `certificate`.
  func certificateOfUnit(_ left: Term, _ right: Term) throws -> Certificate? {
    for (own, other) in [(left, right), (right, left)] {
      guard try inverseCount(own) == 0 else { continue }
      for unit in units(own) {
        let candidates: [(term: Term, inverts: Bool)] = [
          (.product([unit.second, own, .inverse(unit.second)]), false),
          (.product([.inverse(unit.first), own]), true),
          (.product([own, .inverse(unit.second)]), true),
        ]
        for (term, inverts) in candidates {
          guard let certificate = try certificate(term, other) else { continue }
          let count = try inverseCount(other)
          let isFit =
            inverts
            ? try count == inverseCount(term) && count == inverseCount(term, other) : count == 0
          if isFit { return certificate }
        }
      }
    }
    return nil
  }

  /// A certificate that one formula is a multiple of another one; nil also where the first one makes no sense.
  private func certificate(_ term: Term, _ other: Term) throws -> Certificate? {
    do {
      return try certificate(term, other, upToFactor: true)
    } catch is MatrixFormulaReader.NoWords {
      return nil
    }
  }

  /// The ways to write a difference as UV − c·1.
  private func units(_ difference: Term) -> [Unit] {
    guard case .sum(let terms) = difference, terms.count == 2 else { return [] }
    for (product, other) in [(terms[0], terms[1]), (terms[1], terms[0])] {
      guard other.isUnit, case .product(let factors) = product.unscaled else { continue }
      return factors.indices.dropFirst().map { cut in
        Unit(
          first: .product(Array(factors[..<cut])), second: .product(Array(factors[cut...])))
      }
    }
    return []
  }
}

extension Certificate.MatrixTerm {
  /// The formula without numbers, not zero, that it is multiplied by.
  fileprivate var unscaled: Certificate.MatrixTerm {
    guard case .scaled(.number(let factor), let inner) = self, !factor.isZero else { return self }
    return inner.unscaled
  }

  /// Whether it is a multiple of an identity by a number that is not zero.
  fileprivate var isUnit: Bool { if case .identity = unscaled { true } else { false } }
}
