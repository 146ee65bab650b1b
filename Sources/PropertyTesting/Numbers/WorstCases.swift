/// The cases with the worst errors of all that were seen, the first one of several alike.
final class WorstCases<Value> {
  /// How many cases a search begins at.
  static var startCount: Int { 8 }

  /// The worst ones, the very worst first.
  private(set) var starts: [MeasuredCase<Value>] = []
  /// In how many cases the error could not be decided, before one failed.
  private(set) var undecided = 0
  /// The worst failing one that stays within the range of doubles, and the worst one that does not.
  private var failing: (within: MeasuredCase<Value>?, beyond: MeasuredCase<Value>?)

  /// The worst one.
  var worst: MeasuredCase<Value>? { starts.first }

  /// Sees a case.
  func note(_ measured: MeasuredCase<Value>) {
    let error = measured.error
    let hasFailed = failing.within != nil || failing.beyond != nil
    if error.decision == .undecided, !hasFailed { undecided += 1 }
    if error.decision == .beyond {
      if error.range == nil {
        if error.score > failing.within?.error.score ?? -1 { failing.within = measured }
      } else if error.score > failing.beyond?.error.score ?? -1 {
        failing.beyond = measured
      }
    }
    guard starts.count < Self.startCount || error.score > starts.last?.error.score ?? -1 else {
      return
    }
    let place = starts.firstIndex { $0.error.score < error.score } ?? starts.count
    starts.insert(measured, at: place)
    if starts.count > Self.startCount { starts.removeLast() }
  }

  /// The worst failing case like another one; of both kinds the one within range comes first.
  func worstFailing(like other: MeasuredCase<Value>?) -> MeasuredCase<Value>? {
    guard let other else { return failing.within ?? failing.beyond }
    return other.error.range == nil ? failing.within : failing.beyond
  }
}
