import Certificates
import Exact

// Where the next function, root or sum to be replaced stands.
extension ProofWriter {
  /// Whether there is nothing to be replaced in a tree.
  static func isArithmetic(_ tree: Certificate.Tree) -> Bool {
    switch tree {
    case .power(let base, .number(let exponent)): exponent.isInteger && isArithmetic(base)
    case .power, .apply, .series, .indexedProduct: false
    default: tree.children.allSatisfy(isArithmetic)
    }
  }

  /// The place of a function, a root or a sum whose arguments are arithmetic.
  func innermost(_ tree: Certificate.Tree) -> Certificate.Place? {
    var path: [Int] = []
    return hasInnermost(tree, &path) ? Certificate.Place(path.reversed()) : nil
  }

  /// Whether there is such a place; its path is noted from the innermost number outwards.
  private func hasInnermost(_ tree: Certificate.Tree, _ path: inout [Int]) -> Bool {
    switch tree {
    case .number, .name, .pi, .entry: return false
    // The logarithm of a product needs no name for the product.
    case .apply(.log, let items) where items.first?.boundIndex != nil && tree.unfolded != nil:
      return true
    case .series(_, _, _, let body), .indexedProduct(_, _, _, let body):
      if tree.unrolled != nil { return true }
      // Sums inside come first: then the index may have the name of theirs.
      if let index = tree.boundIndex { around.append(index) }
      defer { if tree.boundIndex != nil { around.removeLast() } }
      let isInside: Bool
      if body.hasSeries {
        isInside = hasInnermostSeries(body, &path)
      } else {
        isInside = newName(ofIndexOf: tree) == nil && hasInnermost(body, &path)
      }
      if isInside { path.append(3) }
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

  /// Whether there is such a place in a sum, or a product over an index, in a tree.
  private func hasInnermostSeries(_ tree: Certificate.Tree, _ path: inout [Int]) -> Bool {
    if tree.boundIndex != nil { return hasInnermost(tree, &path) }
    for (number, child) in tree.children.enumerated()
    where hasInnermostSeries(child, &path) {
      path.append(number)
      return true
    }
    return false
  }

  /// The index that sums over the same range had before, which a sum may have as well: where nothing in it
  /// depends on that index, and no atom in it on its own.
  func newName(ofIndexOf tree: Certificate.Tree) -> String? {
    guard case .series(let index, let from, let to, let body) = tree,
      let known = rangeIndices["\(from.text) \(to.text)"], known != index,
      !around.contains(known),
      !freeIndices(of: body).contains(known),
      body.names.allSatisfy({ name in
        name == index || !freeIndices(of: .name(name)).contains(index)
      })
    else { return nil }
    return known
  }

  /// The indices that a tree depends on, by itself or by atoms in it; those that are bound in it may be among
  /// them.
  private func freeIndices(of tree: Certificate.Tree) -> Set<String> {
    var ofAtoms: [String: Set<String>] = [:]
    func found(_ tree: Certificate.Tree) -> Set<String> {
      tree.names.reduce(into: []) { result, name in
        if let inner = ofAtoms[name] { result.formUnion(inner) } else { result.insert(name) }
      }
    }
    // Atoms use only earlier ones.
    for atom in atoms {
      var inner = found(atom.definition)
      if let bound = atom.definition.boundIndex { inner.remove(bound) }
      ofAtoms[atom.name] = inner
    }
    return found(tree)
  }

  private func isExponential(_ name: String) -> Bool {
    atoms.contains { atom in
      guard atom.name == name, case .apply(.exp, _) = atom.definition else { return false }
      return true
    }
  }
}
