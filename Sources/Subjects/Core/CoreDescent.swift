import Laws
import MathCore

extension Subject {
  /// The functions of `Descent`.
  static let coreDescent: [Function: Implementation] = [
    .gradientDescent: answering {
      try Datum(
        Descent.gradientDescent($0.matrix(0), $0.vector(1), $0.vector(2), $0.number(3), $0.count(4))
      )
    },
    .momentumQuadratic: answering {
      try Datum(
        Descent.momentumQuadratic(
          $0.matrix(0), $0.vector(1), $0.vector(2), $0.number(3), $0.number(4), $0.count(5)))
    },
    .nesterovQuadratic: answering {
      try Datum(
        Descent.nesterovQuadratic(
          $0.matrix(0), $0.vector(1), $0.vector(2), $0.number(3), $0.number(4), $0.count(5)))
    },
    .sgd: answering { try Datum(Descent.sgd($0.vector(0), $0.matrix(1), $0.number(2))) },
    .momentum: answering {
      try Datum(Descent.momentum($0.vector(0), $0.matrix(1), $0.number(2), $0.number(3)))
    },
    .nesterov: answering {
      try Datum(Descent.nesterov($0.vector(0), $0.matrix(1), $0.number(2), $0.number(3)))
    },
    .adam: answering { arguments in
      let result = try Descent.adam(
        arguments.vector(0), arguments.matrix(1), arguments.number(2), arguments.number(3),
        arguments.number(4), arguments.number(5))
      return .fields([
        "trajectory": try Datum(result.trajectory), "m": try Datum(result.m),
        "v": try Datum(result.v),
      ])
    },
    .adamW: answering { arguments in
      let result = try Descent.adamW(
        arguments.vector(0), arguments.matrix(1), arguments.number(2), arguments.number(3),
        arguments.number(4), arguments.number(5), arguments.number(6))
      return .fields([
        "trajectory": try Datum(result.trajectory), "m": try Datum(result.m),
        "v": try Datum(result.v),
      ])
    },
    .adamL2: answering { arguments in
      let result = try Descent.adamL2(
        arguments.vector(0), arguments.matrix(1), arguments.number(2), arguments.number(3),
        arguments.number(4), arguments.number(5), arguments.number(6))
      return .fields([
        "trajectory": try Datum(result.trajectory), "m": try Datum(result.m),
        "v": try Datum(result.v),
      ])
    },
    .minibatches: answering {
      try .counts(Descent.minibatches($0.count(0), $0.count(1), $0.count(2)))
    },
    .batchGradient: answering { arguments in
      let result = try Descent.batchGradient(
        arguments.matrix(0), arguments.vector(1), arguments.vector(2), arguments.number(3),
        arguments.counts(4))
      return .fields(["w": .vector(result.w), "b": .number(result.b)])
    },
    .warmupSchedule: answering {
      try .number(Descent.warmupSchedule($0.count(0), $0.count(1), $0.number(2)))
    },
    .cosineSchedule: answering {
      try .number(Descent.cosineSchedule($0.count(0), $0.count(1), $0.number(2), $0.number(3)))
    },
    .stepSchedule: answering {
      try .number(Descent.stepSchedule($0.count(0), $0.number(1), $0.number(2), $0.count(3)))
    },
    .clipNorm: answering { try .vector(Descent.clipNorm($0.vector(0), $0.number(1))) },
    .clipValue: answering { try .vector(Descent.clipValue($0.vector(0), $0.number(1))) },
  ]
}
