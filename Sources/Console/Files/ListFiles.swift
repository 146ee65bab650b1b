#if canImport(Glibc)
  import Glibc
#endif

/// The paths of all files under a folder, sorted by the bytes of their names; `FolderListing` says which.
///
/// - Throws: `FileError` for the first folder or name that cannot be read.
public func listFiles(under folder: String) throws(FileError) -> [String] {
  let listing = try FolderListing(of: folder)
  if let error = listing.unreadable.first { throw error }
  return listing.files
}

/// What stands under a folder; each list is sorted by the bytes of its paths, which start with the folder as it
/// was given.
///
/// Symbolic links are followed, and no folder is entered twice: one that is reached in several ways has its
/// files under the path without links, or else under the first one. Folders whose names start with a point are
/// left out (version control, what a mounted volume keeps its versions in).
public struct FolderListing: Sendable {
  /// The files, and the links that lead nowhere; those whose names start with a point are left out.
  public private(set) var files: [String] = []
  /// The files whose names start with a point.
  public private(set) var hiddenFiles: [String] = []
  /// What is neither a file nor a folder: pipes, devices.
  public private(set) var others: [String] = []
  /// The folders that cannot be read, and what has a name that is not UTF-8, with the bytes that are none
  /// replaced.
  public private(set) var unreadable: [FileError] = []

  private let isDeep: Bool
  private var waiting: [String] = []
  private var links: [String] = []
  private var entered: Set<FolderIdentity> = []

  /// Looks at all that stands under a folder.
  ///
  /// - Parameter isDeep: whether the folders in it are entered too.
  /// - Throws: `FileError` if the folder itself cannot be read.
  public init(of folder: String, isDeep: Bool = true) throws(FileError) {
    self.isDeep = isDeep
    try enter(folder)
    while true {
      while let next = waiting.popLast() { tryToEnter(next) }
      guard let link = links.min(by: FolderListing.isBefore) else { break }
      links.removeAll { $0 == link }
      tryToEnter(link)
    }
    files.sort(by: FolderListing.isBefore)
    hiddenFiles.sort(by: FolderListing.isBefore)
    others.sort(by: FolderListing.isBefore)
    unreadable.sort { FolderListing.isBefore($0.path, $1.path) }
  }

  private static func isBefore(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  private mutating func tryToEnter(_ folder: String) {
    do throws(FileError) { try enter(folder) } catch { unreadable.append(error) }
  }

  private mutating func enter(_ folder: String) throws(FileError) {
    guard let stream = opendir(folder) else { throw FileError(folder, code: errno) }
    defer { closedir(stream) }
    var status = stat()
    guard fstat(dirfd(stream), &status) == 0 else { throw FileError(folder, code: errno) }
    let identity = FolderIdentity(device: UInt64(status.st_dev), node: UInt64(status.st_ino))
    guard entered.insert(identity).inserted else { return }
    while true {
      // The end and an error both answer nil; only an error sets errno.
      errno = 0
      guard let entry = readdir(stream) else {
        let code = errno
        if code != 0 { throw FileError(folder, code: code) }
        return
      }
      let (name, isUTF8) = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(
          to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)
        ) { name in
          (String(cString: name), String(validatingCString: name) != nil)
        }
      }
      guard name != ".", name != ".." else { continue }
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      if isUTF8 { note(path, name) } else { unreadable.append(FileError(path, .nameNotUTF8)) }
    }
  }

  private mutating func note(_ path: String, _ name: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      unreadable.append(FileError(path, code: errno))
      return
    }
    let isLink = status.st_mode & S_IFMT == S_IFLNK
    let isHidden = name.hasPrefix(".")
    guard !isLink || stat(path, &status) == 0 else {
      // A link that leads nowhere: whoever reads it is told so.
      if !isHidden { files.append(path) }
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: if isHidden { hiddenFiles.append(path) } else { files.append(path) }
    case S_IFDIR where isHidden || !isDeep: break
    case S_IFDIR: if isLink { links.append(path) } else { waiting.append(path) }
    default: others.append(path)
    }
  }
}

/// What tells a folder from all others, whatever the paths that lead to it.
private struct FolderIdentity: Hashable {
  let device: UInt64
  let node: UInt64
}
