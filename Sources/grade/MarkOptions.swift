import Batch
import Console
import Exact
import Formats
import Grading
import Reports

/// What a call that marks submissions asks for.
struct MarkOptions {
  enum Format: String {
    case text, json, jsonl
  }

  /// How results are written.
  let format: Format
  /// The language of what students read as text.
  let language: Language
  /// The share of the points that each submission has to earn.
  let atLeast: Rational?
  /// What marks submissions.
  let marker: ClassMarker
  /// The digest of all that marks depend on besides the submissions.
  let rules: Digest
  /// How many threads mark.
  let threads: Int
  /// What keeps marks of answers that come again, where results are lines of JSON.
  let cache: MarkCache?

  /// What the options say; nil after a message about one that says nothing.
  ///
  /// - Parameters:
  ///   - command: the words that call the command, for messages.
  ///   - format: how results are written.
  init?(
    _ arguments: Arguments, _ command: String, format: Format,
    _ streams: inout StandardStreams
  ) {
    self.format = format
    var atLeast: Rational?
    if let text = arguments.value(of: "at-least") {
      guard let share = MarkOptions.share(text) else {
        streams.note(
          "\(command): --at-least \(SafeText.line(text)): write a share such as 60% or 3/5")
        return nil
      }
      atLeast = share
    }
    self.atLeast = atLeast
    guard let threads = MarkOptions.threads(arguments, command, &streams) else { return nil }
    self.threads = threads
    guard let size = MarkOptions.cacheSize(arguments, command, &streams) else { return nil }
    guard let folder = CourseFolder.read(arguments, of: command, &streams) else { return nil }
    language = folder.course?.defaults.language ?? .english
    guard let only = MarkOptions.only(arguments, folder.index, command, &streams) else {
      return nil
    }
    if folder.sheet != nil, only.ids != nil {
      streams.note("\(command): write --sheet or --only, not both")
      return nil
    }
    // A sheet drops exercises by their shares, which parts alone do not tell.
    cache =
      self.format == .jsonl && folder.sheet == nil
      ? MarkCache(size: size << 20) { MarksJSON.write($0) } : nil
    let ids = folder.sheetIds ?? only.ids
    let checksCertificates = arguments.has("check-certificates")
    if checksCertificates, arguments.has("no-proofs") {
      streams.note("\(command): write --check-certificates or --no-proofs, not both")
      return nil
    }
    let writesProofs = checksCertificates || (format != .text && !arguments.has("no-proofs"))
    marker = ClassMarker(
      folder.index, only: ids, course: folder.courseName, sheet: folder.sheet,
      writesProofs: writesProofs, checksCertificates: checksCertificates)
    rules = RulesDigest.of(
      folder.files, version: Grade.version, only: ids, course: folder.courseName,
      sheet: folder.sheet, writesProofs: writesProofs, checksCertificates: checksCertificates)
  }

  /// The options that `init` reads, but those of the format.
  static let declared: [Command.Option] = [
    Grade.exercises,
    .init(
      "course", value: "NAME",
      help: "The course for which numbers were drawn; that of course.jsonc, or else the one that a "
        + "submission names, if not given."
    ),
    .init(
      "sheet", value: "ID",
      help: "Mark the exercises of this sheet of course.jsonc, with its weights."),
    .init("only", value: "ID,…", isRepeatable: true, help: "Mark these exercises only."),
    .init("no-proofs", help: "Leave out the proofs about formulas, which are long."),
    .init(
      "check-certificates",
      help:
        "Replay each proof before its verdict is given; a person decides where one fails, and where "
        + "formulas are found equal without one."),
    .init(
      "jobs", letter: "j", value: "N", help: "How many threads mark; as many as cores if not given."
    ),
    .init(
      "cache", value: "MIB",
      help: "How much memory may keep marks of answers that come again, for jsonl; 64 if not given."
    ),
  ]

  /// A share from 0 to 1, as a percentage or a fraction.
  static func share(_ text: String) -> Rational? {
    let isPercent = text.hasSuffix("%")
    let digits = isPercent ? text.dropLast() : text[...]
    guard var value = try? Rational(digits), value.signum >= 0 else { return nil }
    if isPercent {
      guard let share = try? value / 100 else { return nil }
      value = share
    }
    return value <= .one ? value : nil
  }

  private static func threads(
    _ arguments: Arguments, _ command: String, _ streams: inout StandardStreams
  ) -> Int? {
    guard let text = arguments.value(of: "jobs") else { return coreCount() }
    guard let count = Int(text), (1...1024).contains(count) else {
      streams.note("\(command): --jobs \(SafeText.line(text)): write a number from 1 to 1024")
      return nil
    }
    return count
  }

  private static func cacheSize(
    _ arguments: Arguments, _ command: String, _ streams: inout StandardStreams
  ) -> Int? {
    guard let text = arguments.value(of: "cache") else { return 64 }
    guard let size = Int(text), (0...1 << 20).contains(size) else {
      streams.note(
        "\(command): --cache \(SafeText.line(text)): write a number of MiB, or 0 for none")
      return nil
    }
    return size
  }

  /// The ids with commas between them, with blanks around them or none.
  static func ids(_ text: String) -> [String] {
    text.split(separator: ",").map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  private struct Only {
    let ids: Set<String>?
  }

  private static func only(
    _ arguments: Arguments, _ index: ExerciseIndex, _ command: String,
    _ streams: inout StandardStreams
  ) -> Only? {
    let values = arguments.values(of: "only")
    guard !values.isEmpty else { return Only(ids: nil) }
    var ids: Set<String> = []
    for word in values.flatMap(Self.ids) {
      guard let exercise = index.entry(word) else {
        let suggestion = index.nearestId(to: word).map { "; did you mean \($0)?" } ?? ""
        streams.note("\(command): no exercise \(SafeText.line(word, limit: 40))\(suggestion)")
        streams.note(index.failures)
        return nil
      }
      ids.insert(exercise.id)
    }
    if ids.isEmpty {
      streams.note("\(command): --only needs the id of an exercise")
      return nil
    }
    return Only(ids: ids)
  }

  /// Whether a mark reaches the share that is asked for.
  func reaches(_ score: Rational, of points: Rational) -> Bool {
    guard let atLeast else { return true }
    return score >= atLeast * points && !points.isZero
  }
}

extension StandardStreams {
  /// Says all that is wrong with files.
  mutating func note(_ failures: [ExerciseFileError]) {
    for failure in failures {
      for line in failure.lines { note(line) }
    }
  }
}
