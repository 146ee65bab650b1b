extension [Unicode.Scalar] {
  /// The place of the bracket of any kind that closes the one at a place; nil where none does.
  ///
  /// - Parameter end: how far is looked; nil for all of it.
  public func closing(from open: Int, before end: Int? = nil) -> Int? {
    var depth = 0
    for place in open..<(end ?? count) {
      switch self[place] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        depth -= 1
        if depth == 0 { return place }
      default: continue
      }
    }
    return nil
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// What stands between some signs outside of brackets of any kind, empty pieces too.
  ///
  /// - Complexity: O(length of the text).
  public func pieces(between signs: Set<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
    var found: [ArraySlice<Unicode.Scalar>] = []
    var start = startIndex
    var depth = 0
    for place in indices {
      switch self[place] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case let sign where depth == 0 && signs.contains(sign):
        found.append(self[start..<place])
        start = place + 1
      default: continue
      }
    }
    return found + [self[start...]]
  }
}
