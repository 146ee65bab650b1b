/// A binary search tree without balance.
indirect enum BinarySearchTree: SearchTree {
  case empty
  case node(BinarySearchTree, Int, Bool, BinarySearchTree)

  var isValid: Bool { entries.isInOrder }

  var entries: [Entry] {
    var entries: [Entry] = []
    addEntries(to: &entries)
    return entries
  }

  private func addEntries(to entries: inout [Entry]) {
    guard case .node(let left, let key, let value, let right) = self else { return }
    left.addEntries(to: &entries)
    entries.append(Entry(key: key, value: value))
    right.addEntries(to: &entries)
  }

  func value(of key: Int) -> Bool? {
    guard case .node(let left, let other, let value, let right) = self else { return nil }
    if key == other { return value }
    return key < other ? left.value(of: key) : right.value(of: key)
  }
}

/// What is done with binary search trees, rightly or with one of the mistakes of the BST workload
/// of ETNA (Shi et al., *Etna: An Evaluation Platform for Property-Based Testing*, ICFP 2023).
struct BinarySearchTreeOperations: SearchTreeUnion {
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
    /// Union puts the right tree below the left one, whatever the keys are.
    case union6
    /// Union compares the roots, but not what is below them.
    case union7
    /// Union goes on with its operands exchanged where the left root is the greater one.
    case union8
  }

  let variant: Variant

  func insert(_ key: Int, _ value: Bool, into tree: BinarySearchTree) -> BinarySearchTree {
    guard case .node(let left, let root, let old, let right) = tree else {
      return .node(.empty, key, value, .empty)
    }
    if variant == .insert1 { return .node(.empty, key, value, .empty) }
    if key < root { return .node(insert(key, value, into: left), root, old, right) }
    if variant == .insert2 { return .node(left, root, value, right) }
    if key > root { return .node(left, root, old, insert(key, value, into: right)) }
    return .node(left, root, variant == .insert3 ? old : value, right)
  }

  func delete(_ key: Int, from tree: BinarySearchTree) -> BinarySearchTree {
    guard case .node(let left, let root, let value, let right) = tree else { return .empty }
    if key == root { return join(left, right) }
    let goesLeft = variant == .delete5 ? key > root : key < root
    let rest = delete(key, from: goesLeft ? left : right)
    if variant == .delete4 { return rest }
    return goesLeft ? .node(rest, root, value, right) : .node(left, root, value, rest)
  }

  /// Two trees as one, where all keys of the left one are less than all of the right one.
  private func join(_ left: BinarySearchTree, _ right: BinarySearchTree) -> BinarySearchTree {
    guard case .node(let first, let key, let value, let middle) = left else { return right }
    guard case .node(let other, let otherKey, let otherValue, let last) = right else { return left }
    return .node(first, key, value, .node(join(middle, other), otherKey, otherValue, last))
  }

  func union(_ left: BinarySearchTree, _ right: BinarySearchTree) -> BinarySearchTree {
    guard case .node(let low, let key, let value, let high) = left else { return right }
    guard case .node(let otherLow, let otherKey, let otherValue, let otherHigh) = right
    else { return left }
    switch variant {
    case .union6:
      return .node(low, key, value, .node(union(high, otherLow), otherKey, otherValue, otherHigh))
    case .union7, .union8:
      if key > otherKey { return union(right, left) }
      if key == otherKey {
        return .node(union(low, otherLow), key, value, union(high, otherHigh))
      }
      if variant == .union7 {
        return .node(low, key, value, .node(union(high, otherLow), otherKey, otherValue, otherHigh))
      }
      let rest = BinarySearchTree.node(above(key, otherLow), otherKey, otherValue, otherHigh)
      return .node(union(low, below(key, otherLow)), key, value, union(high, rest))
    default:
      return .node(union(low, below(key, right)), key, value, union(high, above(key, right)))
    }
  }

  /// The part of a tree with keys less than a key.
  private func below(_ key: Int, _ tree: BinarySearchTree) -> BinarySearchTree {
    guard case .node(let left, let root, let value, let right) = tree else { return .empty }
    return root < key ? .node(left, root, value, below(key, right)) : below(key, left)
  }

  /// The part of a tree with keys greater than a key.
  private func above(_ key: Int, _ tree: BinarySearchTree) -> BinarySearchTree {
    guard case .node(let left, let root, let value, let right) = tree else { return .empty }
    return root > key ? .node(above(key, left), root, value, right) : above(key, right)
  }
}
