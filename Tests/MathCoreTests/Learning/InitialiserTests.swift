import MathCore
import Testing

@Suite struct InitialiserTests {
  @Test func `variances are those of Xavier, He and LeCun`() throws {
    #expect(try Networks.initVariance(8, 16, "xavier") == 2.0 / 24)
    #expect(try Networks.initVariance(8, 16, "he") == 0.25)
    #expect(try Networks.initVariance(8, 16, "lecun") == 0.125)
    #expect(throws: MathError.self) { try Networks.initVariance(0, 1, "he") }
    #expect(throws: MathError.self) { try Networks.initVariance(1, .max, "he") }
    #expect(throws: MathError.self) { try Networks.initVariance(1, 1, "He") }
  }

  @Test func `weights are drawn row by row from the stream of the seed`() throws {
    let uniform = try Networks.initialise([3, 2], "he", "uniform", 5)
    var stream = RandomStream(seed: 5)
    let bound = (3 * (2.0 / 3)).squareRoot()
    #expect(uniform.elements == (0..<6).map { _ in (2 * stream.unit() - 1) * bound })
    #expect(uniform.shape == [3, 2])
    let normal = try Networks.initialise([4, 1], "lecun", "normal", -5)
    stream = RandomStream(seed: -5)
    #expect(normal.elements == (0..<4).map { _ in stream.normal() * 0.5 })
  }

  @Test func `weights have the variance that they should have`() throws {
    for (distribution, fourth) in [("uniform", 1.8), ("normal", 3.0)] {
      let weights = try Networks.initialise([100, 100], "xavier", distribution, 3).elements
      let second = try Vectors.dot(weights, weights) / 10000
      // The mean of w² has the deviation √((κ − 1)/10000)·V, where κ is the fourth moment over V².
      #expect(abs(second / 0.01 - 1) <= 6 * ((fourth - 1) / 10000).squareRoot())
      #expect(abs(try Vectors.sum(weights) / 10000) <= 6 * 0.1 / 100)
    }
  }

  @Test func `shapes that are not in and out are refused`() throws {
    #expect(throws: MathError.self) { try Networks.initialise([3], "he", "uniform", 5) }
    #expect(throws: MathError.self) { try Networks.initialise([3, 0], "he", "uniform", 5) }
    #expect(throws: MathError.self) {
      try Networks.initialise([1 << 20, 1 << 20], "he", "normal", 5)
    }
    #expect(throws: MathError.self) { try Networks.initialise([3, 3], "he", "cauchy", 5) }
  }
}
