/// What a misspelt word may have meant.
public enum Spelling {
  /// The candidate nearest to a word, if one is near enough to be meant; ties go to one of the same length, then
  /// to the first.
  ///
  /// - Complexity: O(n·m) for each candidate.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased())
    guard !letters.isEmpty, letters.count <= 64 else { return nil }
    let bytes = areBytes(word) ? Array(word.lowercased().utf8) : nil
    var best: (candidate: String, distance: Int, gap: Int)?
    for candidate in candidates {
      let inBytes = areBytes(candidate) ? bytes : nil
      let count = inBytes == nil ? candidate.count : candidate.utf8.count
      guard count <= 64 else { continue }
      // One slip in a short word, a third of the letters in a long one.
      let most = min(max(1, min(letters.count, count) / 3), letters.count - 1)
      let gap = abs(letters.count - count)
      let distance: Int
      if let inBytes {
        // As many slips as one has more letters than the other there are at least.
        guard gap <= most else { continue }
        distance = Self.distance(inBytes, Array(candidate.lowercased().utf8))
      } else {
        distance = Self.distance(letters, Array(candidate.lowercased()))
      }
      guard distance <= most else { continue }
      if best.map({ (distance, gap) < ($0.distance, $0.gap) }) ?? true {
        best = (candidate, distance, gap)
      }
    }
    return best?.candidate
  }

  /// Whether each byte of a word is a letter of its own.
  private static func areBytes(_ word: String) -> Bool {
    let signs = HeldSigns(word)
    return signs.areASCII && !signs.contains("\r")
  }

  /// The least number of letters to insert, delete, replace or swap with a neighbour.
  private static func distance<Letter: Equatable>(_ a: [Letter], _ b: [Letter]) -> Int {
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
