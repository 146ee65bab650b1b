import Exact
import Foundation
import Laws
import MathCore
import Subjects

extension PlantedBug {
  /// Mistakes with Gaussians, of one variable and of several.
  static let gaussianBugs: [PlantedBug] = [
    PlantedBug(.gaussianPdf, "takes the variance for the deviation", agreesOnSmallIntegers: false) {
      subject, arguments in
      let variance = try arguments[2].asNumber()
      _ = try subject.call(.gaussianPdf, arguments: arguments)
      return .number(
        try subject.gaussianPdf(
          arguments[0].asNumber(), arguments[1].asNumber(),
          max(variance * variance, .leastNonzeroMagnitude)))
    },
    PlantedBug(.gaussianPdf, "has no normaliser", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.gaussianPdf, arguments: arguments).asNumber()
      return .number(right * (2 * .pi * (try arguments[2].asNumber())).squareRoot())
    },
    PlantedBug(
      .gaussianPdf, "rounds its exponent beyond twelve deviations", agreesOnSmallIntegers: true
    ) { subject, arguments in
      let right = try subject.call(.gaussianPdf, arguments: arguments).asNumber()
      let (x, variance) = (
        try arguments[0].asNumber() - arguments[1].asNumber(), try arguments[2].asNumber()
      )
      let square = x * x / variance
      guard square > 144, square < 1400 else { return .number(right) }
      return .number(exp(-square / 2) / (2 * .pi * variance).squareRoot())
    },
    PlantedBug(.gaussianLogPdf, "is the logarithm of the density", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.gaussianLogPdf, arguments: arguments).asNumber()
      return .number(right < -700 ? -.infinity : right)
    },
    PlantedBug(.gaussianLogPdf, "has log 2πσ² for its half", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.gaussianLogPdf, arguments: arguments).asNumber()
      return .number(right - log(2 * .pi * (try arguments[2].asNumber())) / 2)
    },
    PlantedBug(.gaussianCdf, "has no tail on the left", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.gaussianCdf, arguments: arguments).asNumber()
      return .number(1 - (1 - right))
    },
    PlantedBug(.gaussianCdf, "is 0 where it would be subnormal", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.gaussianCdf, arguments: arguments).asNumber()
      return .number(right < 0x1p-1022 ? 0 : right)
    },
    PlantedBug(.gaussianCdf, "divides by the variance", agreesOnSmallIntegers: false) {
      subject, arguments in
      let variance = try arguments[2].asNumber()
      _ = try subject.call(.gaussianCdf, arguments: arguments)
      let square = variance * variance
      return .number(
        try subject.gaussianCdf(
          arguments[0].asNumber(), arguments[1].asNumber(),
          square.isFinite ? max(square, .leastNonzeroMagnitude) : variance))
    },
    PlantedBug(.gaussianCdf, "takes a mean that is not a number for 0", agreesOnSmallIntegers: true)
    {
      subject, arguments in
      let mean = try arguments[1].asNumber()
      return .number(
        try subject.gaussianCdf(
          arguments[0].asNumber(), mean.isNaN ? 0 : mean, arguments[2].asNumber()))
    },
    PlantedBug(.gaussianQuantile, "multiplies by the variance", agreesOnSmallIntegers: true) {
      subject, arguments in
      let mean = try arguments[1].asNumber()
      let right = try subject.call(.gaussianQuantile, arguments: arguments).asNumber()
      return .number(mean + (right - mean) * (try arguments[2].asNumber()).squareRoot())
    },
    PlantedBug(.gaussianQuantile, "keeps p within 1e-16 of 0", agreesOnSmallIntegers: true) {
      subject, arguments in
      let p = try arguments[0].asNumber()
      return .number(
        try subject.gaussianQuantile(
          p > 0 ? max(p, 1e-16) : p, arguments[1].asNumber(), arguments[2].asNumber()))
    },
    PlantedBug(.gaussianQuantile, "is −∞ and ∞ at 0 and 1", agreesOnSmallIntegers: false) {
      subject, arguments in
      let p = try arguments[0].asNumber()
      if p == 0 || p == 1 { return .number(p == 0 ? -.infinity : .infinity) }
      return try subject.call(.gaussianQuantile, arguments: arguments)
    },
    PlantedBug(.gaussianMoments, "has σ⁴ for 3σ⁴", agreesOnSmallIntegers: false) {
      subject, arguments in
      var values = try subject.call(.gaussianMoments, arguments: arguments).asFields().values
      let variance = try arguments[1].asNumber()
      values["fourth"] = .number(variance * variance)
      return .fields(values)
    },
    PlantedBug(.gaussianSample, "multiplies by the variance", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (mean, variance) = (try arguments[0].asNumber(), try arguments[1].asNumber())
      let right = try subject.call(.gaussianSample, arguments: arguments).asVector()
      return .vector(right.map { mean + ($0 - mean) * variance.squareRoot() })
    },
    PlantedBug(.klGaussian, "is that of the second from the first", agreesOnSmallIntegers: false) {
      subject, arguments in
      let numbers = try arguments.map { try $0.asNumber() }
      return .number(try subject.klGaussian(numbers[2], numbers[3], numbers[0], numbers[1]))
    },
    PlantedBug(
      .klGaussian, "subtracts a rounded logarithm of a ratio near 1", agreesOnSmallIntegers: true
    ) { subject, arguments in
      let right = try subject.call(.klGaussian, arguments: arguments).asNumber()
      let numbers = try arguments.map { try $0.asNumber() }
      let (ratio, gap) = (numbers[1] / numbers[3], numbers[0] - numbers[2])
      guard (ratio - 1).magnitude < 0.01 else { return .number(right) }
      return .number(max(0, (ratio - 1 - log(ratio) + gap * gap / numbers[3]) / 2))
    },
    PlantedBug(.mahalanobis, "is the distance, not its square", agreesOnSmallIntegers: false) {
      subject, arguments in
      .number(try subject.call(.mahalanobis, arguments: arguments).asNumber().squareRoot())
    },
    PlantedBug(.mahalanobis, "multiplies by Σ", agreesOnSmallIntegers: false) {
      subject, arguments in
      _ = try subject.call(.mahalanobis, arguments: arguments)
      let gap = try subject.sub(arguments[0].asVector(), arguments[1].asVector())
      return .number(
        try subject.dot(gap, subject.matvec(arguments[2].asMatrix(), gap)))
    },
    PlantedBug(
      .mahalanobis, "takes a covariance for symmetric within 1e-8", agreesOnSmallIntegers: true
    ) { subject, arguments in
      let a = try arguments[2].asMatrix()
      let isNear =
        a.isSquare
        && zip(a.elements, a.transposed().elements).allSatisfy { ($0 - $1).magnitude < 1e-8 }
      let upper = Matrix(rowCount: a.rowCount, columnCount: a.columnCount) {
        isNear ? a[min($0, $1), max($0, $1)] : a[$0, $1]
      }
      return .number(
        try subject.mahalanobis(arguments[0].asVector(), arguments[1].asVector(), upper))
    },
    PlantedBug(
      .mahalanobis, "takes what is not definite for a ridge of it", agreesOnSmallIntegers: false
    ) { subject, arguments in
      try ridged(.mahalanobis, subject, arguments, covariance: 2)
    },
    PlantedBug(
      .mvnLogPdf, "takes what is not definite for a ridge of it", agreesOnSmallIntegers: false
    ) { subject, arguments in
      try ridged(.mvnLogPdf, subject, arguments, covariance: 2)
    },
    PlantedBug(.mvnLogPdf, "has no determinant", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.mvnLogPdf, arguments: arguments).asNumber()
      return .number(right + log(try subject.det(arguments[2].asMatrix())) / 2)
    },
    PlantedBug(.mvnLogPdf, "has log 2π once, for any dimension", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.mvnLogPdf, arguments: arguments).asNumber()
      let count = Double(try arguments[0].asVector().count)
      return .number(right + (count - 1) * log(2 * .pi) / 2)
    },
    PlantedBug(.mvnPdf, "divides by the determinant, not its root", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.mvnPdf, arguments: arguments).asNumber()
      return .number(right / (try subject.det(arguments[2].asMatrix())).squareRoot())
    },
    PlantedBug(.mvnMarginal, "is that of the other components", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (mean, kept) = (try arguments[0].asVector(), try arguments[2].asCounts())
      let right = try subject.call(.mvnMarginal, arguments: arguments)
      let others = mean.indices.filter { !kept.contains($0) }
      guard !others.isEmpty else { return right }
      return .fields(try subject.mvnMarginal(mean, arguments[1].asMatrix(), others).values)
    },
    PlantedBug(.mvnConditional, "keeps the marginal covariance", agreesOnSmallIntegers: false) {
      subject, arguments in
      var values = try subject.call(.mvnConditional, arguments: arguments).asFields().values
      let (mean, known) = (try arguments[0].asVector(), try arguments[2].asCounts())
      let others = mean.indices.filter { !known.contains($0) }
      values["covariance"] = try subject.mvnMarginal(mean, arguments[1].asMatrix(), others)
        .values["covariance"]
      return .fields(values)
    },
    PlantedBug(
      .mvnConditional, "takes the values in the order of the indices", agreesOnSmallIntegers: false
    ) { subject, arguments in
      let known = try arguments[2].asCounts()
      return .fields(
        try subject.mvnConditional(
          arguments[0].asVector(), arguments[1].asMatrix(), known.sorted(),
          arguments[3].asVector()
        ).values)
    },
    PlantedBug(.mvnSample, "multiplies by L' for L", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.mvnSample, arguments: arguments).asMatrix()
      let (mean, covariance) = (try arguments[0].asVector(), try arguments[1].asMatrix())
      var stream = RandomStream(seed: try arguments[3].asCount())
      guard mean.count == 2 else { return .matrix(right) }
      let first = covariance[0, 0].squareRoot()
      let below = covariance[1, 0] / first
      let last = (covariance[1, 1] - below * below).squareRoot()
      return .matrix(
        try Matrix(
          rows: right.rows.map { _ in
            let z = [stream.normal(), stream.normal()]
            return [mean[0] + first * z[0] + below * z[1], mean[1] + last * z[1]]
          }))
    },
    PlantedBug(.mleMvn, "divides by N − 1", agreesOnSmallIntegers: false) { subject, arguments in
      let x = try arguments[0].asMatrix()
      var values = try subject.mleMvn(x).values
      let count = Double(x.rowCount)
      values["covariance"] = .matrix(
        try subject.mleMvn(x).matrix("covariance").map {
          count > 1 ? $0 * count / (count - 1) : $0
        })
      return .fields(values)
    },
    PlantedBug(
      .mleMvn, "subtracts the products of means from the means of products",
      agreesOnSmallIntegers: true
    ) { subject, arguments in
      let x = try arguments[0].asMatrix()
      var values = try subject.mleMvn(x).values
      guard x.elements.contains(where: { $0.magnitude > 1000 }) else { return .fields(values) }
      let mean = try subject.mleMvn(x).vector("mean")
      let products = try subject.matmul(x.transposed(), x)
      values["covariance"] = .matrix(
        Matrix(rowCount: mean.count, columnCount: mean.count) {
          products[$0, $1] / Double(x.rowCount) - mean[$0] * mean[$1]
        })
      return .fields(values)
    },
  ]

  /// A function of a covariance that gives a value for what is not positive definite.
  private static func ridged(
    _ function: Function, _ subject: Subject, _ arguments: [Datum], covariance place: Int
  ) throws -> Datum {
    do {
      return try subject.call(function, arguments: arguments)
    } catch SubjectError.refused(kind: "notPositiveDefinite", _) {
      let a = try arguments[place].asMatrix()
      var others = arguments
      let ridge = 1e-6 + a.elements.reduce(0) { $0 + $1.magnitude }
      others[place] = .matrix(
        Matrix(rowCount: a.rowCount, columnCount: a.columnCount) {
          $0 == $1 ? a[$0, $1] + ridge : a[$0, $1]
        })
      return try subject.call(function, arguments: others)
    }
  }
}
