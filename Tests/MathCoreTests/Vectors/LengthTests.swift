import Exact
import MathCore
import TestSupport
import Testing

@Suite struct LengthTests {
  @Test func `a length is within one ulp at any scale`() throws {
    var draws = DoubleDraws(seed: 4)
    for round in 0..<2000 {
      let x = draws.vector(count: draws.integer(0...20))
      let norm = try Vectors.norm2(x)
      let square = try exactDot(x, x)
      guard try norm == .infinity || (isRoot(norm, of: square, ulps: 1)) else {
        Issue.record("round \(round): the length of \(x) is \(norm)")
        return
      }
    }
    #expect(try Vectors.norm2([]).bitPattern == 0)
    #expect(try Vectors.norm2([3, -4]) == 5)
    #expect(try Vectors.norm2([3e200, 4e200]).isFinite)
    #expect(try Vectors.norm2([0x1p-1074, 0x1p-1074]) == 0x1p-1074)
    #expect(try Vectors.norm2([0x1p1023, 0x1p1023, 0x1p1023, 0x1p1023]) == .infinity)
  }

  @Test func `a length is homogeneous under powers of two, bit for bit`() throws {
    var draws = DoubleDraws(seed: 5)
    for _ in 0..<500 {
      let x = (0..<draws.integer(1...12)).map { _ in draws.double(exponents: -100...100) }
      let k = draws.integer(-800...800)
      let scaled = x.map { Double(sign: .plus, exponent: k, significand: $0) }
      let expected = Double(sign: .plus, exponent: k, significand: try Vectors.norm2(x))
      guard try Vectors.norm2(scaled) == expected else {
        Issue.record("2^\(k) times \(x)")
        return
      }
      #expect(try Vectors.norm2(x.map { -$0 }) == Vectors.norm2(x))
    }
  }

  @Test func `a distance is that of the exact differences`() throws {
    var draws = DoubleDraws(seed: 6)
    for round in 0..<2000 {
      let count = draws.integer(1...12)
      let x = draws.vector(count: count)
      let y =
        draws.integer(0...1) == 0
        ? draws.vector(count: count) : x.map { $0 * (1 + 0x1p-50 * Double(draws.integer(-4...4))) }
      var square = Rational(0)
      for (a, b) in zip(x, y) {
        let difference = try Rational(a) - Rational(b)
        square += difference * difference
      }
      let distance = try Vectors.distance(x, y)
      guard try distance == .infinity || (isRoot(distance, of: square, ulps: 1)) else {
        Issue.record("round \(round): from \(x) to \(y) it is \(distance)")
        return
      }
    }
    #expect(try Vectors.distance([0x1p1023], [-0x1p1022]) == 0x1.8p1023)
    #expect(try Vectors.distance([0x1p1023], [-0x1p1023]) == .infinity)
    #expect(try Vectors.distance([1e300, 1e-300], [1e300, 0]) == 1e-300)
  }

  @Test func `a normalized vector has length 1, and its length gives it back`() throws {
    var draws = DoubleDraws(seed: 7)
    for _ in 0..<500 {
      let x = (0..<draws.integer(1...12)).map { _ in draws.double(exponents: -20...20) }
      let direction = try Vectors.normalize(x)
      let square = try exactDot(direction, direction)
      let bound = try (Rational(x.count) / 2 + 3).scaled(byTwoToThe: -53)
      #expect((square - 1).magnitude <= 2 * bound + bound * bound)
    }
    #expect(try Vectors.normalize([0x1p-1074, 0]) == [1, 0])
    #expect(try Vectors.normalize([0, -0x1p1023]) == [0, -1])
    #expect(throws: MathError.empty(function: "normalize")) { try Vectors.normalize([]) }
    #expect(throws: MathError.zeroVector(function: "normalize", argument: "x")) {
      try Vectors.normalize([0, -0.0])
    }
  }

  @Test func `sums and multiples are taken entry by entry`() throws {
    #expect(try Vectors.add([1, 2], [3, -5]) == [4, -3])
    #expect(try Vectors.sub([1, 2], [3, -5]) == [-2, 7])
    #expect(try Vectors.scale(-2, [1, 0.5]) == [-2, -1])
    #expect(try Vectors.axpy(2, [1, 3], [10, 20]) == [12, 26])
    #expect(throws: MathError.shapes(function: "axpy", [1], [2])) {
      try Vectors.axpy(2, [1], [1, 2])
    }
    #expect(throws: MathError.self) { try Vectors.scale(.nan, []) }
  }
}
