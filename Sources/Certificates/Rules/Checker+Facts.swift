import Exact

// Facts: atoms with values.
extension Checker {
  /// The stated value of an atom has to be its value wherever it is defined.
  ///
  /// It is, if both are one algebraic number; or if the atom is a sine or cosine of the value of an inverse
  /// function. For s = asin a, cos² s = 1 − a² and cos s ≥ 0; for acos likewise with sine and cosine
  /// exchanged; for t = atan a, cos² t·(1 + a²) = 1 and cos t > 0, and sin t = a·cos t has the sign of a. Of
  /// such a value it is used only that the inverse function is defined.
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
    return try areSameNumber(a, b)
  }

  private mutating func isRotation(
    _ number: Int, _ value: Tree
  ) throws(CertificateError) -> Bool {
    guard case .apply(let function, let items) = algebra.trees[number],
      function == .cos || function == .sin, case .name(let name) = items[0],
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
