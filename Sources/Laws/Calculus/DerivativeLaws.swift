extension Law {
  /// B.12 and B.13, derivatives and the chain rule: laws 90 to 102.
  static let derivativeLaws: [Law] = [
    differenceLaws, chosenStepLaws, taylorLaws, derivativeRuleLaws, chainRuleLaws,
    reverseModeLaws, kinkLaws, derivativeRefusalLaws.filter { $0.section == .derivatives },
  ].flatMap { $0 }

  /// B.14, the Jacobian of B.18, and B.19: laws 103 to 113.
  static let gradientSectionLaws: [Law] = [
    gradientLaws, jacobianLaws, hessianLaws, newtonLaws,
    derivativeRefusalLaws.filter { $0.section == .gradients },
  ].flatMap { $0 }
}
