import Batch
import Console
import Formats
import Synchronization

/// The submissions in files, in folders, and on lines of files, in order.
final class SubmissionSource: Sendable {
  /// What one argument, or a file in a folder, holds.
  private enum Input: Sendable {
    case submission(path: String, name: String)
    /// `isNamed`: whether it is an argument itself, without which there is nothing to do.
    case lines(path: String, name: String?, isNamed: Bool)
    /// What cannot even be opened.
    case unreadable(name: String, reason: String)
  }

  /// The most submissions, and about the most bytes, that are handed out together.
  private static let mostItems = 16
  private static let mostBytes = 1 << 18
  /// What a file of one submission counts among the bytes that are still to be read.
  private static let assumedSize = 2_000

  /// The files that were named one by one, as they are named in messages.
  let named: Set<String>
  /// What all lines are of, if they are all of one file.
  let lineFile: String?
  /// What stands before the names of files, if they are all in one folder: a path that ends in a slash, or nothing.
  let folderOfNames: String
  /// The folders without any submission.
  let emptyFolders: [String]
  /// The files in folders that no submission is looked for in.
  let otherFiles: [String]
  private let folders: [String]
  private let inputs: [Input]
  private let total: Int?
  private let state: Mutex<State>

  private struct State {
    var intake: Intake
    var index = 0
    var reader: LineReader?
    var readBefore = 0
    var isAtEnd = false
  }

  /// What stands behind arguments: files of one submission, files of lines, folders of both.
  ///
  /// - Throws: `FileError` for an argument that is a folder or a file of lines and cannot be read. A file of one
  ///   submission that cannot be read, and whatever cannot be read in a folder, is a submission with an error.
  init(_ paths: [String], _ intake: sending Intake) throws(FileError) {
    var inputs: [Input] = []
    var named: Set<String> = []
    var emptyFolders: [String] = []
    var otherFiles: [String] = []
    var folders: [String] = []
    for path in paths {
      switch fileKind(of: path) {
      case .folder:
        let countBefore = inputs.count
        let content = try Self.content(of: path, isOnly: paths.count == 1)
        inputs += content.inputs
        otherFiles += content.others
        folders.append(path)
        if inputs.count == countBefore { emptyFolders.append(path) }
      case .missing where SubmissionSource.hasLines(path): _ = try LineReader(path, limit: 1)
      case .file where SubmissionSource.hasLines(path):
        inputs.append(.lines(path: path, name: path, isNamed: true))
      case .file, .missing:
        let name = path == "-" ? "standard input" : path
        inputs.append(.submission(path: path, name: name))
        named.insert(name)
      }
    }
    var lineFile: String?
    if inputs.count == 1, case .lines(let path, _, let isNamed) = inputs[0] {
      inputs[0] = .lines(path: path, name: nil, isNamed: isNamed)
      lineFile = path
    }
    var total: Int? = 0
    for input in inputs {
      var size: Int? = Self.assumedSize
      if case .lines(let path, _, _) = input { size = fileSize(of: path) }
      if let sum = total, let size { total = sum + size } else { total = nil }
    }
    self.named = named
    self.lineFile = lineFile
    folderOfNames = paths.count == 1 && !folders.isEmpty ? Self.root(folders[0]) : ""
    self.emptyFolders = emptyFolders
    self.otherFiles = otherFiles
    self.folders = folders
    self.inputs = inputs
    self.total = total
    state = Mutex(State(intake: intake))
  }

  private static func root(_ folder: String) -> String {
    folder.hasSuffix("/") ? folder : folder + "/"
  }

  /// What stands in a folder, by name: submissions, and files that none is looked for in.
  ///
  /// - Parameter isOnly: whether a name does without the folder, since there is no other one.
  private static func content(
    of folder: String, isOnly: Bool
  ) throws(FileError) -> (inputs: [Input], others: [String]) {
    let root = isOnly ? root(folder) : ""
    let listing = try FolderListing(of: folder)
    var found: [(name: String, input: Input)] = []
    var others: [String] = []
    for path in listing.files {
      let name = below(root, path)
      if hasLines(name) {
        found.append((name, .lines(path: path, name: name, isNamed: false)))
      } else if hasSubmission(name) {
        found.append((name, .submission(path: path, name: name)))
      } else {
        others.append(name)
      }
    }
    for error in listing.unreadable {
      let name = below(root, error.path)
      found.append((name, .unreadable(name: name, reason: error.reason)))
    }
    for path in listing.hiddenFiles where hasLines(path) || hasSubmission(path) {
      others.append(below(root, path))
    }
    others += listing.others.map { below(root, $0) }
    func isBefore(_ a: String, _ b: String) -> Bool {
      a.utf8.lexicographicallyPrecedes(b.utf8)
    }
    return (found.sorted { isBefore($0.name, $1.name) }.map(\.input), others.sorted(by: isBefore))
  }

  /// A path without the folder, byte by byte: a sign that joins the slash before it is part of the name.
  private static func below(_ root: String, _ path: String) -> String {
    String(decoding: path.utf8.dropFirst(root.utf8.count), as: UTF8.self)
  }

  /// What one path means for a job: a file of submissions, a folder, or a list of the paths of files.
  ///
  /// - Throws: `FileError`.
  convenience init(input path: String, _ intake: sending Intake) throws(FileError) {
    // Each job reads all of it, and without it there is nothing that a part could be a part of.
    try requireReadable(path)
    guard path.hasSuffix(".txt") || path.hasSuffix(".list") else {
      try self.init([path], intake)
      return
    }
    let text = String(decoding: try readFile(path, limit: 1 << 30), as: UTF8.self)
    try self.init(text.split(whereSeparator: \.isNewline).map(String.init), intake)
  }

  /// The lines of standard input.
  init(linesOfStandardInput intake: sending Intake) {
    named = []
    lineFile = nil
    folderOfNames = ""
    emptyFolders = []
    otherFiles = []
    folders = []
    inputs = [.lines(path: "-", name: nil, isNamed: true)]
    total = nil
    state = Mutex(State(intake: intake))
  }

  /// Whether a file is one of those that submissions are read from, or would be in the next run, since it
  /// stands in one of their folders.
  func reads(_ path: String) -> Bool {
    let isInput = inputs.contains { input in
      switch input {
      case .submission(let own, _), .lines(let own, _, _): isSameFile(own, path)
      case .unreadable: false
      }
    }
    guard !isInput, !folders.isEmpty, Self.hasLines(path) || Self.hasSubmission(path) else {
      return isInput
    }
    return foldersAbove(path).contains { above in folders.contains { isSameFile(above, $0) } }
  }

  private static func hasLines(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson")
  }

  private static func hasSubmission(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".json") || name.hasSuffix(".txt")
  }

  /// The next submissions; nil at the end.
  func next() throws -> AdmittedChunk? {
    try state.withLock { state in
      guard !state.isAtEnd else { return nil }
      var items: [Admitted] = []
      var size = 0
      var count = 0
      repeat {
        guard let item = try read(&state) else {
          state.isAtEnd = true
          break
        }
        count += 1
        if case .bytes(let bytes) = item.content { size += bytes.count }
        if let admitted = state.intake.admit(item) { items.append(admitted) }
      } while count < 64 * Self.mostItems && items.count < Self.mostItems && size < Self.mostBytes
        && state.reader?.hasLine != false
      return count == 0 ? nil : AdmittedChunk(items, upTo: state.intake.position)
    }
  }

  /// Moves behind submissions that were marked before.
  ///
  /// - Returns: Whether what was read is what had been read then.
  func skip(to position: Intake.Position) throws -> Bool {
    try state.withLock { state in
      while state.intake.readCount < position.readCount, let item = try read(&state) {
        _ = state.intake.admit(item)
      }
      return state.intake.position == position
    }
  }

  /// Reads all that is left without marking it, and answers how much there is.
  ///
  /// - Throws: `FileError`.
  func readToEnd() throws(FileError) -> Intake.Position {
    try state.withLock { state throws(FileError) in
      while let item = try read(&state) { _ = state.intake.admit(item) }
      return state.intake.position
    }
  }

  /// How much of all was read, from 0 to 1; nil if nobody knows how much there is.
  var share: Double? {
    guard let total, total > 0 else { return nil }
    return state.withLock { state in
      Double(state.readBefore + (state.reader?.position ?? 0)) / Double(total)
    }
  }

  /// How many submissions are identical to an earlier one.
  var repeatedCount: Int { state.withLock { $0.intake.repeatedCount } }

  /// How far the reading got.
  var position: Intake.Position { state.withLock { $0.intake.position } }

  private func read(_ state: inout State) throws(FileError) -> HandedIn? {
    while state.index < inputs.count {
      switch inputs[state.index] {
      case .submission(let path, let name):
        state.index += 1
        state.readBefore += Self.assumedSize
        return HandedIn(HandedIn.Place(file: name, line: nil), try content(of: path))
      case .unreadable(let name, let reason):
        state.index += 1
        state.readBefore += Self.assumedSize
        return HandedIn(HandedIn.Place(file: name, line: nil), .unreadable(reason: reason))
      case .lines(let path, let name, let isNamed):
        let line: LineReader.Line?
        let reader: LineReader
        do throws(FileError) {
          if let open = state.reader {
            reader = open
          } else {
            reader = try LineReader(path, limit: HandedIn.largest)
            state.reader = reader
          }
          line = try reader.next()
        } catch {
          guard !isNamed, error.kind != .interrupted else { throw error }
          state.index += 1
          state.reader = nil
          return HandedIn(
            HandedIn.Place(file: name ?? path, line: nil), .unreadable(reason: error.reason))
        }
        if let line {
          // In a stream each line speaks for itself, wherever an engine has cut the input.
          let isStream = path == "-"
          let place = HandedIn.Place(
            file: name, line: isStream ? nil : line.number,
            streamLine: isStream ? line.number : nil)
          return HandedIn(
            place,
            line.isTooLong
              ? .unreadable(reason: "more than \(HandedIn.largest) bytes") : .bytes(line.bytes))
        }
        state.index += 1
        state.readBefore += reader.position
        state.reader = nil
      }
    }
    return nil
  }

  /// - Throws: `FileError` where nobody waits for it any more; what cannot be read is content too.
  private func content(of path: String) throws(FileError) -> HandedIn.Content {
    do throws(FileError) {
      return .bytes(try readFile(path, limit: HandedIn.largest))
    } catch {
      guard error.kind != .interrupted else { throw error }
      return .unreadable(reason: error.reason)
    }
  }
}

extension StandardStreams {
  /// Whether there is a submission in each folder; says in which there is none.
  mutating func noteEmptyFolders(of source: SubmissionSource, _ command: String) -> Bool {
    for folder in source.emptyFolders {
      note(
        "\(command): \(SafeText.line(folder)): no submission (.json, .jsonl or .txt) in this folder"
      )
    }
    return source.emptyFolders.isEmpty
  }

  /// Says which files of folders are not read.
  mutating func noteOtherFiles(of source: SubmissionSource, _ command: String) {
    let files = source.otherFiles
    guard !files.isEmpty else { return }
    let names = files.prefix(3).map { SafeText.line($0, limit: 60) }.joined(separator: ", ")
    note(
      "\(command): not read: \(names)\(files.count > 3 ? " and \(files.count - 3) more" : ""); "
        + "submissions are regular files that end in .json, .jsonl, .ndjson or .txt and do not begin with a point"
    )
  }
}
