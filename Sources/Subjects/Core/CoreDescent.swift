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
    .adam: answering {
      try datum(
        Descent.adam(
          $0.vector(0), $0.matrix(1), $0.number(2), $0.number(3),
          $0.number(4), $0.number(5)))
    },
    .adamW: answering {
      try datum(
        Descent.adamW(
          $0.vector(0), $0.matrix(1), $0.number(2), $0.number(3),
          $0.number(4), $0.number(5), $0.number(6)))
    },
    .adamL2: answering {
      try datum(
        Descent.adamL2(
          $0.vector(0), $0.matrix(1), $0.number(2), $0.number(3),
          $0.number(4), $0.number(5), $0.number(6)))
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

  private static func datum(_ adam: AdamTrajectory) throws -> Datum {
    .fields([
      "trajectory": try Datum(adam.trajectory), "m": try Datum(adam.m), "v": try Datum(adam.v),
    ])
  }
}
