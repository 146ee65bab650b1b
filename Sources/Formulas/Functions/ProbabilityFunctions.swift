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
        .scalar(try Information.entropy(Arguments.vector($0[0], of: "entropy")))
      },
      Function(
        "crossentropy", ["cross_entropy"], Signature("p", "q"),
        Arguments.vectors("crossentropy") { try Information.crossEntropy($0, $1) }),
      Function(
        "kl", ["KL"], Signature("p", "q"), Arguments.vectors("kl") { try Information.kl($0, $1) }),
      Function(
        "js", ["JS"], Signature("p", "q"), Arguments.vectors("js") { try Information.js($0, $1) }),
    ]
  }
}
