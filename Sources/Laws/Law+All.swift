extension Law {
  /// Every law, in the order of the notes.
  public static let all: [Law] = [
    vectorLaws, cosineLaws, matrixLaws, systemLaws, rankLaws, singularValueLaws, normLaws,
    tensorLaws, spectrumLaws, derivativeLaws, gradientSectionLaws, descentLaws, regressionLaws,
    softmaxLaws, networkLaws, activationLaws, distributionLaws, momentLaws, bayesLaws,
    informationLaws, normalisationLaws, attentionLaws, calibrationLaws,
  ].flatMap { $0 }
}
