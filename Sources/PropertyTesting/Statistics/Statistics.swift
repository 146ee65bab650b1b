#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the cases of a run were like.
///
/// Only numbered cases that are independent of each other are counted under labels: the mutants,
/// the replayed, the novel and the targeted ones are chosen, and would bend every share.
public struct Statistics: Sendable, Equatable {
  /// How many cases were drawn independently and held.
  public internal(set) var independent = 0
  /// How many cases were mutants of the one before them.
  public internal(set) var mutants = 0
  /// How many cases of earlier runs were run again.
  public internal(set) var stored = 0
  /// How many cases were run to exhaust a small domain.
  public internal(set) var novel = 0
  /// How many cases were run to raise a score.
  public internal(set) var targeted = 0
  /// How many independent cases each label has, in the order in which the labels came up.
  public internal(set) var labels: [(label: String, cases: Int)] = []
  /// What was required to be covered.
  public internal(set) var coverage: [Coverage] = []
  /// The highest scores, by label, with the cases that reach them.
  public internal(set) var scores: [(label: String, score: Double, record: ChoiceSequence)] = []

  /// The share of the generator's inputs that may still fail, at most, with a confidence.
  ///
  /// Of n independent cases that all hold, with probabilities p₁ … pₙ to fail, the chance is
  /// ∏(1 − pᵢ) ≤ (1 − p̄)ⁿ by the inequality of the means; so p̄ ≥ 1 − α^(1/n) has a chance of at
  /// most α (Clopper and Pearson, *The Use of Confidence or Fiducial Limits*, 1934, for no failure).
  /// The sizes of cases differ; p̄ is the mean over the sizes that were run.
  public func failureBound(confidence: Double = 0.999) -> Double {
    Self.failureBound(independent: independent, confidence: confidence)
  }

  /// The share of inputs that may still fail, at most, after so many independent cases that held.
  public static func failureBound(independent: Int, confidence: Double = 0.999) -> Double {
    guard independent > 0, confidence > 0, confidence < 1 else { return 1 }
    return -expm1(log1p(-confidence) / Double(independent))
  }

  /// Two statistics are equal if all their numbers are.
  public static func == (one: Statistics, other: Statistics) -> Bool {
    one.independent == other.independent && one.mutants == other.mutants
      && one.stored == other.stored && one.novel == other.novel && one.targeted == other.targeted
      && one.labels.elementsEqual(other.labels, by: ==) && one.coverage == other.coverage
      && one.scores.elementsEqual(other.scores) {
        $0.label == $1.label && $0.score == $1.score && $0.record == $1.record
      }
  }

  /// Counts what an independent case said.
  mutating func count(_ observations: Observations) {
    for label in observations.labels {
      if let place = labels.firstIndex(where: { $0.label == label }) {
        labels[place].cases += 1
      } else {
        labels.append((label, 1))
      }
    }
    for cover in observations.covers {
      var place = coverage.firstIndex { $0.label == cover.label }
      if place == nil {
        coverage.append(Coverage(label: cover.label, percent: cover.percent))
        place = coverage.count - 1
      }
      if let place, cover.isCovered { coverage[place].covered += 1 }
    }
  }

  /// Decides what the cases so far show of what was to be covered.
  mutating func decideCoverage() {
    for place in coverage.indices {
      coverage[place].cases = independent
      coverage[place].decide()
    }
  }

  /// Whether more cases could decide what is not decided.
  var wantsMoreCases: Bool { coverage.contains { $0.decision == .undecided } }

  /// Keeps the scores of a case that are higher than those before.
  mutating func keepScores(_ observations: Observations, _ source: Source) {
    for (label, score) in observations.scores {
      if let place = scores.firstIndex(where: { $0.label == label }) {
        guard score > scores[place].score else { continue }
        scores[place] = (label, score, source.record)
      } else {
        scores.append((label, score, source.record))
      }
    }
  }
}
