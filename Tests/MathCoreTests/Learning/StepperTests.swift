import Exact
import MathCore
import Testing

@Suite struct StepperTests {
  @Test func `the descent on x² goes 3, 2.4, 1.92, its values 9, 5.76, 3.6864`() throws {
    let path = try Descent.gradientDescent(CoreMatrix(rows: [[2]]), [0], [3], 0.1, 2)
    #expect(path.elements == [3, 2.4, 1.92])
    let values = try path.elements.exact().map { $0 * $0 }
    let wanted = try [Rational("9"), Rational("5.76"), Rational("3.6864")]
    for (value, decimal) in zip(values, wanted) {
      // Each x is within half an ulp of its decimal, at most 2⁻⁵³ relatively, and the square twice
      // that.
      #expect((value - decimal).magnitude <= decimal.scaled(byTwoToThe: -51))
    }
  }

  @Test func `a step on x² + y² from (3, 4) leads to (2.4, 3.2), from 25 to 16`() throws {
    let path = try Descent.gradientDescent(
      CoreMatrix(rows: [[2, 0], [0, 2]]), [0, 0], [3, 4], 0.1, 1)
    #expect(path.row(1) == [2.4, 3.2])
    #expect(try Vectors.dot(path.row(0), path.row(0)) == 25)
    #expect(try Vectors.dot(path.row(1), path.row(1)) == 16)
  }

  @Test func `descent diverges from 2/λ on, where it goes to and fro`() throws {
    // x²/4 has the curvature 1/2, so that the threshold is 4.
    let bowl = try CoreMatrix(rows: [[0.5]])
    #expect(try Descent.gradientDescent(bowl, [0], [1], 4, 3).elements == [1, -1, 1, -1])
    #expect(try Descent.gradientDescent(bowl, [0], [1], 6, 3).elements == [1, -2, 4, -8])
    #expect(try Descent.gradientDescent(bowl, [0], [1], 2, 3).elements == [1, 0, 0, 0])
    let steep = try CoreMatrix(rows: [[1, 0], [0, 8]])
    // Beyond 2/8 the component along the steep axis grows; a start without one converges.
    let grown = try Descent.gradientDescent(steep, [0, 0], [1, 1], 0.5, 4)
    #expect(grown.column(1) == [1, -3, 9, -27, 81])
    #expect(grown.column(0) == [1, 0.5, 0.25, 0.125, 0.0625])
    #expect(
      try Descent.gradientDescent(steep, [0, 0], [1, 0], 0.5, 4).column(1).allSatisfy { $0 == 0 })
  }

  @Test func `each entry of a step is the nearest double to the exact one`() throws {
    var draws = DoubleDraws(seed: 61)
    for _ in 0..<300 {
      let w = (0..<4).map { _ in draws.double(exponents: -30...30) }
      let g = (0..<4).map { _ in draws.double(exponents: -30...30) }
      let eta = draws.double(exponents: -10...3)
      let mu = abs(draws.double(exponents: -4 ... -1))
      let gradients = try CoreMatrix(rows: [g, g])
      let plain = try Descent.sgd(w, gradients, eta)
      let heavy = try Descent.momentum(w, gradients, eta, mu)
      let rate = try Rational(eta)
      for index in 0..<4 {
        let first = try Rational(w[index]) - rate * Rational(g[index])
        #expect(plain[1, index] == first.roundedToDouble())
        #expect(heavy[1, index] == first.roundedToDouble())
        let velocity = try (Rational(mu) * Rational(g[index]) + Rational(g[index]))
          .roundedToDouble()
        let second = try Rational(heavy[1, index]) - rate * Rational(velocity)
        #expect(heavy[2, index] == second.roundedToDouble())
      }
    }
  }

  @Test func `without momentum all forms are gradient descent, bit for bit`() throws {
    let gradients = try CoreMatrix(rows: [[0.3, -7], [1e-3, 2], [5, 0.1]])
    let plain = try Descent.sgd([1, 2], gradients, 0.1)
    #expect(try Descent.momentum([1, 2], gradients, 0.1, 0) == plain)
    #expect(try Descent.nesterov([1, 2], gradients, 0.1, 0) == plain)
    let a = try CoreMatrix(rows: [[3, 1], [1, 2]])
    let descent = try Descent.gradientDescent(a, [1, -1], [5, 7], 0.2, 20)
    #expect(try Descent.momentumQuadratic(a, [1, -1], [5, 7], 0.2, 0, 20) == descent)
    #expect(try Descent.nesterovQuadratic(a, [1, -1], [5, 7], 0.2, 0, 20) == descent)
  }

  @Test func `momentum and Nesterov are the powers of their matrices on a parabola`() throws {
    // On x²/2 with η = μ = 1/2 all numbers of a few steps are exact doubles. On (x, v) a step is
    // the matrix ((1 − η, −ημ), (1, μ)), and with the look-ahead ((1 − η, −ημ(1 − η)), (1, μ(1 −
    // η))).
    let bowl = try CoreMatrix(rows: [[1]])
    let heavy = try CoreMatrix(rows: [[0.5, -0.25], [1, 0.5]])
    let ahead = try CoreMatrix(rows: [[0.5, -0.125], [1, 0.25]])
    var (state, other) = ([1.0, 0], [1.0, 0])
    let path = try Descent.momentumQuadratic(bowl, [0], [1], 0.5, 0.5, 8)
    let nesterov = try Descent.nesterovQuadratic(bowl, [0], [1], 0.5, 0.5, 8)
    for step in 1...8 {
      state = try Matrices.matvec(heavy, state)
      other = try Matrices.matvec(ahead, other)
      #expect(path[step, 0] == state[0])
      #expect(nesterov[step, 0] == other[0])
    }
  }

  @Test func `Nesterov's form of libraries tells the points of the look-ahead`() throws {
    // With dyadic numbers nothing is rounded. y = x − ημv of the look-ahead is w of the other form.
    let schedule = Schedule.constant(0.25)
    var ahead = try Momentum(
      parameters: [8], schedule: schedule, momentum: 0.5, form: .lookAhead)
    var other = try Momentum(parameters: [8], schedule: schedule, momentum: 0.5, form: .nesterov)
    for _ in 0..<6 {
      #expect(ahead.gradientPoint == other.parameters)
      try ahead.step(gradient: ahead.gradientPoint)
      try other.step(gradient: other.parameters)
      #expect(ahead.velocity == other.velocity)
    }
    #expect(ahead.stepCount == 6)
  }

  @Test func `a refused step leaves the state as it was`() throws {
    var stepper = try Momentum(parameters: [1, 2], schedule: .constant(0.5), momentum: 0.9)
    try stepper.step(gradient: [1, 1])
    let before = stepper
    #expect(throws: MathError.shapes(function: "momentum", [2], [1])) {
      try stepper.step(gradient: [1])
    }
    #expect(
      throws: MathError.notFinite(
        function: "momentum", argument: "the gradient of step 2", index: 1, value: "nan")
    ) { try stepper.step(gradient: [1, .nan]) }
    #expect(stepper.parameters == before.parameters && stepper.velocity == before.velocity)
    #expect(stepper.stepCount == 1)
  }

  @Test func `a descent that leaves the doubles says in which step`() throws {
    #expect(
      throws: MathError.notFinite(
        function: "gradientDescent", argument: "the parameters after step 2", index: 0,
        value: "-inf")
    ) {
      try Descent.gradientDescent(CoreMatrix(rows: [[1]]), [0], [-1e10], -0x1p990, 5)
    }
  }

  @Test func `parameters outside of their domains are refused`() throws {
    let a = try CoreMatrix(rows: [[1, 2], [2.5, 1]])
    let one = try CoreMatrix(rows: [[1]])
    func kind(_ body: () throws -> Void) -> String? {
      do {
        try body()
        return nil
      } catch let error as MathError {
        return error.kind
      } catch { return "\(error)" }
    }
    #expect(kind { _ = try Descent.gradientDescent(a, [0, 0], [0, 0], 0.1, 1) } == "domain")
    #expect(kind { _ = try Descent.gradientDescent(one, [0], [0], 0.1, -1) } == "domain")
    #expect(kind { _ = try Descent.gradientDescent(one, [0], [0], 0.1, .max) } == "domain")
    #expect(kind { _ = try Descent.gradientDescent(one, [0], [0], .nan, 1) } == "notFinite")
    #expect(kind { _ = try Descent.gradientDescent(one, [0, 1], [0], 1, 1) } == "shapes")
    #expect(kind { _ = try Descent.momentum([0], one, 1, -0.5) } == "domain")
    #expect(kind { _ = try Descent.sgd([0, 1], one, 1) } == "shapes")
    #expect(kind { _ = try Descent.sgd([0], one, .infinity) } == "notFinite")
    #expect(kind { _ = try Descent.adam([0], one, 1, 1, 0.5, 0) } == "domain")
    #expect(kind { _ = try Descent.adam([0], one, 1, 0.5, -0.5, 0) } == "domain")
    #expect(kind { _ = try Descent.adam([0], one, 1, 0.5, 0.5, -1) } == "domain")
    #expect(kind { _ = try Descent.adamW([0], one, 1, 0.5, 0.5, 0, -1) } == "domain")
  }

  @Test func `a trajectory keeps its states, which tell what they remember`() throws {
    let start = try Momentum(parameters: [4], schedule: .constant(0.5), momentum: 0.5)
    let bowl = try Trajectory(start, steps: 3) { (point) throws(MathError) in point }
    #expect(bowl.parameters.elements == [4, 2, 0, -1])
    #expect(bowl.rows(\.velocity).elements == [0, 4, 4, 2])
    #expect(bowl.states.map(\.stepCount) == [0, 1, 2, 3])
    let plain = try Trajectory(
      GradientDescent(parameters: [4], schedule: .constant(0.5)), steps: 3
    ) { (point) throws(MathError) in point }
    #expect(plain.parameters.elements == [4, 2, 1, 0.5])
    #expect(try bowl.distances(to: plain) == [0, 0, 1, 1.5])
  }
}
