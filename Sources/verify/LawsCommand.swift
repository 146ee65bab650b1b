import Console
import Formats
import Laws
import PropertyTesting
import Subjects

/// `verify [LAW]…`: whether a subject obeys the laws.
enum LawsCommand {
  private static let command = Command(
    "verify",
    summary:
      "Checks that the math core, or another implementation, obeys the laws of the mathematics of "
      + "machine learning. `verify answer` answers requests from the core.",
    options: [
      .init(
        "section", value: "SECTION", isRepeatable: true,
        help: "Check the laws of a section, as A or A.7; the same as SECTION alone."),
      .init(
        "cases", value: "N",
        help:
          "How many cases a light law runs (default 1,000); a medium one runs N/10, a heavy one "
          + "N/100, an exhaustive one all inputs there are."),
      .init("seed", value: "SEED", help: "What fixes all draws, a whole number (default 0)."),
      .init(
        "shard", value: "I/N",
        help: "Run part I of N parts, I from 0: blocks of 64 cases in turn; exhaustive laws run in "
          + "part 0."),
      .init("replay", value: "WORD", help: "Run the one case of one law that a failure printed."),
      .init(
        "subject", value: "COMMAND",
        help: "Check a program that answers requests as `verify answer` does, not the core."),
      .init(
        "timeout", value: "SECONDS",
        help: "How long that program may think about a request (default 30)."),
      .init("list", help: "Print the laws with their sections, numbers, kinds and cases."),
      .init("format", value: "FORMAT", help: "text (default), json or tap."),
      .help,
    ],
    positionals: [
      .init(
        "LAW", .any,
        help: "A section (A, A.7), a number of the catalogue, or a name or a part of one; all laws "
          + "if not given.")
    ])

  private static let more = """

    TOUCHSTONE_SEED and TOUCHSTONE_CASES are followed where no option is given.
    JSON: {"schema": "touchstone/laws/1", "subject", "seed", "cases", "shard", "laws", "worst"}.

    Exit codes: 0 all laws hold that were checked, 1 a law is broken or none was checked, 2 wrong
    usage, or the program cannot be started.

    """

  private enum Format: String {
    case text, json, tap
  }

  static func run(_ words: [String], _ streams: inout StandardStreams) async -> ExitCode {
    let arguments: Arguments
    switch Verify.start(words, command, &streams, more: more) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    let written = arguments.value(of: "format") ?? "text"
    let run: LawRun
    do throws(UsageError) {
      guard Format(rawValue: written) != nil else {
        throw UsageError(
          "no format \(SafeText.line(written, limit: 40)): write text, json or tap")
      }
      run = try LawRun(arguments, environment: Verify.environment)
    } catch {
      streams.note("verify: \(error.message)")
      return .failed
    }
    let format = Format(rawValue: written) ?? .text
    if arguments.has("list") {
      list(run, format, &streams)
      return .done
    }
    if let fault = run.program?.faultAtStart() {
      streams.note("verify: `\(SafeText.line(run.subject, limit: 200))`: \(fault)")
      return .failed
    }
    return await check(run, format, &streams)
  }

  private static func list(_ run: LawRun, _ format: Format, _ streams: inout StandardStreams) {
    guard format != .json else {
      streams.write(LawsJSON.list(run.laws, cases: run.settings.cases).pretty())
      return
    }
    for law in run.laws {
      let cases =
        law.cost == .exhaustive
        ? "all inputs" : Figures.count(law.cost.cases(of: run.settings.cases), "case")
      streams.write(
        padded(law.section.rawValue, to: 5)
          + padded(String(law.number), to: 4, right: true) + "  \(law.kind.rawValue)  "
          + padded(law.cost.rawValue, to: 11) + padded(cases, to: 14, right: true)
          + "  \(law.name)\n")
    }
  }

  /// Checks and reports; results are written as they come, in the order of the laws.
  private static func check(
    _ run: LawRun, _ format: Format, _ streams: inout StandardStreams
  ) async -> ExitCode {
    let replay: (Law) -> String = { law in
      let subject = run.program.map { " --subject \(ShellWord.quoted($0.command))" } ?? ""
      return "verify\(subject) \(ShellWord.quoted(law.name))"
    }
    let text = LawsText(run: run, style: Terminal.Style(for: 1), replay: replay)
    switch format {
    case .text: streams.write(text.head)
    case .tap: streams.write(LawsTAP.head(run))
    case .json: break
    }
    let progress = Progress(total: run.laws.count)
    var results: [LawResult] = []
    // The closures are called on this task alone, between the laws.
    var output = streams
    await run.check(workers: Verify.processors) { done in
      output.flush()
      progress.show(done)
    } result: { result in
      results.append(result)
      progress.clear()
      switch format {
      case .text: output.write(text.law(result))
      case .tap: output.write(LawsTAP.law(result, number: results.count, replay: replay))
      case .json: break
      }
    }
    progress.clear()
    streams = output
    switch format {
    case .text: streams.write(text.end(results))
    case .json: streams.write(LawsJSON.document(run, results, replay: replay).pretty())
    case .tap: break
    }
    let isBroken = results.contains { $0.outcome == .broken }
    let isIdle = results.allSatisfy { $0.outcome == .skipped }
    if isIdle { streams.note("verify: no law was checked: the subject lacks the functions.") }
    return isBroken || isIdle ? .unmet : .done
  }
}
