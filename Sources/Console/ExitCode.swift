/// What the end of a command says to the shell.
public enum ExitCode: Int32, Sendable {
  /// The work was done.
  case done = 0
  /// The work was done, and what was asked to hold does not.
  case unmet = 1
  /// The work could not be done: wrong usage, an unreadable file, a full disk.
  case failed = 2
  /// Nobody read the results to their end: what a shell says of a program that ended by SIGPIPE.
  case outputClosed = 141
}
