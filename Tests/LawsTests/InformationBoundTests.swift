import Exact
import Foundation
import Laws
import PropertyTesting
import Testing

/// Textbook formulas in plain doubles keep to the bounds that every subject is held to, and break those
/// that ask for more.
@Suite struct InformationBoundTests {
  private func outcome(of name: String, for subject: Subject) throws -> LawReport.Outcome {
    let law = try #require(Law.all.first { $0.name == name })
    return law.check(subject, Settings(cases: 300, shrinkLimit: 0, explains: false)).outcome
  }

  @Test(arguments: [
    "entropy is within the bound of a plain sum",
    "cross-entropy is within the bound of a plain sum",
    "divergence is within the bound of a plain sum",
    "the Jensen–Shannon divergence is within the bound of plain sums",
    "mutual information is within the bound of a plain sum",
    "conditional entropy is within the bound of a plain sum",
    "perplexity is within the bound of a plain mean",
    "expectation is within the bound of a dot product",
    "the mean of data is within the bound of a plain sum",
    "variance of weighted outcomes is within the bound of two passes",
    "covariance by a joint table is within the bound of two passes",
    "variances of data are within the bound of two passes",
    "covariances of pairs are within the bound of two passes",
    "moments read one by one are those of the data",
  ])
  func `plain doubles keep to the bound`(_ name: String) throws {
    #expect(try outcome(of: name, for: .plain) == .held)
  }

  @Test(arguments: [
    "divergence of close distributions keeps its digits", "entropy is within 1 ulp",
    "the generalized divergence is never below 0",
    "variance of weighted outcomes is within 1 ulp", "variances of data are within 1 ulp",
  ])
  func `plain doubles break what asks for more`(_ name: String) throws {
    #expect(try outcome(of: name, for: .plain) == .broken)
  }

  @Test(arguments: [
    "variances of data are within the bound of two passes",
    "moments read one by one are those of the data",
    "data far from 0 has a variance above 0",
  ])
  func `the mean square less the squared mean keeps to no bound`(_ name: String) throws {
    #expect(try outcome(of: name, for: .textbook) == .broken)
  }
}

extension Subject {
  /// Sums and two passes as they are written, in doubles.
  fileprivate static let plain = Subject(
    name: "plain",
    [
      .entropy: { arguments in
        let sum = terms(try arguments[0].asVector()) { -$0 * log($0) }
        return .number(inUnit(arguments[1], sum))
      },
      .crossEntropy: { try pair($0) { -$0 * log($1) } },
      .kl: { try pair($0) { $0 * log($0 / $1) } },
      .klGeneralized: { arguments in
        let (p, q) = (try arguments[0].asVector(), try arguments[1].asVector())
        var sum = 0.0
        for (p, q) in zip(p, q) {
          let term: Double = p > 0 ? p * log(p / q) : 0
          sum += term - p + q
        }
        return .number(sum)
      },
      .js: { arguments in
        let (p, q) = (try arguments[0].asVector(), try arguments[1].asVector())
        var sum = 0.0
        for (p, q) in zip(p, q) {
          let middle = (p + q) / 2
          if p > 0 { sum += p * log(p / middle) }
          if q > 0 { sum += q * log(q / middle) }
        }
        return .number(inUnit(arguments[2], sum / 2))
      },
      .mutualInformation: { try table($0) { $0 * log($0 / ($1 * $2)) } },
      .conditionalEntropy: { try table($0) { p, row, _ in -p * log(p / row) } },
      .perplexity: { arguments in
        let log = mean(try arguments[0].asVector())
        return .fields(["perplexity": .number(exp(log)), "log": .number(log)])
      },
      .expectation: { .number(dot(try $0[0].asVector(), try $0[1].asVector())) },
      .distributionVariance: { arguments in
        let (x, p) = (try arguments[0].asVector(), try arguments[1].asVector())
        let mean = dot(x, p)
        return .number(dot(x.map { ($0 - mean) * ($0 - mean) }, p))
      },
      .distributionCovariance: { arguments in
        let joint = try arguments[2].asMatrix()
        let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
        let p = joint.elements
        let left = x.flatMap { x in y.map { _ in x } }
        let right = x.flatMap { _ in y }
        let (first, second) = (dot(left, p), dot(right, p))
        return .number(dot(zip(left, right).map { ($0 - first) * ($1 - second) }, p))
      },
      .mean: { .number(mean(try $0[0].asVector())) },
      .variance: { arguments in
        let x = try arguments[0].asVector()
        return .number(products(x, x) / Double(x.count))
      },
      .sampleVariance: { arguments in
        let x = try arguments[0].asVector()
        return .number(products(x, x) / Double(x.count - 1))
      },
      .covariance: { arguments in
        let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
        return .number(products(x, y) / Double(x.count))
      },
      .sampleCovariance: { arguments in
        let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
        return .number(products(x, y) / Double(x.count - 1))
      },
      .streamingMoments: { arguments in
        let x = try arguments[0].asVector()
        var (count, mean, squares) = (0.0, 0.0, 0.0)
        for x in x {
          count += 1
          let distance = x - mean
          mean += distance / count
          squares += distance * (x - mean)
        }
        return moments(x, mean, squares / count)
      },
    ])

  /// Variances as mean squares less squared means.
  fileprivate static let textbook = Subject(
    name: "textbook",
    [
      .variance: { .number(textbookVariance(try $0[0].asVector())) },
      .sampleVariance: { arguments in
        let x = try arguments[0].asVector()
        return .number(textbookVariance(x) * Double(x.count) / Double(x.count - 1))
      },
      .streamingMoments: { arguments in
        let x = try arguments[0].asVector()
        return moments(x, mean(x), textbookVariance(x))
      },
    ])

  private static func textbookVariance(_ x: [Double]) -> Double {
    let mean = mean(x)
    return Subject.mean(x.map { $0 * $0 }) - mean * mean
  }

  private static func moments(_ x: [Double], _ mean: Double, _ variance: Double) -> Datum {
    .fields(["count": .count(x.count), "mean": .number(mean), "variance": .number(variance)])
  }

  private static func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }

  private static func dot(_ x: [Double], _ y: [Double]) -> Double {
    zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func products(_ x: [Double], _ y: [Double]) -> Double {
    let (first, second) = (mean(x), mean(y))
    return zip(x, y).reduce(0) { $0 + ($1.0 - first) * ($1.1 - second) }
  }

  private static func terms(_ p: [Double], _ term: (Double) -> Double) -> Double {
    p.filter { $0 > 0 }.map(term).reduce(0, +)
  }

  private static func pair(
    _ arguments: [Datum], _ term: (Double, Double) -> Double
  ) throws -> Datum {
    let (p, q) = (try arguments[0].asVector(), try arguments[1].asVector())
    var sum = 0.0
    for (p, q) in zip(p, q) where p > 0 { sum += term(p, q) }
    return .number(inUnit(arguments[2], sum))
  }

  private static func table(
    _ arguments: [Datum], _ term: (Double, Double, Double) -> Double
  ) throws -> Datum {
    let joint = try arguments[0].asMatrix()
    let rows = joint.rows.map { $0.reduce(0, +) }
    let columns = joint.transposed().rows.map { $0.reduce(0, +) }
    var sum = 0.0
    for i in rows.indices {
      for j in columns.indices where joint[i, j] > 0 {
        sum += term(joint[i, j], rows[i], columns[j])
      }
    }
    return .number(inUnit(arguments[1], sum))
  }

  private static func inUnit(_ unit: Datum, _ nats: Double) -> Double {
    unit == .text("bits") ? nats / log(2) : nats
  }
}
