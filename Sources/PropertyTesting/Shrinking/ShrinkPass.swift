/// A way to make a failing case simpler; the passes run in this order.
enum ShrinkPass: CaseIterable, Sendable {
  /// Makes all numbers the simplest and keeps the shape.
  case simplifyNumbers
  /// Deletes elements, many neighbours at once.
  case deleteElements
  /// Makes all of a span the simplest.
  case simplifySpans
  /// Deletes short runs of choices.
  case deleteRuns
  /// Replaces a tree by one of its branches.
  case replaceByDescendants
  /// Sorts elements and members.
  case sortSiblings
  /// Makes equal values simpler together.
  case minimizeDuplicates
  /// Makes each value simpler.
  case minimizeValues
  /// Lowers two integers that the round has changed by one amount.
  case lowerChanged
  /// Lowers any two integers by one amount.
  case lowerTogether
  /// Lowers an integer and deletes what it counts.
  case lowerAndDelete
  /// Deletes an element and lowers what refers to elements behind it.
  case deleteAndRenumber
  /// Exchanges two elements and what refers to them.
  case renumber
  /// Moves elements from a collection to the next one.
  case moveElements
  /// Puts an integer on the other side of an earlier one.
  case mirror
  /// Looks through all small trees.
  case enumerateTrees
  /// Changes the sign of all doubles.
  case negateFloats
  /// Multiplies all doubles by a power of two.
  case scaleFloats
  /// Moves an amount from an integer to a later one.
  case redistribute
  /// Adds an element to another integer and deletes it.
  case merge
  /// Looks through the combinations of critical doubles.
  case searchLattice

  /// When a pass runs.
  enum Phase: Sendable {
    /// Once, at the beginning.
    case opening
    /// In each round.
    case round
    /// In a round in which no other pass found anything, and now and then in others: these look at
    /// pairs, or at many cases.
    case costly
  }

  var phase: Phase {
    switch self {
    case .simplifyNumbers: .opening
    case .deleteElements, .simplifySpans, .deleteRuns, .replaceByDescendants, .sortSiblings,
      .minimizeDuplicates, .minimizeValues, .lowerChanged:
      .round
    case .lowerTogether, .lowerAndDelete, .deleteAndRenumber, .renumber, .moveElements, .mirror,
      .enumerateTrees, .negateFloats, .scaleFloats, .redistribute, .merge, .searchLattice:
      .costly
    }
  }
}

extension Shrinker {
  /// Runs a pass once over the whole case.
  func run(_ pass: ShrinkPass) {
    guard passes.contains(pass), !isExhausted else { return }
    switch pass {
    case .simplifyNumbers: simplifyNumbers()
    case .simplifySpans: simplifySpans()
    case .deleteElements: deleteElements()
    case .deleteRuns: deleteRuns()
    case .replaceByDescendants: replaceByDescendants()
    case .sortSiblings: sortSiblings()
    case .minimizeDuplicates: minimizeDuplicates()
    case .minimizeValues: minimizeValues()
    case .lowerChanged: lowerChanged(since: roundStart)
    case .lowerTogether: lowerTogether()
    case .lowerAndDelete: lowerAndDelete()
    case .deleteAndRenumber: deleteAndRenumber()
    case .renumber: renumber()
    case .moveElements: moveElements()
    case .mirror: mirror()
    case .enumerateTrees: enumerateTrees()
    case .negateFloats: negateFloats()
    case .scaleFloats: scaleFloats()
    case .redistribute: redistribute()
    case .merge: merge()
    case .searchLattice: searchLattice()
    }
  }
}
