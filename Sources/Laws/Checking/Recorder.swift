import Exact

/// What a law did with its subject: calls, errors of computed values, undecided cases.
///
/// A law is checked on one thread at a time, and each check has a recorder of its own.
final class Recorder: @unchecked Sendable {
  /// How often a function gave a value, and how often an error.
  struct Calls: Sendable, Equatable {
    var values = 0
    var errors = 0
  }

  private(set) var calls: [Function: Calls] = [:]
  private(set) var worst: [Function: WorstError] = [:]
  private(set) var undecided = 0

  func note(_ function: Function, gaveValue: Bool) {
    if gaveValue {
      calls[function, default: Calls()].values += 1
    } else {
      calls[function, default: Calls()].errors += 1
    }
  }

  func note(_ function: Function, ulps: Double, share: Double) {
    let before = worst[function] ?? WorstError(ulps: 0, share: 0)
    worst[function] = WorstError(
      ulps: max(before.ulps, ulps), share: max(before.share, share))
  }

  func noteUndecided() { undecided += 1 }
}

/// The greatest errors of a function that a law has seen.
public struct WorstError: Sendable, Equatable {
  /// In units in the last place of the exact value; infinite where that is zero and the error is not.
  public let ulps: Double
  /// As a share of the bound.
  public let share: Double
}
