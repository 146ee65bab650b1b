import Formats

/// The rules by which numbers were drawn that students have in hand.
///
/// A rule is what an exercise draws, the conditions, and all that the conditions name. The list only ever
/// grows, so that a sheet is marked with its own numbers whatever becomes of the exercise.
public struct HandedOut: Sendable {
  /// What was drawn of one exercise in one course.
  public struct Rule: Sendable {
    /// The id that numbers are drawn by: the first one that the exercise ever had.
    public let exercise: String
    /// The course.
    public let course: String
    /// The line of the list that it stands in.
    public let line: Int
    /// The variants that students may have.
    let space: VariantSpace
    /// The rule as the list has it.
    public let record: JSON.Output
  }

  /// The name of the list, for messages.
  public let file: String
  /// The rules, from the first to the last that was handed out.
  public let rules: [Rule]

  /// The list of a course that has handed out nothing.
  public static let nothing = HandedOut(file: "", rules: [])

  init(file: String, rules: [Rule]) {
    self.file = file
    self.rules = rules
  }

  /// The rules of an exercise in a course, from the first to the last.
  func rules(of exercise: String, in course: String) -> [Rule] {
    rules.filter { $0.exercise == exercise && $0.course == course }
  }

  /// The rules whose exercise is gone: no file draws numbers by its id.
  package func lost(from index: ExerciseIndex, course: String?) -> [Finding] {
    let known = Set(index.entries.map { $0.formerly.first?.id ?? $0.id })
    var seen: Set<String> = []
    return rules.compactMap { rule in
      guard course.map({ $0 == rule.course }) ?? true, !known.contains(rule.exercise),
        seen.insert(rule.exercise).inserted
      else { return nil }
      let id = SafeText.line(rule.exercise, limit: 40)
      return Finding(
        .error, at: SourcePosition(line: rule.line, column: 1),
        "students in \(SafeText.line(rule.course, limit: 40)) have numbers of \(id) in hand, and no exercise "
          + "draws by this id: keep it, or write it first in `formerly` of the exercise that it became"
      )
    }
  }

  /// The rules of an exercise in any course, from the first to the last.
  func rules(of exercise: String) -> [Rule] { rules.filter { $0.exercise == exercise } }
}

/// Why a file is no list of what was handed out.
public struct HandedOutError: Error, Sendable {
  /// One line a problem: `file:line: what is wrong`.
  public let lines: [String]
}

extension HandedOut {
  private static let fields = ["exercise", "course", "draw", "where", "given"]

  /// Reads a list: a rule a line, in JSON.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name, for messages.
  /// - Throws: `HandedOutError` with all errors that were found.
  public init(_ bytes: [UInt8], file: String) throws(HandedOutError) {
    var rules: [Rule] = []
    var problems: [String] = []
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
      let reader = FieldReader(bytes: Array(line))
      if let rule = Self.rule(reader, line: index + 1), reader.problems.isEmpty {
        rules.append(rule)
      } else {
        let source = SourceMap(Array(line))
        problems += reader.problems.map {
          let finding = Finding($0, in: source)
          return "\(file):\(index + 1):\(finding.position.column): \(finding.message)"
        }
      }
    }
    guard problems.isEmpty else { throw HandedOutError(lines: problems) }
    self.init(file: file, rules: rules)
  }

  private static func rule(_ reader: FieldReader, line: Int) -> Rule? {
    let json: JSON
    do throws(JSONError) {
      json = try JSON.read(reader.bytes, as: .strict)
    } catch {
      reader.report(.syntax(error), at: error.offset)
      return nil
    }
    let fields = reader.fields(json, of: "a rule that was handed out", known: Self.fields)
    guard json.members != nil else { return nil }
    for name in ["exercise", "course", "draw"] where fields[name] == nil {
      reader.reportMissing(name, of: "a rule that was handed out", in: json, at: json.offset)
    }
    let variants = VariantReader(
      reader: reader, given: reader.members(fields["given"], "given"), parts: [], variables: [])
    let space = variants.space(draw: fields["draw"], where: fields["where"])
    guard let exercise = reader.string(fields["exercise"], "exercise"),
      let course = reader.string(fields["course"], "course"), let space
    else { return nil }
    return Rule(
      exercise: exercise, course: course, line: line, space: space, record: json.output)
  }
}
