import Exact

extension Certificate {
  /// The set of numbers that a variable, or each entry of a family, lies in.
  ///
  /// It is never empty.
  public enum Domain: Hashable, Sendable {
    /// All numbers of an interval.
    case interval(ExtendedInterval)
    /// All angles between two rational multiples of π, which are the ends of the interval.
    case angles(ExtendedInterval)
    /// All whole numbers from a least one on, or all.
    case integers(from: Integer?)
    /// The numbers of a list.
    case values([Rational])
    /// The numbers from one to another in steps.
    case steps(from: Rational, to: Rational, by: Rational)
  }
}

extension Certificate.Domain {
  /// The domain as it is written: `real`, `positive`, `nonnegative`, `integer`, `positive integer`,
  /// `nonnegative integer`, `(0, 1]`, `[0, inf)`, `pi (-1/2, 1/2)`, `{0, 1}`, `1 .. 6`, `0 .. 1 by 1/4`.
  public var text: String {
    switch self {
    case .interval(.real): "real"
    case .interval(.positive): "positive"
    case .interval(.nonnegative): "nonnegative"
    case .interval(let interval): Self.text(interval)
    case .angles(let interval): "pi " + Self.text(interval)
    case .integers(nil): "integer"
    case .integers(.some(0)): "nonnegative integer"
    case .integers(.some(1)): "positive integer"
    case .integers(.some(let least)): "integer from \(least)"
    case .values(let values): "{" + values.map(\.description).joined(separator: ", ") + "}"
    case .steps(let from, let to, let by):
      "\(from) .. \(to)" + (by == .one ? "" : " by \(by)")
    }
  }

  private static func text(_ interval: ExtendedInterval) -> String {
    (interval.lower.isIncluded ? "[" : "(") + (interval.lower.value?.description ?? "-inf")
      + ", " + (interval.upper.value?.description ?? "inf")
      + (interval.upper.isIncluded ? "]" : ")")
  }

  /// Whether the first version of the format has no word for the domain.
  var isOfSecondVersion: Bool { if case .angles = self { true } else { false } }

  /// Reads a domain; nil for anything else.
  init?(_ text: String) {
    switch text {
    case "real": self = .interval(.real)
    case "positive": self = .interval(.positive)
    case "nonnegative": self = .interval(.nonnegative)
    case "integer": self = .integers(from: nil)
    case "nonnegative integer": self = .integers(from: 0)
    case "positive integer": self = .integers(from: 1)
    default:
      guard
        let domain = Self.interval(text).map({ Self.interval($0) }) ?? Self.angles(text)
          ?? Self.values(text) ?? Self.steps(text) ?? Self.integers(text)
      else { return nil }
      self = domain
    }
  }

  private static func angles(_ text: String) -> Certificate.Domain? {
    guard text.hasPrefix("pi ") else { return nil }
    return interval(String(text.dropFirst(3))).map { .angles($0) }
  }

  private static func interval(_ text: String) -> ExtendedInterval? {
    guard let first = text.first, let last = text.last, "([".contains(first), ")]".contains(last),
      text.count >= 2
    else { return nil }
    let ends = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
    guard ends.count == 2, let lower = end(ends[0], infinity: "-inf", isIncluded: first == "["),
      let upper = end(ends[1], infinity: "inf", isIncluded: last == "]")
    else { return nil }
    if let low = lower.value, let high = upper.value {
      guard low < high || (low == high && lower.isIncluded && upper.isIncluded) else { return nil }
    }
    return ExtendedInterval(lower: lower, upper: upper)
  }

  private static func end(
    _ piece: Substring, infinity: String, isIncluded: Bool
  ) -> ExtendedInterval.End? {
    let word = piece.trimmed
    if word == infinity { return isIncluded ? nil : .infinite }
    return Rational(certified: word).map { ExtendedInterval.End($0, isIncluded: isIncluded) }
  }

  private static func values(_ text: String) -> Certificate.Domain? {
    guard text.first == "{", text.last == "}", text.count >= 2 else { return nil }
    var values: [Rational] = []
    for piece in text.dropFirst().dropLast().split(
      separator: ",", omittingEmptySubsequences: false)
    {
      guard let value = Rational(certified: piece.trimmed) else { return nil }
      values.append(value)
    }
    return values.isEmpty ? nil : .values(values)
  }

  private static func steps(_ text: String) -> Certificate.Domain? {
    let words = text.split(separator: " ")
    guard words.count == 3 || (words.count == 5 && words[3] == "by"), words[1] == "..",
      let from = Rational(certified: words[0]), let to = Rational(certified: words[2]), from <= to,
      let by = words.count == 5 ? Rational(certified: words[4]) : .one, by.signum > 0
    else { return nil }
    return .steps(from: from, to: to, by: by)
  }

  private static func integers(_ text: String) -> Certificate.Domain? {
    let words = text.split(separator: " ")
    guard words.count == 3, words[0] == "integer", words[1] == "from",
      let least = Rational(certified: words[2]), least.isInteger
    else { return nil }
    return .integers(from: least.numerator)
  }
}

// MARK: - Membership

extension Certificate.Domain {
  /// Whether a number lies in the domain.
  package func contains(_ value: Rational) -> Bool {
    switch self {
    case .interval(let interval): interval.contains(value)
    case .angles(let interval): Self.contains(interval, value)
    case .integers(let least): value.isInteger && least.map { value >= Rational($0) } ?? true
    case .values(let values): values.contains(value)
    case .steps(let from, let to, let by):
      value >= from && value <= to && (((try? (value - from) / by)?.isInteger) ?? false)
    }
  }

  /// Whether all numbers of the domain are whole.
  package var isWhole: Bool {
    switch self {
    case .interval, .angles: false
    case .integers: true
    case .values(let values): values.allSatisfy(\.isInteger)
    case .steps(let from, _, let by): from.isInteger && by.isInteger
    }
  }

  /// The smallest interval that holds the domain.
  package var hull: ExtendedInterval {
    switch self {
    case .interval(let interval): interval
    case .angles(let interval): Self.hull(interval)
    case .integers(let least):
      ExtendedInterval(
        lower: least.map { ExtendedInterval.End(Rational($0), isIncluded: true) } ?? .infinite,
        upper: .infinite)
    case .values(let values):
      ExtendedInterval(
        lower: ExtendedInterval.End(values.min() ?? .zero, isIncluded: true),
        upper: ExtendedInterval.End(values.max() ?? .zero, isIncluded: true))
    case .steps(let from, let to, _):
      ExtendedInterval(
        lower: ExtendedInterval.End(from, isIncluded: true),
        upper: ExtendedInterval.End(to, isIncluded: true))
    }
  }
}

extension Certificate.Domain {
  /// Whether a rational lies between two multiples of π: it is one itself only where it is 0.
  private static func contains(_ multiples: ExtendedInterval, _ value: Rational) -> Bool {
    if value.isZero { return multiples.contains(.zero) }
    // No rational other than 0 is a multiple of π, so that enclosures tell sooner or later.
    for precision in [128, 1024, 8192] {
      let pi = Interval.pi(precision: precision)
      guard let a = try? value / pi.lower.rational, let b = try? value / pi.upper.rational else {
        return false
      }
      let (least, most) = (min(a, b), max(a, b))
      if multiples.contains(least), multiples.contains(most) { return true }
      if let end = multiples.lower.value, most < end { return false }
      if let end = multiples.upper.value, least > end { return false }
    }
    return false
  }

  /// An interval that holds the angles between two multiples of π.
  private static func hull(_ multiples: ExtendedInterval) -> ExtendedInterval {
    let pi = ExtendedInterval(Interval.pi(precision: 64))
    func end(_ end: ExtendedInterval.End, isLower: Bool) -> ExtendedInterval.End {
      guard let value = end.value else { return .infinite }
      if value.isZero { return end }
      let product = ExtendedInterval(value).multiplied(by: pi)
      let bound = isLower ? product.lower.value : product.upper.value
      return bound.map { ExtendedInterval.End($0, isIncluded: end.isIncluded) } ?? .infinite
    }
    return ExtendedInterval(
      lower: end(multiples.lower, isLower: true), upper: end(multiples.upper, isLower: false))
  }
}

extension Substring {
  /// The text without spaces at its ends.
  var trimmed: Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension Rational {
  /// The number that a certificate writes: a whole number, a fraction, or a plain decimal, with an
  /// optional minus sign; nil for anything else, and for numbers of more digits than are read.
  init?(certified text: some StringProtocol) {
    guard text.utf8.count <= Certificate.Limits.digits, let first = text.utf8.first,
      first != UInt8(ascii: "+"),
      text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 || $0 == 46 || $0 == 47 }),
      let value = try? Rational(text)
    else { return nil }
    self = value
  }
}
