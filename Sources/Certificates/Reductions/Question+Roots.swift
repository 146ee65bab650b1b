import Exact

extension Certificate.Question {
  /// The parts of a proof by a root: r = e², and |e| in place of √r on both sides.
  ///
  /// Neither names an index of a sum around it, so that both mean the same wherever they stand. At a point at which both
  /// sides have values e has one; so has r where √r is asked for, and √r is then the number from 0 on whose square is e².
  func root(
    of radicand: Certificate.Tree, _ base: Certificate.Tree
  ) throws(CertificateError) -> [Certificate.Question] {
    for tree in [radicand, base] { try checkNames(of: tree) }
    guard try hasValueWithSides(base) else { throw .reduction(.notDefined(base.text)) }
    let half = try Work.exactly { try Rational(1, over: 2) }
    var (square, rest) = (self, self)
    (square.left, square.right) = (radicand, .power(base, .number(2)))
    for root in [Certificate.Tree.apply(.sqrt, [radicand]), .power(radicand, .number(half))] {
      rest.left = rest.left.replacing(root, by: .apply(.abs, [base]))
      rest.right = rest.right.replacing(root, by: .apply(.abs, [base]))
    }
    guard rest != self else {
      throw .reduction(.form(expected: "a formula with the root of \(radicand.text)"))
    }
    return [square, rest]
  }
}
