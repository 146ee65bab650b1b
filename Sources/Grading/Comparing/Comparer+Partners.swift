import Exact
import Formulas

// Lists without an order: sets, permutations of entries and of rows.
extension Comparer {
  /// What a pair of formulas is decided to be, as far as equality goes.
  enum Match {
    case yes, no, open
  }

  /// Whether two points, of which a number is one with a single coordinate, are the same.
  func match(_ a: [Expression], _ b: [Expression]) throws -> Match {
    guard a.count == b.count else { return .no }
    var match = Match.yes
    for (x, y) in zip(a, b) {
      switch try comparison.decide(x, y) {
      case .equal: continue
      case .different: return .no
      case .undecided, .undefined: match = .open
      }
    }
    return match
  }

  /// Whether two lists have the same entries, which are numbers or rows of a matrix, each as often.
  ///
  /// Equality is an equivalence, so that any partner is as good as another one.
  func decidePermutation(_ k: [[Expression]], _ a: [[Expression]]) throws -> CompareFinding {
    guard k.count == a.count else {
      return CompareFinding(
        .wrong, Reason.entryCount(k.count, found: a.count), Evidence(shapes: [a.count], [k.count]))
    }
    return try decidePartners(a, of: k, each: true)
  }

  /// Whether two sets have the same elements, which are numbers or points.
  func decideSets(_ k: [[Expression]], _ a: [[Expression]]) throws -> CompareFinding {
    if k.isEmpty, a.isEmpty {
      return right(.identity, proof: proof([] as [WrittenSet.Interval], of: []))
    }
    let forth = try decidePartners(a, of: k, each: false)
    guard forth.verdict == .right else { return forth }
    let back = try decidePartners(k, of: a, each: false)
    guard back.verdict == .wrong else {
      return back.with([forth.evidence?.proof, back.evidence?.proof])
    }
    return CompareFinding(.wrong, Reason.missingElement, back.evidence)
  }

  /// What it costs to see that two entries differ, at least; all pairs of long lists would take too long.
  private static let costOfPair = 256

  /// Whether every entry has a partner: one of its own if `each`, any otherwise.
  ///
  /// Which entry is the partner may depend on the point, as in {|x|, −|x|} = {x, −x}.
  private func decidePartners(
    _ a: [[Expression]], of k: [[Expression]], each: Bool
  ) throws -> CompareFinding {
    var isFree = k.map { _ in true }
    // Entries that are written alike are partners without a comparison.
    var alike = Dictionary(grouping: k.indices, by: { k[$0] }).mapValues { Array($0.reversed()) }
    var found: [Int?] = a.map { x in
      guard let place = each ? alike[x]?.popLast() : alike[x]?.last else { return nil }
      if each { isFree[place] = false }
      return place
    }
    var isOpen = false
    var left: [[Expression]] = []
    for (number, x) in a.enumerated() where found[number] == nil {
      var mayBe = false
      for (place, y) in k.enumerated() where isFree[place] {
        try Fuel.spend(Self.costOfPair)
        let match = try match(x, y)
        if match == .open { mayBe = true }
        guard match == .yes else { continue }
        found[number] = place
        if each { isFree[place] = false }
        break
      }
      if found[number] != nil { continue }
      guard (k + [x]).joined().allSatisfy(\.names.isEmpty) else {
        left.append(x)
        continue
      }
      if !mayBe { return withoutPartner(x) }
      isOpen = true
    }
    if isOpen { return CompareFinding(.undecided, Reason.undecided) }
    let partners = zip(a, found).flatMap { x, place in place.map { Array(zip(x, k[$0])) } ?? [] }
    if !left.isEmpty {
      return try decideByPoints(
        left, of: zip(k, isFree).compactMap { $1 ? $0 : nil }, each: each, beside: partners)
    }
    return right(.identity, proof: proof(partners))
  }
}

extension Comparer {
  /// The most entries whose symmetric functions are compared.
  private static let mostSymmetric = 5

  /// Whether every entry has a partner at every point, be it another one here and there.
  ///
  /// One of several it is where the product of its distances from them is 0; and lists have the same entries, each as
  /// often, where their elementary symmetric functions agree.
  private func decideByPoints(
    _ a: [[Expression]], of k: [[Expression]], each: Bool,
    beside partners: [(Expression, Expression)]
  ) throws -> CompareFinding {
    var isOpen = false
    var zeros: [(Expression, Expression)] = []
    for x in a {
      let distances = try distances(of: x, from: k)
      zeros.append((distances, .zero))
      switch try comparison.decide(distances, .zero) {
      case .equal: continue
      case .different(let witness): return withoutPartner(x, at: witness)
      case .undecided, .undefined: isOpen = true
      }
    }
    guard each, !isOpen else {
      return isOpen
        ? CompareFinding(.undecided, Reason.undecided)
        : right(.identity, proof: proof(partners + zeros))
    }
    guard a.count <= Self.mostSymmetric, (a + k).allSatisfy({ $0.count == 1 }) else {
      return CompareFinding(.undecided, Reason.undecided)
    }
    let sums = try (
      Self.symmetricFunctions(a.map { $0[0] }), Self.symmetricFunctions(k.map { $0[0] })
    )
    for (x, y) in zip(sums.0, sums.1) {
      switch try comparison.decide(x, y) {
      case .equal: continue
      case .different(let witness): return withoutPartner(nil, at: witness)
      case .undecided, .undefined: isOpen = true
      }
    }
    return isOpen
      ? CompareFinding(.undecided, Reason.undecided)
      : right(.identity, proof: proof(partners + zip(sums.0, sums.1)))
  }

  /// The product of the distances of a number from others, or of the squared ones of a point.
  private func distances(of x: [Expression], from k: [[Expression]]) throws -> Expression {
    var product = Expression.one
    for y in k where y.count == x.count {
      let differences = try zip(x, y).map { try $0 - $1 }
      let distance =
        try differences.count == 1
        ? differences[0] : differences.reduce(.zero) { try $0 + $1 * $1 }
      product = try product * distance
    }
    return product
  }

  /// A wrong entry, or some entry, with a point where it is none of the others.
  private func withoutPartner(
    _ x: [Expression]?, at witness: Comparison.Witness? = nil
  ) -> CompareFinding {
    let text = x.map { $0.count == 1 ? $0[0].text : "(\($0.map(\.text).joined(separator: ", ")))" }
    let shown = witness.map { $0.at(scope.written($0.point)) }
    return CompareFinding(
      .wrong, Reason.noPartner(text, at: shown?.pointText ?? ""),
      Evidence(
        rule: .different, answer: Evidence.Bounds(text: text ?? answer.text),
        key: Evidence.Bounds(text: key.text), point: shown?.evidence.point ?? []))
  }

  /// The sum, the sum of the products of two, … of some numbers.
  private static func symmetricFunctions(_ entries: [Expression]) throws -> [Expression] {
    var sums = [Expression.one]
    for entry in entries {
      sums.append(.zero)
      for place in stride(from: sums.count - 1, to: 0, by: -1) {
        sums[place] = try sums[place] + sums[place - 1] * entry
      }
    }
    return Array(sums.dropFirst())
  }
}

extension Value<Expression> {
  /// What a permutation moves as a whole: the rows of a matrix, and the entries of anything else.
  var rows: [[Expression]] {
    guard case .matrix(let matrix) = self else { return scalars.map { [$0] } }
    return (0..<matrix.rowCount).map { row in
      (0..<matrix.columnCount).map { matrix[row, $0] }
    }
  }
}
