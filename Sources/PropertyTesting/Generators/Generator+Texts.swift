extension Generator where Value == String {
  /// Strings of characters of an alphabet; short ones of its first characters are the simplest.
  public static func strings(
    of alphabet: Alphabet, count: ClosedRange<Int> = 0...defaultGreatestCount
  ) -> Generator {
    Generator { source throws(Stop) in try source.string(of: alphabet, count) }
  }

  /// Strings of some characters, the first of which is the simplest.
  public static func strings(
    of characters: [Unicode.Scalar], count: ClosedRange<Int> = 0...defaultGreatestCount
  ) -> Generator {
    strings(of: Alphabet(characters), count: count)
  }

  /// Strings of any characters: printable ones of ASCII mostly, and otherwise all Unicode scalars.
  public static func strings(count: ClosedRange<Int> = 0...defaultGreatestCount) -> Generator {
    strings(of: .unicode, count: count)
  }
}

extension Generator where Value == [UInt8] {
  /// Rows of bytes; short ones of zeros are the simplest.
  public static func bytes(count: ClosedRange<Int> = 0...defaultGreatestCount) -> Generator {
    Generator { source throws(Stop) in try source.bytes(count) }
  }
}

extension Generator where Value == Unicode.Scalar {
  /// The characters of an alphabet, the first of which is the simplest.
  public static func scalars(of alphabet: Alphabet = .unicode) -> Generator {
    Generator { source throws(Stop) in
      guard let scalar = try source.string(of: alphabet, 1...1).unicodeScalars.first else {
        throw .discarded
      }
      return scalar
    }
  }
}
