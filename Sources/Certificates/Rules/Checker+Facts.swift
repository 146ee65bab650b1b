import Exact

// Facts: atoms with values.
extension Checker {
  /// The stated value of an atom has to be its value wherever it is defined.
  ///
  /// It is, if both are one algebraic number; or if the atom is a sine or cosine of the value of an inverse
  /// function. For s = asin a, cos² s = 1 − a² and cos s ≥ 0; for acos likewise with sine and cosine
  /// exchanged; for t = atan a, cos² t·(1 + a²) = 1 and cos t > 0, and sin t = a·cos t has the sign of a. Of
  /// such a value it is used only that the inverse function is defined. Half of any of these values lies between
  /// −π/2 and π/2, so that its cosine c is the root of (1 + cos s)/2 that is not negative; for asin and atan
  /// it is above 0, and its sine is sin s/(2c).
  mutating func checkFact(_ number: Int) throws(CertificateError) {
    guard let value = certificate.atoms[number].value else { return }
    let before = knowledge
    defer { knowledge = before }
    if try isNumber(number, value) { return }
    guard try isRotation(number, value) else {
      throw .meaning(.atom(certificate.atoms[number].name), .noFact)
    }
  }

  private func isNumber(_ number: Int, _ value: Tree) throws(CertificateError) -> Bool {
    let (a, b) = (try written(algebra.trees[number]), try written(value))
    guard a.names.isEmpty, b.names.isEmpty else { return false }
    return try AlgebraicNumber.areEqual(a, b)
  }

  /// Whether a value is the cosine, or the sine, of half of the value of an inverse function, of which
  /// the cosine, or the sine and the cosine of half of it, are atoms before.
  private mutating func isHalf(
    _ number: Int, _ function: Certificate.Function, of name: String, _ value: Tree
  ) throws(CertificateError) -> Bool {
    guard let inner = scope.atoms[name],
      case .function(let inverse, _) = algebra.definitions[inner],
      inverse == .asin || inverse == .acos || inverse == .atan
    else { return false }
    try learn(.name(name))
    guard try isDefined(value), let found = try algebra.expand(value) else { return false }
    func atom(_ function: Certificate.Function, _ argument: Tree) -> Quotient? {
      for earlier in 0..<number
      where algebra.trees[earlier] == .apply(function, [argument]) {
        return algebra.known(atom: earlier)
      }
      return nil
    }
    let one = Quotient(Rational.one)
    if function == .cos {
      guard let cosine = atom(.cos, .name(name)) else { return false }
      let square = try found.multiplied(by: found)
      guard try algebra.areEqual(try square.adding(square), try one.adding(cosine)) else {
        return false
      }
      return try isShown(value, .nonnegative)
    }
    guard inverse != .acos, let sine = atom(.sin, .name(name)),
      let half = atom(.cos, .quotient(.name(name), .number(2)))
    else { return false }
    let product = try found.multiplied(by: half)
    return try algebra.areEqual(try product.adding(product), sine)
  }

  private mutating func isRotation(
    _ number: Int, _ value: Tree
  ) throws(CertificateError) -> Bool {
    guard case .apply(let function, let items) = algebra.trees[number],
      function == .cos || function == .sin
    else { return false }
    if case .quotient(.name(let name), .number(2)) = items[0] {
      return try isHalf(number, function, of: name, value)
    }
    guard case .name(let name) = items[0],
      let inner = scope.atoms[name],
      case .function(let inverse, let arguments) = algebra.definitions[inner]
    else { return false }
    try learn(items[0])
    guard try isDefined(value), let found = try algebra.expand(value) else { return false }
    let argument = arguments[0]
    let square = try found.multiplied(by: found)
    let argumentSquare = try argument.multiplied(by: argument)
    let one = Quotient(Rational.one)
    switch (inverse, function) {
    case (.asin, .sin), (.acos, .cos): return try algebra.areEqual(found, argument)
    case (.asin, _), (.acos, _):
      guard try algebra.areEqual(square, try one.adding(argumentSquare.negative)) else {
        return false
      }
      return try isShown(value, .nonnegative)
    case (.atan, _):
      let scaled = try square.multiplied(by: try one.adding(argumentSquare))
      if function == .cos {
        guard try algebra.areEqual(scaled, one) else { return false }
        return try isShown(value, .nonnegative)
      }
      let product = try found.multiplied(by: argument)
      guard try algebra.areEqual(scaled, argumentSquare) else { return false }
      let signed = try product.signed()
      return try isNonnegative(signed)
    default: return false
    }
  }
}
