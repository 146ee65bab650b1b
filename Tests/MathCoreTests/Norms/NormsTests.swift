import Exact
import MathCore
import struct MathCore.Matrix
import TestSupport
import Testing

@Suite struct NormsTests {
  @Test func `the sum norm is correctly rounded, and the largest magnitude exact`() throws {
    var draws = DoubleDraws(seed: 14)
    for _ in 0..<1000 {
      let x = draws.vector(count: draws.integer(0...20))
      let exact = try x.reduce(Rational(0)) { $0 + (try Rational($1)).magnitude }
      #expect(try Norms.norm1(x) == exact.roundedToDouble())
      #expect(try Norms.normInf(x) == x.map(\.magnitude).max() ?? 0)
      #expect(try Norms.normP(x, 1) == Norms.norm1(x))
      #expect(try Norms.normP(x, 2) == Vectors.norm2(x))
      #expect(try Norms.normP(x, .infinity) == Norms.normInf(x))
    }
  }

  @Test func `the p-norm has no overflow or underflow on the way`() throws {
    for p in [1.5, 3, 10, 2000] {
      for scale in [0x1p-1000, 1, 0x1p1000] {
        let norm = try Norms.normP([scale, 0, -scale], p)
        // The root of 2, within the bound that is stated: 8 + ln 2 < 9 roundings.
        let exact = p == 1.5 ? 1.5874010519681994 : p == 3 ? 1.2599210498948732 : nil
        if let exact {
          #expect((norm / scale - exact).magnitude <= 10 * 0x1p-53 * exact)
        }
        #expect(norm >= scale && norm <= 2 * scale)
      }
    }
    #expect(try Norms.normP([], 3) == 0)
    #expect(try Norms.normP([0, -0.0], 3).bitPattern == 0)
    #expect(try Norms.normP([-7], 3) == 7)
    #expect(try (Norms.normP([3, 4, 5], 3) - 6).magnitude <= 10 * 0x1p-53 * 6)
  }

  @Test func `p below 1 and NaN are refused`() {
    for p: Double in [0.999, 0, -1, -Double.infinity, Double.nan] {
      let error = #expect(throws: MathError.self) { try Norms.normP([1], p) }
      #expect(error?.kind == "domain")
    }
  }

  @Test func `induced norms are the largest sums of columns and rows`() throws {
    let a = try Matrix(rows: [[1, -2, 3], [-4, 5, -6]])
    #expect(try Norms.inducedNorm1(a) == 9)
    #expect(try Norms.inducedNormInf(a) == 15)
    #expect(try Norms.frobenius(Matrix(rows: [[1, 3], [-3, 9]])) == 10)
    let tiny = try Matrix(rows: [[1, 0x1p-53, 0x1p-54]])
    #expect(try Norms.inducedNormInf(tiny) == 1 + 0x1p-52)
    for empty in [try Matrix(rows: []), try Matrix(rows: [[], []])] {
      #expect(try Norms.inducedNorm1(empty).bitPattern == 0)
      #expect(try Norms.inducedNormInf(empty).bitPattern == 0)
      #expect(try Norms.frobenius(empty).bitPattern == 0)
    }
  }
}
