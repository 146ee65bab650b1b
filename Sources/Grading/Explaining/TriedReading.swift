import Exact
import Formulas

/// One way to understand an answer that was tried, and what came of it.
public struct TriedReading: Sendable {
  /// Where it is from.
  public enum Source: String, Sendable {
    /// A mistake of the exercise file.
    case mistake
    /// A mistake that is known without being written into a file.
    case builtIn = "built-in"
    /// What follows from the student's own earlier answers.
    case followThrough = "follow-through"
    /// Where an answer can lie at all.
    case domain
  }

  /// Where it is from.
  public let source: Source
  /// The name of the mistake, or of the earlier answers.
  public let name: String
  /// The wrong value, formula or statement.
  public let meaning: String
  /// The share of the points that it would earn.
  public let credit: Rational
  /// Whether the answer is that; nil if it could not be decided.
  public let fits: Bool?
  /// Why it is, or is not.
  public let why: String

  init(
    _ source: Source, _ name: String, _ meaning: String, credit: Rational = .zero,
    _ finding: Finding
  ) {
    self.source = source
    self.name = name
    self.meaning = meaning
    self.credit = credit
    fits = finding.fits
    why = finding.why
  }

  /// What a comparison came to.
  struct Finding {
    let fits: Bool?
    let why: String

    static let undecided = Finding(fits: nil, why: "it could not be decided")
    static let same = Finding(fits: true, why: "yours is that")
  }
}

extension Catalogue {
  /// How an answer of a submission was tried to be understood: all known mistakes, in the order in which
  /// they are looked at.
  ///
  /// - Parameters:
  ///   - course: the course for which numbers were drawn; nil for the one that the submission names.
  /// - Returns: nothing where no value or formula was compared: a right answer, or one that cannot be read.
  public func readingsTried(
    for submission: Submission, exercise: String, part: String, course: String?
  ) -> [TriedReading] {
    let work = work(for: submission, only: [exercise], course: course)
    guard let item = work.items.first, item.problem == nil,
      let found = item.exercise.part(part)
    else { return [] }
    return item.exercise.readingsTried(of: found, in: item.answers)
  }
}

extension Exercise {
  /// How the answer to a part was tried to be understood.
  func readingsTried(of part: Part, in answers: PartAnswers) -> [TriedReading] {
    var standings: [String: EarlierAnswer] = [:]
    var formulas: [String: EarlierFormula] = [:]
    for place in order.places {
      let own = answers[place]
      if parts[place].id == part.id {
        let marker = PartMarker(
          exercise: self, part: part, earlier: standings, earlierFormulas: formulas,
          writesProofs: false)
        return Fuel.limited(to: 4 * Limits.formulaFuel) {
          ReadingsTried(marker: marker).all(own)
        }
      }
      let marked = mark(parts[place], own, standings, formulas, withProofs: false)
      standings[parts[place].id] = marked.standing
      formulas[parts[place].id] = marked.formula
    }
    return []
  }
}
