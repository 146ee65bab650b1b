extension Function {
  /// Every function that subjects may offer, in the order of the notes.
  public static let all: [Function] = [
    vectorFunctions, cosineFunctions, matrixFunctions, systemFunctions, rankFunctions,
    singularValueFunctions, normFunctions, tensorFunctions, spectrumFunctions, derivativeFunctions,
    gradientFunctions, descentFunctions, regressionFunctions, softmaxFunctions, networkFunctions,
    activationFunctions, distributionFunctions, momentFunctions, bayesFunctions,
    informationFunctions, normalisationFunctions, attentionFunctions, calibrationFunctions,
  ].flatMap { $0 }
}
