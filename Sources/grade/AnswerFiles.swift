import Console
import Formats
import Grading

/// Reads answer files, and says what is wrong with those that cannot be read.
struct AnswerFiles {
  /// The largest answer file that is read, in bytes.
  private static let largestFile = 1 << 20

  /// The files that could be read.
  var submissions: [(name: String, submission: Submission)] = []
  /// Whether all could.
  var isComplete = true

  static func read(
    _ paths: [String], of command: String, _ streams: inout StandardStreams
  ) -> AnswerFiles {
    var files = AnswerFiles()
    for path in paths {
      let name = path == "-" ? "standard input" : path
      do {
        let submission = try Submission(try readFile(path, limit: largestFile))
        for remark in submission.remarks {
          streams.note(
            "\(name):\(remark.position.line):\(remark.position.column): \(remark.message)")
        }
        files.submissions.append((name, submission))
      } catch let error as SubmissionError {
        streams.note("\(name):\(error.position.line):\(error.position.column): \(error.message)")
        files.isComplete = false
      } catch {
        let message = (error as? FileError)?.description ?? "\(name) cannot be read"
        streams.note("\(command): \(message)")
        files.isComplete = false
      }
    }
    return files
  }
}
