import Exact
import Formulas

/// A mistake that is known without being written into a file.
public enum BuiltInEdit: String, Sendable, CaseIterable {
  case sign, factor, reciprocal, percent, radians
  case logBase = "log base"
  case transposed, swapped
  case lostTerm = "lost term"
  case lostFactor = "lost factor"
  case termSign = "sign of a term"
  case exponent
  /// A decimal that is cut off, one unit off in the last digit, or too short.
  case rounding

  /// The wrong values that the edit makes of a key.
  func values(
    of key: Key, unit: Unit?, isShape: Bool, given: [String: Value<Real>]
  ) throws -> [Value<Real>] {
    if isShape { return self == .transposed ? reversed(key.value) : [] }
    switch self {
    case .sign: return [try key.value.map { try -$0 }]
    case .factor:
      let half = try Rational(1, over: 2)
      return [
        try key.value.map { try .rational(2) * $0 }, try key.value.map { try .rational(half) * $0 },
      ]
    case .reciprocal:
      guard case .scalar(let value) = key.value, try !value.isZero else { return [] }
      return [.scalar(try .one / value)]
    case .percent: return [try key.value.map { try .rational(100) * $0 }]
    case .radians: return try otherAngleUnit(key.value, unit)
    case .transposed:
      guard case .matrix(let matrix) = key.value else { return [] }
      return [.matrix(matrix.transposed())]
    case .logBase, .swapped, .lostTerm:
      return EditedKey.all(of: [key.expression]).filter { $0.edit == self }.compactMap {
        try? $0.expression.evaluate(given)
      }
    // Of numbers alone too many are a factor, a sign or an exponent apart.
    case .lostFactor, .termSign, .exponent, .rounding: return []
    }
  }

  /// The shape of the transposed matrix.
  private func reversed(_ shape: Value<Real>) -> [Value<Real>] {
    guard case .vector(let dimensions) = shape, dimensions.count == 2 else { return [] }
    return [.vector(dimensions.reversed())]
  }

  /// The bare number that is right in the other unit of an angle.
  private func otherAngleUnit(_ value: Value<Real>, _ unit: Unit?) throws -> [Value<Real>] {
    guard let unit, unit.quantity == .angle else { return [] }
    let degree: Real = try Unit.degrees.scale()
    return [
      try value.map { unit == .degrees ? try $0 * degree : try $0 / degree }
    ]
  }
}
