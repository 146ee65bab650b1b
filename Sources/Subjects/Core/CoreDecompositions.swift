import Laws
import MathCore

extension Subject {
  /// The functions of `Decompositions`.
  static let coreDecompositions: [Function: Implementation] = [
    .qr: answering { arguments in
      let result = try Decompositions.qr(arguments.matrix(0))
      return .fields(["q": try Datum(result.q), "r": try Datum(result.r)])
    },
    .svd: answering { arguments in
      let result = try Decompositions.svd(arguments.matrix(0))
      return .fields(["u": try Datum(result.u), "s": .vector(result.s), "v": try Datum(result.v)])
    },
    .singularValues: answering { try .vector(Decompositions.singularValues($0.matrix(0))) },
    .truncate: answering { try Datum(Decompositions.truncate($0.matrix(0), $0.count(1))) },
    .lowRank: answering { arguments in
      let result = try Decompositions.lowRank(arguments.matrix(0), arguments.count(1))
      return .fields(["left": try Datum(result.left), "right": try Datum(result.right)])
    },
    .pinv: answering { try Datum(Decompositions.pinv($0.matrix(0))) },
    .lstsq: answering { try .vector(Decompositions.lstsq($0.matrix(0), $0.vector(1))) },
    .cond: answering { try .number(Decompositions.cond($0.matrix(0))) },
    .pca: answering { arguments in
      let result = try Decompositions.pca(arguments.matrix(0))
      return .fields([
        "mean": .vector(result.mean), "components": try Datum(result.components),
        "variances": .vector(result.variances), "scores": try Datum(result.scores),
      ])
    },
    .eigenSymmetric: answering { arguments in
      let result = try Decompositions.eigenSymmetric(arguments.matrix(0))
      return .fields(["values": .vector(result.values), "vectors": try Datum(result.vectors)])
    },
    .eigenvalues: answering { arguments in
      let result = try Decompositions.eigenvalues(arguments.matrix(0))
      return .fields(["re": .vector(result.re), "im": .vector(result.im)])
    },
    .spectralRadius: answering { try .number(Decompositions.spectralRadius($0.matrix(0))) },
  ]
}
