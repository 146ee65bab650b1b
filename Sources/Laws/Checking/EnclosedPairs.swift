import Exact
import Reference

/// InfoNCE by its definition, enclosed, and what a computed one may be off by.
///
/// Cosines that are off by c and a division move each logit by δ = (c + u)/τ, and the loss of a row by 2δ
/// at most.
struct EnclosedPairs {
  /// The loss.
  let loss: RationalInterval
  /// Cosines by plain sums (F6), a loss as log-sum-exp less the logit (F14 and a rounding), and a plain
  /// mean: logits are within 1/τ, log-sum-exp within 1/τ + log n, a loss within 2/τ + log n, log n ≤ n.
  let plain: Bound

  init(_ input: PairInput) throws {
    let (a, b) = (
      try input.a.map { Real.rational(try Rational($0)) },
      try input.b.map { Real.rational(try Rational($0)) }
    )
    let tau = try Rational(input.temperature)
    loss = try decided { try Attention.infoNCE(a, b, temperature: .rational(tau)) }.narrowed()
    let (n, d) = (Rational(a.rowCount), Rational(a.columnCount))
    let u = Bound.unitRoundoff
    let inverse = try tau.reciprocal()
    let moved = 2 * (2 * d + 7) * inverse
    let softmax = 3 * inverse + 5 * n + 3
    let mean = (n + 1) * (2 * inverse + n)
    plain = Bound("F6, F14 and F1", u * (moved + softmax + mean))
  }
}
