import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Signals that ask a program to end, noted so that it can end in order.
public enum Interruption {
  private static let caught = Atomic<Int32>(0)

  /// From here on the first SIGINT or SIGTERM is noted; a second one ends the program at once.
  public static func watch() {
    caught.store(0, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interruption.caught.store(number, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  /// Whether one came.
  public static var isRequested: Bool { caught.load(ordering: .relaxed) != 0 }

  /// Ends the program by the signal that was noted, so that whoever started it knows.
  public static func end() {
    let number = caught.load(ordering: .relaxed)
    guard number != 0 else { return }
    signal(number, SIG_DFL)
    raise(number)
  }
}
