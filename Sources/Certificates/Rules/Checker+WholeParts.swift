import Exact

// The rules about whole parts and signs.
extension Checker {
  /// `floor`: ⌊a⌋ is the whole number r with r ≤ a < r + 1.
  mutating func checkWholePart(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard case .apply(.floor, let arguments) = target, isWhole(step.result) else {
      throw fault(.form(expected: "a whole part, and a whole number"))
    }
    try checkDefined(step.result)
    let rest = Tree.difference(arguments[0], step.result)
    try checkNonnegative(rest)
    let gap = Tree.difference(.number(.one), rest)
    guard try isShown(gap, .positive) else { throw fault(.sign(gap.text, positive: true)) }
  }

  /// `ceiling`: ⌊p/s⌋ = n − ⌊n + (s − 1 − p)/s⌋ for whole n and p and a whole s above 0.
  ///
  /// For q = p − s + 1 the least whole number that is not below q/s is ⌊(q + s − 1)/s⌋ = ⌊p/s⌋: with q = s·m + r and
  /// 0 ≤ r < s both are m for r = 0, and m + 1 else. It is −⌊−q/s⌋, too.
  ///
  /// Wherever ⌊a⌋ is defined, s·a = p says a = p/s, since s is above 0, and in the same way b is what the law says.
  mutating func checkCeiling(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard case .apply(.floor, let a) = target,
      case .difference(let n, .name(let name)) = step.result,
      let atom = scope.atoms[name], case .apply(.floor, let b) = algebra.trees[atom],
      step.pairs.count == 1
    else { throw fault(.form(expected: "a whole part, and a difference with the name of one")) }
    let (s, p) = (step.pairs[0].first, step.pairs[0].second)
    for whole in [n, s, p] where !isWhole(whole) {
      throw fault(.form(expected: "a whole number, not \(whole.text)"))
    }
    let free = try scope.indices(of: target)
    for tree in [s, p] {
      guard try scope.indices(of: tree).isSubset(of: free) else {
        throw fault(.dependsOnIndex(tree.text))
      }
      try checkDefined(tree)
    }
    guard try isShown(s, .positive) else { throw fault(.sign(s.text, positive: true)) }
    try checkSame(.product([s, a[0]]), p)
    let rest = Tree.difference(.difference(s, .number(.one)), p)
    try checkSame(.sum([.product([s, n]), rest]), .product([s, b[0]]))
    try checkDefined(step.result)
    try learn(step.result)
  }

  /// `signed`: |a| = a·sign(a) for every number, 0 included.
  mutating func checkSigned(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard case .apply(.abs, let a) = target, case .product(let factors) = step.result,
      factors.count == 2, case .name(let name) = factors[1], let atom = scope.atoms[name],
      case .apply(.sign, let c) = algebra.trees[atom]
    else { throw fault(.form(expected: "a magnitude, and a product with the name of a sign")) }
    try checkSame(a[0], factors[0])
    try checkSame(a[0], c[0])
    try checkDefined(step.result)
    try learn(step.result)
  }
}
