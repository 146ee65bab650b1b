#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lines of doubles as hex floats: a number in front, then lists with tabs between them, their
/// elements with spaces between.
enum HexFloats {
  /// Adds a finite double as a hex float (`-0x1.8000000000000p3`), exactly.
  static func append(_ value: Double, to line: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    if value.sign == .minus { line.append(UInt8(ascii: "-")) }
    let isNormal = value.exponentBitPattern != 0
    line += isNormal ? Array("0x1.".utf8) : Array("0x0.".utf8)
    for place in stride(from: 48, through: 0, by: -4) {
      line.append(digits[Int(value.significandBitPattern >> UInt64(place)) & 15])
    }
    let exponent = isNormal ? Int(value.exponentBitPattern) - 1023 : -1022
    line += Array("p\(exponent)".utf8)
  }

  /// A line with its end.
  static func line(_ number: Int, _ word: String, _ lists: [[Double]]) -> [UInt8] {
    line("\(number)\t\(word)", lists)
  }

  /// A line with its end, of lists behind a text.
  static func line(_ text: String, _ lists: [[Double]]) -> [UInt8] {
    var line = Array(text.utf8)
    for list in lists {
      var separator = UInt8(ascii: "\t")
      for value in list {
        line.append(separator)
        append(value, to: &line)
        separator = UInt8(ascii: " ")
      }
    }
    line.append(UInt8(ascii: "\n"))
    return line
  }

  /// Writes a line; whether that could be done.
  static func write(_ line: [UInt8], to file: UnsafeMutablePointer<FILE>) -> Bool {
    line.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) } == line.count
  }
}

/// A file of lines that begin with a number, read one at a time.
final class NumberedLines {
  private let file: UnsafeMutablePointer<FILE>
  private var buffer: UnsafeMutablePointer<CChar>?
  private var capacity = 0

  /// Opens a file; nothing where it cannot be opened.
  init?(path: String) {
    guard let file = fopen(path, "r") else { return nil }
    self.file = file
  }

  deinit {
    free(buffer)
    fclose(file)
  }

  /// The next line: its number, and the lists behind it; a word between them is passed over.
  func next() -> (number: Int, lists: [[Double]])? {
    guard getline(&buffer, &capacity, file) > 0, let buffer else { return nil }
    var end: UnsafeMutablePointer<CChar>?
    let number = strtol(buffer, &end, 10)
    guard var place = end, place != buffer else { return nil }
    var lists: [[Double]] = []
    while place.pointee == 9 {
      place += 1
      var list: [Double] = []
      while true {
        var end: UnsafeMutablePointer<CChar>?
        let value = strtod(place, &end)
        guard let end, end != place else { break }
        list.append(value)
        place = end
        guard place.pointee == 32 else { break }
        place += 1
      }
      if !list.isEmpty { lists.append(list) }
      while ![0, 9, 10].contains(place.pointee) { place += 1 }
    }
    return (number, lists)
  }
}
