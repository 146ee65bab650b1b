import Exact
import Reference

extension Library {
  /// Losses, their gradients by logits, regression and layers (sections B.15 to B.18, C.25, D.2, D.3).
  static var learning: [Function<S>] { losses + regression + steps }

  private static var losses: [Function<S>] {
    [
      Function("celogits", ["ce_logits"], Signature("z", "y")) { arguments in
        let z = try Arguments.vector(arguments[0], of: "celogits")
        if case .vector(let weights) = arguments[1] {
          return .scalar(try CrossEntropy.loss(z, weights: weights))
        }
        return .scalar(
          try CrossEntropy.loss(z, class: Arguments.count(arguments[1], of: "celogits")))
      },
      Function("bcelogits", ["bce_logits"], Signature("x", "y")) {
        .scalar(
          try CrossEntropy.binary(
            Arguments.scalar($0[0], of: "bcelogits"), Arguments.scalar($0[1], of: "bcelogits")))
      },
      Function(
        "mse", ["MSE"], Signature("ŷ", "y"), Arguments.vectors("mse") { try Losses.mse($0, $1) }),
      Function(
        "mae", ["MAE"], Signature("ŷ", "y"), Arguments.vectors("mae") { try Losses.mae($0, $1) }),
      Function("huber", [], Signature("ŷ", "y", "δ")) {
        .scalar(
          try Losses.huber(
            Arguments.vector($0[0], of: "huber"), Arguments.vector($0[1], of: "huber"),
            delta: Arguments.scalar($0[2], of: "huber")))
      },
      Function("nllgaussian", [], Signature("x", "μ", "σ²")) {
        .scalar(
          try Likelihoods.nllGaussian(
            Arguments.vector($0[0], of: "nllgaussian"),
            mean: Arguments.scalar($0[1], of: "nllgaussian"),
            variance: Arguments.scalar($0[2], of: "nllgaussian")))
      },
      Function("nlllaplace", [], Signature("x", "μ", "b")) {
        .scalar(
          try Likelihoods.nllLaplace(
            Arguments.vector($0[0], of: "nlllaplace"),
            location: Arguments.scalar($0[1], of: "nlllaplace"),
            scale: Arguments.scalar($0[2], of: "nlllaplace")))
      },
      Function("nllbernoulli", [], Signature("k", "n", "p")) {
        .scalar(
          try Likelihoods.nllBernoulli(
            successes: Arguments.count($0[0], of: "nllbernoulli"),
            trials: Arguments.count($0[1], of: "nllbernoulli"),
            p: Arguments.scalar($0[2], of: "nllbernoulli")))
      },
    ]
  }

  private static var regression: [Function<S>] {
    [
      Function("ols", ["leastsquares"], Signature("X", "y")) {
        .vector(
          try LeastSquares.solution(
            Arguments.matrix($0[0], of: "ols"), Arguments.vector($0[1], of: "ols")))
      },
      Function("hatmatrix", [], Signature("X")) {
        .matrix(try LeastSquares.hatMatrix(Arguments.matrix($0[0], of: "hatmatrix")))
      },
      Function("linear", [], Signature("x", "W", "b")) { arguments in
        let w = try Arguments.matrix(arguments[1], of: "linear")
        let b = try Arguments.vector(arguments[2], of: "linear")
        if case .vector(let x) = arguments[0] {
          return .vector(try Networks.linear(Matrix(rows: [x]), w, b).row(0))
        }
        return .matrix(
          try Networks.linear(Arguments.matrix(arguments[0], of: "linear"), w, b))
      },
      Function("parametercount", [], Signature("widths")) { arguments in
        let widths = try Arguments.vector(arguments[0], of: "parametercount").map {
          try Arguments.count(.scalar($0), of: "parametercount")
        }
        return .scalar(S(Rational(Networks.parameterCount(widths))))
      },
    ]
  }

  private static var steps: [Function<S>] {
    [
      Function("clipnorm", [], Signature("g", "c")) {
        .vector(
          try Clipping.byNorm(
            Arguments.vector($0[0], of: "clipnorm"), Arguments.scalar($0[1], of: "clipnorm")))
      },
      Function("clipvalue", [], Signature("g", "c")) {
        .vector(
          try Clipping.byValue(
            Arguments.vector($0[0], of: "clipvalue"), Arguments.scalar($0[1], of: "clipvalue")))
      },
      Function("warmupschedule", [], Signature("t", "n", "peak")) {
        .scalar(
          try Schedules.warmup(
            step: Arguments.count($0[0], of: "warmupschedule"),
            over: Arguments.count($0[1], of: "warmupschedule"),
            peak: Arguments.scalar($0[2], of: "warmupschedule")))
      },
      Function("cosineschedule", [], Signature("t", "T", "η_max", "η_min")) {
        .scalar(
          try Schedules.cosine(
            step: Arguments.count($0[0], of: "cosineschedule"),
            of: Arguments.count($0[1], of: "cosineschedule"),
            from: Arguments.scalar($0[2], of: "cosineschedule"),
            to: Arguments.scalar($0[3], of: "cosineschedule")))
      },
      Function("stepschedule", [], Signature("t", "η", "γ", "every")) {
        .scalar(
          try Schedules.step(
            step: Arguments.count($0[0], of: "stepschedule"),
            from: Arguments.scalar($0[1], of: "stepschedule"),
            gamma: Arguments.scalar($0[2], of: "stepschedule"),
            every: Arguments.count($0[3], of: "stepschedule")))
      },
    ]
  }
}
