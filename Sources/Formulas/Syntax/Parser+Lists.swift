// Several numbers as they are said, `1 or −1`, `x = ±1`, `x_1 = 2, x_2 = 3`, where a set is asked for.
extension CutText {
  /// Numbers that are listed, and what they are called.
  public struct List: Sendable {
    /// What the numbers are called, `x`, or `x_1` and `x_2`; nothing where they have no name.
    public let names: [String]
    /// The numbers.
    public let elements: [Expression]
  }

  /// The numbers of a list without braces; nil for anything else, also for a single number.
  public var list: List? {
    var pieces: [[Token]] = [[]]
    var depth = 0
    var hasAnd = false
    var (commas, tight) = (0, 0)
    let tokens = parser.tokens.dropLast()
    for (place, token) in tokens.enumerated() {
      depth += token.kind.nesting
      switch token.kind {
      case .word(let word) where depth == 0 && Parser.isJoint(word):
        hasAnd = hasAnd || word == "and"
        pieces.append([])
        continue
      case .sign(.comma) where depth == 0, .sign(.semicolon) where depth == 0:
        if token.kind == .sign(.comma) { commas += 1 }
        if token.kind == .sign(.comma), parser.decimalComma(at: place, in: { $0 }) != nil {
          tight += 1
        }
        // Behind the comma of `1, or 2` stands the word.
        if case .word(let word) = parser.tokens[place + 1].kind, Parser.isJoint(word) { continue }
        pieces.append([])
        continue
      default: break
      }
      pieces[pieces.count - 1].append(token)
    }
    guard pieces.count <= Parser.mostElements else { return nil }
    // One comma between digits may be a decimal one, and so may one beside others that are none; several may stand
    // between groups of three digits.
    let areGroups = pieces.dropFirst().allSatisfy { $0.count == 1 && $0[0].range.count == 3 }
    guard tight == 0 || tight > 1 && tight == commas && !areGroups else { return nil }
    var names: [String] = []
    var elements: [Expression] = []
    for piece in pieces {
      guard let (name, found) = element(piece) else { return nil }
      if let name { names.append(name) }
      elements += found
    }
    // One name is not two numbers at once.
    if hasAnd, !names.isEmpty, Set(names).count < elements.count { return nil }
    guard elements.count > 1, Set(names.map(Self.base)).count <= 1 else { return nil }
    return List(names: names, elements: elements)
  }

  /// The number, or the two numbers with the upper and the lower sign, behind what they are called.
  private func element(_ tokens: [Token]) -> (name: String?, numbers: [Expression])? {
    var value = tokens[...]
    var name: String?
    if tokens.count > 2, tokens[1].kind == .sign(.equal) {
      guard case .word(let word) = tokens[0].kind else { return nil }
      name = word
      value = tokens[2...]
    }
    var numbers: [Expression] = []
    for isUpper in value.contains(where: Parser.isBothSigns) ? [true, false] : [true] {
      var reader = parser.reader(of: value.map { Parser.token($0, isUpper: isUpper) }[...])
      guard let number = try? reader.sum(), reader.token.kind == .end else { return nil }
      numbers.append(number)
    }
    return (name, numbers)
  }

  /// A name without what stands below its line, or without its number.
  private static func base(_ name: String) -> Substring {
    name.prefix { $0 != "_" && !$0.isNumber }
  }
}

extension Parser {
  /// The most numbers of a list.
  fileprivate static let mostElements = 32
}
