import Exact
import MathCore
import Testing

@Suite struct UniformTests {
  @Test func `density, probability and moments are rounded once, at any scale`() throws {
    var draws = DoubleDraws(seed: 221)
    for round in 0..<300 {
      let scale = round % 2 == 0 ? -1000...1000 : -3...3
      let ends = [draws.double(exponents: scale), draws.double(exponents: scale)].sorted()
      let (low, high) = try (Rational(ends[0]), Rational(ends[1]))
      let width = high - low
      guard ends[0] < ends[1] else { continue }
      let x = ends[0] / 2 + ends[1] / 2
      #expect(
        try Distributions.uniformPdf(x, ends[0], ends[1])
          == (Rational(1) / width).roundedToDouble())
      #expect(
        try Distributions.uniformCdf(x, ends[0], ends[1])
          == ((Rational(x) - low) / width).roundedToDouble())
      let moments = try Distributions.uniformMoments(ends[0], ends[1])
      #expect(moments.mean == (try (low + high) / Rational(2)).roundedToDouble())
      #expect(moments.variance == (try width * width / Rational(12)).roundedToDouble())
      let truth = try Interval(Rational(1) / width, precision: 1200).logarithm(precision: 300)
      #expect(
        try isWithin(
          Distributions.uniformLogPdf(x, ends[0], ends[1]), ulps: Rational(51, over: 100),
          of: truth))
    }
  }

  @Test func `both ends belong to it, and nothing beyond`() throws {
    #expect(try Distributions.uniformPdf(2, 2, 4) == 0.5)
    #expect(try Distributions.uniformPdf(4, 2, 4) == 0.5)
    #expect(try Distributions.uniformPdf(4.5, 2, 4) == 0)
    #expect(try Distributions.uniformLogPdf(1.5, 2, 4) == -.infinity)
    #expect(try Distributions.uniformCdf(2, 2, 4) == 0)
    #expect(try Distributions.uniformCdf(3, 2, 4) == 0.5)
    #expect(try Distributions.uniformCdf(9, 2, 4) == 1)
    let huge = Double.greatestFiniteMagnitude
    #expect(try Distributions.uniformCdf(0, -huge, huge) == 0.5)
    #expect(try Distributions.uniformPdf(0, -huge, huge) == 0x1p-1025)
    #expect(try Distributions.uniformMoments(-huge, huge).mean == 0)
    // A width of 1 less 10^-300.
    #expect(try Distributions.uniformLogPdf(0.5, 1e-300, 1) == 1e-300)
  }

  @Test func `draws lie in low ..< high, even between neighbours`() throws {
    let draws = try Distributions.uniformSample(-3, 5, 20_000, 4)
    #expect(draws.allSatisfy { $0 >= -3 && $0 < 5 })
    var stream = RandomStream(seed: 4)
    for draw in draws.prefix(500) {
      #expect(try draw == (Rational(stream.unit()) * Rational(8) - Rational(3)).roundedToDouble())
    }
    // Hoeffding's bound of one seed in 10^9.
    #expect((Double(draws.count { $0 < -1 }) / 20_000 - 0.25).magnitude < 0.0232)
    #expect(try Distributions.uniformSample(1, 1.0.nextUp, 50, 1).allSatisfy { $0 == 1 })
    let huge = Double.greatestFiniteMagnitude
    #expect(try Distributions.uniformSample(-huge, huge, 50, 1).allSatisfy(\.isFinite))
  }

  @Test func `the likeliest ends are the least and the greatest`() throws {
    let ends = try Distributions.mleUniform([3, -1, 2])
    #expect(ends == (-1, 3))
    #expect(try Distributions.mleUniform([5]) == (5, 5))
    #expect(throws: MathError.empty(function: "mleUniform")) { try Distributions.mleUniform([]) }
    #expect(throws: MathError.self) { try Distributions.mleUniform([1, .nan]) }
  }

  @Test func `ends in the wrong order are refused`() {
    #expect(throws: MathError.self) { try Distributions.uniformPdf(0, 1, 1) }
    #expect(throws: MathError.self) { try Distributions.uniformCdf(0, 2, 1) }
    #expect(throws: MathError.self) { try Distributions.uniformMoments(0, .infinity) }
    #expect(throws: MathError.self) { try Distributions.uniformSample(0, 1, -1, 0) }
  }
}
