/// What is done with red-black trees, rightly or with one of the mistakes of the RBT workload of
/// ETNA (Shi et al., *Etna: An Evaluation Platform for Property-Based Testing*, ICFP 2023).
///
/// Insertion is that of Okasaki (*Red-Black Trees in a Functional Setting*, JFP 1999), deletion
/// that of Kahrs (*Red-Black Trees with Types*, JFP 2001).
struct RedBlackTreeOperations: SearchTreeOperations {
  typealias Tree = RedBlackTree

  /// The implementation without a mistake, and the mutants.
  enum Variant: CaseIterable, Sendable {
    case correct
    /// Insertion returns the new entry alone.
    case insert1
    /// Insertion gives the value of a greater key to the node that it meets.
    case insert2
    /// Insertion keeps the value that a key has.
    case insert3
    /// Deletion returns what is left of the subtree that it went into.
    case delete4
    /// Deletion goes left for greater keys and right for smaller ones.
    case delete5
    /// A new node is black.
    case miscolorInsert
    /// The root stays red after a deletion.
    case miscolorDelete
    /// A tree that must lose a black level keeps it, where the left side is too low.
    case miscolorBalanceLeft
    /// The same where the right side is too low.
    case miscolorBalanceRight
    /// Two red trees are joined below black nodes.
    case miscolorJoin1
    /// Two black trees are joined below red nodes.
    case miscolorJoin2
    /// Insertion on the left does not restore the balance.
    case noBalanceInsert1
    /// Insertion on the right does not restore the balance, and blackens each subtree.
    case noBalanceInsert2
    /// The rotation of two red nodes on the left exchanges the last two subtrees.
    case swapCD
    /// The rotation of a red node on the left of one on the right exchanges the middle subtrees.
    case swapBC
  }

  let variant: Variant

  func insert(_ key: Int, _ value: Bool, into tree: Tree) -> Tree {
    inserted(key, value, into: tree).blackened
  }

  /// The tree with an entry; its root may be red above a red child.
  private func inserted(_ key: Int, _ value: Bool, into tree: Tree) -> Tree {
    guard case .node(let color, let left, let root, let old, let right) = tree else {
      return .node(variant == .miscolorInsert ? .black : .red, .empty, key, value, .empty)
    }
    if variant == .insert1 { return .node(.red, .empty, key, value, .empty) }
    if key < root {
      let rest = inserted(key, value, into: left)
      if variant == .noBalanceInsert1 { return .node(color, rest, root, old, right) }
      return balanced(color, rest, root, old, right)
    }
    if variant == .insert2 { return .node(color, left, root, value, right) }
    if key > root {
      if variant == .noBalanceInsert2 {
        return .node(color, left, root, old, insert(key, value, into: right))
      }
      return balanced(color, left, root, old, inserted(key, value, into: right))
    }
    return .node(color, left, root, variant == .insert3 ? old : value, right)
  }

  /// A node, rotated where it is black and a red child has a red child.
  private func balanced(
    _ color: Tree.Color, _ left: Tree, _ key: Int, _ value: Bool, _ right: Tree
  ) -> Tree {
    guard color == .black, left.isRed || right.isRed else {
      return .node(color, left, key, value, right)
    }
    return rotated(left, key, value, right)
  }

  /// The same of a black node; each of the four shapes becomes a red node with black children.
  private func rotated(_ left: Tree, _ key: Int, _ value: Bool, _ right: Tree) -> Tree {
    if case .node(.red, .node(.red, let a, let x, let vx, let b), let y, let vy, let c) = left {
      let last: Tree =
        variant == .swapCD
        ? .node(.black, right, key, value, c) : .node(.black, c, key, value, right)
      return .node(.red, .node(.black, a, x, vx, b), y, vy, last)
    }
    if case .node(.red, let a, let x, let vx, .node(.red, let b, let y, let vy, let c)) = left {
      return .node(
        .red, .node(.black, a, x, vx, b), y, vy, .node(.black, c, key, value, right))
    }
    if case .node(.red, .node(.red, let b, let y, let vy, let c), let z, let vz, let d) = right {
      let (inner, outer) = variant == .swapBC ? (c, b) : (b, c)
      return .node(
        .red, .node(.black, left, key, value, inner), y, vy, .node(.black, outer, z, vz, d))
    }
    if case .node(.red, let b, let y, let vy, .node(.red, let c, let z, let vz, let d)) = right {
      return .node(
        .red, .node(.black, left, key, value, b), y, vy, .node(.black, c, z, vz, d))
    }
    return .node(.black, left, key, value, right)
  }

  func delete(_ key: Int, from tree: Tree) throws -> Tree {
    let rest = try deleted(key, from: tree)
    return variant == .miscolorDelete ? rest : rest.blackened
  }

  /// The tree without a key; below a black root it has lost a black level.
  private func deleted(_ key: Int, from tree: Tree) throws(NotRedBlack) -> Tree {
    guard case .node(_, let left, let root, let value, let right) = tree else { return .empty }
    if key == root { return try joined(left, right) }
    let goesLeft = variant == .delete5 ? key > root : key < root
    let part = goesLeft ? left : right
    let rest = try deleted(key, from: part)
    if variant == .delete4 { return rest }
    guard case .node(.black, _, _, _, _) = part else {
      return goesLeft
        ? .node(.red, rest, root, value, right) : .node(.red, left, root, value, rest)
    }
    return goesLeft
      ? try balancedLeft(rest, root, value, right) : try balancedRight(left, root, value, rest)
  }

  /// A node whose left side is one black level too low.
  private func balancedLeft(
    _ left: Tree, _ key: Int, _ value: Bool, _ right: Tree
  ) throws(NotRedBlack) -> Tree {
    if left.isRed { return .node(.red, left.blackened, key, value, right) }
    switch right {
    case .node(.black, let a, let y, let vy, let b):
      return balanced(.black, left, key, value, .node(.red, a, y, vy, b))
    case .node(.red, .node(.black, let a, let y, let vy, let b), let z, let vz, let c):
      let last = variant == .miscolorBalanceLeft ? c : try c.reddened()
      return .node(
        .red, .node(.black, left, key, value, a), y, vy, balanced(.black, b, z, vz, last))
    default: throw NotRedBlack()
    }
  }

  /// A node whose right side is one black level too low.
  private func balancedRight(
    _ left: Tree, _ key: Int, _ value: Bool, _ right: Tree
  ) throws(NotRedBlack) -> Tree {
    if right.isRed { return .node(.red, left, key, value, right.blackened) }
    switch left {
    case .node(.black, let a, let x, let vx, let b):
      return balanced(.black, .node(.red, a, x, vx, b), key, value, right)
    case .node(.red, let a, let x, let vx, .node(.black, let b, let y, let vy, let c)):
      let first = variant == .miscolorBalanceRight ? a : try a.reddened()
      return .node(
        .red, balanced(.black, first, x, vx, b), y, vy, .node(.black, c, key, value, right))
    default: throw NotRedBlack()
    }
  }

  /// Two trees of one black height as one, where all keys of the left one are less than all of the
  /// right one.
  private func joined(_ left: Tree, _ right: Tree) throws(NotRedBlack) -> Tree {
    guard case .node(let color, let a, let x, let vx, let b) = left else { return right }
    guard case .node(let other, let c, let y, let vy, let d) = right else { return left }
    switch (color, other) {
    case (.red, .black): return .node(.red, a, x, vx, try joined(b, right))
    case (.black, .red): return .node(.red, try joined(left, c), y, vy, d)
    default: break
    }
    let middle = try joined(b, c)
    let isMiscolored = variant == (color == .red ? .miscolorJoin1 : .miscolorJoin2)
    let sides: Tree.Color = (color == .red) != isMiscolored ? .red : .black
    if case .node(.red, let low, let z, let vz, let high) = middle {
      return .node(.red, .node(sides, a, x, vx, low), z, vz, .node(sides, high, y, vy, d))
    }
    if color == .red { return .node(.red, a, x, vx, .node(.red, middle, y, vy, d)) }
    return try balancedLeft(a, x, vx, .node(.black, middle, y, vy, d))
  }
}
