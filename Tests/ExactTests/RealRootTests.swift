import Exact
import Testing

/// Real roots of polynomials, isolated, ordered and told from each other exactly.
@Suite struct RealRootTests {
  private static func polynomial(_ coefficients: [Int]) -> WholePolynomial {
    WholePolynomial(coefficients.map { Integer($0) })
  }

  private static func irrational(_ coefficients: [Int]) throws -> [RealRoot] {
    try #require(try RealRoot.roots(of: polynomial(coefficients))).compactMap { root in
      if case .irrational(let root) = root { root } else { nil }
    }
  }

  private static func rational(_ coefficients: [Int]) throws -> [Rational] {
    try #require(try RealRoot.roots(of: polynomial(coefficients))).compactMap { root in
      if case .rational(let value) = root { value } else { nil }
    }
  }

  /// The constant first; the roots are known from the factors that are multiplied out.
  @Test(arguments: [
    // (x − 1)(x − 2)(x + 3)
    ([6, -7, 0, 1], [-3, 1, 2], 0),
    // (x − 1)²(x + 1), x²(x − 5)
    ([1, -1, -1, 1], [-1, 1], 0), ([0, 0, -5, 1], [0, 5], 0),
    // x² + 1, x² − 2, (x² − 2)(x − 1)
    ([1, 0, 1], [], 0), ([-2, 0, 1], [], 2), ([2, -2, -1, 1], [1], 2),
    // x³ − 2 has one real root, x³ − 3x + 1 has three: 2cos(2π/9), 2cos(4π/9), 2cos(8π/9).
    ([-2, 0, 0, 1], [], 1), ([1, -3, 0, 1], [], 3),
    // A constant has none.
    ([7], [], 0),
  ])
  func `all real roots are found once`(coefficients: [Int], rationals: [Int], count: Int) throws {
    #expect(try Set(Self.rational(coefficients)) == Set(rationals.map { Rational($0) }))
    #expect(try Self.irrational(coefficients).count == count)
  }

  @Test func `rational roots of large polynomials are found without factors`() throws {
    // (10³⁰x − 1)(10³⁰x + 1): the coefficients are beyond the prime of the factors.
    let large = Integer(10).power(60)
    let roots = try #require(
      try RealRoot.roots(of: WholePolynomial([-1, 0, large])))
    let small = try Rational(1, over: Integer(10).power(30))
    let found = roots.compactMap { root in
      if case .rational(let value) = root { value } else { nil }
    }
    #expect(Set(found) == [small, -small])
  }

  @Test func `roots are ordered exactly`() throws {
    let two = try Self.irrational([-2, 0, 1])
    let three = try Self.irrational([-3, 0, 1])
    // √2 is a root of (x² − 2)(x² − 3), too.
    let both = try Self.irrational([6, 0, -5, 0, 1])
    let root2 = try #require(try two.first { try $0.order(.zero) == .greater })
    let root3 = try #require(try three.first { try $0.order(.zero) == .greater })
    #expect(try root2.order(root3) == .less)
    #expect(try root3.order(root2) == .greater)
    #expect(try both.count { try $0.order(root2) == .equal } == 1)
    // 665857/470832 is a convergent above √2, 275807/195025 one below it.
    #expect(try root2.order(Rational(665_857, over: 470_832)) == .less)
    #expect(try root2.order(Rational(275_807, over: 195_025)) == .greater)
  }

  @Test func `signs at a root are exact`() throws {
    let root = try #require(
      try Self.irrational([-2, 0, 1]).first { try $0.order(.zero) == .greater })
    // x⁴ − 4 is zero at √2, x³ − 2 positive (2√2 > 2), 1 − x negative.
    #expect(try root.sign(of: Self.polynomial([-4, 0, 0, 0, 1])) == 0)
    #expect(try root.sign(of: Self.polynomial([-2, 0, 0, 1])) == 1)
    #expect(try root.sign(of: Self.polynomial([1, -1])) == -1)
    // 10⁶x − 1414213 is positive by less than 1, 10⁶x − 1414214 negative.
    #expect(try root.sign(of: Self.polynomial([-1_414_213, 1_000_000])) == 1)
    #expect(try root.sign(of: Self.polynomial([-1_414_214, 1_000_000])) == -1)
  }
}
