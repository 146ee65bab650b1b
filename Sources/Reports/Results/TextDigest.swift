import Formats

/// What tells long texts apart where they are cut.
enum TextDigest {
  /// The first 128 bits of the SHA-256 of a text, in 32 hexadecimal digits: nobody finds two texts with the same.
  static func of(_ text: String) -> String {
    String(SHA256.digest(text.utf8).hexadecimal.prefix(32))
  }
}
