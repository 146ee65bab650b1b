import Exact
import MathCore
import Testing

@Suite struct CalibrationErrorTests {
  /// The bin of a confidence, over the rationals: the first i with c ≤ (i + 1)/m.
  private func bin(_ confidence: Double, _ bins: Int) throws -> Int {
    let exact = try Rational(confidence) * Rational(bins)
    return (0..<bins).first { exact <= Rational($0 + 1) } ?? bins
  }

  /// Confidences on the borders of bins and beside them.
  private func confidence(_ draws: inout DoubleDraws, _ bins: Int) -> Double {
    let border = Double(draws.integer(0...bins)) / Double(bins)
    switch draws.integer(0...4) {
    case 0: return border
    case 1: return min(border.nextUp, 1)
    case 2: return max(border.nextDown, 0)
    case 3: return [0, 1, .leastNonzeroMagnitude][draws.integer(0...2)]
    default: return draws.double(exponents: -6 ... -1).magnitude
    }
  }

  @Test func `bins are decided exactly, and the error is correctly rounded`() throws {
    var draws = DoubleDraws(seed: 91)
    for _ in 0..<300 {
      let bins = draws.integer(1...13)
      let count = draws.integer(1...12)
      let confidences = (0..<count).map { _ in confidence(&draws, bins) }
      let correct = (0..<count).map { _ in draws.integer(0...1) }
      var sums = [Rational](repeating: .zero, count: bins)
      var counts = [Int](repeating: 0, count: bins)
      var hits = counts
      for (confidence, hit) in zip(confidences, correct) {
        let place = try bin(confidence, bins)
        counts[place] += 1
        hits[place] += hit
        sums[place] += try Rational(confidence)
      }
      let gaps = zip(sums, hits).reduce(Rational.zero) { $0 + ($1.0 - Rational($1.1)).magnitude }
      let ece = try Calibration.ece(confidences, correct, bins)
      #expect(try ece == (gaps / Rational(count)).roundedToDouble())
      let table = try Calibration.reliability(confidences, correct, bins)
      #expect(table.counts == counts)
      for place in 0..<bins where counts[place] > 0 {
        let mean = try sums[place] / Rational(counts[place])
        #expect(table.confidence[place] == mean.roundedToDouble())
        #expect(table.accuracy[place] == Double(hits[place]) / Double(counts[place]))
      }
    }
  }

  @Test func `0 is in the first bin, 1 in the last, and 0.1 is above a tenth`() throws {
    let table = try Calibration.reliability([0, 0.1, 1], [0, 1, 1], 10)
    #expect(table.counts == [1, 1, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(table.confidence == [0, 0.1, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(table.accuracy == [0, 1, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(try Calibration.ece([0.75, 0.25], [1, 0], 1) == 0)
    #expect(try Calibration.ece([0.75, 0.25], [1, 0], 2) == 0.25)
    #expect(try Calibration.ece([0.75, 0.25, 1], [1, 0, 1], 1 << 31) == 0.5 / 3)
  }

  @Test func `the order of examples changes no bit`() throws {
    var draws = DoubleDraws(seed: 92)
    let confidences = (0..<200).map { _ in draws.double(exponents: -9 ... -1).magnitude }
    let correct = (0..<200).map { _ in draws.integer(0...1) }
    let order = draws.shuffled((0..<200).map(Double.init)).map { Int($0) }
    let (moved, hits) = (order.map { confidences[$0] }, order.map { correct[$0] })
    #expect(try Calibration.ece(moved, hits, 15) == Calibration.ece(confidences, correct, 15))
    #expect(try Calibration.brier(moved, hits) == Calibration.brier(confidences, correct))
  }

  @Test func `what has no value is refused`() {
    #expect(throws: MathError.empty(function: "ece")) { try Calibration.ece([], [], 10) }
    #expect(throws: MathError.shapes(function: "ece", [1], [2])) {
      try Calibration.ece([0.5], [1, 0], 10)
    }
    #expect(
      throws: MathError.notAProbability(
        function: "ece", argument: "confidence", index: 1, value: 1.5)
    ) { try Calibration.ece([0.5, 1.5], [1, 0], 10) }
    #expect(throws: MathError.self) { try Calibration.ece([0.5], [2], 10) }
    #expect(throws: MathError.self) { try Calibration.ece([.nan], [1], 10) }
    for bins in [0, -1, .min, .max] {
      #expect(throws: MathError.self) { try Calibration.ece([0.5], [1], bins) }
      #expect(throws: MathError.self) { try Calibration.reliability([0.5], [1], bins) }
    }
    #expect(throws: MathError.self) { try Calibration.reliability([0.5], [1], 1 << 31) }
  }
}
