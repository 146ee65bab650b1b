import Formats

/// Statements, sets and functions as SymPy, Excel, NumPy and PyTorch have them, `And(x > 1, x < 5)`, `Interval.open(1, 5)`,
/// `(1 < x) & (x < 5)` and `np.multiply(x, y)`, in the signs of mathematics.
enum ProgrammedCalls {
  /// Words before a bracket, each with what its arguments say.
  private static let calls: [(word: String, sign: @Sendable ([String]) -> String?)] = [
    ("And", { joined($0, by: "and") }), ("AND", { joined($0, by: "and") }),
    ("Or", { joined($0, by: "or") }), ("OR", { joined($0, by: "or") }),
    ("Not", { negated($0) }), ("NOT", { negated($0) }),
    ("Ne", { compared($0, by: "≠") }), ("Unequality", { compared($0, by: "≠") }),
    ("Eq", { compared($0, by: "=") }), ("Equality", { compared($0, by: "=") }),
    ("Lt", { compared($0, by: "<") }), ("StrictLessThan", { compared($0, by: "<") }),
    ("Le", { compared($0, by: "≤") }), ("LessThan", { compared($0, by: "≤") }),
    ("Gt", { compared($0, by: ">") }), ("StrictGreaterThan", { compared($0, by: ">") }),
    ("Ge", { compared($0, by: "≥") }), ("GreaterThan", { compared($0, by: "≥") }),
    ("Interval.open", { interval($0, "(", ")") }), ("Interval.Lopen", { interval($0, "(", "]") }),
    ("Interval.Ropen", { interval($0, "[", ")") }), ("Interval", { interval($0) }),
    ("np.multiply", { called("hadamard", $0, 2) }), ("torch.mul", { called("hadamard", $0, 2) }),
    ("np.var", { called("variance", $0, 1) }),
    ("np.std", { called("variance", $0, 1).map { "sqrt(\($0))" } }),
    ("F.mse_loss", { called("mse", $0, 2) }), ("nn.functional.mse_loss", { called("mse", $0, 2) }),
    ("F.cosine_similarity", { cosine($0) }), ("F.normalize", { called("normalize", $0, 1) }),
    ("F.linear", { layer($0) }), ("nn.functional.linear", { layer($0) }),
    ("torch.nn.functional.linear", { layer($0) }),
    ("norm", { frobenius($0) }), ("np.linalg.norm", { frobenius($0) }),
    ("torch.norm", { frobenius($0) }), ("torch.linalg.norm", { frobenius($0) }),
    ("FiniteSet", { listed($0) }), ("Union", { joined($0, by: "∪") }),
    ("Intersection", { joined($0, by: "∩") }), ("set", { ofList($0) }),
  ]
  /// The words, and the signs of programs between and before brackets, of which one stands in every text that is changed.
  private static let words = calls.map(\.word) + ["~", "!", "|", "&"]
  private static let relations: Set<Unicode.Scalar> = ["<", ">", "=", "≤", "≥", "≠", "∈"]

  /// A text with such signs; nil where it has none of them.
  ///
  /// - Parameter names: names that mean something else.
  static func plain(_ text: String, names: [String]) -> String? {
    guard text.holds("("), text.holds(anyOf: words) else { return nil }
    var scalars = text.scalars
    var isFound = false
    // From the last one on, so that those inside of others are changed before them.
    for place in scalars.indices.reversed() {
      if let (end, sign) = call(at: place, in: scalars, names) {
        scalars.replaceSubrange(place..<end, with: sign.scalars)
        isFound = true
      } else if let sign = sign(at: place, in: scalars) {
        scalars.replaceSubrange(place...place, with: sign.scalars)
        isFound = true
      }
    }
    return isFound ? String(String.UnicodeScalarView(scalars)) : nil
  }

  // MARK: Calls

  /// What a call that begins at a place says, and where it ends.
  private static func call(
    at place: Int, in text: [Unicode.Scalar], _ names: [String]
  ) -> (end: Int, sign: String)? {
    guard text[place].properties.isAlphabetic, place == 0 || !isPartOfWord(text[place - 1]) else {
      return nil
    }
    var open = place
    while open < text.count, isPartOfWord(text[open]) { open += 1 }
    guard open < text.count, text[open] == "(", let close = text.closing(from: open) else {
      return nil
    }
    let word = String(String.UnicodeScalarView(text[place..<open]))
    guard !names.contains(word), let call = calls.first(where: { $0.word == word }),
      let sign = call.sign(arguments(in: text[(open + 1)..<close]))
    else { return nil }
    return (close + 1, sign)
  }

  /// The arguments between commas; none where one is empty.
  private static func arguments(in text: ArraySlice<Unicode.Scalar>) -> [String] {
    let found = text.pieces(between: [","]).map { String(String.UnicodeScalarView($0)).trimmed }
    return found.contains(where: \.isEmpty) ? [] : found
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar == "." || scalar == "_"
      || ("0"..."9").contains(scalar)
  }

  private static func joined(_ arguments: [String], by word: String) -> String? {
    guard !arguments.isEmpty else { return nil }
    let isOfSets = word == "∪" || word == "∩"
    let parts = isOfSets ? arguments : arguments.map { "(\($0))" }
    let text = parts.joined(separator: " \(word) ")
    return isOfSets && word == "∪" || arguments.count == 1 ? text : "(\(text))"
  }

  private static func negated(_ arguments: [String]) -> String? {
    arguments.count == 1 ? "not (\(arguments[0]))" : nil
  }

  private static func compared(_ arguments: [String], by sign: String) -> String? {
    arguments.count == 2 ? "\(arguments[0]) \(sign) \(arguments[1])" : nil
  }

  private static func listed(_ arguments: [String]) -> String? {
    arguments.isEmpty ? nil : "{" + arguments.joined(separator: ", ") + "}"
  }

  /// `set([1, 2])`, and `set((1, 2))`.
  private static func ofList(_ arguments: [String]) -> String? {
    let text = arguments.joined(separator: ", ")
    guard let first = text.first, let last = text.last, text.count > 2,
      [("[", "]"), ("(", ")"), ("{", "}")].contains(where: { first == $0 && last == $1 })
    else { return nil }
    return "{" + text.dropFirst().dropLast() + "}"
  }

  /// `Interval(1, 5)` with its ends, and `Interval(1, 5, True, False)`, which says whether it is open at each of them.
  private static func interval(_ arguments: [String]) -> String? {
    guard (2...4).contains(arguments.count) else { return nil }
    let areOpen = arguments.dropFirst(2).map { ["True", "true"].contains($0) }
    return interval(
      Array(arguments.prefix(2)), areOpen.first == true ? "(" : "[",
      areOpen.dropFirst().first == true ? ")" : "]")
  }

  private static func interval(
    _ arguments: [String], _ open: String, _ close: String
  ) -> String? {
    guard arguments.count == 2 else { return nil }
    // Infinity is never a member.
    let isBelow = ["-oo", "-inf", "-∞"].contains(arguments[0])
    let isAbove = ["oo", "inf", "∞"].contains(arguments[1])
    return (isBelow ? "(" : open) + arguments.joined(separator: ", ") + (isAbove ? ")" : close)
  }

  /// A function of so many arguments, of which a last one may say that a vector has one axis only.
  private static func called(_ function: String, _ arguments: [String], _ count: Int) -> String? {
    var arguments = arguments
    if let last = arguments.last, ["dim=0", "dim=-1", "axis=0", "axis=-1"].contains(last) {
      arguments.removeLast()
    }
    guard arguments.count == count, !arguments.contains(where: { $0.contains("=") }) else {
      return nil
    }
    return "\(function)(\(arguments.joined(separator: ", ")))"
  }

  /// A layer of PyTorch, of which the rows of the matrix belong to the outputs: x·Wᵀ + b.
  private static func layer(_ arguments: [String]) -> String? {
    guard (2...3).contains(arguments.count), !arguments.contains(where: { $0.contains("=") }) else {
      return nil
    }
    let product = "(\(arguments[0]))*(\(arguments[1]))^T"
    return arguments.count == 2 ? "(\(product))" : "(\(product) + (\(arguments[2])))"
  }

  private static func cosine(_ arguments: [String]) -> String? {
    guard let product = called("dot", arguments, 2) else { return nil }
    return "(\(product)/(norm(\(arguments[0]))*norm(\(arguments[1]))))"
  }

  /// `norm(A, 'fro')`.
  private static func frobenius(_ arguments: [String]) -> String? {
    let names = ["'fro'", "\"fro\"", "ord='fro'", "ord=\"fro\"", "p='fro'"]
    guard arguments.count == 2, names.contains(arguments[1]) else { return nil }
    return "frobenius(\(arguments[0]))"
  }

  // MARK: Signs

  /// What `~(x > 0)`, `!(x > 0)` and one sign between two statements in brackets say.
  private static func sign(at place: Int, in text: [Unicode.Scalar]) -> String? {
    switch text[place] {
    case "~", "!":
      guard place + 1 < text.count, text[place + 1] == "(", relates(from: place + 1, in: text)
      else { return nil }
      // Behind a number or a bracket it is a factorial.
      let before = text[..<place].last { $0 != " " }
      return before.map { ["(", "&", "|", "~", "!"].contains($0) } ?? true ? "not " : nil
    case "|", "&":
      guard let before = text[..<place].lastIndex(where: { $0 != " " }), text[before] == ")",
        let next = text[(place + 1)...].firstIndex(where: { $0 != " " }),
        let second = text[next...].firstIndex(of: "("), relates(from: second, in: text),
        text[next..<second].isEmpty || isNegation(text[next..<second]),
        let first = opening(of: before, in: text), relates(from: first, in: text)
      else { return nil }
      return text[place] == "|" ? " or " : " and "
    default: return nil
    }
  }

  private static func isNegation(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    ["~", "!", "not "].contains { word.elementsEqual($0.scalars) }
  }

  /// Whether a sign that compares stands in the bracket that opens at a place.
  private static func relates(from open: Int, in text: [Unicode.Scalar]) -> Bool {
    guard let close = text.closing(from: open) else { return false }
    return text[open..<close].contains(where: relations.contains)
  }

  /// The place of the bracket that the one at a place closes.
  private static func opening(of close: Int, in text: [Unicode.Scalar]) -> Int? {
    var depth = 0
    for place in text[...close].indices.reversed() {
      switch text[place] {
      case ")", "]", "}": depth += 1
      case "(", "[", "{":
        depth -= 1
        if depth == 0 { return place }
      default: continue
      }
    }
    return nil
  }
}
