import Console
import Formats
import Grading
import Reports

/// `grade compare KEY ANSWER` and `grade compare --stream`: whether an answer is the same as a key.
enum CompareCommand {
  private static let command = Command(
    "grade compare", summary: "Decides whether an answer equals a key, by proof or by witness.",
    options: [
      .init("tolerance", value: "T", help: "At most so far away: 0.01, or '1e-3 relative'."),
      .init("decimals", value: "N", help: "At most half a unit of the N-th decimal away."),
      .init("significant", value: "N", help: "At most half a unit of the key's N-th digit away."),
      .init(
        "up-to", value: "WHAT",
        help:
          "What it may differ by: constant, factor, positive-factor, increasing, permutation or "
          + "index-names."),
      .init(
        "form", value: "FORM", isRepeatable: true,
        help: "How it has to be written: lowest-terms, decimals:2, without:log …"),
      .init("variables", value: "X,…", help: "The variables; every unknown word if not given."),
      .init(
        "domain", value: "DOMAIN", isRepeatable: true,
        help: "Where a variable lies: 'p in (0,1)', 'n in positive', 'p,q,r in probability'."),
      .init(
        "allow", value: "NAME,…",
        help: "The functions that the answer may call, prime for σ'(x); all if not given."),
      .init("format", value: "FORMAT", help: "text (default), or json."),
      .init("expect", value: "VERDICT", help: "Exit with 1 unless this is the verdict."),
      .init(
        "check-certificates",
        help:
          "Replay each certificate before its verdict is printed; it is undecided where one fails, and "
          + "where formulas are found equal without one."
      ),
      .init(
        "stream",
        help: "Answer questions, a line of JSON each, from standard input to standard output."),
      .help,
    ],
    positionals: [
      .init("KEY", .optional, help: "The right answer, such as 24/25."),
      .init("ANSWER", .optional, help: "The answer, such as 0.96."),
    ],
    allowsNegativeNumbers: true)

  private static let more = """

    A line of the stream is {"id":"7","key":"24/25","answer":"0.96"} with any of tolerance, decimals,
    significant, upTo, form, variables, domains and allow; its answer is {"id":"7","verdict":"right",…}
    with a certificate or a witness and a reason, or {"id":"7","error":"…"} where the key cannot be read.

    Exit codes: 0 it was decided or left undecided, 1 --expect does not hold, 2 wrong usage or a key
    that cannot be read. The stream ends with 0 whatever the verdicts are.

    """

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words.map(EvaluateCommand.shielded), command, &streams, more: more) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    guard arguments.has("check-certificates") else { return run(arguments, &streams) }
    return CertificateChecking.on { run(arguments, &streams) }
  }

  private static func run(_ arguments: Arguments, _ streams: inout StandardStreams) -> ExitCode {
    if arguments.has("stream") { return stream(arguments, &streams) }
    guard arguments.positionals.count == 2 else {
      streams.note("grade compare: write a key and an answer, or --stream")
      return .failed
    }
    if let expected = arguments.value(of: "expect"), verdict(expected) == nil {
      streams.note(
        "grade compare: no verdict \(SafeText.line(expected)): write right, wrong, undecided or "
          + "unreadable")
      return .failed
    }
    do throws(CompareError) {
      let request = try request(arguments)
      return answer(request, try request.decide(), arguments, &streams)
    } catch {
      streams.note("grade compare: \(error.message)")
      return .failed
    }
  }

  // MARK: The stream

  /// The options that say of one question what each line of the stream says of its own.
  private static let fieldOptions = [
    "tolerance", "decimals", "significant", "up-to", "form", "variables", "domain", "allow",
    "format", "expect",
  ]

  private static func stream(_ arguments: Arguments, _ streams: inout StandardStreams) -> ExitCode {
    guard arguments.positionals.isEmpty else {
      streams.note("grade compare: --stream reads keys and answers from standard input")
      return .failed
    }
    for option in fieldOptions where arguments.has(option) {
      streams.note("grade compare: with --stream each line says it itself: leave --\(option) out")
      return .failed
    }
    while streams.failure == nil, let line = readLine(strippingNewline: true) {
      var bytes = ComparisonJSON.output(CompareLine(Array(line.utf8))).compactBytes()
      bytes.append(UInt8(ascii: "\n"))
      streams.write(bytes)
      streams.flush()
    }
    return .done
  }

  // MARK: One question

  private static func request(_ arguments: Arguments) throws(CompareError) -> CompareRequest {
    var request = CompareRequest(
      key: arguments.positionals[0], answer: arguments.positionals[1])
    if let text = arguments.value(of: "tolerance") {
      try request.set(try CompareRequest.tolerance(text))
    }
    if let text = arguments.value(of: "decimals") {
      try request.set(.decimals(try CompareRequest.count(text, "decimals", from: 0)))
    }
    if let text = arguments.value(of: "significant") {
      try request.set(.significantDigits(try CompareRequest.count(text, "significant", from: 1)))
    }
    if let text = arguments.value(of: "up-to") {
      request.freedom = try CompareRequest.freedom(text)
    }
    for text in arguments.values(of: "form") { request.forms.append(try CompareRequest.form(text)) }
    request.variables = arguments.value(of: "variables").map(CompareRequest.names)
    request.allowed = arguments.value(of: "allow").map(CompareRequest.names)
    for text in arguments.values(of: "domain") {
      guard let range = text.firstRange(of: " in ") else {
        throw .field("domain", .noPlace)
      }
      request.domains.append(
        CompareRequest.DeclaredDomain(
          String(text[..<range.lowerBound]), String(text[range.upperBound...])))
    }
    request.writesProofs =
      arguments.value(of: "format") == "json" || arguments.has("check-certificates")
    return request
  }

  private static func answer(
    _ request: CompareRequest, _ finding: CompareFinding, _ arguments: Arguments,
    _ streams: inout StandardStreams
  ) -> ExitCode {
    switch arguments.value(of: "format") ?? "text" {
    case "json": streams.write(ComparisonJSON.output(finding, id: nil).pretty() + "\n")
    case "text":
      let margin = finding.margin.map { " (margin \($0))" } ?? ""
      let reason = finding.reason.map { ": " + $0 } ?? ""
      streams.write("\(finding.verdict.rawValue)\(reason)\(margin)\n")
      if let caret = finding.caret { streams.write("  \(caret.text)\n  \(caret.marker)\n") }
    case let other:
      streams.note("grade compare: no format \(SafeText.line(other)): write text or json")
      return .failed
    }
    guard let expected = arguments.value(of: "expect").flatMap(verdict) else { return .done }
    return finding.verdict == expected ? .done : .unmet
  }

  /// A verdict that may be asked for, by its name.
  private static func verdict(_ text: String) -> Verdict? {
    Verdict(rawValue: text).flatMap { $0 == .unanswered ? nil : $0 }
  }
}
