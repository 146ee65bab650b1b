import CGMP

/// The storage of one GMP rational: header and object in a single allocation.
final class RationalStorage: ManagedBuffer<__mpq_struct, Never> {
  /// A fresh rational with the value zero.
  static func make() -> RationalStorage {
    let buffer = RationalStorage.create(minimumCapacity: 0) { _ in __mpq_struct() }
    let storage = unsafeDowncast(buffer, to: RationalStorage.self)
    storage.withUnsafeMutablePointerToHeader { __gmpq_init($0) }
    return storage
  }

  deinit { withUnsafeMutablePointerToHeader { __gmpq_clear($0) } }
}
