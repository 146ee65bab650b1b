import Exact
import MathCore
import Testing

@Suite struct BrierTests {
  typealias Matrix = MathCore.Matrix

  @Test func `the score is the exact mean, correctly rounded`() throws {
    var draws = DoubleDraws(seed: 93)
    for _ in 0..<300 {
      let count = draws.integer(1...9)
      let forecast = (0..<count).map { _ in draws.double(exponents: -60 ... -1).magnitude }
      let outcome = (0..<count).map { _ in draws.integer(0...1) }
      var total = Rational.zero
      for (f, o) in zip(forecast, outcome) {
        let distance = try Rational(f) - Rational(o)
        total += distance * distance
      }
      let score = try Calibration.brier(forecast, outcome)
      #expect(try score == (total / Rational(count)).roundedToDouble())
    }
    #expect(try Calibration.brier([1, 0], [1, 0]) == 0)
    #expect(try Calibration.brier([0x1p-600], [0]) == 0)
    #expect(try Calibration.brier([0x1p-500], [0]) == 0x1p-1000)
  }

  @Test func `two classes cost twice what their one forecast does`() throws {
    let rows = try Matrix(rows: [[0.25, 0.75], [0.5, 0.5], [1, 0]])
    #expect(
      try Calibration.brierClasses(rows, [1, 0, 1]) == 2
        * Calibration.brier([0.75, 0.5, 0], [1, 0, 1]))
    #expect(throws: MathError.shapes(function: "brierClasses", [3, 2], [2])) {
      try Calibration.brierClasses(rows, [0, 1])
    }
    #expect(throws: MathError.self) { try Calibration.brierClasses(rows, [0, 1, 2]) }
    #expect(throws: MathError.self) {
      try Calibration.brierClasses(Matrix(rows: [[0.5, 0.501]]), [0])
    }
    #expect(throws: MathError.empty(function: "brierClasses")) {
      try Calibration.brierClasses(Matrix(rows: []), [])
    }
  }

  @Test func `the three terms are within an ulp, and make up the score`() throws {
    var draws = DoubleDraws(seed: 94)
    for round in 0..<300 {
      let count = draws.integer(1...12)
      let values = [0, 1, 1 / 3.0, 0.1, 0.5, draws.double(exponents: -9 ... -1).magnitude]
      let forecast = (0..<count).map { _ in values[draws.integer(0...5)] }
      let outcome = (0..<count).map { _ in draws.integer(0...1) }
      let all = Rational(count)
      let rate = try Rational(outcome.reduce(0, +)) / all
      var reliability = Rational.zero
      var resolution = Rational.zero
      for value in Set(forecast) {
        let members = forecast.indices.filter { forecast[$0] == value }
        let own = try Rational(members.reduce(0) { $0 + outcome[$1] }) / Rational(members.count)
        let (error, lead) = try (Rational(value) - own, own - rate)
        reliability += try Rational(members.count) * error * error / all
        resolution += try Rational(members.count) * lead * lead / all
      }
      let uncertainty = rate * (1 - rate)
      let terms = try Calibration.brierDecomposition(forecast, outcome)
      for (term, exact) in [
        (terms.reliability, reliability), (terms.resolution, resolution),
        (terms.uncertainty, uncertainty),
      ] {
        let slack = try Rational(term.ulp)
        #expect(try (Rational(term) - exact).magnitude <= slack, "round \(round)")
      }
      let score = try Calibration.brier(forecast, outcome)
      #expect(score == (reliability - resolution + uncertainty).roundedToDouble())
    }
  }
}
