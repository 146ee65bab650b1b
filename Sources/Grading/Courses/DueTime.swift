/// When a sheet is due, as a course writes it: `2027-05-03`, `2027-05-03 12:00`, with `T` for the space, with
/// seconds, and with a zone behind the time of day (`Z`, `+02:00`).
enum DueTime {
  /// Whether a text is a day of the calendar, with a time of day or without.
  static func isOne(_ text: String) -> Bool {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == " " || $0 == "T" }
    guard (1...2).contains(parts.count), isDay(parts[0]) else { return false }
    return parts.count == 1 || isTime(parts[1])
  }

  private static func isDay(_ text: Substring) -> Bool {
    guard let numbers = numbers(text, "-", [4, 2, 2]), (1...12).contains(numbers[1]) else {
      return false
    }
    return numbers[2] >= 1 && numbers[2] <= GregorianCalendar.days(of: numbers[1], in: numbers[0])
  }

  private static func isTime(_ text: Substring) -> Bool {
    guard let sign = text.firstIndex(where: { "Z+-".contains($0) }) else { return isClock(text) }
    let zone = text[sign...]
    guard isClock(text[..<sign]) else { return false }
    if zone == "Z" { return true }
    guard let shift = numbers(zone.dropFirst(), ":", [2, 2]) else { return false }
    return !zone.hasPrefix("Z") && shift[0] <= 14 && shift[1] <= 59
  }

  private static func isClock(_ text: Substring) -> Bool {
    guard let numbers = numbers(text, ":", [2, 2]) ?? numbers(text, ":", [2, 2, 2]) else {
      return false
    }
    return numbers[0] <= 23 && numbers.dropFirst().allSatisfy { $0 <= 59 }
  }

  /// The numbers between signs, if each has so many digits.
  private static func numbers(
    _ text: Substring, _ sign: Character, _ lengths: [Int]
  ) -> [Int]? {
    let pieces = text.split(separator: sign, omittingEmptySubsequences: false)
    let numbers = zip(pieces, lengths).compactMap { piece, length in
      piece.utf8.count == length && piece.utf8.allSatisfy { (0x30...0x39).contains($0) }
        ? Int(piece) : nil
    }
    return pieces.count == lengths.count && numbers.count == lengths.count ? numbers : nil
  }
}
