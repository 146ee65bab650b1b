@testable import PropertyTesting

/// How often an event of known probability comes in independent trials.
///
/// The tests of distributions use its tails instead of a number of standard deviations: what they
/// permit follows from the probability alone and from the chance that a right generator fails.
struct Binomial {
  /// The number of trials.
  let trials: Int
  /// The probability of the event, between 0 and 1 and neither of them.
  let probability: Double

  /// The chance of at most, and of at least, so many events.
  ///
  /// The terms are built from the likeliest one outwards by the ratio of neighbours and divided by
  /// their sum. All are positive, so that the relative error stays below 8·(trials + 1)·2⁻⁵³; terms
  /// too small for a double count as 0.
  func tails(of count: Int) -> (atMost: Double, atLeast: Double) {
    let odds = probability / (1 - probability)
    let mode = min(trials, Int(Double(trials + 1) * probability))
    var terms = [Double](repeating: 0, count: trials + 1)
    terms[mode] = 1
    for place in stride(from: mode + 1, through: trials, by: 1) {
      terms[place] = terms[place - 1] * Double(trials - place + 1) / Double(place) * odds
    }
    for place in stride(from: mode - 1, through: 0, by: -1) {
      terms[place] = terms[place + 1] * Double(place + 1) / Double(trials - place) / odds
    }
    let sum = terms.reduce(0, +)
    return (
      atMost: terms[...min(count, trials)].reduce(0, +) / sum,
      atLeast: terms[max(0, count)...].reduce(0, +) / sum
    )
  }

  /// Whether a number of events is none that a right generator gives with a probability below
  /// `falseAlarm`, which is shared by the two tails.
  func isPlausible(_ count: Int, falseAlarm: Double = 1e-9) -> Bool {
    let tails = tails(of: count)
    return min(tails.atMost, tails.atLeast) >= falseAlarm / 2
  }
}

/// Values that are drawn independently: neither the first case, which is the simplest one, nor
/// mutants of other cases are among them.
func independentValues<Value>(
  _ generator: Generator<Value>, count: Int, seed: UInt64 = 7
) -> [Value] {
  let numbers = (1...).lazy.filter { !Source.isMutant($0) }
  return numbers.prefix(count).compactMap { replay(generator, seed: seed, caseNumber: $0) }
}
