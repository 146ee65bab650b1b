import Exact
import PropertyTesting
import Reference

/// How far the values and the derivatives of a program may be from the exact ones, whatever mode of
/// differentiation they come from: bound F20.
struct ProgramBounds {
  private let graph: RoundingGraph
  private let inputs: [Int]
  private let outputs: [Int]
  private let directions: [Double]
  /// How many operations take a value, for the additions of a reverse sweep.
  private let uses: [Int]

  /// The bounds of a program at inputs.
  ///
  /// - Parameter assumingRoundings: whether every operation is taken to be rounded, also where its
  ///   result is a double.
  /// - Throws: `Discard` where none can be told.
  init(
    _ program: Program, _ tensors: [Tensor<Double>], assumingRoundings: Bool = false
  ) throws {
    var graph = RoundingGraph(assumingRoundings: assumingRoundings)
    var inputs: [Int] = []
    let places = try tensors.map { tensor in
      try tensor.mapped { element in
        let place = try graph.append(
          .rational(Rational(element)), error: .zero, isInput: true)
        inputs.append(place)
        return place
      }
    }
    let outputs = try decided { try graph.append(program, places).elements }
    self.init(graph, inputs: inputs, outputs: outputs)
  }

  private init(_ graph: RoundingGraph, inputs: [Int], outputs: [Int]) {
    self.graph = graph
    self.inputs = inputs
    self.outputs = outputs
    directions = Array(repeating: 0, count: inputs.count)
    var uses = Array(repeating: 0, count: graph.nodes.count)
    for place in outputs { uses[place] += 1 }
    for edge in graph.nodes.flatMap(\.edges) { uses[edge.operand] += 1 }
    self.uses = uses
  }

  /// Whether values and derivatives are whole numbers, so that none is rounded as long as sums of
  /// magnitudes stay below 2⁵³.
  var isWhole: Bool { graph.isWhole }

  /// For an element of the value.
  func value(_ place: Int = 0) throws -> Bound {
    try Bound("F20", graph.nodes[outputs[place]].error.rational())
  }

  /// For the Jacobian: by element of the value, and by element of the inputs.
  func jacobian() throws -> [[Bound]] {
    let columns = try inputs.indices.map { try jvp(unit($0)) }
    return outputs.indices.map { row in columns.map { $0[row] } }
  }

  /// For the gradient of a program of one number.
  func gradient() throws -> [Bound] {
    guard let row = try jacobian().first else { throw Discard() }
    return row
  }

  /// For J·u: by element of the value.
  func jvp(_ direction: [Double]) throws -> [Bound] {
    let sums = tangents(direction, extra: 0)
    return try outputs.map { try bound(sums[$0], isWhole: direction.areWhole) }
  }

  /// For v'J: by element of the inputs.
  func vjp(_ seed: [Double]) throws -> [Bound] {
    var seeded = graph
    let place = try seeded.append(seed: seed, values: outputs)
    let bounds = ProgramBounds(seeded, inputs: inputs, outputs: [place])
    return try inputs.indices.map { index in
      let sum = bounds.tangents(bounds.unit(index), extra: 0)[place]
      return try bounds.bound(sum, isWhole: seed.areWhole)
    }
  }

  /// For the Hessian of a program of one number.
  func hessian() throws -> [[Bound]] {
    let columns = inputs.indices.map { tangents(unit($0), extra: 2) }
    return try inputs.indices.map { i in
      try inputs.indices.map { j in
        try bound(second(columns[i], columns[j])[outputs[0]], isWhole: true)
      }
    }
  }

  /// For the product of the Hessian with a direction.
  func hvp(_ direction: [Double]) throws -> [Bound] {
    let along = tangents(direction, extra: 2)
    return try inputs.indices.map { index in
      try bound(
        second(tangents(unit(index), extra: 2), along)[outputs[0]],
        isWhole: direction.areWhole)
    }
  }

  /// For f + g·h + h'Hh/2 with n elements of h: what f, g and H are off by, and a sum of 1 + n + n² products
  /// of two or three factors.
  func taylor2(_ step: [Double]) throws -> Bound {
    let along = tangents(step, extra: 2)
    let output = outputs[0]
    let node = graph.nodes[output]
    let (first, second) = (along[output], second(along, along)[output])
    let sizes =
      RoundedUp(node.value) + node.error + first.size + first.error + second.size
      + second.error
    let count = step.count
    let own = RoundedUp.gamma(count * count + count + 4) * sizes
    let half = RoundedUp(0.5) * (second.error + underflow(second))
    return try Bound(
      "F20", (node.error + first.error + underflow(first) + half + own).rational())
  }

  // MARK: Sums over paths

  private func unit(_ index: Int) -> [Double] {
    var direction = directions
    direction[index] = 1
    return direction
  }

  /// The roundings of a step over an edge: of the product with the local derivative, of the addition of
  /// the operands' parts in forward mode, and of the parts of all uses in reverse mode.
  private func roundings(_ edge: RoundingGraph.Edge, of node: RoundingGraph.Node) -> Int {
    (edge.slope.isPowerOfTwo ? 0 : 1) + node.edges.count - 1 + max(0, uses[edge.operand] - 1)
  }

  /// First derivatives along a direction, by node; `extra` roundings an edge, for dual numbers of dual
  /// numbers.
  private func tangents(_ direction: [Double], extra: Int) -> [PathSum] {
    var sums = Array(repeating: PathSum.zero, count: graph.nodes.count)
    for (place, factor) in zip(inputs, direction) { sums[place] = .start(factor) }
    for (place, node) in graph.nodes.enumerated() where !node.edges.isEmpty {
      sums[place] = node.edges.reduce(.zero) { sum, edge in
        sum
          + sums[edge.operand].times(
            edge.slope, roundings: roundings(edge, of: node) + extra)
      }
    }
    return sums
  }

  /// Second derivatives along two directions, by node: through each node with a second derivative, a
  /// path to it from each direction, and on from it.
  private func second(_ first: [PathSum], _ other: [PathSum]) -> [PathSum] {
    var sums = Array(repeating: PathSum.zero, count: graph.nodes.count)
    for (place, node) in graph.nodes.enumerated() where !node.edges.isEmpty {
      var sum = PathSum.zero
      var additions = 2
      for edge in node.edges {
        sum =
          sum
          + sums[edge.operand].times(edge.slope, roundings: roundings(edge, of: node) + 2)
        additions += max(0, uses[edge.operand] - 1)
      }
      switch node.bend {
      case .none: break
      case .function(let bend):
        let operand = node.edges[0].operand
        sum =
          sum
          + first[operand].times(other[operand], roundings: 1)
          .times(bend, roundings: 2 + additions)
      case .product:
        let (a, b) = (node.edges[0].operand, node.edges[1].operand)
        sum =
          sum + first[a].times(other[b], roundings: 2 + additions)
          + first[b].times(other[a], roundings: 2 + additions)
      }
      sums[place] = sum
    }
    return sums
  }

  /// What underflow may add: half the least subnormal number for each product, times what follows.
  private func underflow(_ sum: PathSum) -> RoundedUp {
    let products = graph.nodes.reduce(0) { $0 + $1.edges.count + 2 }
    return RoundedUp(Double(products)) * RoundedUp(.leastNonzeroMagnitude) * sum.cover
  }

  private func bound(_ sum: PathSum, isWhole: Bool) throws -> Bound {
    guard sum.cover.value.isFinite else { throw Discard() }
    if sum.isEmpty { return .exact }
    // Whole numbers: every sum of products is below 2⁵³, and no step rounds.
    if isWhole, graph.isWhole, sum.cover.value < 0x1p52 { return .exact }
    return try Bound("F20", (sum.error + underflow(sum)).rational())
  }
}

extension [Double] {
  /// Whether all are whole numbers.
  var areWhole: Bool { allSatisfy { $0 == $0.rounded() } }
}
