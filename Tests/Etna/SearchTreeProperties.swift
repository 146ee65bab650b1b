import PropertyTesting

/// What insertion into a search tree and deletion from it must satisfy.
enum SearchTreeProperty: CaseIterable, Sendable {
  case insertValid, deleteValid, insertPost, deletePost, insertModel, deleteModel
  case insertInsert, insertDelete, deleteInsert, deleteDelete
}

/// What union of search trees must satisfy.
enum SearchTreeUnionProperty: CaseIterable, Sendable {
  case unionValid, unionPost, unionModel, insertUnion, deleteUnion, unionDeleteInsert
  case unionUnionIdem, unionUnionAssoc
}

/// The properties of an implementation, held against trees that the correct one makes.
struct SearchTreeProperties<Operations: SearchTreeOperations> {
  private let subject: Operations
  private let trees: Generator<Operations.Tree>
  private let keys = Generator<Int>.integers
  private let values = Generator<Bool>.booleans

  /// The properties of `subject`.
  init(of subject: Operations, correct: Operations) {
    self.subject = subject
    trees = tuple(keys, values).array().map { correct.tree(of: $0) }
  }

  /// The number of the first case that breaks a property; nothing if none does.
  func firstFailure(of property: SearchTreeProperty, _ settings: Settings) -> Int? {
    switch property {
    case .insertValid:
      first(tuple(trees, keys, values), settings) { tree, key, value in
        subject.insert(key, value, into: tree).isValid
      }
    case .deleteValid:
      first(tuple(trees, keys), settings) { tree, key in
        try subject.delete(key, from: tree).isValid
      }
    case .insertPost:
      first(tuple(trees, keys, keys, values), settings) { tree, key, other, value in
        let found = subject.insert(key, value, into: tree).value(of: other)
        return found == (other == key ? value : tree.value(of: other))
      }
    case .deletePost:
      first(tuple(trees, keys, keys), settings) { tree, key, other in
        let found = try subject.delete(key, from: tree).value(of: other)
        return found == (other == key ? nil : tree.value(of: other))
      }
    case .insertModel:
      first(tuple(trees, keys, values), settings) { tree, key, value in
        subject.insert(key, value, into: tree).entries == tree.entries.inserting(key, value)
      }
    case .deleteModel:
      first(tuple(trees, keys), settings) { tree, key in
        try subject.delete(key, from: tree).entries == tree.entries.deleting(key)
      }
    case .insertInsert:
      first(tuple(trees, keys, keys, values, values), settings) { tree, key, other, value, old in
        let once = subject.insert(key, value, into: tree)
        let both = subject.insert(key, value, into: subject.insert(other, old, into: tree))
        return both.entries
          == (key == other ? once : subject.insert(other, old, into: once)).entries
      }
    case .insertDelete:
      first(tuple(trees, keys, keys, values), settings) { tree, key, other, value in
        let both = subject.insert(key, value, into: try subject.delete(other, from: tree))
        let once = subject.insert(key, value, into: tree)
        return try both.entries
          == (key == other ? once : subject.delete(other, from: once)).entries
      }
    case .deleteInsert:
      first(tuple(trees, keys, keys, values), settings) { tree, key, other, value in
        let both = try subject.delete(key, from: subject.insert(other, value, into: tree))
        let once = try subject.delete(key, from: tree)
        return both.entries
          == (key == other ? once : subject.insert(other, value, into: once)).entries
      }
    case .deleteDelete:
      first(tuple(trees, keys, keys), settings) { tree, key, other in
        let one = try subject.delete(key, from: subject.delete(other, from: tree))
        return try one.entries
          == subject.delete(other, from: subject.delete(key, from: tree)).entries
      }
    }
  }

  private func first<Value>(
    _ generator: Generator<Value>, _ settings: Settings,
    _ property: @escaping (Value) throws -> Bool
  ) -> Int? {
    check(generator, settings, property: property).counterexample?.caseNumber
  }
}

extension SearchTreeProperties where Operations: SearchTreeUnion {
  /// The number of the first case that breaks a property; nothing if none does.
  func firstFailure(of property: SearchTreeUnionProperty, _ settings: Settings) -> Int? {
    switch property {
    case .unionValid:
      first(tuple(trees, trees), settings) { subject.union($0, $1).isValid }
    case .unionPost:
      first(tuple(trees, trees, keys), settings) { left, right, key in
        let found = subject.union(left, right).value(of: key)
        return found == (left.value(of: key) ?? right.value(of: key))
      }
    case .unionModel:
      first(tuple(trees, trees), settings) { left, right in
        subject.union(left, right).entries == left.entries.union(right.entries)
      }
    case .insertUnion:
      first(tuple(trees, trees, keys, values), settings) { left, right, key, value in
        subject.insert(key, value, into: subject.union(left, right)).entries
          == subject.union(subject.insert(key, value, into: left), right).entries
      }
    case .deleteUnion:
      first(tuple(trees, trees, keys), settings) { left, right, key in
        try subject.delete(key, from: subject.union(left, right)).entries
          == subject.union(subject.delete(key, from: left), subject.delete(key, from: right))
          .entries
      }
    case .unionDeleteInsert:
      first(tuple(trees, trees, keys, values), settings) { left, right, key, value in
        try subject.union(
          subject.delete(key, from: left), subject.insert(key, value, into: right)
        ).entries == subject.insert(key, value, into: subject.union(left, right)).entries
      }
    case .unionUnionIdem:
      first(trees, settings) { subject.union($0, $0).entries == $0.entries }
    case .unionUnionAssoc:
      first(tuple(trees, trees, trees), settings) { left, middle, right in
        subject.union(subject.union(left, middle), right)
          == subject.union(left, subject.union(middle, right))
      }
    }
  }
}
