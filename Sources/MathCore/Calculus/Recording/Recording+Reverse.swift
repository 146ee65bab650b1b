extension Recording {
  /// The gradients of ⟨seed, value of a node⟩ in the inputs: the reverse sweep.
  ///
  /// From the node back to the first one, each step's gradient is final when the sweep arrives, because
  /// only later steps take from it. The step hands on to its operands its gradient times its own
  /// derivative, and where a value was taken several times, what comes back is added (B.13).
  ///
  /// - Returns: for each node that is an input, its gradient; nothing where the value does not depend
  ///   on it.
  /// - Throws: `MathError.operation` with the step that has no derivative where it is.
  func gradients(
    of node: Int, seed: Values<Scalar>, for function: String
  ) throws(MathError) -> [Values<Scalar>?] {
    var gradients = [Values<Scalar>?](repeating: nil, count: node + 1)
    if nodes[node].isActive { gradients[node] = seed }
    for place in gradients.indices.reversed() where !nodes[place].operands.isEmpty {
      guard let gradient = gradients[place] else { continue }
      gradients[place] = nil
      do throws(MathError) {
        try handOn(gradient, from: nodes[place], to: &gradients)
      } catch {
        throw .operation(function: function, step: place, underlying: error)
      }
    }
    return gradients
  }

  private func handOn(
    _ gradient: Values<Scalar>, from node: Node, to gradients: inout [Values<Scalar>?]
  ) throws(MathError) {
    if let places = try movedPlaces(of: node) {
      // Only some elements have a part: the others are not added to.
      let operand = node.operands[0]
      let isFirst = gradients[operand] == nil
      let value = nodes[operand].value
      var total = gradients[operand] ?? Values(0, shape: value.shape, count: value.count)
      gradients[operand] = nil
      var next = 0
      for place in places.joined() {
        let part = gradient.elements[next]
        total.elements[place] = isFirst ? part : total.elements[place] + part
        next += 1
      }
      gradients[operand] = total
      return
    }
    let operands = node.operands.map { nodes[$0] }
    let parts = try Self.pullback(
      node.operation, operands.map(\.value), value: node.value, gradient,
      needed: operands.map(\.isActive))
    for (operand, part) in zip(node.operands, parts) {
      guard let part else { continue }
      if let index = part.firstUndefined {
        throw .notFinite(
          function: node.operation.name, argument: "the gradient", index: index,
          value: part.elements[index].value.description)
      }
      guard let earlier = gradients[operand] else {
        gradients[operand] = part
        continue
      }
      gradients[operand] = Values(
        earlier.shape, earlier.elements.indices.map { earlier.elements[$0] + part.elements[$0] })
    }
  }

  /// Where the elements that `index` and `slice` take are in their operand.
  private func movedPlaces(of node: Node) throws(MathError) -> [Range<Int>]? {
    switch node.operation {
    case .index(let place): return [place..<place + 1]
    case .slice(let axis, let from, let to):
      return try Slice(of: nodes[node.operands[0]].value.shape, axis, from, to).places
    default: return nil
    }
  }
}
