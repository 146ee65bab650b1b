import Batch
import Console
import Formats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `grade shard`: marks one of several equal shares of the submissions.
enum ShardCommand {
  private static let command = Command(
    "grade shard",
    summary:
      "Marks one of several shares of the submissions, chosen by their ids alone, into a part that grade "
      + "merge puts together.",
    options: [
      .init(
        "shard", value: "I/N",
        help: "Which share of how many, from 0/N to N-1/N; or auto, by what the engine says."),
      .init("shards", value: "N", help: "How many shares there are, for auto."),
      .init(
        "in", value: "PATH",
        help: "All submissions: a file of them, one a line (.jsonl), a folder, or a list of files."),
      .init("out", value: "FILE", help: "The part; it has this name only when it is whole."),
    ] + MarkOptions.declared + [.help])

  private static let more = """

    auto reads SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX (Kubernetes), PBS_ARRAY_INDEX or PBS_ARRAYID,
    SGE_TASK_ID (from 1) or AWS_BATCH_JOB_ARRAY_INDEX. N has to be given: a re-run of two jobs of an array
    is an array of two. A list of files (.txt, .list) has a path a line.

    A part that is there already, whole and of the same submissions and exercises, is left as it is.

    Exit codes: 0 the part is there (whatever the marks are), 2 the work could not be done.

    """

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams, more: more) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    for name in ["shard", "in", "out"] where !arguments.has(name) {
      streams.note("grade shard: --\(name) is missing; --help shows the usage.")
      return .failed
    }
    guard let shard = shard(arguments, &streams),
      let input = arguments.value(of: "in"), let output = arguments.value(of: "out"),
      let options = MarkOptions(arguments, "grade shard", format: .jsonl, &streams)
    else { return .failed }
    do throws(FileError) {
      if try isDone(output, shard, options, input) {
        streams.note("grade shard: \(SafeText.line(output)) is whole already")
        return .done
      }
      return try mark(shard, options, input, to: output, &streams)
    } catch {
      streams.note("grade shard: \(error.description)")
      return .failed
    }
  }

  private static func shard(_ arguments: Arguments, _ streams: inout StandardStreams) -> Shard? {
    let written = arguments.value(of: "shard") ?? ""
    let count = arguments.value(of: "shards").map { Int($0) ?? 0 }
    if let count, !(1...Shard.most).contains(count) {
      streams.note("grade shard: --shards: write a number from 1 to \(Shard.most)")
      return nil
    }
    guard written == "auto" else {
      guard let shard = Shard(written) else {
        streams.note(
          "grade shard: --shard \(SafeText.line(written, limit: 20)): write i/n, from 0/8 to 7/8 for "
            + "eight; n is at most \(Shard.most)")
        return nil
      }
      guard count == nil || count == shard.count else {
        streams.note(
          "grade shard: --shard \(shard.index)/\(shard.count) is one of \(shard.count), and --shards says "
            + "\(count ?? 0): leave --shards out")
        return nil
      }
      return shard
    }
    guard let count else {
      streams.note("grade shard: --shard auto needs --shards N: how many there are in all")
      return nil
    }
    var environment: [String: String] = [:]
    for name in ShardFromEnvironment.names {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    do throws(ShardFromEnvironment.Problem) {
      return try ShardFromEnvironment.shard(of: count, in: environment)
    } catch {
      streams.note("grade shard: \(error.message)")
      return nil
    }
  }

  /// Whether the part is there, and is one of the same run: never by its size, always by its digests.
  private static func isDone(
    _ path: String, _ shard: Shard, _ options: MarkOptions, _ input: String
  ) throws(FileError) -> Bool {
    // A pipe is not looked into: nobody may write to it.
    guard fileSize(of: path) != nil,
      case .success(let part) = try scanPart(path), part.header.shard == shard,
      part.header.rules == options.rules, part.header.version == Grade.version
    else { return false }
    return try SubmissionSource(input: input, Intake(.distinct)).readToEnd() == part.header.input
  }

  private static func mark(
    _ shard: Shard, _ options: MarkOptions, _ input: String, to path: String,
    _ streams: inout StandardStreams
  ) throws(FileError) -> ExitCode {
    let source = try SubmissionSource(input: input, Intake(.distinct, shard: shard))
    guard streams.noteEmptyFolders(of: source, "grade shard") else { return .failed }
    guard !source.reads(path), !isSameFile(input, path) else {
      streams.note(
        "grade shard: \(SafeText.line(path)) would be one of the submissions: write the part elsewhere"
      )
      return .failed
    }
    streams.noteOtherFiles(of: source, "grade shard")
    let writer = ResultWriter(options, source, isQuiet: true)
    let file = try PrivateFile(path)
    var frame = PartFrame(shard, version: Grade.version, rules: options.rules)
    try file.write(frame.placeholder)
    var progress = ClassProgress(source, isShown: true)
    var tally = ClassTally()
    let end = ClassRun(options.marker, threads: options.threads, cache: options.cache).run(
      source, writer, &streams, &progress,
      deliver: { chunk, _, streams in
        for (number, written) in chunk.results {
          let line = PartLine(number: number, result: Array(written.result.dropLast()))
          try file.write(frame.line(line, isError: written.isError))
          tally.add(written, &streams)
        }
        return tally.count
      })
    switch end {
    case .whole:
      try file.write(frame.trailer(repeatedCount: source.repeatedCount))
      try file.finish(start: frame.header(source.position))
      tally.note(source, &streams)
      return .done
    case .interrupted:
      streams.note("grade shard: interrupted: \(SafeText.line(path)) was not written")
      streams.flush()
      file.remove()
      Interruption.end()
      return .failed
    case .failed, .outputClosed: return .failed
    }
  }
}

/// What a scan of all lines of a part finds.
func scanPart(_ path: String) throws(FileError) -> Result<PartScan.Part, PartScan.Problem> {
  let reader = try LineReader(path, limit: PartScan.longestLine)
  var scan = PartScan()
  while let line = try reader.next() { scan.add(line.bytes) }
  do throws(PartScan.Problem) {
    return .success(try scan.finish())
  } catch {
    return .failure(error)
  }
}
