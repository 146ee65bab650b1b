import Exact
import Reference

// The value of a program by the definitions of its operations, over any exact scalar. Over duals it
// carries the exact derivatives, with the declared conventions at kinks.
extension Program {
  /// The value of the last step.
  ///
  /// - Throws: `SubjectError.malformed` for a program that is none; what the definitions throw.
  func value<S: DetachableScalar>(_ inputs: [Tensor<S>]) throws -> Tensor<S> {
    var values: [Tensor<S>] = []
    for (place, step) in steps.enumerated() {
      guard let operation = Program.operation(step.operation),
        operation.operandCount == step.operands.count,
        step.operands.allSatisfy({ 0..<place ~= $0 })
      else { throw SubjectError.malformed("step \(place): \(step)") }
      values.append(try step.value(step.operands.map { values[$0] }, inputs))
    }
    guard let last = values.last else { throw SubjectError.malformed("a program without steps") }
    return last
  }
}

extension Program.Step {
  /// The value of the step from the values of its operands.
  fileprivate func value<S: DetachableScalar>(
    _ x: [Tensor<S>], _ inputs: [Tensor<S>]
  ) throws -> Tensor<S> {
    switch operation {
    case "input":
      let place = try count()
      guard inputs.indices.contains(place) else { throw malformed }
      return inputs[place]
    case "constant": return try Tensor(shape: [], elements: [number()])
    case "add": return try binary(x) { try $0 + $1 }
    case "sub": return try binary(x) { try $0 - $1 }
    case "mul": return try binary(x) { try $0 * $1 }
    case "div": return try binary(x) { try $0 / $1 }
    case "maximum": return try binary(x) { try Self.largest([$0, $1]) }
    case "transpose", "reshape", "permute", "expand", "index", "slice", "concat":
      return try arranged(x)
    case "matmul": return try Self.product(x[0], x[1])
    case "sum", "mean", "max": return try reduced(x[0])
    case "softmax", "logSoftmax", "logSumExp": return try overLastAxis(x[0])
    case "crossEntropy":
      guard x[0].shape.count == 1, x[0].shape == x[1].shape else { throw malformed }
      return try Tensor(
        shape: [], elements: [CrossEntropy.loss(x[0].elements, weights: x[1].elements)])
    case "linear":
      return try binary([Self.product(x[0], x[1]), x[2]]) { try $0 + $1 }
    default:
      return try Tensor(shape: x[0].shape, elements: x[0].elements.map { try elementwise($0) })
    }
  }

  var malformed: SubjectError { .malformed("step \(self)") }

  /// The one whole number of the step.
  func count() throws -> Int {
    guard counts.count == 1 else { throw malformed }
    return counts[0]
  }

  /// The one number of the step.
  func number<S: Scalar>() throws -> S {
    guard numbers.count == 1 else { throw malformed }
    return S(try Rational(numbers[0]))
  }

  // MARK: One number

  /// A function of one number.
  func elementwise<S: DetachableScalar>(_ x: S) throws -> S {
    switch operation {
    case "detach": return x.detached
    case "neg": return try -x
    case "square": return try x.squared()
    case "sqrt": return try x.sqrt()
    case "exp": return try x.exp()
    case "log": return try x.log()
    case "sin": return try x.apply(.sin)
    case "cos": return try x.apply(.cos)
    case "tanh", "sigmoid", "softplus", "relu", "gelu", "silu":
      guard let activation = Activation(rawValue: operation) else { throw malformed }
      return try activation(x)
    case "abs":
      // At 0 a constant, so that its derivative is 0.
      switch try x.order(.zero) {
      case .greater: return x
      case .less: return try -x
      case .equal: return .zero
      }
    case "reciprocal": return try .one / x
    case "pow": return try x.power(S(count()))
    case "scale": return try number() * x
    case "shift": return try x + number()
    default: throw malformed
    }
  }

  // MARK: Two tensors

  private func binary<S: Scalar>(
    _ x: [Tensor<S>], _ combine: (S, S) throws -> S
  ) throws -> Tensor<S> {
    let pairs = try Tensors.pairs(x[0], x[1])
    return try Tensor(
      shape: pairs.shape, elements: pairs.elements.map { try combine($0.0, $0.1) })
  }

  /// The product of matrices; a vector on the left is a row, one on the right a column.
  private static func product<S: Scalar>(_ a: Tensor<S>, _ b: Tensor<S>) throws -> Tensor<S> {
    guard 1...2 ~= a.shape.count, 1...2 ~= b.shape.count else {
      throw DefinitionError.shapes(function: "matmul", a.shape, b.shape)
    }
    let rows = a.shape.count == 2 ? [a.shape[0]] : []
    let columns = b.shape.count == 2 ? [b.shape[1]] : []
    let left = try Matrix(
      rowCount: rows.first ?? 1, columnCount: a.shape[a.shape.count - 1], elements: a.elements)
    let right = try Matrix(
      rowCount: b.shape[0], columnCount: columns.first ?? 1, elements: b.elements)
    return try Tensor(
      shape: rows + columns, elements: Matrices.product(left, right).elements)
  }

  // MARK: Reductions

  private func reduced<S: Scalar>(_ x: Tensor<S>) throws -> Tensor<S> {
    let axes = counts.isEmpty ? Array(x.shape.indices) : counts
    guard Set(axes).count == axes.count, axes.allSatisfy(x.shape.indices.contains) else {
      throw malformed
    }
    let groups = try Tensors.groups(x, axes)
    return try Tensor(
      shape: groups.shape,
      elements: groups.elements.map { group in
        switch operation {
        case "sum": try S.sum(group)
        case "mean": try Vectors.mean(group)
        default: try Self.largest(group)
        }
      })
  }

  /// The largest number, as the mean of all that are: their derivatives count evenly.
  private static func largest<S: Scalar>(_ group: [S]) throws -> S {
    var ties: [S] = []
    for entry in group {
      guard let first = ties.first else {
        ties = [entry]
        continue
      }
      switch try entry.order(first) {
      case .greater: ties = [entry]
      case .equal: ties.append(entry)
      case .less: break
      }
    }
    return ties.count == 1 ? ties[0] : try Vectors.mean(ties)
  }

  private func overLastAxis<S: Scalar>(_ x: Tensor<S>) throws -> Tensor<S> {
    guard let axis = x.shape.indices.last else { throw malformed }
    let rows = try Tensors.groups(x, [axis])
    if operation == "logSumExp" {
      return try Tensor(
        shape: rows.shape, elements: rows.elements.map { try Activations.logSumExp($0) })
    }
    return try Tensor(
      shape: x.shape,
      elements: rows.elements.flatMap {
        operation == "softmax" ? try Activations.softmax($0) : try Activations.logSoftmax($0)
      })
  }
}
