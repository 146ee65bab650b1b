import Exact
import Formulas

// Sums that begin before the first entry of a vector, Σ_{j=0}^n x_j beside x_1 … x_n.
extension Comparer {
  /// What is found where the answer asks for an entry before the first one, so that it has no value anywhere; nil where it
  /// does not, or where the key has no value that is known.
  ///
  /// With one term more than there are entries it is wrong however they are numbered. With as many terms the entries may be
  /// numbered from 0.
  func decideMissingEntry(
    _ k: Value<Expression>, _ a: Value<Expression>
  ) throws -> CompareFinding? {
    guard let key = k.scalar, let answer = a.scalar,
      let missing = try comparison.entryBeforeFirst(in: answer),
      try comparison.entryBeforeFirst(in: key) == nil, try comparison.hasValueSomewhere(key)
    else { return nil }
    let reason = Reason.indexBeginsBefore(missing)
    guard missing.hasOneTooMany,
      try comparison.differsWithEntriesBeforeFirst(answer, from: key)
    else {
      return CompareFinding(.undecided, .both(reason, .agrees(points: 0)))
    }
    return CompareFinding(.wrong, reason, request.evidence(.domain))
  }
}
