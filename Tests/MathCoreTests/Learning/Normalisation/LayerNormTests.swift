import Exact
import MathCore
import Testing

@Suite struct LayerNormTests {
  typealias Matrix = MathCore.Matrix

  /// Rows about means that drown their spread, at all scales from one on.
  private func row(_ draws: inout DoubleDraws, from least: Double = 0x1p-900) -> [Double] {
    let count = draws.integer(2...7)
    let offset = [0.0, 1e4, 1e8, -1e12, 1e300][draws.integer(0...4)]
    let scale = [1.0, 1, 0x1p-20, least, 0x1p1000][draws.integer(0...4)]
    return (0..<count).map { _ in offset + scale * draws.double(exponents: -4...0) }
  }

  @Test func `a normalised element is within an ulp of the exact one, whatever the mean`() throws {
    var draws = DoubleDraws(seed: 71)
    for round in 0..<300 {
      let x = row(&draws, from: 0x1p-1060)
      let epsilon = [0.0, 1e-5, 1e-300][draws.integer(0...2)]
      let truth = try ExactRow(x, epsilon)
      guard truth.spread.signum > 0 else { continue }
      let result = try Normalisation.layerNorm(
        Matrix(rows: [x]), x.map { _ in 1 }, x.map { _ in 0 }, epsilon)
      for (index, value) in result.elements.enumerated() {
        guard try isQuotient(value, truth.deviations[index], overRootOf: truth.spread, ulps: 1)
        else {
          Issue.record("round \(round): \(value) at \(index) of \(x), ε = \(epsilon)")
          return
        }
      }
    }
  }

  @Test func `gradients by the input are within an ulp of the exact ones`() throws {
    var draws = DoubleDraws(seed: 72)
    for round in 0..<200 {
      let x = row(&draws)
      let epsilon = [0.0, 1e-5][draws.integer(0...1)]
      let truth = try ExactRow(x, epsilon)
      guard truth.spread.signum > 0 else { continue }
      let gain = x.map { _ in draws.double(exponents: -2...2) }
      let g = x.map { _ in draws.double(exponents: -2...2) }
      let a = try zip(g, gain).map { try Rational($0) * Rational($1) }
      let gradient = try Normalisation.layerNormGrad(
        Matrix(rows: [x]), gain, epsilon, Matrix(rows: [g]))
      let exact = try truth.gradient(a)
      for index in x.indices {
        guard
          try isQuotient(gradient.x[0, index], exact[index], overRootOf: truth.spread, ulps: 1),
          try isQuotient(
            gradient.gain[index], Rational(g[index]) * truth.deviations[index],
            overRootOf: truth.spread, ulps: 1)
        else {
          Issue.record("round \(round): \(gradient) at \(index) of \(x), ε = \(epsilon)")
          return
        }
      }
      #expect(gradient.bias == g)
    }
  }

  @Test func `two elements are normalised to −1 and 1, and their gradient vanishes`() throws {
    let x = try Matrix(rows: [[1e8, 1e8 + 1], [-3, -5]])
    let output = try Normalisation.layerNorm(x, [1, 1], [0, 0], 0)
    #expect(output.elements == [-1, 1, 1, -1])
    let g = try Matrix(rows: [[0.1, 7], [3, 0.3]])
    let gradient = try Normalisation.layerNormGrad(x, [1, 2], 0, g)
    #expect(gradient.x.elements == [0, 0, 0, 0])
    #expect(gradient.bias == [3.1, 7.3])
    #expect(gradient.gain == [2.9, 6.7])
  }

  @Test func `a constant row gives the bias, and is refused where ε is 0`() throws {
    let x = try Matrix(rows: [[1, 2, 4], [0.1, 0.1, 0.1]])
    let bias = [0.7, -3, 0]
    let output = try Normalisation.layerNorm(x, [5, 6, 7], bias, 1e-5)
    #expect(output.row(1) == bias)
    #expect(
      throws: MathError.outsideDomain(
        function: "layerNorm", argument: "epsilon", value: "0.0",
        condition: "positive, since row 1 of x is constant")
    ) { try Normalisation.layerNorm(x, [5, 6, 7], bias, 0) }
    #expect(throws: MathError.self) { try Normalisation.layerNormGrad(x, [1, 1, 1], 0, x) }
  }

  @Test func `RMS norm and its gradients are within an ulp at any scale`() throws {
    var draws = DoubleDraws(seed: 73)
    for round in 0..<300 {
      let x = row(&draws)
      let epsilon = [0.0, 1e-5][draws.integer(0...1)]
      let exact = try x.map { try Rational($0) }
      let count = Rational(x.count)
      let mean = try exact.reduce(Rational.zero) { $0 + $1 * $1 } / count
      let square = try mean + Rational(epsilon)
      guard square.signum > 0 else { continue }
      let gain = x.map { _ in draws.double(exponents: -2...2) }
      let g = x.map { _ in draws.double(exponents: -2...2) }
      let output = try Normalisation.rmsNorm(Matrix(rows: [x]), gain, epsilon)
      let gradient = try Normalisation.rmsNormGrad(
        Matrix(rows: [x]), gain, epsilon, Matrix(rows: [g]))
      let a = try zip(g, gain).map { try Rational($0) * Rational($1) }
      let product = zip(a, exact).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
      for index in x.indices {
        let slope = try a[index] - exact[index] * product / (count * square)
        guard
          try isQuotient(
            output[0, index], exact[index] * Rational(gain[index]), overRootOf: square, ulps: 1),
          try isQuotient(gradient.x[0, index], slope, overRootOf: square, ulps: 1),
          try isQuotient(
            gradient.gain[index], Rational(g[index]) * exact[index], overRootOf: square, ulps: 1)
        else {
          Issue.record("round \(round): \(output), \(gradient) for \(x), ε = \(epsilon)")
          return
        }
      }
    }
  }

  @Test func `what has no value is refused`() throws {
    let x = try Matrix(rows: [[1, 2]])
    #expect(throws: MathError.shapes(function: "layerNorm", [1, 2], [3])) {
      try Normalisation.layerNorm(x, [1, 1], [0, 0, 0], 1)
    }
    #expect(throws: MathError.shapes(function: "layerNormGrad", [1, 2], [2, 1])) {
      try Normalisation.layerNormGrad(x, [1, 1], 1, Matrix(rows: [[1], [2]]))
    }
    #expect(throws: MathError.empty(function: "layerNorm")) {
      try Normalisation.layerNorm(Matrix(rows: []), [], [], 1)
    }
    #expect(throws: MathError.empty(function: "rmsNorm")) {
      try Normalisation.rmsNorm(Matrix(rows: [[], []]), [], 1)
    }
    #expect(throws: MathError.self) { try Normalisation.layerNorm(x, [1, 1], [0, 0], -1) }
    #expect(throws: MathError.self) { try Normalisation.layerNorm(x, [1, .nan], [0, 0], 1) }
    #expect(throws: MathError.self) { try Normalisation.layerNorm(x, [1, 1], [0, 0], .infinity) }
    #expect(throws: MathError.self) {
      try Normalisation.rmsNorm(Matrix(rows: [[0, 0]]), [1, 1], 0)
    }
    let none = try Matrix(rowCount: 0, columnCount: 2, elements: [])
    #expect(try Normalisation.layerNorm(none, [1, 1], [0, 0], 0).shape == [0, 2])
    #expect(try Normalisation.layerNormGrad(none, [1, 1], 0, none).gain == [0, 0])
  }
}

/// Deviations from the mean, and variance and ε together, over the rationals, for tests.
struct ExactRow {
  let deviations: [Rational]
  /// v + ε.
  let spread: Rational

  init(_ x: [Double], _ epsilon: Double) throws {
    let exact = try x.map { try Rational($0) }
    let count = Rational(x.count)
    let mean = try exact.reduce(.zero, +) / count
    deviations = exact.map { $0 - mean }
    spread =
      try deviations.reduce(Rational.zero) { $0 + $1 * $1 } / count + Rational(epsilon)
  }

  /// The gradient by x times √(v + ε), from that by the normalised elements.
  func gradient(_ a: [Rational]) throws -> [Rational] {
    let count = Rational(a.count)
    let mean = try a.reduce(.zero, +) / count
    let product = zip(a, deviations).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
    return try zip(a, deviations).map { entry, deviation in
      try entry - mean - deviation * product / (count * spread)
    }
  }
}
