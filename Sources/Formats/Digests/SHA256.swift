/// The digest SHA-256 of bytes that come piece by piece, as in FIPS 180-4.
public struct SHA256: Sendable {
  private var state: SIMD8<UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  /// The bytes behind the last whole block.
  private var rest: [UInt8] = []
  private var length: UInt64 = 0

  /// The digest of nothing so far.
  public init() { rest.reserveCapacity(64) }

  /// The digest of some bytes.
  public static func digest(_ bytes: some Collection<UInt8>) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// Takes in more bytes.
  public mutating func update(_ bytes: some Collection<UInt8>) {
    let done: Void? = bytes.withContiguousStorageIfAvailable { absorb($0) }
    if done == nil { Array(bytes).withUnsafeBufferPointer { absorb($0) } }
  }

  private mutating func absorb(_ bytes: UnsafeBufferPointer<UInt8>) {
    length &+= UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(64 - rest.count, bytes.count)
      rest += bytes[..<start]
      guard rest.count == 64 else { return }
      let block = rest
      block.withUnsafeBufferPointer { compress($0, at: 0) }
      rest.removeAll(keepingCapacity: true)
    }
    while bytes.count - start >= 64 {
      compress(bytes, at: start)
      start += 64
    }
    rest += bytes[start...]
  }

  /// The digest of all bytes so far.
  public func finish() -> Digest {
    var last = self
    let padding = (119 - Int(length % 64)) % 64
    last.update([0x80] + [UInt8](repeating: 0, count: padding) + (length << 3).bigEndianBytes)
    return Digest(bytes: (0..<8).flatMap { last.state[$0].bigEndianBytes })
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]

  private mutating func compress(_ block: UnsafeBufferPointer<UInt8>, at start: Int) {
    let bytes = UnsafeRawBufferPointer(block)
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
      for t in 0..<16 {
        words[t] = UInt32(
          bigEndian: bytes.loadUnaligned(fromByteOffset: start + 4 * t, as: UInt32.self))
      }
      for t in 16..<64 {
        let x = words[t &- 15]
        let y = words[t &- 2]
        let s0 = x.rotated(7) ^ x.rotated(18) ^ (x >> 3)
        let s1 = y.rotated(17) ^ y.rotated(19) ^ (y >> 10)
        words[t] = words[t &- 16] &+ s0 &+ words[t &- 7] &+ s1
      }
      SHA256.constants.withUnsafeBufferPointer { k in
        var t = 0
        // Eight rounds, after which each letter is in its own place again.
        while t < 64 {
          Self.round(a, b, c, &d, e, f, g, &h, k[t] &+ words[t])
          Self.round(h, a, b, &c, d, e, f, &g, k[t &+ 1] &+ words[t &+ 1])
          Self.round(g, h, a, &b, c, d, e, &f, k[t &+ 2] &+ words[t &+ 2])
          Self.round(f, g, h, &a, b, c, d, &e, k[t &+ 3] &+ words[t &+ 3])
          Self.round(e, f, g, &h, a, b, c, &d, k[t &+ 4] &+ words[t &+ 4])
          Self.round(d, e, f, &g, h, a, b, &c, k[t &+ 5] &+ words[t &+ 5])
          Self.round(c, d, e, &f, g, h, a, &b, k[t &+ 6] &+ words[t &+ 6])
          Self.round(b, c, d, &e, f, g, h, &a, k[t &+ 7] &+ words[t &+ 7])
          t &+= 8
        }
      }
    }
    state = state &+ SIMD8(a, b, c, d, e, f, g, h)
  }

  /// One round, where the letters stay and the values that change are left in `d` and `h`.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32, _ added: UInt32
  ) {
    let s1 = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
    let first = h &+ s1 &+ (g ^ (e & (f ^ g))) &+ added
    let s0 = a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)
    d = d &+ first
    h = first &+ s0 &+ ((a & b) | (c & (a | b)))
  }
}

/// The 32 bytes of a SHA-256.
public struct Digest: Sendable, Hashable {
  /// The bytes.
  public let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// A digest as it is written: 64 hexadecimal digits in small letters.
  public init?(hexadecimal text: String) {
    let digits = text.utf8.map { digit -> UInt8? in
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
      default: nil
      }
    }
    let values = digits.compactMap(\.self)
    guard digits.count == 64, values.count == 64 else { return nil }
    bytes = stride(from: 0, to: 64, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }

  /// 64 hexadecimal digits in small letters.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The number that bytes of the digest are, the first one at `offset` and the most significant.
  public func number(at offset: Int) -> UInt64 {
    bytes[offset..<(offset + 8)].reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension UInt32 {
  @inline(__always)
  fileprivate func rotated(_ count: UInt32) -> UInt32 { self >> count | self << (32 - count) }
}

extension FixedWidthInteger {
  fileprivate var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}
