import Exact
import PropertyTesting

extension Law {
  /// What the functions of B.15 refuse.
  static let descentRefusalLaws: [Law] = [
    Law(
      114, .descent, "descent on quadratics asks for a symmetric matrix and vectors that fit",
      states: "other shapes, matrices that are not symmetric, negative counts and momenta, NaN and "
        + "infinities are refused; without steps there is the start", .exact,
      needs: [.gradientDescent, .momentumQuadratic, .nesterovQuadratic], forAllOf: { [0, 1, 2] }
    ) { subject, form in
      let run = { (a: [[Double]], b: [Double], x: [Double], eta: Double, mu: Double, steps: Int) in
        let a = try Matrix<Double>(rows: a)
        return switch form {
        case 0: try subject.gradientDescent(a, b, x, eta, steps)
        case 1: try subject.momentumQuadratic(a, b, x, eta, mu, steps)
        default: try subject.nesterovQuadratic(a, b, x, eta, mu, steps)
        }
      }
      let good: [[Double]] = [[2, 1], [1, 2]]
      try require(try run(good, [1, 1], [3, 4], 0.1, 0.5, 0).rows == [[3, 4]], "0 steps")
      try require(try run([], [], [], 0.1, 0.5, 2).shape == [3, 0], "no dimension")
      try subject.refuses("notSquare") { try run([[1, 2]], [1], [1, 1], 0.1, 0.5, 1) }
      try subject.refuses("shapes") { try run(good, [1], [1, 1], 0.1, 0.5, 1) }
      try subject.refuses("shapes") { try run(good, [1, 1], [1], 0.1, 0.5, 1) }
      try subject.refuses("domain") { try run([[2, 1], [0, 2]], [1, 1], [1, 1], 0.1, 0.5, 1) }
      try subject.refuses("domain") {
        try run([[2, 1], [1 + .ulpOfOne, 2]], [1, 1], [1, 1], 0.1, 0.5, 1)
      }
      try subject.refuses("domain") { try run(good, [1, 1], [1, 1], 0.1, 0.5, -1) }
      if form > 0 {
        try subject.refuses("domain") { try run(good, [1, 1], [1, 1], 0.1, -0.5, 1) }
      }
      for bad in [Double.nan, .infinity, -.infinity] {
        try subject.refuses("notFinite") {
          try run([[2, bad], [bad, 2]], [1, 1], [1, 1], 0.1, 0.5, 1)
        }
        try subject.refuses("notFinite") { try run(good, [1, bad], [1, 1], 0.1, 0.5, 1) }
        try subject.refuses("notFinite") { try run(good, [1, 1], [bad, 1], 0.1, 0.5, 1) }
        try subject.refuses("notFinite") { try run(good, [1, 1], [1, 1], bad, 0.5, 1) }
      }
    },
    Law(
      120, .descent, "steps over gradients ask for gradients that fit",
      states: "gradients of another width, negative momenta, NaN and infinities are refused",
      .exact,
      needs: [.sgd, .momentum, .nesterov], forAllOf: { [0, 1, 2] }
    ) { subject, form in
      let run = { (w: [Double], g: [[Double]], eta: Double, mu: Double) in
        let g = try Matrix<Double>(rows: g)
        return switch form {
        case 0: try subject.sgd(w, g, eta)
        case 1: try subject.momentum(w, g, eta, mu)
        default: try subject.nesterov(w, g, eta, mu)
        }
      }
      try require(try run([1, 2], [], 0.1, 0.5).rows == [[1, 2]], "no gradients")
      try subject.refuses("shapes") { try run([1, 2], [[1]], 0.1, 0.5) }
      if form > 0 { try subject.refuses("domain") { try run([1, 2], [[1, 2]], 0.1, -1) } }
      for bad in [Double.nan, .infinity, -.infinity] {
        try subject.refuses("notFinite") { try run([1, bad], [[1, 2]], 0.1, 0.5) }
        try subject.refuses("notFinite") { try run([1, 2], [[1, 2], [bad, 2]], 0.1, 0.5) }
        try subject.refuses("notFinite") { try run([1, 2], [[1, 2]], bad, 0.5) }
      }
      try subject.refuses("notFinite") { try run([1e308], [[-1e308]], 1, 0.5) }
    },
    Law(
      119, .descent, "Adam asks for decay rates in [0, 1) and an ε that is not negative",
      states: "β outside of [0, 1), ε < 0, λ < 0, other shapes, NaN and infinities are refused",
      .exact, needs: [.adam, .adamW, .adamL2], forAllOf: { [0, 1, 2] }
    ) { subject, form in
      let run = { (g: [[Double]], beta1: Double, beta2: Double, epsilon: Double, decay: Double) in
        let (w, g) = ([1.0, 2], try Matrix<Double>(rows: g))
        return switch form {
        case 0: try subject.adam(w, g, 0.1, beta1, beta2, epsilon)
        case 1: try subject.adamW(w, g, 0.1, beta1, beta2, epsilon, decay)
        default: try subject.adamL2(w, g, 0.1, beta1, beta2, epsilon, decay)
        }
      }
      let good: [[Double]] = [[1, 2]]
      try require(try run(good, 0.9, 0.999, 1e-8, 0.1).matrix("m").shape == [2, 2], "m")
      try subject.refuses("shapes") { try run([[1]], 0.9, 0.999, 1e-8, 0.1) }
      for beta in [1, -0.5, 1.5] {
        try subject.refuses("domain") { try run(good, beta, 0.999, 1e-8, 0.1) }
        try subject.refuses("domain") { try run(good, 0.9, beta, 1e-8, 0.1) }
      }
      try subject.refuses("domain") { try run(good, 0.9, 0.999, -1e-8, 0.1) }
      if form > 0 { try subject.refuses("domain") { try run(good, 0.9, 0.999, 1e-8, -0.1) } }
      for bad in [Double.nan, .infinity] {
        try subject.refuses("notFinite") { try run([[1, bad]], 0.9, 0.999, 1e-8, 0.1) }
        try subject.refuses("notFinite") { try run(good, bad, 0.999, 1e-8, 0.1) }
        try subject.refuses("notFinite") { try run(good, 0.9, bad, 1e-8, 0.1) }
        try subject.refuses("notFinite") { try run(good, 0.9, 0.999, bad, 0.1) }
      }
    },
    Law(
      121, .descent, "schedules ask for counts that are not negative",
      states:
        "negative steps and spans, no steps of a decay, γ < 0, NaN and infinities are refused",
      .exact, needs: [.warmupSchedule, .cosineSchedule, .stepSchedule],
      forAllOf: { [-1, -9, .min] }
    ) { subject, bad in
      try require(try subject.warmupSchedule(0, 0, 1) == 1, "no warm-up")
      try require(try subject.stepSchedule(0, 1, 0, 1) == 1, "no step")
      try subject.refuses("domain") { try subject.warmupSchedule(bad, 4, 1) }
      try subject.refuses("domain") { try subject.warmupSchedule(1, bad, 1) }
      try subject.refuses("domain") { try subject.cosineSchedule(bad, 4, 1, 0) }
      for steps in [bad, 0] {
        try subject.refuses("domain") { try subject.cosineSchedule(1, steps, 1, 0) }
        try subject.refuses("domain") { try subject.stepSchedule(1, 1, 0.5, steps) }
      }
      try subject.refuses("domain") { try subject.stepSchedule(bad, 1, 0.5, 2) }
      try subject.refuses("domain") { try subject.stepSchedule(1, 1, -0.5, 2) }
      for rate in [Double.nan, .infinity] {
        try subject.refuses("notFinite") { try subject.warmupSchedule(1, 4, rate) }
        try subject.refuses("notFinite") { try subject.cosineSchedule(1, 4, rate, 0) }
        try subject.refuses("notFinite") { try subject.cosineSchedule(1, 4, 1, rate) }
        try subject.refuses("notFinite") { try subject.stepSchedule(1, rate, 0.5, 2) }
        try subject.refuses("notFinite") { try subject.stepSchedule(1, 1, rate, 2) }
      }
    },
    Law(
      117, .descent, "batches ask for examples that there are",
      states: "no examples, numbers of rows outside, sizes below 1, NaN and infinities are refused",
      .exact, needs: [.minibatches, .batchGradient], forAllOf: { [-1, -9, .min] }
    ) { subject, bad in
      try require(try subject.minibatches(0, 1, 0) == [], "no examples")
      try subject.refuses("domain") { try subject.minibatches(bad, 1, 0) }
      try subject.refuses("domain") { try subject.minibatches(3, bad, 0) }
      try subject.refuses("domain") { try subject.minibatches(3, 0, 0) }
      let x = try Matrix<Double>(rows: [[1], [2]])
      try subject.refuses("domain") { try subject.batchGradient(x, [1, 2], [1], 0, [bad]) }
      try subject.refuses("domain") { try subject.batchGradient(x, [1, 2], [1], 0, [0, 2]) }
      try subject.refuses("empty") { try subject.batchGradient(x, [1, 2], [1], 0, []) }
      try subject.refuses("shapes") { try subject.batchGradient(x, [1], [1], 0, [0]) }
      try subject.refuses("shapes") { try subject.batchGradient(x, [1, 2], [1, 2], 0, [0]) }
      for value in [Double.nan, .infinity] {
        try subject.refuses("notFinite") { try subject.batchGradient(x, [value, 2], [1], 0, [0]) }
        try subject.refuses("notFinite") { try subject.batchGradient(x, [1, 2], [value], 0, [0]) }
        try subject.refuses("notFinite") { try subject.batchGradient(x, [1, 2], [1], value, [0]) }
      }
    },
  ]
}
