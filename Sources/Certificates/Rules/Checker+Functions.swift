import Exact

// The rules that replace a function as such: by its definition, or by the atom that stands for it.
extension Checker {
  /// `unfold`: a definition holds wherever the function is defined.
  ///
  /// A power whose exponent is no number is defined for a > 0, where it is exp(b·log a), and at other
  /// points besides: so a > 0 has to be shown.
  mutating func checkUnfold(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard let definition = target.unfolded else {
      throw fault(.form(expected: "a function that has a definition"))
    }
    guard step.result == definition else { throw fault(.result(expected: definition.text)) }
    guard case .power(let base, _) = target else { return }
    guard try isShown(base, .positive) else {
      throw fault(.sign(base.text, positive: true))
    }
  }

  /// `atom`: f(a) is the atom k = f(b), where a ≡ b.
  ///
  /// Wherever f(a) is defined, so is a, and so is b, which is checked: then a = b, f(b) is defined, and
  /// it is f(a). For a sum this holds for every value of the index, which may have another name: a sum does
  /// not depend on it.
  mutating func checkAtom(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard case .name(let name) = step.result, let atom = scope.atoms[name] else {
      throw fault(.form(expected: "the name of an atom"))
    }
    let definition = algebra.trees[atom]
    func unexpected() -> CertificateError { fault(.form(expected: definition.text)) }
    switch (target, definition) {
    case (.apply(let f, let a), .apply(let g, let b)) where f == g && a.count == b.count:
      for (x, y) in zip(a, b) { try checkSame(x, y) }
    case (.power(let a, let p), .power(.number(-1), let q)) where q.constant == nil:
      try checkSame(a, .number(-1))
      try checkSame(p, q)
      try checkDefined(definition)
    case (.power(let a, let p), .power(let b, let q)):
      guard let exponent = p.constant, exponent == q.constant else { throw unexpected() }
      try checkSame(a, b)
    case (.series(let i, let from, let to, let a), .series(let j, let low, let high, let b)):
      try checkSame(from, low)
      try checkSame(to, high)
      try checkSame(try renamed(a, i, j), b)
    default: throw unexpected()
    }
    try learn(step.result)
  }

  /// Two arithmetic trees have to be equal, and the second defined where the first one is.
  private mutating func checkSame(_ a: Tree, _ b: Tree) throws(CertificateError) {
    let x = try arithmetic(a)
    try checkEquality(x, try arithmetic(b), a, b)
    try checkDefined(b)
  }

  /// The body of a sum with the index renamed: no sum in it may run over either index, and neither the
  /// other index nor an atom that depends on the first one may occur.
  func renamed(_ body: Tree, _ i: String, _ j: String) throws(CertificateError) -> Tree {
    guard i != j else { return body }
    guard !scope.indices(of: body).contains(j), !scope.binds(body, j) else {
      throw fault(.dependsOnIndex(j))
    }
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
