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
      .init(
        "in", value: "PATH",
        help:
          "All submissions: a part of others than stand there now, or of other exercises, is as missing. Needs "
          + "--shards, and the options that grade shard was given."),
      .init("shards", value: "N", help: "How many shards there are, for --in."),
    ] + MarkOptions.declared + [.help],
    positionals: [
      .init(
        "PART", .any,
        help: "A part, in any order; twice is no harm. --missing with --in needs none.")
    ])

  private static let more = """

    Nothing is written unless every shard has a whole part and all are of the same submissions and
    exercises. What is missing or conflicts is named; --missing prints it as job arrays take it: 0,3-5.
    Without --in nobody looks whether submissions came or exercises changed since the parts were written.

    Exit codes: 0 all results were written, or nothing is missing, 1 something is missing or conflicts,
    2 a part could not be read, or the results not be written, 141 nobody read them to their end.

    """

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams, more: more) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    if arguments.positionals.isEmpty, !arguments.has("missing") || !arguments.has("in") {
      streams.note("grade merge: PART is missing; `--help` shows the usage.")
      return .failed
    }
    if let idle = idleOption(arguments) {
      streams.note("grade merge: \(idle)")
      return .failed
    }
    let output = arguments.value(of: "output")
    if let output, arguments.positionals.contains(where: { isSameFile($0, output) }) {
      streams.note(
        "grade merge: \(SafeText.line(output)) is one of the parts: write the results elsewhere")
      return .failed
    }
    let run: PartHeader?
    switch wanted(arguments, output: output, &streams) {
    case .some(let found): run = found
    case .none: return .failed
    }
    do throws(FileError) {
      var parts: [(file: String, found: Result<PartScan.Part, PartScan.Problem>)] = []
      // Each part is read twice: to see that all are whole, and then to write.
      for path in arguments.positionals {
        try requireRegularFile(path)
        parts.append((path, try scanPart(path)))
      }
      let plan = MergePlan(parts, of: run)
      if arguments.has("missing") { return missing(plan, &streams) }
      for problem in plan.problems { streams.note("grade merge: \(problem.message)") }
      guard plan.problems.isEmpty else { return .unmet }
      for problem in plan.passedOver {
        streams.note("grade merge: \(problem.message); passed over beside the whole ones")
      }
      return try merge(plan, plan.places.map { arguments.positionals[$0] }, to: output, &streams)
    } catch {
      streams.note("grade merge: \(error.description)")
      return .failed
    }
  }

  /// What is said of an option that changes nothing; nil if there is none.
  private static func idleOption(_ arguments: Arguments) -> String? {
    if arguments.has("missing"), arguments.has("output") {
      return "--output changes nothing with --missing, which writes no results"
    }
    guard !arguments.has("in") else { return nil }
    if arguments.has("shards") {
      return "--shards needs --in: the submissions that the parts are of"
    }
    return MarkOptions.declared.first { arguments.has($0.name) }.map {
      "--\($0.name) changes nothing without --in: the submissions that the parts are of"
    }
  }

  /// What the parts should be of, where that is asked for; nothing after a message about what cannot be read, or
  /// where the results would be written over it.
  private static func wanted(
    _ arguments: Arguments, output: String?, _ streams: inout StandardStreams
  ) -> PartHeader?? {
    guard let input = arguments.value(of: "in") else { return .some(nil) }
    guard let text = arguments.value(of: "shards"), let count = Int(text),
      let shard = Shard(index: 0, of: count)
    else {
      streams.note("grade merge: --in needs --shards: a number from 1 to \(Shard.most)")
      return .none
    }
    guard let options = MarkOptions(arguments, "grade merge", format: .jsonl, &streams) else {
      return .none
    }
    do throws(FileError) {
      let source = try SubmissionSource(input: input, Intake(.distinct))
      if let output, source.reads(output) || isSameFile(input, output) {
        streams.note(
          "grade merge: \(SafeText.line(output)) would be one of the submissions: write the results elsewhere"
        )
        return .none
      }
      let position = try source.readToEnd()
      return PartHeader(shard, version: Grade.version, rules: options.rules, input: position)
    } catch {
      streams.note("grade merge: \(error.description)")
      return .none
    }
  }

  /// Prints the shards that are missing; nothing where the parts do not belong together.
  private static func missing(_ plan: MergePlan, _ streams: inout StandardStreams) -> ExitCode {
    var isUnclear = false
    var list = ""
    for problem in plan.problems {
      switch problem {
      case .missing(let shards, _): list = MergePlan.list(shards) + "\n"
      case .broken, .stale: continue
      default:
        streams.note("grade merge: \(problem.message)")
        isUnclear = true
      }
    }
    if !isUnclear { streams.write(list) }
    return plan.problems.isEmpty ? .done : .unmet
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
