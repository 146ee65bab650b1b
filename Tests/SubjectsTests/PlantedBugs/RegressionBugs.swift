import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with losses and least squares.
  static let regressionBugs: [PlantedBug] = [
    PlantedBug(.mse, "is a sum", agreesOnSmallIntegers: false) { subject, arguments in
      let mean = try subject.call(.mse, arguments: arguments).asNumber()
      return .number(mean * Double(try arguments[0].asVector().count))
    },
    PlantedBug(.mse, "of no examples is 0", agreesOnSmallIntegers: false) { subject, arguments in
      do {
        return try subject.call(.mse, arguments: arguments)
      } catch SubjectError.refused(kind: "empty", _) {
        return .number(0)
      }
    },
    PlantedBug(.mse, "squares differences that are rounded", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.mse, arguments: arguments).asNumber()
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      let sum = zip(x, y).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      return .number(sum.isFinite ? sum / Double(x.count) : right)
    },
    PlantedBug(.mae, "is a root of squares", agreesOnSmallIntegers: false) { subject, arguments in
      .number(try subject.mse(arguments[0].asVector(), arguments[1].asVector()).squareRoot())
    },
    PlantedBug(.huber, "forgets the half", agreesOnSmallIntegers: false) { subject, arguments in
      .number(2 * (try subject.call(.huber, arguments: arguments).asNumber()))
    },
    PlantedBug(.huber, "is a line in slope alone beyond δ", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.huber, arguments: arguments).asNumber()
      let (x, y) = (try arguments[0].asVector(), try arguments[1].asVector())
      let delta = try arguments[2].asNumber()
      guard zip(x, y).allSatisfy({ ($0 - $1).magnitude > delta }) else { return .number(right) }
      return .number(delta * (try subject.mae(x, y)))
    },
    PlantedBug(.huberGrad, "is not divided by the number", agreesOnSmallIntegers: false) {
      subject, arguments in
      let count = Double(try arguments[0].asVector().count)
      return .vector(
        try subject.call(.huberGrad, arguments: arguments).asVector().map { $0 * count })
    },
    PlantedBug(.maeGrad, "has a sign at 0", agreesOnSmallIntegers: false) { subject, arguments in
      let slopes = try subject.call(.maeGrad, arguments: arguments).asVector()
      return .vector(slopes.map { $0 == 0 ? 1 / Double(slopes.count) : $0 })
    },
    PlantedBug(.mseGrad, "misses the factor 2", agreesOnSmallIntegers: false) {
      subject, arguments in
      try subject.call(.mseGrad, arguments: arguments).scaled(by: 0.5)
    },
    PlantedBug(.mseGrad, "has the sign of the residual", agreesOnSmallIntegers: false) {
      subject, arguments in
      try subject.call(.mseGrad, arguments: arguments).scaled(by: -1)
    },
    PlantedBug(.mseGrad, "is 8 % off where it is small", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.mseGrad, arguments: arguments)
      let slopes = try right.asFields().vector("w")
      let isSmall = slopes.contains { $0 != 0 && $0.magnitude < 1e-4 }
      return isSmall ? try right.scaled(by: 1.08) : right
    },
    PlantedBug(.ols, "solves the normal equations", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.ols, arguments: arguments).asVector()
      let (x, y) = (try arguments[0].asMatrix(), try arguments[1].asVector())
      let turned = x.transposed()
      guard let gram = try? subject.matmul(turned, x), let sums = try? subject.matvec(turned, y),
        let solution = try? subject.solve(gram, sums)
      else { return .vector(right.map { _ in 0 }) }
      return .vector(solution)
    },
    PlantedBug(.ols, "gives the shortest w for dependent columns", agreesOnSmallIntegers: false) {
      subject, arguments in
      do {
        return try subject.call(.ols, arguments: arguments)
      } catch SubjectError.refused(kind: "singular", _) {
        return .vector(try subject.lstsq(arguments[0].asMatrix(), arguments[1].asVector()))
      }
    },
    PlantedBug(.ols, "penalises a little", agreesOnSmallIntegers: false) { subject, arguments in
      .vector(try subject.call(.ols, arguments: arguments).asVector().map { $0 * (1 - 1e-12) })
    },
    PlantedBug(.olsIntercept, "goes through the origin", agreesOnSmallIntegers: false) {
      subject, arguments in
      _ = try subject.call(.olsIntercept, arguments: arguments)
      return .fields(["w": try subject.call(.ols, arguments: arguments), "b": .number(0)])
    },
    PlantedBug(.hatMatrix, "is multiplied from three factors", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.hatMatrix, arguments: arguments).asMatrix()
      let x = try arguments[0].asMatrix()
      guard let inverse = try? subject.inverse(subject.matmul(x.transposed(), x)),
        let left = try? subject.matmul(x, inverse)
      else { return .matrix(right) }
      return .matrix(try subject.matmul(left, x.transposed()))
    },
    PlantedBug(.residuals, "is prediction less target", agreesOnSmallIntegers: false) {
      subject, arguments in
      .vector(try subject.call(.residuals, arguments: arguments).asVector().map { -$0 })
    },
    PlantedBug(.residuals, "subtracts a rounded prediction", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.residuals, arguments: arguments).asVector()
      let (x, y, w) = (
        try arguments[0].asMatrix(), try arguments[1].asVector(), try arguments[2].asVector()
      )
      guard x.columnCount > 0 else { return .vector(right) }
      return .vector(zip(y, try subject.matvec(x, w)).map { $0 - $1 })
    },
  ]

  /// Mistakes with likelihoods and estimates.
  static let likelihoodBugs: [PlantedBug] = [
    PlantedBug(.nllGaussian, "takes a deviation for the variance", agreesOnSmallIntegers: false) {
      subject, arguments in
      let deviation = try arguments[2].asNumber()
      return .number(
        try subject.nllGaussian(
          arguments[0].asVector(), arguments[1].asNumber(),
          deviation > 0 ? deviation * deviation : deviation))
    },
    PlantedBug(.nllGaussian, "leaves out the constant", agreesOnSmallIntegers: false) {
      subject, arguments in
      let count = Double(try arguments[0].asVector().count)
      let right = try subject.call(.nllGaussian, arguments: arguments).asNumber()
      return .number(right - count * 0.9189385332046727)
    },
    PlantedBug(.nllGaussian, "keeps the variance above 1e-6", agreesOnSmallIntegers: true) {
      subject, arguments in
      let variance = try arguments[2].asNumber()
      return .number(
        try subject.nllGaussian(
          arguments[0].asVector(), arguments[1].asNumber(),
          variance.isNaN ? variance : max(variance, 1e-6)))
    },
    PlantedBug(
      .nllGaussian, "has the opposite sign in its squares", agreesOnSmallIntegers: false
    ) { subject, arguments in
      let (x, mean, variance) = (
        try arguments[0].asVector(), try arguments[1].asNumber(), try arguments[2].asNumber()
      )
      let right = try subject.nllGaussian(x, mean, variance)
      let squares = x.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) } / variance
      return .number(right - squares)
    },
    PlantedBug(.nllLaplace, "has log b for log 2b", agreesOnSmallIntegers: false) {
      subject, arguments in
      let count = Double(try arguments[0].asVector().count)
      let right = try subject.call(.nllLaplace, arguments: arguments).asNumber()
      return .number(right - count * 0.6931471805599453)
    },
    PlantedBug(.nllBernoulli, "keeps p off 0 and 1", agreesOnSmallIntegers: false) {
      subject, arguments in
      let p = try arguments[2].asNumber()
      let kept = p >= 0 && p <= 1 ? min(max(p, 1e-12), 1 - 1e-12) : p
      return .number(
        try subject.nllBernoulli(arguments[0].asCount(), arguments[1].asCount(), kept))
    },
    PlantedBug(.nllBernoulli, "is that of failures", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (successes, trials) = (try arguments[0].asCount(), try arguments[1].asCount())
      let p = try arguments[2].asNumber()
      guard 0...max(0, trials) ~= successes else {
        return try subject.call(.nllBernoulli, arguments: arguments)
      }
      return .number(try subject.nllBernoulli(trials - successes, trials, p))
    },
    PlantedBug(.logLikelihood, "is the logarithm of a rounded product", agreesOnSmallIntegers: true)
    {
      subject, arguments in
      let p = try arguments[0].asVector()
      let right = try subject.logLikelihood(p)
      return p.reduce(1, *) == 0 ? .number(-.infinity) : .number(right)
    },
    PlantedBug(.logLikelihood, "is negative", agreesOnSmallIntegers: false) {
      subject, arguments in
      .number(-(try subject.call(.logLikelihood, arguments: arguments).asNumber()))
    },
    PlantedBug(.mleGaussian, "divides by N − 1", agreesOnSmallIntegers: false) {
      subject, arguments in
      let fields = try subject.call(.mleGaussian, arguments: arguments).asFields()
      let count = Double(try arguments[0].asVector().count)
      let variance = try fields.number("variance")
      return .fields([
        "mean": .number(try fields.number("mean")),
        "variance": .number(count > 1 ? variance * (count / (count - 1)) : variance),
      ])
    },
    PlantedBug(
      .mleGaussian, "is the mean of squares less the square of the mean",
      agreesOnSmallIntegers: true
    ) { subject, arguments in
      let right = try subject.call(.mleGaussian, arguments: arguments).asFields()
      let x = try arguments[0].asVector()
      let (count, mean) = (Double(x.count), try right.number("mean"))
      guard x.contains(where: { $0.magnitude > 9 }) else { return .fields(right.values) }
      let squares = x.reduce(0.0) { $0 + $1 * $1 } / count
      return .fields([
        "mean": .number(mean), "variance": .number(max(0, squares - mean * mean)),
      ])
    },
    PlantedBug(.mleGaussian, "has the median for the mean", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.mleGaussian, arguments: arguments).asFields()
      let median = try subject.mleLaplace(arguments[0].asVector()).number("location")
      return .fields([
        "mean": .number(median), "variance": .number(try right.number("variance")),
      ])
    },
    PlantedBug(.mleLaplace, "has the mean for the median", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.mleLaplace, arguments: arguments).asFields()
      let mean = try subject.mleGaussian(arguments[0].asVector()).number("mean")
      return .fields(["location": .number(mean), "scale": .number(try right.number("scale"))])
    },
    PlantedBug(.mleLaplace, "takes the upper of two in the middle", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.mleLaplace, arguments: arguments).asFields()
      let x = try arguments[0].asVector().sorted()
      return .fields([
        "location": .number(x[x.count / 2]), "scale": .number(try right.number("scale")),
      ])
    },
    PlantedBug(.mleLaplace, "of no data is 0", agreesOnSmallIntegers: false) {
      subject, arguments in
      do {
        return try subject.call(.mleLaplace, arguments: arguments)
      } catch SubjectError.refused(kind: "empty", _) {
        return .fields(["location": .number(0), "scale": .number(0)])
      }
    },
    PlantedBug(.mleBernoulli, "counts one more of each", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.mleBernoulli, arguments: arguments).asNumber()
      let (successes, trials) = (try arguments[0].asCount(), try arguments[1].asCount())
      guard trials < 1 << 40 else { return .number(right) }
      return .number(Double(successes + 1) / Double(trials + 2))
    },
    PlantedBug(.mleBernoulli, "divides rounded counts", agreesOnSmallIntegers: true) {
      subject, arguments in
      _ = try subject.call(.mleBernoulli, arguments: arguments)
      return .number(Double(try arguments[0].asCount()) / Double(try arguments[1].asCount()))
    },
    PlantedBug(.mleCategorical, "leaves no count at 0", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.mleCategorical, arguments: arguments).asVector()
      return .vector(right.map { max($0, 1e-9) })
    },
  ]
}
