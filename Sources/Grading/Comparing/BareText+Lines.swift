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
        // Behind the columns, which say nothing; an equals sign stands in no matrix.
        guard scalars[inside].contains("="), scalars[inside.lowerBound] == "{",
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

  /// Whether a line goes on with an equals sign behind the end of the one before it.
  private func goesOn(behind lineBreak: Int) -> Bool {
    var place = lineBreak + 2
    while place < end, Self.isBlank(scalars[place]) || scalars[place] == "&" { place += 1 }
    return place < end && (scalars[place] == "=" || hasCommand("\\approx", at: place))
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
