import Dispatch
import Formats
import Grading
import Synchronization

/// What a check of exercise files found.
///
/// Checked are the fields and their values, the ids, that each key can be computed and agrees with
/// its check, and that the exercise is sound: right answers are accepted in all notations, wrong keys are
/// rejected, mistakes can be told from the key and from each other, and the examples earn what they state.
public struct CheckReport: Sendable {
  /// What was found in one file.
  public struct File: Sendable {
    /// The file, as it was named.
    public let name: String
    /// The id of the exercise; nil if there is an error.
    public let exercise: String?
    /// Errors and warnings, in the order of the file.
    public let findings: [Finding]
    /// How much was looked at.
    public let effort: CheckEffort
    /// Whether it stands beside the exercises: a course, or the list of what was handed out.
    public var isBeside = false
  }

  /// All files, in the order in which they were checked.
  public private(set) var files: [File] = []

  /// A report on no files.
  public init() {}

  /// Checks files that belong together, so that no two of them may have one id.
  ///
  /// - Complexity: each formula and each answer within the fuel of `Limits`.
  public init(_ files: [ExerciseFile]) { add(files) }

  /// Checks more files that belong together, apart from those before; several at once, where there are cores.
  ///
  /// - Parameters:
  ///   - course: the course whose numbers must stay as they were handed out; nil for all courses.
  ///   - progress: told how many files are done, of how many; from any thread, one call after the other.
  public mutating func add(
    _ files: [ExerciseFile], course: String? = nil,
    progress: @Sendable (_ done: Int, _ count: Int) -> Void = { _, _ in }
  ) {
    let index = ExerciseIndex(files)
    let failures = Dictionary(
      index.failures.map { ($0.file, $0.problems) }, uniquingKeysWith: { $0 + $1 })
    let checks = CheckReport.checks(of: files, course: course, progress)
    for (file, check) in zip(files, checks) {
      // What the index found stands among the findings already, but for ids of other files.
      let more = (failures[file.name] ?? []).filter { !check.findings.contains($0) }
      self.files.append(
        File(
          name: file.name, exercise: more.isEmpty ? check.exercise?.id : nil,
          findings: CheckReport.ordered(more + check.findings), effort: check.effort))
    }
  }

  /// Notes the numbers that were handed out of exercises that no file has any more.
  ///
  /// - Parameters:
  ///   - handedOut: what was handed out.
  ///   - files: the exercises beside it.
  ///   - course: the course to look at; nil for all.
  public mutating func add(
    _ handedOut: HandedOut, beside files: [ExerciseFile], course: String?
  ) {
    let lost = handedOut.lost(from: ExerciseIndex(files), course: course)
    guard !lost.isEmpty else { return }
    self.files.append(
      File(
        name: handedOut.file, exercise: nil, findings: lost, effort: CheckEffort(), isBeside: true))
  }

  /// Notes what is wrong or doubtful about a course.
  ///
  /// - Parameters:
  ///   - reading: the file of the course.
  ///   - files: the exercises beside it; nil where they are not all known, and sheets are not looked at.
  ///   - handedOut: the numbers that students have in hand.
  ///   - isNamed: whether the course itself is asked for, and stands in the report also if it is sound.
  public mutating func add(
    _ reading: CourseReading, beside files: [ExerciseFile]?, _ handedOut: HandedOut,
    isNamed: Bool = false
  ) {
    let ofSheets = files.map { reading.findings(beside: ExerciseIndex($0), handedOut) } ?? []
    let found = reading.findings + ofSheets
    guard isNamed || !found.isEmpty else { return }
    self.files.append(
      File(
        name: reading.file, exercise: nil, findings: CheckReport.ordered(found),
        effort: CheckEffort(), isBeside: true))
  }

  /// The checks of files, in their order, whatever order they end in.
  ///
  /// - Parameter variants: the most variants of an exercise that are checked one and all.
  static func checks(
    of files: [ExerciseFile], variants: Int = Instances.mostInAll, course: String? = nil,
    _ progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) -> [SoundnessCheck] {
    let found = Mutex<[Int: SoundnessCheck]>([:])
    DispatchQueue.concurrentPerform(iterations: files.count) { place in
      let check = SoundnessCheck(files[place], atMost: variants, course: course)
      found.withLock { checks in
        checks[place] = check
        progress(checks.count, files.count)
      }
    }
    return found.withLock { checks in files.indices.compactMap { checks[$0] } }
  }

  /// How many errors there are in all files.
  public var errorCount: Int { count(.error) }

  /// How many warnings there are in all files.
  public var warningCount: Int { count(.warning) }

  private func count(_ severity: Finding.Severity) -> Int {
    files.reduce(0) { $0 + $1.findings.count { $0.severity == severity } }
  }

  /// The findings in the order of the file; those of one place in the order given.
  private static func ordered(_ findings: [Finding]) -> [Finding] {
    findings.enumerated().sorted { a, b in
      let left = a.element.position
      let right = b.element.position
      return (left.line, left.column, a.offset) < (right.line, right.column, b.offset)
    }.map(\.element)
  }
}
