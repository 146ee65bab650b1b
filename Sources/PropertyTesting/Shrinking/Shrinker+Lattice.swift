/// The search for the simplest critical doubles, simplest first.
///
/// Moves from a failing case do not bring doubles that depend on one another to one and the same
/// result, because each change of one alone makes the failure vanish. A search through all
/// combinations of a few values does.
extension Shrinker {
  /// How many combinations are tried for each candidate that shrinking may run: 200,000 where no
  /// other limit is given.
  static let latticeFactor = 10
  /// Of how many shapes all combinations could be tried.
  private static let latticeShapes = 10
  /// The most doubles of a shape that is searched, and of a case whose smaller shapes are.
  private static let mostFloats = 4
  private static let mostFloatsBefore = 8
  /// The most shapes that are searched.
  private static let mostShapes = 32

  /// Looks for the simplest critical doubles that fail in the places of those of the case, and of
  /// what is left of it if elements are deleted.
  func searchLattice() {
    let floats = choices.count { $0.kind == .float }
    guard floats > 0, floats <= Self.mostFloatsBefore else { return }
    for shape in shapes() {
      let places = shape.indices.filter { shape[$0].kind == .float }
      guard !places.isEmpty, places.count <= Self.mostFloats else { continue }
      // What was searched once for a less simple case has nothing simpler left.
      guard isNewShape(shape) else { continue }
      let values = FloatLattice.values(
        for: places.count, combinations: latticeBudget / Self.latticeShapes)
      if searchLattice(shape, places, values) { return }
    }
  }

  /// Tries the values in the places of a shape in shortlex order.
  private func searchLattice(
    _ shape: [Choice], _ places: [Int], _ values: [Double]
  ) -> Bool {
    var candidate = shape
    let axes = places.map { place in
      values.map(\.bitPattern).filter(shape[place].permits)
    }
    guard axes.allSatisfy({ !$0.isEmpty }) else { return false }
    var counters = [Int](repeating: 0, count: places.count)
    for (axis, place) in places.enumerated() { candidate[place].bits = axes[axis][0] }
    while latticeEvaluations < latticeBudget {
      // All that follows is less simple still.
      guard ChoiceSequence.isSimpler(candidate, than: choices) else { return false }
      if takeFromLattice(candidate) { return true }
      var axis = places.count - 1
      while axis >= 0, counters[axis] + 1 == axes[axis].count {
        counters[axis] = 0
        candidate[places[axis]].bits = axes[axis][0]
        axis -= 1
      }
      guard axis >= 0 else { return false }
      counters[axis] += 1
      candidate[places[axis]].bits = axes[axis][counters[axis]]
    }
    return false
  }

  /// The case and what is left of it if some of its elements are deleted, simplest first, all
  /// doubles being the simplest ones.
  private func shapes() -> [[Choice]] {
    var found: [ChoiceSequence] = []
    var waiting = [best]
    while let shape = waiting.popLast(), found.count < Self.mostShapes {
      var plain = shape.choices
      for place in plain.indices where plain[place].kind == .float {
        plain[place] = plain[place].simplified
      }
      if found.contains(where: { $0.choices == plain }) { continue }
      found.append(ChoiceSequence(choices: plain, spans: shape.spans))
      for span in shape.spans where span.label == .element {
        guard shape.choices[span.range].contains(where: { $0.kind == .float }) else { continue }
        var shorter = shape.choices
        shorter.removeSubrange(span.range)
        if let record = draw(shorter), record.choices.count < shape.choices.count {
          waiting.append(record)
        }
      }
    }
    return found.map(\.choices).sorted { ChoiceSequence.isSimpler($0, than: $1) }
  }
}
