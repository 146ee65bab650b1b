import Exact

// The rules that replace a function as such: by its definition, or by the atom that stands for it.
extension Checker {
  /// `unfold`: a definition holds wherever the function is defined.
  ///
  /// A power whose exponent is no number is defined for a > 0, where it is exp(b·log a), and at other
  /// points besides: so a > 0 has to be shown, and likewise for each factor of a product. The logarithm of a
  /// product is defined where that is above 0: then no factor is zero, and it is Σ log |a|.
  mutating func checkUnfold(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard let definition = target.unfolded else {
      throw fault(.form(expected: "a function that has a definition"))
    }
    guard step.result == definition else { throw fault(.result(expected: definition.text)) }
    let base: Tree
    switch target {
    case .power(let a, _): base = a
    case .indexedProduct(_, _, _, let body): base = body
    default: return
    }
    guard try isShown(base, .positive) else {
      throw fault(.sign(base.text, positive: true))
    }
  }

  /// `atom`: f(a) is the atom k = f(b), where a ≡ b.
  ///
  /// Wherever f(a) is defined, so is a, and so is b, which is checked: then a = b, f(b) is defined, and
  /// it is f(a). For a sum this holds for every value of the index, which may have another name: a sum does
  /// not depend on it. The error function is odd: where a ≡ −b, f(a) is −k. And ⌊a⌋ is k + n where a ≡ b + n for a
  /// whole number n.
  mutating func checkAtom(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    var result = step.result
    var isTurned = false
    if case .negative(let inner) = result { (result, isTurned) = (inner, true) }
    var shift: Tree?
    if case .apply(.floor, _) = target, case .sum(let parts) = result, parts.count == 2,
      case .number(let count) = parts[1], count.isInteger
    {
      (result, shift) = (parts[0], parts[1])
    }
    guard case .name(let name) = result, let atom = scope.atoms[name] else {
      throw fault(.form(expected: "the name of an atom"))
    }
    let definition = algebra.trees[atom]
    if isTurned {
      guard case .apply(.erf, let a) = target, case .apply(.erf, let b) = definition else {
        throw fault(.form(expected: "an odd function"))
      }
      try checkSame(.negative(a[0]), b[0])
      try learn(result)
      return
    }
    if let shift {
      guard case .apply(.floor, let a) = target, case .apply(.floor, let b) = definition else {
        throw fault(.form(expected: definition.text))
      }
      try checkSame(a[0], .sum([b[0], shift]))
      try learn(result)
      return
    }
    func unexpected() -> CertificateError { fault(.form(expected: definition.text)) }
    switch (target, definition) {
    case (.apply(let f, let a), .apply(let g, let b)) where f == g && a.count == b.count:
      for (x, y) in zip(a, b) { try checkSame(x, y) }
    case (.power(let a, let p), .power(let b, let q)) where q.constant == nil:
      // Where a^p has a value, so has b^q, which is the same power of the same number.
      try checkSame(a, b)
      try checkSame(p, q)
    case (.power(let a, let p), .power(let b, let q)):
      guard let exponent = p.constant, exponent == q.constant else { throw unexpected() }
      try checkSame(a, b)
    case (.series(let i, let from, let to, let a), .series(let j, let low, let high, let b)):
      try checkSame(from, low)
      try checkSame(to, high)
      try checkSame(try renamed(a, i, j), b)
    case (
      .indexedProduct(let i, let from, let to, let a),
      .indexedProduct(let j, let low, let high, let b)
    ):
      try checkSame(from, low)
      try checkSame(to, high)
      try checkSame(try renamed(a, i, j), b)
    default: throw unexpected()
    }
    try learn(step.result)
  }

  /// Two arithmetic trees have to be equal, and the second defined where the first one is.
  mutating func checkSame(_ a: Tree, _ b: Tree) throws(CertificateError) {
    let x = try arithmetic(a)
    try checkEquality(x, try arithmetic(b), a, b)
    try checkDefined(b)
  }

  /// The body of a sum with the index renamed: no sum in it may run over either index, and neither the
  /// other index nor an atom that depends on the first one may occur.
  func renamed(_ body: Tree, _ i: String, _ j: String) throws(CertificateError) -> Tree {
    guard i != j else { return body }
    guard try !scope.indices(of: body).contains(j), !scope.binds(body, j) else {
      throw fault(.dependsOnIndex(j))
    }
    guard !scope.binds(body, i) else { throw fault(.dependsOnIndex(i)) }
    for name in body.names {
      if let atom = scope.atoms[name], scope.atomIndices[atom].contains(i) {
        throw fault(.dependsOnIndex(name))
      }
    }
    return body.renaming(i, to: j)
  }

  /// `rename`: a sum does not depend on the name of its index.
  func checkRename(_ step: Certificate.Step, _ target: Tree) throws(CertificateError) {
    guard case .series(let i, let from, let to, let body) = target,
      case .series(let j, let low, let high, let other) = step.result, from == low, to == high
    else { throw fault(.form(expected: "two sums over the same range")) }
    let expected = try renamed(body, i, j)
    guard other == expected else { throw fault(.result(expected: expected.text)) }
  }
}
