import Exact
import PropertyTesting
import Reference

/// A computed value that was held to the exact one: the exact one is within the slack of it.
struct HeldValue: Sendable {
  /// The value.
  let number: Rational
  /// How far the exact one may be.
  let slack: Rational

  /// Not above the exact value.
  var lower: Rational { number - slack }
  /// Not below the exact value.
  var upper: Rational { number + slack }
}

/// The units of information, with the names that functions take.
enum InformationUnit: String, Sendable, CaseIterable {
  case nats, bits

  /// A number of nats in this unit.
  func of(_ nats: Real) throws -> Real {
    switch self {
    case .nats: nats
    case .bits: try nats / Real(2).log()
    }
  }
}

extension Subject {
  /// Holds a value to an enclosed one.
  func held(
    _ function: Function, _ computed: Double, to exact: Real, ulps: Rational = 1,
    file: String = #fileID, line: Int = #line
  ) throws -> HeldValue {
    let enclosed = try exact.narrowed()
    let bound = Bound.ulps(ulps, of: enclosed)
    try hold(function, computed, to: enclosed, within: bound, file: file, line: line)
    return HeldValue(number: try Rational(computed), slack: bound.amount + enclosed.radius)
  }

  /// The entropy, held to the exact one within 1 ulp.
  func heldEntropy(
    _ p: [Double], _ unit: InformationUnit = .nats, file: String = #fileID, line: Int = #line
  ) throws -> HeldValue {
    let exact = try decided { try unit.of(Information.entropy(weights: p.realNumbers())) }
    return try held(
      .entropy, entropy(p, unit.rawValue), to: exact, file: file, line: line)
  }

  /// The cross-entropy, held to the exact one within 1 ulp; it is finite.
  func heldCrossEntropy(
    _ p: [Double], _ q: [Double], _ unit: InformationUnit = .nats, file: String = #fileID,
    line: Int = #line
  ) throws -> HeldValue {
    let exact = try decided {
      try unit.of(Information.crossEntropy(weights: p.realNumbers(), q.realNumbers()))
    }
    return try held(
      .crossEntropy, crossEntropy(p, q, unit.rawValue), to: exact, file: file, line: line)
  }

  /// The divergence of distributions whose sums are 1, held to the exact one within 1 ulp; it is
  /// finite.
  func heldKL(
    _ p: [Double], _ q: [Double], _ unit: InformationUnit = .nats, file: String = #fileID,
    line: Int = #line
  ) throws -> HeldValue {
    let exact = try decided {
      try unit.of(Information.kl(weights: p.realNumbers(), q.realNumbers()))
    }
    return try held(.kl, kl(p, q, unit.rawValue), to: exact, file: file, line: line)
  }

  /// The Jensen–Shannon divergence, held to the exact one within 1 ulp.
  func heldJS(
    _ p: [Double], _ q: [Double], _ unit: InformationUnit = .nats, file: String = #fileID,
    line: Int = #line
  ) throws -> HeldValue {
    let exact = try decided {
      try unit.of(Information.js(weights: p.realNumbers(), q.realNumbers()))
    }
    return try held(.js, js(p, q, unit.rawValue), to: exact, file: file, line: line)
  }

  /// The mutual information of a table, held to the exact one within 1 ulp.
  func heldMutualInformation(
    _ joint: Matrix<Double>, _ unit: InformationUnit = .nats, file: String = #fileID,
    line: Int = #line
  ) throws -> HeldValue {
    let exact = try decided { try unit.of(Information.mutualInformation(joint.realNumbers())) }
    return try held(
      .mutualInformation, mutualInformation(joint, unit.rawValue), to: exact, file: file,
      line: line)
  }

  /// The conditional entropy of a table, held to the exact one within 1 ulp.
  func heldConditionalEntropy(
    _ joint: Matrix<Double>, _ unit: InformationUnit = .nats, file: String = #fileID,
    line: Int = #line
  ) throws -> HeldValue {
    let exact = try decided { try unit.of(Information.conditionalEntropy(joint.realNumbers())) }
    return try held(
      .conditionalEntropy, conditionalEntropy(joint, unit.rawValue), to: exact, file: file,
      line: line)
  }
}

extension Generator where Value == InformationUnit {
  /// Nats or bits.
  static var units: Generator { .elements(InformationUnit.allCases) }
}
