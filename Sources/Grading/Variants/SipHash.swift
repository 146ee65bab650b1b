/// SipHash-2-4: 64 bits that depend on every bit of a key and of a message.
enum SipHash {
  /// The hash of a message.
  ///
  /// - Complexity: O(n) for n bytes.
  static func hash(_ message: [UInt8], key: (UInt64, UInt64)) -> UInt64 {
    var state = State(key)
    var start = 0
    while start + 8 <= message.count {
      state.take(word(message, from: start, count: 8))
      start += 8
    }
    let length = UInt64(truncatingIfNeeded: message.count) << 56
    state.take(word(message, from: start, count: message.count - start) | length)
    return state.end()
  }

  /// Up to eight bytes as a number, the lowest byte first.
  private static func word(_ bytes: [UInt8], from start: Int, count: Int) -> UInt64 {
    var word: UInt64 = 0
    for place in 0..<count { word |= UInt64(bytes[start + place]) << UInt64(8 * place) }
    return word
  }

  private struct State {
    var a: UInt64
    var b: UInt64
    var c: UInt64
    var d: UInt64

    init(_ key: (UInt64, UInt64)) {
      a = key.0 ^ 0x736f_6d65_7073_6575
      b = key.1 ^ 0x646f_7261_6e64_6f6d
      c = key.0 ^ 0x6c79_6765_6e65_7261
      d = key.1 ^ 0x7465_6462_7974_6573
    }

    mutating func take(_ word: UInt64) {
      d ^= word
      round()
      round()
      a ^= word
    }

    mutating func end() -> UInt64 {
      c ^= 0xff
      for _ in 0..<4 { round() }
      return a ^ b ^ c ^ d
    }

    private mutating func round() {
      a &+= b
      b = b.rotated(left: 13) ^ a
      a = a.rotated(left: 32)
      c &+= d
      d = d.rotated(left: 16) ^ c
      a &+= d
      d = d.rotated(left: 21) ^ a
      c &+= b
      b = b.rotated(left: 17) ^ c
      c = c.rotated(left: 32)
    }
  }
}

extension UInt64 {
  fileprivate func rotated(left count: UInt64) -> UInt64 {
    (self << count) | (self >> (64 - count))
  }
}
