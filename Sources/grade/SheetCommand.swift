import Authoring
import Console
import Exact
import Formats
import Grading
import Reports

/// `grade sheet`: what a student gets, with the student's numbers.
enum SheetCommand {
  private static let command = Command(
    "grade sheet",
    summary: "Writes students' sheets, with their numbers, and the answer files to fill in.",
    options: [
      Grade.exercises,
      .init("student", value: "ID", isRepeatable: true, help: "The student."),
      .init("roster", value: "FILE", help: "A file with a student a line."),
      .init(
        "course", value: "NAME",
        help: "The course that numbers are drawn for; that of course.jsonc if not given."),
      .init("sheet", value: "ID", help: "The exercises of this sheet of course.jsonc."),
      .init("only", value: "ID,…", isRepeatable: true, help: "These exercises."),
      .init(
        "format", value: "FORMAT",
        help:
          "What is printed: text (default), html, json (the answer file), or answers (the same as "
          + "plain text)."),
      .init(
        "hand-out",
        help:
          "Record in handed-out.jsonl of the exercises that these numbers are in students' hands: from then "
          + "on no edit of the exercises changes them, and `grade check` refuses one that would. Needs no "
          + "student."),
      .init(
        "hand-out-again",
        help: "The same, also where other numbers were handed out before: everybody gets new ones."),
      .init(
        "to", value: "DIR",
        help: "Write ID.txt, ID.html, ID.json and ID.answers.txt of each student into this folder."),
      .help,
    ],
    positionals: [])

  private static let formats:
    [(name: String, ending: String, write: @Sendable (StudentSheet) -> String)] =
      [
        ("text", ".txt", { SheetText.text($0) }),
        ("html", ".html", { SheetPage.html($0, typeset: TypesetText.inline) }),
        ("json", ".json", { AnswerTemplate.json($0).pretty() }),
        ("answers", ".answers.txt", { AnswerTemplate.text($0) }),
      ]

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    let written = arguments.value(of: "format") ?? "text"
    guard let format = formats.first(where: { $0.name == written }) else {
      streams.note(
        "grade sheet: no format \(SafeText.line(written)): write text, html, json or answers")
      return .failed
    }
    let handsOut = arguments.has("hand-out") || arguments.has("hand-out-again")
    guard let students = students(arguments, isNeeded: !handsOut, &streams),
      var folder = CourseFolder.read(arguments, of: "grade sheet", &streams),
      var exercises = exercises(arguments, folder, &streams)
    else { return .failed }
    if arguments.value(of: "to") == nil, students.count > 1 {
      streams.note("grade sheet: sheets of several students need --to DIR")
      return .failed
    }
    if handsOut {
      let handOut = HandOut(folder: folder, isAgain: arguments.has("hand-out-again"))
      let code = handOut.record(exercises, &streams)
      guard code == .done else { return code }
      // The sheets have the numbers that are now in the list.
      guard let now = CourseFolder.read(arguments, of: "grade sheet", &streams),
        let again = self.exercises(arguments, now, &streams)
      else { return .failed }
      (folder, exercises) = (now, again)
    }
    for student in students {
      let sheet: StudentSheet
      do {
        sheet = try StudentSheet(
          for: student, exercises, course: folder.course, courseName: folder.courseName,
          sheet: folder.sheet)
      } catch {
        streams.note("grade sheet: \(SafeText.line(student, limit: 40)): \(error.message)")
        return .failed
      }
      guard let target = arguments.value(of: "to") else {
        streams.write(format.write(sheet))
        continue
      }
      do throws(FileError) {
        for format in formats {
          let path = target + "/" + fileName(student) + format.ending
          try writeFile(Array(format.write(sheet).utf8), to: path)
        }
      } catch {
        streams.note("grade sheet: \(error.description)")
        return .failed
      }
    }
    return .done
  }

  /// The name of a student's files: an id may hold what no file name does.
  private static func fileName(_ student: String) -> String {
    var name = ""
    for (index, scalar) in student.unicodeScalars.enumerated() {
      let isPlain =
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-_@+".unicodeScalars.contains(scalar) || (scalar == "." && index > 0)
      if isPlain {
        name.unicodeScalars.append(scalar)
      } else {
        for byte in String(scalar).utf8 {
          let digits = String(byte, radix: 16, uppercase: true)
          name += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
        }
      }
    }
    return name
  }

  /// The students of the options and of the roster, each once; nil with a message where there is none.
  private static func students(
    _ arguments: Arguments, isNeeded: Bool, _ streams: inout StandardStreams
  ) -> [String]? {
    var students = arguments.values(of: "student")
    if let roster = arguments.value(of: "roster") {
      do throws(FileError) {
        let text = String(decoding: try readFile(roster), as: UTF8.self)
        students += text.split(whereSeparator: \.isNewline).map { line in
          line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
      } catch {
        streams.note("grade sheet: \(error.description)")
        return nil
      }
    }
    var seen: Set<String> = []
    students = students.filter { !$0.isEmpty && seen.insert($0).inserted }
    if students.isEmpty, isNeeded {
      streams.note("grade sheet: whose sheet? Write --student ID or --roster FILE")
      return nil
    }
    return students
  }

  /// The exercises that are asked for, in their order; nil with a message where one cannot be used.
  private static func exercises(
    _ arguments: Arguments, _ folder: CourseFolder, _ streams: inout StandardStreams
  ) -> [Exercise]? {
    let only = arguments.values(of: "only").flatMap(MarkOptions.ids)
    let ids = folder.sheet?.exercises ?? only
    var wanted: [String] = []
    for id in ids {
      guard let entry = folder.index.entry(id) else {
        let meant = folder.index.nearestId(to: id).map { "; did you mean \($0)?" } ?? ""
        streams.note("grade sheet: no exercise \(SafeText.line(id, limit: 40))\(meant)")
        return nil
      }
      wanted.append(entry.id)
    }
    let catalogue = Catalogue(folder.index) { ids.isEmpty || wanted.contains($0.id) }
    let broken = catalogue.broken + (ids.isEmpty ? folder.index.failures : [])
    guard broken.isEmpty else {
      TouchedExercises.report(broken, &streams)
      return nil
    }
    return ids.isEmpty ? catalogue.exercises : wanted.compactMap(catalogue.exercise)
  }
}
