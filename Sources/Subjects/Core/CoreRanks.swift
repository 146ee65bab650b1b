import Laws
import MathCore

extension Subject {
  /// The functions of `Ranks`.
  static let coreRanks: [Function: Implementation] = [
    .rank: answering { try .count(Ranks.rank($0.matrix(0))) },
    .numericalRank: answering { try .count(Ranks.numericalRank($0.matrix(0))) },
    .rref: answering { arguments in
      let result = try Ranks.rref(arguments.matrix(0))
      return .fields(["matrix": try Datum(result.matrix), "pivots": .counts(result.pivots)])
    },
    .basis: answering { try Datum(Ranks.basis($0.matrix(0))) },
    .nullspace: answering { try Datum(Ranks.nullspace($0.matrix(0))) },
    .isIndependent: answering { try .flag(Ranks.isIndependent($0.matrix(0))) },
    .coordinates: answering { try .vector(Ranks.coordinates($0.matrix(0), $0.vector(1))) },
  ]
}
