import Console
import Grading
import Reports

/// All that `grade answers/student.json` does in a warm process: reading the exercises, reading the
/// submission, marking, and writing the text.
enum GradeBench {
  private static let runs = 20

  static func run() -> Bool {
    do {
      var length = 0
      _ = try gradeOnce()
      let timing = Timing(runs: runs) { length = (try? gradeOnce()) ?? 0 }
      print(
        "grade answers/student.json: median \(Timing.text(timing.median)), longest "
          + "\(Timing.text(timing.longest)) of \(runs) runs (\(length) characters of marks)")
      return true
    } catch {
      print("bench: run it at the top of the checkout, where exercises/ and answers/ are")
      return false
    }
  }

  private static func gradeOnce() throws -> Int {
    var files: [ExerciseFile] = []
    for path in try listFiles(under: "exercises") where path.hasSuffix(".jsonc") {
      files.append(ExerciseFile(name: path, problemSet: "part-d", bytes: try readFile(path)))
    }
    let submission = try Submission(try readFile("answers/student.json"))
    return MarksText().text(Catalogue(files).mark(submission, withProofs: false)).count
  }
}
