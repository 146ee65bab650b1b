import Exact
import PropertyTesting
import Reference

/// F24: requires that an event happened as often as a binomial distribution permits: not so rarely,
/// nor so often, that this has a probability of 10⁻⁹ at most.
///
/// The tails are exact. Where the probability of the event is enclosed only, the end of it is taken at
/// which the tail is the larger, so that a false alarm is no likelier than that; the end is rounded
/// outwards to a multiple of 2⁻²⁴.
///
/// - Parameters:
///   - count: how often it happened.
///   - trials: in how many independent trials.
///   - p: its probability.
func requireCount(
  _ count: Int, of trials: Int, probability p: RationalInterval, _ event: @autoclosure () -> String,
  file: String = #fileID, line: Int = #line
) throws {
  let alpha = try Rational(.one, over: 1_000_000_000)
  let lower = Rational(p.lower.scaled(byTwoToThe: 24).floor).scaled(byTwoToThe: -24)
  let upper = min(.one, Rational(p.upper.scaled(byTwoToThe: 24).ceiling).scaled(byTwoToThe: -24))
  let tail =
    Rational(count) < p.lower * Rational(trials)
    ? try BinomialTails(trials: trials, p: lower).atMost(count)
    : try BinomialTails(trials: trials, p: upper).atLeast(count)
  try require(
    tail > alpha,
    "\(event()): \(count) of \(trials), which has a probability of \(tail.summary)", file: file,
    line: line)
}

/// F24 for an event of a probability that is known.
func requireCount(
  _ count: Int, of trials: Int, probability p: Rational, _ event: @autoclosure () -> String,
  file: String = #fileID, line: Int = #line
) throws {
  try requireCount(
    count, of: trials, probability: RationalInterval(p), event(), file: file, line: line)
}
