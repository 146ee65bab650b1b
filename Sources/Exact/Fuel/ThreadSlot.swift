#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pointer that each thread has for itself; nil where none was set.
///
/// It takes a few instructions to read, where a value of a task takes a search for the task.
struct ThreadSlot: Sendable {
  private let key: pthread_key_t

  /// A slot that is never given back, for a variable of the program.
  init() {
    var key = pthread_key_t()
    // There are at least 128 keys (POSIX), and this needs one.
    let failure = pthread_key_create(&key, nil)
    precondition(failure == 0, "no key for a value of a thread")
    self.key = key
  }

  /// The pointer of the calling thread.
  var value: UnsafeMutableRawPointer? {
    @inline(__always) get { pthread_getspecific(key) }
    @inline(__always) nonmutating set { pthread_setspecific(key, newValue) }
  }
}
