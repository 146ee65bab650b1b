import Exact

/// Inequalities Σ aᵢ·mᵢ + c > 0 between monomials mᵢ that are taken for numbers of which nothing else is known.
enum StrictInequalities {
  /// The most inequalities that are kept while monomials are eliminated.
  private static let mostRows = 160

  /// Whether some numbers may stand for the monomials with which all inequalities hold; false is a proof that there are
  /// none, by elimination after Fourier and Motzkin.
  ///
  /// - Throws: `ArithmeticError`.
  static func mayHold(_ forms: [Kernel.Polynomial]) throws -> Bool {
    var rows: Set<Kernel.Polynomial> = []
    for form in forms { rows.insert(try normalized(form)) }
    while true {
      for row in rows {
        guard let value = row.rational else { continue }
        if value.signum <= 0 { return false }
        rows.remove(row)
      }
      guard let monomial = cheapest(in: rows) else { return true }
      var kept: Set<Kernel.Polynomial> = []
      var (above, below): ([Kernel.Polynomial], [Kernel.Polynomial]) = ([], [])
      for row in rows {
        switch coefficient(of: monomial, in: row).signum {
        case 1: above.append(row)
        case -1: below.append(row)
        default: kept.insert(row)
        }
      }
      guard kept.count + above.count * below.count <= mostRows else { return true }
      for first in above {
        let a = coefficient(of: monomial, in: first)
        for second in below {
          let b = coefficient(of: monomial, in: second)
          kept.insert(
            try normalized(first.scaled(by: -b).adding(second.scaled(by: a))))
        }
      }
      rows = kept
    }
  }

  private static func normalized(_ form: Kernel.Polynomial) throws -> Kernel.Polynomial {
    form.isZero ? form : try form.scaled(by: form.content.reciprocal())
  }

  private static func coefficient(
    of monomial: Kernel.Monomial, in form: Kernel.Polynomial
  ) -> Rational {
    form.terms.first { $0.monomial == monomial }?.coefficient ?? .zero
  }

  /// The monomial whose elimination leaves the fewest inequalities.
  private static func cheapest(in rows: Set<Kernel.Polynomial>) -> Kernel.Monomial? {
    var counts: [Kernel.Monomial: (above: Int, below: Int)] = [:]
    for term in rows.flatMap(\.terms) where !term.monomial.isOne {
      if term.coefficient.signum > 0 {
        counts[term.monomial, default: (0, 0)].above += 1
      } else {
        counts[term.monomial, default: (0, 0)].below += 1
      }
    }
    // A dictionary has no order of its own.
    return counts.min {
      let (first, second) = (
        $0.value.above * $0.value.below, $1.value.above * $1.value.below
      )
      return first == second ? $0.key < $1.key : first < second
    }?.key
  }
}
