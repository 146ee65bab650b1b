/// The choices of a case as one word that can be pasted into a shell, kept in a file and read by
/// every later version of the tester.
///
/// `touchstone1:i10.i-3.b1.f3ff0000000000000.y00ff.s0_5:9c3f` says: version 1; the integers 10 and
/// −3, yes, the double whose bits are 3ff0000000000000, the bytes 00 ff, the string of the
/// characters 0 and 5 of its alphabet; and a check that the word is whole. `i0x11` is eleven times
/// `i0`. Bounds are left out, because the generator that reads the choices knows them.
public struct Blob: Sendable, Equatable, CustomStringConvertible {
  /// What is wrong with a word that should be a blob.
  public enum Fault: Error, Sendable, Equatable {
    /// It does not begin as blobs do.
    case noBlob
    /// It is of another version.
    case version(String)
    /// It was cut or changed: the check at its end does not fit.
    case damaged
    /// A choice cannot be read, counted from 1.
    case choice(Int)
  }

  private static let name = "touchstone"
  private static let version = "1"
  /// The most choices that a blob may stand for.
  private static let longest = Source.capacity

  /// The choices.
  public let choices: [Choice]

  /// The blob of some choices.
  public init(_ choices: [Choice]) { self.choices = choices }

  /// Two blobs are equal if they have the same word; the bounds of their choices do not count.
  public static func == (one: Blob, other: Blob) -> Bool {
    one.choices.count == other.choices.count
      && zip(one.choices, other.choices).allSatisfy(isSame)
  }

  /// The blob as a word.
  public var description: String {
    var parts: [String] = []
    var index = 0
    while index < choices.count {
      let text = Self.text(choices[index])
      var end = index + 1
      while end < choices.count, Self.isSame(choices[end], choices[index]) { end += 1 }
      parts.append(end - index > 1 ? "\(text)x\(end - index)" : text)
      index = end
    }
    return Self.word(parts.joined(separator: "."))
  }

  /// The word around the text of some choices.
  static func word(_ body: String) -> String { "\(name)\(version):\(body):\(check(body))" }

  /// Reads a word.
  public init(_ word: String) throws(Fault) {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard let head = parts.first, head.hasPrefix(Self.name) else { throw .noBlob }
    let version = String(head.dropFirst(Self.name.count))
    guard version == Self.version else { throw .version(version) }
    guard parts.count == 3, Self.check(String(parts[1])) == parts[2] else { throw .damaged }
    var choices: [Choice] = []
    for (place, part) in parts[1].split(separator: ".").enumerated() {
      let fields = part.split(separator: "x", maxSplits: 1, omittingEmptySubsequences: false)
      let times = fields.count == 2 ? Int(fields[1]) : 1
      guard let times, times > 0, times <= Self.longest - choices.count,
        let choice = Self.choice(fields[0])
      else { throw .choice(place + 1) }
      choices += Array(repeating: choice, count: times)
    }
    self.choices = choices
  }

  private static func isSame(_ one: Choice, _ other: Choice) -> Bool {
    one.kind == other.kind && one.bits == other.bits
  }

  private static func text(_ choice: Choice) -> String {
    switch choice.kind {
    case .integer: "i\(choice.integer)"
    case .boolean: "b\(choice.integer)"
    case .float: "f\(hex(choice.bits, digits: 16))"
    case .bytes: "y" + (choice.ranks ?? []).map { hex(UInt64($0), digits: 2) }.joined()
    case .string: "s" + (choice.ranks ?? []).map { "\($0)" }.joined(separator: "_")
    }
  }

  private static func choice(_ text: Substring) -> Choice? {
    let rest = text.dropFirst()
    switch text.first {
    case "i":
      let least = UInt64(bitPattern: Int64(Int.min))
      return Int(rest).map {
        Choice(
          bits: UInt64(bitPattern: Int64($0)), lower: least, upper: UInt64(Int.max), kind: .integer)
      }
    case "b":
      guard rest == "0" || rest == "1" else { return nil }
      return Choice(bits: rest == "1" ? 1 : 0, lower: 0, upper: 1, kind: .boolean)
    case "f":
      guard rest.utf8.count == 16, let bits = UInt64(rest, radix: 16) else { return nil }
      return Choice(
        bits: bits, lower: (-Double.infinity).bitPattern, upper: Double.infinity.bitPattern,
        kind: .float, permitsNaN: true)
    case "y":
      let digits = Array(rest.utf8)
      guard digits.count % 2 == 0 else { return nil }
      let ranks = stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt32(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
      }
      guard ranks.count == digits.count / 2 else { return nil }
      return row(ranks, alphabet: 256, .bytes)
    case "s":
      let fields = rest.split(separator: "_")
      let ranks = fields.compactMap { UInt32($0) }
      return ranks.count == fields.count ? row(ranks, alphabet: 0x110000, .string) : nil
    default: return nil
    }
  }

  private static func row(_ ranks: [UInt32], alphabet: Int, _ kind: Choice.Kind) -> Choice? {
    let choice = Choice(ranks: ranks, counts: 0...longest, alphabet: alphabet, kind: kind)
    return choice.permits(ranks) ? choice : nil
  }

  /// Four digits that all of a text decides.
  private static func check(_ text: String) -> String {
    hex(Random.digest(text.utf8.lazy.map { UInt64($0) }, seed: 0) >> 48, digits: 4)
  }

  private static func hex(_ value: UInt64, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
