/// What stands below a line, in the one spelling that belongs to a name.
struct IndexText {
  /// The longest text in braces that is an index, in Unicode scalars.
  static let longest = 200

  private let inside: [Unicode.Scalar]
  private var place = 0
  private var text: [Unicode.Scalar] = []
  /// The braces that are open: where their content starts, whether they only set a style, and the sign behind them.
  private var open: [(start: Int, isStyle: Bool, sign: Unicode.Scalar?)] = []

  /// The index: `i_1` as it is where nothing but letters, digits and lines stands there, and else in braces, with
  /// the terms of a sum in one order, `{t+1}`; nil where something stands there that is no index.
  static func normal(_ inside: ArraySlice<Unicode.Scalar>) -> String? {
    guard inside.count <= longest else { return nil }
    var reader = IndexText(inside: Array(inside))
    guard reader.run(), !reader.text.isEmpty else { return nil }
    let text = reader.text
    if text.allSatisfy(isNamePart) {
      guard text.first != "_", text.last != "_" else { return nil }
      return String(String.UnicodeScalarView(text))
    }
    let indices = text.contains(where: isRelation) ? [text] : pieces(of: text)
    guard indices.allSatisfy({ !$0.isEmpty }) else { return nil }
    let normal = indices.map { $0.contains(where: isRelation) ? string($0) : ordered($0) }
      .joined(separator: ",")
    // `t+0` is `t`.
    return normal.unicodeScalars.allSatisfy(isNamePart) ? normal : "{" + normal + "}"
  }

  private init(inside: [Unicode.Scalar]) { self.inside = inside }

  /// Writes the whole text; whether it could.
  private mutating func run() -> Bool {
    while place < inside.count {
      let scalar = inside[place]
      place += 1
      switch scalar {
      case "\\": guard command() else { return false }
      case "{": open.append((text.count, false, nil))
      case "}": guard close() else { return false }
      case "*": if !isUnwrittenTimes { text.append(scalar) }
      default:
        if IndexText.isBlank(scalar) { continue }
        if let letter = Lexer.lowered(scalar) {
          if place < 2 || Lexer.lowered(inside[place - 2]) == nil { text.append("_") }
          text.append(letter)
        } else if !scalar.isASCII, let raised = Lexer.raisedSigns[scalar] {
          if place < 2 || Lexer.raisedSigns[inside[place - 2]] == nil { text.append("^") }
          text.append(raised)
        } else if IndexText.isNamePart(scalar) || IndexText.signs.contains(scalar) {
          text.append(scalar)
        } else {
          return false
        }
      }
    }
    return open.isEmpty
  }

  /// Whether the times sign before this place says nothing: `2*i` is `2i`.
  private var isUnwrittenTimes: Bool {
    guard let last = text.last, IndexText.isDigit(last),
      let next = inside[place...].first(where: { !IndexText.isBlank($0) })
    else { return false }
    return next.properties.isAlphabetic || next == "\\"
  }

  /// Takes a command behind its backslash; whether it may stand in an index.
  private mutating func command() -> Bool {
    let start = place
    while place < inside.count, inside[place].isASCII, inside[place].properties.isAlphabetic {
      place += 1
    }
    if place == start { place += 1 }
    guard place <= inside.count else { return false }
    let name = string(inside[start..<place])
    if let letter = Lexer.letter(ofCommand: inside[start..<place]) {
      text.append(letter)
      return true
    }
    if Lexer.styles.contains(name) {
      while place < inside.count, IndexText.isBlank(inside[place]) { place += 1 }
      guard place < inside.count, inside[place] == "{" else { return true }
      place += 1
      open.append((text.count, true, nil))
      return true
    }
    if Lexer.sizes.contains(name) { return true }
    if let sign = IndexText.commands[name] {
      if sign != "*" || !isUnwrittenTimes { text.append(sign) }
      return true
    }
    switch Lexer.command(name) {
    case .nothing?: return true
    case .fraction?:
      guard place < inside.count, inside[place] == "{" else { return false }
      place += 1
      open.append((text.count, false, "/"))
      return true
    case .token(.word(let word))?:
      text += word.unicodeScalars
      return word.unicodeScalars.allSatisfy(IndexText.isNamePart)
    default: return false
    }
  }

  /// Closes braces: around one sign, a word or what a style is set for they say nothing.
  private mutating func close() -> Bool {
    guard let (start, isStyle, sign) = open.popLast() else { return false }
    let content = text[start...]
    guard !content.isEmpty else { return false }
    let isRaised = start > 0 && text[start - 1] == "^"
    let isPlain = content.allSatisfy(isRaised ? IndexText.isDigit : IndexText.isNamePart)
    if !isStyle, !isPlain, content.count > 1 {
      text.insert("(", at: start)
      text.append(")")
    }
    if let sign { text.append(sign) }
    return true
  }

  // MARK: Sums

  /// The indices between commas outside of brackets.
  private static func pieces(of text: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var pieces: [[Unicode.Scalar]] = [[]]
    var depth = 0
    for scalar in text {
      depth += nesting(scalar)
      if scalar == ",", depth == 0 {
        pieces.append([])
      } else {
        pieces[pieces.count - 1].append(scalar)
      }
    }
    return pieces
  }

  /// The terms of a sum in one order: names before numbers, each with its sign; numbers are added up.
  private static func ordered(_ index: [Unicode.Scalar]) -> String {
    var names: [(name: String, isNegative: Bool)] = []
    var number = 0
    var term = String.UnicodeScalarView()
    var isNegative = false
    var depth = 0
    for (place, scalar) in (index + ["+"]).enumerated() {
      depth += nesting(scalar)
      let isSign = depth == 0 && (scalar == "+" || scalar == "-")
      let isBehindSign = term.last.map { ["^", "*", "/"].contains($0) } ?? false
      guard place == index.count || (isSign && !isBehindSign) else {
        term.append(scalar)
        continue
      }
      if term.isEmpty {
        // A sign with nothing before it is that of the first term, or of no sum.
        guard place == 0, index.count > 1 else { return string(index) }
      } else if let value = Int(String(term)), value < 1 << 31 {
        number += isNegative ? -value : value
      } else {
        names.append((String(term), isNegative))
      }
      term = String.UnicodeScalarView()
      isNegative = scalar == "-"
    }
    names.sort { ($0.isNegative ? 1 : 0, $0.name) < ($1.isNegative ? 1 : 0, $1.name) }
    var text = ""
    // `1−α` starts with what is not taken away.
    if number > 0, names.first?.isNegative == true {
      text = String(number)
      number = 0
    }
    for term in names { text += (term.isNegative ? "-" : text.isEmpty ? "" : "+") + term.name }
    if number != 0 || text.isEmpty {
      text += (number >= 0 && !text.isEmpty ? "+" : "") + String(number)
    }
    return text
  }

  // MARK: Signs

  private static let signs: Set<Unicode.Scalar> = [
    "+", "-", "/", "^", "(", ")", "[", "]", ",", ".", "=", "<", ">", "≤", "≥", "≠", "|", ":", ";",
    "!", "′", "∞", "→", "∈", "±", "·", "%", "†", "⊥",
  ]

  private static let commands: [String: Unicode.Scalar] = [
    "infty": "∞", "ast": "*", "star": "*", "cdot": "*", "times": "*", "prime": "′", "le": "≤",
    "leq": "≤", "ge": "≥", "geq": "≥", "lt": "<", "gt": ">", "ne": "≠", "neq": "≠", "mid": "|",
    "vert": "|", "to": "→", "rightarrow": "→", "in": "∈", "pm": "±", "perp": "⊥", "dagger": "†",
    "backslash": "|", "setminus": "|",
  ]

  /// Signs between which terms are not put in order.
  private static func isRelation(_ scalar: Unicode.Scalar) -> Bool {
    ["=", "<", ">", "≤", "≥", "≠", "|", ":", ";", "→", "∈", "±"].contains(scalar)
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || isDigit(scalar) || scalar.properties.isAlphabetic
      || scalar.properties.canonicalCombiningClass != .notReordered
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  private static func nesting(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "(", "[": 1
    case ")", "]": -1
    default: 0
    }
  }
}

private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var text = String.UnicodeScalarView()
  text.append(contentsOf: scalars)
  return String(text)
}
