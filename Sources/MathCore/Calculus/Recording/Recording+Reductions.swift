extension Recording {
  /// The pullbacks of sum, mean and max: each element of a group has the group's gradient, an nth of
  /// it, or the share of those that are largest.
  static func reduction(
    _ operation: Operation, _ x: Values<Scalar>, value y: Values<Scalar>, _ g: Values<Scalar>
  ) throws(MathError) -> Values<Scalar> {
    let axes: [Int]
    switch operation {
    case .sum(let named), .mean(let named), .max(let named): axes = named
    default: return g
    }
    let groups = try x.groups(over: axes, in: operation.name, needingElements: false)
    var elements: [Scalar] = []
    elements.reserveCapacity(x.count)
    for index in 0..<groups.count {
      let gradient = g.elements[index]
      switch operation {
      case .mean:
        let part = gradient / Scalar(Double(groups.size))
        for _ in 0..<groups.size { elements.append(part) }
      case .max:
        let group = groups.group(index)
        let largest = y.elements[index].value
        let ties = group.count { $0.value == largest }
        let part = ties == 1 ? gradient : gradient / Scalar(Double(ties))
        for element in group { elements.append(element.value == largest ? part : Scalar(0)) }
      default:
        for _ in 0..<groups.size { elements.append(gradient) }
      }
    }
    return groups.spread(elements)
  }

  /// The pullbacks of the softmax family.
  ///
  /// With p the probabilities:
  ///
  /// - softmax: J' = J = diag(p) − pp', so J'g = p·(g − Σ pⱼgⱼ);
  /// - log-softmax: ∂ log pᵢ/∂zⱼ = δᵢⱼ − pⱼ, so g − p·Σ gᵢ;
  /// - log-sum-exp: p·g;
  /// - cross-entropy −Σ yᵢ log pᵢ: ((Σ y)p − y)·g in the logits, −log p·g in the target (B.17).
  static func learned(
    _ operation: Operation, _ x: [Values<Scalar>], value y: Values<Scalar>,
    _ g: Values<Scalar>, needed: [Bool]
  ) throws(MathError) -> [Values<Scalar>?] {
    if operation == .crossEntropy { return try crossEntropy(x, g.elements[0], needed: needed) }
    let rows = try x[0].lastRows(in: operation.name)
    var elements: [Scalar] = []
    elements.reserveCapacity(x[0].count)
    for row in 0..<rows.count {
      let places = row * rows.size..<(row + 1) * rows.size
      switch operation {
      case .softmax:
        let mean = Scalar.sum(places.map { y.elements[$0] * g.elements[$0] })
        elements += places.map { y.elements[$0] * (g.elements[$0] - mean) }
      case .logSoftmax:
        let total = Scalar.sum(Array(g.elements[places]))
        elements += try zip(places, Scalar.softmax(rows.group(row))).map { place, p in
          g.elements[place] - p * total
        }
      default:
        elements += try Scalar.softmax(rows.group(row)).map { $0 * g.elements[row] }
      }
    }
    return [Values(x[0].shape, elements)]
  }

  private static func crossEntropy(
    _ x: [Values<Scalar>], _ g: Scalar, needed: [Bool]
  ) throws(MathError) -> [Values<Scalar>?] {
    let (logits, targets) = (x[0].elements, x[1].elements)
    var parts: [Values<Scalar>?] = [nil, nil]
    if needed[0] {
      let p = try Scalar.softmax(logits)
      let total = Scalar.sum(targets)
      parts[0] = Values(x[0].shape, p.indices.map { g * (total * p[$0] - targets[$0]) })
    }
    if needed[1] {
      let logarithms = try Scalar.logSoftmax(logits)
      parts[1] = Values(x[1].shape, logarithms.map { -($0 * g) })
    }
    return parts
  }
}
