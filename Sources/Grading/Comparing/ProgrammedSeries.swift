import Formats

/// Sums and products as Python has them, `sum(1/k for k in range(1, 5))` and `sum(range(n))`.
enum ProgrammedSeries {
  private static let words = [
    ("math.fsum", "sum"), ("np.sum", "sum"), ("numpy.sum", "sum"), ("sum", "sum"),
    ("math.prod", "product"), ("np.prod", "product"), ("numpy.prod", "product"),
    ("prod", "product"),
  ].map { (word: $0.scalars, function: $1) }
  private static let range = "range(".scalars
  /// The indices that a sum of numbers without one may get.
  private static let indices = ["k", "j", "i", "m"]

  /// A text with first and last indices for such ranges; nil where there are none.
  static func plain(_ text: String) -> String? {
    guard text.holds(word: "range(") else { return nil }
    var scalars = text.scalars
    var isFound = false
    for place in scalars.indices.reversed() {
      guard let (end, series) = series(at: place, in: scalars) else { continue }
      scalars.replaceSubrange(place..<end, with: series)
      isFound = true
    }
    return isFound ? String(String.UnicodeScalarView(scalars)) : nil
  }

  /// What a sum or a product that begins at a place is, and where it ends.
  private static func series(
    at place: Int, in text: [Unicode.Scalar]
  ) -> (end: Int, series: [Unicode.Scalar])? {
    if place > 0, text[place - 1].properties.isAlphabetic || text[place - 1] == "." { return nil }
    guard
      let (word, function) = words.first(where: { text[place...].starts(with: $0.word + ["("]) }),
      let close = text.closing(from: place + word.count)
    else { return nil }
    var inside = text[(place + word.count + 1)..<close]
    if inside.first == "[", let end = text.closing(from: inside.startIndex), end == close - 1 {
      inside = inside.dropFirst().dropLast()
    }
    if inside.starts(with: range) {
      guard let (lower, upper) = bounds(in: inside),
        let index = indices.first(where: { !inside.contains($0.scalars[0]) })
      else { return nil }
      let series = "\(function)(\(index), \(lower), \(upper), \(index))"
      return (close + 1, series.scalars)
    }
    let sign = " for ".scalars
    guard
      let found = inside.indices.first(where: { inside[$0...].starts(with: sign) })
    else { return nil }
    let rest = inside[(found + sign.count)...]
    guard let index = rest.first, index.properties.isAlphabetic,
      rest.dropFirst().starts(with: " in ".scalars),
      let (lower, upper) = bounds(in: rest.dropFirst(5))
    else { return nil }
    let body = String(String.UnicodeScalarView(inside[..<found]))
    let series = "\(function)(\(index), \(lower), \(upper), \(body))"
    return (close + 1, series.scalars)
  }

  /// The first and the last number of `range(a, b)` and `range(b)`, where that is all; the last one is before b.
  private static func bounds(
    in text: ArraySlice<Unicode.Scalar>
  ) -> (lower: String, upper: String)? {
    let call = Array(text)
    guard call.starts(with: range), call.closing(from: range.count - 1) == call.count - 1 else {
      return nil
    }
    let inside = String(String.UnicodeScalarView(call[range.count..<(call.count - 1)]))
    let parts = inside.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
    guard !inside.contains("("), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    switch parts.count {
    case 1: return ("0", "(\(parts[0]))-1")
    case 2: return (parts[0], "(\(parts[1]))-1")
    default: return nil
    }
  }
}
