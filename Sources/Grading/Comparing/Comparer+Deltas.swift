import Exact
import Formulas

// Kronecker's delta: δ_ij is 1 where i = j, and 0 elsewhere.
extension Comparer {
  /// The most deltas whose indices are taken to be equal or not.
  private static var mostDeltas: Int { 3 }

  /// What is decided about formulas with deltas, for equal indices and for different ones; nil where none occur, or where
  /// they are declared as something else.
  func decideDeltas(
    _ k: Value<Expression>, _ a: Value<Expression>
  ) throws -> CompareFinding? {
    guard scope.variables.all.contains(where: { Self.indices(ofDelta: $0.name) != nil }),
      k.shape == a.shape, k.kindName == a.kindName
    else { return nil }
    let names = names(of: [k, a])
    let declared = Set((request.variables ?? []) + request.domains.flatMap(\.names))
    let deltas = names.filter { !declared.contains($0) && Self.indices(ofDelta: $0) != nil }
    guard !deltas.isEmpty, deltas.count <= Self.mostDeltas else { return nil }
    // Equal whatever the deltas are.
    let plain = try decideEquality(k, a)
    guard plain.verdict != .right else { return plain }
    var proofs: [String?] = []
    for choice in 0..<1 << deltas.count {
      let equal = deltas.indices.filter { choice >> $0 & 1 == 1 }.map { deltas[$0] }
      guard let values = values(of: names, deltas: deltas, equal: equal) else { continue }
      guard let key = evaluated(k, values), let answer = evaluated(a, values) else {
        return CompareFinding(.undecided, Reason.undecided)
      }
      let finding = try decideEquality(key, answer)
      guard finding.verdict == .right else { return finding }
      proofs.append(finding.evidence?.proof)
    }
    return right(.identity).with(proofs)
  }

  /// The two indices of a delta; nil for other names.
  private static func indices(ofDelta name: String) -> (Character, Character)? {
    guard let line = name.firstIndex(of: "_"), ["δ", "delta"].contains(name[..<line]) else {
      return nil
    }
    let letters = name[line...].filter(\.isLetter)
    guard letters.count == 2, let first = letters.first, let last = letters.last,
      name[line...].allSatisfy({ $0.isLetter || "_,{}".contains($0) })
    else { return nil }
    return (first, last)
  }

  /// What names stand for where the indices of some deltas are equal and those of the others are not; nil where that
  /// cannot be.
  private func values(
    of names: [String], deltas: [String], equal: [String]
  ) -> [String: Value<Expression>]? {
    // What each index is the same as.
    var same: [Character: Character] = [:]
    func first(_ index: Character) -> Character {
      var index = index
      while let other = same[index] { index = other }
      return index
    }
    for delta in equal {
      guard let (i, j) = Self.indices(ofDelta: delta) else { continue }
      if first(i) != first(j) { same[first(j)] = first(i) }
    }
    let merged = Dictionary(
      same.keys.map { ($0, first($0)) }, uniquingKeysWith: { one, _ in one })
    var values = scope.variables.values
    var kept: [String: String] = [:]
    for name in names {
      if deltas.contains(name), let (i, j) = Self.indices(ofDelta: name) {
        let isOne = first(i) == first(j)
        guard isOne == equal.contains(name) else { return nil }
        values[name] = .scalar(isOne ? .one : .zero)
        continue
      }
      let renamed = Self.renamed(name, merged)
      // Names that are the same now are the first of them.
      let representative = kept[renamed] ?? name
      kept[renamed] = representative
      values[name] = scope.variables.values[representative]
    }
    return values
  }
}
