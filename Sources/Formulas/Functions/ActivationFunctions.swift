import Exact
import Reference

extension Library {
  /// Activations, softmax and the normal distribution (sections B.13, B.17, B.18, C.20).
  static var activations: [Function<S>] {
    let simple: [(String, [String], @Sendable (S) throws -> S)] = [
      ("relu", ["ReLU"], { try Activations.relu($0) }),
      ("softplus", [], { try Activations.softplus($0) }),
      ("silu", ["SiLU", "swish"], { try Activations.silu($0) }),
      ("gelu", ["GELU"], { try Activations.gelu($0) }),
      ("gelutanh", ["gelu_tanh"], { try Activations.geluTanh($0) }),
      ("erf", [], { try $0.apply(.erf) }),
      ("erfc", [], { try $0.apply(.erfc) }),
      ("normalcdf", [], { try Gaussian.cumulative($0) }),
      ("normalpdf", [], { try Gaussian.density($0) }),
    ]
    return simple.map { name, aliases, function in
      Function(name, aliases, Signature("x"), Arguments.entrywise(name, function))
    } + softmax
  }

  private static var softmax: [Function<S>] {
    [
      Function("softmax", [], Signature("x", optional: "τ")) { arguments in
        let x = try Arguments.vector(arguments[0], of: "softmax")
        guard arguments.count == 2 else { return .vector(try Activations.softmax(x)) }
        return .vector(
          try Activations.softmax(x, temperature: Arguments.scalar(arguments[1], of: "softmax")))
      },
      Function("logsoftmax", ["log_softmax"], Signature("x")) {
        .vector(try Activations.logSoftmax(Arguments.vector($0[0], of: "logsoftmax")))
      },
      Function("logsumexp", [], Signature(atLeast: 1)) { arguments in
        let numbers =
          arguments.count == 1
          ? try Arguments.vector(arguments[0], of: "logsumexp")
          : try arguments.map { try Arguments.scalar($0, of: "logsumexp") }
        return .scalar(try Activations.logSumExp(numbers))
      },
      Function("softmaxjacobian", [], Signature("x")) {
        .matrix(try Activations.softmaxJacobian(Arguments.vector($0[0], of: "softmaxjacobian")))
      },
    ]
  }
}
