import Exact

extension Certificate {
  /// The set of numbers that a variable, or each entry of a family, lies in.
  ///
  /// It is never empty.
  public enum Domain: Hashable, Sendable {
    /// All numbers of an interval.
    case interval(ExtendedInterval)
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
  /// `nonnegative integer`, `(0, 1]`, `[0, inf)`, `{0, 1}`, `1 .. 6`, `0 .. 1 by 1/4`.
  public var text: String {
    switch self {
    case .interval(.real): "real"
    case .interval(.positive): "positive"
    case .interval(.nonnegative): "nonnegative"
    case .interval(let interval):
      (interval.lower.isIncluded ? "[" : "(") + (interval.lower.value?.description ?? "-inf")
        + ", " + (interval.upper.value?.description ?? "inf")
        + (interval.upper.isIncluded ? "]" : ")")
    case .integers(nil): "integer"
    case .integers(.some(0)): "nonnegative integer"
    case .integers(.some(1)): "positive integer"
    case .integers(.some(let least)): "integer from \(least)"
    case .values(let values): "{" + values.map(\.description).joined(separator: ", ") + "}"
    case .steps(let from, let to, let by):
      "\(from) .. \(to)" + (by == .one ? "" : " by \(by)")
    }
  }

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
        let domain = Self.interval(text) ?? Self.values(text) ?? Self.steps(text)
          ?? Self.integers(text)
      else { return nil }
      self = domain
    }
  }

  private static func interval(_ text: String) -> Certificate.Domain? {
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
    return .interval(ExtendedInterval(lower: lower, upper: upper))
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
  func contains(_ value: Rational) -> Bool {
    switch self {
    case .interval(let interval): interval.contains(value)
    case .integers(let least): value.isInteger && least.map { value >= Rational($0) } ?? true
    case .values(let values): values.contains(value)
    case .steps(let from, let to, let by):
      value >= from && value <= to && (((try? (value - from) / by)?.isInteger) ?? false)
    }
  }

  /// Whether all numbers of the domain are whole.
  var isWhole: Bool {
    switch self {
    case .interval: false
    case .integers: true
    case .values(let values): values.allSatisfy(\.isInteger)
    case .steps(let from, _, let by): from.isInteger && by.isInteger
    }
  }

  /// The smallest interval that holds the domain.
  package var hull: ExtendedInterval {
    switch self {
    case .interval(let interval): interval
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
