import Exact
import Formulas

extension Comparer {
  /// The most indices that are tried in all orders.
  private static var mostRenamed: Int { 6 }

  /// Whether the answer is the key once its indices have other names: `x_i·y_j` and `x_k·y_l`.
  ///
  /// Only indices are renamed, each into one of its own: the letters below the line, one by one, and the
  /// same letters where they stand alone. x − y is not y − x with other names.
  func decideRenaming(_ k: Value<Expression>, _ a: Value<Expression>) throws -> CompareFinding {
    let names = names(of: [a])
    let wanted = Self.indices(of: self.names(of: [k]), places: Self.places(in: k))
    let found = Self.indices(of: names, places: Self.places(in: a))
    let plain = try plainly(k, a)
    guard plain.verdict != .right, wanted.count == found.count, wanted.count <= Self.mostRenamed
    else { return plain }
    var isOpen = false
    // A letter that stands alone only keeps its meaning, which no index may take.
    let alone = Set(names.filter { $0.count == 1 }.compactMap(\.first)).subtracting(found)
    for order in Self.orders(wanted) where alone.isDisjoint(with: order) {
      let indices = Dictionary(zip(found, order), uniquingKeysWith: { first, _ in first })
      let renaming = Dictionary(
        names.map { ($0, Self.renamed($0, indices)) }, uniquingKeysWith: { first, _ in first })
      guard Set(renaming.values).isSubset(of: scope.variables.names),
        let renamed = evaluated(
          a,
          renaming.mapValues { scope.variables.values[$0] ?? .scalar(Expression(.name($0))) })
      else { continue }
      switch try comparison.decide(renamed, k) {
      case .equal?:
        return right(
          .identity, proof: request.writesProofs ? comparison.proof(renamed, k) : nil)
      case .undecided?, .undefined?: isOpen = true
      case .different?, nil: continue
      }
    }
    return isOpen ? CompareFinding(.undecided, Reason.undecided) : plain
  }

  private func plainly(
    _ k: Value<Expression>, _ a: Value<Expression>
  ) throws -> CompareFinding {
    switch try comparison.decide(a, k) {
    case .equal?:
      right(.identity, proof: request.writesProofs ? comparison.proof(a, k) : nil)
    case .different(let witness)?: finding(.fails(witness)) { Reason.differs($0) }
    default: CompareFinding(.undecided, Reason.undecided)
    }
  }

  /// The names that say which entry of a vector or a matrix is meant.
  private static func places(in value: Value<Expression>) -> Set<String> {
    value.formulas.reduce(into: []) { $0.formUnion($1.indexNames) }
  }

  /// The indices in names, in the order of their first appearance below a line, and those that are names of places.
  private static func indices(of names: [String], places: Set<String>) -> [Character] {
    var indices: [Character] = []
    for name in names {
      let own =
        places.contains(name) && name.count == 1
        ? Array(name) : IndexedName(name)?.indices ?? IndexedName.computed(below: name)
      for index in own where !indices.contains(index) { indices.append(index) }
    }
    return indices
  }

  /// A name with other indices; an index that stands alone is a name too.
  static func renamed(_ name: String, _ indices: [Character: Character]) -> String {
    if name.count == 1, let letter = name.first, let other = indices[letter] {
      return String(other)
    }
    return IndexedName(name)?.renamed(indices) ?? IndexedName.renamed(name, computed: indices)
  }

  /// The names in values, in the order of their first appearance.
  func names(of values: [Value<Expression>]) -> [String] {
    var names: [String] = []
    for name in values.flatMap(\.formulas).flatMap(\.names) where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// A value with others for its names; nil where it has none there.
  func evaluated(
    _ value: Value<Expression>, _ values: [String: Value<Expression>]
  ) -> Value<Expression>? {
    try? value.map { entry -> Expression in
      guard let formula = try entry.evaluate(values, in: scope.variables).scalar else {
        throw ArithmeticError.undecided
      }
      return formula
    }
  }

  private static func orders(_ items: [Character]) -> [[Character]] {
    guard !items.isEmpty else { return [[]] }
    return items.indices.flatMap { index in
      var rest = items
      let item = rest.remove(at: index)
      return orders(rest).map { [item] + $0 }
    }
  }
}
