import Formats

/// Mends a submission that is no JSON, so that an error in one answer costs no other.
///
/// A missing comma and one too many are mended, names without quotes and other quotes are read, and a name that
/// stands twice is told from the first one by a mark; a value that cannot be read is taken out and kept as it
/// is written.
struct JSONRecovery {
  /// A value that was taken out.
  struct Loss {
    let text: String
    let error: JSONError
  }

  /// The most bytes of a file that is mended: each error costs another reading of the whole.
  private static let largestFile = 1 << 18
  /// The most errors that are mended.
  private static let mostErrors = 60

  /// What the file was taken for.
  private(set) var json: JSON?
  /// The values that were taken out, by the number in their mark.
  private(set) var losses: [Loss] = []
  /// What was wrong, with its place in the file as it is.
  private(set) var errors: [(error: JSONError, offset: Int, isLoss: Bool)] = []

  var bytes: [UInt8]
  /// How many bytes of the mended file more than of the file itself lie before a place, by places.
  private var shifts: [(place: Int, shift: Int)] = []

  /// Mends a file; `json` is nil where that was not possible.
  init(_ file: [UInt8]) {
    bytes = file
    guard file.count <= Self.largestFile else { return }
    var last = -1
    while errors.count <= Self.mostErrors {
      do throws(JSONError) {
        json = try JSON.read(bytes, as: .strict)
        return
      } catch {
        guard error.offset >= last, mend(error) else { return }
        last = error.offset
      }
    }
  }

  /// The mark of a loss, which no student writes.
  private static func mark(_ number: Int) -> String { "\u{FFFE}lost \(number)\u{FFFE}" }

  /// The loss that a text marks; nil if it is an answer.
  func loss(_ text: String) -> Loss? {
    guard text.hasPrefix("\u{FFFE}lost "), text.hasSuffix("\u{FFFE}"),
      let number = Int(text.dropFirst(6).dropLast()), losses.indices.contains(number)
    else { return nil }
    return losses[number]
  }

  // MARK: Mending

  /// Changes the file where an error is, so that the next one stands further on; false where it cannot.
  private mutating func mend(_ error: JSONError) -> Bool {
    let offset = inFile(error.offset)
    for candidate in candidates(error) {
      var changed = bytes
      changed.replaceSubrange(candidate.range, with: candidate.bytes)
      guard reaches(changed, beyond: candidate.range.lowerBound + candidate.bytes.count - 1) else {
        continue
      }
      if candidate.isLoss {
        let text = String(decoding: bytes[candidate.range], as: UTF8.self)
        losses.append(Loss(text: Self.unquoted(text), error: error))
      }
      bytes = changed
      shifts.append((candidate.range.lowerBound, candidate.bytes.count - candidate.range.count))
      errors.append((error, offset, candidate.isLoss))
      return true
    }
    return false
  }

  struct Candidate {
    let range: Range<Int>
    let bytes: [UInt8]
    var isLoss = false
  }

  private func candidates(_ error: JSONError) -> [Candidate] {
    var candidates: [Candidate] = []
    let offset = min(error.offset, bytes.count)
    switch error.kind {
    case .missingComma:
      candidates.append(Candidate(range: offset..<offset, bytes: [UInt8(ascii: ",")]))
    case .trailingComma:
      if offset < bytes.count {
        candidates.append(Candidate(range: offset..<offset + 1, bytes: []))
      }
    case .comment:
      let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      candidates.append(Candidate(range: offset..<end, bytes: []))
    case .unquotedName: candidates += quotedName(at: offset)
    case .typographicQuote, .otherQuote, .unclosedString(.some):
      candidates += requoted(from: offset)
    case .duplicateName:
      // Behind the opening quote.
      candidates.append(
        Candidate(
          range: offset + 1..<offset + 1, bytes: Array(RepeatedName.mark(errors.count).utf8)))
      return candidates
    default: break
    }
    guard let value = value(around: offset) else { return candidates }
    var mark = Array("\"\(Self.mark(losses.count))\"".utf8)
    candidates.append(Candidate(range: value, bytes: mark, isLoss: true))
    mark.append(UInt8(ascii: ","))
    candidates.append(Candidate(range: value, bytes: mark, isLoss: true))
    return candidates
  }

  /// The value of the last member that begins in the line of a place, or in one of the two lines before it;
  /// without a comma at its end.
  private func value(around offset: Int) -> Range<Int>? {
    var start = offset
    for _ in 0..<3 {
      while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      if let value = value(from: start, to: end, before: offset) { return value }
      guard start > 0 else { return nil }
      start -= 1
    }
    return nil
  }

  /// The value of the last `"name":` of a line that begins before a place.
  private func value(from start: Int, to end: Int, before offset: Int) -> Range<Int>? {
    let quote = UInt8(ascii: "\"")
    var names: [Int] = []
    var place = start
    while place < end {
      guard bytes[place] == quote else {
        place += 1
        continue
      }
      var close = place + 1
      while close < end, bytes[close] != quote {
        close += bytes[close] == UInt8(ascii: "\\") ? 2 : 1
      }
      var colon = close + 1
      while colon < end, isSpace(bytes[colon]) { colon += 1 }
      if close < end, colon < end, bytes[colon] == UInt8(ascii: ":") {
        names.append(colon + 1)
        place = colon + 1
      } else {
        place = close + 1
      }
    }
    guard var from = names.last(where: { $0 <= max(offset, start) }) ?? names.first else {
      return nil
    }
    let next = names.first { $0 > from }
    while from < end, isSpace(bytes[from]) { from += 1 }
    // An object or an array in several lines is no answer that could be taken out.
    if from < end, bytes[from] == UInt8(ascii: "{") { return nil }
    var to = end
    if next != nil || bytes[from..<end].contains(UInt8(ascii: "}")) {
      // Several members in one line: up to the next comma outside of quotes, or the closing brace.
      to = endOfMember(from: from, to: end)
    }
    while to > from, isSpace(bytes[to - 1]) { to -= 1 }
    if to > from, bytes[to - 1] == UInt8(ascii: ",") { to -= 1 }
    return from < to ? from..<to : nil
  }

  private func endOfMember(from start: Int, to end: Int) -> Int {
    let quote = UInt8(ascii: "\"")
    var place = start
    var isQuoted = false
    var depth = 0
    while place < end {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\\") {
        place += 2
        continue
      }
      if byte == quote { isQuoted.toggle() }
      if !isQuoted {
        if byte == UInt8(ascii: "[") { depth += 1 }
        if byte == UInt8(ascii: "]") { depth -= 1 }
        if depth <= 0, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") { return place }
      }
      place += 1
    }
    return min(place, end)
  }

  func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  /// Whether a file can be read, or has its first error beyond a place.
  private func reaches(_ bytes: [UInt8], beyond place: Int) -> Bool {
    do throws(JSONError) {
      _ = try JSON.read(bytes, as: .strict)
      return true
    } catch {
      return error.offset > place
    }
  }

  /// The place in the file itself of one in the mended file.
  private func inFile(_ offset: Int) -> Int {
    var place = offset
    for (start, shift) in shifts.reversed() where place > start {
      place = max(start, place - shift)
    }
    return place
  }

  private static func unquoted(_ text: String) -> String {
    var text = text.trimmed
    if text.hasPrefix("\"") { text.removeFirst() }
    if text.hasSuffix("\"") { text.removeLast() }
    return text
  }
}
