extension Recording {
  /// What a step hands on to its operands: from its gradient g, for each operand, g times the step's
  /// derivative in it.
  ///
  /// - Parameters:
  ///   - x: the operands.
  ///   - y: the step's value.
  ///   - needed: which operands a derivative passes to.
  /// - Throws: `MathError` under the operation's name, where it has no derivative.
  static func pullback(
    _ operation: Operation, _ x: [Values<Scalar>], value y: Values<Scalar>,
    _ g: Values<Scalar>, needed: [Bool]
  ) throws(MathError) -> [Values<Scalar>?] {
    let name = operation.name
    switch operation {
    case .input, .constant, .detach, .index, .slice: return []
    case .elementary(let function):
      try checkSlope(of: operation, at: x[0])
      return [
        Values(
          x[0].shape,
          g.elements.indices.map {
            g.elements[$0]
              * Scalar.slope(function, at: x[0].elements[$0], value: y.elements[$0])
          })
      ]
    case .add, .sub, .mul, .div, .maximum:
      return try binary(operation, x, value: y, g, needed: needed)
    case .matmul:
      let parts = try Values.productGradients(
        x[0], x[1], g, in: name, needed: (needed[0], needed[1]))
      return [parts.0, parts.1]
    case .linear:
      let parts = try Values.productGradients(
        x[0], x[1], g, in: name, needed: (needed[0], needed[1]))
      return [parts.0, parts.1, needed[2] ? g.summed(to: x[2].shape) : nil]
    case .transpose: return [g.transposed]
    case .reshape: return [g.reshaped(x[0].shape)]
    case .permute(let axes):
      var inverse = axes
      for (place, axis) in axes.enumerated() { inverse[axis] = place }
      return [g.permuted(inverse)]
    case .expand: return [g.summed(to: x[0].shape)]
    case .concat(let axis):
      let length = x[0].shape[axis]
      let whole = g.shape
      return [
        needed[0] ? try part(of: g, whole, axis, 0, length) : nil,
        needed[1] ? try part(of: g, whole, axis, length, whole[axis]) : nil,
      ]
    case .sum, .mean, .max: return [try reduction(operation, x[0], value: y, g)]
    case .softmax, .logSoftmax, .logSumExp, .crossEntropy:
      return try learned(operation, x, value: y, g, needed: needed)
    }
  }

  private static func part(
    of g: Values<Scalar>, _ shape: [Int], _ axis: Int, _ from: Int, _ to: Int
  ) throws(MathError) -> Values<Scalar> {
    let slice = try Slice(of: shape, axis, from, to)
    return Values(slice.result, slice.places.flatMap { g.elements[$0] })
  }

  /// (x + y)' = x' + y', (x − y)' = x' − y', (xy)' = x'y + xy', and for q = x/y, q' = (x' − qy')/y; the
  /// larger one has all of the derivative, each of a tie half.
  private static func binary(
    _ operation: Operation, _ x: [Values<Scalar>], value y: Values<Scalar>,
    _ g: Values<Scalar>, needed: [Bool]
  ) throws(MathError) -> [Values<Scalar>?] {
    var (left, right): (Values<Scalar>?, Values<Scalar>?)
    switch operation {
    case .add: (left, right) = (g, g)
    case .sub: (left, right) = (g, needed[1] ? g.map { -$0 } : nil)
    case .mul:
      if needed[0] { left = try g.combined(x[1], in: "mul") { $0 * $1 } }
      if needed[1] { right = try g.combined(x[0], in: "mul") { $0 * $1 } }
    case .div:
      let quotient = try g.combined(x[1], in: "div") { $0 / $1 }
      left = quotient
      if needed[1] {
        right = Values(
          g.shape, g.elements.indices.map { -(quotient.elements[$0] * y.elements[$0]) })
      }
    default:
      let half = Scalar(0.5)
      let none = Scalar(0)
      let shares = try x[0].combined(x[1], in: "maximum") { left, right in
        left.value > right.value ? Scalar(1) : left.value < right.value ? none : half
      }
      let elements = g.elements.indices.map { place in
        let share = shares.elements[place].value
        let part = share == 0.5 ? g.elements[place] * half : g.elements[place]
        return (share == 0 ? none : part, share == 1 ? none : part)
      }
      (left, right) = (Values(g.shape, elements.map(\.0)), Values(g.shape, elements.map(\.1)))
    }
    return [
      needed[0] ? left?.summed(to: x[0].shape) : nil,
      needed[1] ? right?.summed(to: x[1].shape) : nil,
    ]
  }
}
