import Laws
import MathCore

extension Subject {
  /// The functions of `LinearSystems`.
  static let coreSystems: [Function: Implementation] = [
    .lu: answering { arguments in
      let result = try LinearSystems.lu(arguments.matrix(0))
      return .fields(["p": .counts(result.p), "l": try Datum(result.l), "u": try Datum(result.u)])
    },
    .det: answering { try .number(LinearSystems.det($0.matrix(0))) },
    .detScaled: answering { arguments in
      let result = try LinearSystems.detScaled(arguments.matrix(0))
      return .fields([
        "significand": .number(result.significand), "exponent": .count(result.exponent),
      ])
    },
    .solve: answering { try .vector(LinearSystems.solve($0.matrix(0), $0.vector(1))) },
    .inverse: answering { try Datum(LinearSystems.inverse($0.matrix(0))) },
    .adjugate: answering { try Datum(LinearSystems.adjugate($0.matrix(0))) },
    .volume: answering { try .number(LinearSystems.volume($0.matrix(0))) },
  ]
}
