/// A name with indices below the line, `x_i`, `a_ij`, `w_i1`, in its parts.
public struct IndexedName: Sendable {
  /// What stands before the indices, with the line: `a_`.
  public let base: String
  /// The signs below the line, each one an index, a digit or a comma.
  public let signs: [Character]

  /// The letters that are written for indices where several stand side by side.
  private static let letters = Set("ijklmnpqrstuvμνρσαβ")
  /// Words of such letters that are written below the line for what they say.
  private static let words: Set = [
    "min", "lim", "sim", "mult", "init", "null", "inv", "mul", "unit", "inst", "input", "mini",
    "int", "deg", "dec", "def", "bad", "age", "bag", "bed", "add", "ad", "be",
  ]

  /// The parts of a name; nil where nothing but a word or a number stands below the line.
  public init?(_ name: String) {
    guard name.utf8.contains(UInt8(ascii: "_")), let line = name.lastIndex(of: "_"),
      line > name.startIndex
    else { return nil }
    let below = name[name.index(after: line)...]
    let letters = below.filter(\.isLetter)
    guard below.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "," }), !letters.isEmpty,
      letters.count == 1
        || (letters.count <= 3 && letters == below && letters.allSatisfy("abcdefgh".contains)
          && !Self.words.contains(letters))
        || (letters.allSatisfy(Self.letters.contains) && !Self.words.contains(letters))
    else { return nil }
    base = String(name[...line])
    signs = Array(below)
  }

  /// The indices of a name that are part of what is computed below its line, `t` of `x_{t-1}`.
  public static func computed(below name: String) -> [Character] {
    words(below: name).compactMap { $0.count == 1 ? $0.first : nil }
  }

  /// The name with other indices in what is computed below its line.
  public static func renamed(_ name: String, computed names: [Character: Character]) -> String {
    guard let line = name.firstIndex(of: "_"), name[line...].contains("{") else { return name }
    let below = Array(name[line...])
    let signs = below.indices.map { place -> Character in
      let isAlone =
        (place == 0 || !below[place - 1].isLetter)
        && (place + 1 == below.count || !below[place + 1].isLetter)
      return isAlone ? names[below[place]] ?? below[place] : below[place]
    }
    return name[..<line] + String(signs)
  }

  /// The words below the line of a name that has more there than one index, `t` and `i` of `x_{t+1}_i`.
  static func words(below name: String) -> [Substring] {
    guard name.utf8.contains(UInt8(ascii: "_")), let line = name.firstIndex(of: "_") else {
      return []
    }
    let below = name[line...].dropFirst()
    guard below.contains(where: { $0 == "_" || $0 == "{" }) else { return [] }
    return below.split { !$0.isLetter }
  }

  /// The indices, each as often as it stands there.
  public var indices: [Character] { signs.filter(\.isLetter) }

  /// The name with other indices.
  public func renamed(_ names: [Character: Character]) -> String {
    base + String(signs.map { names[$0] ?? $0 })
  }
}
