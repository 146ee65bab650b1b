#if canImport(Glibc)
  import Glibc
#endif

/// Why a file or a stream cannot be read or written.
public struct FileError: Error, Equatable, Sendable {
  /// The path as it was given; `-` for standard input.
  public let path: String
  /// What is wrong.
  public let kind: Kind

  /// What can be wrong.
  public enum Kind: Equatable, Sendable {
    /// There is no such file or folder.
    case missing
    /// A folder where a file is needed.
    case isDirectory
    /// A file where a folder is needed.
    case isNotDirectory
    /// A device or a pipe where a file is needed.
    case isNoRegularFile
    /// A pipe with a name, to which nobody may ever write.
    case isNamedPipe
    /// A link where only a file of this name itself is written.
    case isLink
    /// A file that other names lead to as well, whose content must not change.
    case hasOtherNames
    /// Somebody asked the program to end while it waited for input.
    case interrupted
    /// Another process is writing it.
    case locked
    /// The file may not be opened.
    case noPermission
    /// More bytes than the limit.
    case tooLarge(limit: Int)
    /// No space is left on the disk.
    case diskFull
    /// Nobody reads the pipe any more.
    case closedPipe
    /// A name that is not UTF-8.
    case nameNotUTF8
    /// Any other error of the system, by its number.
    case system(code: Int32)
  }

  init(_ path: String, _ kind: Kind) {
    self.path = path
    self.kind = kind
  }

  /// The error for a value of `errno`.
  init(_ path: String, code: Int32) {
    self.path = path
    kind =
      switch code {
      case ENOENT: .missing
      case EISDIR: .isDirectory
      case ENOTDIR: .isNotDirectory
      case EACCES, EPERM: .noPermission
      case ENOSPC, EDQUOT: .diskFull
      case EPIPE: .closedPipe
      default: .system(code: code)
      }
  }
}

extension FileError: CustomStringConvertible {
  /// One sentence that names the path and says what is wrong.
  public var description: String {
    let place = path == "-" ? "standard input" : path
    return "\(place): \(reason)."
  }

  /// What is wrong, as a part of a sentence.
  public var reason: String { kind.reason }
}

extension FileError.Kind {
  fileprivate var reason: String {
    switch self {
    case .missing: "there is no such file or folder"
    case .isDirectory: "this is a folder, not a file"
    case .isNotDirectory: "this is a file, not a folder"
    case .isNoRegularFile: "this is no regular file"
    case .isNamedPipe:
      "this is a named pipe, to which nobody may ever write: give it as standard input, or as <(cat PIPE)"
    case .isLink: "this is a link, through which nothing is written: remove it"
    case .hasOtherNames:
      "this file has other names too, and would change under them: put a copy in its place"
    case .interrupted: "interrupted while waiting for input"
    case .locked: "another run is writing it"
    case .noPermission: "no permission to open it"
    case .tooLarge(let limit): "more than \(limit) bytes"
    case .diskFull: "no space is left on the disk"
    case .closedPipe: "the reader has closed the pipe"
    case .nameNotUTF8: "the name is not UTF-8"
    case .system(let code): String(cString: strerror(code))
    }
  }
}
