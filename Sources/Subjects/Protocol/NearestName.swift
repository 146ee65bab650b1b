/// Finds the name that was perhaps meant by a mistyped one.
public enum NearestName {
  /// The name nearest to a word, if one is near enough to be meant; ties go to the first.
  ///
  /// - Complexity: O(length of the word · length of all names).
  public static func of(_ word: String, among names: [String]) -> String? {
    let letters = Array(word.lowercased())
    guard !letters.isEmpty, letters.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for name in names where name.count <= 64 {
      let distance = distance(letters, Array(name.lowercased()))
      // One slip in a short word, a third of the letters in a long one.
      guard distance <= max(1, min(letters.count, name.count) / 3), distance < letters.count
      else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (name, distance) }
    }
    return best?.name
  }

  /// The least number of letters to insert, delete or replace (Levenshtein).
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
