import Exact

// The rule for sums.
extension Checker {
  /// `sum`: Σ_i a = r, where a ≡ Σ c·b + c₀ and r ≡ Σ c·S + c₀·(hi − lo + 1).
  ///
  /// Each S is an atom Σ_j b over the same range, with b written in i here; each c is free of i. A sum
  /// of hi − lo + 1 ≥ 0 terms is linear: Σ_i (Σ c·b + c₀) = Σ c·Σ_i b + c₀·(hi − lo + 1). All c and all
  /// b have to be defined; then so are the S, whose bounds are those of the sum that is replaced.
  mutating func checkSum(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard case .series(let index, let from, let to, let body) = target else {
      throw fault(.form(expected: "a sum"))
    }
    let low = try arithmetic(from)
    let high = try arithmetic(to)
    let count = try high.adding(low.negative).adding(Quotient(Rational.one))
    var term = Quotient(Rational.zero)
    var total = Quotient(Rational.zero)
    for pair in step.pairs {
      guard try !scope.indices(of: pair.first).contains(index) else {
        throw fault(.dependsOnIndex(pair.first.text))
      }
      try checkDefined(pair.first)
      let coefficient = try arithmetic(pair.first)
      if pair.second == .number(1) {
        term = try term.adding(coefficient)
        total = try total.adding(try coefficient.multiplied(by: count))
        continue
      }
      guard case .name(let name) = pair.second, let atom = scope.atoms[name],
        case .series(let j, let start, let end, let summand) = algebra.trees[atom],
        try algebra.areEqual(try arithmetic(start), low),
        try algebra.areEqual(try arithmetic(end), high)
      else { throw fault(.noSum(pair.second.text)) }
      try checkDefined(summand)
      try learn(pair.second)
      let own = try renamed(summand, j, index)
      term = try term.adding(try coefficient.multiplied(by: try arithmetic(own)))
      total = try total.adding(try coefficient.multiplied(by: try arithmetic(pair.second)))
    }
    try checkEquality(try arithmetic(body), term, body, step.result)
    try checkDefined(step.result)
    try checkEquality(try arithmetic(step.result), total, target, step.result)
  }
}

extension Checker {
  /// `unroll`: a sum between whole numbers is the sum of its terms: 0, or the one, or all in their order.
  func checkUnroll(_ step: Certificate.Step, _ target: Tree) throws(CertificateError) {
    // An atom that depends on the index has no value for one of its numbers.
    guard let terms = target.unrolled,
      try scope.indices(of: terms).isSubset(of: try scope.indices(of: target))
    else {
      throw fault(
        .form(expected: "a sum of at most \(Certificate.Limits.cases) terms between numbers"))
    }
    guard step.result == terms else { throw fault(.result(expected: terms.text)) }
  }
}
