/// Richardson's extrapolation of central quotients to the step 0.
///
/// A central quotient is f' + c₂h² + c₄h⁴ + …: from C(2h) and C(h), (4C(h) − C(2h))/3 has no term in h²,
/// and from two of these, (16D(h) − D(2h))/15 none in h⁴. So column k of the table, from halved steps,
///
///     T(j, k) = T(j, k−1) + (T(j, k−1) − T(j−1, k−1))/(4ᵏ − 1),
///
/// has a truncation error of order 2k + 2. A column is a sequence of quotients with halved steps as any
/// other, so `StepChoice` says which row of it is best and how good; the best of all columns is taken.
/// Rounding errors grow by (4ᵏ + 1)/(4ᵏ − 1) from column to column.
enum Richardson {
  /// The last column, of order 12; there the rounding of values has long become larger than the rest.
  private static let lastColumn = 5

  static func estimate(
    of function: ScalarProgram, at x: Double
  ) throws(MathError) -> Differentiation.Estimate {
    _ = try function.value(at: x)
    var result: Differentiation.Estimate?
    for rows in StepChoice.quotients(.central, of: function, at: x) {
      var column = rows.map(\.quotient)
      for order in 0...lastColumn {
        if order > 0 { column = next(column, order) }
        guard let best = StepChoice.best(column) else { break }
        guard best.error < result?.error ?? .infinity else { continue }
        result = Differentiation.Estimate(
          value: column[best.row].value, error: best.error, step: rows[best.row + order].step)
      }
    }
    guard let result else { throw StepChoice.isolated(x, in: function) }
    return result
  }

  /// The column behind one of the table; it is shorter by the first row.
  private static func next(_ column: [DifferenceQuotient], _ order: Int) -> [DifferenceQuotient] {
    let power = Double(1 << (2 * order))
    return zip(column, column.dropFirst()).map { longer, shorter in
      let correction = (shorter.value - longer.value) / (power - 1)
      let value = shorter.value + correction
      return DifferenceQuotient(
        value: value,
        rounding: (power * shorter.rounding + longer.rounding) / (power - 1)
          + ErrorFree.unitRoundoff * (value.magnitude + 2 * correction.magnitude))
    }
  }
}
