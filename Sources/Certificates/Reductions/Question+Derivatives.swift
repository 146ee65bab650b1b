import Exact

extension Certificate.Question {
  /// The parts of a proof by derivatives: both sides have the same derivative by each variable that
  /// occurs, and the same value at a point.
  ///
  /// Inside of a box of intervals both sides and their derivatives have to have values everywhere. So their
  /// difference has the derivatives 0 there and is constant, and it is 0 at the point, where both have
  /// values. What trees are made of is continuous where it is defined, but for powers with exponents
  /// that are no numbers at the base 0: their bases have to be positive on the whole domain. So both sides are
  /// equal at the ends too, where both are defined.
  func derivatives(at point: [Certificate.Value]) throws(CertificateError) -> [Certificate.Question]
  {
    guard !left.hasSeries, !right.hasSeries, !left.hasEntries, !right.hasEntries else {
      throw .reduction(.form(expected: "formulas without sums and entries"))
    }
    let names = names
    let used = variables.filter { names.contains($0.name) }
    guard !used.isEmpty else { throw .reduction(.form(expected: "formulas with variables")) }
    for tree in [left, right] {
      guard try hasSteadyPowers(tree) else { throw .reduction(.notDefined(tree.text)) }
    }
    var inside = self
    for variable in used {
      guard let interior = variable.domain.interior else {
        throw .reduction(.variable(variable.name, expected: "variable in an interval"))
      }
      inside = inside.with(variable.name, in: interior)
    }
    var questions: [Certificate.Question] = []
    for variable in used {
      var question = inside
      guard let a = left.derivative(by: variable.name), let b = right.derivative(by: variable.name)
      else { throw .reduction(.form(expected: "formulas that have derivatives")) }
      (question.left, question.right) = (a, b)
      questions.append(question)
    }
    for tree in [left, right] + questions.flatMap({ [$0.left, $0.right] }) {
      guard try inside.range(whereDefined: tree) != nil else {
        throw .reduction(.notDefined(tree.text))
      }
    }
    var anchor = self
    for variable in used {
      guard let value = point.first(where: { $0.name == variable.name }),
        value.rows.count == 1, value.rows[0].count == 1
      else { throw .meaning(.point(variable.name), .missing) }
      guard variable.domain.contains(value.rows[0][0]) else {
        throw .meaning(
          .point(variable.name),
          .outsideDomain(value: value.rows[0][0].summary, domain: variable.domain.text))
      }
      anchor = anchor.substituting(variable.name, .number(value.rows[0][0]))
    }
    guard point.count == used.count else {
      throw .reduction(.form(expected: "a point with \(used.count) values"))
    }
    for tree in [anchor.left, anchor.right] {
      guard try range(whereDefined: tree) != nil else { throw .reduction(.notDefined(tree.text)) }
    }
    return questions + [anchor]
  }

  /// Whether all bases of powers whose exponents are no numbers are positive on the whole domain.
  private func hasSteadyPowers(_ tree: Certificate.Tree) throws(CertificateError) -> Bool {
    if case .power(let base, let exponent) = tree, exponent.constant == nil {
      guard try range(whereDefined: base)?.isPositive == true else { return false }
    }
    for child in tree.children where try !hasSteadyPowers(child) { return false }
    return true
  }
}

extension Certificate.Tree {
  /// Whether an entry of a family occurs.
  package var hasEntries: Bool {
    if case .entry = self { return true }
    return children.contains { $0.hasEntries }
  }
}

extension Certificate.Domain {
  /// The domain without its ends, where it is an interval of more than one number.
  package var interior: Certificate.Domain? {
    func open(_ end: ExtendedInterval.End) -> ExtendedInterval.End {
      end.value.map { ExtendedInterval.End($0, isIncluded: false) } ?? .infinite
    }
    switch self {
    case .interval(let interval):
      if let low = interval.lower.value, low == interval.upper.value { return nil }
      return .interval(
        ExtendedInterval(lower: open(interval.lower), upper: open(interval.upper)))
    case .angles(let interval):
      return .angles(ExtendedInterval(lower: open(interval.lower), upper: open(interval.upper)))
    case .integers, .values, .steps: return nil
    }
  }
}
