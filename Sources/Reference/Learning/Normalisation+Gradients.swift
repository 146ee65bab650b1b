import Exact

// With h = γg, x̂ = (x − μ)/s and s = √(v + ε), where ∂μ/∂xⱼ = 1/n and ∂s/∂xⱼ = x̂ⱼ/n:
// Σ hᵢ ∂x̂ᵢ/∂xⱼ = (hⱼ − mean h − x̂ⱼ·mean(hx̂))/s. Without a mean that is taken off, mean h is missing.
//
// All of it is a rational number over s, as x̂ⱼx̂ᵢ has the divisor s².
extension Normalisation {
  /// A number p/s over the root of a rational number.
  public struct Row: Sendable, Hashable {
    /// The numerators p, in order.
    public let numerators: [Rational]
    /// The square s², which is v + ε.
    public let square: Rational

    /// The numbers.
    ///
    /// - Throws: `ArithmeticError.divisionByZero` for s = 0.
    public func values() throws -> [SignedRoot] {
      try numerators.map { try SignedRoot($0, overRootOf: square) }
    }
  }

  /// x̂ over the rationals: x − μ over √(v + ε), or x over √(mean of x² + ε).
  ///
  /// - Parameter isCentred: whether the mean is taken off.
  /// - Throws: `DefinitionError.empty`.
  public static func normal(
    _ x: [Rational], epsilon: Rational, isCentred: Bool
  ) throws -> Row {
    guard !x.isEmpty else { throw DefinitionError.empty(function: "norm") }
    let count = Rational(x.count)
    let mean = isCentred ? try x.reduce(Rational.zero, +) / count : .zero
    let centred = x.map { $0 - mean }
    let square = try centred.reduce(Rational.zero) { $0 + $1 * $1 } / count
    return Row(numerators: centred, square: square + epsilon)
  }

  /// The gradient by the row x from that of γx̂ + β, over the rationals.
  ///
  /// - Throws: `DefinitionError.empty`, `.lengths`; `ArithmeticError.divisionByZero` for s = 0.
  public static func gradient(
    _ x: [Rational], gain: [Rational], epsilon: Rational, upstream g: [Rational], isCentred: Bool
  ) throws -> Row {
    guard gain.count == x.count, g.count == x.count else {
      throw DefinitionError.lengths(function: "norm", x.count, g.count)
    }
    let normal = try self.normal(x, epsilon: epsilon, isCentred: isCentred)
    let count = Rational(x.count)
    let h = zip(gain, g).map { $0 * $1 }
    let mean = isCentred ? try h.reduce(Rational.zero, +) / count : .zero
    let along = try zip(h, normal.numerators).reduce(Rational.zero) { $0 + $1.0 * $1.1 } / count
    let share = try along / normal.square
    return Row(
      numerators: zip(h, normal.numerators).map { $0 - mean - $1 * share }, square: normal.square)
  }
}
