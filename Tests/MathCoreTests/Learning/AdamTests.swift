import Exact
import MathCore
import Testing

@Suite struct AdamTests {
  @Test func `the first step is −η·g/(|g| + ε)`() throws {
    let g = [3, -0.25, 1e-9, 0]
    let run = try Descent.adam([1, 1, 1, 1], CoreMatrix(rows: [g]), 0.125, 0.9, 0.999, 1e-8)
    for (index, gradient) in try g.exact().enumerated() {
      let step = try Rational(0.125) * gradient / (gradient.magnitude + Rational(1e-8))
      #expect(run.trajectory[1, index] == (Rational(1) - step).roundedToDouble())
    }
  }

  @Test func `constant gradients are corrected to themselves, to the last bit`() throws {
    let start = try Adam(parameters: [0, 0], schedule: .constant(0.25), epsilon: 0)
    let states = try Trajectory(start, steps: 500) { (_) throws(MathError) in [0.1, -3e-170] }
    for state in states.states.dropFirst() {
      #expect(state.correctedM == [0.1, -3e-170])
      #expect(
        state.parameters == [-0.25 * Double(state.stepCount), 0.25 * Double(state.stepCount)])
    }
    // (3e-170)² is below the doubles, and yet the step is right; 0.1² is within them.
    #expect(try states.states[9].correctedV[0] == (Rational(0.1) * Rational(0.1)).roundedToDouble())
  }

  @Test func `the moments are those of their definition over the rationals, rounded`() throws {
    var draws = DoubleDraws(seed: 62)
    let rows = (0..<40).map { _ in [draws.double(exponents: -20...20)] }
    let run = try Descent.adam([0], CoreMatrix(rows: rows), 0.1, 0.875, 0.96875, 1e-8)
    let (beta1, beta2) = try (Rational(0.875), Rational(0.96875))
    var (m, v) = (Rational(0), Rational(0))
    for (step, row) in rows.enumerated() {
      let g = try Rational(row[0])
      m = beta1 * m + (Rational(1) - beta1) * g
      v = beta2 * v + (Rational(1) - beta2) * g * g
      #expect(run.m[step + 1, 0] == m.roundedToDouble())
      #expect(run.v[step + 1, 0] == v.roundedToDouble())
    }
  }

  @Test func `with ε = 0 steps do not depend on the scale of the gradients`() throws {
    var draws = DoubleDraws(seed: 63)
    let rows = (0..<20).map { _ in [draws.double(exponents: -3...3)] }
    let plain = try Descent.adam([1], CoreMatrix(rows: rows), 0.1, 0.9, 0.999, 0).trajectory
    for exponent in [-1000, -500, 500, 1000] {
      let scaled = rows.map { [Double(sign: .plus, exponent: exponent, significand: $0[0])] }
      let other = try Descent.adam([1], CoreMatrix(rows: scaled), 0.1, 0.9, 0.999, 0).trajectory
      #expect(other == plain)
    }
  }

  @Test func `a parameter that has met only gradients of 0 stays, also with ε = 0`() throws {
    let zeros = try CoreMatrix(rows: [[0], [0]])
    #expect(try Descent.adam([7], zeros, 0.1, 0.9, 0.999, 0).trajectory.elements == [7, 7, 7])
    // β₂ = 0 forgets: then v = 0 and m ≠ 0, and the step is a quotient by 0.
    let one = try CoreMatrix(rows: [[1], [0]])
    let error = #expect(throws: MathError.self) { try Descent.adam([7], one, 0.1, 0.9, 0, 0) }
    #expect(error?.kind == "domain")
  }

  @Test func `the gradients (β₁/β₂)^(t−i) step further than the paper's 3.16·η, by 6.76·η`() throws
  {
    // The step is at most η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·(1 − β₁)/√((1 − β₂)(1 − β₁²/β₂)) by Cauchy and
    // Schwarz; these gradients attain it. Here t = 2000.
    let (beta1, beta2) = (0.9, 0.999)
    var gradients: [[Double]] = []
    var g = 1.0
    for _ in 0..<2000 {
      gradients.append([g])
      g *= beta1 / beta2
    }
    gradients.reverse()
    let w = try Descent.adam([0], CoreMatrix(rows: gradients), 1, beta1, beta2, 0).trajectory
    let step = w[1999, 0] - w[2000, 0]
    #expect(step > 6.755 && step < 6.765)
  }

  @Test func `AdamW is Adam with an L2 penalty only without decay`() throws {
    let gradients = try CoreMatrix(rows: [[1], [0.5]])
    let plain = try Descent.adam([2], gradients, 0.1, 0.9, 0.999, 1e-8)
    #expect(try Descent.adamW([2], gradients, 0.1, 0.9, 0.999, 1e-8, 0) == plain)
    #expect(try Descent.adamL2([2], gradients, 0.1, 0.9, 0.999, 1e-8, 0) == plain)
    let apart = try Descent.adamW([2], gradients, 0.1, 0.9, 0.999, 1e-8, 0.5).trajectory
    let coupled = try Descent.adamL2([2], gradients, 0.1, 0.9, 0.999, 1e-8, 0.5).trajectory
    #expect(abs(apart[2, 0] - coupled[2, 0]) > 0.1)
    // Decay alone: w ← w − η·λ·w, each rounded once.
    let zeros = try CoreMatrix(rows: [[0], [0]])
    let decayed = try Descent.adamW([1], zeros, 0.5, 0.9, 0.999, 1e-8, 0.5).trajectory
    #expect(decayed.elements == [1, 0.75, 0.5625])
  }

  @Test func `a step is its exact value rounded once, ε and all`() throws {
    // β = 0 makes m̂ = g and v̂ = g², so that the step is g/(|g| + ε) in each.
    var draws = DoubleDraws(seed: 64)
    for _ in 0..<200 {
      let g = draws.double(exponents: -20...20)
      let (w, eta) = (draws.double(exponents: -3...3), draws.double(exponents: -6...0))
      let found = try Descent.adamW(
        [w], CoreMatrix(rows: [[g]]), eta, 0, 0, 0.001, 0.25
      ).trajectory[1, 0]
      let quotient = try Rational(g) / (Rational(g).magnitude + Rational(0.001))
      let exact = try Rational(w) - Rational(eta) * (quotient + Rational(0.25) * Rational(w))
      #expect(found == exact.roundedToDouble())
    }
  }
}
