extension Law {
  /// Calibration of forecasts.
  static let calibrationLaws: [Law] =
    calibrationErrorLaws + reliabilityLaws + brierLaws + brierPartLaws + temperatureScaleLaws
    + temperatureLossLaws + fittedTemperatureLaws + calibrationRefusalLaws
}
