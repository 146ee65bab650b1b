import Exact

// Zeros of formulas that no inverse function solves.
extension CutFinder {
  /// How often a derivative is taken.
  private static let mostDerivatives = 3

  /// Numbers at which zeros are looked for.
  private static let candidates: [Expression] =
    [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, 8, 9, 10].map { Expression(Rational($0)) }
    + [(1, 2), (-1, 2), (1, 3), (1, 4)].compactMap {
      (try? Rational(Integer($0.0), over: Integer($0.1))).map { Expression($0) }
    } + [
      Expression(.name(Constant.e)),
      Expression(.power(Expression(.name(Constant.e)), Expression(-1))),
    ]

  /// The most constants of a formula at which zeros are looked for.
  private static let mostConstants = 12

  /// The numbers that a formula is made of, and those above: x + eˣ is as large as 2 + e² at 2.
  private func candidates(in formula: Expression) throws -> [Expression] {
    var found: [Expression] = []
    var stack = [formula]
    while let top = stack.popLast(), found.count < Self.mostConstants {
      if top.names.isEmpty {
        for constant in [top, try -top] where !found.contains(constant) { found.append(constant) }
      }
      stack += top.children
    }
    return found + Self.candidates
  }

  /// Adds the zeros of a formula by those of its derivative: between two of them, or where the formula begins
  /// or ends to have values, it rises or falls all the way, and is zero at most once.
  ///
  /// - Throws: `NoCuts` where a piece may have a zero that is not found.
  func addZerosByPieces(of formula: Expression) throws {
    guard derivatives < Self.mostDerivatives,
      let domain = variables[name]?.domain, domain.isInterval,
      let derivative = try? formula.derivative(by: Expression(.name(name)))
    else { throw NoCuts() }
    let finder = CutFinder(field, variables, in: name)
    finder.derivatives = derivatives + 1
    try finder.addDefinedness(of: formula)
    try finder.add(derivative)
    let signs = SignAtPoint(name: name)
    let line = try CutLine(finder.cuts, on: domain)
    for piece in line.pieces {
      guard case .between(let lower, let upper, let sample) = piece else { continue }
      guard try signs.sign(of: formula, at: .rational(sample)) != nil else { continue }
      guard let slope = try signs.sign(of: derivative, at: .rational(sample)) else {
        throw NoCuts()
      }
      // A constant piece is zero everywhere or nowhere.
      if slope == 0 { continue }
      var isSettled = false
      for (end, direction) in [(lower, slope), (upper, -slope)] {
        guard let end, let sign = try signs.sign(of: formula, at: end) else { continue }
        if sign == 0 { try add(end) }
        // From here on the values go away from zero.
        if sign == 0 || sign == direction { isSettled = true }
      }
      if isSettled { continue }
      var isFound = false
      for candidate in try candidates(in: formula) {
        guard let cut = try? Cut(candidate) else { continue }
        if let lower, try cut.order(lower) != .greater { continue }
        if let upper, try cut.order(upper) != .less { continue }
        guard try signs.sign(of: formula, at: cut) == 0 else { continue }
        try add(cut)
        isFound = true
        break
      }
      guard isFound else { throw NoCuts() }
    }
  }
}
