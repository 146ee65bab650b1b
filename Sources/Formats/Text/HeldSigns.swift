/// Which signs of ASCII stand in a text, and whether any others do, told in one pass over its bytes.
///
/// What can only be found where a certain sign stands need not be looked for in a text without it. Most texts are short formulas:
/// to look through one for each thing that it might hold costs more than to read it.
public struct HeldSigns: Sendable, Equatable {
  /// The signs up to `?`, a bit for each.
  private var low: UInt64 = 0
  /// The signs from `@` on.
  private var high: UInt64 = 0
  /// Whether all signs are of ASCII.
  public private(set) var areASCII = true

  /// The signs of a text.
  ///
  /// - Complexity: O(bytes of the text).
  public init(_ text: String) {
    let found = text.utf8.withContiguousStorageIfAvailable { bytes in
      var signs = HeldSigns()
      for byte in bytes { signs.insert(byte) }
      return signs
    }
    if let found {
      self = found
    } else {
      for byte in text.utf8 { insert(byte) }
    }
  }

  /// The signs of a text in scalars.
  public init(_ scalars: [Unicode.Scalar]) {
    for scalar in scalars { insert(UInt8(truncatingIfNeeded: min(scalar.value, 0x80))) }
  }

  private init() {}

  private mutating func insert(_ byte: UInt8) {
    if byte < 0x40 {
      low |= 1 << UInt64(byte)
    } else if byte < 0x80 {
      high |= 1 << UInt64(byte - 0x40)
    } else {
      areASCII = false
    }
  }

  /// Whether a sign stands in the text; of others than ASCII, whether any of these does.
  public func contains(_ sign: Unicode.Scalar) -> Bool {
    if sign.value < 0x40 { return low & 1 << UInt64(sign.value) != 0 }
    return sign.isASCII ? high & 1 << UInt64(sign.value - 0x40) != 0 : !areASCII
  }

  /// Whether a sign of ASCII stands in both texts, or in each one that is none.
  public func meets(_ other: HeldSigns) -> Bool {
    low & other.low != 0 || high & other.high != 0 || !(areASCII || other.areASCII)
  }

  /// Whether nothing stands in the text but what is seen of ASCII, and blanks.
  public var arePlain: Bool { areASCII && low & 0xFFFF_FFFF == 0 && high >> 63 == 0 }
}

extension String {
  /// The text in Unicode scalars; where they are all of ASCII, which most are, byte by byte.
  public var scalars: [Unicode.Scalar] {
    let plain = utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 < 0x80 } ? bytes.map { Unicode.Scalar($0) } : nil
    }
    return (plain ?? nil) ?? Array(unicodeScalars)
  }

  /// The text of some scalars; where they are all of ASCII, which most are, byte by byte.
  public init(scalars: ArraySlice<Unicode.Scalar>) {
    guard scalars.allSatisfy(\.isASCII) else {
      self.init(String.UnicodeScalarView(scalars))
      return
    }
    self.init(unsafeUninitializedCapacity: scalars.count) { bytes in
      for (place, scalar) in zip(bytes.indices, scalars) {
        bytes.initializeElement(at: place, to: UInt8(truncatingIfNeeded: scalar.value))
      }
      return scalars.count
    }
  }
}
