import Exact
import Reference

/// What the definitions of section B.17 give for logits; deleted entries are left out.
struct EnclosedSoftmax {
  /// How many entries there are, with those that are deleted.
  let count: Int
  /// The places of the others.
  let kept: [Int]
  /// The logits that are kept.
  let logits: [Rational]
  /// What is taken off all of them before an exponential, exactly: 0 unless one is beyond 1000.
  private let base: Rational
  private let shifted: [Real]

  /// The logits z/τ.
  init(_ z: [Double], over tau: Double = 1) throws {
    count = z.count
    let kept = z.indices.filter { z[$0] > -.infinity }
    let tau = try Rational(tau)
    let logits = try kept.map { try Rational(z[$0]) / tau }
    let base = logits.allSatisfy { $0.magnitude <= 1000 } ? .zero : logits.max() ?? .zero
    self.kept = kept
    self.logits = logits
    self.base = base
    shifted = logits.map { .rational($0 - base) }
  }

  /// The largest logit.
  var top: Rational { logits.max() ?? .zero }

  /// The probabilities of the entries that are kept.
  func keptProbabilities() throws -> [Real] {
    try decided { try Activations.softmax(shifted) }
  }

  /// The probabilities, 0 of deleted entries.
  func probabilities() throws -> [RationalInterval] {
    try spread(keptProbabilities())
  }

  /// log Σ e^zᵢ.
  func logSumExp() throws -> Real {
    try decided { try .rational(base) + Activations.logSumExp(shifted) }
  }

  /// −log p of the entries that are kept.
  func crossEntropies() throws -> [Real] {
    try decided {
      let total = try Activations.logSumExp(shifted)
      return try shifted.map { try total - $0 }
    }
  }

  /// −log p of an entry that is kept.
  func crossEntropy(_ target: Int) throws -> Real {
    try decided { try CrossEntropy.loss(shifted, class: kept.firstIndex(of: target) ?? -1) }
  }

  /// −Σ yᵢ log pᵢ, for targets that are 0 where entries are deleted.
  func crossEntropy(_ y: [Double]) throws -> Real {
    try decided { try CrossEntropy.loss(shifted, weights: weights(y)) }
  }

  /// The gradient (Σ y)p − y.
  func gradient(_ y: [Double]) throws -> [RationalInterval] {
    try spread(decided { try CrossEntropy.gradient(shifted, weights: weights(y)) })
  }

  /// The gradient of −log p of an entry that is kept.
  func gradient(_ target: Int) throws -> [RationalInterval] {
    try spread(
      decided { try CrossEntropy.gradient(shifted, class: kept.firstIndex(of: target) ?? -1) })
  }

  /// The entropy −Σ pᵢ log pᵢ.
  func entropy() throws -> Real {
    let (p, losses) = (try keptProbabilities(), try crossEntropies())
    return try decided { try Real.sum(zip(p, losses).map { try $0 * $1 }) }
  }

  /// The Jacobian; 0 in rows and columns of deleted entries.
  func jacobian() throws -> Matrix<RationalInterval> {
    let inner = try decided { try Activations.softmaxJacobian(shifted) }
    var rows = Array(
      repeating: Array(repeating: RationalInterval(.zero), count: count), count: count)
    for (i, row) in kept.enumerated() {
      for (j, column) in kept.enumerated() { rows[row][column] = try inner[i, j].narrowed() }
    }
    return try Matrix(rows: rows)
  }

  /// The product of the Jacobian with g.
  func vjp(_ g: [Double]) throws -> [RationalInterval] {
    try spread(decided { try Activations.softmaxVjp(shifted, weights(g)) })
  }

  private func weights(_ y: [Double]) throws -> [Real] {
    try kept.map { .rational(try Rational(y[$0])) }
  }

  private func spread(_ values: [Real]) throws -> [RationalInterval] {
    var result = Array(repeating: RationalInterval(.zero), count: count)
    for (place, value) in zip(kept, values) { result[place] = try value.narrowed() }
    return result
  }
}
