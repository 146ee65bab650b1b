import Formats
import Grading

/// The id of a submission, found without reading its answers.
enum SubmissionID {
  /// The id that `Submission` would give; nil if the bytes are none.
  ///
  /// It depends on the bytes alone, so that every shard finds the same one. What is wrong inside the
  /// answers need not be noticed.
  ///
  /// - Complexity: O(`bytes.count`), and a pass without any allocation for what is written plainly.
  static func find(in bytes: [UInt8]) -> String? {
    var scan = PlainScan(bytes: bytes)
    if let id = scan.id() { return id }
    // Plain text, and what is mended where it is broken, has no shorter way to what it says of itself.
    guard let json = try? JSON.read(bytes, as: .strict) else {
      return (try? Submission(bytes))?.id
    }
    if let written = json["id"] { return written.string.flatMap { $0.isEmpty ? nil : $0 } }
    guard let student = json["student"]?.string, !student.isEmpty else { return nil }
    guard let attempt = json["attempt"] else { return "\(student)#1" }
    return attempt.number.flatMap { Int($0) }.flatMap { $0 > 0 ? "\(student)#\($0)" : nil }
  }
}

/// A pass over the fields of an object that looks at three of them and skips the others.
///
/// It gives up on anything that is not plain: escapes in a field's name or an id, a field twice, an
/// object that does not end.
private struct PlainScan {
  let bytes: [UInt8]
  var index = 0
  private var id_: String?
  private var student: String?
  private var attempt: String?

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func id() -> String? {
    guard scan() else { return nil }
    if let id_ { return id_.isEmpty ? nil : id_ }
    guard let student, !student.isEmpty else { return nil }
    guard let attempt else { return student + "#1" }
    guard let number = Int(attempt), number > 0 else { return nil }
    return "\(student)#\(number)"
  }

  private mutating func scan() -> Bool {
    skipBlank()
    guard take(UInt8(ascii: "{")) else { return false }
    while true {
      skipBlank()
      guard let name = plainString() else { return false }
      skipBlank()
      guard take(UInt8(ascii: ":")) else { return false }
      skipBlank()
      switch name {
      case "id":
        guard id_ == nil, let text = plainString() else { return false }
        id_ = text
      case "student":
        guard student == nil, let text = plainString() else { return false }
        student = text
      case "attempt":
        guard attempt == nil, let digits = digits() else { return false }
        attempt = digits
      default: guard skipValue() else { return false }
      }
      skipBlank()
      if take(UInt8(ascii: "}")) {
        skipBlank()
        return index == bytes.count
      }
      guard take(UInt8(ascii: ",")) else { return false }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipBlank() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  /// A string without escapes.
  private mutating func plainString() -> String? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      guard bytes[index] >= 0x20, bytes[index] != UInt8(ascii: "\\") else { return nil }
      index += 1
    }
    guard index < bytes.count else { return nil }
    index += 1
    return String(validating: bytes[start..<(index - 1)], as: UTF8.self)
  }

  private mutating func digits() -> String? {
    let start = index
    while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
      index += 1
    }
    return index > start ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
  }

  /// Moves behind a value: to the comma or bracket that belongs to the object.
  private mutating func skipValue() -> Bool {
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard index < bytes.count else { return false }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return true }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return true
      default: break
      }
      index += 1
    }
    return false
  }
}
