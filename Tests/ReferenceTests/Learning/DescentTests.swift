import Exact
import Reference
import Testing

/// Steppers against trajectories worked out by hand, and against each other.
struct DescentTests {
  @Test func `the golden trajectories of the notes`() throws {
    // f = x² with η = 1/10: 3, 2.4, 1.92; f = x² + y²: (3, 4), (2.4, 3.2).
    let tenth = try Real.fraction(1, 10)
    func gradient(_ x: [Real]) throws -> [Real] { try x.map { try Real(2) * $0 } }
    let line = try Descent.gradientDescent(
      from: reals(3), eta: tenth, steps: 2, gradient: gradient)
    #expect(
      try line.map { $0[0].asRational } == [3, Rational(12, over: 5), Rational(48, over: 25)])
    let plane = try Descent.gradientDescent(
      from: reals(3, 4), eta: tenth, steps: 1, gradient: gradient)
    #expect(
      try plane[1].map(\.asRational) == [Rational(12, over: 5), Rational(16, over: 5)])
    #expect(try Vectors.dot(plane[1], plane[1]).asRational == 16)
  }

  @Test func `momentum without momentum is descent, with it the powers of a 2 × 2 matrix`() throws {
    let (eta, mu) = (try Real.fraction(1, 5), try Real.fraction(3, 4))
    func gradient(_ x: [Real]) throws -> [Real] { try x.map { try Real(3) * $0 } }
    let plain = try Descent.momentum(from: reals(2), eta: eta, mu: .zero, steps: 6) { x, _ in
      try gradient(x)
    }
    let descent = try Descent.gradientDescent(
      from: reals(2), eta: eta, steps: 6, gradient: gradient)
    #expect(plain.map { $0[0].asRational } == descent.map { $0[0].asRational })
    // (w, v) ↦ (w − η(μv + 3w), μv + 3w).
    let step = try Matrix(rows: [
      [.one - Real(3) * eta, -(eta * mu)], [Real(3), mu],
    ])
    var state = reals(2, 0)
    let moved = try Descent.momentum(from: reals(2), eta: eta, mu: mu, steps: 6) { x, _ in
      try gradient(x)
    }
    for point in moved {
      #expect(point[0].asRational == state[0].asRational)
      state = try Matrices.product(step, state)
    }
  }

  @Test func `both forms of Nesterov's step are one in other variables`() throws {
    // With p = w − ημv, v ← μv + g(p), w ← w − ηv becomes p ← p − η(g + μv).
    let (eta, mu) = (try Real.fraction(1, 10), try Real.fraction(2, 3))
    func gradient(_ x: [Real]) throws -> [Real] {
      [try Real(2) * x[0] + x[1], try x[0] + Real(5) * x[1] - .one]
    }
    let ahead = try Descent.nesterovLookAhead(
      from: reals(1, -2), eta: eta, mu: mu, steps: 5, gradient: gradient)
    let form = try Descent.nesterov(from: reals(1, -2), eta: eta, mu: mu, steps: 5) { x, _ in
      try gradient(x)
    }
    for step in 1...5 {
      // ηv is the last move of w.
      for place in 0..<2 {
        let move = try ahead[step - 1][place] - ahead[step][place]
        #expect(
          try form[step][place].asRational == (ahead[step][place] - mu * move).asRational)
      }
    }
  }

  @Test func `the quadratic's gradient is Ax − b, and the stationary point stays`() throws {
    let a = try Matrix(rows: [reals(2, 1), reals(1, 3)])
    let b = reals(3, 4)
    #expect(
      try Descent.quadraticGradient(a, b, at: reals(1, 1)).allSatisfy { $0.asRational == 0 })
    #expect(
      try Descent.quadraticGradient(a, b, at: reals(2, 0)).map(\.asRational) == [1, -2])
  }

  private func adam(_ decay: Adam<Real>.Decay = .none) throws -> Adam<Real> {
    Adam(
      eta: try .fraction(1, 10), beta1: try .fraction(9, 10), beta2: try .fraction(999, 1000),
      epsilon: try .fraction(1, 100), decay: decay)
  }

  @Test func `Adam's first step, and the correction of its bias on constant gradients`() throws {
    let states = try adam().trajectory(
      from: reals(1, -1), gradients: Array(repeating: reals(2, -3), count: 4))
    // −η·g/(|g| + ε): 2/(201/100)/10 and 3/(301/100)/10.
    #expect(
      try states[1].weights.map(\.asRational)
        == [1 - Rational(20, over: 201), -1 + Rational(30, over: 301)])
    for (t, state) in states.enumerated().dropFirst() {
      let correction = try Real.one - Real.fraction(9, 10).power(Real(t))
      #expect(try state.m.map { try ($0 / correction).asRational } == [2, -3])
      #expect(state.step == t)
      // Every step of a constant gradient is the first one.
      #expect(
        try state.weights[0].asRational == 1 - Rational(t) * Rational(20, over: 201))
    }
  }

  @Test func `decoupled decay and decay in the gradient differ, unless there is none`() throws {
    let gradients = [reals(1), reals(-2)]
    func last(_ decay: Adam<Real>.Decay) throws -> Real {
      try adam(decay).trajectory(from: reals(3), gradients: gradients)[2].weights[0]
    }
    let half = try Real.fraction(1, 2)
    let (inGradient, decoupled) = (try last(.inGradient(half)), try last(.decoupled(half)))
    #expect(inGradient.enclosure.isDisjoint(from: decoupled.enclosure))
    let plain = try last(.none)
    for decay in [Adam<Real>.Decay.inGradient(.zero), .decoupled(.zero)] {
      try expectEqual(last(decay), plain)
    }
  }

  @Test func `schedules reach their ends exactly`() throws {
    let (high, low) = (try Real.fraction(3, 10), try Real.fraction(1, 100))
    func cosine(_ step: Int) throws -> Real {
      try Schedules.cosine(step: step, of: 8, from: high, to: low)
    }
    #expect(try cosine(0).asRational == high.asRational && cosine(8).asRational == low.asRational)
    #expect(try cosine(4).order((high + low) / Real(2)) == .equal)
    for step in 0..<8 { #expect(try cosine(step + 1).order(cosine(step)) == .less) }
    #expect(try Schedules.warmup(step: 3, over: 4, peak: high).asRational == Rational(9, over: 40))
    #expect(try Schedules.warmup(step: 9, over: 4, peak: high).asRational == high.asRational)
    #expect(try Schedules.warmup(step: 0, over: 0, peak: high).asRational == high.asRational)
    let stair = try (0..<7).map {
      try Schedules.step(step: $0, from: Real.one, gamma: Real.fraction(1, 2), every: 3).asRational
    }
    #expect(try stair == [1, 1, 1, 2, 2, 2, 4].map { try Rational(1, over: Integer($0)) })
    #expect(throws: DefinitionError.notACount(function: "every", value: "0")) {
      try Schedules.step(step: 1, from: Real.one, gamma: .one, every: 0)
    }
    #expect(try cosine(9).asRational == low.asRational)
    #expect(throws: DefinitionError.notACount(function: "step", value: "-1")) { try cosine(-1) }
    #expect(throws: DefinitionError.notACount(function: "steps", value: "0")) {
      try Schedules.cosine(step: 0, of: 0, from: high, to: low)
    }
  }

  @Test func `clipping is the nearest point of the ball or of the box`() throws {
    #expect(try Clipping.byNorm(reals(3, 4), Real(5)).map(\.asRational) == [3, 4])
    #expect(
      try Clipping.byNorm(reals(3, 4), .one).map(\.asRational)
        == [Rational(3, over: 5), Rational(4, over: 5)])
    #expect(try Clipping.byNorm(reals(0, 0), .zero).map(\.asRational) == [0, 0])
    #expect(try Clipping.byValue(reals(-3, 1, 9), Real(2)).map(\.asRational) == [-2, 1, 2])
    #expect(throws: ArithmeticError.outsideDomain(function: "clip by norm", argument: "-1")) {
      try Clipping.byNorm(reals(1), Real(-1))
    }
  }
}
