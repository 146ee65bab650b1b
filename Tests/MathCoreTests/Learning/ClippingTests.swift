import Exact
import MathCore
import Testing

@Suite struct ClippingTests {
  @Test func `a vector that is not too long stays as it is, decided exactly`() throws {
    #expect(try Descent.clipNorm([3, 4], 5) == [3, 4])
    #expect(try Descent.clipNorm([3e200, 4e200], 6e200) == [3e200, 4e200])
    #expect(try Descent.clipNorm([], 1) == [])
    #expect(try Descent.clipNorm([0, 0], 0) == [0, 0])
    // 3² + 4² + 2⁻²⁰⁰⁰ is more than 5².
    #expect(try Descent.clipNorm([3, 4, 0x1p-1000], 5) != [3, 4, 0x1p-1000])
  }

  @Test
  func
    `a clipped vector is no longer than c, as directed as rounding allows, and is not clipped again`()
    throws
  {
    var draws = DoubleDraws(seed: 66)
    for round in 0..<400 {
      let g = draws.vector(count: draws.integer(1...6))
      let square = try exactDot(g, g)
      guard !square.isZero else { continue }
      let c = abs(draws.double(exponents: -1022...1020))
      let clipped = try Descent.clipNorm(g, c)
      let limit = try Rational(c) * Rational(c)
      let reached = try exactDot(clipped, clipped)
      guard square > limit else {
        #expect(clipped == g)
        continue
      }
      #expect(reached <= limit, "round \(round)")
      #expect(try Descent.clipNorm(clipped, c) == clipped)
      try expectDirection(of: clipped, as: g, c, square)
    }
  }

  /// Holds |rᵢ − f·gᵢ| ≤ u·|f·gᵢ| + 2⁻¹⁰⁷⁴ for one f within 3.1u of c/|g|, that is |rᵢ| between
  /// (1 − 4.2u)·(c/|g|)|gᵢ| − 2⁻¹⁰⁷⁴ and (1 + 4.2u)·(c/|g|)|gᵢ|, by squares.
  private func expectDirection(
    of clipped: [Double], as g: [Double], _ c: Double, _ square: Rational
  ) throws {
    let slack = try Rational(42).scaled(byTwoToThe: -53) / 10
    for (r, component) in zip(clipped, g) {
      let exact = try (Rational(c) * Rational(component)).magnitude
      #expect(r == 0 || r.sign == component.sign)
      let size = try Rational(r).magnitude
      let above = exact * (Rational(1) + slack)
      let below = exact * (Rational(1) - slack)
      #expect(size * size * square <= above * above)
      let raised = size + Rational(1).scaled(byTwoToThe: -1074)
      #expect(raised * raised * square >= below * below)
    }
  }

  @Test func `scales at which squares over- or underflow are clipped as others`() throws {
    let near = try Descent.clipNorm([3e200, 4e200], 1)
    #expect(abs(near[0] - 0.6) <= 0x1p-52 && abs(near[1] - 0.8) <= 0x1p-52)
    let small = try Descent.clipNorm([3e-200, 4e-200], 1e-200)
    #expect(abs(small[0] / 0.6e-200 - 1) <= 0x1p-51 && abs(small[1] / 0.8e-200 - 1) <= 0x1p-51)
    let least = Double.leastNonzeroMagnitude
    #expect(try Descent.clipNorm([least, least], least) == [0, 0])
    #expect(try Descent.clipNorm([1, -1], 0) == [0, 0])
    let tiny = try Descent.clipNorm([1, 1e-300], 1e-290)
    #expect(tiny[1] == 0 && tiny[0] <= 1e-290)
  }

  @Test func `clipping by value is the nearest point of the box`() throws {
    #expect(try Descent.clipValue([3, -4, 0.5, -0.5], 1) == [1, -1, 0.5, -0.5])
    #expect(try Descent.clipValue([3, -4], 0) == [0, 0])
    #expect(throws: MathError.self) { try Descent.clipValue([1], -1) }
    #expect(throws: MathError.self) { try Descent.clipNorm([1], -1) }
    #expect(throws: MathError.self) { try Descent.clipNorm([.nan], 1) }
  }
}
