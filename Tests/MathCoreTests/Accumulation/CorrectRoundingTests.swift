import Exact
import MathCore
import TestSupport
import Testing

@Suite struct CorrectRoundingTests {
  @Test func `a sum is the rounding of the exact sum, in any order`() throws {
    var draws = DoubleDraws(seed: 1)
    for round in 0..<3000 {
      let x = draws.vector(count: draws.integer(0...40))
      let exact = try x.reduce(Rational(0)) { $0 + (try Rational($1)) }
      let sum = try Vectors.sum(x)
      guard sum.bitPattern == exact.roundedToDouble().bitPattern,
        try Vectors.sum(draws.shuffled(x)).bitPattern == sum.bitPattern
      else {
        Issue.record("round \(round): sum of \(x) is \(sum)")
        return
      }
    }
    #expect(try Vectors.sum([]).bitPattern == 0)
  }

  @Test func `a dot product is the rounding of the exact one, in any order`() throws {
    var draws = DoubleDraws(seed: 2)
    for round in 0..<3000 {
      let count = draws.integer(0...24)
      let x = draws.vector(count: count)
      let y = draws.vector(count: count)
      let exact = try exactDot(x, y).roundedToDouble()
      let dot = try Vectors.dot(x, y)
      guard dot.bitPattern == exact.bitPattern,
        try Vectors.dot(y.reversed(), x.reversed()).bitPattern == dot.bitPattern
      else {
        Issue.record("round \(round): \(x) · \(y) is \(dot), not \(exact)")
        return
      }
    }
    #expect(try Vectors.dot([], []).bitPattern == 0)
  }

  @Test func `halves between two doubles go to the even one, and the least bit tips them`() throws {
    #expect(try Vectors.sum([1, 0x1p-53]) == 1)
    #expect(try Vectors.sum([1, 0x1p-52, 0x1p-53]) == 1 + 0x1p-51)
    #expect(try Vectors.sum([1, 0x1p-53, 0x1p-1074]) == 1 + 0x1p-52)
    #expect(try Vectors.sum([1, 0x1p-53, -0x1p-1074]) == 1)
    #expect(try Vectors.dot([0x1p-1074, 1], [0x1p-1, 0]).bitPattern == 0)
    #expect(try Vectors.dot([0x1p-1074, 0x1p-600], [0x1p-1, 0x1p-600]) == 0x1p-1074)
  }

  @Test func `sums pass through the overflow, and end in it only where the exact sum does`() throws
  {
    let most = Double.greatestFiniteMagnitude
    #expect(try Vectors.sum([most, most, -most]) == most)
    #expect(try Vectors.sum([most, most]) == .infinity)
    #expect(try Vectors.sum([most, 0x1p969]) == most)
    #expect(try Vectors.sum([most, 0x1p970]) == .infinity)
    #expect(try Vectors.dot([most, most, 1], [most, -most, 7]) == 7)
    #expect(try Vectors.dot([-most, 1], [most, 1]) == -.infinity)
  }

  @Test func `exact zeros are +0`() throws {
    #expect(try Vectors.sum([-0.0, -0.0]).bitPattern == 0)
    #expect(try Vectors.sum([0.1, -0.1]).bitPattern == 0)
    #expect(try Vectors.dot([1, 2], [2, -1]).bitPattern == 0)
    #expect(try Vectors.dot([-0.0], [1]).bitPattern == 0)
  }

  @Test func `long sums are rounded correctly as well`() throws {
    var draws = DoubleDraws(seed: 3)
    for count in [999, 1000, 1003] {
      let x = (0..<count).map { _ in draws.double(exponents: -8...0) }
      let y = draws.cancelling(count: count)
      #expect(
        try Vectors.sum(x) == x.reduce(Rational(0)) { $0 + (try Rational($1)) }.roundedToDouble())
      #expect(try Vectors.dot(x, y) == exactDot(x, y).roundedToDouble())
      #expect(try Vectors.dot(x, x) == exactDot(x, x).roundedToDouble())
    }
  }

  @Test func `numbers that are not finite are refused with their place`() {
    let error = #expect(throws: MathError.self) { try Vectors.sum([1, .nan]) }
    #expect(
      error == .notFinite(function: "sum", argument: "x", index: 1, value: "nan"))
    let other = #expect(throws: MathError.self) { try Vectors.dot([1, 2, 3], [0, 0, .infinity]) }
    #expect(other == .notFinite(function: "dot", argument: "y", index: 2, value: "inf"))
    #expect(throws: MathError.shapes(function: "dot", [1], [2])) { try Vectors.dot([1], [1, 2]) }
  }
}
