import Exact
import Reference

extension Library {
  /// Probability and information (sections C.20 to C.28).
  static var probability: [Function<S>] {
    [
      Function("bayes", [], Signature("prior", "hit", "alarm")) {
        .scalar(
          try Probability.bayes(
            prior: Arguments.scalar($0[0], of: "bayes"), hit: Arguments.scalar($0[1], of: "bayes"),
            alarm: Arguments.scalar($0[2], of: "bayes")))
      },
      Function(
        "variance", [], Signature(atLeast: 1),
        Arguments.numbers("variance") { try Probability.variance($0) }),
      Function("entropy", [], Signature("p")) {
        let p = try Arguments.vector($0[0], of: "entropy")
        return .scalar(try expectation(p, p) { p, _ in try -p.log() } ?? Information.entropy(p))
      },
      Function(
        "crossentropy", ["cross_entropy"], Signature("p", "q"),
        Arguments.vectors("crossentropy") { p, q in
          try expectation(p, q) { _, q in try -q.log() } ?? Information.crossEntropy(p, q)
        }),
      Function(
        "kl", ["KL"], Signature("p", "q"),
        Arguments.vectors("kl") { p, q in
          try expectation(p, q) { try ($0 / $1).log() } ?? Information.kl(p, q)
        }),
      Function(
        "js", ["JS"], Signature("p", "q"), Arguments.vectors("js") { try Information.js($0, $1) }),
    ]
  }

  /// The sum of pᵢ·f(pᵢ, qᵢ) for formulas that are known to be distributions, which has a value where none of the
  /// probabilities is 0; nil for numbers, which are looked at one by one, and for other formulas.
  private static func expectation(
    _ p: [S], _ q: [S], _ term: (S, S) throws -> S
  ) throws -> S? {
    guard let first = p as? [Expression], let second = q as? [Expression],
      first.count == second.count, first.contains(where: { !$0.names.isEmpty }),
      (first + second).allSatisfy({ $0.asRational?.isZero != true }),
      try Assumptions.areDistribution(first),
      try first == second || Assumptions.areDistribution(second)
    else { return nil }
    return try S.sum(zip(p, q).map { try $0 * term($0, $1) })
  }
}
