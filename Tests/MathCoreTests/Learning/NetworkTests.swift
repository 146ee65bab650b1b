import Exact
import MathCore
import Testing

@Suite struct NetworkTests {
  private func tensor(_ shape: [Int], _ elements: [Double]) throws -> MathCore.Tensor {
    try MathCore.Tensor(shape: shape, elements: elements)
  }

  /// A network 8-16-3 of small whole numbers, for which nothing is rounded.
  private func parameters() throws -> [MathCore.Tensor] {
    func numbers(_ count: Int, _ step: Int) -> [Double] {
      (0..<count).map { Double(($0 * step) % 7 - 3) }
    }
    return try [
      tensor([8, 16], numbers(128, 5)), tensor([16], numbers(16, 3)),
      tensor([16, 3], numbers(48, 4)), tensor([3], numbers(3, 2)),
    ]
  }

  private func batch() throws -> CoreMatrix {
    try CoreMatrix(
      rowCount: 4, columnCount: 8, elements: (0..<32).map { Double(($0 * 3) % 5 - 2) })
  }

  @Test func `the layers 8, 16, 3 have 195 parameters`() throws {
    #expect(try Networks.parameterCount([8, 16, 3]) == 195)
    #expect(try parameters().map(\.elements.count).reduce(0, +) == 195)
    #expect(try Networks.parameterCount([8]) == 0)
    #expect(throws: MathError.empty(function: "parameterCount")) { try Networks.parameterCount([]) }
    #expect(throws: MathError.self) { try Networks.parameterCount([1 << 40, 1 << 40]) }
    #expect(throws: MathError.self) { try Networks.parameterCount([2, -1]) }
  }

  @Test func `gradients have the shapes of their parameters`() throws {
    let g = try CoreMatrix(rowCount: 4, columnCount: 3, elements: (0..<12).map { Double($0 % 3) })
    let gradients = try Networks.mlpGradients(batch(), parameters(), "relu", g)
    #expect(gradients.x.shape == [4, 8])
    #expect(gradients.parameters.map(\.shape) == [[8, 16], [16], [16, 3], [3]])
    #expect(try Networks.mlp(batch(), parameters(), "relu").shape == [4, 3])
  }

  @Test func `gradients are exact differences, where the network is linear in each number`() throws
  {
    // With whole numbers and steps too small to cross a kink, a difference quotient with the step
    // 2⁻¹⁰ is the derivative itself, and no sum of these numbers is rounded.
    let (x, start) = try (batch(), parameters())
    let g = try CoreMatrix(
      rowCount: 4, columnCount: 3, elements: (0..<12).map { Double($0 % 4 - 1) })
    let gradients = try Networks.mlpGradients(x, start, "relu", g)
    func loss(_ parameters: [MathCore.Tensor], _ x: CoreMatrix) throws -> Double {
      try Vectors.dot(Networks.mlp(x, parameters, "relu").elements, g.elements)
    }
    // Kinks at exactly 0 have the derivative 0 and two different slopes, so offsets avoid them.
    let step = 0x1p-10
    for (index, parameter) in start.enumerated() where index >= 2 {
      for place in parameter.elements.indices {
        var elements = parameter.elements
        elements[place] += step
        var moved = start
        moved[index] = try tensor(parameter.shape, elements)
        let quotient = try (loss(moved, x) - loss(start, x)) / step
        #expect(gradients.parameters[index].elements[place] == quotient)
      }
    }
    var shifted = start
    shifted[1] = try tensor([16], start[1].elements.map { $0 + 0.5 })
    let inner = try Networks.mlpGradients(x, shifted, "relu", g)
    for place in 0..<128 {
      var moved = shifted
      var elements = start[0].elements
      elements[place] += step
      moved[0] = try tensor([8, 16], elements)
      let quotient = try (loss(moved, x) - loss(shifted, x)) / step
      #expect(inner.parameters[0].elements[place] == quotient)
    }
    for place in 0..<32 {
      var elements = x.elements
      elements[place] += step
      let moved = try CoreMatrix(rowCount: 4, columnCount: 8, elements: elements)
      #expect(inner.x.elements[place] == (try loss(shifted, moved) - loss(shifted, x)) / step)
    }
  }

  @Test func `rows and columns are the same layer, transposed`() throws {
    let w = try CoreMatrix(rows: [[1, 2, 3], [4, 5, 6]])
    let (x, g, b) = ([1.0, -1], [1.0, 2, 3], [0.5, 0.25, 0.125])
    let rows = try Networks.linear(CoreMatrix(rows: [x]), w, b)
    #expect(rows.elements == [-2.5, -2.75, -2.875])
    let transposed = Matrices.transpose(w)
    #expect(try Networks.linearColumns(transposed, x, b) == rows.elements)
    let byRows = try Networks.linearGrad(CoreMatrix(rows: [x]), w, CoreMatrix(rows: [g]))
    let byColumns = try Networks.linearColumnsGrad(transposed, x, g)
    #expect(byRows.x.elements == [14, 32] && byColumns.x == [14, 32])
    #expect(byRows.w == (try CoreMatrix(rows: [[1, 2, 3], [-1, -2, -3]])))
    #expect(byColumns.w == Matrices.transpose(byRows.w))
    #expect(byRows.b == g && byColumns.b == g)
    // The offset is summed over the batch.
    let two = try Networks.linearGrad(CoreMatrix(rows: [x, x]), w, CoreMatrix(rows: [g, g]))
    #expect(two.b == [2, 4, 6])
  }

  @Test func `each activation stands between the layers and none after the last`() throws {
    for activation in Activation.allCases {
      let network = try [
        tensor([1, 1], [1]), tensor([1], [0]), tensor([1, 1], [-3]), tensor([1], [1]),
      ]
      let x = try CoreMatrix(rows: [[0.75], [-0.5]])
      let y = try Networks.mlp(x, network, activation.rawValue)
      let wanted = try [0.75, -0.5].map { try -3 * activation.value($0) + 1 }
      #expect(y.elements == wanted)
      let g = try CoreMatrix(rows: [[1], [1]])
      let slopes = try Networks.mlpGradients(x, network, activation.rawValue, g).x.elements
      #expect(slopes == (try [0.75, -0.5].map { try -3 * activation.derivative($0) }))
    }
  }

  @Test func `networks that do not fit are refused`() throws {
    let x = try CoreMatrix(rows: [[1, 2]])
    func kind(_ parameters: [MathCore.Tensor], _ activation: String = "relu") -> String? {
      do {
        _ = try Networks.mlp(x, parameters, activation)
        return nil
      } catch { return error.kind }
    }
    let (w, b) = try (tensor([2, 2], [1, 2, 3, 4]), tensor([2], [0, 0]))
    #expect(kind([w, b]) == nil)
    #expect(kind([w, b], "step") == "domain")
    #expect(kind([]) == "domain")
    #expect(kind([w]) == "domain")
    #expect(kind([b, w]) == "shapes")
    #expect(kind(try [tensor([3, 2], [1, 2, 3, 4, 5, 6]), b]) == "shapes")
    #expect(kind(try [w, b, tensor([1, 1], [1]), tensor([1], [1])]) == "shapes")
    #expect(kind(try [w, tensor([2], [0, .nan])]) == "notFinite")
    #expect(
      kind(try [tensor([2, 2], [1e200, 1, 1, 1]), b, tensor([2, 2], [1e200, 1, 1, 1]), b]) == nil)
    #expect(throws: MathError.self) {
      try Networks.mlpGradients(x, [w, b], "relu", CoreMatrix(rows: [[1]]))
    }
  }

  @Test func `a network learns the parity of two bits`() throws {
    let x = try CoreMatrix(rows: [[0, 0], [0, 1], [1, 0], [1, 1]])
    let y = [0.0, 1, 1, 0]
    let first = try Networks.initialise([2, 4], "xavier", "uniform", 7)
    let second = try Networks.initialise([4, 1], "xavier", "uniform", 8)
    let shapes = [[2, 4], [4], [4, 1], [1]]
    let start = first.elements + [0, 0, 0, 0] + second.elements + [0]
    func network(_ weights: [Double]) throws(MathError) -> [MathCore.Tensor] {
      var (parameters, place) = ([MathCore.Tensor](), 0)
      for shape in shapes {
        let count = shape.reduce(1, *)
        parameters.append(
          try MathCore.Tensor(shape: shape, elements: Array(weights[place..<place + count])))
        place += count
      }
      return parameters
    }
    let adam = try Adam(parameters: start, schedule: .constant(0.05))
    let path = try Trajectory(adam, steps: 300) { (weights) throws(MathError) in
      let parameters = try network(weights)
      let output = try Networks.mlp(x, parameters, "tanh")
      let slope = zip(output.elements, y).map { ($0 - $1) / 2 }
      let g = try CoreMatrix(rowCount: 4, columnCount: 1, elements: slope)
      return try Networks.mlpGradients(x, parameters, "tanh", g).parameters.flatMap(\.elements)
    }
    let end = try Networks.mlp(x, network(path.parameters.row(300)), "tanh").elements
    #expect(try Regression.mse(end, y) < 0.01)
  }
}
