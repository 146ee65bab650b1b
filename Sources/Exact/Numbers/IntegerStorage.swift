import CGMP

/// The storage of one GMP integer: header and object in a single allocation.
final class IntegerStorage: ManagedBuffer<__mpz_struct, Never> {
  /// A fresh integer with the value zero.
  static func make() -> IntegerStorage {
    let buffer = IntegerStorage.create(minimumCapacity: 0) { _ in __mpz_struct() }
    let storage = unsafeDowncast(buffer, to: IntegerStorage.self)
    storage.withUnsafeMutablePointerToHeader { __gmpz_init($0) }
    return storage
  }

  deinit { withUnsafeMutablePointerToHeader { __gmpz_clear($0) } }

  /// The value as a machine integer, if it fits.
  @inline(__always)
  var asInt: Int? {
    withUnsafeMutablePointerToHeader { __gmpz_fits_slong_p($0) != 0 ? __gmpz_get_si($0) : nil }
  }
}

extension __mpz_struct {
  /// A GMP integer of one word, for reading while the word is there.
  @inline(__always)
  init(_ value: Int, in word: UnsafeMutablePointer<mp_limb_t>) {
    word.pointee = mp_limb_t(value.magnitude)
    self.init(_mp_alloc: 1, _mp_size: Int32(truncatingIfNeeded: value.signum()), _mp_d: word)
  }
}
