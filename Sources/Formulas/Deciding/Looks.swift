import Exact

/// What two functions are at some points, enclosed by machine numbers: what they rule out need not be looked for with
/// exact numbers.
struct Looks {
  private var values: [(f: MachineInterval, g: MachineInterval)] = []

  /// Whether one function is shown to be no increasing function of the other one: between two points only one of them
  /// rises.
  var showDisorder: Bool {
    for (place, value) in values.enumerated() {
      for other in values[..<place] {
        guard let f = value.f.subtracting(other.f)?.signum,
          let g = value.g.subtracting(other.g)?.signum
        else { continue }
        if f != g { return true }
      }
    }
    return false
  }

  /// Whether f = c·g + d with a positive factor c is not ruled out.
  var mayBePositiveAffine: Bool {
    guard let first = values.first,
      let second = values.first(where: { $0.g.isDisjoint(from: first.g) }),
      let rise = second.f.subtracting(first.f), let run = second.g.subtracting(first.g),
      let rate = rise.divided(by: run)
    else { return true }
    guard rate.upper > 0 else { return false }
    return values.allSatisfy { value in
      guard let run = value.g.subtracting(first.g),
        let expected = rate.multiplied(by: run)?.adding(first.f)
      else { return true }
      return !expected.isDisjoint(from: value.f)
    }
  }
}

extension Looks {
  /// The most points that are looked at.
  private static let mostPoints = 12
  /// What it costs to look at a point, besides what it costs to compute with machine numbers.
  private static let costOfPoint = 16

  /// The values at the simplest points of the domains; of a point at which either has no enclosure nothing is known.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  init(at f: Expression, _ g: Expression, in variables: Variables) throws {
    var count = 0
    var values: [(f: MachineInterval, g: MachineInterval)] = []
    try SamplePoints(variables, in: [f, g]).search { point in
      try Fuel.spend(Self.costOfPoint)
      count += 1
      if let place = EnclosedPoint(point),
        let x = MachineEvaluator.enclosure(of: f, at: place),
        let y = MachineEvaluator.enclosure(of: g, at: place)
      {
        values.append((x, y))
      }
      return count >= Self.mostPoints
    }
    self.values = values
  }
}
