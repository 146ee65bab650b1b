/// Which parts of an exercise a part needs, and an order in which each stands behind those.
struct PartOrder: Sendable {
  /// The places of the parts, each behind those that its key names.
  let places: [Int]
  /// For each part the places of those that its key names.
  let dependencies: [[Int]]
  /// For each part the ids under which it can be answered, the present one first.
  let names: [[String]]
  /// The place of each of these ids.
  private let placeOfName: [String: Int]

  /// Whether a part has, or had, an id.
  func hasPart(_ id: String) -> Bool { placeOfName[id] != nil }

  /// The answer to a part.
  func answer(_ place: Int, in answers: [String: WrittenAnswer]) -> WrittenAnswer {
    for name in names[place] {
      if let answer = answers[name] { return answer }
    }
    return .blank
  }

  init(_ parts: [Part]) {
    let placeOf = Dictionary(
      parts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let dependencies = parts.map { part in
      (part.key?.dependencies ?? part.formula?.dependencies ?? []).compactMap { placeOf[$0] }
    }
    var places: [Int] = []
    var done: Set<Int> = []
    var rest = Array(parts.indices)
    while !rest.isEmpty {
      var ready = rest.filter { dependencies[$0].allSatisfy(done.contains) }
      // Keys without a circle were checked when the file was read, so that some part is ready.
      if ready.isEmpty { ready = rest }
      places += ready
      done.formUnion(ready)
      rest.removeAll { done.contains($0) }
    }
    names = parts.map { [$0.id] + $0.formerly }
    placeOfName = Dictionary(
      names.enumerated().flatMap { place, ids in ids.map { ($0, place) } },
      uniquingKeysWith: { first, _ in first })
    self.places = places
    self.dependencies = dependencies
  }
}
