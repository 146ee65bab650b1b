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

  /// The least number of letters to insert, delete, replace or swap with a neighbour.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
