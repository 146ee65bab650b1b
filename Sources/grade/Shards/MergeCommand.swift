import Batch
import Console
import Formats

/// `grade merge`: puts parts together.
enum MergeCommand {
  private static let command = Command(
    "grade merge",
    summary:
      "Puts the parts of grade shard together: all results, in the order of the submissions, as one run "
      + "would have written them.",
    options: [
      .init(
        "output", value: "FILE",
        help:
          "Where the results go, under this name only when they are whole; standard output if not "
          + "given."),
      .init(
        "missing", help: "Print the numbers of the shards without a whole part, and nothing else."),
      .help,
    ],
    positionals: [.init("PART", .oneOrMore, help: "A part, in any order; twice is no harm.")])

  private static let more = """

    Nothing is written unless every shard has a whole part and all are of the same submissions and
    exercises. What is missing or conflicts is named; --missing prints it as job arrays take it: 0,3-5.

    Exit codes: 0 all results were written, or nothing is missing, 1 something is missing or conflicts,
    2 a part could not be read, or the results not be written.

    """

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams, more: more) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    do throws(FileError) {
      var parts: [(file: String, found: Result<PartScan.Part, PartScan.Problem>)] = []
      for path in arguments.positionals { parts.append((path, try scanPart(path))) }
      let plan = MergePlan(parts)
      if arguments.has("missing") { return missing(plan, &streams) }
      for problem in plan.problems { streams.note("grade merge: \(problem.message)") }
      guard plan.problems.isEmpty else { return .unmet }
      return try merge(
        plan, plan.places.map { arguments.positionals[$0] }, to: arguments.value(of: "output"),
        &streams)
    } catch {
      streams.note("grade merge: \(error.description)")
      return .failed
    }
  }

  private static func missing(_ plan: MergePlan, _ streams: inout StandardStreams) -> ExitCode {
    var isUnclear = false
    for problem in plan.problems {
      switch problem {
      case .missing(let shards, _): streams.write(MergePlan.list(shards) + "\n")
      case .broken: continue
      default:
        streams.note("grade merge: \(problem.message)")
        isUnclear = true
      }
    }
    return plan.problems.isEmpty && !isUnclear ? .done : .unmet
  }

  private static func merge(
    _ plan: MergePlan, _ paths: [String], to output: String?, _ streams: inout StandardStreams
  ) throws(FileError) -> ExitCode {
    var readers: [LineReader] = []
    for path in paths {
      readers.append(
        try LineReader(
          path, limit: PartScan.longestLine, bufferSize: max(1 << 14, (1 << 25) / paths.count)))
    }
    var file: PrivateFile?
    if let output { file = try PrivateFile(output) }
    do {
      try plan.merge(readers.map { reader in { try reader.next()?.bytes } }) { result in
        if let file {
          try file.write(result + [0x0A])
        } else {
          streams.write(result + [0x0A])
          if let failure = streams.failure { throw failure }
        }
      }
    } catch let error as MergePlan.Incomplete {
      streams.note(
        "grade merge: a part changed while it was read: \(error.found) of \(error.wanted) results")
      return .failed
    } catch let error as FileError {
      if streams.failure != nil { return .done }
      throw error
    } catch {
      return .failed
    }
    try file?.finish()
    streams.note(
      "grade merge: \(paths.count) part\(paths.count == 1 ? "" : "s"), \(plan.resultCount) results, "
        + "\(plan.errorCount) of them errors; \(plan.repeatedCount) identical submissions were left out"
    )
    return .done
  }
}
