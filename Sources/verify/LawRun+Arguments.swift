import Console
import Formats
import Laws
import PropertyTesting
import Subjects

/// Why the command cannot do what its arguments say.
struct UsageError: Error, Equatable {
  let message: String

  init(_ message: String) { self.message = message }
}

extension LawRun {
  /// The most cases that may be asked for.
  private static let mostCases = 1_000_000_000

  /// The run that arguments and environment ask for; options come before the environment.
  init(
    _ arguments: Arguments, environment: (String) -> String?
  ) throws(UsageError) {
    let words = arguments.values(of: "section") + arguments.positionals
    switch LawSelection.laws(words, among: Law.all) {
    case .success(let laws): self.laws = laws
    case .failure(let error):
      let word = SafeText.line(error.word, limit: 60)
      let nearest = Spelling.nearest(to: error.word, among: ["answer"] + Law.all.map(\.name))
      throw UsageError(
        "no law is called “\(word)”"
          + (nearest.map { "; did you mean \($0)?" } ?? "; `verify --list` prints all"))
    }
    settings = try Self.settings(arguments, environment)
    guard settings.replay == nil || laws.count == 1 else {
      throw UsageError("a replay needs one law, and \(laws.count) are meant: give its whole name")
    }
    guard let command = arguments.value(of: "subject") else {
      guard !arguments.has("timeout") else {
        throw UsageError("--timeout is for a --subject")
      }
      program = nil
      return
    }
    var timeout = ExternalProgram.defaultTimeout
    if let text = arguments.value(of: "timeout") {
      guard let seconds = Double(text), seconds >= 0.001, seconds <= 86_400 else {
        throw UsageError(
          "--timeout is a number of seconds from 0.001 to 86400, not \(SafeText.line(text, limit: 40))"
        )
      }
      timeout = .seconds(seconds)
    }
    program = ExternalProgram(command: command, timeout: timeout)
  }

  private static func settings(
    _ arguments: Arguments, _ environment: (String) -> String?
  ) throws(UsageError) -> Settings {
    var settings: Settings
    do {
      settings = try Settings().following(environment: environment)
    } catch {
      throw UsageError(error.description)
    }
    if let text = arguments.value(of: "cases") {
      guard let cases = Int(text), cases >= 1, cases <= mostCases else {
        throw UsageError(
          "--cases is a whole number from 1 to \(mostCases), not \(SafeText.line(text, limit: 40))")
      }
      settings.cases = cases
    }
    if let text = arguments.value(of: "seed") {
      guard let seed = UInt64(text) else {
        throw UsageError(
          "--seed is a whole number from 0 to \(UInt64.max), not \(SafeText.line(text, limit: 40))")
      }
      settings.seed = seed
    }
    if let text = arguments.value(of: "shard") {
      guard let shard = Shard(text) else {
        throw UsageError(
          "--shard is I/N with I from 0 to N − 1, as 0/4, not \(SafeText.line(text, limit: 40))")
      }
      settings.shard = shard
    }
    if let text = arguments.value(of: "replay") {
      do {
        settings.replay = try Blob(text)
      } catch {
        throw UsageError("--replay needs \(error.description)")
      }
    }
    return settings
  }
}
