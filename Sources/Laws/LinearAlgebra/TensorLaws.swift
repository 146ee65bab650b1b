extension Law {
  /// A.11: tensors.
  static let tensorLaws: [Law] = [
    tensorShapeLaws, tensorBroadcastingLaws, tensorHeadLaws, tensorEinsumLaws, tensorReductionLaws,
    tensorErrorLaws,
  ].flatMap { $0 }
}
