/// A number that tells damaged bytes from whole ones, far faster than a digest, and no protection against intent.
///
/// Each eight bytes are added by an exclusive or and mixed by a multiplication with an odd number and a shift,
/// both of which can be undone: two inputs that differ in one place only never have the same number.
public struct Checksum: Sendable, Hashable {
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The number so far.
  public private(set) var value: UInt64 = 0

  /// The number of nothing.
  public init() {}

  /// Adds some bytes; how a text is cut into pieces matters.
  ///
  /// - Complexity: O(`bytes.count`), eight bytes a step.
  public mutating func add(_ bytes: [UInt8]) {
    add(UInt64(bytes.count))
    bytes.withUnsafeBytes { bytes in
      var index = 0
      while index + 8 <= bytes.count {
        add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
        index += 8
      }
      var last: UInt64 = 0
      for byte in bytes[index...] { last = last << 8 | UInt64(byte) }
      add(last)
    }
  }

  private mutating func add(_ word: UInt64) {
    value = (value ^ word) &* Self.multiplier
    value ^= value >> 29
  }

  /// The number in 16 hexadecimal digits.
  public var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
