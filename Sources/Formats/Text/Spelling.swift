/// What a misspelt word may have meant.
public enum Spelling {
  /// The candidate nearest to a word, if one is near enough to be meant; ties go to one of the same length, then
  /// to the first.
  ///
  /// - Complexity: O(n·m) for each candidate.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased())
    guard !letters.isEmpty, letters.count <= 64 else { return nil }
    var best: (candidate: String, distance: Int, gap: Int)?
    for candidate in candidates {
      let count = candidate.count
      guard count <= 64 else { continue }
      // One slip in a short word, a third of the letters in a long one.
      let most = min(max(1, min(letters.count, count) / 3), letters.count - 1)
      let other = Array(candidate.lowercased())
      // As many slips as one has more letters than the other there are at least.
      guard abs(letters.count - other.count) <= most else { continue }
      let distance = distance(letters, other)
      guard distance <= most else { continue }
      let gap = abs(letters.count - count)
      if best.map({ (distance, gap) < ($0.distance, $0.gap) }) ?? true {
        best = (candidate, distance, gap)
      }
    }
    return best?.candidate
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
