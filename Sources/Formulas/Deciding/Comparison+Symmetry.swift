import Exact

// Increasing functions of other functions, by what the two have in common.
extension Comparison {
  /// Whether two functions are shown to rise together because both are numbers, or are even, or depend on a quotient
  /// alone, or rise from each whole number to the next; or because their negatives do.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func isIncreasingBySymmetry(_ f: Expression, in g: Expression) throws -> Bool {
    try areBothNumbers(f, g) || isIncreasingByComposition(-f, -g) || riseByMagnitude(f, g)
      || riseByQuotient(f, g) || riseBySteps(f, g)
  }

  /// Whether both are numbers: some increasing function takes the one to the other.
  private func areBothNumbers(_ f: Expression, _ g: Expression) throws -> Bool {
    guard f.names.isEmpty, g.names.isEmpty else { return false }
    return try Self.value(of: f, at: [:]) != nil && Self.value(of: g, at: [:]) != nil
  }

  /// Whether both are even functions of one variable, and both rise, or fall, with its magnitude.
  private func riseByMagnitude(_ f: Expression, _ g: Expression) throws -> Bool {
    let names = Set(f.names + g.names)
    guard names.count == 1, let name = names.first, let variable = variables[name],
      variable.dimensions.isEmpty, let half = try variable.domain.half
    else { return false }
    let opposite = try [name: -Expression(.name(name))]
    guard try areProvedEqual(f, f.substituting(opposite)),
      try areProvedEqual(g, g.substituting(opposite))
    else { return false }
    return try Comparison(variables.replacing(domainOf: name, by: half)).areBothMonotone(f, g)
  }

  /// Whether both depend on the quotient a/b of two variables alone, and rise, or fall, with it: f(a, b) = f(a/b, 1).
  private func riseByQuotient(_ f: Expression, _ g: Expression) throws -> Bool {
    let names = Set(f.names + g.names).sorted()
    guard names.count == 2 else { return false }
    for (a, b) in [(names[0], names[1]), (names[1], names[0])] {
      guard let ofA = variables[a], let ofB = variables[b], ofA.dimensions.isEmpty,
        ofB.dimensions.isEmpty, ofA.domain.isScaleFree, ofB.domain.isScaleFree,
        ofB.domain.range.isPositive
      else { continue }
      let product = try [a: Expression(.name(a)) * Expression(.name(b))]
      let (x, y) = (f.substituting(product), g.substituting(product))
      guard try areFree(of: [b], x, y) else { continue }
      if try areBothMonotone(x.substituting([b: .one]), y.substituting([b: .one])) { return true }
    }
    return false
  }

  /// Whether both rise, or both fall, from each whole number to the next one.
  private func riseBySteps(_ f: Expression, _ g: Expression) throws -> Bool {
    let names = Set(f.names + g.names)
    guard names.count == 1, let name = names.first, let variable = variables[name],
      case .integers = variable.domain.set, try variables.definedRange(of: f) != nil,
      try variables.definedRange(of: g) != nil
    else { return false }
    let next = try [name: Expression(.name(name)) + .one]
    let directions = try ClosedFormField.withVariables { field in
      let forms = FormBuilder(field, variables)
      return try [f, g].map { formula in
        try Self.direction(
          field.difference(forms.form(of: formula.substituting(next)), forms.form(of: formula)),
          field)
      }
    }
    guard let directions, let direction = directions[0] else { return false }
    return directions[1] == direction
  }
}

extension Domain {
  /// The numbers of a domain from 0 on, if it is an interval with the negative of each of its numbers; nil for others.
  ///
  /// - Throws: `ArithmeticError`.
  fileprivate var half: Domain? {
    get throws {
      switch set {
      case .real: return Domain(from: .zero, to: nil, includesLower: true, includesUpper: false)
      case .interval(let lower?, let upper?, let includesLower, let includesUpper):
        guard includesLower == includesUpper, try (lower + upper).sign() == .equal else {
          return nil
        }
        return Domain(from: .zero, to: upper, includesLower: true, includesUpper: includesUpper)
      default: return nil
      }
    }
  }

  /// Whether the domain holds all positive multiples of its numbers.
  fileprivate var isScaleFree: Bool {
    switch set {
    case .real: true
    case .interval(let lower, let upper, _, _):
      [lower, upper].allSatisfy { $0 == nil || $0?.asRational?.isZero == true }
    case .integers, .finite, .steps: false
    }
  }
}
