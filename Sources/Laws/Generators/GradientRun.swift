import Exact
import PropertyTesting

/// A start and the gradients of the steps from it, with a learning rate and a momentum.
struct GradientRun: Sendable, CustomStringConvertible {
  /// The start.
  let start: [Double]
  /// The gradients, a row a step.
  let gradients: Matrix<Double>
  /// The learning rate.
  let eta: Double
  /// The momentum.
  let mu: Double

  /// What a person reads.
  var description: String { "w0 = \(start), gradients = \(gradients), η = \(eta), μ = \(mu)" }
}

/// The settings of Adam.
struct AdamSettings: Sendable, CustomStringConvertible {
  /// The decay rates of the means.
  let beta1: Double, beta2: Double
  /// What is added to the root.
  let epsilon: Double
  /// The decay of weights.
  let decay: Double

  /// What a person reads.
  var description: String { "β₁ = \(beta1), β₂ = \(beta2), ε = \(epsilon), λ = \(decay)" }
}

extension Generator where Value == GradientRun {
  /// Gradients of every scale up to 2¹⁰⁰⁰, in up to 3 dimensions and up to so many steps.
  static func gradientRuns(
    steps: ClosedRange<Int> = 0...5, of gradients: Entries = .structured
  ) -> Generator {
    tuple(.integers(in: 1...3), .integers(in: steps)).flatMap { n, steps in
      let entries: Generator<[Double]> =
        switch gradients {
        case .structured:
          Generator<[Double]>.structuredVectors(exactly: n * steps).filter {
            $0.allSatisfy { $0.magnitude < 0x1p1000 }
          }
        case .moderate: .moderateVectors(count: n * steps...n * steps)
        }
      return tuple(
        .moderateVectors(count: n...n), entries, .learningRates, .elements([0, 0.5, 0.9, 0.99, 1])
      ).map { start, entries, eta, mu in
        GradientRun(
          start: start,
          gradients: Matrix(rowCount: steps, columnCount: n) { entries[$0 * n + $1] }, eta: eta,
          mu: mu)
      }
    }
  }

  /// What gradients are made of.
  enum Entries: Sendable { case structured, moderate }
}

extension Generator where Value == Double {
  /// Learning rates: common ones, and any between 2⁻¹² and 2.
  static var learningRates: Generator {
    .oneOf([.elements([1, 0.5, 0.1, 0.25, 0.01, 1e-3]), .atScale(-12...0).map(\.magnitude)])
  }
}

extension Generator where Value == AdamSettings {
  /// The common settings and others, with β₂ > 0.
  static var adamSettings: Generator {
    tuple(
      .elements([(0.9, 0.999), (0.9, 0.99), (0.5, 0.75), (0.875, 0.9375), (0, 0.5), (0.99, 0.5)]),
      .elements([0, 1e-8, 1e-3, 1, 0x1p-1074]), .elements([0, 0.01, 0.5, 0.1])
    ).map { AdamSettings(beta1: $0.0, beta2: $0.1, epsilon: $1, decay: $2) }
  }
}
