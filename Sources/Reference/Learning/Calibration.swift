import Exact

/// Calibration of forecasts over the rationals: bins, the Brier score and its parts.
public enum Calibration {
  /// A bin of a reliability table.
  public struct Bin: Sendable, Hashable {
    /// How many forecasts fall into it.
    public internal(set) var count = 0
    /// The sum of their confidences.
    public internal(set) var confidence = Rational.zero
    /// How many of them are correct.
    public internal(set) var correct = 0
  }

  /// The bin of a confidence in [0, 1] among m of equal width: (i/m, (i + 1)/m], with 0 in the first.
  public static func bin(_ confidence: Rational, of bins: Int) -> Int {
    max(0, ((confidence * Rational(bins)).ceiling - .one).asInt ?? 0)
  }

  /// The bins that are not empty, by their place.
  ///
  /// - Throws: `DefinitionError.lengths`, `.notACount` for no bins.
  public static func bins(
    _ confidence: [Rational], correct: [Int], count: Int
  ) throws -> [Int: Bin] {
    guard confidence.count == correct.count else {
      throw DefinitionError.lengths(function: "bins", confidence.count, correct.count)
    }
    guard count > 0 else { throw DefinitionError.notACount(function: "bins", value: "\(count)") }
    return zip(confidence, correct).reduce(into: [:]) { bins, forecast in
      let place = bin(forecast.0, of: count)
      bins[place, default: Bin()].count += 1
      bins[place, default: Bin()].confidence += forecast.0
      bins[place, default: Bin()].correct += forecast.1
    }
  }

  /// The expected calibration error Σ (n_b/N)·|accuracy − mean confidence| (Naeini, Cooper and
  /// Hauskrecht 2015), which is Σ |Σ confidence − Σ correct|/N.
  ///
  /// - Throws: as `bins`; `DefinitionError.empty`.
  public static func expectedError(
    _ confidence: [Rational], correct: [Int], bins: Int
  ) throws -> Rational {
    guard !confidence.isEmpty else { throw DefinitionError.empty(function: "ece") }
    let table = try self.bins(confidence, correct: correct, count: bins)
    let total = table.values.reduce(Rational.zero) {
      $0 + ($1.confidence - Rational($1.correct)).magnitude
    }
    return try total / Rational(confidence.count)
  }

  /// The Brier score, the mean of (forecast − outcome)² (Brier 1950).
  ///
  /// - Throws: `DefinitionError.lengths`, `.empty`.
  public static func brier(_ forecast: [Rational], _ outcome: [Int]) throws -> Rational {
    guard forecast.count == outcome.count else {
      throw DefinitionError.lengths(function: "brier", forecast.count, outcome.count)
    }
    return try mean(zip(forecast, outcome).map { ($0 - Rational($1)) * ($0 - Rational($1)) })
  }

  /// The mean of Σ (p_k − y_k)² over rows p of probabilities and one-hot targets y.
  ///
  /// - Throws: `DefinitionError.lengths`, `.empty`.
  public static func brier(_ forecast: RationalMatrix, targets: [Int]) throws -> Rational {
    guard forecast.rowCount == targets.count else {
      throw DefinitionError.lengths(function: "brier", forecast.rowCount, targets.count)
    }
    return try mean(
      zip(forecast.rows, targets).map { row, target in
        row.enumerated().reduce(Rational.zero) { sum, entry in
          let distance = entry.element - (entry.offset == target ? .one : .zero)
          return sum + distance * distance
        }
      })
  }

  /// The parts of the Brier score over the distinct forecasts f_k with n_k outcomes of the mean ō_k:
  /// Σ n_k(f_k − ō_k)²/N, Σ n_k(ō_k − ō)²/N and ō(1 − ō) (Murphy 1973).
  ///
  /// - Throws: `DefinitionError.lengths`, `.empty`.
  public static func parts(
    _ forecast: [Rational], _ outcome: [Int]
  ) throws -> (reliability: Rational, resolution: Rational, uncertainty: Rational) {
    guard forecast.count == outcome.count else {
      throw DefinitionError.lengths(function: "brier", forecast.count, outcome.count)
    }
    let base = try mean(outcome.map { Rational($0) })
    var groups: [Rational: [Rational]] = [:]
    for (value, result) in zip(forecast, outcome) {
      groups[value, default: []].append(Rational(result))
    }
    var (reliability, resolution) = (Rational.zero, Rational.zero)
    for (value, results) in groups {
      let (share, rate) = (
        try Rational(results.count) / Rational(forecast.count), try mean(results)
      )
      reliability += share * (value - rate) * (value - rate)
      resolution += share * (rate - base) * (rate - base)
    }
    return (reliability, resolution, base * (.one - base))
  }

  private static func mean(_ x: [Rational]) throws -> Rational {
    guard !x.isEmpty else { throw DefinitionError.empty(function: "brier") }
    return try x.reduce(Rational.zero, +) / Rational(x.count)
  }
}
