import Formats

extension Exercise {
  /// Whether a part may depend on what is drawn: a drawn name stands anywhere in it, in a formula that it names, or in
  /// one that these name.
  ///
  /// A name in a text counts too, so that none is overlooked.
  func dependsOnDraws(_ part: String) -> Bool {
    let json = source.json
    let drawn = Set((json["draw"]?.members ?? []).map(\.name))
    guard !drawn.isEmpty else { return false }
    var definitions: [String: JSON] = [:]
    for field in ["given", "parts"] {
      for member in json[field]?.members ?? [] { definitions[member.name] = member.value }
    }
    var seen: Set<String> = [part]
    var waiting = [part]
    while let name = waiting.popLast() {
      for word in definitions[name]?.words ?? [] where seen.insert(word).inserted {
        waiting.append(word)
      }
    }
    return !drawn.isDisjoint(with: seen)
  }
}

extension JSON {
  /// The words in all strings of the value, also without digits before them.
  fileprivate var words: Set<String> {
    var found: Set<String> = []
    var waiting = [self]
    while let next = waiting.popLast() {
      waiting += next.elements ?? []
      waiting += (next.members ?? []).map(\.value)
      for word in (next.string ?? "").split(whereSeparator: { !$0.isWord }) {
        found.insert(String(word))
        found.insert(String(word.drop { $0.isNumber }))
      }
    }
    return found
  }
}

extension Character {
  fileprivate var isWord: Bool { isLetter || isNumber || self == "_" || self == "'" }
}
