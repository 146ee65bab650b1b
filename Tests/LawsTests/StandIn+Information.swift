import Exact
import Laws
import Reference

extension Subject {
  /// Functions of distributions and of data by their definitions, rounded, to try the laws on.
  static let exactInformation = Subject(
    name: "exact information", exactMeasures.merging(exactMoments) { first, _ in first })

  // MARK: Information

  private static let exactMeasures: [Function: Implementation] = [
    .selfInformation: { arguments in
      let p = try arguments[0].asNumber()
      try probabilities([p])
      let unit = try unit(arguments[1])
      return .number(p == 0 ? .infinity : try rounded(unit(Information.selfInformation(real(p)))))
    },
    .entropy: { arguments in
      let p = try distribution(arguments[0])
      return .number(try rounded(unit(arguments[1])(Information.entropy(weights: p))))
    },
    .crossEntropy: { try measure($0) { try Information.crossEntropy(weights: $0, $1) } },
    .kl: { try measure($0) { try Information.kl(weights: $0, $1) } },
    .js: { try measure($0) { try Information.js(weights: $0, $1) } },
    .klGeneralized: { arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      guard x.count == y.count else { throw refused("shapes") }
      guard (x + y).allSatisfy(\.isFinite) else { throw refused("notFinite") }
      guard (x + y).allSatisfy({ $0 >= 0 }) else { throw refused("domain") }
      return .number(
        try infinite { try rounded(Information.klGeneralized(x.map(real), y.map(real))) })
    },
    .mutualInformation: { try table($0) { try Information.mutualInformation($0) } },
    .conditionalEntropy: { try table($0) { try Information.conditionalEntropy($0) } },
    .perplexity: { try perplexity($0) { try Perplexity.log(losses: $0) } },
    .perplexityBits: { try perplexity($0) { try Perplexity.log(bits: $0) } },
    .perplexityProbs: { arguments in
      let p = try arguments[0].asVector()
      try probabilities(p)
      guard !p.contains(0) else {
        return .fields(["perplexity": .number(.infinity), "log": .number(.infinity)])
      }
      return try perplexity(arguments) { try Perplexity.log(probabilities: $0) }
    },
    .softmax: { arguments in
      .vector(try Activations.softmax(arguments[0].asVector().map(real)).map(rounded))
    },
    .ceGrad: { arguments in
      .vector(
        try CrossEntropy.gradient(
          arguments[0].asVector().map(real), weights: arguments[1].asVector().map(real)
        ).map(rounded))
    },
  ]

  private static func measure(
    _ arguments: [Datum], _ definition: ([Real], [Real]) throws -> Real
  ) throws -> Datum {
    let (p, q) = (try arguments[0].asVector(), try arguments[1].asVector())
    guard p.count == q.count else { throw refused("shapes") }
    let (x, y) = (try distribution(arguments[0]), try distribution(arguments[1]))
    let unit = try unit(arguments[2])
    return .number(try infinite { try rounded(unit(definition(x, y))) })
  }

  private static func table(
    _ arguments: [Datum], _ definition: (Matrix<Real>) throws -> Real
  ) throws -> Datum {
    let joint = try arguments[0].asMatrix()
    _ = try distribution(.vector(joint.elements))
    return .number(try rounded(unit(arguments[1])(definition(joint.map { try real($0) }))))
  }

  private static func perplexity(
    _ arguments: [Datum], _ logarithm: ([Real]) throws -> Real
  ) throws -> Datum {
    let losses = try arguments[0].asVector()
    guard !losses.isEmpty else { throw refused("empty") }
    guard losses.allSatisfy(\.isFinite) else { throw refused("notFinite") }
    let log = try logarithm(losses.map(real))
    let size = try rounded(log)
    let value = size > 1000 ? .infinity : size < -1000 ? 0 : try rounded(log.exp())
    return .fields(["perplexity": .number(value), "log": .number(size)])
  }

  // MARK: Moments

  private static let exactMoments: [Function: Implementation] = [
    .expectation: { try weighted($0) { try Moments.expectation($0, $1) } },
    .distributionVariance: { try weighted($0) { try Moments.variance($0, $1) } },
    .distributionCovariance: { arguments in
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      let joint = try arguments[2].asMatrix()
      guard joint.shape == [x.count, y.count] else { throw refused("shapes") }
      guard !joint.elements.isEmpty else { throw refused("empty") }
      guard (x + y).allSatisfy(\.isFinite) else { throw refused("notFinite") }
      _ = try distribution(.vector(joint.elements))
      return .number(
        try rounded(Moments.covariance(x.map(real), y.map(real), joint.map { try real($0) })))
    },
    .mean: { .number(try rounded(Vectors.mean(data($0[0])))) },
    .variance: { arguments in
      let x = try data(arguments[0])
      return .number(try rounded(Moments.covariance(x, x)))
    },
    .sampleVariance: { arguments in
      .number(try rounded(Moments.sampleVariance(data(arguments[0], least: 2))))
    },
    .covariance: { try pairs($0, least: 1) { try Moments.covariance($0, $1) } },
    .sampleCovariance: { try pairs($0, least: 2) { try Moments.sampleCovariance($0, $1) } },
    .covarianceMatrix: { arguments in
      let x = try arguments[0].asMatrix()
      _ = try data(.vector(x.elements))
      return .matrix(try Moments.covarianceMatrix(x.map { try real($0) }).map { try rounded($0) })
    },
    .streamingMoments: { try running(data($0[0])) },
    .mergedMoments: { arguments in
      let lengths = try arguments[1].asCounts()
      let x = try arguments[0].asVector()
      guard lengths.allSatisfy({ $0 >= 0 }), lengths.reduce(0, +) == x.count else {
        throw refused("shapes")
      }
      return try running(data(arguments[0]))
    },
    .meanInterval: { arguments in
      let x = try data(arguments[0], least: 2)
      let level = try level(arguments[1])
      let mean = try Vectors.mean(x)
      let error = try (Moments.sampleVariance(x) / Real(x.count)).sqrt()
      let z = try Gaussian.quantile((.one + level).scaled(byTwoToThe: -1)).middle
      return try interval(mean, half: Real(z) * error, error: error)
    },
    .hoeffdingInterval: { arguments in
      let x = try data(arguments[0])
      let ends = try [arguments[1].asNumber(), arguments[2].asNumber()]
      guard ends.allSatisfy(\.isFinite) else { throw refused("notFinite") }
      let level = try level(arguments[3])
      let values = try arguments[0].asVector()
      guard ends[0] < ends[1] || values.allSatisfy({ $0 == ends[0] && $0 == ends[1] }),
        values.allSatisfy({ ends[0] <= $0 && $0 <= ends[1] })
      else { throw refused("domain") }
      let half = try Concentration.hoeffdingHalfWidth(
        range: real(ends[1]) - real(ends[0]), count: x.count, level: Real(level))
      return try interval(Vectors.mean(x), half: half, error: nil)
    },
  ]

  private static func weighted(
    _ arguments: [Datum], _ definition: ([Real], [Real]) throws -> Real
  ) throws -> Datum {
    let (x, p) = (try arguments[0].asVector(), try arguments[1].asVector())
    guard x.count == p.count else { throw refused("shapes") }
    let values = try data(arguments[0])
    return .number(try rounded(definition(values, distribution(arguments[1]))))
  }

  private static func pairs(
    _ arguments: [Datum], least: Int, _ definition: ([Real], [Real]) throws -> Real
  ) throws -> Datum {
    let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
    guard x.count == y.count else { throw refused("shapes") }
    return .number(
      try rounded(definition(data(arguments[0], least: least), data(arguments[1], least: least))))
  }

  private static func running(_ x: [Real]) throws -> Datum {
    let moments = try RunningMoments(x)
    return .fields([
      "count": .count(moments.count), "mean": .number(try rounded(moments.mean)),
      "variance": .number(try rounded(moments.variance())),
    ])
  }

  private static func interval(_ mean: Real, half: Real, error: Real?) throws -> Datum {
    var fields: [String: Datum] = [
      "mean": .number(try rounded(mean)), "low": .number(try rounded(mean - half)),
      "high": .number(try rounded(mean + half)),
    ]
    if let error { fields["error"] = .number(try rounded(error)) }
    return .fields(fields)
  }

  private static func level(_ datum: Datum) throws -> Rational {
    let level = try datum.asNumber()
    guard level.isFinite else { throw refused("notFinite") }
    guard level > 0, level < 1 else { throw refused("domain") }
    return try Rational(level)
  }

  // MARK: Arguments and results

  private static func real(_ x: Double) throws -> Real { Real(try Rational(x)) }

  private static func rounded(_ x: Real) throws -> Double {
    if let value = x.asRational { return value.roundedToDouble() + 0 }
    return try x.enclosure(workingPrecision: 400).midpoint.rational.roundedToDouble()
  }

  /// A divergence that the definitions refuse as infinite.
  private static func infinite(_ definition: () throws -> Double) throws -> Double {
    do {
      return try definition()
    } catch DefinitionError.infinite { return .infinity }
  }

  private static func unit(_ datum: Datum) throws -> (Real) throws -> Real {
    switch try datum.asText() {
    case "nats": { $0 }
    case "bits": { try $0 / Real(2).log() }
    default: throw refused("domain")
    }
  }

  private static func probabilities(_ p: [Double]) throws {
    guard p.allSatisfy(\.isFinite) else { throw refused("notFinite") }
    guard p.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { throw refused("probability") }
  }

  private static func distribution(_ datum: Datum) throws -> [Real] {
    let p = try datum.asVector()
    guard !p.isEmpty else { throw refused("empty") }
    try probabilities(p)
    let excess = try ExactVectors.sum(p + [-1]).magnitude
    guard excess <= Rational(p.count + 1).scaled(byTwoToThe: -53) else {
      throw refused("distribution")
    }
    return try p.map(real)
  }

  private static func data(_ datum: Datum, least: Int = 1) throws -> [Real] {
    let x = try datum.asVector()
    guard !x.isEmpty else { throw refused("empty") }
    guard x.allSatisfy(\.isFinite) else { throw refused("notFinite") }
    guard x.count >= least else { throw refused("domain") }
    return try x.map(real)
  }
}
