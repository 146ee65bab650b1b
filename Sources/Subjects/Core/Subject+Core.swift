import Laws

extension Subject {
  /// The math core as a subject of the laws.
  public static let core = Subject(
    name: "core",
    [
      coreVectors, coreMatrices, coreSystems, coreRanks, coreDecompositions, coreNorms, coreTensors,
      coreDerivatives, coreGradients, coreDescent, coreRegression, coreSoftmax, coreNetworks,
      coreActivations, coreDistributions, coreMoments, coreBayes, coreInformation,
      coreNormalisation, coreAttention, coreCalibration,
    ].reduce(into: [:]) { all, section in all.merge(section) { first, _ in first } })
}
