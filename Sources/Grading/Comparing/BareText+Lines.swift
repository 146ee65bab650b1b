import Formats

// Environments around a whole text, and the lines in which a chain of equations is set.
extension BareText {
  private static let environments = [
    "equation", "equation*", "displaymath", "math", "align", "align*", "aligned", "gather",
    "gather*", "gathered", "split", "eqnarray", "eqnarray*", "multline", "multline*", "array",
  ]

  /// An environment with one line, or with lines that go on with an equals sign.
  mutating func takeOffEnvironment() -> Bool {
    guard has("\\begin{", at: start) else { return false }
    for name in Self.environments {
      let (open, close) = ("\\begin{\(name)}", "\\end{\(name)}")
      let last = close.unicodeScalars.count
      guard has(open, at: start), has(close, at: end - last) else { continue }
      var inside = start + open.unicodeScalars.count..<end - last
      if name == "array" {
        // Behind the columns, which say nothing; an equals sign stands in no matrix, and one cell is none.
        guard
          scalars[inside].contains("=")
            || !scalars[inside].contains("&") && breaks(in: inside).isEmpty,
          scalars[inside.lowerBound] == "{",
          let close = scalars.closing(from: inside.lowerBound, before: inside.upperBound)
        else { return false }
        inside = close + 1..<inside.upperBound
      }
      guard breaks(in: inside).allSatisfy({ goesOn(behind: $0) }) else { return false }
      blank(start..<inside.lowerBound)
      blank(inside.upperBound..<end)
      for place in inside where scalars[place] == "&" && scalars[place - 1] != "\\" {
        scalars[place] = " "
      }
      return true
    }
    return false
  }

  /// Where lines of LaTeX end.
  private func breaks(in places: Range<Int>) -> [Int] {
    var found: [Int] = []
    var place = places.lowerBound
    while place + 1 < places.upperBound {
      if scalars[place] == "\\", scalars[place + 1] == "\\" {
        found.append(place)
        place += 1
      }
      place += 1
    }
    return found
  }

  /// Whether a line goes on with an equals sign behind the end of the one before it, or with a term.
  ///
  /// What begins with a minus sign may be a number of its own, but for the place of the terms: `&- 1`.
  private func goesOn(behind lineBreak: Int) -> Bool {
    var place = lineBreak + 2
    var isIndented = false
    while place < end {
      if scalars[place] == "&" {
        isIndented = true
      } else if let space = ["\\quad", "\\qquad", "\\,", "\\;", "\\ ", "{}"].first(where: {
        has($0, at: place)
      }) {
        isIndented = isIndented || space == "\\quad" || space == "\\qquad"
        place += space.unicodeScalars.count - 1
      } else if !Self.isBlank(scalars[place]) {
        break
      }
      place += 1
    }
    guard place < end else { return false }
    switch scalars[place] {
    case "=", "+": return true
    case "-": return isIndented
    default: return hasCommand("\\approx", at: place)
    }
  }

  /// Takes off groups that hold nothing beside signs of operations, whose spaces they set: `={}&`, `x^2{}+1`.
  mutating func takeOffEmptyGroups() {
    for place in start..<max(start, end - 1) where has("{}", at: place) {
      var (before, behind) = (place - 1, place + 2)
      while before >= start, Self.isBlank(scalars[before]) { before -= 1 }
      while behind < end, Self.isBlank(scalars[behind]) { behind += 1 }
      guard before >= start, behind < end else { continue }
      let isBehindSign = ["=", "+", "-", "&"].contains(scalars[before])
      let isBeforeSign = ["=", "+", "-", "&"].contains(scalars[behind])
      guard isBehindSign && scalars[behind] != "," || isBeforeSign && endsOperand(at: before) else {
        continue
      }
      blank(place..<place + 2)
    }
  }

  /// Whether a letter, a digit or a bracket stands at a place, and no command ends there.
  private func endsOperand(at place: Int) -> Bool {
    if [")", "]"].contains(scalars[place]) { return true }
    var first = place
    while first >= start, scalars[first].properties.isAlphabetic { first -= 1 }
    if first < place { return first < start || scalars[first] != "\\" }
    return ("0"..."9").contains(scalars[place])
  }

  /// The lines of a chain of equations, `a = b \\ = c`, as one line.
  mutating func joinChain() {
    let all = breaks(in: start..<end)
    guard !all.isEmpty, all.allSatisfy(goesOn) else { return }
    for place in all {
      blank(place..<place + 2)
      var next = place + 2
      while next < end, Self.isBlank(scalars[next]) || scalars[next] == "&" {
        scalars[next] = " "
        next += 1
      }
    }
  }
}
