extension Recording {
  /// What an operation makes of its operands.
  ///
  /// - Throws: `MathError` under the operation's name.
  static func value(
    of operation: Operation, _ x: [Values<Scalar>]
  ) throws(MathError) -> Values<Scalar> {
    let name = operation.name
    switch operation {
    case .input, .constant, .detach, .elementary: return try pointwise(operation, x)
    case .add: return try x[0].combined(x[1], in: name) { $0 + $1 }
    case .sub: return try x[0].combined(x[1], in: name) { $0 - $1 }
    case .mul: return try x[0].combined(x[1], in: name) { $0 * $1 }
    case .div:
      if let zero = x[1].elements.first(where: { $0.value == 0 }) {
        throw .outsideDomain(
          function: name, argument: "y", value: zero.value.description, condition: "other than 0")
      }
      return try x[0].combined(x[1], in: name) { $0 / $1 }
    case .maximum: return try x[0].combined(x[1], in: name) { largest([$0, $1]) }
    case .matmul: return try x[0].times(x[1], in: name)
    case .transpose, .reshape, .permute, .expand, .index, .slice, .concat:
      return try moved(operation, x)
    case .sum(let axes):
      return try x[0].groups(over: axes, in: name, needingElements: false)
        .reduced(by: Scalar.sum)
    case .mean(let axes):
      return try x[0].groups(over: axes, in: name, needingElements: true)
        .reduced(by: Scalar.mean)
    case .max(let axes):
      return try x[0].groups(over: axes, in: name, needingElements: true)
        .reduced(by: largest)
    case .softmax, .logSoftmax, .logSumExp, .crossEntropy, .linear:
      return try learned(operation, x)
    }
  }

  /// The largest of some scalars; the mean of equal ones, so that they share the derivative evenly.
  ///
  /// Of two zeros +0 is the larger one.
  private static func largest(_ elements: [Scalar]) -> Scalar {
    var best = elements[0]
    var hasTies = false
    for element in elements.dropFirst() {
      if Scalar.isLess(best, element) {
        best = element
        hasTies = false
      } else if best.value == element.value {
        hasTies = true
        if best.value.sign == .minus { best = element }
      }
    }
    guard hasTies, Scalar.carriesDerivative else { return best }
    return Scalar.mean(elements.filter { $0.value == best.value })
  }

  private static func pointwise(
    _ operation: Operation, _ x: [Values<Scalar>]
  ) throws(MathError) -> Values<Scalar> {
    switch operation {
    case .constant(let number): return Values(number, shape: [], count: 1)
    case .detach: return x[0].map(\.detached)
    case .elementary(let function):
      for element in x[0].elements {
        if let condition = function.refusal(of: element.value) {
          throw .outsideDomain(
            function: function.name, argument: "x", value: element.value.description,
            condition: condition)
        }
      }
      return x[0].map { Scalar.apply(function, $0) }
    default: return x[0]
    }
  }

  private static func learned(
    _ operation: Operation, _ x: [Values<Scalar>]
  ) throws(MathError) -> Values<Scalar> {
    let name = operation.name
    switch operation {
    case .softmax, .logSoftmax:
      let rows = try x[0].lastRows(in: name)
      var elements: [Scalar] = []
      elements.reserveCapacity(x[0].count)
      for row in 0..<rows.count {
        let logits = rows.group(row)
        elements += try operation == .softmax ? Scalar.softmax(logits) : Scalar.logSoftmax(logits)
      }
      return Values(x[0].shape, elements)
    case .logSumExp:
      let rows = try x[0].lastRows(in: name)
      var elements: [Scalar] = []
      for row in 0..<rows.count { elements.append(try Scalar.logSumExp(rows.group(row))) }
      return Values(rows.shape, elements)
    case .crossEntropy:
      guard x[0].shape.count == 1, x[0].shape == x[1].shape else {
        throw .shapes(function: name, x[0].shape, x[1].shape)
      }
      // −Σ yᵢ log pᵢ: for targets that are at least 0 all terms are.
      let logarithms = try Scalar.logSoftmax(x[0].elements)
      return Values(
        [], [-Scalar.sum(x[1].elements.indices.map { x[1].elements[$0] * logarithms[$0] })])
    default:
      let product = try x[0].times(x[1], in: name)
      guard x[2].shape.count == 1, x[1].shape.count == 2, x[2].shape[0] == x[1].shape[1] else {
        throw .shapes(function: name, x[1].shape, x[2].shape)
      }
      return try product.combined(x[2], in: name) { $0 + $1 }
    }
  }
}
