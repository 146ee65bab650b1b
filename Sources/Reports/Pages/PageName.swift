/// Names of files that no name of a student can bend: letters, digits and dashes, with a digest of the whole.
enum PageName {
  /// The name of the page of a student, different for different ones.
  static func name(of student: String) -> String {
    var word = ""
    for byte in student.utf8.prefix(200) where word.utf8.count < 40 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        word.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        word.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
      default: if !word.isEmpty, word.utf8.last != UInt8(ascii: "-") { word += "-" }
      }
    }
    if word.utf8.last == UInt8(ascii: "-") { word.removeLast() }
    return "student-" + (word.isEmpty ? "" : word + "-") + TextDigest.of(student) + ".html"
  }

  /// Whether a name is one that a page of a student may have, in this version or with 16 digits in earlier ones.
  static func isOfStudent(_ name: String) -> Bool {
    name.wholeMatch(of: #/student-(?:[a-z0-9][a-z0-9\-]*-)?(?:[0-9a-f]{16}|[0-9a-f]{32})\.html/#)
      != nil
  }
}
