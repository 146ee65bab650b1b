import Exact

extension Certificate.Question {
  /// The parts of a proof by corners: inside of the interval of the only variable, magnitudes, positive parts and
  /// extrema of what has one sign there are what they come to; and each end at which that does not say enough.
  ///
  /// Both sides are then the same functions inside. At an end that belongs to the interval they are equal by continuity
  /// where both have values inside and there, and jump nowhere.
  func corners(_ variable: Certificate.Variable) throws(CertificateError) -> [Certificate.Question]
  {
    let name = variable.name
    for tree in [left, right] {
      guard !tree.hasSeries, !tree.hasEntries, tree.names.allSatisfy({ $0 == name }) else {
        throw .reduction(.form(expected: "formulas in \(name) alone"))
      }
      let extent = tree.extent
      try Work.spend(16 * extent.nodes * extent.depth)
    }
    switch variable.domain {
    case .interval, .angles: break
    case .integers, .values, .steps:
      throw .reduction(.variable(name, expected: "variable in an interval"))
    }
    let line = try variable.line(cutAt: [])
    guard let (lower, upper) = line.neighbours.first else {
      throw .reduction(.variable(name, expected: "variable in an interval"))
    }
    let cell = try LineCell(name, from: lower, to: upper)
    let reasoner = try SignReasoner(
      [Certificate.Variable(name, cell.domain)], cell: cell)
    var inside = with(name, in: cell.domain)
    inside.left = try reasoner.smoothed(left, SignReasoner.mostDerivatives)
    inside.right = try reasoner.smoothed(right, SignReasoner.mostDerivatives)
    guard inside.left != left || inside.right != right else {
      throw .reduction(.form(expected: "corners that \(name) stays on one side of"))
    }
    var parts = [inside]
    for point in line.points {
      if try areContinuous(in: name, upTo: point, reasoner) { continue }
      guard let number = point.rational else {
        throw .reduction(.form(expected: "ends that are rational"))
      }
      parts.append(substituting(name, .number(number)))
    }
    return parts
  }

  /// Whether both sides have values inside of an interval and at an end, and are continuous up to it.
  private func areContinuous(
    in name: String, upTo point: LinePoint, _ reasoner: SignReasoner
  ) throws(CertificateError) -> Bool {
    for tree in [left, right] {
      guard case .defined = try reasoner.status(of: tree),
        case .defined = try tree.placing(point.tree, for: name).constantStatus(),
        try tree.isSteady(in: name, at: point)
      else { return false }
    }
    return true
  }
}
