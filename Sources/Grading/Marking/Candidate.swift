import Exact

/// One way to understand a wrong answer.
struct Candidate {
  /// What kind of understanding it is; at equal credit the earlier one counts.
  enum Rank: Int, Comparable {
    case mistake, followThrough, statement, builtIn, domain

    static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
  }

  let rank: Rank
  let credit: Rational
  let mistake: String?
  let reason: Reason
  var followThrough: Rational?

  /// The candidate with the most credit; the first by rank and then by place among equals.
  static func best(_ candidates: [Candidate]) -> Candidate? {
    var best: Candidate?
    for candidate in candidates {
      guard let current = best else {
        best = candidate
        continue
      }
      if candidate.credit > current.credit
        || (candidate.credit == current.credit && candidate.rank < current.rank)
      {
        best = candidate
      }
    }
    return best
  }
}
