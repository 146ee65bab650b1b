/// A red-black tree: a binary search tree with a black root, in which no red node has a red child
/// and each way down passes as many black nodes.
indirect enum RedBlackTree: SearchTree {
  enum Color: Sendable {
    case red, black
  }

  case empty
  case node(Color, RedBlackTree, Int, Bool, RedBlackTree)

  var isValid: Bool { !isRed && blackHeight != nil && entries.isInOrder }

  /// Whether the root is red; nothing at all counts as black.
  var isRed: Bool {
    if case .node(.red, _, _, _, _) = self { true } else { false }
  }

  /// How many black nodes each way down passes; nothing if they are not equally many, or if a red
  /// node has a red child.
  private var blackHeight: Int? {
    guard case .node(let color, let left, _, _, let right) = self else { return 0 }
    if color == .red, left.isRed || right.isRed { return nil }
    guard let height = left.blackHeight, height == right.blackHeight else { return nil }
    return color == .black ? height + 1 : height
  }

  var entries: [Entry] {
    var entries: [Entry] = []
    addEntries(to: &entries)
    return entries
  }

  private func addEntries(to entries: inout [Entry]) {
    guard case .node(_, let left, let key, let value, let right) = self else { return }
    left.addEntries(to: &entries)
    entries.append(Entry(key: key, value: value))
    right.addEntries(to: &entries)
  }

  func value(of key: Int) -> Bool? {
    guard case .node(_, let left, let other, let value, let right) = self else { return nil }
    if key == other { return value }
    return key < other ? left.value(of: key) : right.value(of: key)
  }

  /// The same tree with a black root.
  var blackened: RedBlackTree {
    guard case .node(_, let left, let key, let value, let right) = self else { return .empty }
    return .node(.black, left, key, value, right)
  }

  /// The same tree with a red root in place of the black one that it must have.
  func reddened() throws(NotRedBlack) -> RedBlackTree {
    guard case .node(.black, let left, let key, let value, let right) = self
    else { throw NotRedBlack() }
    return .node(.red, left, key, value, right)
  }
}

/// Thrown by a deletion that meets a shape that no red-black tree has.
struct NotRedBlack: Error {}
