import Exact
import Reference
import Testing

/// Activations and losses against their derivatives by duals, and against golden values.
struct ActivationTests {
  private static let points = stride(from: -40, through: 40, by: 7)

  @Test func `each stated derivative is the one by duals`() throws {
    for activation in Activation.allCases {
      for tenths in Self.points {
        let x = try Real.fraction(tenths, 10)
        let dual = try activation(Dual(variable: x))
        try expectEqual(dual.value, activation(x), "\(activation) at \(tenths)/10")
        try expectEqual(dual.derivative, activation.derivative(x), "\(activation)′ at \(tenths)/10")
      }
    }
    #expect(try Activation.relu(Dual(variable: Real.zero)).derivative.asRational == 0)
  }

  @Test func `the identities of the catalogue`() throws {
    for tenths in Self.points {
      let x = try Real.fraction(tenths, 10)
      let minus = try -x
      try expectEqual(
        Activations.sigmoid(minus), .one - Activations.sigmoid(x))
      try expectEqual(
        Activations.tanh(x), Real(2) * Activations.sigmoid(Real(2) * x) - .one)
      try expectEqual(Activations.softplus(x) - Activations.softplus(minus), x)
      try expectEqual(Activations.gelu(x) - Activations.gelu(minus), x)
      let apart = try (Activations.gelu(x) - Activations.geluTanh(x)).absolute()
      #expect(try apart.order(.fraction(474, 1_000_000)) == .less)
    }
  }

  @Test func `the minimum of GELU is where the catalogue has it`() throws {
    let place = try Real.fraction(-75_179_152_469, 100_000_000_000)
    try expect(Activations.gelu(place), rounds: "-0.16997120748", digits: 11)
    let slope = try Activations.geluGrad(place).absolute()
    #expect(try slope.order(.fraction(1, 10_000_000_000)) == .less)
  }

  @Test func `golden values of softmax and of losses from logits`() throws {
    let z = reals(1, 3, 1)
    let p = try Activations.softmax(z)
    try expect(p[0], rounds: "0.106507", digits: 6)
    try expect(p[1], rounds: "0.786986", digits: 6)
    try expect(CrossEntropy.loss(z, class: 1), rounds: "0.239545", digits: 6)
    try expect(
      CrossEntropy.loss(reals(40, 0, 0), class: 0), rounds: "8.496708510583178e-18", digits: 16)
    try expect(Activations.logSumExp(reals(0, -40)), rounds: "4.248354255291589e-18", digits: 16)
  }

  @Test func `the stated gradients of softmax and losses are those by duals`() throws {
    let z = [try Real.fraction(-3, 2), try .fraction(7, 5), .zero, try .fraction(1, 3)]
    let y = [try Real.fraction(1, 5), try .fraction(1, 2), .zero, try .fraction(4, 5)]
    let jacobian = try Derivatives.jacobian(at: z) { try Activations.softmax($0) }
    for (a, b) in zip(jacobian.elements, try Activations.softmaxJacobian(z).elements) {
      try expectEqual(a, b)
    }
    let vjp = try Derivatives.vjp(at: z, seed: y) { try Activations.softmax($0) }
    for (a, b) in zip(vjp, try Activations.softmaxVjp(z, y)) { try expectEqual(a, b) }
    let soft = try Derivatives.gradient(at: z) { point in
      try CrossEntropy.loss(point, weights: y.map { Dual(constant: $0) })
    }
    for (a, b) in zip(soft, try CrossEntropy.gradient(z, weights: y)) { try expectEqual(a, b) }
    let hard = try Derivatives.gradient(at: z) { try CrossEntropy.loss($0, class: 2) }
    for (a, b) in zip(hard, try CrossEntropy.gradient(z, class: 2)) { try expectEqual(a, b) }
    let smooth = try CrossEntropy.smoothed(class: 1, of: 4, epsilon: Real.fraction(1, 10))
    #expect(
      try smooth.map(\.asRational)
        == [1, 37, 1, 1].map { try Rational(Integer($0), over: 40) })
    for (x, target) in [(-3, 0), (2, 1), (5, 3)] {
      let share = try Real.fraction(target, 4)
      let dual = try CrossEntropy.binary(Dual(variable: Real(x)), Dual(constant: share))
      try expectEqual(dual.derivative, CrossEntropy.binaryGrad(Real(x), share))
      try expectEqual(
        dual.value, CrossEntropy.binary(-Real(x), .one - share), "the mirror image")
    }
  }

  @Test func `a batch has the mean loss, and its gradient`() throws {
    let z = try Matrix(rows: [reals(1, 3, 1), reals(0, 0, 2)])
    let batch = try CrossEntropy.batch(z, classes: [1, 2])
    let losses = [
      try CrossEntropy.loss(reals(1, 3, 1), class: 1),
      try CrossEntropy.loss(reals(0, 0, 2), class: 2),
    ]
    try expectEqual(batch.loss, Vectors.mean(losses))
    let flat = try Derivatives.gradient(at: z.elements) { point in
      try CrossEntropy.batch(
        Matrix(rowCount: 2, columnCount: 3, elements: point), classes: [1, 2]
      ).loss
    }
    for (a, b) in zip(flat, batch.gradient.elements) { try expectEqual(a, b) }
  }

  @Test func `errors name what is missing`() throws {
    let none: [Real] = []
    #expect(throws: DefinitionError.empty(function: "softmax")) { try Activations.softmax(none) }
    #expect(throws: DefinitionError.empty(function: "celogits")) {
      try CrossEntropy.loss(none, class: 0)
    }
    #expect(throws: ArithmeticError.outsideDomain(function: "celogits", argument: "class 3")) {
      try CrossEntropy.loss(reals(1, 2, 3), class: 3)
    }
    #expect(throws: ArithmeticError.outsideDomain(function: "softmax temperature", argument: "0")) {
      try Activations.softmax(reals(1, 2), temperature: .zero)
    }
  }

  @Test func `a temperature divides the logits, and log-softmax is the logarithm`() throws {
    let z = reals(2, -4, 6)
    let p = try Activations.softmax(z, temperature: Real(2))
    for (a, b) in zip(p, try Activations.softmax(reals(1, -2, 3))) { try expectEqual(a, b) }
    for (a, b) in zip(try Activations.logSoftmax(z), try Activations.softmax(z)) {
      try expectEqual(a, b.log())
    }
  }
}
