/// The choice of a step for differences, and the estimate of the error.
///
/// The quotient D(h) is formed for steps that are halved from one that is as long as x (or 1) down to
/// where x does not move. While halving the step at least halves the truncation error t, as it does
/// when h is small for every order p ≥ 1,
///
///     |t(h)| ≤ |t(2h)| − |t(h)| ≤ |D(2h) − D(h)| + r(2h) + r(h)
///
/// with the bounds r of the rounding, so that the whole error of D(h) is at most
/// e(h) = |D(2h) − D(h)| + r(2h) + 2r(h). Likewise |t(h)| ≤ |t(2h)|/2 ≤ |D(4h) − D(2h)|/2 up to rounding:
/// the larger one is taken, so that a difference that is small by chance does not count. Where h is too long for that, D may agree with D(2h) and yet
/// be wrong (a period that fits the steps). So a step counts only if its quotient is consistent with
/// those of all shorter steps, |D(h) − D(k)| ≤ e(h) + e(k): at the shortest steps e is all rounding, and a
/// bound. Of the steps that count, the one with the least e is chosen: it balances truncation and
/// rounding, h ~ u^(1/(p + 1)), or u^(1/(p + 2)) for the second derivative, without any derivative of
/// higher order being known (bound F19).
struct StepChoice {
  /// The quotient with the chosen step.
  private(set) var value = 0.0
  /// The estimate of its error.
  private(set) var error = Double.infinity
  /// The step.
  private(set) var step = 0.0

  /// The most steps of a sequence: from 1 to the last bit of a number down to 2⁻⁵⁶.
  static let mostSteps = 110

  /// The choice for a function at x.
  ///
  /// Steps that leave the domain of the function are passed over.
  ///
  /// - Throws: `MathError.outsideDomain` where no three steps give quotients; what the function throws
  ///   at x itself.
  init(
    _ method: DifferenceQuotient.Method, of function: ScalarProgram, at x: Double
  ) throws(MathError) {
    _ = try function.value(at: x)
    for rows in Self.quotients(method, of: function, at: x) {
      guard let best = Self.best(rows.map(\.quotient)), best.error < error else { continue }
      (value, error, step) = (rows[best.row].quotient.value, best.error, rows[best.row].step)
    }
    guard error < .infinity else { throw Self.isolated(x, in: function) }
  }

  /// There are no numbers around x at which the function has values.
  static func isolated(_ x: Double, in function: ScalarProgram) -> MathError {
    .outsideDomain(
      function: function.name, argument: "x", value: x.description,
      condition: "a number with others around it where the function has values")
  }

  /// A step and the quotient with it.
  typealias Row = (step: Double, quotient: DifferenceQuotient)

  /// The quotients for steps that are halved, those behind the last step that gives none.
  ///
  /// The longest step is as long as x, and 1 for a shorter x; where this is so short that steps from 1
  /// on do not reach its last bit, there is a second sequence from the length of x.
  static func quotients(
    _ method: DifferenceQuotient.Method, of function: ScalarProgram, at x: Double
  ) -> [[Row]] {
    let length = x == 0 ? 0 : Int(x.exponent)
    let first = sequence(method, of: function, at: x, longest: max(length, 0))
    guard length < 54 - mostSteps else { return [first] }
    return [first, sequence(method, of: function, at: x, longest: length)]
  }

  private static func sequence(
    _ method: DifferenceQuotient.Method, of function: ScalarProgram, at x: Double,
    longest: Int
  ) -> [Row] {
    var rows: [Row] = []
    var isAfterGap = false
    for halving in 0..<mostSteps {
      // A power of two, so that halves are exact.
      let h = Double(sign: .plus, exponent: longest - halving, significand: 1)
      if x + h == x { break }
      guard
        let quotient = try? DifferenceQuotient(method, of: function, at: x, step: h),
        quotient.value.isFinite, quotient.rounding.isFinite
      else {
        isAfterGap = true
        continue
      }
      if isAfterGap { rows = [] }
      isAfterGap = false
      rows.append((h, quotient))
    }
    return rows
  }

  /// The row with the least estimate of the error among those that the shorter steps confirm.
  static func best(_ rows: [DifferenceQuotient]) -> (row: Int, error: Double)? {
    guard rows.count >= 3 else { return nil }
    var estimates = [Double](repeating: .infinity, count: rows.count)
    for row in 2..<rows.count {
      let (last, before) = (rows[row - 1], rows[row - 2])
      let difference = Swift.max(
        (last.value - rows[row].value).magnitude,
        (before.value - last.value).magnitude / 2)
      estimates[row] = difference + last.rounding + 2 * rows[row].rounding
    }
    var best: (row: Int, error: Double)?
    for row in 2..<rows.count where estimates[row] < best?.error ?? .infinity {
      let isConfirmed = (row + 1..<rows.count).allSatisfy { shorter in
        (rows[row].value - rows[shorter].value).magnitude <= estimates[row] + estimates[shorter]
      }
      if isConfirmed { best = (row, estimates[row]) }
    }
    return best
  }
}
