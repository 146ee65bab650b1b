import Formats

/// What a reader found in the file of a course: the course, and all that is to be said about it.
public struct CourseReading: Sendable {
  /// The name of the file.
  public let file: String
  /// The course; nil if there is an error.
  public let course: Course?
  /// Errors, in the order of the file.
  public let findings: [Finding]
  private let bytes: [UInt8]

  /// Reads a course: JSON with comments.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name, for messages.
  public init(_ bytes: [UInt8], file: String) {
    let reader = FieldReader(bytes: bytes)
    var course: Course?
    do throws(JSONError) {
      course = CourseReader(reader: reader).course(try JSON.read(bytes, as: .commented))
    } catch {
      reader.report(.syntax(error), at: error.offset)
    }
    let source = SourceMap(bytes)
    self.file = file
    self.bytes = bytes
    self.course = reader.problems.isEmpty ? course : nil
    findings = reader.problems.sorted { $0.offset < $1.offset }.map { Finding($0, in: source) }
  }

  /// What is wrong or doubtful about the course beside its exercises, in the order of the file: exercises on
  /// sheets that nothing has, and another name than that for which numbers were handed out.
  public func findings(beside index: ExerciseIndex, _ handedOut: HandedOut) -> [Finding] {
    guard let json = try? JSON.read(bytes, as: .commented) else { return [] }
    let source = SourceMap(bytes)
    var found: [Finding] = []
    if let name = json["course"], let course = name.string,
      let renamed = Self.renamed(to: course, handedOut)
    {
      found.append(Finding(.warning, at: source.position(of: name.offset), renamed))
    }
    for sheet in json["sheets"]?.members ?? [] {
      var seen: Set<String> = []
      for element in sheet.value["exercises"]?.elements ?? [] {
        guard let id = element.string else { continue }
        let problem: ExerciseProblem.Kind
        if let entry = index.entry(id) {
          // An exercise stands under one of its ids only.
          guard !seen.insert(entry.id).inserted, entry.id != id else { continue }
          problem = .sameExercise(id, entry.id)
        } else {
          problem = .noExercise(id, suggestion: index.nearestId(to: id))
        }
        found.append(Finding(ExerciseProblem(kind: problem, offset: element.offset), in: source))
      }
    }
    return found
  }

  /// That students have numbers that were drawn for other courses only.
  private static func renamed(to name: String, _ handedOut: HandedOut) -> String? {
    var others: [String] = []
    for rule in handedOut.rules where !others.contains(rule.course) { others.append(rule.course) }
    guard !others.isEmpty, !others.contains(name) else { return nil }
    let list = others.map { "`\(SafeText.line($0, limit: 40))`" }.joined(separator: ", ")
    return "numbers were handed out for \(list), and none for `\(SafeText.line(name, limit: 40))`: "
      + "another name gives everybody other numbers; put the name back if this is the same course, and go on "
      + "if a new one begins"
  }
}

extension Course {
  /// Reads the file of a course: JSON with comments.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name, for messages.
  /// - Throws: `CourseFileError` with all errors that were found.
  public init(_ bytes: [UInt8], file: String) throws(CourseFileError) {
    let reading = CourseReading(bytes, file: file)
    guard let course = reading.course else { throw CourseFileError(reading) }
    self = course
  }
}

/// Why a file is no course.
public struct CourseFileError: Error, Sendable {
  /// One line a problem: `file:line:column: what is wrong`.
  public let lines: [String]

  /// The errors in the file of a course.
  public init(_ reading: CourseReading) {
    lines = reading.findings.map { finding in
      "\(reading.file):\(finding.position.line):\(finding.position.column): \(finding.message)"
    }
  }
}
