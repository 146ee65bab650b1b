import Exact
import PropertyTesting
import Reference

extension RoundingGraph {
  /// The values of a program, as the places of its elements.
  ///
  /// The softmax family is taken apart into its shifted form, exp(zᵢ − m) with the largest logit m, which
  /// no derivative is taken in. Where a rounding error may carry a value over a kink, or make or break a
  /// tie, nothing is known, and the case is left out.
  ///
  /// - Throws: `Discard` there and where bounds leave the range of doubles; what values throw.
  mutating func append(
    _ program: Program, _ inputs: [Tensor<Int>]
  ) throws -> Tensor<Int> {
    var values: [Tensor<Int>] = []
    for step in program.steps {
      values.append(try append(step, step.operands.map { values[$0] }, inputs))
    }
    guard let last = values.last else { throw SubjectError.malformed("a program without steps") }
    return last
  }

  private mutating func append(
    _ step: Program.Step, _ x: [Tensor<Int>], _ inputs: [Tensor<Int>]
  ) throws -> Tensor<Int> {
    switch step.operation {
    case "input": return inputs[try step.count()]
    case "constant":
      return try Tensor(shape: [], elements: [append(constant: step.numbers[0])])
    case "detach":
      return try x[0].mapped { try append(nodes[$0].value, error: nodes[$0].error) }
    case "add": return try binary(x) { try $0.append(sumOf: [$1, $2]) }
    case "sub": return try binary(x) { try $0.append(sumOf: [$1, $0.negative(of: $2)]) }
    case "mul": return try binary(x) { try $0.append(product: $1, $2) }
    case "div": return try binary(x) { try $0.append(quotient: $1, $2) }
    case "maximum": return try binary(x) { try $0.largest([$1, $2]) }
    case "transpose", "reshape", "permute", "expand", "index", "slice", "concat":
      return try step.arranged(x)
    case "matmul": return try product(x[0], x[1])
    case "linear":
      return try binary([product(x[0], x[1]), x[2]]) { try $0.append(sumOf: [$1, $2]) }
    case "sum", "mean", "max": return try reduced(step, x[0])
    case "softmax", "logSoftmax", "logSumExp":
      let rows = try Tensors.groups(x[0], [x[0].shape.count - 1])
      var elements: [Int] = []
      for row in rows.elements { elements += try softmax(step.operation, row) }
      return try Tensor(
        shape: step.operation == "logSumExp" ? rows.shape : x[0].shape, elements: elements)
    case "crossEntropy":
      // −Σ yᵢ·log pᵢ; (Σ y)·logSumExp(z) − z·y has the same paths.
      let logarithms = try softmax("logSoftmax", x[0].elements)
      let terms = try zip(x[1].elements, logarithms).map { try append(product: $0, $1) }
      return try Tensor(shape: [], elements: [negative(of: append(sumOf: terms))])
    case "relu": return try x[0].mapped { try $0 == positive($0) ? $0 : append(constant: 0) }
    case "abs":
      return try x[0].mapped {
        try positive($0) == $0
          ? $0 : nodes[$0].value.isZero ? append(constant: 0) : negative(of: $0)
      }
    default:
      let function = try RoundedFunction(step)
      return try x[0].mapped { try append(function, of: $0) }
    }
  }

  private mutating func negative(of place: Int) throws -> Int {
    try append(RoundedFunction(Program.Step("neg")), of: place)
  }

  /// The place where its value is positive, nothing where it is not.
  private func positive(_ place: Int) throws -> Int? {
    let node = nodes[place]
    let order = try node.value.order(.zero)
    let isSure =
      try node.error.isZero
      || node.value.absolute().order(.rational(node.error.rational())) == .greater
    guard isSure else { throw Discard() }
    return order == .greater ? place : nil
  }

  private mutating func binary(
    _ x: [Tensor<Int>], _ combine: (inout RoundingGraph, Int, Int) throws -> Int
  ) throws -> Tensor<Int> {
    let pairs = try Tensors.pairs(x[0], x[1])
    return try Tensor(
      shape: pairs.shape, elements: pairs.elements.map { try combine(&self, $0.0, $0.1) })
  }

  private mutating func product(_ a: Tensor<Int>, _ b: Tensor<Int>) throws -> Tensor<Int> {
    let rows = a.shape.count == 2 ? [a.shape[0]] : []
    let columns = b.shape.count == 2 ? [b.shape[1]] : []
    let (inner, width) = (b.shape[0], columns.first ?? 1)
    var elements: [Int] = []
    for row in 0..<(rows.first ?? 1) {
      for column in 0..<width {
        let terms = try (0..<inner).map {
          try append(
            product: a.elements[row * inner + $0], b.elements[$0 * width + column])
        }
        elements.append(try append(sumOf: terms))
      }
    }
    return try Tensor(shape: rows + columns, elements: elements)
  }

  private mutating func reduced(_ step: Program.Step, _ x: Tensor<Int>) throws -> Tensor<Int> {
    let axes = step.counts.isEmpty ? Array(x.shape.indices) : step.counts
    return try Tensors.groups(x, axes).mapped { group in
      switch step.operation {
      case "sum": try append(sumOf: group)
      case "mean": try append(share: append(sumOf: group), of: group.count)
      default: try largest(group)
      }
    }
  }

  /// The largest of some values; of a tie that is exact the mean.
  private mutating func largest(_ group: [Int]) throws -> Int {
    var ties: [Int] = []
    for place in group {
      guard let first = ties.first else {
        ties = [place]
        continue
      }
      switch try nodes[place].value.order(nodes[first].value) {
      case .greater: ties = [place]
      case .equal: ties.append(place)
      case .less: break
      }
    }
    for place in group {
      let error = nodes[place].error + nodes[ties[0]].error
      let gap = try nodes[ties[0]].value - nodes[place].value
      let isSame = place == ties[0] || (ties.contains(place) && error.isZero)
      guard try isSame || gap.order(.rational(error.rational())) == .greater else {
        throw Discard()
      }
    }
    guard ties.count > 1 else { return ties[0] }
    let part = RoundedUp(try Real.rational(.one / Rational(ties.count)))
    let isPower = ties.count.nonzeroBitCount == 1
    let share = Magnitude(
      size: part, error: isPower ? .zero : RoundedUp.gamma(1) * part)
    return try append(
      nodes[ties[0]].value, error: nodes[ties[0]].error,
      edges: ties.map { Edge(operand: $0, slope: share) })
  }

  /// Softmax, log-softmax or log-sum-exp (one element) of a row.
  private mutating func softmax(_ operation: String, _ row: [Int]) throws -> [Int] {
    var top = row[0]
    for place in row where nodes[place].value.enclosure.lower > nodes[top].value.enclosure.upper {
      top = place
    }
    // The same number is taken from all; that it is off by an error shifts all alike.
    let shift = try append(-nodes[top].value, error: .zero)
    let powers = try row.map { place in
      try append(
        RoundedFunction(Program.Step("exp")),
        of: append(sumOf: [place, shift]))
    }
    let total = try append(sumOf: powers)
    if operation == "softmax" { return try powers.map { try append(quotient: $0, total) } }
    let logarithm = try append(RoundedFunction(Program.Step("log")), of: total)
    let whole = try append(sumOf: [logarithm, append(nodes[top].value, error: .zero)])
    if operation == "logSumExp" { return [whole] }
    let negated = try negative(of: whole)
    return try row.map { try append(sumOf: [$0, negated]) }
  }
}
