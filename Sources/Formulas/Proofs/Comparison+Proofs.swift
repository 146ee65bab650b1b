import Certificates
import Exact

extension Comparison {
  /// Certificates that two values are equal, one behind the other for each entry, as texts that `Certificates` has
  /// checked; nil where the proof cannot be written in the rules that certificates have, or where finding it
  /// takes more than a share of the fuel that is left.
  ///
  /// - Parameter groups: variables in [0, 1] that are the probabilities of a distribution.
  public func proof(
    _ a: Value<Expression>, _ b: Value<Expression>, groups: [[String]] = []
  ) -> String? {
    try? Fuel.share(ofLeftBy: 2) { try written(a, b, groups) }
  }

  private func written(
    _ a: Value<Expression>, _ b: Value<Expression>, _ groups: [[String]]
  ) throws -> String? {
    if case .family(let x) = a, case .family(let y) = b {
      return try proof(x.entry, y.entry, openIndices: x.dimensions.count, groups)
    }
    guard a.shape == b.shape, a.kindName == b.kindName else { return nil }
    var texts: [String] = []
    for (x, y) in zip(a.scalars, b.scalars) {
      guard let text = try proof(x, y, openIndices: 0, groups) else { return nil }
      texts.append(text)
    }
    return texts.joined()
  }

  /// The most members of domains that are no rationals, for which a certificate each is written.
  private static let mostMembers = 8

  private func proof(
    _ a: Expression, _ b: Expression, openIndices: Int, _ groups: [[String]]
  ) throws -> String? {
    let question = FoundProofs.Question(left: a, right: b, openIndices: openIndices, groups: groups)
    var hasSteps = true
    switch foundProofs?[question] {
    case .text(let text)?: return text
    case .certificate(let certificate)?:
      let text = Self.readable(certificate)
      if let text { foundProofs?[question] = .text(text) }
      return text
    case .noSteps?: hasSteps = false
    case nil: break
    }
    let text = try searchedProof(a, b, openIndices: openIndices, groups, hasSteps: hasSteps)
    if let text { foundProofs?[question] = .text(text) }
    return text
  }

  /// Whether the steps of one certificate show that two formulas are equal, where certificates are kept: this one is.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func areProvedBySteps(_ a: Expression, _ b: Expression, openIndices: Int) throws -> Bool {
    guard let foundProofs else { return false }
    let question = FoundProofs.Question(left: a, right: b, openIndices: openIndices, groups: [])
    switch foundProofs[question] {
    case .text?, .certificate?: return true
    case .noSteps?: return false
    case nil: break
    }
    if variables.all.contains(where: { !$0.domain.irrationalMembers.isEmpty }) {
      let used = Set(a.names + b.names)
      guard
        variables.all.allSatisfy({ !used.contains($0.name) || $0.domain.irrationalMembers.isEmpty })
      else { return false }
    }
    let certificate = try asked(a, b, openIndices: openIndices, []).flatMap {
      try ProofSearch.steps(for: $0)
    }
    foundProofs[question] = certificate.map { .certificate($0) } ?? .noSteps
    return certificate != nil
  }

  /// - Parameter hasSteps: whether the steps of one certificate may do.
  private func searchedProof(
    _ a: Expression, _ b: Expression, openIndices: Int, _ groups: [[String]], hasSteps: Bool
  ) throws -> String? {
    let isPlain = groups.isEmpty && variables.all.allSatisfy(\.domain.irrationalMembers.isEmpty)
    let used = isPlain ? [] : Set(a.names + b.names)
    // Of numbers that are no rationals a certificate knows as formulas alone.
    if let variable = variables.all.first(where: {
      used.contains($0.name) && $0.dimensions.isEmpty && !$0.domain.irrationalMembers.isEmpty
    }), let members = variable.domain.members(atMost: Self.mostMembers) {
      var text = ""
      for member in members {
        let value = [variable.name: member]
        guard
          let own = try proof(
            a.substituting(value), b.substituting(value), openIndices: openIndices, groups)
        else { return nil }
        text += own
      }
      return text
    }
    guard
      let question = asked(
        a, b, openIndices: openIndices, groups.filter { $0.contains(where: used.contains) })
    else { return nil }
    if let certificate = try ProofSearch.certificate(for: question, hasSteps: hasSteps) {
      return Self.readable(certificate)
    }
    // On a domain that is a little larger the formulas may differ.
    guard groups.isEmpty, let moved = try withRationalEnds(a, b) else { return nil }
    return try moved.comparison.proof(moved.left, moved.right, openIndices: openIndices, [])
  }

  /// The question whether two formulas are equal; nil where certificates have no words for it.
  private func asked(
    _ a: Expression, _ b: Expression, openIndices: Int, _ groups: [[String]]
  ) -> Certificate.Question? {
    var writing = CertificateTrees()
    let grouped = groups.flatMap { $0 }.map { Expression(.name($0)) }
    let isOne = a == b
    guard let left = writing.tree(of: a), let right = isOne ? left : writing.tree(of: b),
      let (declared, families) = variables.declared(
        for: (isOne ? [a] : [a, b]) + grouped, openIndices: openIndices, widening: true)
    else { return nil }
    return Certificate.Question(
      variables: declared, families: families, groups: groups, left: left, right: right)
  }

  /// The longest text, and the deepest brackets in it, that are within every limit of a reader.
  private static let (shortText, shallowBrackets) = (4_000, 100)

  /// The text of a certificate; nil where it is too long to be read.
  static func readable(_ certificate: Certificate) -> String? {
    let text = certificate.text
    if text.utf8.count <= shortText {
      let deepest = text.utf8.withContiguousStorageIfAvailable(depth)
      if deepest ?? depth(Array(text.utf8)) <= shallowBrackets { return text }
    }
    return (try? Certificate(text)) == nil ? nil : text
  }

  /// How deep brackets are nested at most.
  private static func depth(_ bytes: some Sequence<UInt8>) -> Int {
    var (depth, deepest) = (0, 0)
    for byte in bytes where byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") {
      depth += byte == UInt8(ascii: "(") ? 1 : -1
      deepest = max(deepest, depth)
    }
    return deepest
  }

  /// A certificate that two values are different, as a text that `Certificates` has checked; nil where
  /// the formulas have no words there.
  ///
  /// - Parameters:
  ///   - left: rational bounds of the first value at the witness.
  ///   - right: rational bounds of the second value there.
  public func refutation(
    _ a: Value<Expression>, _ b: Value<Expression>, at witness: Witness,
    left: ClosedRange<Rational>, right: ClosedRange<Rational>
  ) -> String? {
    let x: Expression
    let y: Expression
    var openIndices = 0
    switch (a, b) {
    case (.family(let first), .family(let second)):
      (x, y) = (first.entry, second.entry)
      openIndices = first.dimensions.count
    case (.scalar(let first), .scalar(let second)): (x, y) = (first, second)
    default:
      let shape = a.shape
      guard a.kindName == b.kindName, shape == b.shape, witness.entry.count == shape.count else {
        return nil
      }
      let place = zip(witness.entry, shape).reduce(0) { $0 * $1.1 + $1.0 - 1 }
      guard a.scalars.indices.contains(place) else { return nil }
      (x, y) = (a.scalars[place], b.scalars[place])
    }
    var writing = CertificateTrees()
    guard let first = writing.tree(of: x), let second = writing.tree(of: y),
      let (declared, families) = variables.declared(for: [x, y], openIndices: openIndices)
    else { return nil }
    let needed = Set(declared.map(\.name) + families.map(\.name))
    var point = witness.point.filter { needed.contains($0.name) }.compactMap {
      Certificate.Value($0.name, $0.value)
    }
    for (number, index) in witness.entry.enumerated() where number < openIndices {
      point.append(Certificate.Value(CertificateTrees.openIndex(number), Rational(index)))
    }
    let claim = Certificate.Claim.different(
      Certificate.Witness(point: point, left: left, right: right))
    guard
      let certificate = try? Certificate(
        variables: declared, families: families, left: first, right: second, claim: claim),
      (try? certificate.check()) != nil
    else { return nil }
    return Self.readable(certificate)
  }
}

extension Certificate.Value {
  /// What a variable is at a point; nil for what is no rational.
  fileprivate init?(_ name: String, _ value: Value<Real>) {
    let rationals = value.scalars.compactMap(\.asRational)
    guard rationals.count == value.scalars.count, !rationals.isEmpty else { return nil }
    switch value {
    case .scalar: self.init(name, rationals[0])
    case .vector: self.init(name, rows: [rationals])
    case .matrix(let matrix):
      self.init(
        name,
        rows: (0..<matrix.rowCount).map { row in
          Array(rationals[row * matrix.columnCount..<(row + 1) * matrix.columnCount])
        })
    default: return nil
    }
  }
}
