import Exact
import MathCore
import Testing

@Suite struct DropoutTests {
  @Test func `kept elements are divided by 1 − rate, correctly rounded`() throws {
    var draws = DoubleDraws(seed: 76)
    for _ in 0..<500 {
      let rate = draws.double(exponents: -60 ... -1).magnitude
      let x = draws.vector(count: 4)
      let kept = try Normalisation.dropout(x, [1, 0, 1, 1], rate)
      let keep = try 1 - Rational(rate)
      for index in [0, 2, 3] {
        #expect(try kept[index] == (Rational(x[index]) / keep).roundedToDouble())
      }
      #expect(kept[1] == 0)
    }
    #expect(try Normalisation.dropout([3, -1], [1, 1], 0) == [3, -1])
    #expect(try Normalisation.dropout([.greatestFiniteMagnitude], [1], 0.5) == [.infinity])
  }

  @Test func `the mean over all masks, weighted by their probabilities, is the input`() throws {
    let x = [3.0, -0.75, 10]
    for rate in [0.25, 0.5, 0.875] {
      var means = [Double](repeating: 0, count: x.count)
      for bits in 0..<8 {
        let mask = (0..<3).map { bits >> $0 & 1 }
        let chance = mask.reduce(1) { $0 * ($1 == 1 ? 1 - rate : rate) }
        for (index, value) in try Normalisation.dropout(x, mask, rate).enumerated() {
          means[index] += chance * value
        }
      }
      for (mean, value) in zip(means, x) { #expect(abs(mean - value) <= 8 * value.ulp) }
    }
  }

  @Test func `a mask follows from its seed, and keeps where the stream is at least the rate`()
    throws
  {
    let mask = try Normalisation.dropoutMask(1000, 0.3, 7)
    var stream = RandomStream(seed: 7)
    #expect(mask == (0..<1000).map { _ in stream.unit() >= 0.3 ? 1 : 0 })
    #expect(try Normalisation.dropoutMask(5, 0, -1) == [1, 1, 1, 1, 1])
    #expect(try Normalisation.dropoutMask(0, 0.5, 1) == [])
  }

  @Test func `rates and masks outside of their domain are refused`() {
    #expect(throws: MathError.self) { try Normalisation.dropout([1], [1], 1) }
    #expect(throws: MathError.self) { try Normalisation.dropout([1], [1], -0.1) }
    #expect(throws: MathError.self) { try Normalisation.dropout([1], [2], 0.5) }
    #expect(throws: MathError.self) { try Normalisation.dropout([.infinity], [1], 0.5) }
    #expect(throws: MathError.shapes(function: "dropout", [1], [2])) {
      try Normalisation.dropout([1], [1, 0], 0.5)
    }
    #expect(throws: MathError.self) { try Normalisation.dropoutMask(-1, 0.5, 1) }
    #expect(throws: MathError.self) { try Normalisation.dropoutMask(.max, 0.5, 1) }
    #expect(throws: MathError.self) { try Normalisation.dropoutMask(3, .nan, 1) }
  }
}
