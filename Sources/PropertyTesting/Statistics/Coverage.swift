#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether a share of cases is large enough, decided while cases come in.
///
/// Let p be the probability of a case to be covered and p₀ the one that is required. For q < p₀ the
/// likelihood ratio (q/p₀)ˢ ((1−q)/(1−p₀))ⁿ⁻ˢ of s covered cases among n is a supermartingale
/// for every p ≥ p₀, and so is the mean of several; by Ville's inequality it reaches 1/α with
/// probability at most α, however long one looks. Then p < p₀ is taken as shown. The same the other
/// way round shows that p > 0.9 p₀. (Wald, *Sequential Tests of Statistical Hypotheses*, 1945;
/// Robbins, *Statistical Methods Related to the Law of the Iterated Logarithm*, 1970.) The factor of
/// 0.9 makes sure that one of the two is shown in the end.
public struct Coverage: Sendable, Equatable {
  /// What is known of a share.
  public enum Decision: Sendable, Equatable {
    /// It is at least nine tenths of what is required.
    case enough
    /// It is less than what is required.
    case tooWeak
    /// The cases that were run do not tell.
    case undecided
  }

  /// The probability of a wrong decision, at most, for each of the two.
  public static let risk = 1e-9
  /// The share of what is required that is accepted.
  static let tolerance = 0.9
  /// How many alternatives are mixed on each side.
  private static let alternatives = 8

  /// What the cases are counted under.
  public let label: String
  /// The least percentage.
  public let percent: Double
  /// How many cases were covered.
  public internal(set) var covered = 0
  /// How many cases were run.
  public internal(set) var cases = 0
  /// What the cases show.
  public private(set) var decision = Decision.undecided

  /// Nothing seen so far.
  init(label: String, percent: Double) {
    self.label = label
    self.percent = percent.isNaN ? 0 : min(max(percent, 0), 100)
    if self.percent == 0 { decision = .enough }
  }

  /// Decides if the cases so far suffice; a decision stands.
  mutating func decide() {
    guard decision == .undecided else { return }
    let required = percent / 100
    let bar = -log(Self.risk)
    let below = (1...Self.alternatives).map { required * (1 - exp2(-Double($0))) }
    if evidence(for: below, against: required) >= bar {
      decision = .tooWeak
      return
    }
    let accepted = required * Self.tolerance
    let above = (1...Self.alternatives).map { accepted + (1 - accepted) * exp2(-Double($0)) }
    if evidence(for: above, against: accepted) >= bar { decision = .enough }
  }

  /// The logarithm of the mean likelihood ratio of some shares to one.
  private func evidence(for shares: [Double], against null: Double) -> Double {
    let others = Double(cases - covered)
    let logs = shares.map { share in
      Self.power(share / null, Double(covered))
        + Self.power((1 - share) / (1 - null), others)
    }
    guard let greatest = logs.max(), greatest.isFinite else { return logs.max() ?? 0 }
    let sum = logs.reduce(0) { $0 + exp($1 - greatest) }
    return greatest + log(sum / Double(shares.count))
  }

  /// The logarithm of a power; that of a power with exponent 0 is 0 for any base.
  private static func power(_ base: Double, _ exponent: Double) -> Double {
    exponent == 0 ? 0 : exponent * log(base)
  }
}
