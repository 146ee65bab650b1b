import Exact
import MathCore
import Testing

@Suite struct ActivationTests {
  private typealias Function = (Double) throws -> Double

  /// σ(x) from an enclosure of e^−x.
  private func sigmoid(_ x: Rational) throws -> Interval {
    let power = try Interval(-x, precision: 400).exponential(precision: 400)
    return try Interval.one.divided(by: power.adding(.one, precision: 400), precision: 400)
  }

  private func softplus(_ x: Rational) throws -> Interval {
    let power = try Interval(x, precision: 400).exponential(precision: 400)
    return try power.adding(.one, precision: 2400).logarithm(precision: 400)
  }

  private func times(_ x: Rational, _ y: Interval) throws -> Interval {
    try Interval(x, precision: 400).multiplied(by: y, precision: 400)
  }

  @Test func `functions are within 0.51 ulp of the enclosed ones, subnormal results too`() throws {
    let bound = try Rational(51, over: 100)
    var draws = DoubleDraws(seed: 61)
    for round in 0..<900 {
      let x =
        switch round % 3 {
        case 0: draws.double(exponents: -60...9)
        case 1: draws.double(exponents: 0...5)
        default: -700 - 48 * draws.double(exponents: -3...0).magnitude
        }
      let exact = try Rational(x)
      let value = try sigmoid(exact)
      let mirrored = try sigmoid(-exact)
      #expect(try isWithin(Activations.sigmoid(x), ulps: bound, of: value), "sigmoid at \(x)")
      let silu = try times(exact, value)
      #expect(try isWithin(Activations.silu(x), ulps: bound, of: silu), "silu at \(x)")
      let slope = try value.multiplied(by: mirrored, precision: 400)
      #expect(try isWithin(Activations.sigmoidGrad(x), ulps: bound, of: slope), "slope at \(x)")
      let ramp = try softplus(exact)
      #expect(try isWithin(Activations.softplus(x), ulps: bound, of: ramp), "softplus at \(x)")
      let tanh = try Interval(exact, precision: 400).hyperbolicTangent(precision: 400)
      #expect(try isWithin(Activations.tanh(x), ulps: bound, of: tanh), "tanh at \(x)")
    }
  }

  /// Rounded from values with 40 digits; the first is -5.4215e-323, eleven units of 2^-1074.
  @Test(arguments: [
    (-38.5, -11 * Double.leastNonzeroMagnitude), (-37.0, -2.118461352334093424392781e-298),
    (-20.25, -3.596804726522879312513855e-90), (-8.125, -1.817409802360835350427509e-15),
    (-6.0, -5.919525870226188844205184e-9), (-3.3, -1.595299669866465687556027e-3),
    (-1.0, -0.1586552539314570514147674543679620775221),
    (-0.75179152469, -0.1699712074799036616938657298250241145162),
    (-0.1, -0.04601721627229710418757526096277023103179),
    (1e-09, 5.000000003989423115422284e-10),
    (0.3, 0.1853734266566857830614872058986224349736),
    (1.0, 0.8413447460685429485852325456320379224779),
    (2.5, 2.48447583668555966208255473856451944718),
    (7.0, 6.999999999991041312192799154969314634165), (12.0, 12.0), (1e300, 1e300),
  ]) func `the GELU, down to its tail`(x: Double, value: Double) throws {
    #expect(try Activations.gelu(x) == value)
  }

  @Test(arguments: [
    (-30.0, -4.416031690708494370088945e-195), (-9.5, -9.469093473831383318452416e-20),
    (-2.0, -0.08523180107819689670084576365489372600785),
    (-0.5, 0.1325048753438371574749551685934034335612), (0.0, 0.5),
    (0.5, 0.8674951246561628425250448314065965664388),
    (-0x1.80ead197f00b4p-1, -6.453751729367753219676865e-18),
    (-0x1.80ead197f00b3p-1, 4.145170479608077231797356e-17),
    (-0x1.80ead197efcccp-1, 4.789900277372393898037329e-14),
    (-0.75, 0.0007742782607648956283087645), (-0.78125, -0.01237382098132252631119181),
    (-0.7225, 0.01297172126431450968121766), (2.0, 1.085231801078196896700845763654893726008),
    (9.0, 1.000000000000000009138937373906639250998),
  ]) func `the derivative of the GELU`(x: Double, value: Double) throws {
    #expect(try Activations.geluGrad(x) == value)
  }

  @Test(arguments: [
    (-0x1.474973c84120bp+0, 2.384383475524311451107773e-17),
    (-0x1.474973c84120ep+0, -1.212479076785574266561221e-16),
    (-0x1.474973c840e23p+0, 4.838775797936267553853124e-14),
    (-1.25, 0.006319155084687581240870042), (-1.5, -0.04129415429914294435951729),
    (-2.0, -0.09078424878489547875697751),
  ]) func `the derivative of the SiLU, near its zero too`(x: Double, value: Double) throws {
    #expect(try Activations.siluGrad(x) == value)
  }

  @Test func `identities and limits`() throws {
    var draws = DoubleDraws(seed: 62)
    for _ in 0..<500 {
      let x = draws.double(exponents: -40...6)
      #expect(try Activations.tanh(-x) == -Activations.tanh(x))
      #expect(try Activations.softplusGrad(x) == Activations.sigmoid(x))
      #expect(try Activations.tanhGrad(x) == 4 * Activations.sigmoidGrad(2 * x))
    }
    let most = Double.greatestFiniteMagnitude
    #expect(try [-most, -0.0, most].map(Activations.sigmoid) == [0, 0.5, 1])
    #expect(try [-most, 0, most].map(Activations.tanh) == [-1, 0, 1])
    #expect(try Activations.softplus([-most, most]) == [0, most])
    #expect(try Activations.silu([-most, most]) == [0, most])
    #expect(try Activations.gelu([-most, most]) == [0, most])
    #expect(try Activations.relu([-1, -0.0, 2]).map(\.bitPattern) == [0, 0, (2.0).bitPattern])
    #expect(try [-1.0, 0, 1].map(Activations.reluGrad) == [0, 0, 1])
    #expect(try [-most, most].map(Activations.tanhGrad) == [0, 0])
    #expect(try [-most, most].map(Activations.geluTanh) == [0, most])
    #expect(throws: MathError.notFinite(function: "tanh", argument: "x", index: 0, value: "nan")) {
      try Activations.tanh(.nan)
    }
  }

  @Test func `sigmoid, tanh and softplus are monotone over neighbours`() throws {
    let functions: [Function] = [
      Activations.sigmoid, Activations.tanh, Activations.softplus,
    ]
    // The borders between branches, and many other places.
    var starts = [0x1p-10, 0x1p-27, 2, 20, 1400, 37, 0, 0x1p-1074, 1]
    var draws = DoubleDraws(seed: 63)
    for _ in 0..<300 { starts.append(draws.double(exponents: -40...10)) }
    for start in starts.flatMap({ [$0, -$0] }) {
      for function in functions {
        var x = start
        for _ in 0..<20 { x = x.nextDown }
        var last = try function(x)
        for _ in 0..<40 {
          x = x.nextUp
          let next = try function(x)
          #expect(last <= next, "at \(x)")
          last = next
        }
      }
    }
  }
}
