import Exact
import PropertyTesting
import Reference

extension Law {
  /// Multi-layer perceptrons.
  static let perceptronLaws: [Law] = [
    Law(
      171, .networks, "a perceptron with ReLU and its gradients are those of dual numbers",
      states:
        "the output and the gradient of Σ G ∘ f(x) by the examples and every parameter, exactly "
        + "over whole numbers", .exact, .medium, holds: [.mlp, .mlpGradients],
      for: .perceptrons([.relu], of: .whole(magnitude: 3), layers: 1...2, width: 2)
    ) { subject, input in
      let wanted = try input.exactGradients()
      let shapes = [input.x.shape] + (try input.parameters().map(\.shape))
      let point = try (input.x.elements + input.parameters().flatMap(\.elements)).realNumbers()
      let upstream = try input.g.realNumbers()
      let derived = try Derivatives.gradient(at: point) { (point: [Dual<Real>]) in
        var rest = point[...]
        var matrices: [Matrix<Dual<Real>>] = []
        for shape in shapes {
          let (rows, columns) = (shape.count == 1 ? 1 : shape[0], shape[shape.count - 1])
          matrices.append(
            try Matrix(
              rowCount: rows, columnCount: columns, elements: Array(rest.prefix(rows * columns))))
          rest = rest.dropFirst(rows * columns)
        }
        let layers = stride(from: 1, to: matrices.count, by: 2).map {
          Networks.Layer(weights: matrices[$0], bias: matrices[$0 + 1].elements)
        }
        let output = try Networks.forward(matrices[0], layers, .relu)
        return try Vectors.dot(
          output.elements, upstream.elements.map { Dual(constant: $0) })
      }
      try require(
        derived.map(\.asRational) == wanted.flatMap { $0.map { $0 } },
        "duals give another gradient")
      try subject.holdsExactly(input, wanted)
    },
    Law(
      171, .networks, "the perceptron of the notes has 195 parameters, and as many derivatives",
      states:
        "8, 16, 3 on a batch of 4: output and all five gradients exactly, each in the shape of "
        + "what it derives by", .exact, .heavy, holds: [.mlp, .mlpGradients, .parameterCount],
      for: .perceptrons([8, 16, 3], batch: 4, .relu, of: .whole(magnitude: 3))
    ) { subject, input in
      try require(try subject.parameterCount([8, 16, 3]) == 195, "the number of parameters")
      let count = try input.parameters().reduce(0) { $0 + $1.elements.count }
      try require(count == 195, "\(count) parameters")
      try subject.holdsExactly(input, input.exactGradients())
    },
    Law(
      183, .networks, "backpropagation is the chain of the layers",
      states: "δₗ = (δₗ₊₁·W') ∘ relu'(zₗ), dW = a'·δ, db = Σ δ: the subject's own layers make its "
        + "gradients", .exact, .medium, needs: [.linear, .linearGrad, .mlpGradients],
      for: .perceptrons([.relu], of: .whole(magnitude: 3))
    ) { subject, input in
      var inputs: [Matrix<Double>] = []
      var sums: [Matrix<Double>] = []
      var values = input.x
      for (index, (w, b)) in zip(input.weights, input.biases).enumerated() {
        if index > 0 { values = values.map { $0 > 0 ? $0 : 0 } }
        inputs.append(values)
        values = try subject.linear(values, w, b)
        sums.append(values)
      }
      var delta = input.g
      var chain: [[Double]] = []
      for index in input.weights.indices.reversed() {
        let fields = try subject.linearGrad(inputs[index], input.weights[index], delta)
        chain.insert(try fields.vector("b"), at: 0)
        chain.insert(try fields.matrix("w").elements, at: 0)
        delta = try fields.matrix("x")
        guard index > 0 else { break }
        let below = sums[index - 1]
        try require(delta.shape == below.shape, "δ has the shape \(delta.shape)")
        delta = Matrix(rowCount: delta.rowCount, columnCount: delta.columnCount) {
          below[$0, $1] > 0 ? delta[$0, $1] : 0
        }
      }
      let fields = try subject.mlpGradients(
        input.x, input.parameters(), input.activation.rawValue, input.g)
      try require(
        try fields.tensors("parameters").map(\.elements) == chain, "the parameters differ")
      try require(try fields.matrix("x") == delta, "dx differs")
    },
    Law(
      171, .networks, "a perceptron is as right as its layers and activations",
      states:
        "every output and gradient within the errors of the layers (F4) and activations (2 ulp), "
        + "carried on, for ReLU, tanh, sigmoid, GELU and SiLU", .certified, .medium,
      holds: [.mlp, .mlpGradients],
      for: .perceptrons(
        [.relu, .tanh, .sigmoid, .gelu, .silu],
        of: .oneOf([.floats(in: -2...2), .whole(magnitude: 4), .atScale(-8...2)]), layers: 1...3,
        width: 2)
    ) { subject, input in
      let running = try RunningPerceptron(input)
      let name = "errors carried on"
      let parameters = try input.parameters()
      let output = try subject.mlp(input.x, parameters, input.activation.rawValue)
      try require(output.shape == input.g.shape, "the output has the shape \(output.shape)")
      for (computed, exact) in zip(output.elements, (running.outputs.last ?? []).flatMap { $0 }) {
        try subject.hold(.mlp, computed, to: exact.value, within: exact.bound(name))
      }
      let wanted = try running.backward(input.g)
      let fields = try subject.mlpGradients(
        input.x, parameters, input.activation.rawValue, input.g)
      let gradients = try fields.tensors("parameters")
      try require(gradients.map(\.shape) == parameters.map(\.shape), "the shapes differ")
      let lists = [try fields.matrix("x").elements] + gradients.map(\.elements)
      let exact =
        [wanted.x.flatMap { $0 }]
        + wanted.layers.flatMap { [$0.w.flatMap { $0 }, $0.b] }
      for (list, values) in zip(lists, exact) {
        try require(list.count == values.count, "\(list.count) derivatives")
        for (computed, value) in zip(list, values) {
          try subject.hold(.mlpGradients, computed, to: value.value, within: value.bound(name))
        }
      }
    },
    Law(
      171, .networks, "layers between widths have so many parameters",
      states: "Σ (wᵢ + 1)·wᵢ₊₁, refused from 2⁶³ on", .exact, holds: [.parameterCount],
      for: .oneOf([
        Generator<Int>.integers(in: 1...300).array(count: 1...6),
        Generator<Int>.integers(in: 1...1 << 33).array(count: 1...3),
      ])
    ) { subject, widths in
      let exact = Networks.parameterCount(widths)
      guard let wanted = exact.asInt else {
        return try subject.refuses("domain") { try subject.parameterCount(widths) }
      }
      let count = try subject.parameterCount(widths)
      try require(count == wanted, "\(count) parameters, where there are \(wanted)")
    },
  ]
}

extension PerceptronInput {
  /// The gradients over the rationals by the examples, and by the weights and bias of each layer.
  fileprivate func exactGradients() throws -> [[Rational]] {
    let gradients = try Networks.backward(
      x.realNumbers(), layers(), activation, upstream: g.realNumbers())
    return
      ([gradients.x.elements]
      + gradients.layers.flatMap { [$0.weights.elements, $0.bias] })
      .map { $0.compactMap(\.asRational) }
  }
}

extension Subject {
  /// Requires that the output and the gradients are exact, which they are where nothing rounds.
  fileprivate func holdsExactly(_ input: PerceptronInput, _ gradients: [[Rational]]) throws {
    let parameters = try input.parameters()
    let output = try mlp(input.x, parameters, input.activation.rawValue)
    let exact = try Networks.forward(input.x.realNumbers(), input.layers(), input.activation)
    try require(output.shape == exact.shape, "the output has the shape \(output.shape)")
    for (computed, value) in zip(output.elements, exact.elements) {
      try hold(.mlp, computed, to: value, within: .exact)
    }
    let fields = try mlpGradients(input.x, parameters, input.activation.rawValue, input.g)
    let tensors = try fields.tensors("parameters")
    try require(tensors.map(\.shape) == parameters.map(\.shape), "the shapes differ")
    let found = [try fields.matrix("x").elements] + tensors.map(\.elements)
    for (computed, wanted) in zip(found, gradients) {
      try hold(.mlpGradients, computed, to: wanted, within: wanted.map { _ in .exact })
    }
  }
}
