import Exact
import MathCore
import struct MathCore.Matrix
import TestSupport
import Testing

@Suite struct CosineTests {
  /// A pair of vectors, at times nearly parallel or nearly orthogonal; neither of them zero.
  private func pair(_ draws: inout DoubleDraws) -> ([Double], [Double]) {
    while true {
      let count = draws.integer(1...10)
      let x = draws.vector(count: count)
      var y = draws.vector(count: count)
      switch draws.integer(0...3) {
      case 0: y = x.map { $0 * (1 + 0x1p-50 * Double(draws.integer(-4...4))) }
      case 1: y = x.indices.map { $0 ^ 1 < count ? x[$0 ^ 1] * ($0 & 1 == 0 ? 1 : -1) : 0 }
      default: break
      }
      if x.contains(where: { $0 != 0 }), y.contains(where: { $0 != 0 }) { return (x, y) }
    }
  }

  @Test func `a cosine is within one ulp, and in the range of cosines`() throws {
    var draws = DoubleDraws(seed: 8)
    for round in 0..<2000 {
      let (x, y) = pair(&draws)
      let cosine = try Vectors.cosine(x, y)
      let dot = try exactDot(x, y)
      let squares = try exactDot(x, x) * exactDot(y, y)
      guard try isQuotient(cosine, dot, overRootOf: squares, ulps: 1), cosine.magnitude <= 1,
        try Vectors.cosine(y, x).bitPattern == cosine.bitPattern
      else {
        Issue.record("round \(round): the cosine of \(x) and \(y) is \(cosine)")
        return
      }
    }
  }

  @Test func `a cosine distance is within four ulp`() throws {
    var draws = DoubleDraws(seed: 9)
    for round in 0..<2000 {
      let (x, y) = pair(&draws)
      let distance = try Vectors.cosineDistance(x, y)
      let dot = try exactDot(x, y)
      let squares = try exactDot(x, x) * exactDot(y, y)
      let slack = try 4 * Rational(distance.ulp)
      func signedSquare(_ x: Rational) -> Rational { x.signum < 0 ? -(x * x) : x * x }
      let target = try signedSquare(dot) / squares
      let low = try signedSquare(1 - Rational(distance) - slack)
      let high = try signedSquare(1 - Rational(distance) + slack)
      guard low <= target, target <= high else {
        Issue.record("round \(round): the distance of \(x) and \(y) is \(distance)")
        return
      }
    }
  }

  @Test func `parallel vectors have cosine 1 or -1, at any scale`() throws {
    var draws = DoubleDraws(seed: 10)
    for _ in 0..<500 {
      let x = (0..<draws.integer(1...9)).map { _ in draws.double(exponents: -100...100) }
      let k = draws.integer(-500...500)
      let scaled = x.map { Double(sign: .plus, exponent: k, significand: $0) }
      #expect(try Vectors.cosine(x, scaled) == 1)
      #expect(try Vectors.cosine(x.map { -$0 }, scaled) == -1)
      #expect(try Vectors.cosineDistance(x, scaled) == 0)
      #expect(try Vectors.angle(x, scaled) == 0)
      #expect(try Vectors.angle(x, scaled.map { -$0 }) == .pi)
      let y = x.map { _ in draws.double(exponents: -100...100) }
      #expect(try Vectors.cosine(x, y) == Vectors.cosine(scaled, y))
    }
    #expect(try Vectors.cosine([1, 2, 3], [3, 6, 9]) == 1)
  }

  @Test func `angles of the notes, near zero, near π and at a right angle`() throws {
    #expect(try Vectors.angle([1, 0], [1, 1]) == .pi / 4)
    #expect(try Vectors.angle([1, 2], [2, -1]) == .pi / 2)
    #expect(try Vectors.cosine([3, 4], [4, 3]) == 0.96)
    let degrees = try Vectors.angle([3, 4], [4, 3]) * 180 / .pi
    #expect((degrees - 16.260204708).magnitude < 1e-9)
    // The arc tangent of a tiny t is t - t³/3.
    #expect(try Vectors.angle([1, 0], [1, 0x1p-40]) == 0x1p-40)
    #expect(try Vectors.angle([0x1p500, 0], [0x1p-500, 0x1p-900]) == 0x1p-400)
    #expect(try Vectors.angle([1, 0], [-1, 0x1p-300]) == .pi)
    #expect(try Vectors.angle([0x1p-1000, 1], [1, 0]) == .pi / 2)
  }

  @Test func `documents are ranked by exact cosines, and ties by their index`() throws {
    let documents = try Matrix(rows: [
      [0, 1], [1, 0], [2, 0], [-1, 0], [-1, 0x1p-60], [1, 0x1p-60], [3, 0],
    ])
    #expect(try Vectors.rankByCosine([1, 0], documents) == [1, 2, 6, 5, 0, 4, 3])
    let extreme = try Matrix(rows: [
      [0x1p1000, 0x1p-1000], [0x1p-1000, 0], [0x1p-1074, 0x1p-1074], [0x1p1023, 0x1p1023],
    ])
    #expect(try Vectors.rankByCosine([0x1p-500, 0], extreme) == [1, 0, 2, 3])
    #expect(throws: MathError.zeroVector(function: "rankByCosine", argument: "documents")) {
      try Vectors.rankByCosine([1], Matrix(rows: [[0]]))
    }
    #expect(throws: MathError.shapes(function: "rankByCosine", [1], [1, 2])) {
      try Vectors.rankByCosine([1], Matrix(rows: [[0, 1]]))
    }
  }

  @Test func `a zero vector has no direction`() {
    #expect(throws: MathError.zeroVector(function: "cosine", argument: "y")) {
      try Vectors.cosine([1, 2], [0, 0])
    }
    #expect(throws: MathError.empty(function: "angle")) { try Vectors.angle([], []) }
  }
}
