/// A key of a search tree with its value.
struct Entry: Sendable, Equatable {
  let key: Int
  let value: Bool
}

/// A tree that maps keys to values in order.
protocol SearchTree: Sendable, Equatable {
  /// The tree without an entry.
  static var empty: Self { get }
  /// Whether the tree keeps all that its kind of tree promises.
  var isValid: Bool { get }
  /// The entries from left to right.
  var entries: [Entry] { get }
  /// The value of a key, looked for by comparisons on the way down.
  func value(of key: Int) -> Bool?
}

/// An implementation of what is done with a kind of search tree.
protocol SearchTreeOperations: Sendable {
  associatedtype Tree: SearchTree
  /// The tree with a value for a key, in place of the value that the key had.
  func insert(_ key: Int, _ value: Bool, into tree: Tree) -> Tree
  /// The tree without a key; an error where the shape of the tree permits no way on.
  func delete(_ key: Int, from tree: Tree) throws -> Tree
}

/// An implementation that unites trees too.
protocol SearchTreeUnion: SearchTreeOperations {
  /// The entries of both trees, with the value of the left one for a key of both.
  func union(_ left: Tree, _ right: Tree) -> Tree
}

extension SearchTreeOperations {
  /// The tree that insertion, one after the other, makes of some entries.
  func tree(of entries: [(Int, Bool)]) -> Tree {
    var tree = Tree.empty
    for (key, value) in entries { tree = insert(key, value, into: tree) }
    return tree
  }
}

extension [Entry] {
  /// Whether each key is less than the next one.
  var isInOrder: Bool { zip(self, dropFirst()).allSatisfy { $0.key < $1.key } }

  /// The association list with a value for a key, in place of the value that the key had.
  func inserting(_ key: Int, _ value: Bool) -> [Entry] {
    let rest = deleting(key)
    let place = rest.firstIndex { $0.key > key } ?? rest.count
    return rest[..<place] + [Entry(key: key, value: value)] + rest[place...]
  }

  /// The association list without a key.
  func deleting(_ key: Int) -> [Entry] { filter { $0.key != key } }

  /// The entries of both lists, with the value of this one for a key of both.
  func union(_ other: [Entry]) -> [Entry] {
    reduce(other) { $0.inserting($1.key, $1.value) }
  }
}
