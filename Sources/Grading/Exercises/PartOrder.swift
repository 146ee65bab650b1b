/// Which parts of an exercise a part needs, and an order in which each stands behind those.
struct PartOrder: Sendable {
  /// The places of the parts, each behind those that its key names.
  let places: [Int]
  /// For each part the places of those that its key names.
  let dependencies: [[Int]]
  /// The ids under which parts can be answered.
  private let names: [String: Name]

  /// An id that a part has, or had.
  struct Name {
    /// The place of the part.
    let place: Int
    /// 0 for the id that it has, and more for those that it had before.
    let rank: Int
  }

  /// The part that has, or had, an id; nil if none has.
  func name(_ id: String) -> Name? { names[id] }

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
    var names: [String: Name] = [:]
    for (place, part) in parts.enumerated() { names[part.id] = Name(place: place, rank: 0) }
    // What a part is called now is not what another one was called.
    for (place, part) in parts.enumerated() {
      for (age, id) in part.formerly.enumerated() where names[id] == nil {
        names[id] = Name(place: place, rank: age + 1)
      }
    }
    self.names = names
    self.places = places
    self.dependencies = dependencies
  }
}
