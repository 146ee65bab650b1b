/// Failures of earlier runs, a file a test, which are run again before anything else.
///
/// Below the folder, `failures/` has what the last runs found, `journal/` what a trap left behind,
/// and `crashes/` the cases that still end their process. The folder is for one checkout and should not be committed; a folder of regressions has
/// files of the same form, of any name that ends in `.txt`, and should. Each file is text: a line
/// `# test` with the name of a test, and then its failures, a blob a line. A failure is made a
/// regression by copying its file.
public struct FailureStore: Sendable, Equatable {
  /// The folder that a test run uses where no other one is given.
  public static let defaultFolder = ".touchstone"
  /// The most failures that are kept for a test.
  static let mostKept = 20

  /// The folder of this checkout; nothing where nothing is to be kept.
  public let folder: String?
  /// The folder of regressions, which is only read.
  public let regressions: String?

  /// A store in a folder, with the regressions of another one.
  public init(folder: String? = FailureStore.defaultFolder, regressions: String? = nil) {
    self.folder = folder
    self.regressions = regressions
  }

  /// The folder of journals.
  var journals: String? { folder.map { "\($0)/journal" } }

  /// The same regressions, and nothing kept.
  var forReadingRegressions: FailureStore { FailureStore(folder: nil, regressions: regressions) }

  /// The failures of a test: regressions first, then those of earlier runs; words that are no blobs
  /// are left out.
  func blobs(of test: String) -> [Blob] {
    let known = regressions.map { Self.regressions(of: Self.stem(test), in: $0) }
    let kept = folder.map { Self.blobs(in: "\($0)/failures/\(Self.fileName(test))") }
    return (known ?? []) + (kept ?? [])
  }

  /// Keeps the failures of a run in place of those of earlier runs; a test without failures has no
  /// file.
  func keep(_ blobs: [Blob], of test: String) {
    if let folder { keep(blobs, of: test, in: "\(folder)/failures") }
  }

  /// Keeps blobs as the file of a test in a folder.
  func keep(_ blobs: [Blob], of test: String, in folder: String) {
    let path = "\(folder)/\(Self.fileName(test))"
    guard !blobs.isEmpty else { return StoredFiles.remove(path) }
    guard StoredFiles.makeFolder(folder) else { return }
    let lines = ["# \(test)"] + blobs.prefix(Self.mostKept).map(\.description)
    StoredFiles.write(lines.joined(separator: "\n") + "\n", to: path)
  }

  static func blobs(in path: String) -> [Blob] {
    guard let bytes = StoredFiles.read(path) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.compactMap { try? Blob(String($0)) }
  }

  /// The blobs below the lines that name a test, in all files of a folder.
  private static func regressions(of test: String, in folder: String) -> [Blob] {
    StoredFiles.names(in: folder).filter { $0.hasSuffix(".txt") }.flatMap { name -> [Blob] in
      guard let bytes = StoredFiles.read("\(folder)/\(name)") else { return [] }
      var isNamed = false
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
        guard line.hasPrefix("# ") else { return isNamed ? try? Blob(String(line)) : nil }
        isNamed = stem(String(line.dropFirst(2))) == test
        return nil
      }
    }
  }

  /// The name of a test without what follows `@`, which tells apart the properties of one test;
  /// a regression is run for all of them.
  private static func stem(_ test: String) -> String {
    String(test.prefix { $0 != "@" })
  }

  /// The name of a test's file: its readable characters, and digits that tell apart tests whose
  /// names differ in the others only.
  static func fileName(_ test: String) -> String {
    let digest = Random.digest(test.utf8.lazy.map { UInt64($0) }, seed: 0)
    let readable = test.unicodeScalars.map { scalar in
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
        ? Character(scalar) : "-"
    }
    return String(readable.prefix(80)) + "-" + String(digest, radix: 36) + ".txt"
  }
}
