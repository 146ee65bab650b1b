import Exact
import MathCore
import Testing

@Suite struct StreamingMomentTests {
  @Test func `moments of a stream are within n·u·κ of the exact ones, merged or not`() throws {
    var draws = DoubleDraws(seed: 83)
    for _ in 0..<200 {
      let count = draws.integer(1...40)
      let offset = [0.0, 100, 1e8][draws.integer(0...2)]
      let x = (0..<count).map { _ in offset + draws.double(exponents: -2...2) }
      let first = draws.integer(0...count)
      let mean = try Moments.mean(x)
      let variance = try Moments.variance(x)
      let kappa = variance > 0 ? (1 + mean * mean / variance).squareRoot() : 0
      let n = Double(count)
      // F17: of order n·u·κ; measured at most 0.52·(n + 3 + nκ)u.
      let slack = 2 * (n + 3 + n * kappa) * 0x1p-53
      let streamed = try Moments.streamingMoments(x)
      let merged = try Moments.mergedMoments(x, [0, first, 0, count - first])
      for moments in [streamed, merged] {
        #expect(moments.count == count)
        #expect((moments.mean - mean).magnitude <= 2 * n * 0x1p-53 * (offset + 8))
        #expect((moments.variance - variance).magnitude <= slack * variance)
      }
    }
  }

  @Test func `small whole numbers give exact moments, one by one and in runs`() throws {
    #expect(try Moments.streamingMoments([2, 4, 6, 8]) == (4, 5, 5))
    #expect(try Moments.mergedMoments([2, 4, 6, 8], [2, 2]) == (4, 5, 5))
    #expect(try Moments.mergedMoments([2, 4, 6, 8], [4]) == (4, 5, 5))
    var moments = StreamingMoments()
    #expect(moments.count == 0 && moments.mean == 0 && moments.variance == nil)
    try moments.add(3)
    #expect(moments.variance == 0 && moments.sampleVariance == nil)
    var other = StreamingMoments()
    try other.add(5)
    moments.merge(other)
    moments.merge(StreamingMoments())
    #expect(moments.count == 2 && moments.mean == 4)
    #expect(moments.variance == 1 && moments.sampleVariance == 2)
    var none = StreamingMoments()
    none.merge(moments)
    #expect(none == moments)
    #expect(throws: MathError.self) { try none.add(.nan) }
    #expect(none == moments)
  }

  @Test func `means of the largest doubles stay in range`() throws {
    let most = Double.greatestFiniteMagnitude
    let spread = try Moments.streamingMoments([most, -most])
    #expect(spread.mean.magnitude <= 0x1p-50 * most && spread.variance == .infinity)
    let merged = try Moments.mergedMoments([most, -most, most], [1, 2])
    #expect((merged.mean / most - 1 / 3.0).magnitude < 0x1p-50 && merged.variance == .infinity)
    #expect(try Moments.streamingMoments([most, most]) == (2, most, 0))
  }

  @Test func `lengths that do not add up are refused`() {
    for lengths in [[1], [1, 2], [-1, 3], [3, -1], [], [.max, .max, 4]] {
      #expect(throws: MathError.shapes(function: "mergedMoments", [2], lengths)) {
        try Moments.mergedMoments([1, 2], lengths)
      }
    }
    #expect(throws: MathError.empty(function: "mergedMoments")) {
      try Moments.mergedMoments([], [0])
    }
    #expect(throws: MathError.empty(function: "streamingMoments")) {
      try Moments.streamingMoments([])
    }
  }
}
