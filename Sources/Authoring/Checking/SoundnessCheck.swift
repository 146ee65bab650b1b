import Formats
import Grading

/// Checks an exercise file: that it can be read, and that its exercise is sound.
struct SoundnessCheck: Sendable {
  /// The most variants whose answers are marked in all notations, and with all wrong keys.
  private static let mostMarkedVariants = 12

  /// The exercise; nil if there is an error.
  let exercise: Exercise?
  /// Errors and warnings.
  let findings: [Finding]
  /// How much was looked at.
  let effort: CheckEffort

  /// Checks a file.
  ///
  /// - Parameters:
  ///   - variants: the most variants that are checked one and all.
  ///   - course: the course whose numbers must stay as they were handed out; nil for all courses.
  /// - Complexity: each formula and each answer within the fuel of `Limits`.
  init(_ file: ExerciseFile, atMost variants: Int = Instances.mostInAll, course: String? = nil) {
    let reading = ExerciseReading(file)
    var effort = CheckEffort()
    var log = FlawLog()
    guard let places = Places(file.bytes) else {
      (exercise, findings, self.effort) = (reading.exercise, reading.findings, effort)
      return
    }
    WarningCheck(places: places).checkFile(&log)
    // What is wrong with some variants only is told of them all.
    guard let first = reading.exercise ?? ExerciseReading.soundVariant(of: file) else {
      (exercise, self.effort) = (nil, effort)
      findings = reading.findings + (places.json["id"] == nil ? [] : log.findings(places))
      return
    }
    WarningCheck(places: places).check(first, used: reading.usedNames, &log)
    for drift in first.drifts(course: course) {
      let isOfConditions = if case .conditions = drift.change { true } else { false }
      let field = isOfConditions && places.value(["where"]) != nil ? "where" : "draw"
      log.add(.numbersMoved(drift.message(exercise: first.id)), at: [field])
    }
    let instances = Instances(first, atMost: variants, &log)
    effort.variants = instances.all.count
    effort.isComplete = instances.isComplete
    VariantCheck(instances: instances).check(&log)
    for instance in instances.all { MistakeCheck(places: places).check(instance, &log) }
    for instance in instances.spread(Self.mostMarkedVariants) {
      MarginCheck(places: places).check(instance, &log)
      ReachCheck(places: places).check(instance, &log)
      FollowThroughCheck(places: places).check(instance, &log)
      ConditionCheck().check(instance, &log)
      effort.notations += NotationCheck(places: places).check(instance, &log)
      let score = MutantCheck().check(instance, &log)
      effort.rejectedMutants += score.rejected
      effort.equalMutants += score.equal
    }
    let examples = ExampleCheck(exercise: first)
    let hasMistakes = first.parts.contains { !$0.knownMistakes.isEmpty }
    if hasMistakes, !first.examples.isEmpty, !examples.hasWrongExample {
      log.add(.noWrongExample, at: ["examples"])
    }
    effort.mistakes = first.parts.reduce(0) { $0 + $1.knownMistakes.count }
    effort.examples = first.examples.count
    let found = log.findings(places)
    let ofExamples = examples.results().map { result in
      Finding(
        result.kind.severity, at: places.position(of: result.offset),
        result.kind.message(variants: 1, first: ""))
    }
    findings = (reading.exercise == nil ? [] : reading.findings) + found + ofExamples
    exercise = findings.contains { $0.severity == .error } ? nil : first
    self.effort = effort
  }
}
