import Exact
import PropertyTesting
import Reference
import Testing

/// Bins, the Brier score and temperatures by hand.
struct CalibrationTests {
  private func q(_ n: Int, _ d: Int = 1) throws -> Rational {
    try Rational(Integer(n), over: Integer(d))
  }

  @Test func `edges belong to the bin below, and 0 to the first`() throws {
    #expect(
      try [q(0), q(1, 10), q(11, 100), q(2, 10), q(1)].map { Calibration.bin($0, of: 10) }
        == [0, 0, 1, 1, 9])
    // The double nearest to 3/10 is below it, and that nearest to 1/10 above.
    #expect(try Calibration.bin(Rational(0.3), of: 10) == 2)
    #expect(try Calibration.bin(Rational(0.1), of: 10) == 1)
  }

  @Test func `the calibration error is the mean gap of the bins`() throws {
    let (confidence, correct) = (try [q(9, 10), q(8, 10), q(2, 10)], [1, 0, 0])
    // |9/10 − 1| and |8/10| and |2/10|, over 3.
    #expect(try Calibration.expectedError(confidence, correct: correct, bins: 10) == q(11, 30))
    #expect(try Calibration.expectedError(confidence, correct: correct, bins: 1) == q(9, 30))
    #expect(try Calibration.bins(confidence, correct: correct, count: 2)[1]?.count == 2)
    #expect(throws: DefinitionError.empty(function: "ece")) {
      try Calibration.expectedError([], correct: [], bins: 3)
    }
    #expect(throws: DefinitionError.notACount(function: "bins", value: "0")) {
      try Calibration.bins(confidence, correct: correct, count: 0)
    }
  }

  @Test func `the Brier score and its parts`() throws {
    let (forecast, outcome) = (try [q(1, 2), q(1, 2), q(1)], [1, 0, 1])
    #expect(try Calibration.brier(forecast, outcome) == q(1, 6))
    let parts = try Calibration.parts(forecast, outcome)
    #expect(parts.reliability == 0)
    // ō = 2/3: two of 1/2 and one of 1.
    #expect(try parts.resolution == q(2, 3) * q(1, 36) + q(1, 3) * q(1, 9))
    #expect(try parts.uncertainty == q(2, 9))
    #expect(parts.reliability - parts.resolution + parts.uncertainty == (try q(1, 6)))
    let rows = try RationalMatrix(rows: [[q(1, 2), q(1, 4), q(1, 4)]])
    #expect(try Calibration.brier(rows, targets: [0]) == q(3, 8))
  }

  @Test func `the slope of the loss by the inverse temperature is that by duals`() throws {
    var generator = Random(seed: 92)
    for _ in 0..<10 {
      let z = generator.matrix(2, 3).reals()
      let beta = try Real.fraction(3, 4)
      let byDuals = try Derivatives.derivative(at: beta) { beta in
        try Calibration.temperatureLoss(
          z.map { Dual(constant: $0) }, targets: [0, 2], inverse: beta)
      }
      try expectEqual(
        Calibration.temperatureSlope(z, targets: [0, 2], inverse: beta), byDuals.derivative)
    }
  }

  @Test func `a best temperature is one with a slope of each sign`() throws {
    let z = try RationalMatrix(rows: [[2, 0], [2, 0], [2, 0]])
    #expect(try Calibration.hasBestTemperature(z, targets: [0, 0, 1]))
    // Always right, and mostly wrong.
    #expect(try !Calibration.hasBestTemperature(z, targets: [0, 0, 0]))
    #expect(try !Calibration.hasBestTemperature(z, targets: [1, 1, 0]))
    // At β with e^(2β) = 2 the slope is 0.
    let beta = try Real(2).log() / Real(2)
    let slope = try Calibration.temperatureSlope(z.reals(), targets: [0, 0, 1], inverse: beta)
    try expectEqual(slope, .zero)
  }
}
