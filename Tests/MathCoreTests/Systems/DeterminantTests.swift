import Exact
import MathCore
import Testing

@Suite struct DeterminantTests {
  typealias Matrix = MathCore.Matrix

  @Test(
    arguments: [
      ([[2, 0], [0, 3]], 6), ([[14, 2], [10, 0]], -20), ([[5, 5, 6], [7, 7, 5], [4, 4, 8]], 0),
      ([[1, 2, 1], [-2, -3, 1], [3, 5, 0]], 0), ([], 1), ([[-7]], -7),
    ] as [([[Double]], Double)])
  func `the determinants of the notes are exact`(rows: [[Double]], expected: Double) throws {
    #expect(try LinearSystems.det(Matrix(rows: rows)) == expected)
  }

  @Test func `a determinant is the exact one, rounded once`() throws {
    var samples = SampleMatrices(seed: 1)
    for _ in 0..<400 {
      let size = samples.count(below: 9)
      let a = try samples.any(size, size)
      let exact = try a.rationals.determinant()
      #expect(try LinearSystems.det(a) == exact.roundedToDouble(), "\(a)")
    }
  }

  @Test func `the exponent apart reaches beyond the range of doubles`() throws {
    var samples = SampleMatrices(seed: 2)
    let tiny = try Matrix(rows: [[1e-200, 0], [0, 1e-200]])
    #expect(try LinearSystems.det(tiny) == 0)
    for a in [tiny] + (try (0..<200).map { try samples.any($0 % 8, $0 % 8) }) {
      let scaled = try LinearSystems.detScaled(a)
      let exact = try a.rationals.determinant()
      guard let exponent = exact.floorLog2() else {
        #expect(scaled.significand == 0 && scaled.exponent == 0)
        continue
      }
      // The exact significand, between 1/2 and 1; rounding it may carry to 1.
      let unit = Rational(1, timesTwoToThe: -exponent - 1)
      let significand = (exact * unit).roundedToDouble()
      let carries = significand.magnitude == 1
      #expect(scaled.significand == (carries ? significand / 2 : significand))
      #expect(scaled.exponent == exponent + (carries ? 2 : 1))
    }
  }

  @Test func `the sign is right where plain elimination loses it`() throws {
    let a = try hilbert(12)
    #expect(try LinearSystems.det(a) == a.rationals.determinant().roundedToDouble())
    let next = try Matrix(rows: [[1, 1 - 0x1p-53], [1 + 0x1p-52, 1]])
    #expect(try LinearSystems.det(next) == next.rationals.determinant().roundedToDouble())
  }

  @Test func `numbers from one end of the range to the other meet in one matrix`() throws {
    let a = try Matrix(rows: [
      [0x1.fffffffffffffp1023, 0x1p-1074, 1], [0x1p-1074, 3, 0x1p1000], [1, 0x1p-1060, 0x1p-1074],
    ])
    let exact = try a.rationals.determinant()
    #expect(try LinearSystems.det(a) == exact.roundedToDouble())
    #expect(try LinearSystems.detScaled(a).exponent == (exact.floorLog2() ?? 0) + 1)
  }

  @Test func `a volume is the root of the determinant of A'A, to 1 ulp`() throws {
    var samples = SampleMatrices(seed: 3)
    for _ in 0..<200 {
      let columns = samples.count(below: 5)
      let rows = columns + samples.count(below: 4)
      let a = try samples.any(rows, columns)
      let exact = try (a.rationals.transposed() * a.rationals).determinant()
      let volume = try LinearSystems.volume(a)
      guard volume.isFinite, volume.isNormal || exact.isZero else { continue }
      let below = try Rational(max(0, volume.nextDown))
      let above = try Rational(volume.nextUp)
      #expect(below * below <= exact && exact <= above * above, "\(a)")
      #expect((volume == 0) == exact.isZero)
    }
    #expect(try LinearSystems.volume(Matrix(rows: [[3], [4]])) == 5)
    #expect(try LinearSystems.volume(Matrix(rows: [[3, 4]])) == 0)
    #expect(try LinearSystems.volume(Matrix(rows: [])) == 1)
  }

  @Test func `what is not square or not finite is refused`() throws {
    #expect(throws: MathError.notSquare(function: "det", shape: [1, 2])) {
      try LinearSystems.det(Matrix(rows: [[1, 2]]))
    }
    let error = #expect(throws: MathError.self) {
      try LinearSystems.detScaled(Matrix(rows: [[1, 2], [.nan, 1]]))
    }
    #expect(error?.kind == "notFinite")
  }
}
