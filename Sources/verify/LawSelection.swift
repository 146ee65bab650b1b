import Laws

/// Which laws are meant by the words of a call.
enum LawSelection {
  /// The laws that at least one of the words names, in the order of the notes; all for no words.
  ///
  /// - Returns: the laws, or the first word that names none.
  static func laws(_ words: [String], among all: [Law]) -> Result<[Law], NoLaw> {
    guard !words.isEmpty else { return .success(all) }
    var names: Set<String> = []
    for word in words {
      let found = laws(word, among: all)
      guard !found.isEmpty else { return .failure(NoLaw(word: word)) }
      names.formUnion(found.map(\.name))
    }
    return .success(all.filter { names.contains($0.name) })
  }

  /// The laws that a word names: by a whole name, a section or the beginning of one, a number of the
  /// catalogue, or else by a part of their names.
  private static func laws(_ word: String, among all: [Law]) -> [Law] {
    let exact = all.filter { $0.name == word }
    if !exact.isEmpty { return exact }
    if let place = Place(word) {
      let inside = all.filter { place.contains($0.section) }
      if !inside.isEmpty { return inside }
    }
    if let number = Int(word) { return all.filter { $0.number == number } }
    let part = word.lowercased()
    return all.filter { $0.name.lowercased().contains(part) }
  }

  /// A word that names no law.
  struct NoLaw: Error, Equatable {
    let word: String
  }

  /// A letter of the notes, and perhaps a section of it.
  private struct Place {
    let letter: Character
    let number: Int?

    init?(_ word: String) {
      guard let first = word.first, first.isASCII, first.isLetter else { return nil }
      letter = Character(first.uppercased())
      let rest = word.dropFirst()
      if rest.isEmpty {
        number = nil
      } else {
        guard rest.first == ".", let parsed = Int(rest.dropFirst()) else { return nil }
        number = parsed
      }
    }

    /// Whether it lies in a section; a section reaches up to the next one of its letter.
    func contains(_ section: Section) -> Bool {
      guard let own = Place(section.rawValue), own.letter == letter else { return false }
      guard let number, let start = own.number else { return true }
      let next = Section.allCases.compactMap { Place($0.rawValue) }
        .filter { $0.letter == letter }.compactMap(\.number).filter { $0 > start }.min()
      return number >= start && number < (next ?? start + 1)
    }
  }
}
