import Exact
import PropertyTesting

extension Law {
  /// What the functions of C.20 to C.22 refuse.
  static let distributionRefusalLaws: [Law] = [
    Law(
      142, .distributions, "distributions have parameters in their domains",
      states:
        "outcomes that are not there, lengths that do not fit, nothing, probabilities outside of "
        + "[0, 1], sums other than 1, ends out of order, variances of 0 and below, quantiles of 0 and "
        + "1, and counts below 0 are refused", .exact, needs: distributionFunctions,
      forAllOf: { distributionRefusals }
    ) { subject, refusal in
      try refusal.check(subject)
    },
    Law(
      142, .distributions, "distributions have finite parameters",
      states: "a NaN or an infinity in any place is refused as notFinite", .exact,
      needs: distributionFunctions,
      forAllOf: { distributionAnswers.flatMap { Refusal.broken($0.0, $0.1) } }
    ) { subject, refusal in
      try refusal.check(subject)
    },
    Law(
      142, .distributions, "probabilities sum to 1 within the rounding of each",
      states: "Σ p is refused just where |Σ p − 1| > (n + 1)u, compared exactly, and nothing is "
        + "renormalised", .exact,
      needs: [.categoricalPmf, .categoricalLogPmf, .categoricalCdf, .categoricalSample],
      forAllOf: { (1...5).flatMap { n in (-9...9).map { [n, $0] } } }
    ) { subject, input in
      let (zeros, excess) = (input[0] - 1, input[1])
      // Doubles from ½ on are u apart.
      let p = [0.5] + Array(repeating: 0.0, count: zeros) + [0.5 + Double(excess) * 0x1p-53]
      let sum = try Rational(0.5) + Rational(p[p.count - 1])
      let isAccepted =
        (sum - .one).magnitude <= Rational(p.count + 1) * Bound.unitRoundoff
      let calls: [() throws -> Void] = [
        { try require(try subject.categoricalPmf(0, p) == 0.5, "the probability moved") },
        { try require(try subject.categoricalLogPmf(0, p) < 0, "log ½ is not negative") },
        {
          let last = try subject.categoricalCdf(p.count - 1, p)
          try subject.hold(.categoricalCdf, last, to: sum, within: .rounding(sum))
        },
        { _ = try subject.categoricalSample(p, 1, 1) },
      ]
      for call in calls {
        if isAccepted { try call() } else { try subject.refuses("distribution") { try call() } }
      }
    },
  ]

  private static let distributionFunctions: [Function] = distributionAnswers.map(\.0)

  /// A call of each function that has a value.
  private static var distributionAnswers: [(Function, [Datum])] {
    let p = Datum.vector([0.25, 0.75])
    let (x, mean) = (Datum.vector([1, 2]), Datum.vector([0.5, 0]))
    let covariance = table([[2, 1], [1, 2]])
    return [
      (.bernoulliPmf, [.count(1), .number(0.25)]),
      (.bernoulliLogPmf, [.count(0), .number(0.25)]),
      (.bernoulliCdf, [.number(0.5), .number(0.25)]),
      (.bernoulliMoments, [.number(0.25)]),
      (.bernoulliSample, [.number(0.25), .count(3), .count(7)]),
      (.categoricalPmf, [.count(1), p]), (.categoricalLogPmf, [.count(1), p]),
      (.categoricalCdf, [.count(0), p]), (.categoricalMoments, [p]),
      (.categoricalSample, [p, .count(3), .count(7)]),
      (.uniformPdf, [.number(0.5), .number(0), .number(2)]),
      (.uniformLogPdf, [.number(0.5), .number(0), .number(2)]),
      (.uniformCdf, [.number(0.5), .number(0), .number(2)]),
      (.uniformMoments, [.number(0), .number(2)]),
      (.uniformSample, [.number(0), .number(2), .count(3), .count(7)]),
      (.mleUniform, [.vector([3, -1, 2])]),
      (.gaussianPdf, [.number(1), .number(0), .number(2)]),
      (.gaussianLogPdf, [.number(1), .number(0), .number(2)]),
      (.gaussianCdf, [.number(1), .number(0), .number(2)]),
      (.gaussianQuantile, [.number(0.25), .number(0), .number(2)]),
      (.gaussianMoments, [.number(0), .number(2)]),
      (.gaussianSample, [.number(0), .number(2), .count(3), .count(7)]),
      (.klGaussian, [.number(0), .number(2), .number(1), .number(3)]),
      (.mahalanobis, [x, mean, covariance]), (.mvnPdf, [x, mean, covariance]),
      (.mvnLogPdf, [x, mean, covariance]),
      (.mvnMarginal, [mean, covariance, .counts([1])]),
      (.mvnConditional, [mean, covariance, .counts([1]), .vector([3])]),
      (.mvnSample, [mean, covariance, .count(2), .count(7)]),
      (.mleMvn, [table([[1, 2], [3, 5], [4, 4]])]),
    ]
  }

  private static func table(_ rows: [[Double]]) -> Datum {
    (try? Matrix(rows: rows)).map { .matrix($0) } ?? .flag(false)
  }

  private static var distributionRefusals: [Refusal] {
    discreteRefusals + continuousRefusals + vectorRefusals
  }

  private static func refusal(
    _ function: Function, _ kind: String, _ refused: Datum...
  ) -> Refusal {
    let good = distributionAnswers.first { $0.0 == function }?.1 ?? []
    return Refusal(function, kind, refused, beside: good)
  }

  private static var discreteRefusals: [Refusal] {
    let outcomes = [Function.bernoulliPmf, .bernoulliLogPmf].flatMap { function in
      [2, -1, Int.min, Int.max].map {
        refusal(function, "domain", .count($0), .number(0.25))
      }
    }
    let chances = [-0.5, -0x1p-1074, 1.0.nextUp, 3].flatMap { p in
      [
        refusal(.bernoulliPmf, "probability", .count(0), .number(p)),
        refusal(.bernoulliLogPmf, "probability", .count(1), .number(p)),
        refusal(.bernoulliCdf, "probability", .number(0), .number(p)),
        refusal(.bernoulliMoments, "probability", .number(p)),
        refusal(.bernoulliSample, "probability", .number(p), .count(1), .count(1)),
      ]
    }
    let classes = [Function.categoricalPmf, .categoricalLogPmf, .categoricalCdf].flatMap {
      function in
      [2, -1, Int.min, Int.max].map { k in
        refusal(function, "domain", .count(k), .vector([0.25, 0.75]))
      }
    }
    let wrong: [(String, [Double])] = [
      ("empty", []), ("probability", [-0.25, 1.25]), ("distribution", [0.25, 0.751]),
      ("distribution", [0.107, 0.787, 0.107]), ("distribution", [0, 0]),
    ]
    let sums = wrong.flatMap { kind, p in
      [
        refusal(.categoricalPmf, kind, .count(0), .vector(p)),
        refusal(.categoricalLogPmf, kind, .count(0), .vector(p)),
        refusal(.categoricalCdf, kind, .count(0), .vector(p)),
        refusal(.categoricalMoments, kind, .vector(p)),
        refusal(.categoricalSample, kind, .vector(p), .count(1), .count(1)),
      ]
    }
    return outcomes + chances + classes + sums + [
      refusal(.bernoulliSample, "domain", .number(0.5), .count(-1), .count(1)),
      refusal(.categoricalSample, "domain", .vector([1]), .count(-1), .count(1)),
    ]
  }

  private static var continuousRefusals: [Refusal] {
    let ends = [(2.0, 2.0), (2, 1), (0, -0x1p-1074)].flatMap { low, high in
      let (low, high) = (Datum.number(low), Datum.number(high))
      return [
        refusal(.uniformPdf, "domain", .number(2), low, high),
        refusal(.uniformLogPdf, "domain", .number(2), low, high),
        refusal(.uniformCdf, "domain", .number(2), low, high),
        refusal(.uniformMoments, "domain", low, high),
        refusal(.uniformSample, "domain", low, high, .count(1), .count(1)),
      ]
    }
    let variances = [0, -0.0, -1].map { Datum.number($0) }.flatMap { variance in
      [
        refusal(.gaussianPdf, "domain", .number(1), .number(0), variance),
        refusal(.gaussianLogPdf, "domain", .number(1), .number(0), variance),
        refusal(.gaussianCdf, "domain", .number(1), .number(0), variance),
        refusal(.gaussianQuantile, "domain", .number(0.5), .number(0), variance),
        refusal(.gaussianMoments, "domain", .number(0), variance),
        refusal(.gaussianSample, "domain", .number(0), variance, .count(1), .count(1)),
        refusal(.klGaussian, "domain", .number(0), variance, .number(1), .number(3)),
        refusal(.klGaussian, "domain", .number(0), .number(2), .number(1), variance),
      ]
    }
    let shares = [0, 1, -0.5, 1.5].map {
      refusal(.gaussianQuantile, "domain", .number($0), .number(0), .number(1))
    }
    return ends + variances + shares + [
      refusal(.mleUniform, "empty", .vector([])),
      refusal(.uniformSample, "domain", .number(0), .number(1), .count(-1), .count(1)),
      refusal(.gaussianSample, "domain", .number(0), .number(1), .count(-1), .count(1)),
    ]
  }

  private static var vectorRefusals: [Refusal] {
    let (x, good) = (Datum.vector([1, 2]), table([[2, 1], [1, 2]]))
    let slanted = table([[2, 1], [1 + .ulpOfOne, 2]])
    let densities = [Function.mahalanobis, .mvnPdf, .mvnLogPdf].flatMap { function in
      [
        refusal(function, "shapes", .vector([1]), x, good),
        refusal(function, "shapes", x, .vector([1, 2, 3]), good),
        refusal(function, "shapes", .vector([1]), .vector([1]), good),
        refusal(function, "notSquare", x, x, table([[2, 1]])),
        refusal(function, "empty", .vector([]), .vector([]), table([])),
        refusal(function, "notSymmetric", x, x, slanted),
      ]
    }
    return densities + [
      refusal(.mvnMarginal, "notSymmetric", x, slanted, .counts([0])),
      refusal(.mvnMarginal, "axis", x, good, .counts([0, 0])),
      refusal(.mvnMarginal, "domain", x, good, .counts([2])),
      refusal(.mvnMarginal, "domain", x, good, .counts([-1])),
      refusal(.mvnConditional, "notSymmetric", x, slanted, .counts([0]), .vector([1])),
      refusal(.mvnConditional, "shapes", x, good, .counts([0]), .vector([1, 2])),
      refusal(.mvnConditional, "axis", x, good, .counts([0, 0]), .vector([1, 2])),
      refusal(.mvnConditional, "domain", x, good, .counts([2]), .vector([1])),
      refusal(.mvnSample, "notSymmetric", x, slanted, .count(1), .count(1)),
      refusal(.mvnSample, "domain", x, good, .count(-1), .count(1)),
      refusal(.mvnSample, "shapes", .vector([1]), good, .count(1), .count(1)),
      refusal(.mleMvn, "empty", table([])),
    ]
  }
}
