import Exact

/// What an exercise earned, with what a sheet says of it: another worth, or that it is left out.
public protocol CountedOnSheet {
  /// The points that are earned.
  var score: Rational { get }
  /// The points that can be earned.
  var points: Rational { get }
  /// The points that a person still decides about.
  var pending: Rational { get }
  /// The points that it counts on a sheet; nil for its own.
  var worth: Rational? { get }
  /// Whether it is left out of the score of a sheet.
  var isDropped: Bool { get }
}

extension ExerciseMark: CountedOnSheet {}

extension CountedOnSheet {
  /// The share of the points that is earned.
  public var share: Rational { (try? score / points) ?? .zero }

  /// What the exercise counts of a number of its points.
  private func counted(_ amount: Rational) -> Rational {
    if isDropped { return .zero }
    guard let worth else { return amount }
    return (try? amount / points * worth) ?? .zero
  }

  /// The points that count towards the score of the submission.
  public var countedScore: Rational { counted(score) }
  /// The points that could count.
  public var countedPoints: Rational { counted(points) }
  /// The points that may still count.
  public var countedPending: Rational { counted(pending) }
}

extension Collection where Element: CountedOnSheet, Index: Comparable {
  /// The exercises that a sheet leaves out: those with the smallest share earned; among equals the last
  /// ones on the sheet.
  public func poorest(_ count: Int) -> [Index] {
    let order = indices.sorted {
      let (a, b) = (self[$0].share, self[$1].share)
      return a == b ? $0 > $1 : a < b
    }
    return Array(order.prefix(count))
  }
}

extension SubmissionMark {
  /// The marks as they count on a sheet: exercises by their weights, the poorest left out.
  func onSheet(_ sheet: CourseSheet) -> SubmissionMark {
    var mark = self
    for place in mark.exercises.indices {
      mark.exercises[place].worth = sheet.weights[mark.exercises[place].id]
    }
    for place in mark.exercises.poorest(sheet.drop) { mark.exercises[place].isDropped = true }
    return mark
  }
}

extension Catalogue {
  /// Marks a submission against a sheet: all its exercises, and no others.
  ///
  /// - Parameters:
  ///   - sheet: the sheet; exercises that were not read are left out.
  ///   - course: the course for which numbers were drawn; nil for the one that the submission names.
  ///   - withProofs: whether the evidence about formulas holds certificates that can be checked.
  public func mark(
    _ submission: Submission, on sheet: CourseSheet, course: String? = nil, withProofs: Bool = true
  ) -> SubmissionMark {
    let ids = sheet.exercises.compactMap { index.entry($0)?.id }
    var mark = mark(submission, only: Set(ids), course: course, withProofs: withProofs)
    mark.exercises.sort {
      (ids.firstIndex(of: $0.id) ?? ids.count) < (ids.firstIndex(of: $1.id) ?? ids.count)
    }
    return mark.onSheet(sheet)
  }
}
