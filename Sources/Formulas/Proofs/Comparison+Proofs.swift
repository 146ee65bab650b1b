import Certificates
import Exact

extension Comparison {
  /// Certificates that two values are equal, one behind the other for each entry, as texts that `Certificates` has
  /// checked; nil where the proof cannot be written in the rules that certificates have, or where finding it
  /// takes more than a share of the fuel that is left.
  public func proof(_ a: Value<Expression>, _ b: Value<Expression>) -> String? {
    try? Fuel.share(ofLeftBy: 2) { try written(a, b) }
  }

  private func written(_ a: Value<Expression>, _ b: Value<Expression>) throws -> String? {
    if case .family(let x) = a, case .family(let y) = b {
      return try proof(x.entry, y.entry, openIndices: x.dimensions.count)
    }
    guard a.shape == b.shape, a.kindName == b.kindName else { return nil }
    var texts: [String] = []
    for (x, y) in zip(a.scalars, b.scalars) {
      guard let text = try proof(x, y, openIndices: 0) else { return nil }
      texts.append(text)
    }
    return texts.joined()
  }

  private func proof(
    _ a: Expression, _ b: Expression, openIndices: Int
  ) throws -> String? {
    var writing = CertificateTrees()
    guard let left = writing.tree(of: a), let right = writing.tree(of: b),
      let (declared, families) = variables.declared(for: [a, b], openIndices: openIndices),
      let certificate = try ProofSearch.certificate(
        for: Certificate.Question(
          variables: declared, families: families, left: left, right: right))
    else { return nil }
    return Self.readable(certificate)
  }

  /// The longest text, and the deepest brackets in it, that are within every limit of a reader.
  private static let (shortText, shallowBrackets) = (4_000, 100)

  /// The text of a certificate; nil where it is too long to be read.
  static func readable(_ certificate: Certificate) -> String? {
    let text = certificate.text
    if text.utf8.count <= shortText {
      var (depth, deepest) = (0, 0)
      for byte in text.utf8 where byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") {
        depth += byte == UInt8(ascii: "(") ? 1 : -1
        deepest = max(deepest, depth)
      }
      if deepest <= shallowBrackets { return text }
    }
    return (try? Certificate(text)) == nil ? nil : text
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
