import Laws
import MathCore

extension Subject {
  /// The functions of `Matrices`.
  static let coreMatrices: [Function: Implementation] = [
    .addMatrices: answering { try Datum(Matrices.addMatrices($0.matrix(0), $0.matrix(1))) },
    .subMatrices: answering { try Datum(Matrices.subMatrices($0.matrix(0), $0.matrix(1))) },
    .scaleMatrix: answering { try Datum(Matrices.scaleMatrix($0.number(0), $0.matrix(1))) },
    .matvec: answering { try .vector(Matrices.matvec($0.matrix(0), $0.vector(1))) },
    .matmul: answering { try Datum(Matrices.matmul($0.matrix(0), $0.matrix(1))) },
    .transpose: answering { try Datum(Matrices.transpose($0.matrix(0))) },
    .outer: answering { try Datum(Matrices.outer($0.vector(0), $0.vector(1))) },
    .trace: answering { try .number(Matrices.trace($0.matrix(0))) },
    .identity: answering { try Datum(Matrices.identity($0.count(0))) },
    .gram: answering { try Datum(Matrices.gram($0.matrix(0))) },
  ]
}
