import Exact

extension Certificate.Question {
  /// The parts of a proof by residues: d·n + r in place of a whole variable n, for each r from 0 to d − 1.
  ///
  /// Every whole number is d·n + r for one r and one whole n; where the numbers begin at s, so do those n at ⌈(s − r)/d⌉.
  func residues(
    of variable: Certificate.Variable, _ divisor: Int
  ) throws(CertificateError) -> [Certificate.Question] {
    guard case .integers(let least) = variable.domain else {
      throw .reduction(.variable(variable.name, expected: "whole variable"))
    }
    guard (2...Certificate.Limits.cases).contains(divisor) else {
      throw .reduction(.form(expected: "a divisor from 2 to \(Certificate.Limits.cases)"))
    }
    let factor = Rational(divisor)
    var parts: [Certificate.Question] = []
    for residue in 0..<divisor {
      let rest = Rational(residue)
      let start = try Work.exactly {
        try least.map { try -(-((Rational($0) - rest) / factor)).floor }
      }
      let number = Certificate.Tree.sum([
        .product([.number(factor), .name(variable.name)]), .number(rest),
      ])
      parts.append(
        substituting(variable.name, number).with(variable.name, in: .integers(from: start)))
    }
    return parts
  }
}
