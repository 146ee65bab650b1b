/// A name with two indices below the line, of which sums or products bind at least one: `a_ij` in Σ_j.
public struct IndexedMatrix: Sendable {
  /// The name without its indices.
  public let name: String
  /// The last row and the last column that bounds give; nil where an index is free everywhere.
  private(set) var lengths: [String?]

  /// The rows and the columns, each a number or a name.
  ///
  /// A free index stands for any row, so that any number of rows will do: the number of columns where that is a name.
  public var dimensions: [String] {
    zip(lengths, zip(lengths.reversed(), ["rows", "columns"])).map { own, names in
      let (other, word) = names
      if let own { return own }
      if let other, Int(other) == nil { return other }
      return "\(name)_\(word)"
    }
  }

  /// Takes lengths where none is known yet, or one was only supposed; of two numbers the larger one.
  mutating func take(_ found: [String?], insteadOf supposed: String?) {
    lengths = zip(lengths, found).map { known, new in
      guard let known, known != supposed, let number = Int(known) else {
        return known == nil || known == supposed ? new ?? known : known
      }
      return new.map { (Int($0) ?? .max) > number ? $0 : known } ?? known
    }
  }

  init(_ name: String, _ lengths: [String?]) {
    self.name = name
    self.lengths = lengths
  }

  /// A word that may be an entry: its name and the two signs below its line.
  struct Entry {
    let name: String
    let signs: [Character]

    /// - Parameter isKnown: whether two numbers may be meant for a row and a column, as in `a_12` beside `a_ij`.
    init?(_ word: String, isKnown: Bool = false) {
      guard word.utf8.contains(UInt8(ascii: "_")), let line = word.firstIndex(of: "_"),
        line > word.startIndex
      else { return nil }
      let below = word[word.index(after: line)...].filter { !"{},".contains($0) }
      // δ_ij is 1 or 0 by its indices.
      guard !["δ", "delta", "I"].contains(word[..<line]), below.count == 2,
        isKnown || below.contains(where: \.isLetter),
        below.allSatisfy({ $0.isLetter || $0.isNumber }),
        IndexedName("\(word[...line])\(below)") != nil || word.contains(",")
          || isKnown && below.allSatisfy(\.isNumber)
      else { return nil }
      name = String(word[..<line])
      signs = Array(below)
    }

    /// The letters among the signs.
    var letters: [String] { signs.filter(\.isLetter).map { String($0) } }
  }
}

extension FreeNames {
  /// Adds what a word is as an entry of a matrix: a matrix, where the index of a series is one of its own, and the
  /// indices that are free; false where it is a name like any other.
  mutating func addEntry(_ word: String, _ series: [Series]) -> Bool {
    guard let entry = IndexedMatrix.Entry(word) else { return false }
    let bounds = entry.signs.map { sign in series.first { $0.index == String(sign) } }
    let isDeclared = arrays.contains(entry.name)
    guard isDeclared || bounds.contains(where: { $0 != nil }),
      isDeclared || !families.contains(where: { $0.name == entry.name })
    else { return false }
    if !isDeclared {
      let lengths = zip(bounds, entry.signs).map { bound, sign -> String? in
        bound.flatMap { $0.upper }.flatMap { Self.last($0, series) }
          ?? (sign.isNumber ? String(sign) : nil)
      }
      add(matrix: IndexedMatrix(entry.name, lengths))
    }
    for (letter, bound) in zip(entry.signs, bounds) where bound == nil && letter.isLetter {
      add(number: String(letter))
    }
    return true
  }

  /// The entries of matrices among the numbers: the indices that they have.
  func indicesOfEntries() -> [String] {
    numbers.flatMap { number -> [String] in
      guard let entry = IndexedMatrix.Entry(number),
        matrices.contains(where: { $0.name == entry.name })
      else { return [] }
      return entry.letters
    }
  }
}
