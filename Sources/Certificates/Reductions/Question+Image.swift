import Exact

extension Certificate.Question {
  /// The part of a proof by an image: a function of both sides, which takes each value once where these lie.
  ///
  /// Wherever a side has a value it lies in the domain, on all of which the function has values and rises strictly, or
  /// falls. So the images have values wherever the sides have, and are equal there only where the sides are.
  func image(
    _ name: String, _ function: Certificate.Tree, _ domain: Certificate.Domain
  ) throws(CertificateError) -> Certificate.Question {
    try checkIsNew(name)
    _ = try function.isFalling(in: domain, as: name)
    for side in [left, right] {
      guard try lies(side, in: domain) else { throw .claim(.leavesRange(side.text)) }
    }
    var question = self
    question.left = try function.placing(left, for: name)
    question.right = try function.placing(right, for: name)
    return question
  }

  /// Whether all values that a tree takes on the domains are shown to lie in an interval, of numbers or of angles.
  func lies(
    _ tree: Certificate.Tree, in domain: Certificate.Domain
  ) throws(CertificateError) -> Bool {
    switch domain {
    case .interval(let interval): try interval.contains(range(of: tree))
    case .angles(let interval):
      try ranges(for: tree).turns(of: tree).map(interval.contains) ?? false
    case .integers, .values, .steps: false
    }
  }
}

extension Certificate.Tree {
  /// Whether a function of a name falls strictly on a domain of it; false where it rises strictly.
  ///
  /// - Throws: `CertificateError.claim` where neither is shown, `.reduction` where it may have no value.
  func isFalling(
    in domain: Certificate.Domain, as name: String
  ) throws(CertificateError) -> Bool {
    let extent = extent
    guard extent.depth <= Certificate.Limits.depth else {
      throw .tooLarge(.depth, limit: Certificate.Limits.depth)
    }
    guard extent.nodes <= Certificate.Limits.nodes else {
      throw .tooLarge(.nodes, limit: Certificate.Limits.nodes)
    }
    func check(isFalling: Bool) throws(CertificateError) {
      let ascent = Certificate.Ascent(
        name, in: domain, isFalling: isFalling, quantity: .name(name), left: self, right: self)
      try ascent.checkRise(of: self)
    }
    do throws(CertificateError) {
      try check(isFalling: false)
      return false
    } catch .claim(.notMonotone) {
      try check(isFalling: true)
      return true
    }
  }
}
