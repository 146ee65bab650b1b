import Formats
import Grading
import PropertyTesting
import Synchronization

/// An exercise with the numbers of one variant.
struct Instance: Sendable {
  /// The exercise, with its keys computed.
  let exercise: Exercise
  /// The numbers of the variant on one line; empty where nothing is drawn.
  let numbers: String
}

/// The variants of an exercise that are checked.
struct Instances: Sendable {
  /// The variants; at least one.
  private(set) var all: [Instance]
  /// Whether there are no others.
  let isComplete: Bool

  /// The most variants that are checked one and all.
  static let mostInAll = 1_000
  /// The most variants, with those that conditions leave out, that are walked through to count them.
  static let mostWalked = 10_000
  /// How many variants are drawn from a larger space.
  static let sampleCount = 400

  /// The variants of an exercise; those whose keys cannot be computed are noted.
  ///
  /// - Parameter most: the most variants that are checked one and all.
  init(_ exercise: Exercise, atMost most: Int = Instances.mostInAll, _ log: inout FlawLog) {
    guard let space = exercise.variants else {
      (all, isComplete) = ([Instance(exercise: exercise, numbers: "")], true)
      return
    }
    let variants: [Variant]
    (variants, isComplete) = Self.variants(space, atMost: most)
    all = []
    for variant in variants {
      let reading = exercise.reading(of: variant)
      if let found = reading.exercise {
        all.append(Instance(exercise: found, numbers: variant.text))
      } else {
        for finding in reading.findings { log.add(finding, with: variant.text) }
      }
    }
    if all.isEmpty {
      all = [Instance(exercise: exercise, numbers: exercise.variant?.text ?? "")]
    }
  }

  /// The variants of a space, and whether there are no others.
  private static func variants(
    _ space: VariantSpace, atMost most: Int
  ) -> (variants: [Variant], isComplete: Bool) {
    if space.size <= mostWalked {
      let list = space.variants(atMost: most)
      if list.isComplete { return (list.variants, true) }
    }
    let count = min(most, sampleCount)
    let drawn = sample(space, count)
    // Where conditions leave few of many, hardly any draw is one of them.
    return (drawn.count * 4 >= count ? drawn : space.variants(atMost: count).variants, false)
  }

  /// Variants that the property tester draws, none twice: the simplest first, then those at the ends of the
  /// sets more often than others.
  private static func sample(_ space: VariantSpace, _ count: Int) -> [Variant] {
    let found = Mutex<[Variant]>([])
    let counts = space.choiceCounts
    let draws = Generator<[Int]> { source throws(Stop) in
      var choices: [Int] = []
      for count in counts {
        choices.append(try source.integer(0...count - 1))
      }
      return choices
    }
    let settings = Settings(cases: 4 * count, seed: CheckEffort.seed, explains: false)
    _ = check(draws, settings) { choices in
      found.withLock { variants in
        guard variants.count < count, let variant = space.variant(where: choices),
          !variants.contains(variant)
        else { return }
        variants.append(variant)
      }
      return true
    }
    return found.withLock(\.self)
  }

  /// The first variant.
  var first: Instance { all[0] }

  /// Some variants at equal distances, for checks that are too much work for all of them.
  func spread(_ count: Int) -> [Instance] {
    guard all.count > count, count > 0 else { return all }
    return (0..<count).map { all[$0 * (all.count - 1) / max(1, count - 1)] }
  }
}
