import Exact

extension Certificate {
  /// Checks that two statements hold at the same points.
  func check(_ agreement: Agreement, depth: Int) throws(CertificateError) {
    switch agreement.reason {
    case .line(let name, let cuts): try checkLine(agreement, name, cuts)
    case .cases(let name, let parts): try checkCases(agreement, name, parts, depth: depth)
    case .elimination(let name, let tree, let parts):
      try checkElimination(agreement, of: name, by: tree, parts, depth: depth)
    case .inverse(let parts): try checkInverse(agreement, parts, depth: depth)
    case .image(let name, let function, let domain, let parts):
      try checkImage(agreement, name, function, domain, parts, depth: depth)
    case .signs(let trees): try checkSigns(agreement, trees)
    }
  }

  /// The variable of a name.
  func declared(_ name: String) throws(CertificateError) -> Variable {
    guard let variable = variables.first(where: { $0.name == name }), families.isEmpty else {
      throw .reduction(.variable(name, expected: "variable of statements without families"))
    }
    return variable
  }

  // MARK: One variable

  /// At each number of a finite domain both statements have to hold, or both to fail; of an interval at each of the
  /// numbers that are listed, at the ends that belong to it, and everywhere between each two neighbours.
  ///
  /// Between whole numbers there is nothing to check, and only the whole numbers between two cuts where
  /// these are few.
  private func checkLine(
    _ agreement: Agreement, _ name: String, _ cuts: [Tree]
  ) throws(CertificateError) {
    let variable = try declared(name)
    for tree in agreement.left.trees + agreement.right.trees + cuts {
      guard !tree.hasSeries, tree.names.allSatisfy({ $0 == name }) else {
        throw .reduction(.form(expected: "statements about \(name) alone"))
      }
    }
    for cut in cuts where !cut.names.isEmpty {
      throw .reduction(.form(expected: "cuts that are numbers"))
    }
    guard cuts.count <= Limits.cases else { throw .tooLarge(.cases, limit: Limits.cases) }
    if let members = variable.domain.members(atMost: Limits.cases) {
      for member in members { try checkPoint(agreement, name, .number(member)) }
      return
    }
    let line = try variable.line(cutAt: cuts)
    for point in line.points where try variable.domain.mayContain(point) {
      try checkPoint(agreement, name, point.tree)
    }
    for (lower, upper) in line.neighbours {
      if variable.domain.isWhole, let lower, let upper {
        let (first, last) = (lower.bounds.lowerBound.floor, upper.bounds.upperBound.floor + 1)
        if last - first <= Integer(Limits.cases) {
          var number = first
          while number <= last {
            if variable.domain.contains(Rational(number)) {
              try checkPoint(agreement, name, .number(Rational(number)))
            }
            number += 1
          }
          continue
        }
      }
      let cell = try LineCell(name, from: lower, to: upper)
      let reasoner = try SignReasoner([Variable(name, cell.domain)], cell: cell)
      try checkAgreement(agreement) { (relation, a, b) throws(CertificateError) in
        try reasoner.truth(relation, a, b)
      }
    }
  }

  /// Both statements have to hold, or both to fail, as far as comparisons tell.
  private func checkAgreement(
    _ agreement: Agreement,
    _ comparison: (Statement.Relation, Tree, Tree) throws(CertificateError) -> Bool?
  ) throws(CertificateError) {
    guard let first = try agreement.left.truth(comparison),
      let second = try agreement.right.truth(comparison), first == second
    else { throw .claim(.statementsDiffer) }
  }

  /// The same at one number.
  private func checkPoint(
    _ agreement: Agreement, _ name: String, _ number: Tree
  ) throws(CertificateError) {
    try checkAgreement(agreement) { (relation, a, b) throws(CertificateError) in
      let (x, y) = (try a.placing(number, for: name), try b.placing(number, for: name))
      let statuses = (try x.constantStatus(), try y.constantStatus())
      if statuses.0 == .undefined || statuses.1 == .undefined { return false }
      // A sign may be open where there is a value: that of the difference may be told all the same.
      guard let signs = try Tree.difference(x, y).constantStatus().signs else { return nil }
      return relation.signs.isSuperset(of: signs)
    }
  }

  // MARK: Finite domains

  private func checkCases(
    _ agreement: Agreement, _ name: String, _ parts: [Certificate], depth: Int
  ) throws(CertificateError) {
    guard depth < Limits.partDepth else { throw .tooLarge(.parts, limit: Limits.partDepth) }
    let variable = try declared(name)
    guard let members = variable.domain.members(atMost: Limits.cases) else {
      throw .reduction(
        .variable(name, expected: "variable with at most \(Limits.cases) numbers"))
    }
    guard members.count == parts.count else {
      throw .reduction(.partCount(expected: members.count, found: parts.count))
    }
    for (index, (part, member)) in zip(parts, members).enumerated() {
      try Work.spend(Work.term * (agreement.left.trees.count + agreement.right.trees.count))
      try check(
        part, number: index + 1, agreement.left.substituting(name, .number(member)),
        agreement.right.substituting(name, .number(member)), depth: depth)
    }
  }

  /// A part has to say that two statements hold at the same points, and to hold.
  func check(
    _ part: Certificate, number: Int, _ left: Statement, _ right: Statement, depth: Int
  ) throws(CertificateError) {
    let domains = Dictionary(
      variables.map { ($0.name, $0.domain) }, uniquingKeysWith: { first, _ in first })
    guard case .same(let own) = part.claim, own.left == left, own.right == right,
      part.families.isEmpty,
      // A name that does not occur may have any domain, and need not be declared.
      (left.trees + right.trees).allSatisfy({ tree in
        tree.freeNames.allSatisfy { name in
          part.variables.contains { $0.name == name && $0.domain == domains[name] }
        }
      })
    else {
      throw .reduction(
        .otherQuestion(part: number, expected: "\(left.text) holds where \(right.text) does"))
    }
    do throws(CertificateError) {
      try part.checkClaim(depth: depth + 1)
    } catch {
      throw .part(number, error)
    }
  }

  // MARK: Signs

  /// The most trees whose signs are given.
  private static let mostSigns = 7

  /// For all signs that the trees may have at one point, both statements have to hold, or both to fail.
  ///
  /// Every tree has a value everywhere, so that at each point they have signs. Those that contradict what
  /// the trees are, or what a combination of two of them is, are those of no point.
  private func checkSigns(_ agreement: Agreement, _ trees: [Tree]) throws(CertificateError) {
    guard families.isEmpty, trees.count <= Self.mostSigns, Set(trees).count == trees.count else {
      throw .reduction(.form(expected: "at most \(Self.mostSigns) different trees of variables"))
    }
    let plain = try SignReasoner(variables)
    var possible: [[Signs]] = []
    for tree in trees {
      guard let signs = try plain.status(of: tree).signs else {
        throw .reduction(.notDefined(tree.text))
      }
      possible.append([Signs.negative, .zero, .positive].filter { signs.contains($0) })
    }
    let forms = SignForms(variables, [], given: trees)
    let relations = try SignRelation.all(of: trees, variables, forms)
    var vectors: [[Signs]] = [[]]
    for signs in possible { vectors = vectors.flatMap { vector in signs.map { vector + [$0] } } }
    for vector in vectors {
      try Work.spend(Work.term * (1 + relations.count))
      let reasoner = try SignReasoner(
        variables, given: GivenSigns(forms: forms, signs: vector))
      var isPossible = true
      for relation in relations where isPossible {
        isPossible = try relation.holds(for: vector, reasoner)
      }
      guard isPossible else { continue }
      try checkAgreement(agreement) { (relation, a, b) throws(CertificateError) in
        try reasoner.truth(relation, a, b)
      }
    }
  }
}

extension Certificate.Variable {
  /// The domain cut at some numbers, which ascend inside of it.
  func line(
    cutAt cuts: [Certificate.Tree]
  ) throws(CertificateError) -> CutDomain {
    let ends: ExtendedInterval
    let angle: Certificate.Tree?
    switch domain {
    case .angles(let interval): (ends, angle) = (interval, .pi)
    default: (ends, angle) = (domain.hull, nil)
    }
    func point(_ end: ExtendedInterval.End) throws(CertificateError) -> LinePoint? {
      guard let value = end.value else { return nil }
      return try LinePoint(
        angle.map { value.isZero ? .number(.zero) : .product([.number(value), $0]) }
          ?? .number(value))
    }
    let (lower, upper) = (try point(ends.lower), try point(ends.upper))
    var inside: [LinePoint] = []
    for cut in cuts { inside.append(try LinePoint(cut)) }
    let all = [lower].compactMap { $0 } + inside + [upper].compactMap { $0 }
    for (first, second) in zip(all, all.dropFirst()) {
      guard try first.order(second) == .less else {
        throw .reduction(.form(expected: "cuts that ascend inside of the domain"))
      }
    }
    var points = inside
    if let lower, ends.lower.isIncluded { points.insert(lower, at: 0) }
    if let upper, ends.upper.isIncluded { points.append(upper) }
    let borders: [LinePoint?] = [lower] + inside + [upper]
    return CutDomain(points: points, neighbours: Array(zip(borders, borders.dropFirst())))
  }
}

/// A domain in points and what lies between each two neighbours.
struct CutDomain {
  /// The cuts, and the ends that belong to the domain.
  let points: [LinePoint]
  /// The ends of the open intervals between them.
  let neighbours: [(LinePoint?, LinePoint?)]
}

extension Certificate.Domain {
  /// Whether a number inside of the hull may belong to the domain.
  fileprivate func mayContain(_ point: LinePoint) throws(CertificateError) -> Bool {
    guard isWhole else { return true }
    if let rational = point.rational { return contains(rational) }
    // No whole number is between the bounds, or one may be the number.
    let low = Rational(point.bounds.lowerBound.floor)
    return !(low < point.bounds.lowerBound && point.bounds.upperBound < low + .one)
  }
}
