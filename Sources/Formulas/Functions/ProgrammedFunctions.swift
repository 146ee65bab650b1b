import Exact
import Reference

extension Library {
  /// Functions that are written in programs, where mathematics has signs for them.
  static var programmed: [Function<S>] {
    let simple: [(String, [String], @Sendable (S) throws -> S)] = [
      ("log1p", [], { try (S.one + $0).log() }),
      ("expm1", [], { try $0.exp() - S.one }),
      ("exp2", [], { try S(2).power($0) }),
      ("square", ["sqr"], { try $0.squared() }),
      ("logit", [], { try $0.log() - (S.one - $0).log() }),
      ("rsqrt", [], { try S.one / $0.sqrt() }),
      ("logsigmoid", ["log_sigmoid"], { try -Activations.softplus(-$0) }),
      ("sign", ["sgn", "signum"], { try sign(of: $0) }),
    ]
    return simple.map { name, aliases, function in
      Function(name, aliases, Signature("x"), Arguments.entrywise(name, function))
    } + ofNumbers + [diagonal]
  }

  private static var ofNumbers: [Function<S>] {
    [
      Function("pow", ["power"], Signature("x", "n")) {
        let exponent = try Arguments.scalar($0[1], of: "pow")
        return try Arguments.entrywise("pow") { try $0.power(exponent) }([$0[0]])
      },
      Function("hypot", [], Signature(atLeast: 2)) { arguments in
        let squares = try arguments.map { try Arguments.scalar($0, of: "hypot").squared() }
        return .scalar(try S.sum(squares).sqrt())
      },
      Function("logaddexp", [], Signature("a", "b")) {
        let powers = try (
          Arguments.scalar($0[0], of: "logaddexp").exp(),
          Arguments.scalar($0[1], of: "logaddexp").exp()
        )
        return .scalar(try (powers.0 + powers.1).log())
      },
      Function("clip", ["clamp"], Signature("x", "from", "to")) { arguments in
        let lower = try Arguments.scalar(arguments[1], of: "clip")
        let upper = try Arguments.scalar(arguments[2], of: "clip")
        return try arguments[0].map { try S.maximum(lower, S.minimum($0, upper)) }
      },
      Function("leakyrelu", ["leaky_relu", "LeakyReLU"], Signature("x", "slope")) { arguments in
        let slope = try Arguments.scalar(arguments[1], of: "leakyrelu")
        return try arguments[0].map {
          try S.maximum($0, .zero) + slope * S.minimum($0, .zero)
        }
      },
      Function(
        "binomial", ["binom", "comb", "nCr", "choose", "nchoosek", "nCk"], Signature("n", "k")
      ) {
        let n = try Arguments.scalar($0[0], of: "binomial")
        if let n = n as? Expression, case .scalar(let scalar) = $0[1],
          let k = scalar as? Expression, k.asRational == nil,
          let kept = Expression(.call("binomial", [n, k])) as? S
        {
          // A formula in k says it best by its name.
          return .scalar(kept)
        }
        let k = try Arguments.count($0[1], of: "binomial")
        guard k <= 1_000 else { throw ArithmeticError.undecided }
        var value = S.one
        for factor in 0..<k {
          value = try value * (n - S(Rational(factor))) / S(Rational(factor + 1))
        }
        return .scalar(value)
      },
    ]
  }

  /// 1, 0 or −1 by the sign of a number; a formula whose sign is not the same everywhere stays the call.
  private static func sign(of x: S) throws -> S {
    if let formula = x as? Expression {
      guard let sign = try formula.sign as? S else { throw ArithmeticError.undecided }
      return sign
    }
    switch try x.order(.zero) {
    case .less: return S(-1)
    case .equal: return .zero
    case .greater: return .one
    }
  }

  private static var diagonal: Function<S> {
    Function("diag", [], Signature(atLeast: 1)) { arguments in
      var entries: [S]
      if arguments.count == 1, case .vector(let only) = arguments[0] {
        entries = only
      } else if arguments.count == 1, case .matrix(let matrix) = arguments[0] {
        return .vector(
          (0..<min(matrix.rowCount, matrix.columnCount)).map { matrix.row($0)[$0] })
      } else {
        entries = try arguments.map { try Arguments.scalar($0, of: "diag") }
      }
      return .matrix(
        try Matrix(
          rows: entries.indices.map { row in
            entries.indices.map { $0 == row ? entries[row] : S.zero }
          }))
    }
  }
}

extension Expression {
  /// The sign of the formula, without the factors whose signs are known on the domains.
  ///
  /// A factor that may have no value stays, so that the sign has none there either.
  fileprivate var sign: Expression {
    get throws {
      if let known = try knownSign { return Expression(Rational(known)) }
      var open: [Factor] = []
      var isNegative = false
      var inner = self
      if case .negative(let formula) = kind { (inner, isNegative) = (formula, true) }
      let factors: [Factor]
      if case .product(let all) = inner.kind {
        factors = all
      } else {
        factors = [Factor(isDivisor: false, inner)]
      }
      for factor in factors {
        guard let known = try factor.expression.knownSign, known != 0 else {
          open.append(factor)
          continue
        }
        if known < 0 { isNegative.toggle() }
      }
      if open.allSatisfy(\.isDivisor) { open.insert(Factor(isDivisor: false, .one), at: 0) }
      let rest = open.count == 1 ? open[0].expression : Expression(.product(open))
      let sign = Expression(.call("sign", [rest]))
      return isNegative ? Expression(.negative(sign)) : sign
    }
  }

  /// The sign that the formula has everywhere on the domains, where it has a value everywhere; nil where that is not
  /// known.
  private var knownSign: Int? {
    get throws {
      guard try asRational != nil || Assumptions.current.definedRange(of: self) != nil else {
        return nil
      }
      do {
        switch try order(.zero) {
        case .less: return -1
        case .equal: return 0
        case .greater: return 1
        }
      } catch ArithmeticError.undecided {
        return nil
      }
    }
  }
}
