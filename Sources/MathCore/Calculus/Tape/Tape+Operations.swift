// Each operation throws `MathError.operation` with its name where it has no value, or where its
// operands do not fit; `.freedTape` for a result whose recording is freed.

extension Tape {
  /// A number that no derivative is taken in.
  public func constant(_ value: Double) throws(MathError) -> Variable {
    try Requirements.finite(value, "value", in: "constant")
    return try record(.constant(value), [])
  }

  /// The value of x, which no derivative passes.
  public func detach(_ x: Variable) throws(MathError) -> Variable { try record(.detach, [x]) }

  /// x + y with broadcasting.
  public func add(_ x: Variable, _ y: Variable) throws(MathError) -> Variable {
    try record(.add, [x, y])
  }
  /// x − y with broadcasting.
  public func sub(_ x: Variable, _ y: Variable) throws(MathError) -> Variable {
    try record(.sub, [x, y])
  }
  /// x·y, entry by entry with broadcasting.
  public func mul(_ x: Variable, _ y: Variable) throws(MathError) -> Variable {
    try record(.mul, [x, y])
  }
  /// x/y, entry by entry with broadcasting.
  public func div(_ x: Variable, _ y: Variable) throws(MathError) -> Variable {
    try record(.div, [x, y])
  }
  /// The larger of x and y, entry by entry with broadcasting; a tie shares the derivative evenly.
  public func maximum(_ x: Variable, _ y: Variable) throws(MathError) -> Variable {
    try record(.maximum, [x, y])
  }

  /// −x.
  public func neg(_ x: Variable) throws(MathError) -> Variable { try apply(.neg, x) }
  /// x².
  public func square(_ x: Variable) throws(MathError) -> Variable { try apply(.square, x) }
  /// √x, which has no derivative at 0.
  public func sqrt(_ x: Variable) throws(MathError) -> Variable { try apply(.sqrt, x) }
  /// eˣ.
  public func exp(_ x: Variable) throws(MathError) -> Variable { try apply(.exp, x) }
  /// The natural logarithm.
  public func log(_ x: Variable) throws(MathError) -> Variable { try apply(.log, x) }
  /// The sine.
  public func sin(_ x: Variable) throws(MathError) -> Variable { try apply(.sin, x) }
  /// The cosine.
  public func cos(_ x: Variable) throws(MathError) -> Variable { try apply(.cos, x) }
  /// The hyperbolic tangent.
  public func tanh(_ x: Variable) throws(MathError) -> Variable { try apply(.tanh, x) }
  /// 1/(1 + e⁻ˣ).
  public func sigmoid(_ x: Variable) throws(MathError) -> Variable { try apply(.sigmoid, x) }
  /// log(1 + eˣ).
  public func softplus(_ x: Variable) throws(MathError) -> Variable { try apply(.softplus, x) }
  /// max(x, 0), with the derivative 0 at 0.
  public func relu(_ x: Variable) throws(MathError) -> Variable { try apply(.relu, x) }
  /// |x|, with the derivative 0 at 0.
  public func abs(_ x: Variable) throws(MathError) -> Variable { try apply(.abs, x) }
  /// x·Φ(x).
  public func gelu(_ x: Variable) throws(MathError) -> Variable { try apply(.gelu, x) }
  /// x·σ(x).
  public func silu(_ x: Variable) throws(MathError) -> Variable { try apply(.silu, x) }
  /// 1/x.
  public func reciprocal(_ x: Variable) throws(MathError) -> Variable {
    try apply(.reciprocal, x)
  }
  /// xᵏ for a whole k.
  public func pow(_ x: Variable, _ exponent: Int) throws(MathError) -> Variable {
    try record(Operation(.init("pow", [0], counts: [exponent]), at: 1), [x])
  }
  /// c·x.
  public func scale(_ x: Variable, by factor: Double) throws(MathError) -> Variable {
    try Requirements.finite(factor, "factor", in: "scale")
    return try apply(.scale(factor), x)
  }
  /// x + c.
  public func shift(_ x: Variable, by addend: Double) throws(MathError) -> Variable {
    try Requirements.finite(addend, "addend", in: "shift")
    return try apply(.shift(addend), x)
  }

  private func apply(
    _ function: ElementaryFunction, _ x: Variable
  ) throws(MathError) -> Variable { try record(.elementary(function), [x]) }

  /// Records the steps of a program with variables as its inputs.
  ///
  /// - Returns: the result of the last step.
  /// - Throws: as `Differentiation.evaluate` does; `MathError.freedTape`.
  public func run(
    _ program: Program, _ inputs: [Variable]
  ) throws(MathError) -> Variable {
    let steps = try CheckedProgram(program, for: "tape")
    var results: [Variable] = []
    for (place, operation) in steps.operations.enumerated() {
      if case .input(let number) = operation {
        guard inputs.indices.contains(number) else {
          throw .operation(
            function: "tape", step: place,
            underlying: .noInput(number, of: inputs.count))
        }
        results.append(inputs[number])
      } else {
        results.append(try record(operation, steps.operands[place].map { results[$0] }))
      }
    }
    return results[results.count - 1]
  }
}
