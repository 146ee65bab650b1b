import Exact
import Formats
import Formulas

/// The sets of all natural, whole, rational and real numbers by their signs, `ℤ` and `\mathbb{Z}`.
enum NumberSystem: String, CaseIterable {
  case natural = "ℕ"
  case whole = "ℤ"
  case rational = "ℚ"
  case real = "ℝ"

  /// The longest text that may be such a set.
  private static let longest = 32

  /// What is said to lie in the set that is all of a text, `x ∈ ℤ`, empty where nothing is, and the set.
  private static func parts(of text: String) -> (member: String, set: String) {
    for sign in ["∈", "\\in", " in "] {
      guard let range = text.ranges(of: sign).first else { continue }
      let member = text[..<range.lowerBound].trimmed
      if member.allSatisfy(\.isLetter) { return (member, text[range.upperBound...].trimmed) }
    }
    return ("", text)
  }

  /// What is said to lie in the set that is all of a text; empty where nothing is.
  fileprivate static func member(in text: String) -> String { parts(of: text.trimmed).member }

  /// The set that is all of a text, with what is said to lie in it or without, `x ∈ ℤ`.
  init?(_ text: String) {
    let signs = HeldSigns(text)
    guard signs.contains("\\") || !signs.areASCII || text.holds(word: " in ") else { return nil }
    var text = text.trimmed
    guard text.utf8.count <= Self.longest, !text.isEmpty else { return nil }
    let member: String
    (member, text) = Self.parts(of: text)
    let found = Self.allCases.first { system in
      guard text != system.rawValue else { return true }
      let letter = system.letter
      // What a letter lies in is a set.
      if text == letter, !member.isEmpty { return true }
      return ["\\mathbb{\(letter)}", "\\mathbb \(letter)", "\\Bbb{\(letter)}", "\\Bbb \(letter)"]
        .contains(text)
    }
    guard let found else { return nil }
    self = found
  }

  private var letter: String {
    switch self {
    case .natural: "N"
    case .whole: "Z"
    case .rational: "Q"
    case .real: "R"
    }
  }

  /// Whether a rational number is in it; nil for 0 in ℕ, where opinions differ.
  fileprivate func contains(_ number: Rational) -> Bool? {
    switch self {
    case .natural: number.isZero ? nil : number.isInteger && number.signum > 0
    case .whole: number.isInteger
    case .rational, .real: true
    }
  }

  /// A number that lies in exactly one of two of them.
  fileprivate func witness(beside other: NumberSystem) -> String {
    let systems = [self, other]
    if systems.contains(.natural) { return systems.contains(.whole) ? "−1" : "1/2" }
    return systems.contains(.whole) ? "1/2" : "√2"
  }

  /// Whether all numbers of another one are in it.
  fileprivate func includes(_ other: NumberSystem) -> Bool {
    let order = Self.allCases
    return (order.firstIndex(of: self) ?? 0) >= (order.firstIndex(of: other) ?? 0)
  }
}

extension CompareRequest {
  /// What is found where the key or the answer is ℕ, ℤ or ℚ; nil where neither is, or the other side is nothing that this
  /// tells apart from it.
  func decideNumberSystems() -> CompareFinding? {
    let (wanted, found) = (NumberSystem(key), NumberSystem(answer))
    guard closeness == nil, freedom == nil, forms.isEmpty, noAnswer == nil,
      [wanted, found].contains(where: { $0 != nil && $0 != .real })
    else { return nil }
    let members = [NumberSystem.member(in: key), NumberSystem.member(in: answer)]
    if let wanted, let found {
      // Another name may be another number, and one with a domain of its own is in no other set.
      guard members.contains("") || members[0] == members[1],
        wanted == found || !domains.contains(where: { !members.filter($0.names.contains).isEmpty })
      else { return CompareFinding(.undecided, Reason.undecided) }
      if wanted == found { return CompareFinding(.right, nil, evidence(.identity)) }
      return CompareFinding(
        .wrong,
        Reason.belongsToOne(wanted.witness(beside: found), isYours: found.includes(wanted)),
        evidence(.different))
    }
    guard let system = wanted ?? found, let scope = try? scope() else { return nil }
    let other = wanted == nil ? key : answer
    let side = try? Fuel.limited(to: Limits.answerFuel) { try reader(scope).read(other) }
    guard let intervals = side?.asIntervals, let region = try? NumberRegion(intervals) else {
      return decideOther(side, isKey: wanted == nil)
    }
    for number in Self.candidates {
      guard let isInSystem = system.contains(number),
        let isInOther = try? region.contains(.rational(number)), isInSystem != isInOther
      else { continue }
      return CompareFinding(
        .wrong,
        Reason.belongsToOne(
          NumberText.exact(.rational(number)), isYours: isInSystem == (found != nil)),
        evidence(.different))
    }
    // All numbers of a line are more than those of ℚ.
    guard intervals.contains(where: { $0.lower == nil && $0.upper == nil }) else { return nil }
    return CompareFinding(
      .wrong, Reason.belongsToOne(system.witness(beside: .real), isYours: found == nil),
      evidence(.different))
  }

  /// What is found about such a set beside what is none; nil where a key cannot be read.
  private func decideOther(_ side: ComparedSide?, isKey: Bool) -> CompareFinding? {
    guard let side else {
      return isKey ? nil : CompareFinding(.unreadable, Reason.sentence(.unreadable))
    }
    switch side.meaning {
    case .value, .points:
      let (asked, found) =
        isKey
        ? (side.meaning.kindName, "set of numbers") : ("set of numbers", side.meaning.kindName)
      return CompareFinding(.wrong, Reason.wrongKind(asked, found: found), evidence(.shape))
    case .set, .intervals, .statement: return CompareFinding(.undecided, Reason.undecided)
    }
  }

  /// The numbers that are tried, the simplest ones first.
  private static let candidates: [Rational] =
    (1...50).flatMap { [Rational($0), Rational(-$0)] }
    + (0..<50).compactMap { try? Rational(2 * $0 + 1) / Rational(2) }
    + (0..<50).compactMap { try? Rational(-2 * $0 - 1) / Rational(2) } + [.zero]
}
