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
    let deltas = names.filter { !declared.contains($0) }.compactMap { Self.indices(ofDelta: $0) }
    // δ_ij is δ_ji.
    let pairs = Set(deltas.map { Set([$0.0, $0.1]) }).filter { $0.count == 2 }
      .sorted { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
    guard !deltas.isEmpty else { return nil }
    // Equal whatever the deltas are.
    let plain = try decideEquality(k, a)
    guard plain.verdict != .right else { return plain }
    guard pairs.count <= Self.mostDeltas else {
      return CompareFinding(.undecided, Reason.undecided)
    }
    let isIndexNumber = names.contains { name in
      pairs.contains { $0.contains { String($0) == name } }
    }
    var proofs: [String?] = []
    var doubtful: CompareFinding?
    for choice in 0..<1 << pairs.count {
      let equal = pairs.indices.filter { choice >> $0 & 1 == 1 }.map { pairs[$0] }
      guard let values = values(of: names, declared, equal: equal) else { continue }
      guard let key = evaluated(k, values), let answer = evaluated(a, values) else {
        return CompareFinding(.undecided, Reason.undecided)
      }
      let finding = try decideEquality(key, answer)
      if finding.verdict == .right {
        proofs.append(finding.evidence?.proof)
      } else if isIndexNumber, equal.count < pairs.count {
        // A point may give the same number to indices that are different here.
        doubtful = CompareFinding(.undecided, Reason.undecided)
      } else {
        return finding
      }
    }
    return doubtful ?? right(.identity).with(proofs)
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
    of names: [String], _ declared: Set<String>, equal: [Set<Character>]
  ) -> [String: Value<Expression>]? {
    // What each index is the same as.
    var same: [Character: Character] = [:]
    func first(_ index: Character) -> Character {
      var index = index
      while let other = same[index] { index = other }
      return index
    }
    for pair in equal.map({ $0.sorted() }) where first(pair[0]) != first(pair[1]) {
      same[first(pair[1])] = first(pair[0])
    }
    let merged = Dictionary(
      same.keys.map { ($0, first($0)) }, uniquingKeysWith: { one, _ in one })
    var values = scope.variables.values
    var kept: [String: String] = [:]
    for name in names {
      if !declared.contains(name), let (i, j) = Self.indices(ofDelta: name) {
        let isOne = first(i) == first(j)
        guard i == j || isOne == equal.contains([i, j]) else { return nil }
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
