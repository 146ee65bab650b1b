import Console
import Formats
import Grading
import Reports

/// `grade report RESULTS --html DIR`: results as pages.
enum ReportCommand {
  private static let command = Command(
    "grade report", summary: "Writes results as pages: one for the class, one for each student.",
    options: [
      .init("html", value: "DIR", help: "The folder to write the pages to; it is made if needed."),
      Grade.exercises, .help,
    ],
    positionals: [
      .init("RESULTS", help: "What grade --format jsonl or json printed; - is standard input.")
    ])

  private static let more = """

    DIR/index.html is the page of the class. The other pages are for one student each, with all
    attempts, the last one first, and name no other.
    A page needs no other file, no script and no network. Pages of an earlier report in DIR whose students are
    not in RESULTS are removed, and nothing else is. Nothing is written where another file or a link has the name of
    a page.

    Exit codes: 0 all was written, 2 something could not be read or written, or exercises of the results are broken.

    """

  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    let arguments: Arguments
    switch Grade.start(words, command, &streams, more: more) {
    case .failure(let finished): return finished.code
    case .success(let parsed): arguments = parsed
    }
    guard let folder = arguments.value(of: "html"), !folder.isEmpty else {
      streams.note("grade report: --html is needed: the folder to write the pages to")
      return .failed
    }
    do {
      let file = try ResultFile(arguments.positionals.first ?? "-")
      var ids: Set<String> = []
      var names: Set = [WebReport.classPageName]
      try file.forEach { entry in
        guard case .marked(let result) = entry else { return }
        ids.formUnion(result.exercises.map(\.id))
        names.insert(WebReport.pageName(of: result.student))
      }
      let root = folder.hasSuffix("/") ? folder : folder + "/"
      // Before anything is written, so that all of it is done or nothing.
      for name in names.sorted() { try requireOwn(root + name) }
      guard let (catalogue, language) = try catalogue(arguments, ids, &streams) else {
        return .failed
      }
      var report = WebReport(catalogue, in: language)
      try file.forEach { report.expect($0) }
      try makeFolder(folder)
      var written: Set<String> = []
      try file.forEach { entry in
        guard let page = report.add(entry) else { return }
        try writeFile(Array(page.text.utf8), to: root + page.name, followsLinks: false)
        written.insert(page.name)
      }
      let page = report.classPage()
      try writeFile(Array(page.text.utf8), to: root + page.name, followsLinks: false)
      file.noteRepeats(of: "grade report", &streams)
      let count = written.count
      try removePages(in: root, but: written, &streams)
      streams.write(
        "\(SafeText.line(root))\(page.name) and \(count) page\(count == 1 ? "" : "s") for students\n"
      )
      return .done
    } catch let error as ResultFileError {
      streams.note(error.message)
    } catch {
      streams.note(error, of: "grade report", at: "exercises")
    }
    return .failed
  }

  /// Makes sure that nothing but a page of an earlier report stands at a path.
  private static func requireOwn(_ path: String) throws {
    if isLink(path) {
      throw ResultFileError(
        message:
          "grade report: \(SafeText.line(path)) is a link: remove it, or choose another folder")
    }
    guard fileKind(of: path) != .missing else { return }
    try requireRegularFile(path)
    guard WebReport.isPage(try readStart(of: path, count: WebReport.startLength)) else {
      throw ResultFileError(
        message:
          "grade report: \(SafeText.line(path)) is no page of a report: move it away, or choose another folder"
      )
    }
  }

  /// Removes the pages of an earlier report whose students are not in this one, and nothing else.
  private static func removePages(
    in folder: String, but written: Set<String>, _ streams: inout StandardStreams
  ) throws(FileError) {
    var count = 0
    for path in try FolderListing(of: folder, isDeep: false).files {
      let name = String(path.dropFirst(folder.count))
      guard WebReport.isPageName(name), !written.contains(name), !isLink(path),
        fileSize(of: path) != nil,
        WebReport.isPage(try readStart(of: path, count: WebReport.startLength))
      else { continue }
      try removeFile(path)
      count += 1
    }
    if count > 0 {
      streams.note(
        "grade report: removed \(count) page\(count == 1 ? "" : "s") of an earlier report")
    }
  }

  /// The exercises that results are about, if there are any, and the language of their course; nil where a file that
  /// is needed is broken, which is then said.
  private static func catalogue(
    _ arguments: Arguments, _ ids: Set<String>, _ streams: inout StandardStreams
  ) throws -> (Catalogue?, Language)? {
    let given = arguments.value(of: "exercises")
    let files: [ExerciseFile]
    let language: Language
    let folder = given ?? "exercises"
    do {
      let beside = try CourseFiles.read(folder)
      language = beside.course?.defaults.language ?? .english
      files = try ExerciseFiles.read(folder, beside)
    } catch let error as FileError {
      if given != nil { throw error }
      streams.note("grade report: \(error.description) Pages have no prompts without --exercises.")
      return (nil, .english)
    }
    return ExercisesOfResults.read(
      ids, in: ExerciseIndex(files), of: "grade report", without: "pages have no prompts for it",
      &streams
    ).map { ($0.catalogue, language) }
  }
}
