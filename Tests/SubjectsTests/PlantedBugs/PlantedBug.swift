import Exact
import Laws
import Subjects
import Testing

/// A mistake that people and libraries make: the core with one function replaced.
struct PlantedBug: Sendable, CustomTestStringConvertible {
  /// The function that is wrong.
  let function: Function
  /// What is wrong with it.
  let name: String
  /// Whether it agrees with the core on all inputs of integers up to 9 in magnitude, or differs only
  /// near a threshold.
  let agreesOnSmallIntegers: Bool
  /// The wrong subject.
  let subject: Subject

  init(
    _ function: Function, _ name: String, agreesOnSmallIntegers: Bool,
    _ implementation: @escaping @Sendable (Subject, [Datum]) throws -> Datum
  ) {
    self.function = function
    self.name = name
    self.agreesOnSmallIntegers = agreesOnSmallIntegers
    subject = Subject.core.replacing(
      function, name: "\(function.name) \(name)", with: implementation)
  }

  var testDescription: String { subject.name }

  /// All of them, in the order of the notes.
  static let all: [PlantedBug] = [
    vectorBugs, cosineBugs, matrixBugs, systemBugs, rankBugs, singularValueBugs, approximationBugs,
    normBugs, tensorShapes,
    tensorBroadcasting, tensorReductions, spectrumBugs, precisionBugs, refusalBugs,
    derivativeBugs, gradientBugs, secondOrderBugs, derivativeEdgeBugs, descentBugs,
    adamBugs, scheduleBugs, regressionBugs, likelihoodBugs, softmaxBugs, lossBugs,
    networkBugs, initialiserBugs, activationBugs, distributionBugs, gaussianBugs, momentBugs,
    intervalBugs, bayesBugs, informationBugs, tableInformationBugs,
    normalisationBugs, dropoutBugs, attentionBugs, contrastiveBugs, calibrationBugs,
    calibrationTemperatureBugs,
  ].flatMap { $0 }
}
