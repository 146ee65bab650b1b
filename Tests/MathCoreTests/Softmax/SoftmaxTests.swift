import Exact
import MathCore
import TestSupport
import Testing

@Suite struct SoftmaxTests {
  /// Logits at several scales and offsets, some deleted, some equal.
  private func logits(_ draws: inout DoubleDraws, count: Int) -> [Double] {
    let scale = [1.0, 10, 100, 0x1p-30, 300][draws.integer(0...4)]
    let offset = [0.0, 0, 1e4, -0x1p40, 0x1p60][draws.integer(0...4)]
    var z = (0..<count).map { _ in offset + scale * draws.double(exponents: -2...0) }
    if count > 2, draws.integer(0...2) == 0 { z[1] = -.infinity }
    if count > 3, draws.integer(0...2) == 0 { z[3] = z[2] }
    return z
  }

  @Test func `probabilities are within 0.56 ulp of the enclosed ones`() throws {
    let bound = try Rational(14, over: 25)
    var draws = DoubleDraws(seed: 41)
    for round in 0..<250 {
      let z = logits(&draws, count: draws.integer(1...9))
      let truth = try SoftmaxEnclosure(z)
      for (index, p) in try Softmax.softmax(z).enumerated() {
        guard try isWithin(p, ulps: bound, of: truth.probability(index)) else {
          Issue.record("round \(round): \(p) at \(index) of \(z)")
          return
        }
      }
    }
  }

  @Test func `log-sum-exp and cross-entropy are within 0.51 ulp of the enclosed ones`() throws {
    let bound = try Rational(51, over: 100)
    var draws = DoubleDraws(seed: 42)
    for round in 0..<250 {
      let z = logits(&draws, count: draws.integer(1...9))
      // A loss may be subnormal, as the logarithm of a sum of 1 and a tiny power.
      let truth = try SoftmaxEnclosure(z, precision: 1400)
      let loss = try Softmax.ceLogits(z, 0)
      let isRight = try isWithin(Softmax.logSumExp(z), ulps: bound, of: truth.logSumExp())
      guard isRight, try isWithin(loss, ulps: bound, of: truth.crossEntropy(0)) else {
        Issue.record("round \(round): \(z)")
        return
      }
      let logarithm = try Softmax.logSoftmax(z)[0]
      #expect(logarithm == -loss)
    }
  }

  @Test func `log-sum-exp keeps its digits where it cancels`() throws {
    var draws = DoubleDraws(seed: 45)
    var wasNear = 0
    for _ in 0..<60 {
      // The last logit is the one that makes the sum nearly 1.
      var z = (0..<draws.integer(1...4)).map { _ in -2 - draws.double(exponents: -3...0).magnitude }
      let others = try z.reduce(Interval.zero) {
        let power = try Interval(Rational($1), precision: 300).exponential(precision: 300)
        return $0.adding(power, precision: 300)
      }
      let rest = Interval.one.subtracting(others, precision: 300)
      let last = try rest.logarithm(precision: 300).lower.rational.roundedToDouble()
      z.append(draws.integer(0...2) == 0 ? last * (1 + 0x1p-30) : last)
      let value = try Softmax.logSumExp(z)
      #expect(try isWithin(value, ulps: 1, of: SoftmaxEnclosure(z).logSumExp()), "\(z)")
      wasNear += value.magnitude < 0x1p-50 ? 1 : 0
    }
    #expect(wasNear > 20)
  }

  @Test func `goldens`() throws {
    #expect(
      try Softmax.softmax([1, 3, 1]) == [
        0.10650697891920075, 0.7869860421615985, 0.10650697891920075,
      ])
    #expect(try Softmax.ceLogits([40, 0, 0], 0) == 8.496708510583178e-18)
    #expect(try Softmax.logSumExp([0, -40]) == 4.248354255291589e-18)
    #expect(try Softmax.bceLogits(-30, 0) == Softmax.bceLogits(30, 1))
    #expect(try Softmax.bceLogits(-37, 0) > 8.5e-17)
  }

  @Test func `larger logits never have smaller probabilities, and neighbours are in order`() throws
  {
    let breaksPlainShifts = [0x1.f65f11b43c012p+6, -0x1.79a617f6598p-6, -0x1.79a617f6597ffp-6]
    let p = try Softmax.softmax(breaksPlainShifts)
    #expect(p[1] <= p[2])
    var draws = DoubleDraws(seed: 43)
    for _ in 0..<300 {
      var z = [draws.double(exponents: -30...6), draws.double(exponents: -60...6)]
      // A run of neighbours, across the borders of the table's steps at times.
      if draws.integer(0...1) == 0 {
        z[1] = z[0] + (Double(draws.integer(-900...0)) + 0.5) * 0x1.62e42fefa39efp-8
      }
      for _ in 0..<60 { z.append(z[z.count - 1].nextUp) }
      let sorted = z.sorted()
      let p = try Softmax.softmax(sorted)
      #expect(p == p.sorted(), "\(z[0]), \(z[1])")
    }
  }

  @Test func `the order of logits does not change a bit`() throws {
    var draws = DoubleDraws(seed: 44)
    for count in [2, 7, 100, 1001, 5000] {
      let z = (0..<count).map { _ in 10 * draws.double(exponents: -4...0) }
      let order = draws.shuffled((0..<count).map(Double.init)).map { Int($0) }
      let shuffled = order.map { z[$0] }
      let p = try Softmax.softmax(z)
      #expect(try Softmax.softmax(shuffled) == order.map { p[$0] })
      #expect(try Softmax.logSumExp(shuffled) == Softmax.logSumExp(z))
    }
  }

  @Test func `deleted entries are as if they were not there`() throws {
    let z: [Double] = [1.5, -.infinity, -2, 0.25]
    var kept = try Softmax.softmax([1.5, -2, 0.25])
    kept.insert(0, at: 1)
    #expect(try Softmax.softmax(z) == kept)
    #expect(try Softmax.softmaxMasked([1.5, 9, -2, 0.25], [1, 0, 1, 1]) == Softmax.softmax(z))
    #expect(try Softmax.logSumExp(z) == Softmax.logSumExp([1.5, -2, 0.25]))
    #expect(try Softmax.logSoftmax(z)[1] == -.infinity)
    #expect(try Softmax.ceLogits(z, 1) == .infinity)
    #expect(try Softmax.ceSoft(z, [1, 0, 0, 0]) == Softmax.ceLogits(z, 0))
    #expect(try Softmax.ceSoft(z, [1, 0.5, 0, 0]) == .infinity)
    #expect(try Softmax.logSumExp([-.infinity, -.infinity]) == -.infinity)
  }

  @Test func `what has no value is refused`() {
    #expect(throws: MathError.empty(function: "softmax")) { try Softmax.softmax([]) }
    #expect(throws: MathError.allMasked(function: "softmax", count: 2)) {
      try Softmax.softmax([-.infinity, -.infinity])
    }
    #expect(throws: MathError.allMasked(function: "softmaxMasked", count: 1)) {
      try Softmax.softmaxMasked([3], [0])
    }
    #expect(
      throws: MathError.notFinite(function: "logSumExp", argument: "z", index: 1, value: "inf")
    ) { try Softmax.logSumExp([0, .infinity]) }
    #expect(
      throws: MathError.notFinite(function: "softmax", argument: "z", index: 4, value: "nan")
    ) { try Softmax.softmax([0, 0, 0, 0, .nan]) }
    #expect(throws: MathError.self) { try Softmax.softmaxTemperature([1, 2], 0) }
    #expect(throws: MathError.self) { try Softmax.ceLogits([1, 2], 2) }
    #expect(throws: MathError.self) { try Softmax.ceSoft([1, 2], [1, -1]) }
    #expect(throws: MathError.self) { try Softmax.bceLogits(1, 1.5) }
  }

  @Test func `a temperature divides the logits exactly`() throws {
    let z = [3.0, -1, 0.5, 700]
    #expect(try Softmax.softmaxTemperature(z, 1) == Softmax.softmax(z))
    #expect(try Softmax.softmaxTemperature(z, 0.25) == Softmax.softmax(z.map { $0 * 4 }))
    #expect(try Softmax.softmaxTemperature([1, 2], .leastNonzeroMagnitude) == [0, 1])
    #expect(try Softmax.softmaxTemperature([1, 2], .greatestFiniteMagnitude) == [0.5, 0.5])
    let most = Double.greatestFiniteMagnitude
    #expect(try Softmax.softmaxTemperature([most, -most], most) == Softmax.softmax([2, 0]))
    #expect(try Softmax.softmax([most, -most, -.infinity]) == [1, 0, 0])
  }
}
