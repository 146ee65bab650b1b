import Laws
import MathCore

extension Subject {
  /// The functions of `Vectors`.
  static let coreVectors: [Function: Implementation] = [
    .add: answering { try .vector(Vectors.add($0.vector(0), $0.vector(1))) },
    .sub: answering { try .vector(Vectors.sub($0.vector(0), $0.vector(1))) },
    .scale: answering { try .vector(Vectors.scale($0.number(0), $0.vector(1))) },
    .axpy: answering { try .vector(Vectors.axpy($0.number(0), $0.vector(1), $0.vector(2))) },
    .sum: answering { try .number(Vectors.sum($0.vector(0))) },
    .dot: answering { try .number(Vectors.dot($0.vector(0), $0.vector(1))) },
    .norm2: answering { try .number(Vectors.norm2($0.vector(0))) },
    .normalize: answering { try .vector(Vectors.normalize($0.vector(0))) },
    .distance: answering { try .number(Vectors.distance($0.vector(0), $0.vector(1))) },
    .cosine: answering { try .number(Vectors.cosine($0.vector(0), $0.vector(1))) },
    .cosineDistance: answering { try .number(Vectors.cosineDistance($0.vector(0), $0.vector(1))) },
    .angle: answering { try .number(Vectors.angle($0.vector(0), $0.vector(1))) },
    .rankByCosine: answering { try .counts(Vectors.rankByCosine($0.vector(0), $0.matrix(1))) },
  ]
}
