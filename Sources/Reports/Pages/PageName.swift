/// Names of files that no id can bend: letters, digits and dashes, with a digest of the whole id.
enum PageName {
  /// The name of the page of a submission, different for different ids.
  static func name(of id: String) -> String {
    var word = ""
    for byte in id.utf8.prefix(200) where word.utf8.count < 40 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        word.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        word.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
      default: if !word.isEmpty, word.utf8.last != UInt8(ascii: "-") { word += "-" }
      }
    }
    if word.utf8.last == UInt8(ascii: "-") { word.removeLast() }
    let hexadecimal = String(digest(id), radix: 16)
    let digest = String(repeating: "0", count: 16 - hexadecimal.utf8.count) + hexadecimal
    return "student-" + (word.isEmpty ? "" : word + "-") + digest + ".html"
  }

  /// Whether a name is one that a page of a submission may have.
  static func isOfSubmission(_ name: String) -> Bool {
    name.wholeMatch(of: #/student-(?:[a-z0-9][a-z0-9\-]*-)?[0-9a-f]{16}\.html/#) != nil
  }

  /// FNV-1a with 64 bits, over the bytes of the text.
  static func digest(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
