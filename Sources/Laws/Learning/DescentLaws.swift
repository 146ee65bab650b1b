extension Law {
  /// B.15: gradient descent, its steppers, schedules and batches.
  static let descentLaws: [Law] =
    quadraticDescentLaws + convergenceLaws + batchLaws + momentumLaws + adamLaws + adamDecayLaws
    + scheduleLaws + descentRefusalLaws
}
