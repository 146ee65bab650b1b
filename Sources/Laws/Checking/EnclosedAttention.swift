import Exact
import PropertyTesting
import Reference

/// The weights that attention gives to keys, enclosed, and how far computed ones may be from them: F23.
///
/// A score is off by δ: what queries and keys are off by, γ(d + 2) of |q||k|/√d for a plain dot product
/// and the product with 1/√d, or 1 ulp of an accurate score. Moving the scores of a row by δ multiplies
/// each weight by e^±2δ at most; the softmax adds F13, with (m − s) + 2δ for the distance from the
/// largest computed score and H(p) ≤ log n ≤ n, or 1 ulp of an accurate one.
struct EnclosedAttention {
  /// What scores and softmax are computed by.
  enum Accuracy: Sendable {
    /// Plain sums: F4 and F13.
    case plain
    /// Scores and probabilities within 1 ulp each.
    case accurate
  }

  /// Whether a query (row) sees a key (column).
  typealias Mask = (_ query: Int, _ key: Int) -> Bool

  /// The weights, a row a query; 0 where it does not see the key.
  let weights: Matrix<RationalInterval>
  /// What a computed weight may be off by.
  let errors: Matrix<Rational>
  /// The scores, exactly.
  let scores: Matrix<SignedRoot>
  /// What a computed score may be off by.
  let scoreErrors: Matrix<Rational>
  private let accuracy: Accuracy

  /// - Throws: `Discard` where scores may be off by more than 1/8, which leaves nothing to hold.
  init(
    _ q: Matrix<RunningError>, _ k: Matrix<RunningError>, _ accuracy: Accuracy,
    keeps: Mask = { _, _ in true }
  ) throws {
    self.accuracy = accuracy
    let root = try Rational(q.columnCount).rootBounds(2, relativeBits: 64).lower.reciprocal()
    let pairs = Matrix(rowCount: q.rowCount, columnCount: k.rowCount) {
      zip(q.row($0), k.row($1)).map { $0 * $1 }
    }
    let exact = try pairs.map { products in
      try SignedRoot(
        products.reduce(Rational.zero) { $0 + $1.value }, overRootOf: Rational(q.columnCount))
    }
    let roundings = Bound.gamma(q.columnCount + 2)
    let least = Rational(q.columnCount + 2).scaled(byTwoToThe: -1074)
    let isAccurate = accuracy == .accurate
    let deltas = Matrix(rowCount: q.rowCount, columnCount: k.rowCount) { row, column in
      let carried = pairs[row, column].reduce(Rational.zero) { $0 + $1.error } * root
      if isAccurate { return carried + Bound.ulps(1, of: exact[row, column]).amount }
      let size = pairs[row, column].reduce(Rational.zero) { $0 + $1.magnitude } * root
      return (carried + roundings * size + least).roundedUp
    }
    var rows: [[RationalInterval]] = []
    var errors: [[Rational]] = []
    for query in 0..<q.rowCount {
      let seen = (0..<k.rowCount).filter { keeps(query, $0) }
      let delta = seen.map { deltas[query, $0] }.max() ?? .zero
      try assume(delta <= Rational(1).scaled(byTwoToThe: -3))
      let row = try Self.softmax(exact.row(query), seen)
      rows.append(row.weights)
      let moved = .one + 2 * delta + 4 * delta * delta
      errors.append(
        row.weights.indices.map { key in
          guard let gap = row.gaps[key] else { return .zero }
          let own =
            isAccurate
            ? 2 : gap + 2 * delta + Rational(2 * seen.count + 4)
          let share = moved * (.one + own * Bound.unitRoundoff) - .one
          return (share * row.weights[key].upper + Rational(1).scaled(byTwoToThe: -1073)).roundedUp
        })
    }
    (scores, scoreErrors) = (exact, deltas)
    weights = Matrix(rowCount: q.rowCount, columnCount: k.rowCount) { rows[$0][$1] }
    self.errors = Matrix(rowCount: q.rowCount, columnCount: k.rowCount) { errors[$0][$1] }
  }

  /// The softmax of the scores that are seen, and how far they are below the largest one at most.
  ///
  /// Those that are below it by more than 3,000 have weights below 2^−4000.
  private static func softmax(
    _ scores: [SignedRoot], _ seen: [Int]
  ) throws -> (weights: [RationalInterval], gaps: [Int: Rational]) {
    var weights = scores.map { _ in RationalInterval(.zero) }
    guard let top = seen.map({ scores[$0].enclosed.upper }).max() else { return (weights, [:]) }
    var gaps: [Int: Rational] = [:]
    for key in seen { gaps[key] = max(.zero, top - scores[key].enclosed.lower) }
    let near = seen.filter { (gaps[$0] ?? .zero) <= 3000 }
    let base = top.magnitude > 1000 ? Rational(top.floor) : .zero
    let shifted = try near.map { try scores[$0].real() - .rational(base) }
    let tiny = Rational(1).scaled(byTwoToThe: -2200)
    for key in seen where !near.contains(key) {
      weights[key] = RationalInterval(lower: .zero, upper: tiny)
    }
    let probabilities = try decided { try Activations.softmax(shifted) }
    let loss = near.count < seen.count ? Rational.one - Rational(1).scaled(byTwoToThe: -1000) : .one
    for (key, weight) in zip(near, probabilities) {
      let narrow = try weight.narrowed()
      weights[key] = RationalInterval(lower: narrow.lower * loss, upper: narrow.upper)
    }
    return (weights, gaps)
  }

  /// Σ wv for each query and column of values, and what a computed one may be off by: the errors of
  /// weights and values, and F1, or a rounding of an exact sum.
  func outputs(_ v: Matrix<RunningError>) -> (
    values: Matrix<RationalInterval>, bounds: Matrix<Bound>
  ) {
    let shape = (weights.rowCount, v.columnCount)
    let values = Matrix(rowCount: shape.0, columnCount: shape.1) { query, column in
      (0..<v.rowCount).reduce(RationalInterval(.zero)) { sum, key in
        let (weight, value) = (weights[query, key], v[key, column].value)
        let ends = value.signum < 0 ? (weight.upper, weight.lower) : (weight.lower, weight.upper)
        return RationalInterval(
          lower: sum.lower + ends.0 * value, upper: sum.upper + ends.1 * value)
      }
    }
    let bounds = Matrix(rowCount: shape.0, columnCount: shape.1) { query, column in
      var (carried, size) = (Rational.zero, Rational.zero)
      for key in 0..<v.rowCount {
        let (weight, value) = (weights[query, key].upper, v[key, column])
        carried += errors[query, key] * value.magnitude + weight * value.error
        size += (weight + errors[query, key]) * value.magnitude
      }
      guard accuracy == .plain else {
        let greatest = values[query, column].greatest + carried
        return Bound("accurate F23", carried + Bound.rounding(greatest).amount)
      }
      return Bound(
        "F23",
        carried + Bound.gamma(v.rowCount + 1) * size
          + Rational(v.rowCount).scaled(byTwoToThe: -1074))
    }
    return (values, bounds)
  }
}

extension EnclosedAttention {
  /// Attention in heads of so many columns, side by side.
  static func heads(
    _ q: Matrix<RunningError>, _ k: Matrix<RunningError>, _ v: Matrix<RunningError>, _ heads: Int,
    _ accuracy: Accuracy, keeps: Mask = { _, _ in true }
  ) throws -> (values: Matrix<RationalInterval>, bounds: Matrix<Bound>) {
    var (values, bounds): ([[RationalInterval]], [[Bound]]) = ([], [])
    for head in 0..<heads {
      let outputs = try EnclosedAttention(
        q.head(head, of: heads), k.head(head, of: heads), accuracy, keeps: keeps
      ).outputs(v.head(head, of: heads))
      values += outputs.values.columns
      bounds += outputs.bounds.columns
    }
    return (
      Matrix(columns: values, rowCount: q.rowCount), Matrix(columns: bounds, rowCount: q.rowCount)
    )
  }
}

extension Matrix {
  /// The columns of one head of so many.
  func head(_ place: Int, of heads: Int) -> Matrix {
    let width = columnCount / Swift.max(1, heads)
    return Matrix(rowCount: rowCount, columnCount: width) { self[$0, place * width + $1] }
  }
}

extension Matrix<Double> {
  /// The numbers of a matrix that is given.
  func given() throws -> Matrix<RunningError> { try map { try RunningError($0) } }
}
