import Foundation
import Laws

extension PlantedBug {
  /// Mistakes with activations and their derivatives.
  static let activationBugs: [PlantedBug] = [
    of(.sigmoid, "underflows to 0 where e^−x overflows", true) { _, x, right in
      x < -709.7827 ? 0 : right
    },
    of(.sigmoid, "is e^x/(1 + e^x) below 0", false) { _, x, right in
      x < 0 ? exp(x) / (1 + exp(x)) : right
    },
    of(.sigmoid, "falls between neighbours", true) { _, x, right in
      // The result of a double is moved by 1 ulp where its last bits say so.
      x > 9 && x < 30 && x.bitPattern & 7 == 5 ? right.nextDown : right
    },
    of(.sigmoid, "is 1 beyond 16", true) { _, x, right in x > 16 ? 1 : right },
    PlantedBug(.sigmoid, "takes an infinity for a large number", agreesOnSmallIntegers: true) {
      core, arguments in
      let x = try arguments[0].asNumber()
      return .number(x.isInfinite ? (x > 0 ? 1 : 0) : try core.sigmoid(x))
    },
    PlantedBug(.relu, "lets NaN pass", agreesOnSmallIntegers: true) { core, arguments in
      let x = try arguments[0].asNumber()
      return .number(x.isNaN ? x : try core.relu(x))
    },
    of(.tanh, "cancels for small arguments", true) { _, x, right in
      x != 0 && x.magnitude < 0.25 ? (exp(2 * x) - 1) / (exp(2 * x) + 1) : right
    },
    of(.tanh, "overflows where e^2x does", true) { _, x, right in
      x > 355 ? (exp(2 * x) - 1) / (exp(2 * x) + 1) : right
    },
    of(.softplus, "is log(1 + e^x)", false) { _, x, _ in log(1 + exp(x)) },
    of(.softplus, "is x beyond 20", true) { _, x, right in x > 20 ? x : right },
    of(.softplus, "is 0 below −37", true) { _, x, right in x < -37 ? 0 : right },
    of(.gelu, "is the form with tanh", false) { core, x, _ in try core.geluTanh(x) },
    of(.gelu, "loses its tail by 1 + erf", true) { _, x, right in
      x < -9 ? x / 2 * (1 + erf(x / 2.squareRoot())) : right
    },
    of(.gelu, "is x·σ(1.702x)", false) { core, x, _ in x * (try core.sigmoid(1.702 * x)) },
    of(.geluTanh, "has √2/π for √(2/π)", false) { _, x, _ in
      x / 2 * (1 + tanh(2.squareRoot() / .pi * (x + 0.044715 * x * x * x)))
    },
    of(.geluTanh, "loses its tail by 1 + tanh", true) { _, x, right in
      x < -9 ? x / 2 * (1 + tanh((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x))) : right
    },
    of(.silu, "underflows with the logistic function", true) { _, x, right in
      x < -709.7827 ? -0.0 : right
    },
    of(.silu, "forgets the factor x", false) { core, x, _ in try core.sigmoid(x) },
    of(.relu, "keeps the sign of −0", true) { _, x, right in x == 0 ? x : right },
    of(.relu, "leaks below 0", false) { _, x, right in x < 0 ? 0.01 * x : right },
    of(.reluGrad, "is 1 at 0", false) { _, x, right in x == 0 ? 1 : right },
    of(.sigmoidGrad, "is σ(1 − σ) by subtraction", true) { core, x, right in
      guard x > 9 else { return right }
      let share = try core.sigmoid(x)
      return share * (1 - share)
    },
    of(.sigmoidGrad, "takes the score for the probability", false) { _, x, _ in x * (1 - x) },
    of(.tanhGrad, "is 1 − tanh² by subtraction", true) { core, x, right in
      guard x.magnitude > 9 else { return right }
      let value = try core.tanh(x)
      return 1 - value * value
    },
    of(.softplusGrad, "is a step", false) { _, x, _ in x > 0 ? 1 : 0 },
    of(.siluGrad, "forgets xσ'", false) { core, x, _ in try core.sigmoid(x) },
    of(.siluGrad, "cancels near its zero", true) { core, x, right in
      guard x > -1.5, x < -1.2, x != -1.25 else { return right }
      return try core.sigmoid(x) * (1 + x * core.sigmoid(-x))
    },
    of(.geluGrad, "cancels near its zero", true) { _, x, right in
      guard x > -0.8, x < -0.7 else { return right }
      return erfc(-x / 2.squareRoot()) / 2 + x * exp(-x * x / 2) / (2 * Double.pi).squareRoot()
    },
    of(.siluGrad, "is 0 below −40", true) { _, x, right in x < -40 ? 0 : right },
    of(.geluGrad, "forgets xφ", false) { _, x, _ in erfc(-x / 2.squareRoot()) / 2 },
    of(.geluGrad, "is 1 beyond 5", false) { _, x, right in x > 5 ? 1 : right },
  ]

  /// A mistake with a function of one number, for what the core does not refuse.
  private static func of(
    _ function: Function, _ name: String, _ agreesOnSmallIntegers: Bool,
    _ value: @escaping @Sendable (Subject, _ x: Double, _ right: Double) throws -> Double
  ) -> PlantedBug {
    PlantedBug(function, name, agreesOnSmallIntegers: agreesOnSmallIntegers) { core, arguments in
      let x = try arguments[0].asNumber()
      let right = try core.call(function, .number(x)).asNumber()
      return .number(try value(core, x, right))
    }
  }
}
